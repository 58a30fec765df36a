"""Which post is which: the posts of a build and the records of the ledger, one to one.

In this order: the id that its author typed, its source, its address, its text, its title and day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from os.path import isabs
from typing import NamedTuple

from feedsmith.ledger.causes import place
from feedsmith.ledger.records import Ledger, Record
from feedsmith.ledger.sameness import agreement, day_agrees, is_another, may_be, name
from feedsmith.ledger.sketch import likeness, parts, resemble
from feedsmith.model import Item
from feedsmith.problems import Place, Problem

_COMMON = 20
"""What stands in the texts of more posts than this does not tell which of them one is."""


class Match(NamedTuple):
    """The id that a post bears from now on, and what it was known as; `None` to nobody yet."""

    id: str
    record: Record | None = None


class Matches(NamedTuple):
    """By the posts' addresses. paths: where each is written, if nothing else is written there."""

    found: Mapping[str, Match]
    paths: Mapping[str, str]
    problems: tuple[Problem, ...]


def matched(items: Sequence[Item], sketches: Mapping[str, str], ledger: Ledger) -> Matches:
    """Finds the record of each post and gives every post its id; no record belongs to two.

    items: all posts, no two at one address or of one id. sketches: of those whose text is at hand.
    """
    paths = _paths(items)
    search = _Search(items, paths, sketches, ledger)
    search.run()
    taken = {*ledger.records, *(item.id for item in items)}
    found: dict[str, Match] = {}
    for item in items:
        record = search.found.get(item.url)
        if record is not None and not _typed(item):
            found[item.url] = Match(record.id, record)
        elif _typed(item) or item.id not in ledger.records:
            found[item.url] = Match(item.id, record)
        else:
            found[item.url] = Match(_minted(item, taken))
    problems = tuple(_reused(item, search.others[item.url]) for item in search.reused)
    return Matches(found, paths, problems)


def _paths(items: Iterable[Item]) -> dict[str, str]:
    """The files of those posts that are alone in theirs, and that are below the site's folder."""
    places = [(item.url, item.place) for item in items if item.place]
    written = Counter(place.file for _, place in places)
    return {
        url: place.file
        for url, place in places
        if written[place.file] == 1 and place.line is None and not isabs(place.file)  # noqa: PTH117 -- of all posts
    }


def _typed(item: Item) -> bool:
    """Whether its author gave it an id; else its address stands for one."""
    return item.id != item.url


def _minted(item: Item, taken: Container[str]) -> str:
    """An id that no other post has had, for one at the address that another post has for an id."""
    first = f"{item.url}#{item.published:%Y-%m-%d}" if item.published else f"{item.url}#2"
    id, number = first, 2
    while id in taken:
        id, number = f"{first}-{number}", number + 1
    return id


