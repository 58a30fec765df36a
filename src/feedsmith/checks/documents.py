"""A document of any kind, held to the rules of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed import check_json
from feedsmith.checks.xml_feeds import check_xml
from feedsmith.problems import Problem

_MARK = b"\xef\xbb\xbf"


def check_feed(stream: BinaryIO, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with an RSS, Atom or JSON Feed document.

    The stream is read once. Each problem's place has line, column and path, but no file.
    """
    peeking = BufferedReader(cast(RawIOBase, stream))
    start = peeking.peek(64).removeprefix(_MARK).lstrip()
    check = check_json if start[:1] in (b"{", b"[") else check_xml
    yield from check(peeking, context)
