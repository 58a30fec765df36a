"""Ogg with Vorbis, Opus, FLAC or Speex.

Sources: https://xiph.org/ogg/doc/framing.html, https://www.rfc-editor.org/rfc/rfc7845 (Opus),
https://wiki.xiph.org/Chapter_Extension
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from feedsmith.media.chapters import in_order, words
from feedsmith.media.probes import Probe, average
from feedsmith.media.source import Source
from feedsmith.patterns import lazy_pattern
from feedsmith.shows import Chapter

_MOST_STREAMS = 16
_MOST_PAGES = 1000
_MOST_COMMENTS = 10_000
_LONGEST_COMMENT = 8192
_TAIL = 2 * 65_536
"""More than the largest page."""
_NO_POSITION = 2**64 - 1
_CHAPTER = lazy_pattern(rb"CHAPTER(\d{1,4})(NAME|URL)?=", re.IGNORECASE)
_TIME = lazy_pattern(r"(\d{1,4}):(\d{1,2}):(\d{1,2}(?:\.\d{1,9})?)")


class _Page(NamedTuple):
    """A page. position: the last sample that ends on it. sizes: of its segments."""

    start: int
    is_first: bool
    position: int
    serial: bytes
    sizes: bytes

    @property
    def content(self) -> int:
        return self.start + 27 + len(self.sizes)

    @property
    def end(self) -> int:
        return self.content + sum(self.sizes)


class _Sound(NamedTuple):
    """A stream of audio. skipped: samples before the first. prefix: bytes before comments."""

    serial: bytes
    rate: int
    skipped: int
    prefix: int


def read(source: Source, mime_type: str) -> Probe:
    """Duration by the last page, title and chapters by the comments."""
    sound = _sound(source)
    last = _last_page(source, sound.serial if sound else b"")
    comments = _comments(_second_packet(source, sound), sound.prefix) if sound else {}
    seconds = _seconds(sound, last)
    title = comments.get(b"TITLE", b"").partition(b"=")[2]
    return Probe(
        size=source.size,
        mime_type=mime_type,
        duration=seconds,
        bit_rate=average(source.size, seconds),
        chapters=in_order(_chapters(comments)),
        truncated=_is_cut(source),
        title=words(title) or None,
    )


def _page(source: Source, start: int) -> _Page | None:
    head = source.at(start, 27 + 255)
    if len(head) < 27 or head[:5] != b"OggS\0":
        return None
    position, sizes = int.from_bytes(head[6:14], "little"), head[27 : 27 + head[26]]
    if len(sizes) < head[26]:
        return None
    return _Page(start, bool(head[5] & 2), position, head[14:18], sizes)


def _pages(source: Source) -> Iterator[_Page]:
    start = 0
    for _ in range(_MOST_PAGES):
        page = _page(source, start)
        if page is None:
            return
        yield page
        start = page.end


def _sound(source: Source) -> _Sound | None:
    """The first stream of audio among those that begin with the file."""
    for number, page in enumerate(_pages(source)):
        if not page.is_first or number == _MOST_STREAMS:
            return None
        sound = _heard(page.serial, source.at(page.content, 80))
        if sound:
            return sound
    return None


def _heard(serial: bytes, packet: bytes) -> _Sound | None:
    if packet.startswith(b"\x01vorbis"):
        return _Sound(serial, int.from_bytes(packet[12:16], "little"), 0, 7)
    if packet.startswith(b"OpusHead"):
        return _Sound(serial, 48_000, int.from_bytes(packet[10:12], "little"), 8)
    if packet.startswith(b"\x7fFLAC"):
        return _Sound(serial, int.from_bytes(packet[27:30], "big") >> 4, 0, 4)
    if packet.startswith(b"Speex   "):
        return _Sound(serial, int.from_bytes(packet[36:40], "little"), 0, 0)
    return None


def _second_packet(source: Source, sound: _Sound | None) -> bytes:
    """The packet that holds the comments; it may go on over many pages."""
    packet = bytearray()
    for page in _pages(source):
        if page.is_first or sound is None or page.serial != sound.serial:
            continue
        size = 0
        for segment in page.sizes:
            size += segment
            if segment < 255:
                return bytes(packet + source.at(page.content, size))
        packet += source.at(page.content, size)
    return b""


def _comments(packet: bytes, prefix: int) -> dict[bytes, bytes]:
    """The title and the chapters' comments, by their names in capitals."""
    found: dict[bytes, bytes] = {}
    offset = prefix + 4 + _little(packet, prefix)
    count = _little(packet, offset)
    offset += 4
    for _ in range(min(count, _MOST_COMMENTS)):
        size = _little(packet, offset)
        comment = packet[offset + 4 : offset + 4 + min(size, _LONGEST_COMMENT)]
        if not comment:
            break
        if _CHAPTER.match(comment) or comment[:6].upper() == b"TITLE=":
            found.setdefault(comment.partition(b"=")[0].upper(), comment)
        offset += 4 + size
    return found


def _little(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 4], "little")


def _chapters(comments: dict[bytes, bytes]) -> Iterator[Chapter]:
    """`CHAPTER001=00:01:00.000` with its `CHAPTER001NAME` and `CHAPTER001URL`."""
    for name, comment in comments.items():
        time = _TIME.fullmatch(words(comment.partition(b"=")[2]))
        if time is None:
            continue
        hours, minutes, seconds = time.groups()
        start = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
        title, url = (
            words(comments.get(name + part, b"").partition(b"=")[2]) for part in (b"NAME", b"URL")
        )
        address = url if url.startswith(("https://", "http://")) else None
        yield Chapter(start=start, title=title, url=address)


def _last_page(source: Source, serial: bytes) -> _Page | None:
    """The last page of this stream on which a packet ends.

    `None` where a stream ends the file that did not begin with it: another recording follows.
    """
    begun = _begun(source)
    start = max(source.size - _TAIL, 0)
    tail = source.at(start, _TAIL)
    offset = tail.rfind(b"OggS")
    while offset >= 0:
        page = _page(source, start + offset)
        if page and page.serial not in begun:
            return None
        if page and page.serial == serial and page.position != _NO_POSITION:
            return page
        offset = tail.rfind(b"OggS", 0, offset)
    return None


def _begun(source: Source) -> set[bytes]:
    """The streams that the file begins with."""
    first = takewhile(lambda page: page.is_first, _pages(source))
    return {page.serial for page in islice(first, _MOST_STREAMS)}


def _seconds(sound: _Sound | None, last: _Page | None) -> float | None:
    """The duration; `None` where nothing tells it."""
    if sound is None or last is None or not sound.rate or last.position >= 2**63:
        return None
    return max(last.position - sound.skipped, 0) / sound.rate or None


def _is_cut(source: Source) -> bool:
    """Whether the last page goes on behind the file's end."""
    start = max(source.size - _TAIL, 0)
    offset = source.at(start, _TAIL).rfind(b"OggS")
    page = _page(source, start + offset) if offset >= 0 else None
    return page is None or page.end > source.size
