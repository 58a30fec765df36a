"""Keys that JSON Feed does not know, and those of extensions.

Source: https://www.jsonfeed.org/version/1.1/#extensions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.rules import Rule
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import fold_key

_EXTENSIONS = "https://www.jsonfeed.org/version/1.1/#extensions"

UNKNOWN = Rule(
    code="json-key-unknown",
    level="warning",
    title="A key is not part of JSON Feed",
    why="Readers pass over it; often it is a typing error, and what it says is lost. Keys of your "
    "own begin with an underscore.",
    spec=_EXTENSIONS,
    frame="json-item",
    wrong='"datePublished": "2024-05-07T09:00:00Z"',
    right='"date_published": "2024-05-07T09:00:00Z", "_bakery": {"oven": 2}',
)
EXTENSION_NAME = Rule(
    code="json-extension-name",
    level="hint",
    title="The keys of an extension are not named as JSON Feed asks",
    why="The extension's name, and nothing inside it, begins with an underscore and a letter; no "
    "name has a dot.",
    spec=_EXTENSIONS,
    frame="json-item",
    wrong='"_bakery.oven": {"number": 2}',
    right='"_bakery": {"oven": 2}',
)
EXTENSION_VALUE = Rule(
    code="json-extension-value",
    level="hint",
    title="An extension is no object",
    why="JSON Feed speaks of custom objects: a bare value leaves no room for a second one, nor for "
    "`about`, which explains it.",
    spec=_EXTENSIONS,
    frame="json-item",
    wrong='"_oven": 2',
    right='"_bakery": {"about": "https://example.org/oven/", "oven": 2}',
)

_OTHER_NAMES = {
    "body": "content_html",
    "categories": "tags",
    "category": "tags",
    "content": "content_html",
    "created": "date_published",
    "date": "date_published",
    "description": "summary",
    "duration": "duration_in_seconds",
    "enclosure": "attachments",
    "enclosures": "attachments",
    "entries": "items",
    "guid": "id",
    "home": "home_page_url",
    "href": "url",
    "keywords": "tags",
    "lang": "language",
    "length": "size_in_bytes",
    "link": "url",
    "modified": "date_modified",
    "name": "title",
    "next": "next_url",
    "posts": "items",
    "pubdate": "date_published",
    "published": "date_published",
    "self": "feed_url",
    "size": "size_in_bytes",
    "text": "content_text",
    "thumbnail": "image",
    "type": "mime_type",
    "updated": "date_modified",
    "uri": "url",
}
"""What RSS, Atom and web pages call it, without underscores."""

_LINKS = {"link": "home_page_url", "url": "home_page_url"}
_EXTENSION = lazy_pattern(r"_[^\W\d_][^.]*")


def strange(key: str, value: object, spot: JsonSpot, known: Iterable[str]) -> Iterator[Problem]:
    """A key that the object does not have by the specification."""
    if key.startswith("_"):
        yield from _extension(key, value, spot)
        return
    meant = _meant(key, tuple(known))
    mend = f"Write `{meant}`, if that is meant." if meant else "Remove it, or write it inside an "
    mend += "" if meant else "object of your own whose key begins with an underscore."
    yield UNKNOWN.problem(spot, f"{spot.name} is not part of JSON Feed there", mend)


def _meant(key: str, known: tuple[str, ...]) -> str | None:
    plain = {fold_key(one): one for one in known}
    folded = fold_key(key)
    named = {**_OTHER_NAMES, **(_LINKS if "home_page_url" in known else {})}.get(folded)
    near = get_close_matches(folded, plain, 1, 0.8) if len(folded) <= 40 else []
    if near:
        return plain[near[0]]
    return named if named in known else None


def _extension(key: str, value: object, spot: JsonSpot) -> Iterator[Problem]:
    if not _EXTENSION.fullmatch(key):
        mend = "Write an underscore, a letter, and no dot: `_bakery`."
        what = f"{spot.name} is not named as an extension is"
        yield EXTENSION_NAME.problem(spot, what, mend)
    if not isinstance(value, dict):
        mend = "Put it into an object of a name of your own: "
        mend += '`"_bakery": {"…": …}`.'
        yield EXTENSION_VALUE.problem(spot, f"{spot.name} is no object", mend)
        return
    for inner in value:
        if inner.startswith("_") or "." in inner:
            place = spot.below(inner)
            what = f"{place.name}, inside an extension, begins with an underscore or has a dot"
            yield EXTENSION_NAME.problem(place, what, "Use letters and digits for it.")
