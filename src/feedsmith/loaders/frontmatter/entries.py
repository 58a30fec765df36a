"""A post's front matter by meaning: whatever the case of its keys, and the table they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Block, Plain, is_null
from feedsmith.problems import Level, Place, Problem
from feedsmith.text import clean_text, fold_key, one_line

CONTAINERS = ("params", "extra", "taxonomies")
"""Tables in which generators let authors keep their own keys: Hugo, Zola."""


_FLAGS = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))


_folded = lru_cache(maxsize=4096)(fold_key)


class _Names(NamedTuple):
    """Names folded, each apart from what is looked for in a table of that name; and the former."""

    parted: tuple[tuple[str, str], ...]
    outer: frozenset[str]


@lru_cache(maxsize=1024)
def _names(names: tuple[str, ...]) -> _Names:
    parted = tuple(
        (fold_key(key), fold_key(inner)) for key, _, inner in (one.partition(".") for one in names)
    )
    return _Names(parted, frozenset(key for key, _ in parted))


_NOTHING: Iterator[Entry] = iter(())


class Entry(NamedTuple):
    """A key as typed, its value as written, its line; whether it stands in one of the tables."""

    key: str
    value: object
    line: int | None
    contained: bool = False


class Entries:
    """What stands in a post's front matter, over the defaults of the site's configuration."""

    def __init__(self, block: Block, file: str, defaults: Mapping[str, object]) -> None:
        self.file = file
        self.defaults = defaults
        self._entries = {_folded(key): Entry(key, defaults[key], None) for key in defaults}
        for container in CONTAINERS:
            inner = block.values.get(container)
            if isinstance(inner, dict):
                line = block.lines.get(container)
                self._entries |= {
                    _folded(str(k)): Entry(str(k), v, line, True) for k, v in inner.items()
                }
        for key, value in block.values.items():
            self._entries[_folded(key)] = Entry(key, value, block.lines.get(key))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def first(self, *names: str) -> Entry | None:
        """The first of these keys that has a value. A dotted name looks into a table."""
        return next(self.each(*names), None)

    def each(self, *names: str) -> Iterator[Entry]:
        """Those of these keys that have a value, in the order of the names."""
        wanted = _names(names)
        if wanted.outer.isdisjoint(self._entries):
            return _NOTHING
        return self._found(wanted.parted)

    def _found(self, parted: Iterable[tuple[str, str]]) -> Iterator[Entry]:
        for key, inner in parted:
            entry = self._entries.get(key)
            found = entry if entry is None or not inner else _inside(entry, inner)
            if found is not None and not is_null(found.value) and found.value not in ("", [], {}):
                yield found

    def text(self, *names: str) -> str | None:
        """The first of these keys that holds a text, on one line, fit for XML."""
        return next((said for one in self.each(*names) if (said := scalar(one.value))), None)

    def outermost(self, name: str) -> str | None:
        """The text at this key, where it stands in none of the tables."""
        entry = self.first(name)
        return None if entry is None or entry.contained else scalar(entry.value)

    def place(self, entry: Entry | None) -> Place:
        """Where an entry stands."""
        return Place(self.file, entry and entry.line, entry and entry.key)

    def problem(self, code: str, entry: Entry, what: str, mend: str, level: Level) -> Problem:
        """A problem at an entry."""
        return Problem(code=code, level=level, place=self.place(entry), what=what, mend=mend)


def _inside(entry: Entry, inner: str) -> Entry | None:
    """What stands under a folded key in a table."""
    if not isinstance(entry.value, dict):
        return None
    for typed, value in entry.value.items():
        if _folded(str(typed)) == inner:
            return Entry(f"{entry.key}.{typed}", value, entry.line)
    return None


def scalar(value: object) -> str | None:
    """A scalar as its author wrote it, on one line, fit for XML; `None` for lists and tables."""
    if is_null(value) or isinstance(value, bool):
        return None
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, str | int | float):
        return one_line(clean_text(str(value))) or None
    return None


def is_flag(value: object) -> bool:
    """Whether a scalar was written as true or false, which switch something and say nothing."""
    return isinstance(value, bool) or (isinstance(value, Plain) and value in _FLAGS)


def is_number(value: object) -> bool:
    """Whether a scalar was written as a number."""
    if isinstance(value, Plain):
        return value.replace(".", "", 1).lstrip("+-").isdigit()
    return isinstance(value, int | float)
