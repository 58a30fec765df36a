"""Podlove Simple Chapters: chapter marks in the feed itself, which Spotify reads.

Source: https://podlove.org/simple-chapters/
"""

from __future__ import annotations

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.shows import Chapter
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """The chapters that tables of contents show; players draw an empty line for one untitled."""
    if document.feed.show is None or item.episode is None or document.format == "json":
        return ()
    shown = (one for one in item.episode.chapters if one.toc and one.title.strip())
    rows = [row for one in shown for row in chapter(one)]
    return element("psc:chapters", None, {"version": "1.2"}, rows) if rows else ()


def chapter(chapter: Chapter) -> Iterable[Element]:
    """One of them, with the page and the picture that belong to it."""
    more = {"href": chapter.url, "image": chapter.image}
    said = {"start": clock(chapter.start), "title": chapter.title, **more}
    return element("psc:chapter", None, said)


def clock(seconds: float) -> str:
    """Hours, minutes, seconds, milliseconds: `01:15:30.000`."""
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}.{milliseconds:03}"


VOCABULARY = Vocabulary("psc", "http://podlove.org/simple-chapters", item=item)
