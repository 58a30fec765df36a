"""Ids as they are written, for feedparser resolves them as if they were links.

Source: https://docs.python.org/3/library/pyexpat.html
"""

from __future__ import annotations

import re
from typing import NoReturn
from xml.parsers import expat

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

_ITEMS = frozenset(("item", "entry"))
_IDS = frozenset(("guid", "id"))
_ATOM = ("", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#")
_RSS = ("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/")
_DECLARED = lazy_pattern(
    rb"\A[^<]*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<!DOCTYPE[^>]*<!ENTITY", re.S | re.I
)


def written_ids(data: bytes) -> list[str | None]:
    """Each item's id in the order of the document; empty where it is not well-formed.

    Raises FeedsmithError where the document declares entities of its own.
    """
    reader = _Reader()
    try:
        reader.read(data)
    except (expat.ExpatError, LookupError, ValueError):
        if _DECLARED.search(data.replace(b"\0", b"")[:100_000]):
            refuse_entities()
        return []
    return reader.ids


def refuse_entities(*_: object) -> NoReturn:
    """Raises the FeedsmithError for a document that declares entities."""
    raise FeedsmithError(
        "the feed declares entities of its own, which can make it grow without end",
        "Write the characters themselves instead of entities.",
    )


class _Reader:
    """Collects the text of the id that stands directly in an item."""

    def __init__(self) -> None:
        self.ids: list[str | None] = []
        self._depth = 0
        self._item = 0
        self._said: list[str] | None = None

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = refuse_entities
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _start(self, name: str, _: dict[str, str]) -> None:
        self._depth += 1
        uri, local = _parted(name)
        if not self._item and local in _ITEMS and uri in (*_ATOM, *_RSS):
            self._item = self._depth
            self.ids.append(None)
        elif self._depth == self._item + 1 and self._item and local in _IDS and uri in _ATOM:
            self._said = []

    def _text(self, said: str) -> None:
        if self._said is not None:
            self._said.append(said)

    def _end(self, _: str) -> None:
        if self._said is not None:
            self.ids[-1] = "".join(self._said).strip() or None
            self._said = None
        if self._depth == self._item:
            self._item = 0
        self._depth -= 1


def _parted(name: str) -> tuple[str, str]:
    uri, _, local = name.rpartition(" ")
    return uri, local
