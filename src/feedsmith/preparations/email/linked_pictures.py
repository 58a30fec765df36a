"""Links pictures to their files where some mail programs would show an empty frame.

Gmail in the browser shows no SVG, Outlook on Windows no WebP and no AVIF.
Source: https://www.caniemail.com/features/image-svg/, https://www.caniemail.com/features/image-webp/
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from turbohtml import Element

from feedsmith.media_types import media_type
from feedsmith.preparations.email.context import EmailContext
from feedsmith.preparations.email.one_source import SHOWN
from feedsmith.preparations.email.picture_sizes import pixels
from feedsmith.problems import Problem

_SMALLEST = 64
"""Pixels: what is narrower is a sign within the text, for which its `alt` stands."""


def linked_pictures(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Wrap such a picture into a link, and let it say its file's name where it says nothing."""
    for image in root.select("img[src]"):
        address = image.attr("src") or ""
        if media_type(address) in (None, *SHOWN) or _is_small(image):
            continue
        if image.closest("a") is not None:
            continue
        if not (image.attr("alt") or "").strip():
            image.attrs["alt"] = unquote(address.partition("?")[0].rpartition("/")[2])
        image.wrap(Element("a", {"href": address}))
    yield from ()


def _is_small(image: Element) -> bool:
    width = pixels(image.attr("width"))
    return width is not None and width < _SMALLEST
