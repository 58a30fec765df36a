"""Chapters in MP4: a QuickTime text track, or Nero's list.

Sources: https://developer.apple.com/documentation/quicktime-file-format/track_reference_atom,
https://ffmpeg.org/doxygen/trunk/movenc_8c_source.html (chpl)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from feedsmith.media.boxes import Box, child
from feedsmith.media.chapters import MOST_CHAPTERS, in_order, marked_words, words
from feedsmith.media.source import Source
from feedsmith.shows import Chapter

_LONGEST_TITLE = 2048
_NERO_TICKS = 10_000_000
"""A second."""


def chapters(source: Source, film: Box, tracks: Sequence[Box]) -> tuple[Chapter, ...]:
    """Those of the text track that another track names, else those of Nero's list."""
    named = {number for track in tracks for number in _named(source, track)}
    for track in tracks:
        head = child(source, track, b"tkhd")
        if head and _track_number(source, head) in named:
            found = in_order(_spoken(source, track))
            if found:
                return found
    return in_order(_nero(source, film))


def _named(source: Source, track: Box) -> list[int]:
    """The numbers of the tracks that hold this one's chapters."""
    reference = child(source, track, b"tref", b"chap")
    return _numbers(source, reference.start, reference.size // 4) if reference else []


def _track_number(source: Source, head: Box) -> int:
    is_long = source.number(head.start, 1) == 1
    return source.number(head.start + (20 if is_long else 12), 4)


def _spoken(source: Source, track: Box) -> Iterator[Chapter]:
    """A chapter for each sample of a text track: its length in two bytes, then the title."""
    media = child(source, track, b"mdia")
    head = child(source, media, b"mdhd") if media else None
    table = child(source, media, b"minf", b"stbl") if media else None
    if not (media and head and table):
        return
    is_long = source.number(head.start, 1) == 1
    scale = source.number(head.start + (20 if is_long else 12), 4)
    if not scale:
        return
    sizes = _sizes(source, table)
    starts = accumulate(_lengths(source, table), initial=0)
    for start, offset, size in zip(starts, _offsets(source, table, sizes), sizes, strict=False):
        text = source.at(offset, min(size, _LONGEST_TITLE))
        title = marked_words(text[2 : 2 + int.from_bytes(text[:2], "big")])
        yield Chapter(start=start / scale, title=title)


def _lengths(source: Source, table: Box) -> list[int]:
    """How long each sample lasts, in the track's units."""
    times = child(source, table, b"stts")
    if times is None:
        return []
    pairs = _numbers(source, times.start + 8, 2 * source.number(times.start + 4, 4))
    runs = zip(pairs[::2], pairs[1::2], strict=False)
    return [length for count, length in runs for _ in range(min(count, MOST_CHAPTERS))]


def _sizes(source: Source, table: Box) -> list[int]:
    """The size of each sample, in bytes."""
    box = child(source, table, b"stsz")
    if box is None:
        return []
    count = min(source.number(box.start + 8, 4), MOST_CHAPTERS)
    same = source.number(box.start + 4, 4)
    return [same] * count if same else _numbers(source, box.start + 12, count)


def _offsets(source: Source, table: Box, sizes: list[int]) -> Iterator[int]:
    """Where each sample begins: chunks hold some samples each, one after the other."""
    rest = iter(sizes)
    counts = _samples_per_chunk(source, table)
    for offset, count in zip(_chunks(source, table), counts, strict=False):
        for size in islice(rest, count):
            yield offset
            offset += size


def _chunks(source: Source, table: Box) -> list[int]:
    short, long = child(source, table, b"stco"), child(source, table, b"co64")
    if short:
        return _numbers(source, short.start + 8, source.number(short.start + 4, 4))
    if long:
        return _numbers(source, long.start + 8, source.number(long.start + 4, 4), 8)
    return []


def _samples_per_chunk(source: Source, table: Box) -> Iterator[int]:
    """How many samples each chunk holds; a run holds until the next one's first chunk."""
    box = child(source, table, b"stsc")
    if box is None:
        return
    triples = _numbers(source, box.start + 8, 3 * source.number(box.start + 4, 4))
    firsts, counts = triples[::3], triples[1::3]
    following = [*firsts[1:], firsts[0] + MOST_CHAPTERS if firsts else 0]
    for first, count, beyond in zip(firsts, counts, following, strict=False):
        for _ in range(min(beyond - first, MOST_CHAPTERS)):
            yield count
    while counts:
        yield counts[-1]


def _numbers(source: Source, start: int, count: int, width: int = 4) -> list[int]:
    """Numbers that stand there, no more than chapters can need."""
    data = source.at(start, min(count, 3 * MOST_CHAPTERS) * width)
    return [
        int.from_bytes(data[offset : offset + width], "big")
        for offset in range(0, len(data) - width + 1, width)
    ]


def _nero(source: Source, film: Box) -> Iterator[Chapter]:
    """The list at moov, udta, chpl: a count, then times and titles of at most 255 bytes."""
    box = child(source, film, b"udta", b"chpl")
    if box is None:
        return
    offset = box.start + (8 if source.number(box.start, 1) else 4)
    count = source.number(offset, 1)
    offset += 1
    for _ in range(count):
        head = source.at(offset, 9)
        if len(head) < 9 or offset + 9 > box.end:
            return
        start = int.from_bytes(head[:8], "big") / _NERO_TICKS
        yield Chapter(start=start, title=words(source.at(offset + 9, head[8])))
        offset += 9 + head[8]
