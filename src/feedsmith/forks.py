"""Work on what this process holds, shared with processes that are made from it as it stands.

They have all that it has without being sent it; small results alone come back. Each takes the next
share from a pipe, and ends when its parent is gone. Source:
https://man7.org/linux/man-pages/man2/fork.2.html
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from traceback import format_exception
from typing import Any, BinaryIO, Generic, NamedTuple, NoReturn, TypeVar

from feedsmith.problems import FeedsmithError

Result = TypeVar("Result")

_SHARES = 8
"""For each process: the last to be done are small, and none waits for long."""
_DIGITS = 4
"""So many bytes has the number of a share; a pipe gives them to one reader together."""
_MOST_SHARES = 1000
"""Their numbers are in the pipe before anybody reads it: any pipe holds these."""


class Crew(NamedTuple):
    """So many processes, this one among them, for tasks of these weights."""

    jobs: int
    weights: Sequence[int]

    def each(self, work: Callable[[int], Result]) -> list[Result]:
        """What comes of each task, in their order; `work` is given the number of one.

        Raises what the first of them raised, when all are done, and FeedsmithError where the system
        has ended a process; none is left then.
        """
        shares = self._shares()
        parent = os.getpid()
        with _numbers(len(shares)) as numbers, _others() as others:
            taken = _Taken(work, shares, numbers)
            for _ in range(min(self.jobs, len(shares)) - 1):
                with suppress(OSError):  # the system has no more processes: those there are do it
                    others.begin(lambda: taken.while_true(lambda: os.getppid() == parent))
            outcomes = dict(taken.while_true(lambda: True))
            for told in others.told():
                outcomes.update(told)
        return list(_results(outcomes[number] for number in range(len(self.weights))))

    def _shares(self) -> list[range]:
        """Neighbours stay together, for they are alike; the heaviest come first."""
        count = len(self.weights)
        step = max(1, count // (self.jobs * _SHARES), -(-count // _MOST_SHARES))
        shares = [range(at, min(at + step, count)) for at in range(0, count, step)]
        return sorted(shares, key=lambda share: -sum(self.weights[one] for one in share))


class _Failure(NamedTuple):
    """What a task raised."""

    error: Exception


def _results(outcomes: Iterable[Result | _Failure]) -> Iterator[Result]:
    for one in outcomes:
        if isinstance(one, _Failure):
            raise one.error
        yield one


class _Taken(NamedTuple, Generic[Result]):
    """Shares of work, whose numbers are taken from a pipe."""

    work: Callable[[int], Result]
    shares: Sequence[range]
    numbers: int

    def while_true(self, goes_on: Callable[[], bool]) -> list[tuple[int, Result | _Failure]]:
        """Do what nobody else has taken: each task with what came of it."""
        outcomes: list[tuple[int, Result | _Failure]] = []
        while goes_on() and (taken := os.read(self.numbers, _DIGITS)):
            share = self.shares[int.from_bytes(taken, "big")]
            outcomes += [(task, self._outcome(task)) for task in share]
        return outcomes

    def _outcome(self, task: int) -> Result | _Failure:
        try:
            return self.work(task)
        except FeedsmithError as error:
            return _Failure(error)
        except Exception as error:  # of any class, which another process may not know
            return _Failure(RuntimeError("".join(format_exception(error))))


@contextmanager
def _numbers(count: int) -> Iterator[int]:
    """A pipe with the numbers of all shares: at its end, when all are taken."""
    reading, writing = os.pipe()
    try:
        os.write(writing, b"".join(number.to_bytes(_DIGITS, "big") for number in range(count)))
        os.close(writing)
        yield reading
    finally:
        os.close(reading)


class _Others(dict[int, BinaryIO]):
    """The processes that were made, each with what it will tell."""

    def begin(self, work: Callable[[], object]) -> None:
        """One more, that does this and tells what came of it."""
        reading, writing = os.pipe()
        stream = os.fdopen(reading, "rb")
        try:
            process = os.fork()
        except OSError:
            stream.close()
            raise
        else:
            if process == 0:
                _serve(work, writing)
            self[process] = stream
        finally:
            os.close(writing)

    def told(self) -> Iterator[Any]:
        """What each has to tell, when it has ended."""
        for process, stream in tuple(self.items()):
            with stream:
                told = stream.read()
            del self[process]
            if os.waitpid(process, 0)[1] != 0:
                raise FeedsmithError(
                    "A process that made feeds was ended by the system",
                    "Free some memory, or run again with --jobs 1.",
                )
            yield pickle.loads(told)  # noqa: S301 -- this program has written it


@contextmanager
def _others() -> Iterator[_Others]:
    """None yet. Those that are left at the end are ended."""
    others = _Others()
    try:
        yield others
    finally:
        for process, stream in others.items():
            stream.close()
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _serve(work: Callable[[], object], writing: int) -> NoReturn:
    """Do it, tell what came of it, and be gone: nothing that the parent has begun is ended here."""
    status = 1
    try:
        told = pickle.dumps(work())
        with os.fdopen(writing, "wb") as stream:
            stream.write(told)
        status = 0
    finally:
        os._exit(status)
