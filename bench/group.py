"""What is measured together and stands under one heading of RESULTS.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from contest import Contender, Contest, Missing, nothing
from edits import Edits
from table import Column
from workplace import Corpus, Workplace


class Plan(NamedTuple):
    """The contests of a group, the columns of its table, and what is not there to take part."""

    contests: tuple[Contest, ...]
    columns: tuple[Column, ...] = ()
    missing: tuple[str, ...] = ()


class Group(NamedTuple):
    """name: as --only has it. says: what each row does and does not do."""

    name: str
    title: str
    says: str
    plan: Callable[[Workplace], Plan]


def contest(
    label: str,
    rounds: int,
    entered: Iterable[Contender | Missing],
    restore: Callable[[], object] = nothing,
) -> tuple[Contest, tuple[str, ...]]:
    """A contest of those that are there, and the names of the others."""
    known = tuple(entered)
    there = tuple(one for one in known if isinstance(one, Contender))
    missing = tuple(one.name for one in known if isinstance(one, Missing))
    return Contest(label, there, rounds, restore), missing


def planned(
    contests: Iterable[tuple[Contest, tuple[str, ...]]], columns: tuple[Column, ...] = ()
) -> Plan:
    """A plan of contests with those that are missing."""
    parts = tuple(contests)
    missing = dict.fromkeys(name for _, names in parts for name in names)
    return Plan(tuple(one for one, _ in parts), columns, tuple(missing))


def on_site(
    corpus: Corpus, rounds: int, entered: Iterable[Contender | Missing]
) -> tuple[Contest, tuple[str, ...]]:
    """A contest on a site whose posts are changed meanwhile, and put back."""
    return contest(corpus.label, rounds, entered, Edits(corpus).undo)
