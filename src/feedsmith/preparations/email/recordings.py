"""Gives films and recordings as links, a film with its poster: few mail programs play anything.

Source: https://www.caniemail.com/features/html-video/ (eight programs of 41), html-audio (9 of 42).
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem


def recordings(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Leave of each player its poster, its text and the link that `players` put into it."""
    for media in reversed(root.select("video, audio")):
        media.remove("source, track")
        link = media.select_one("a[href]")
        poster = media.attr("poster") or ""
        if poster[:4].lower() == "http":
            _show(poster, media, link)
        if link is not None:
            _set_apart(link)
        media.unwrap()
    yield from ()


def _show(poster: str, media: Element, link: Element | None) -> None:
    """Put the poster before the link, itself a link to the film."""
    if link is None:
        media.insert(0, Element("img", {"src": poster, "alt": media.attr("title") or ""}))
        return
    picture = Element("img", {"src": poster, "alt": link.text.strip()})
    target = media.attr("src") or link.attr("href") or ""
    link.insert_before(Element("a", {"href": target}, [picture]), Element("br"))


def _set_apart(link: Element) -> None:
    """Put a blank between a player's text and its link."""
    before = link.previous_sibling
    if isinstance(before, Text) and before.data and not before.data[-1].isspace():
        link.insert_before(Text(" "))
