"""Drops “your browser cannot play this” from players, of which a mail shows nothing else.

Source: https://html.spec.whatwg.org/multipage/media.html#the-video-element (its fallback content).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem

_EXCUSE = lazy_pattern(r"\bbrowser|\bhtml ?5", re.IGNORECASE)


def excuses(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Keep of a player's text that speaks of browsers only the links."""
    for media in reversed(root.select("video, audio")):
        if _EXCUSE.search(media.text):
            _keep_links(media)
    yield from ()


def _keep_links(media: Element) -> None:
    for child in list(media.children):
        if isinstance(child, Element) and child.matches("a, source, track, video, audio"):
            continue
        links = child.select("a[href]") if isinstance(child, Element) else []
        if isinstance(child, Element) and links:
            child.clear()
            child.extend(links)
        else:
            child.extract()
