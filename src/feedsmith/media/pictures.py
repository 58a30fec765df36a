"""Pictures: how large, of which colours, and whether one can see through them.

Sources: https://www.w3.org/TR/png-3/, https://www.w3.org/Graphics/JPEG/itu-t81.pdf (B.2.2),
https://developers.google.com/speed/webp/docs/riff_container, https://aomediacodec.github.io/av1-avif/
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from feedsmith.media.boxes import boxes
from feedsmith.media.probes import Colour, Probe
from feedsmith.media.source import Source

_MOST_PARTS = 1000
_MOST_BYTES = 16 * 2**20
_MOST_READS = 50_000
_TAIL = 2**20
_META = 2**20
_SEE_THROUGH = b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha"
_PNG: dict[int, tuple[Colour, bool]] = {
    0: ("grey", False),
    2: ("rgb", False),
    3: ("palette", False),
    4: ("grey", True),
    6: ("rgb", True),
}
_JPEG: dict[int, Colour] = {1: "grey", 3: "rgb", 4: "cmyk"}
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin a frame."""
_LONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of JPEG that nothing belongs to."""


class _Look(NamedTuple):
    """How a picture looks."""

    colour: Colour | None = None
    alpha: bool | None = None
    truncated: bool = False


def read(source: Source, mime_type: str) -> Probe:
    """Size by imagesize, the rest by the file's own head."""
    width, height = _size(source)
    look = _LOOKS[mime_type](source) if mime_type in _LOOKS else _Look()
    return Probe(
        size=source.size,
        mime_type=mime_type,
        width=width,
        height=height,
        colour=look.colour,
        alpha=look.alpha,
        truncated=look.truncated,
    )


def _size(source: Source) -> tuple[int | None, int | None]:
    """Pixels as shown, turned as the camera was held; `None` where nothing says."""
    import imagesize

    width, height = imagesize.get(source.again(_MOST_BYTES, _MOST_READS))
    sound = isinstance(width, int) and isinstance(height, int) and width > 0 and height > 0
    return (width, height) if sound else (None, None)


def _png(source: Source) -> _Look:
    colour, alpha = _PNG.get(source.number(25, 1), (None, None))
    if not alpha and colour:
        alpha = _has_clear_colour(source)
    ended = b"IEND" in source.at(max(source.size - _TAIL, 0), _TAIL)
    return _Look(colour, alpha, not ended)


def _has_clear_colour(source: Source) -> bool:
    """Whether a tRNS chunk stands before the pixels."""
    offset = 8
    for _ in range(_MOST_PARTS):
        head = source.at(offset, 8)
        if len(head) < 8 or head[4:] in (b"IDAT", b"IEND"):
            return False
        if head[4:] == b"tRNS":
            return True
        offset += 12 + int.from_bytes(head[:4], "big")
    return False


def _jpeg(source: Source) -> _Look:
    offset, colour = 2, None
    for _ in range(_MOST_PARTS):
        marker = source.at(offset, 10)
        if len(marker) < 10 or marker[0] != 0xFF:
            break
        if marker[1] in _FRAMES:
            colour = _JPEG.get(marker[9])
            break
        alone = marker[1] in _LONE
        filled = marker[1] == 0xFF
        offset += 1 if filled else 2 if alone else 2 + int.from_bytes(marker[2:4], "big")
    ended = b"\xff\xd9" in source.at(max(source.size - _TAIL, 0), _TAIL)
    return _Look(colour, False if colour else None, not ended)


def _gif(source: Source) -> _Look:
    """A graphic control extension says whether a colour is clear."""
    flags = source.number(10, 1)
    offset = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    for _ in range(_MOST_PARTS):
        block = source.at(offset, 4)
        if block[:2] == b"\x21\xf9" and len(block) == 4:
            return _Look("palette", bool(block[3] & 1))
        if block[:1] != b"\x21":
            break
        offset = _behind(source, offset + 2)
    return _Look("palette", False)


def _behind(source: Source, offset: int) -> int:
    """The end of a row of blocks that each begin with their size."""
    for _ in range(_MOST_PARTS):
        size = source.number(offset, 1)
        offset += 1 + size
        if not size:
            break
    return offset


def _webp(source: Source) -> _Look:
    head = source.at(0, 32)
    truncated = int.from_bytes(head[4:8], "little") + 8 > source.size
    flags = {b"VP8X": head[20:21], b"VP8L": head[24:25], b"VP8 ": b"\0"}.get(head[12:16], b"")
    return _Look("rgb", bool(flags[0] & 0x10), truncated) if flags else _Look(truncated=truncated)


def _avif(source: Source) -> _Look:
    """One colour is said by av1C; what one sees through is a picture of its own."""
    for box in boxes(source, 0, source.size):
        if box.name == b"meta":
            meta = source.at(box.start, min(box.size, _META))
            colours = meta.partition(b"av1C")[2][:3]
            grey = len(colours) == 3 and bool(colours[2] & 0x10)
            return _Look("grey" if grey else "rgb", _SEE_THROUGH in meta)
    return _Look()


_LOOKS: dict[str, Callable[[Source], _Look]] = {
    "image/png": _png,
    "image/jpeg": _jpeg,
    "image/gif": _gif,
    "image/webp": _webp,
    "image/avif": _avif,
}
"""Those that are looked at closer."""
