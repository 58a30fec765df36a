"""Boxes of ISO media files. Source: ISO/IEC 14496-12, section 4.2"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from feedsmith.media.source import Source

_MOST_CHILDREN = 2000


class Box(NamedTuple):
    """A box: its name, and where its content lies. end: as claimed, perhaps beyond the file's."""

    name: bytes
    start: int
    end: int

    @property
    def size(self) -> int:
        """Bytes of content, as claimed."""
        return self.end - self.start


def boxes(source: Source, start: int, end: int) -> Iterator[Box]:
    """The boxes that stand there, one after the other."""
    while start + 8 <= end:
        head = source.at(start, 16)
        if len(head) < 8:
            return
        size, content = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, content = int.from_bytes(head[8:16], "big"), 16
        elif size == 0:
            size = end - start
        if size < content:
            return
        yield Box(head[4:8], start + content, start + size)
        start += size


def child(source: Source, box: Box, *path: bytes) -> Box | None:
    """The first box at this path below `box`."""
    found: Box | None = box
    for name in path:
        if found is None:
            return None
        inside = islice(boxes(source, found.start, found.end), _MOST_CHILDREN)
        found = next((inner for inner in inside if inner.name == name), None)
    return found
