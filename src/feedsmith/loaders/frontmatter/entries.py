"""A post's front matter by meaning: whatever the case of its keys, and the table they stand in."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Block, Plain, is_null
from feedsmith.problems import Level, Place, Problem
from feedsmith.text import clean_line, fold_key

CONTAINERS = ("params", "extra", "taxonomies")
"""Tables in which generators let authors keep their own keys: Hugo, Zola."""


_FLAGS = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))


_folded = lru_cache(maxsize=4096)(fold_key)


class _Among(dict[tuple[str, ...], tuple[tuple[str, str], ...]]):
    """Of names that are asked for, those that posts with the same keys can have.

    Folded, each apart from what is looked for in a table of that name. Most posts of a site have
    the same keys: which of a field's many names are there is sought once.
    """

    def __init__(self, keys: frozenset[str]) -> None:
        super().__init__()
        self.keys_there = keys

    def __missing__(self, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        parted = (name.partition(".") for name in names)
        folded = ((_folded(key), _folded(inner)) for key, _, inner in parted)
        there = self[names] = tuple(one for one in folded if one[0] in self.keys_there)
        return there


_among = lru_cache(maxsize=512)(_Among)


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
        self._filled = {key: one for key, one in self._entries.items() if _says(one.value)}
        self._among = _among(frozenset(self._filled))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def first(self, *names: str) -> Entry | None:
        """The first of these keys that has a value. A dotted name looks into a table."""
        for there in self._among[names]:
            found = self._at(*there)
            if found is not None:
                return found
        return None

    def each(self, *names: str) -> Sequence[Entry]:
        """Those of these keys that have a value, in the order of the names."""
        there = self._among[names]
        if not there:
            return ()
        return [found for one in there if (found := self._at(*one)) is not None]

    def _at(self, key: str, inner: str) -> Entry | None:
        return _inside(self._filled[key], inner) if inner else self._filled[key]

    def besides(self, known: Container[str]) -> Iterator[Entry]:
        """Those whose keys, folded, are not among these."""
        return (entry for key, entry in self._entries.items() if key not in known)

    def text(self, *names: str) -> str | None:
        """The first of these keys that holds a text, on one line, fit for XML."""
        for there in self._among[names]:
            found = self._at(*there)
            if found is not None and (said := scalar(found.value)):
                return said
        return None

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
    """What stands under a folded key in a table, if it has a value."""
    if not isinstance(entry.value, dict):
        return None
    for typed, value in entry.value.items():
        if _folded(str(typed)) == inner:
            return Entry(f"{entry.key}.{typed}", value, entry.line) if _says(value) else None
    return None


def _says(value: object) -> bool:
    """Whether something was written."""
    if isinstance(value, str):
        return value != "" and not is_null(value)
    return value is not None and value not in ([], {})


def scalar(value: object) -> str | None:
    """A scalar as its author wrote it, on one line, fit for XML; `None` for lists and tables."""
    if isinstance(value, str):
        return None if is_null(value) else clean_line(value) or None
    if isinstance(value, bool):
        return None
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, (int, float)) else None


def is_flag(value: object) -> bool:
    """Whether a scalar was written as true or false, which switch something and say nothing."""
    return isinstance(value, bool) or (isinstance(value, Plain) and value in _FLAGS)


def is_number(value: object) -> bool:
    """Whether a scalar was written as a number."""
    if isinstance(value, Plain):
        return value.replace(".", "", 1).lstrip("+-").isdigit()
    return isinstance(value, int | float)
