"""WAV. Source: https://www.mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html"""

from __future__ import annotations

from feedsmith.media.probes import Probe
from feedsmith.media.source import Source

_MOST_CHUNKS = 1000
_UNKNOWN = (0, 0xFFFFFFFF)
"""Sizes that are written before the recording has ended, and stay where nobody corrects them."""


def read(source: Source) -> Probe:
    """Duration by the bytes a second and the size of the sound."""
    rate, held, promised = _sound(source)
    seconds = (promised or held) / rate if rate and held else None
    return Probe(
        size=source.size,
        mime_type="audio/wav",
        duration=seconds,
        bit_rate=rate * 8 or None,
        truncated=promised > held,
    )


def _sound(source: Source) -> tuple[int, int, int]:
    """Bytes a second, bytes of sound that are there, and bytes that are promised or 0."""
    offset, rate, long = 12, 0, 0
    for _ in range(_MOST_CHUNKS):
        head = source.at(offset, 8)
        size = int.from_bytes(head[4:8], "little")
        if len(head) < 8:
            break
        if head[:4] == b"fmt ":
            rate = int.from_bytes(source.at(offset + 16, 4), "little")
        elif head[:4] == b"ds64":
            long = int.from_bytes(source.at(offset + 16, 8), "little")
        elif head[:4] == b"data":
            held = source.size - offset - 8
            promised = long if size in _UNKNOWN else size
            return rate, min(held, promised or held), promised
        offset += 8 + size + size % 2
    return rate, 0, 0
