"""Which post is which: the posts of a build and the records of the ledger, one to one.

In this order: the id that its author typed, its source, its address, its text, its title and day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from feedsmith.ledger.causes import place
from feedsmith.ledger.records import DAY, Ledger, Record
from feedsmith.ledger.sketch import differ, parts, resemble
from feedsmith.model import Item
from feedsmith.problems import Place, Problem


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

    items: all posts, no two at one address. sketches: of those whose text is at hand.
    """
    written = Counter(item.place.file for item in items if item.place)
    paths = {item.url: item.place.file for item in items if item.place}
    paths = {url: path for url, path in paths.items() if written[path] == 1}
    search = _Search(items, paths, sketches, ledger)
    search.run()
    taken = set(ledger.records)
    found: dict[str, Match] = {}
    for item in items:
        record = search.found.get(item.url)
        id = record.id if record and not _typed(item) else _minted(item, taken)
        taken.add(id)
        found[item.url] = Match(id, record)
    problems = tuple(_reused(item, search.others[item.url]) for item in search.reused)
    return Matches(found, paths, problems)


def _typed(item: Item) -> bool:
    """Whether its author gave it an id; else its address stands for one."""
    return item.id != item.url


def _minted(item: Item, taken: set[str]) -> str:
    """An id that no other post has had; a typed one stays as it is."""
    if _typed(item) or item.id not in taken:
        return item.id
    day = f"{item.url}#{item.published:%Y-%m-%d}" if item.published else f"{item.url}#2"
    id, number = day, 2
    while id in taken:
        id, number = f"{day}-{number}", number + 1
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
        self.items = items
        self.paths = paths
        self.sketches = sketches
        self.left = dict(ledger.records)
        self.found: dict[str, Record] = {}
        self.others: dict[str, Record] = {}

    @property
    def reused(self) -> Iterator[Item]:
        """Posts that stand where another text stood, and are known by nothing else."""
        return (one for one in self.items if one.url in self.others and one.url not in self.found)

    def run(self) -> None:
        """From what says most to what says least."""
        self.by(_Index((one.id, one) for one in self.left.values()), _typed_id)
        self.by(_Index(_by_path(self.left.values())), lambda item: self.paths.get(item.url))
        self.by(_Index(_by_url(self.left.values(), _same)), lambda item: item.url)
        self.by(_Index(_by_url(self.left.values(), place)), lambda item: place(item.url))
        self.by_text()
        self.by(_Index(_by_title(self.left.values())), lambda item: _name(item.title), dated=True)

    def by(self, index: _Index, key: Callable[[Item], str | None], *, dated: bool = False) -> None:
        """Claims the records that stand under the posts' keys. dated: of about the same day."""
        for item in self.items if self.left else ():
            said = key(item) if item.url not in self.found else None
            record = index.get(said)
            if record is None or record.id not in self.left or (dated and not _near(item, record)):
                continue
            if self.is_another(item, record) and not _typed_id(item):
                self.others[item.url] = record
            else:
                self.claim(item, record)

    def by_text(self) -> None:
        """Claims records whose text is, more or less, that of a post that nothing else found."""
        unknown = [one for one in self.items if one.url not in self.found and self.text(one)]
        if not unknown:
            return
        index: dict[str, list[str]] = defaultdict(list)
        for record in self.left.values():
            for part in parts(record.content):
                index[part].append(record.id)
        for item in unknown:
            shared = Counter(id for part in parts(self.text(item)) for id in index.get(part, ()))
            best = [id for id, _ in shared.most_common(2) if id in self.left]
            record = self.left[best[0]] if best else None
            if record is not None and resemble(self.text(item), record.content):
                self.claim(item, record)

    def text(self, item: Item) -> str:
        """The sketch of its text; empty where that is not at hand."""
        return self.sketches.get(item.url, "")

    def claim(self, item: Item, record: Record) -> None:
        """The record belongs to this post, and to no other."""
        self.found[item.url] = self.left.pop(record.id)

    def is_another(self, item: Item, record: Record) -> bool:
        """Whether a post has taken the place of another: text, title and day are all new."""
        retitled = _name(item.title) != _name(record.title)
        return differ(self.text(item), record.content) and retitled and not _near(item, record)


class _Index:
    """Records by a key; one that stands for several that are in use is not unique, so for none."""

    def __init__(self, pairs: Iterable[tuple[str, Record]]) -> None:
        self._records: dict[str, Record | None] = {}
        for key, record in pairs:
            known = self._records.setdefault(key, record)
            if known is None or known.id != record.id:
                self._records[key] = _in_use(known, record)

    def get(self, key: str | None) -> Record | None:
        """The only record of this key."""
        return self._records.get(key) if key else None


def _in_use(one: Record | None, other: Record) -> Record | None:
    if one is None or (one.removed is None) == (other.removed is None):
        return None
    return other if one.removed else one


def _typed_id(item: Item) -> str | None:
    return item.id if _typed(item) else None


def _by_path(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    return ((one.path, one) for one in records if one.path)


def _by_url(records: Iterable[Record], key: Callable[[str], str]) -> Iterator[tuple[str, Record]]:
    """Under the last address; under the first, or an id that is one, where no other has that."""
    known = list(records)
    last = {key(one.url): one for one in known if one.url}
    yield from ((key(one.url), one) for one in known if one.url)
    for record in known:
        for url in (record.first_url, record.id):
            if url and key(url) not in last:
                yield key(url), record


def _same(url: str) -> str:
    return url


def _by_title(records: Iterable[Record]) -> Iterator[tuple[str, Record]]:
    """Those of which nobody knows the source: the entries of a feed that was adopted."""
    return ((_name(one.title), one) for one in records if one.path is None and one.title)


def _name(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def _near(item: Item, record: Record) -> bool:
    """Whether both are of about the same day."""
    if item.published is None or record.shown is None:
        return False
    return abs(item.published - record.shown) < DAY


def _reused(item: Item, record: Record) -> Problem:
    return Problem(
        code="path-reused",
        level="warning",
        place=item.place or Place(item.url),
        what=f'it was "{record.title or record.url}", and its text, title and date are all another '
        "post's: it gets an id of its own, and readers see it as new",
        mend=f'If it is the same post, write guid = "{record.id}" in its front matter.',
    )
