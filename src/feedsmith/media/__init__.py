"""Media files: what they are, how long they play, how large they show. Nothing is decoded."""

from __future__ import annotations

from pathlib import Path

from feedsmith.media.kinds import kind
from feedsmith.media.lengths import length
from feedsmith.media.probes import Colour, Probe, average
from feedsmith.media.source import Exhausted, Source

__all__ = ["Colour", "Probe", "probe"]

_ISO = {"audio/mp4", "video/mp4", "video/quicktime", "video/3gpp"}
_SIZED = {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/heic"}


def probe(file: Path) -> Probe:
    """What the bytes of this file say, whatever it is called. Raises nothing but OSError.

    Raw AAC (`.aac`) has no duration: only decoding would tell.
    """
    with file.open("rb") as opened:
        size = opened.seek(0, 2)
        source = Source(opened, size)
        try:
            mime_type = kind(source)
            return _read(source, mime_type)
        except Exhausted:
            return Probe(size=size)


def _read(source: Source, mime_type: str | None) -> Probe:
    from feedsmith.media import mp3, mp4, ogg, pictures, wave

    if mime_type == "audio/mpeg":
        return mp3.read(source)
    if mime_type == "audio/wav":
        return wave.read(source)
    if mime_type in _ISO:
        return mp4.read(source, mime_type)
    if mime_type in ("audio/ogg", "video/ogg"):
        return ogg.read(source, mime_type)
    if mime_type in _SIZED:
        return pictures.read(source, mime_type)
    seconds = length(source) if mime_type in ("audio/flac", "audio/aiff") else None
    bits = average(source.size, seconds)
    return Probe(size=source.size, mime_type=mime_type, duration=seconds, bit_rate=bits)
