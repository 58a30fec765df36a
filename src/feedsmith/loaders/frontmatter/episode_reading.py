"""What is at hand while an episode is read: its entries, its site's addresses, its problems."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from feedsmith.loaders.frontmatter.block import is_null
from feedsmith.loaders.frontmatter.entries import Entries, Entry, scalar
from feedsmith.loaders.frontmatter.episode_names import NAMES
from feedsmith.model import Person
from feedsmith.problems import Problem
from feedsmith.text import fold_key, shorten

Parts = Mapping[str, tuple[str, ...]]
"""The keys of a small table, by what they mean; the first of each is the one to advise."""


class EpisodeReading:
    """One post's entries, and what is found wrong with them.

    people: those of the site, by id. locate: from a reference as typed to an address.
    spellings: names of other tools that were met, and what feedsmith calls the same.
    """

    def __init__(
        self,
        entries: Entries,
        people: Mapping[str, Person],
        locate: Callable[[str], str | None],
    ) -> None:
        self.entries = entries
        self.people = people
        self.locate = locate
        self.problems: list[Problem] = []
        self.spellings: dict[str, tuple[Entry, str]] = {}

    def all(self, field: str) -> Iterator[Entry]:
        """The entries of a field: ours, each key once; without one, the first of other tools'."""
        names = NAMES[field]
        found = [entry for name in names.own if (entry := self.entries.first(name))]
        if not found and (entry := self.entries.first(*names.others)):
            self.met(entry, f"episode.{names.inside[0]}")
            found = [entry]
        yield from found

    def first(self, field: str) -> Entry | None:
        """The first entry of a field that has a value."""
        return next(self.all(field), None)

    def met(self, entry: Entry, ours: str, theirs: str | None = None) -> None:
        """Remembers another tool's spelling, its key unless `theirs`, to be told once a post."""
        self.spellings.setdefault(theirs or entry.key, (entry, ours))

    def wrong(self, code: str, entry: Entry, what: str, mend: str) -> None:
        """Keeps what is wrong with an entry: its part is left out, the episode stays."""
        self.problems.append(self.entries.problem(code, entry, what, mend, "warning"))

    def unknown(self, entry: Entry, key: str, known: Iterable[str]) -> None:
        """Keeps that a table has a key that means nothing there."""
        shown = tuple(known)
        near = difflib.get_close_matches(key, shown, n=1, cutoff=0.6)
        mend = f"Did you mean {near[0]}?" if near else f"Its keys are: {', '.join(shown)}."
        at = entry._replace(key=f"{entry.key}.{key}")
        self.wrong("episode-key-unknown", at, f"{key} is no key of {entry.key}", mend)

    def parts(
        self, entry: Entry, table: Mapping[object, object], names: Parts
    ) -> dict[str, object]:
        """The values of a small table by what they mean; its other keys are told."""
        meant = {fold_key(key): part for part, keys in names.items() for key in keys}
        found: dict[str, object] = {}
        for key, value in table.items():
            part = meant.get(fold_key(str(key)))
            if part is None:
                self.unknown(entry, str(key), (keys[0] for keys in names.values()))
            elif not is_null(value):
                found.setdefault(part, value)
        return found

    def address(self, value: object) -> str | None:
        """The address that a value names, `None` where it names none."""
        said = scalar(value)
        return self.locate(said) if said else None


def each(entry: Entry) -> Iterator[tuple[Entry, object]]:
    """The values of an entry, one by one, each with where it stands."""
    if not isinstance(entry.value, list):
        yield entry, entry.value
        return
    for number, value in enumerate(entry.value):
        if not is_null(value):
            yield entry._replace(key=f"{entry.key}[{number}]"), value


def shown(value: object) -> str:
    """A value as messages show it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{shorten(scalar(value) or "", 60)}"'
