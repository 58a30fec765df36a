"""MP4, M4A and QuickTime: boxes in boxes.

Source: https://developer.apple.com/documentation/quicktime-file-format
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from feedsmith.media.boxes import Box, boxes, child
from feedsmith.media.chapters import marked_words
from feedsmith.media.lengths import length
from feedsmith.media.mp4_chapters import chapters
from feedsmith.media.probes import Probe, average
from feedsmith.media.source import Source

_MOST_BOXES = 50_000
_MOST_TRACKS = 64
_LONGEST_TITLE = 4096


class _Film(NamedTuple):
    """What a file's tracks are. width, height: of the picture, where there is one."""

    handlers: frozenset[bytes]
    width: int | None
    height: int | None


def read(source: Source, mime_type: str) -> Probe:
    """Duration, chapters, title and picture size. mime_type: what the brand says."""
    top = list(islice(boxes(source, 0, source.size), _MOST_BOXES))
    film = next((box for box in top if box.name == b"moov"), None)
    if film is None:
        return Probe(size=source.size, mime_type=mime_type, truncated=True)
    tracks = list(islice(_tracks(source, film), _MOST_TRACKS))
    seconds = length(source)
    seen = _film(source, tracks)
    return Probe(
        size=source.size,
        mime_type=_mime_type(mime_type, seen),
        duration=seconds,
        bit_rate=average(source.size, seconds),
        chapters=chapters(source, film, tracks),
        width=seen.width,
        height=seen.height,
        truncated=top[-1].end > source.size or _points_beyond(source, tracks),
        title=_title(source, film),
    )


def _tracks(source: Source, film: Box) -> Iterator[Box]:
    return (box for box in boxes(source, film.start, film.end) if box.name == b"trak")


def _film(source: Source, tracks: list[Box]) -> _Film:
    handlers, width, height = set(), None, None
    for track in tracks:
        handler = child(source, track, b"mdia", b"hdlr")
        name = source.at(handler.start + 8, 4) if handler else b""
        handlers.add(name)
        head = child(source, track, b"tkhd")
        if name == b"vide" and head and width is None:
            width = source.number(head.end - 8, 2) or None
            height = source.number(head.end - 4, 2) or None
    return _Film(frozenset(handlers), width, height)


def _mime_type(by_brand: str, film: _Film) -> str:
    """Sound alone is audio, whatever a general brand leaves open."""
    is_sound = b"soun" in film.handlers and b"vide" not in film.handlers
    return "audio/mp4" if by_brand == "video/mp4" and is_sound else by_brand


def _points_beyond(source: Source, tracks: list[Box]) -> bool:
    """Whether a track's last part would lie behind the file's end."""
    for track in tracks:
        for name, width in ((b"stco", 4), (b"co64", 8)):
            table = child(source, track, b"mdia", b"minf", b"stbl", name)
            count = source.number(table.start + 4, 4) if table else 0
            if table and count and table.start + 8 + count * width <= table.end:
                last = source.number(table.start + 8 + (count - 1) * width, width)
                if last >= source.size:
                    return True
    return False


def _title(source: Source, film: Box) -> str | None:
    """The title as iTunes writes it: moov, udta, meta, ilst, ©nam, data."""
    holder = child(source, film, b"udta", b"meta")
    if holder is None:
        return None
    has_version = source.at(holder.start + 4, 4) != b"hdlr"
    inner = holder._replace(start=holder.start + 4) if has_version else holder
    data = child(source, inner, b"ilst", b"\xa9nam", b"data")
    if data is None:
        return None
    return marked_words(source.at(data.start + 8, min(data.size - 8, _LONGEST_TITLE))) or None
