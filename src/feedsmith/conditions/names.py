"""What a condition can ask of a post, by the names that are typed there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from feedsmith.model import Item
from feedsmith.text import fold_key

Kind = Literal["text", "texts", "number", "date", "truth"]


class Known(NamedTuple):
    """A name that every post has. of: its value, from a post and the site's address."""

    kind: Kind
    of: Callable[[Item, str], object]


def _section(item: Item, site_url: str) -> str | None:
    """The first folder below the site; `None` for a page that stands in none."""
    if not item.url.startswith(site_url):
        return None
    path = urlsplit(item.url).path[len(urlsplit(site_url).path) :]
    parts = [one for one in path.removesuffix("index.html").split("/") if one]
    return unquote(parts[0]) if len(parts) > 1 else None


KNOWN: Mapping[str, Known] = {
    "title": Known("text", lambda item, _: item.title),
    "summary": Known("text", lambda item, _: item.summary),
    "url": Known("text", lambda item, _: item.url),
    "section": Known("text", _section),
    "tags": Known("texts", lambda item, _: item.tags),
    "categories": Known("texts", lambda item, _: item.categories),
    "authors": Known("texts", lambda item, _: tuple(one.name for one in item.authors)),
    "language": Known("text", lambda item, _: item.language),
    "reading_minutes": Known("number", lambda item, _: item.reading_minutes),
    "published": Known("date", lambda item, _: item.published),
    "updated": Known("date", lambda item, _: item.updated),
    "year": Known("number", lambda item, _: item.published and item.published.year),
    "has_image": Known("truth", lambda item, _: item.image is not None),
    "has_audio": Known(
        "truth", lambda item, _: any(one.mime_type.startswith("audio/") for one in item.attachments)
    ),
    "is_episode": Known("truth", lambda item, _: item.episode is not None),
    "season": Known("number", lambda item, _: item.episode and item.episode.season),
    "number": Known("number", lambda item, _: item.episode and item.episode.number),
    "type": Known("text", lambda item, _: item.episode and item.episode.type),
}

MEANT: Mapping[str, str] = {
    **dict.fromkeys(("date", "created", "pubdate"), "published"),
    **dict.fromkeys(("lastmod", "modified", "last_modified"), "updated"),
    **dict.fromkeys(("tag", "keywords", "series"), "tags"),
    "category": "categories",
    **dict.fromkeys(("author", "by", "byline"), "authors"),
    **dict.fromkeys(("description", "excerpt", "subtitle", "abstract"), "summary"),
    **dict.fromkeys(("lang", "locale"), "language"),
    **dict.fromkeys(("reading_time", "read_time", "minutes"), "reading_minutes"),
    **dict.fromkeys(("link", "permalink", "path", "slug"), "url"),
    **dict.fromkeys(("image", "cover", "thumbnail"), "has_image"),
    **dict.fromkeys(("audio", "enclosure", "podcast"), "has_audio"),
    **dict.fromkeys(("episode",), "is_episode"),
}
"""Words of front matter that are never an author's own, and the name to ask by."""


def known(name: str, item: Item, site_url: str) -> object:
    """What a post has under a known name, else what its author typed there; `None` if nothing."""
    value = KNOWN[name].of(item, site_url)
    return own(name, item) if value is None else value


def own(key: str, item: Item) -> object:
    """What the author typed under a key of their own; `reading_level` is `reading-level` too."""
    if key in item.extra:
        return item.extra[key]
    folded = fold_key(key)
    return next((value for name, value in item.extra.items() if fold_key(name) == folded), None)
