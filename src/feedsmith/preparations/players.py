"""Gives every player controls, and a link inside for the readers that show no player.

Source: https://html.spec.whatwg.org/multipage/media.html
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from turbohtml import Element, Text

from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.urls import host

_PHRASING = "p, h1, h2, h3, h4, h5, h6, span, em, strong, b, i, small, dt, summary, caption, pre"


def players(root: Element, _context: Context) -> Iterator[Problem]:
    """Let people play or follow each film and recording; one without an address is unwrapped."""
    for media in root.select("video, audio"):
        source = media.select_one("source[src]")
        address = media.attr("src") or (source.attr("src") if source else None)
        if address is None:
            media.unwrap()
            continue
        media.attrs["controls"] = ""
        if media.select_one("a[href]") is None:
            _link_within(media, address)
    yield from ()


def _link_within(media: Element, address: str) -> None:
    """Link to the file, as a paragraph of its own wherever one may stand."""
    name = unquote(address.partition("?")[0].rpartition("/")[2])
    text = Text(media.attr("title") or media.attr("aria-label") or name or host(address) or address)
    if media.closest("a") is not None:
        if not media.text.strip():
            media.append(text)
        return
    link = Element("a", {"href": address}, [text])
    media.append(link if media.closest(_PHRASING) else Element("p", None, [link]))
