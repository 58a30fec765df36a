"""A JSON text of which only the part that is being read is in memory."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from feedsmith.checks.reading.json.faults import other_encoding, undecodable
from feedsmith.checks.reading.json.places import Cursor, Lines
from feedsmith.checks.reading.xml.faults import too_big
from feedsmith.problems import Place

CHUNK = 1 << 18
LARGEST = 1 << 28

_START = Place("", 1, None, 1)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


class Window(Cursor):
    """A cursor over a stream; offsets are those of the text at hand until `forget` moves it on.

    lines: for places in the text at hand.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__("")
        self.lines = Lines("")
        self._pieces = _texts(stream)

    def grow(self) -> bool:
        """Read on, at least as much as is at hand: so what is long is read in few steps."""
        wanted = len(self.text)
        pieces: list[str] = []
        for piece in self._pieces:
            pieces.append(piece)
            wanted -= len(piece)
            if wanted <= 0:
                break
        self.text = self.lines.text = "".join((self.text, *pieces))
        return bool(pieces)

    def forget(self) -> None:
        """Drop what was read; who still holds `lines` keeps the text that belongs to them."""
        if self.at < CHUNK:
            return
        here = self.lines.place(self.at, ())
        self.text = self.text[self.at :]
        self.at = 0
        self.lines = Lines(self.text, here.line or 1, here.column or 1)


def make_sure(stream: BinaryIO) -> bool:
    """Read on to the end for the encoding; whether the text begins with a byte order mark.

    Raises Unreadable where it is not UTF-8, or larger than anyone reads.
    """
    begin = stream.tell()
    decoder = codecs.getincrementaldecoder("utf-8")()
    start, size = b"", 0
    wrong: int | None = None
    while chunk := stream.read(CHUNK):
        start = start or chunk[:4]
        size += len(chunk)
        if size > LARGEST:
            raise too_big(_START, LARGEST >> 20)
        if wrong is None:
            wrong = _first_wrong(decoder, chunk, size)
    _refuse_wide(start)
    if wrong is None:
        wrong = _first_wrong(decoder, b"", size)
    if wrong is not None:
        stream.seek(begin)
        before = stream.read(wrong).removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
        raise undecodable(Lines(before).place(len(before), ()), stream.read(1))
    return start.startswith(codecs.BOM_UTF8)


def whole(stream: BinaryIO) -> str:
    """All the rest of a text whose encoding was found sound."""
    return "".join(_texts(stream))


def _first_wrong(decoder: codecs.IncrementalDecoder, chunk: bytes, size: int) -> int | None:
    """The first byte that is no UTF-8; size: how many were read; without a chunk, at the end."""
    try:
        decoder.decode(chunk, not chunk)
    except UnicodeDecodeError as error:
        return size - len(error.object) + error.start
    return None


def _refuse_wide(start: bytes) -> None:
    for mark, name in _WIDE:
        if start.startswith(mark):
            raise other_encoding(_START, name)
    if b"\0" in start:
        raise other_encoding(_START, "UTF-16 or UTF-32")


def _texts(stream: BinaryIO) -> Iterator[str]:
    """The text without a byte order mark, piece by piece."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    while chunk := stream.read(CHUNK):
        if text := decoder.decode(chunk):
            yield text
