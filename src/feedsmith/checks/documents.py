"""A document of any kind, held to the rules of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

from feedsmith.model import Format
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

if TYPE_CHECKING:
    from feedsmith.checks.grammar import Context

_MARK = b"\xef\xbb\xbf"
_ROOT = lazy_pattern(
    rb"(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*<(?:[\w.-]+:)?(rss|feed)[\s>]",
    re.S,
)


def check_feed(stream: BinaryIO, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with an RSS, Atom or JSON Feed document.

    The stream is read once. Each problem's place has line, column and path, but no file.
    """
    peeking = BufferedReader(cast(RawIOBase, stream))
    try:
        start = _plain(peeking.peek(64))
        if start[:1] in (b"{", b"[", b"/"):
            from feedsmith.checks.json_feed import check_json as check
        else:
            from feedsmith.checks.xml_feeds import check_xml as check
        yield from check(peeking, context)
    finally:
        peeking.detach()  # the stream is not ours to close


def _plain(start: bytes) -> bytes:
    """The first bytes as far as they are ASCII, in whatever encoding."""
    return start.removeprefix(_MARK).strip(b"\xff\xfe").replace(b"\0", b"").lstrip()


def format_of(start: bytes) -> Format | None:
    """The format that a document's first bytes announce; `None` where it is no feed."""
    start = _plain(start)
    if start.startswith(b"{"):
        return "json" if b"jsonfeed.org/version" in start.replace(b"\\/", b"/") else None
    root = _ROOT.match(start)
    if root is None:
        return None
    return "rss" if root[1] == b"rss" else "atom"
