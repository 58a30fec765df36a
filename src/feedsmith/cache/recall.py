"""Work whose outcome is kept, and done again only where what it rests on has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

import msgspec

from feedsmith import disk
from feedsmith.cache.store import Store
from feedsmith.cache.verdicts import KIND as VERDICTS
from feedsmith.cache.verdicts import Verdicts

Task = TypeVar("Task")
Result = TypeVar("Result")

Made = bytes | tuple[Result, disk.Noted]
"""A record, or what came of a task whose record JSON cannot hold as it is."""

Each = Callable[[Callable[[Task], Made[Result]], Sequence[Task]], Iterable[Made[Result]]]
"""Does the work for each task, in their order: `map`, or something that shows how far it is."""

_AT_ONCE = 50
"""So many records are held in memory until they are written."""


class Record(msgspec.Struct, Generic[Result], array_like=True, frozen=True):
    """What came of a task. at: the site's time then. noted: what it rests on."""

    at: datetime
    noted: disk.Noted
    result: Result


class Shelf(NamedTuple, Generic[Result]):
    """A kind of record.

    coder: of `Record[Result]`. turns: the moments at which a result is another, of the site's time.
    fits: whether JSON holds it as it is. answers: who answers what the disk does not know.
    by_content: whether its files are known by what is in them, whatever is asked of this run.
    """

    kind: str
    coder: msgspec.json.Decoder[Record[Result]]
    turns: Callable[[Result], Iterable[datetime]]
    fits: Callable[[Result], bool]
    answers: Mapping[str, Callable[[str], str]] = MappingProxyType({})
    by_content: bool = False


def _as_it_is(result: Result) -> Result:
    return result


class Recall:
    """What earlier runs kept, and what this one is to keep.

    now: the site's time. started: the clock's time at which the run began to read, in nanoseconds.
    by_content: whether files are known by what is in them, and not by their time of change.
    verdicts: which documents were found sound.
    """

    def __init__(
        self,
        store: Store,
        now: datetime,
        started: int,
        *,
        by_content: bool = False,
    ) -> None:
        self._store = store
        self._now = now
        self._started = started
        self._by_content = by_content
        self._answers = disk.Answers(by_content=by_content)
        self._used = {VERDICTS}
        self.verdicts = Verdicts(store)

    def each(
        self,
        shelf: Shelf[Result],
        work: Callable[[Task], Result],
        tasks: Sequence[tuple[str, Task]],
        each: Each[Task, Result] = map,
        held: Callable[[Result], Result] = _as_it_is,
    ) -> list[Result]:
        """The results in the order of the tasks, each of which has a name of its own.

        held: a result as it is to lie in memory.
        """
        self._used.add(shelf.kind)
        for question, answer in shelf.answers.items():
            self._answers.learn(question, answer)
        names = {name for name, _ in tasks}
        known, gone = self._known(shelf, names, held)
        asked = [(name, task) for name, task in tasks if name not in known]
        by_content = self._by_content or shelf.by_content
        record = partial(recorded, work=work, fits=shelf.fits, now=self._now, by_content=by_content)
        made = each(record, [task for _, task in asked])
        for name, result in self._kept(shelf, [name for name, _ in asked], made):
            known[name] = held(result)
        self._store.drop(shelf.kind, gone)
        return [known[name] for name, _ in tasks]

    def _kept(
        self, shelf: Shelf[Result], names: Sequence[str], made: Iterable[Made[Result]]
    ) -> Iterator[tuple[str, Result]]:
        """The results by name, those of records whose files are known for certain being kept."""
        kept: list[tuple[str, bytes]] = []
        for name, one in zip(names, made, strict=True):
            if isinstance(one, bytes):
                told = shelf.coder.decode(one)
                yield name, told.result
                if disk.is_certain(told.noted, self._started):
                    kept.append((name, one))
            else:
                yield name, one[0]
            if len(kept) == _AT_ONCE:
                self._store.put(shelf.kind, kept)
                kept.clear()
        self._store.put(shelf.kind, kept)

    def close(self) -> None:
        """Keep what was made, and of its kinds nothing else: a site that was changed has others."""
        self.verdicts.save(self._store)
        for kind in self._store.kinds():
            if kind not in self._used:
                self._store.drop(kind, self._store.names(kind))
        self._store.close()

    def _known(
        self, shelf: Shelf[Result], names: set[str], held: Callable[[Result], Result]
    ) -> tuple[dict[str, Result], list[str]]:
        """The results that are as they were, and the names of those that nobody asks for."""
        known: dict[str, Result] = {}
        gone: list[str] = []
        for name, data in self._store.all(shelf.kind):
            if name not in names:
                gone.append(name)
                continue
            try:
                record = shelf.coder.decode(data)
            except msgspec.MsgspecError:
                continue
            if self._holds(shelf, record):
                known[name] = held(record.result)
        return known, gone

    def _holds(self, shelf: Shelf[Result], record: Record[Result]) -> bool:
        turns = shelf.turns(record.result)
        is_its_time = all((turn > record.at) == (turn > self._now) for turn in turns)
        return is_its_time and self._answers.are(record.noted)


def recorded(
    task: Task,
    work: Callable[[Task], Result],
    fits: Callable[[Result], bool],
    now: datetime,
    *,
    by_content: bool,
) -> Made[Result]:
    """What comes of a task, as a record where it can be one: so it leaves its process fastest."""
    with disk.noting(by_content=by_content) as notes:
        result = work(task)
    if fits(result):
        with suppress(TypeError, ValueError, OverflowError):
            return msgspec.json.encode(Record(now, notes.noted, result))
    return result, notes.noted
