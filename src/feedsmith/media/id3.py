"""ID3v2: the title and the chapters.

Sources: https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2-chapters-1.0
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.media.chapters import MOST_CHAPTERS, in_order, words
from feedsmith.media.source import MOST_AT_ONCE, Source
from feedsmith.shows import Chapter

_MOST_FRAMES = 5000
_MOST_INSIDE = 50
_MOST_TAGS = 4
_MOST_OF_A_FRAME = 2**20
_LONGEST_TEXT = 8192
_NO_TIME = 0xFFFFFFFF
_ENCODINGS = ("latin-1", "utf-16", "utf-16-be", "utf-8")

Bytes = Callable[[int, int], bytes]
"""Bytes by offset and count."""


class Tag(NamedTuple):
    """What the tags at a file's beginning say. end: where the recording begins."""

    end: int = 0
    title: str | None = None
    chapters: tuple[Chapter, ...] = ()


class _Frame(NamedTuple):
    """A frame in a tag: its name, and where its content lies."""

    name: bytes
    start: int
    size: int
    flags: int


class _Marked(NamedTuple):
    """A chapter by the name that tables of contents know it by."""

    name: bytes
    chapter: Chapter


def read(source: Source) -> Tag:
    """The tags that the file begins with, one after the other; the first that says it holds."""
    tag = Tag()
    for _ in range(_MOST_TAGS):
        if source.at(tag.end, 3) != b"ID3":
            break
        found = _read_one(source, tag.end)
        tag = Tag(found.end, tag.title or found.title, tag.chapters or found.chapters)
    return tag


def _read_one(source: Source, start: int) -> Tag:
    head = source.at(start, 10)
    if len(head) < 10:
        return Tag(source.size)
    version, flags = head[3], head[5]
    size = _seven_bits(head[6:10])
    end = start + 10 + size + (10 if flags & 0x10 else 0)
    if flags & 0x80 and version < 4:
        data = _synchronised(source.at(start + 10, min(size, MOST_AT_ONCE)))
        return _content(_bytes_of(data), 0, len(data), version, flags)._replace(end=end)
    return _content(source.at, start + 10, start + 10 + size, version, flags)._replace(end=end)


def _content(at: Bytes, start: int, end: int, version: int, flags: int) -> Tag:
    if flags & 0x40 and version > 2:
        head = at(start, 4)
        start += _seven_bits(head) if version == 4 else int.from_bytes(head, "big") + 4
    title: str | None = None
    chapters: list[_Marked] = []
    listed: set[bytes] = set()
    for frame in _frames(at, start, end, version):
        if frame.name in (b"TIT2", b"TT2"):
            title = title or _text(_body(at, frame, version, _LONGEST_TEXT)) or None
        elif frame.name == b"CHAP" and len(chapters) < MOST_CHAPTERS:
            chapters += _chapter(_body(at, frame, version), version)
        elif frame.name == b"CTOC":
            listed |= _listed(_body(at, frame, version))
    return Tag(0, title, _shown(chapters, listed))


def _shown(chapters: list[_Marked], listed: set[bytes]) -> tuple[Chapter, ...]:
    """In order; those that no table of contents lists, where there is one, are out of it."""
    return in_order(
        replace(marked.chapter, toc=not listed or marked.name in listed) for marked in chapters
    )


def _frames(
    at: Bytes, start: int, end: int, version: int, most: int = _MOST_FRAMES
) -> Iterator[_Frame]:
    """The frames of a tag, or those inside a chapter."""
    name_size = 3 if version == 2 else 4
    head_size = 6 if version == 2 else 10
    for _ in range(most):
        head = at(start, head_size)
        name = head[:name_size]
        if start + head_size > end or len(head) < head_size or not name.isalnum():
            return
        start += head_size
        size = min(_size(at, head[name_size : 2 * name_size], start, end, version), end - start)
        yield _Frame(name, start, size, head[9] if head_size == 10 else 0)
        start += size


def _size(at: Bytes, written: bytes, start: int, end: int, version: int) -> int:
    """The size of a frame's content; iTunes wrote sizes of version 3 into tags of version 4."""
    plain, safe = int.from_bytes(written, "big"), _seven_bits(written)
    if version != 4 or plain == safe or _may_end(at, start + safe, end):
        return plain if version != 4 else safe
    return plain if _may_end(at, start + plain, end) else safe


def _may_end(at: Bytes, offset: int, end: int) -> bool:
    """Whether another frame, padding or the tag's end follows."""
    following = at(offset, 4)
    return (
        offset == end
        or following[:1] == b"\0"
        or (following.isalnum() and following.isupper() and offset < end)
    )


def _body(at: Bytes, frame: _Frame, version: int, most: int = _MOST_OF_A_FRAME) -> bytes:
    """A frame's content, nothing where it is compressed or encrypted."""
    data = at(frame.start, min(frame.size, most))
    unreadable, grouped = (0x0C, 0x40) if version == 4 else (0xC0, 0x20)
    if frame.flags & unreadable:
        return b""
    if frame.flags & grouped:
        data = data[1:]
    if version != 4:
        return data
    if frame.flags & 0x01:  # the size before the marks against false synchronisation
        data = data[4:]
    return _synchronised(data) if frame.flags & 0x02 else data


def _chapter(data: bytes, version: int) -> list[_Marked]:
    """The chapter in a CHAP frame; nothing where it is cut."""
    name, _, rest = data.partition(b"\0")
    if len(rest) < 16:
        return []
    start, end = (int.from_bytes(rest[i : i + 4], "big") for i in (0, 4))
    title, url, at = "", None, _bytes_of(rest)
    for frame in _frames(at, 16, len(rest), version, _MOST_INSIDE):
        if frame.name == b"TIT2":
            title = title or _text(_body(at, frame, version, _LONGEST_TEXT))
        elif frame.name == b"WXXX":
            url = url or _link(_body(at, frame, version, _LONGEST_TEXT))
    ends = None if end in (_NO_TIME, 0) else end / 1000
    return [_Marked(name, Chapter(start=start / 1000, end=ends, title=title, url=url))]


def _listed(data: bytes) -> set[bytes]:
    """The names of chapters and tables in a CTOC frame."""
    rest = data.partition(b"\0")[2]
    return set(rest[2:].split(b"\0", 255)[: rest[1]]) if len(rest) > 2 else set()


def _text(data: bytes) -> str:
    if not data or data[0] >= len(_ENCODINGS):
        return ""
    encoding = _ENCODINGS[data[0]]
    text = data[1:]
    return words(text[: len(text) // 2 * 2] if "16" in encoding else text, encoding)


def _link(data: bytes) -> str | None:
    """The address in a WXXX frame, which follows a description."""
    if not data:
        return None
    wide = data[0] in (1, 2)
    rest = data[1:]
    if wide:
        ends = (i for i in range(0, len(rest), 2) if rest[i : i + 2] == b"\0\0")
        address = rest[next(ends, len(rest)) + 2 :]
    else:
        address = rest.partition(b"\0")[2]
    text = words(address, "latin-1")
    return text if text.startswith(("https://", "http://")) else None


def _seven_bits(data: bytes) -> int:
    """A number of seven bits a byte."""
    number = 0
    for byte in data:
        number = number << 7 | byte & 0x7F
    return number


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\x00", b"\xff")


def _bytes_of(data: bytes) -> Bytes:
    return lambda offset, count: data[offset : offset + count] if offset >= 0 else b""