class _Search:
    """Gives each post at most one record, and each record to at most one post."""

    def __init__(
        self,
        items: Sequence[Item],
        paths: Mapping[str, str],
        sketches: Mapping[str, str],
        ledger: Ledger,
    ) -> None:
        self.items = sorted(items, key=lambda one: one.url)
        self.paths = paths
        self.sketches = sketches
        self.left = dict(ledger.records)
        self.found: dict[str, Record] = {}
        self.others: dict[str, Record] = {}

    @property
    def reused(self) -> Iterator[Item]:
        """Posts that stand where another stood, which is nowhere now, and are known by nothing."""
        return (one for one in self.unknown if one.url in self.others and self.is_gone(one))

    @property
    def unknown(self) -> list[Item]:
        """Posts without a record."""
        return [one for one in self.items if one.url not in self.found]

    def run(self) -> None:
        """From what says most to what says least."""
        self.by(_typed_id, _ids)
        self.by(lambda item: self.paths.get(item.url), _path)
        self.by(lambda item: item.url, _last_url)
        self.by(lambda item: place(item.url), _last_place)
        self.by(lambda item: place(item.url), _places)
        self.by_text()
        self.by(lambda item: name(item.title), _title, day_agrees)

    def by(
        self,
        key: Callable[[Item], str | None],
        keys: Callable[[Record], Iterable[str | None]],
        agrees: Callable[[Item, str, Record], bool] | None = None,
    ) -> None:
        """Claims the records that stand under the posts' keys. agrees: what else has to hold."""
        unknown = self.unknown if self.left else []
        index = _Index(self.left.values() if unknown else (), keys)
        for item in unknown:
            record, text = index.get(key(item)), self.text(item)
            if record is None or record.id not in self.left:
                continue
            if agrees and not agrees(item, text, record):
                continue
            if is_another(item, text, record) and not _typed(item):
                self.others[item.url] = record
            else:
                self.claim(item, record)

    def by_text(self) -> None:
        """Claims records whose text is, more or less, that of a post; what is most alike first."""
        unknown = [one for one in self.unknown if self.text(one)]
        index: dict[str, list[Record]] = defaultdict(list)
        for known in self.left.values() if unknown else ():
            for part in parts(known.content):
                index[part].append(known)
        pairs = [
            (-likeness(self.text(item), record.content), -agreement(item, record), item, record)
            for item in unknown
            for record in self.alike(item, index)
        ]
        for _, _, item, record in sorted(pairs, key=lambda one: (*one[:2], one[2].url, one[3].id)):
            if item.url not in self.found and record.id in self.left:
                self.claim(item, record)

    def alike(self, item: Item, index: Mapping[str, Sequence[Record]]) -> Iterator[Record]:
        """The records that half of the post's text is in, and that something else speaks for."""
        text = self.text(item)
        common = (index.get(part, ()) for part in parts(text))
        records = {one.id: one for some in common if len(some) <= _COMMON for one in some}
        return (
            one for one in records.values() if resemble(text, one.content) and may_be(item, one)
        )

    def text(self, item: Item) -> str:
        """The sketch of its text; empty where that is not at hand."""
        return self.sketches.get(item.url, "")

    def claim(self, item: Item, record: Record) -> None:
        """The record belongs to this post, and to no other."""
        self.found[item.url] = self.left.pop(record.id)

    def is_gone(self, item: Item) -> bool:
        """Whether no post is left of what stood where this one stands."""
        return self.others[item.url].id in self.left


class _Index:
    """Records by a key; one that stands for several that are in use is not unique, so for none."""

    def __init__(
        self, records: Iterable[Record], keys: Callable[[Record], Iterable[str | None]]
    ) -> None:
        self._records: dict[str, list[Record]] = defaultdict(list)
        for record in records:
            for key in {key for key in keys(record) if key}:
                self._records[key].append(record)

    def get(self, key: str | None) -> Record | None:
        """The only record of this key; of several, the only one whose source is there."""
        found = self._records.get(key, []) if key else []
        if len(found) > 1:
            found = [one for one in found if one.removed is None]
        return found[0] if len(found) == 1 else None


def _typed_id(item: Item) -> str | None:
    return item.id if _typed(item) else None


def _ids(record: Record) -> Iterable[str | None]:
    return (record.id,)


def _path(record: Record) -> Iterable[str | None]:
    return (record.path,)


def _last_url(record: Record) -> Iterable[str | None]:
    return (record.url,)


def _last_place(record: Record) -> Iterable[str | None]:
    return (place(record.url),)


def _places(record: Record) -> Iterable[str | None]:
    """Where it is, was first, or its id says that it was; none of an id that was given up."""
    urls = (record.url, record.first_url or "", record.id) if record.url else ()
    return map(place, urls)


def _title(record: Record) -> Iterable[str | None]:
    """What finds entries that were adopted, and pictures that moved: they have no text."""
    return (name(record.title) if record.url else None,)


def _reused(item: Item, record: Record) -> Problem:
    return Problem(
        code="path-reused",
        level="warning",
        place=item.place or Place(item.url),
        what=f'it was "{record.title or record.url}", and its text, title and date are all another '
        "post's: it gets an id of its own, and readers see it as new",
        mend=f'If it is the same post, write guid = "{record.id}" in its front matter.',
    )
