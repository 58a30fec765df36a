"""What stands in a feed, by kind: whatever is of another kind counts as absent."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from turbohtml import parse_fragment

from feedsmith.model import Item
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute

_BREAK = lazy_pattern(r"\n\s*\n")
_EDGE = lazy_pattern(r"(?=<(?:p|div|br|li|tr|td|th|h[1-6]|blockquote|pre|dd|dt)\b)", re.IGNORECASE)


def table(value: object) -> Mapping[str, object]:
    """An object; a copy, for feedparser's own answers for keys that are not there."""
    return dict(value) if isinstance(value, dict) else {}


def many(value: object) -> list[object]:
    """A list."""
    return value if isinstance(value, list) else []


def text(value: object) -> str | None:
    """A text on one line, fit for XML; `None` where it says nothing."""
    return (one_line(clean_text(value)) or None) if isinstance(value, str) else None


def identity(value: object) -> str | None:
    """An id, byte for byte but for blanks at its ends; a number is one as written."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return (clean_text(value).strip() or None) if isinstance(value, str) else None


def address(value: object, base: str) -> str | None:
    """A web address, taken from `base` where it is relative."""
    found = absolute(value, base) if isinstance(value, str) and value.strip() else None
    return found if found and found.startswith(("http://", "https://")) else None


def plain(value: str) -> str:
    """The words of a piece of HTML, on one line."""
    said = clean_text(value)
    if "<" not in said and "&" not in said:
        return one_line(said)
    return one_line(clean_text(parse_fragment(_EDGE.sub(" ", said), positions=False).text))


def paragraphs(value: str) -> str:
    """Plain text as HTML: blank lines part paragraphs, other line ends are kept."""
    parts = (html.escape(part, quote=False) for part in _BREAK.split(clean_text(value).strip()))
    return "".join(f"<p>{part}</p>".replace("\n", "<br>") for part in parts if part)


def newest(items: Iterable[Item]) -> datetime | None:
    """When the last of the items changed."""
    return max((item.touched for item in items if item.touched), default=None)


def derived_id(home: str, *said: object) -> str:
    """An id for an item that has neither id nor address: the same each time that it says this."""
    return uuid5(NAMESPACE_URL, "\n".join((home, *map(str, said)))).urn


def homeless() -> FeedsmithError:
    """The fault of a feed that says no address of its site, nor its own."""
    return FeedsmithError(
        "the feed does not say where it belongs",
        "Say where it was served: --from https://example.org/feed.xml.",
    )
