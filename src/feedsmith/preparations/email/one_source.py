"""Leaves each picture one address, a file's, that mail programs can show.

Source: https://www.caniemail.com/features/html-srcset/ (known to ten programs of 41).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.media_types import media_type
from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem
from feedsmith.urls import srcset_candidates

SHOWN = ("image/jpeg", "image/png", "image/gif")
"""What every mail program shows."""

_CHOICES = ("srcset", "sizes", "loading", "decoding", "fetchpriority")
_NOT_A_FILE = lazy_pattern(r"\s*(?:data:|$)", re.IGNORECASE)


def one_source(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Drop every choice of sources; a picture without a file's address becomes its `alt`."""
    for image in root.select("img"):
        source = _best(image)
        for name in _CHOICES:
            image.attrs.pop(name, None)
        if _NOT_A_FILE.match(source):
            image.replace_with(Text(image.attr("alt") or ""))
        elif source != image.attr("src"):
            image.attrs["src"] = source
    root.remove("picture > source")
    for picture in root.select("picture"):
        picture.unwrap()
    yield from ()


def _best(image: Element) -> str:
    """The address written, unless it names a format that some cannot show and another is there."""
    written = image.attr("src") or ""
    type = media_type(written)
    if type is None or type in SHOWN:
        return written
    offered = (address for srcset in _srcsets(image) for address, _ in srcset_candidates(srcset))
    return next((one for one in offered if media_type(one) in SHOWN), written)


def _srcsets(image: Element) -> Iterator[str]:
    yield image.attr("srcset") or ""
    picture = image.parent
    if isinstance(picture, Element) and picture.tag == "picture":
        for source in picture.select("source[srcset]"):
            yield source.attr("srcset") or ""
