"""Processes that share work, begun when there is enough of it.

Where one process can be made from another as it stands (Linux), that costs some milliseconds; else
each begins anew and imports everything. Each is sent what the work needs once, when it begins: a
copy, for what this process holds may ask for other processes itself. Source:
https://docs.python.org/3/library/multiprocessing.html#contexts-and-start-methods
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from feedsmith.forks import Crew

Task = TypeVar("Task")
Result = TypeVar("Result")

_CAN_FORK = sys.platform == "linux"
_ENOUGH = 400 if _CAN_FORK else 4000
"""So many tasks, of a tenth of a millisecond or more, are worth other processes."""
_CHUNKS = 8
"""For each process at least: the last to be done are few, and none waits for long."""
_LARGEST_CHUNK = 100
"""So many results wait in a process until they are sent together."""


class Workers:
    """Some processes for each work that is worth them. A context ends the last of them."""

    def __init__(self, jobs: int | None = None) -> None:
        """jobs: how many; `None` for as many as there are processors, where they are worth it."""
        self._jobs = jobs
        self._executor: ProcessPoolExecutor | None = None

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterable[Result]:
        """The results in the order of the tasks."""
        jobs = _processors() if self._jobs is None else self._jobs
        if jobs == 1 or len(tasks) < (_ENOUGH if self._jobs is None else 2):
            return map(work, tasks)
        self._end()
        self._executor = _begun(jobs, work)
        size = min(len(tasks) // (jobs * _CHUNKS), _LARGEST_CHUNK)
        return self._executor.map(_done, tasks, chunksize=max(1, size))

    def crew(self, weights: Sequence[int]) -> Crew | None:
        """Processes made from this one as it will stand; `None` where they are not worth it.

        weights: of all that is to be done, each in tasks as above.
        """
        jobs = _processors() if self._jobs is None else self._jobs
        enough = sum(weights) >= (_ENOUGH if self._jobs is None else 0)
        if not _CAN_FORK or jobs == 1 or len(weights) < 2 or not enough:
            return None
        self._end()  # its thread may not run when a process is forked
        from feedsmith.forks import Crew

        return Crew(jobs, tuple(weights))

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end(cancelled=error is not None)

    def _end(self, *, cancelled: bool = False) -> None:
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=cancelled)
            self._executor = None


def _processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), 8)
    return min(os.cpu_count() or 1, 8)


def _begun(jobs: int, work: Callable[[Any], Any]) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("fork" if _CAN_FORK else "spawn")
    return ProcessPoolExecutor(jobs, context, initializer=_learn, initargs=(pickle.dumps(work),))


_learnt: list[Callable[[Any], Any]] = []
"""The work of this process, where it is one of those."""


def _learn(work: bytes) -> None:
    _learnt[:] = [pickle.loads(work)]  # noqa: S301 -- this program has written it


def _done(task: Any) -> Any:
    (work,) = _learnt
    return work(task)
