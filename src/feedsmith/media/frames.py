"""Frames of MPEG audio. Source: http://www.mp3-tech.org/programmer/frame_header.html"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from feedsmith.media.source import Source

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
"""Samples a second by the version's two bits: MPEG 1, 2 and 2.5."""
_FIRST = {
    3: (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    2: (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
}
"""Kilobits a second of MPEG 1 by the layer's two bits: layers I, II and III."""
_LATER = {
    3: (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    1: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""The same for MPEG 2 and 2.5."""

_SEARCHED = 256 * 1024
_BLOCK = 2**20
_MOST_FRAMES = 2_000_000
"""Fourteen hours and a half of frames; what lies beyond is reckoned from what was counted."""
_MOST_SEARCHES = 100_000
"""Bytes where a frame may begin and none does."""
_SAMPLED_PLACES = 16
_SAMPLED_BYTES = 8192


class Frame(NamedTuple):
    """A frame's header. length: bytes with the header. bits: a second. rate: samples a second.

    shape: what all frames of a recording have in common.
    """

    length: int
    samples: int
    rate: int
    bits: int
    shape: tuple[int, int, int]
    mono: bool


class Found(NamedTuple):
    """The first frame of a recording, and where it begins."""

    offset: int
    frame: Frame


@lru_cache(maxsize=4096)
def frame(header: bytes) -> Frame | None:
    """What these four bytes say; `None` where they are no frame's header."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return None
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bit_index, rate_index, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if version == 1 or layer == 0 or bit_index in (0, 15) or rate_index == 3:
        return None
    bits = (_FIRST if version == 3 else _LATER)[layer][bit_index - 1] * 1000
    rate = _RATES[version][rate_index]
    samples = 384 if layer == 3 else 576 if layer == 1 and version != 3 else 1152
    slot = 4 if layer == 3 else 1
    length = (samples // 8 // slot * bits // rate + padding) * slot
    return Frame(length, samples, rate, bits, (version, layer, rate), header[3] >> 6 == 3)


def first_frame(source: Source, start: int) -> Found | None:
    """The first header at or after `start` that another of its shape, or the end, follows."""
    data = source.at(start, _SEARCHED)
    offset = data.find(b"\xff")
    while offset >= 0:
        found = frame(data[offset : offset + 4])
        if found and _follows(source, start + offset, found):
            return Found(start + offset, found)
        offset = data.find(b"\xff", offset + 1)
    return None


def _follows(source: Source, offset: int, found: Frame) -> bool:
    after = offset + found.length
    following = frame(source.at(after, 4))
    return after >= source.size if following is None else following.shape == found.shape


def count(source: Source, start: int, end: int, shape: tuple[int, int, int]) -> float:
    """How many frames of this shape stand there, each of them looked at."""
    position, frames, searches = start, 0, 0
    while position + 4 <= end and frames < _MOST_FRAMES and searches < _MOST_SEARCHES:
        block = source.at(position, min(_BLOCK, end - position))
        if len(block) < 4:
            break
        offset = 0
        while offset + 4 <= len(block) and searches < _MOST_SEARCHES:
            found = frame(block[offset : offset + 4])
            if found and found.shape == shape:
                frames += 1
                offset += found.length
            else:
                searches += 1
                offset = _next_mark(block, offset + 1)
        position += offset
    counted = min(position, end) - start
    return frames * (end - start) / counted if counted > 0 else 0


def _next_mark(block: bytes, offset: int) -> int:
    """Where a header may begin next; near the block's end where none does."""
    mark = block.find(b"\xff", offset)
    return mark if mark >= 0 else len(block)


def is_steady(source: Source, start: int, end: int, first: Frame) -> bool:
    """Whether frames all over the recording have the bit rate of its first."""
    step = (end - start) // _SAMPLED_PLACES
    for place in range(_SAMPLED_PLACES):
        data = source.at(start + place * step, min(_SAMPLED_BYTES, end - start))
        if any(bits != first.bits for bits in _rates_in(data, first.shape)):
            return False
    return True


def _rates_in(data: bytes, shape: tuple[int, int, int]) -> list[int]:
    """The bit rates of the frames that stand one after the other in these bytes."""
    offset, rates = data.find(b"\xff"), list[int]()
    while 0 <= offset <= len(data) - 4:
        found = frame(data[offset : offset + 4])
        if found is None or found.shape != shape:
            rates.clear()
            offset = data.find(b"\xff", offset + 1)
        else:
            rates.append(found.bits)
            offset += found.length
    return rates
