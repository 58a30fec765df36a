"""The data file that a site names as a source of posts: rows, or an existing feed."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from feedsmith.loaders.feeds import read_feed
from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.frontmatter.rows import read_rows
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.problems import FeedsmithError, Place
from feedsmith.site import Site

_FEEDS = (".xml", ".rss", ".atom")
_VERSION = b"https://jsonfeed.org/version/"


def read_data(file: Path, site: Site, index: PageIndex | None) -> list[Post]:
    """The posts in the file, with their bodies; those dated in the future wait.

    Raises FeedsmithError where the file is not there, or is a feed that cannot be read.
    """
    try:
        head = file.read_bytes()
    except OSError as error:
        raise FeedsmithError(
            f"{site.config}: the source {file.name} cannot be read: {error.strerror}",
            'Name a file below the site: source = "posts.json" under [content].',
        ) from error
    if file.suffix.lower() in _FEEDS or _VERSION in head[:4096]:
        return _from_feed(head, file, site)
    return list(read_rows(file, site, index.find if index is not None else None))


def _from_feed(data: bytes, file: Path, site: Site) -> list[Post]:
    posts = []
    for number, item in enumerate(read_feed(data, site.url).items, 1):
        late = item.published is not None and item.published > site.now
        if item.published is not None and (site.choice.future or not late):
            place = Place(file.name, field=f"item {number}")
            posts.append(Post(replace(item, place=place)))
    return posts
