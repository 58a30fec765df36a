"""The data file that a site names as a source of posts: rows, or an existing feed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from feedsmith.loaders.feeds import read_feed
from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.frontmatter.rows import read_rows
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.model import Item
from feedsmith.problems import FeedsmithError, Place, Problem
from feedsmith.site import Site

_FEEDS = (".xml", ".rss", ".atom")
_VERSION = b"https://jsonfeed.org/version/"


def read_data(
    file: Path, site: Site, index: PageIndex | None, known: Iterable[Post] = ()
) -> list[Post]:
    """The posts in the file, with their bodies; those dated in the future wait.

    known: the site's own posts, which an old feed repeats: it gives only what is not among them.
    What is wrong with the file or a row is in the posts' problems. Raises FeedsmithError where the
    file is not there.
    """
    try:
        head = file.read_bytes()
    except OSError as error:
        raise FeedsmithError(
            f"{site.config}: the source {file.name} cannot be read: {error.strerror}",
            'Name a file below the site: source = "posts.json" under [content].',
        ) from error
    if file.suffix.lower() in _FEEDS or _VERSION in head[:4096]:
        return _without(known, _from_feed(head, file, site))
    return list(read_rows(file, site, index.find if index is not None else None))


def _without(known: Iterable[Post], posts: Iterable[Post]) -> list[Post]:
    names = {name for one in known if one.item for name in (one.item.id, one.item.url)}
    return [one for one in posts if not (one.item and {one.item.id, one.item.url} & names)]


def _from_feed(data: bytes, file: Path, site: Site) -> list[Post]:
    try:
        items = read_feed(data, site.url).items
    except FeedsmithError as error:
        return [Post(None, (_unreadable(file, error),))]
    return [
        _post(item, Place(file.name, field=f"item {n}"), site) for n, item in enumerate(items, 1)
    ]


def _post(item: Item, place: Place, site: Site) -> Post:
    if item.published is None:
        return Post(None, (_undated(place, item),), why="it has no date")
    turns = (item.published,)
    if item.published > site.now and not site.choice.future:
        why = f"it is dated {item.published:%Y-%m-%d}, which is to come"
        return Post(None, is_hidden=True, why=why, turns=turns)
    return Post(replace(item, place=place, body=item.body or ""), turns=turns)


def _undated(place: Place, item: Item) -> Problem:
    return Problem(
        code="date-missing",
        level="hint",
        place=place,
        what=f"the item {item.id} has no date that can be read, so it is left out",
        mend="Give it a date: 2026-05-07.",
    )


def _unreadable(file: Path, error: FeedsmithError) -> Problem:
    return Problem(
        code="data-unreadable",
        level="error",
        place=Place(file.name),
        what=f"the feed cannot be read: {error.what}",
        mend=error.mend or "Give an RSS, Atom or JSON Feed document.",
    )
