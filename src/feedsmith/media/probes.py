"""What a media file says of itself."""

from __future__ import annotations

from typing import Literal

import msgspec

from feedsmith.shows import Chapter

Colour = Literal["rgb", "grey", "cmyk", "palette"]


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """What the bytes of a file tell; `None` where they do not.

    size: bytes. mime_type: by content, whatever the file is called. duration: seconds, of a
    truncated file those that were promised. bit_rate: bits a second, on average. chapters: in
    order. width, height: pixels as shown, of pictures and videos. colour, alpha: of pictures.
    truncated: the file promises more than it holds.
    """

    size: int
    mime_type: str | None = None
    duration: float | None = None
    bit_rate: int | None = None
    chapters: tuple[Chapter, ...] = ()
    width: int | None = None
    height: int | None = None
    colour: Colour | None = None
    alpha: bool | None = None
    truncated: bool = False
    title: str | None = None


def average(size: int, seconds: float | None) -> int | None:
    """Bits a second of so many bytes; `None` where the duration is unknown."""
    return round(size * 8 / seconds) if seconds and size > 0 else None
