"""Writes the size of each picture into its tag, at most 600 pixels wide.

Outlook on Windows knows no `max-width` and takes the `width` attribute; telephones need the style.
Source: https://www.caniemail.com/features/html-width/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, parse_fragment

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem

WIDEST = 600
"""Pixels: what mails are made for."""

_PIXELS = lazy_pattern(r"\s*([0-9]{1,5})(?:\.[0-9]+)?(?:px)?\s*")
_SHARE = lazy_pattern(r"\s*(100|[1-9]?[0-9])(?:\.[0-9]+)?%\s*")


def picture_sizes(root: Element, context: EmailContext) -> Iterator[Problem]:
    """Size each picture as its author did, else by its file; where neither tells, by nothing."""
    for image in root.select("img"):
        share = _SHARE.fullmatch(image.attr("width") or "")
        width, height = (None, None) if share else _shown(image, context)
        is_high_only = height is not None and width is None
        size = {
            "width": f"{share[1]}%" if share else width,
            "height": height,
            "style": "max-width: 100%" + ("" if is_high_only else "; height: auto"),
        }
        for name, value in size.items():
            image.attrs.pop(name, None)
            if value is not None:
                image.attrs[name] = str(value)
    yield from ()


def _shown(image: Element, context: EmailContext) -> tuple[int | None, int | None]:
    """Width and height as a mail shows them, in proportion."""
    width, height = pixels(image.attr("width")), pixels(image.attr("height"))
    across, down = _real(context.measure(image.attr("src") or "")) or (width, height)
    if not across or not down:
        return (min(width, WIDEST) if width else None), (None if width else height)
    if width is None:
        width = max(1, round(height * across / down)) if height else across
    width = min(width, WIDEST)
    return width, max(1, round(width * down / across))


def _real(size: tuple[int, int] | None) -> tuple[int, int] | None:
    return size if size is not None and min(size) > 0 else None


def pixels(written: str | None) -> int | None:
    """The number of pixels that an attribute names, `None` where it names none."""
    found = _PIXELS.fullmatch(written or "")
    return int(found[1]) or None if found else None


def shown_size(html: str, address: str) -> tuple[int | None, int | None]:
    """Width and height in which a body shows the picture at an address, `None` where not said."""
    for image in parse_fragment(html, positions=False).select("img[width]"):
        if image.attr("src") == address:
            return pixels(image.attr("width")), pixels(image.attr("height"))
    return None, None
