"""From a place in a feed back to the post, and to the key in it, that put something wrong there."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from feedsmith.model import Document, Item
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem

_ITEM = lazy_pattern(r"(?:/(?:item|entry)|^items)\[(\d+)\](?:[/.]([\w:]+))?")

KEYS: Mapping[str, str] = {
    "author": "author",
    "attachments": "enclosure",
    "authors": "author",
    "category": "tags",
    "content": "body",
    "content:encoded": "body",
    "content_html": "body",
    "date_modified": "updated",
    "date_published": "date",
    "dc:creator": "author",
    "description": "summary",
    "enclosure": "enclosure",
    "guid": "guid",
    "id": "guid",
    "image": "image",
    "language": "lang",
    "link": "url",
    "media:content": "image",
    "media:thumbnail": "image",
    "pubDate": "date",
    "published": "date",
    "summary": "summary",
    "tags": "tags",
    "title": "title",
    "updated": "updated",
    "url": "url",
}
"""What stands in a feed's item, and the front-matter key it comes from."""


def traced(problem: Problem, document: Document) -> Problem:
    """The same problem, at the post that caused it; at the document where no single post did."""
    place = problem.place
    found = _ITEM.search(place.field or "")
    item = item_of(problem, document)
    where = f"line {place.line} of {document.path}"
    if found is None or item is None or item.place is None:
        what = f"{problem.what} ({where}); the file that stands there was left as it is"
        return replace(problem, what=what, place=Place(document.path, place.line, place.field))
    key = KEYS.get(found[2] or "")
    own = Place(item.place.file, None if key in (None, "body") else item.place.line, key)
    what = f"{problem.what} ({where}, which was left as it is)"
    return replace(problem, what=what, place=own)


def item_of(problem: Problem, document: Document) -> Item | None:
    """The post in whose part of the document the problem is. RSS and Atom count from 1."""
    found = _ITEM.search(problem.place.field or "")
    if found is None:
        return None
    number = int(found[1]) - (0 if found[0].startswith("items") else 1)
    items = document.feed.items
    return items[number] if 0 <= number < len(items) else None
