"""Recordings built byte by byte, with tags, chapters and headers that tests choose."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import pairwise

SECONDS_OF_A_FRAME = 1152 / 44_100
_KILOBITS = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)

Marks = Sequence[tuple[float, str]]
"""Chapters: beginnings in seconds, and titles."""


def frames(*kilobits: int) -> bytes:
    """A frame of MPEG 1, layer III, 44.1 kHz, for each bit rate."""
    return b"".join(map(_frame, kilobits))


def _frame(kilobits: int) -> bytes:
    head = bytes([0xFF, 0xFB, (_KILOBITS.index(kilobits) + 1) << 4, 0])
    return head.ljust(144_000 * kilobits // 44_100, b"\0")


def headed(
    recording: bytes, count: int | None, size: int | None = None, name: bytes = b"Xing"
) -> bytes:
    """A recording behind a frame that says how many frames and bytes there are."""
    flags = (count is not None) | (size is not None) << 1
    numbers = b"".join(struct.pack(">I", number) for number in (count, size) if number is not None)
    head = frames(64)
    said = head[:4] + bytes(32) + name + struct.pack(">I", flags) + numbers
    return said.ljust(len(head), b"\0") + recording


def vbri(recording: bytes, count: int) -> bytes:
    """The same as Fraunhofer's encoder says it."""
    head = frames(64)
    said = head[:4] + bytes(32) + b"VBRI" + bytes(6)
    said += struct.pack(">II", len(recording) + len(head), count)
    return said.ljust(len(head), b"\0") + recording


def id3(*parts: bytes, version: int = 3, flags: int = 0) -> bytes:
    """A tag with these frames."""
    content = b"".join(parts)
    return b"ID3" + bytes([version, 0, flags]) + seven_bits(len(content)) + content


