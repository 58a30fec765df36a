"""A feed's past in documents that do not change: which posts stand in which of them.

Source: https://www.rfc-editor.org/rfc/rfc5005#section-4. The oldest posts fill the first archive:
so a new post changes the document of subscribers alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.model import MIME_TYPES, Document, Feed, Format, Item, Link
from feedsmith.urls import absolute


class Archives(NamedTuple):
    """A feed's items apart, the newest first in each part.

    current: those of the document that subscribers read. closed: those of each archive after its
    number, which counts from 1 for the oldest.
    """

    current: tuple[Item, ...]
    closed: tuple[tuple[int, tuple[Item, ...]], ...] = ()


def archived(
    items: Sequence[Item],
    known: Mapping[str, int],
    limit: int,
    size: int,
    since: datetime | None = None,
) -> Archives:
    """The items as they stand in archives of so many posts each, and in the document before these.

    items: all of the feed, the newest first. known: by id, the archive that an item is in for ever,
    0 for one that has stood in the feed and is in none; also of items that are no more, for their
    archives go on without them. limit: the newest so many are current, 0 for all; but what is in an
    archive stays there alone, so that nobody meets it again. since: what is older and has never
    been current never will be, so it goes into an archive at once, of fewer posts if need be.
    """
    held = {item.id for item in items if _is_held(item, known, since)}
    window = {item.id for item in (items[:limit] if limit else items)} - held
    waiting = [item for item in items if not known.get(item.id) and item.id not in window]
    last = max(known.values(), default=0)
    made = _filled(waiting[::-1], size, held, first=not last)
    numbers = {id: number for id, number in known.items() if number}
    for number, group in enumerate(made, last + 1):
        numbers |= {item.id: number for item in group}
    closed: dict[int, list[Item]] = {number: [] for number in range(1, last + len(made) + 1)}
    for item in items:
        if item.id in numbers:
            closed[numbers[item.id]].append(item)
    return Archives(
        tuple(item for item in items if item.id not in numbers),
        tuple((number, tuple(group)) for number, group in closed.items()),
    )


def _is_held(item: Item, known: Mapping[str, int], since: datetime | None) -> bool:
    """Whether subscribers would take the item for new, for it is from before they could see it."""
    if since is None or item.published is None or known.get(item.id) == 0:
        return False
    return item.published < since


def _filled(
    waiting: Sequence[Item], size: int, held: set[str], *, first: bool
) -> list[Sequence[Item]]:
    """The archives that these items fill, the oldest first; the rest waits for more.

    The first ones leave nothing waiting, for subscribers would be shown it as new: what is too much
    for full archives goes into the oldest.
    """
    over = len(waiting) % size if first else 0
    made = [waiting[:over]] if over else []
    full = over + (len(waiting) - over) // size * size
    made += [waiting[at : at + size] for at in range(over, full, size)]
    rest = [item for item in waiting[full:] if item.id in held]
    return [*made, rest] if rest else made


def documents(
    feed: Feed, archives: Archives, paths: Mapping[Format, str], url: str
) -> tuple[Document, ...]:
    """In each format the document of subscribers, and after it the archives from the oldest on.

    paths: of the documents of subscribers, below the site's address `url`, which ends in `/`.
    """
    return tuple(
        document
        for format, path in paths.items()
        for document in _in_format(format, feed, archives, _Chain(path, url, format))
    )


class _Chain(NamedTuple):
    """Where the documents of one format are: that of subscribers at `path`, archives beside it."""

    path: str
    url: str
    format: Format

    def place(self, number: int) -> str:
        """The path of an archive, or with 0 of the document of subscribers."""
        if not number:
            return self.path
        folder, slash, name = self.path.rpartition("/")
        stem, dot, suffix = name.rpartition(".")
        stem, suffix = (stem, dot + suffix) if stem else (name, "")
        return f"{folder}{slash}{stem}-archive/{number}{suffix}"

    def address(self, number: int) -> str:
        """Where that one is served."""
        path = self.place(number)
        return absolute(path, self.url) or self.url + path

    def link(self, rel: str, number: int) -> Link:
        """A relation to that one."""
        return Link(rel=rel, url=self.address(number), mime_type=MIME_TYPES[self.format])

    def older(self, number: int) -> tuple[Link, ...]:
        """To an archive under both names: of archives, and of pages as JSON Feed and apps know."""
        return (self.link("prev-archive", number), self.link("next", number)) if number else ()

    def links(self, number: int, last: int) -> tuple[Link, ...]:
        """Those of an archive, which stay as they are when one is added.

        But for the first, which leads on, to subscribers' document where there is no second:
        validators take an archive that leads to no other for a mistake.
        """
        newer = (self.link("next-archive", 2 if last > 1 else 0),) if number == 1 else ()
        return (self.link("current", 0), *self.older(number - 1), *newer)


def _in_format(format: Format, feed: Feed, archives: Archives, chain: _Chain) -> Iterator[Document]:
    last = len(archives.closed)
    past = _newest(item for _, items in archives.closed for item in items) or feed.updated
    yield Document(
        feed=replace(feed, items=archives.current),
        url=chain.address(0),
        path=chain.path,
        format=format,
        links=chain.older(last),
    )
    for number, items in archives.closed:
        yield Document(
            feed=_closed(replace(feed, items=items, updated=_newest(items) or past)),
            url=chain.address(number),
            path=chain.place(number),
            format=format,
            links=chain.links(number, last),
            history="archive",
            number=number,
        )


def _newest(items: Iterable[Item]) -> datetime | None:
    return max((item.touched for item in items if item.touched), default=None)


def _closed(feed: Feed) -> Feed:
    """The feed as an archive has it: without what is only of use where something new may come."""
    return replace(feed, hubs=(), cloud=None, rhythm=None, removed=())
