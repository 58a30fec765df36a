"""MP3: how long it plays, and whether all of it is there.

Sources: http://gabriel.mp3-tech.org/mp3infotag.html (Xing, Info),
https://www.codeproject.com/Articles/8295/MPEG-Audio-Frame-Header (VBRI)
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.media import id3
from feedsmith.media.frames import Found, count, first_frame, is_steady
from feedsmith.media.probes import Probe, average
from feedsmith.media.source import Source

_SLACK = 4096
"""Bytes that encoders disagree on: tags and the header's own frame counted or not."""
_FRAMES_OF_SLACK = 40
_PLAUSIBLE = range(4_000, 700_000)
"""Bits a second."""


class _Promise(NamedTuple):
    """What a Xing, Info or VBRI header says; 0 where it does not."""

    frames: int = 0
    size: int = 0


class _Stream(NamedTuple):
    """A recording between its tags."""

    start: int
    end: int
    found: Found

    @property
    def held(self) -> int:
        return self.end - self.start

    def seconds(self, frames: float) -> float:
        return frames * self.found.frame.samples / self.found.frame.rate


def read(source: Source) -> Probe:
    """Duration, bit rate, chapters and title, and whether the file is cut short."""
    tag = id3.read(source)
    found = first_frame(source, tag.end)
    common = Probe(size=source.size, mime_type="audio/mpeg", title=tag.title, chapters=tag.chapters)
    if found is None:
        return replace(common, truncated=tag.end >= source.size)
    stream = _Stream(found.offset, _end(source), found)
    frames, truncated = _measured(source, stream, _promise(source, stream))
    seconds = stream.seconds(frames)
    bits = average(stream.held, stream.seconds(_held_frames(frames, truncated, source, stream)))
    return replace(common, duration=seconds, bit_rate=bits, truncated=truncated)


def _held_frames(frames: float, truncated: bool, source: Source, stream: _Stream) -> float:
    """Of a file that is cut, what is still there; else all."""
    return _counted(source, stream) if truncated else frames


def _measured(source: Source, stream: _Stream, promise: _Promise) -> tuple[float, bool]:
    """How many frames the file promises, and whether it holds fewer."""
    if not promise.frames:
        return _counted(source, stream), False
    if promise.size:
        if stream.held + _SLACK < promise.size:
            return promise.frames, True
        if stream.held <= promise.size * 1.02 + _SLACK:
            return promise.frames, False
        return _counted(source, stream), False  # the header speaks of the first part alone
    counted = _counted(source, stream)
    if counted > promise.frames * 1.02 + _FRAMES_OF_SLACK:
        return counted, False
    return promise.frames, counted + _FRAMES_OF_SLACK < promise.frames * 0.99


def _counted(source: Source, stream: _Stream) -> float:
    """How many frames there are: reckoned for a constant bit rate, else counted one by one."""
    frame = stream.found.frame
    if is_steady(source, stream.start, stream.end, frame):
        return stream.held * 8 * frame.rate / frame.bits / frame.samples
    return count(source, stream.start, stream.end, frame.shape)


def _promise(source: Source, stream: _Stream) -> _Promise:
    """What the first frame says of all; nothing where that cannot be."""
    frame = stream.found.frame
    head = source.at(stream.start, min(64, frame.length))
    xing = max(head.find(b"Xing"), head.find(b"Info"))
    vbri = head.find(b"VBRI")
    if xing > 0:
        promise = _xing(head[xing + 4 :])
    elif vbri > 0:
        numbers = head[vbri + 10 :]
        promise = _Promise(_number(numbers, 4), _number(numbers, 0))
    else:
        return _Promise()
    bits = average(promise.size or stream.held, stream.seconds(promise.frames))
    return promise if bits in _PLAUSIBLE or (bits and not promise.size) else _Promise()


def _xing(data: bytes) -> _Promise:
    flags = _number(data, 0)
    frames = _number(data, 4) if flags & 1 else 0
    size = _number(data, 8 if flags & 1 else 4) if flags & 2 else 0
    return _Promise(frames, size)


def _number(data: bytes, offset: int) -> int:
    return int.from_bytes(data[offset : offset + 4], "big")


def _end(source: Source) -> int:
    """Where the recording ends, before ID3v1 and APE tags."""
    end = source.size
    if source.at(end - 128, 3) == b"TAG":
        end -= 128
    footer = source.at(end - 32, 32)
    if footer.startswith(b"APETAGEX"):
        size = int.from_bytes(footer[12:16], "little") + (32 if footer[23] & 0x80 else 0)
        end -= size if size < end else 0
    return end