def seven_bits(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def part(name: str, content: bytes, version: int = 3, flags: int = 0) -> bytes:
    """A frame of a tag."""
    size = seven_bits(len(content)) if version == 4 else struct.pack(">I", len(content))
    return name.encode() + size + bytes([0, flags]) + content


def text(name: str, words: str, version: int = 3, encoding: int = 1) -> bytes:
    codec = ("latin-1", "utf-16", "utf-16-be", "utf-8")[encoding]
    return part(name, bytes([encoding]) + words.encode(codec), version)


def chapter(
    name: str, start: int, end: int, *inside: bytes, version: int = 3, flags: int = 0
) -> bytes:
    """A CHAP frame; start, end: milliseconds."""
    times = struct.pack(">IIII", start, end, 0xFFFFFFFF, 0xFFFFFFFF)
    return part("CHAP", name.encode() + b"\0" + times + b"".join(inside), version, flags)


def contents(*names: str) -> bytes:
    """A CTOC frame."""
    listed = b"".join(name.encode() + b"\0" for name in names)
    return part("CTOC", b"toc\0\x03" + bytes([len(names)]) + listed)


def box(name: bytes, *inside: bytes) -> bytes:
    content = b"".join(inside)
    return struct.pack(">I", len(content) + 8) + name + content


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def m4a(
    seconds: int = 60,
    *,
    nero: Marks = (),
    spoken: Marks = (),
    brand: bytes = b"M4A ",
    title: str | None = None,
    handler: bytes = b"soun",
) -> bytes:
    """A film of one sound, its parts in the order of a file that plays while it loads.

    nero: chapters as a list; spoken: as a track of text, two samples a chunk.
    """
    head = box(b"ftyp", brand, numbers(0), brand)
    samples = [struct.pack(">H", len(words.encode())) + words.encode() for _, words in spoken]
    film = _film(seconds, nero, spoken, samples, title, handler, 0)
    beginning = len(head) + len(film) + 8
    film = _film(seconds, nero, spoken, samples, title, handler, beginning)
    return head + film + box(b"mdat", *samples, bytes(1000))


def _film(
    seconds: int,
    nero: Marks,
    spoken: Marks,
    samples: Sequence[bytes],
    title: str | None,
    handler: bytes,
    beginning: int,
) -> bytes:
    text_size = sum(map(len, samples))
    size = numbers(0, 0) if handler == b"soun" else numbers(640 << 16, 360 << 16)
    reference = [box(b"tref", box(b"chap", numbers(2)))] if spoken else []
    sound = _track(1, handler, 1000, [(1, seconds * 1000)], [1000], [beginning + text_size], size)
    tracks = [box(b"trak", sound, *reference)]
    if spoken:
        starts = [round(start * 1000) for start, _ in spoken] + [seconds * 1000]
        lasting = [(1, after - start) for start, after in pairwise(starts)]
        sizes = [len(sample) for sample in samples]
        chunks = [beginning + sum(sizes[:first]) for first in range(0, len(sizes), 2)]
        tracks.append(box(b"trak", _track(2, b"text", 1000, lasting, sizes, chunks, numbers(0, 0))))
    return box(
        b"moov",
        box(b"mvhd", numbers(0, 0, 0, 1000, seconds * 1000), bytes(80)),
        *tracks,
        box(b"udta", *_list(nero), *_titled(title)),
    )


def _track(
    number: int,
    handler: bytes,
    scale: int,
    lasting: Sequence[tuple[int, int]],
    sizes: Sequence[int],
    chunks: Sequence[int],
    size: bytes,
) -> bytes:
    runs = [value for run in lasting for value in run]
    table = box(
        b"stbl",
        box(b"stts", numbers(0, len(lasting), *runs)),
        box(b"stsc", numbers(0, 1, 1, 2, 1)),
        box(b"stsz", numbers(0, 0, len(sizes), *sizes)),
        box(b"stco", numbers(0, len(chunks), *chunks)),
    )
    return box(b"tkhd", numbers(0, 0, 0, number), bytes(60), size) + box(
        b"mdia",
        box(b"mdhd", numbers(0, 0, 0, scale, 0, 0)),
        box(b"hdlr", numbers(0, 0), handler, bytes(13)),
        box(b"minf", table),
    )


def _list(marks: Marks) -> list[bytes]:
    if not marks:
        return []
    entries = [
        struct.pack(">QB", round(start * 10_000_000), len(words.encode())) + words.encode()
        for start, words in marks
    ]
    return [box(b"chpl", b"\1\0\0\0" + bytes(4) + bytes([len(marks)]), *entries)]


def _titled(title: str | None) -> list[bytes]:
    if title is None:
        return []
    named = box(b"\xa9nam", box(b"data", numbers(1, 0), title.encode()))
    return [box(b"meta", numbers(0), box(b"hdlr", bytes(25)), box(b"ilst", named))]


def opus(seconds: float = 60, comments: Mapping[str, str] | None = None, serial: int = 7) -> bytes:
    """Headers and a page of silence that ends at this second."""
    packed = [f"{name}={value}".encode() for name, value in (comments or {}).items()]
    listed = b"".join(struct.pack("<I", len(one)) + one for one in packed)
    tags = b"OpusTags" + struct.pack("<I", 4) + b"test" + struct.pack("<I", len(packed)) + listed
    head = b"OpusHead" + struct.pack("<BBHIHB", 1, 1, 312, 48_000, 0, 0)
    end = round(seconds * 48_000) + 312
    sound = page(bytes(200), end, serial, 4)
    return page(head, 0, serial, 2) + page(tags, 0, serial) + sound


def page(packet: bytes, position: int, serial: int = 7, flags: int = 0) -> bytes:
    """A packet on as many pages as it needs."""
    sizes = [255] * (len(packet) // 255) + [len(packet) % 255]
    pages, offset = b"", 0
    for first in range(0, len(sizes), 255):
        here = sizes[first : first + 255]
        content = packet[offset : offset + sum(here)]
        offset += len(content)
        kind = flags if first == 0 else 1
        head = struct.pack("<4sBBQIIIB", b"OggS", 0, kind, position, serial, 0, 0, len(here))
        pages += head + bytes(here) + content
    return pages


def gif(*, clear: bool) -> bytes:
    control = b"\x21\xf9\x04" + bytes([clear]) + bytes(4)
    comment = b"\x21\xfe\x03abc\x00"
    picture = b"\x2c" + bytes(8) + b"\0\x02\x02\x44\x01\0"
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", 3, 2, 0x80, 0, 0)
        + bytes(6)
        + comment
        + control
        + (picture + b"\x3b")
    )


def avif(width: int, height: int, *, grey: bool = False, clear: bool = False) -> bytes:
    """The boxes that say how a picture looks, without the picture."""
    see_through = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0"
    properties = [
        box(b"ispe", numbers(0, width, height)),
        box(b"av1C", bytes([0x81, 0, 0x10 if grey else 0, 0])),
        *([box(b"auxC", numbers(0), see_through)] if clear else []),
    ]
    uses = box(b"ipma", numbers(0, 1), struct.pack(">HBBB", 1, 2, 1, 2))
    meta = box(
        b"meta",
        numbers(0),
        box(b"hdlr", numbers(0, 0), b"pict", bytes(13)),
        box(b"pitm", numbers(0), struct.pack(">H", 1)),
        box(b"iprp", box(b"ipco", *properties), uses),
    )
    return box(b"ftyp", b"avif", numbers(0), b"avifmif1") + meta
