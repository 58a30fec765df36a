"""Pictures and files of an RSS or Atom item.

Sources: https://www.rssboard.org/media-rss, https://www.rssboard.org/rss-profile
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feedsmith.loaders.feeds.values import address, many, table, text
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Image

Said = Mapping[str, object]


def picture(entry: Said, home: str) -> Image | None:
    """The picture that stands for an item, with what any of its elements says of it."""
    contents = [one for said in many(entry.get("media_content")) if _is_picture(one := table(said))]
    thumbnails = [table(one) for one in many(entry.get("media_thumbnail"))]
    said = [*contents, *thumbnails, {"url": table(entry.get("image")).get("href")}]
    for one in said:
        if url := address(one.get("url"), home):
            width, height = _whole(one.get("width")), _whole(one.get("height"))
            return Image(url=url, width=width, height=height, mime_type=text(one.get("type")))
    return None


def _is_picture(media: Said) -> bool:
    kind = text(media.get("type")) or media_type(str(media.get("url") or "")) or ""
    return media.get("medium") == "image" or kind.startswith("image/")


def attachments(entry: Said, home: str) -> Iterator[Attachment]:
    """The enclosures, in order; each file once."""
    found = set()
    for one in many(entry.get("links")):
        file = table(one)
        url = address(file.get("href"), home) if file.get("rel") == "enclosure" else None
        if url is None or url in found:
            continue
        found.add(url)
        kind = _kind(file) or media_type(url) or "application/octet-stream"
        size = _whole(file.get("length"))
        yield Attachment(url=url, mime_type=kind, size=size, title=text(file.get("title")))


def _whole(said: object) -> int | None:
    written = str(said or "").strip()
    is_number = written.isascii() and written.isdigit() and len(written) < 16
    return (int(written) or None) if is_number else None


def _kind(file: Said) -> str | None:
    """The type as said; feedparser calls a link `text/html` that says none."""
    said = text(file.get("type"))
    return None if said == "text/html" else said
