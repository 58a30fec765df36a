"""A file that is read in bounded steps, so that no size it claims can cost time or memory."""

from __future__ import annotations

import os
from typing import BinaryIO

MOST_AT_ONCE = 16 * 2**20
MOST_READS = 400_000
MOST_BYTES = 4 * 2**30


class Exhausted(Exception):
    """The file asks for more reading than any honest one needs."""


class Source:
    """The bytes of an open file: by offset (`at`), or as a stream for other people's readers.

    Reading beyond the end gives fewer bytes, or none. Raises Exhausted beyond the bounds.
    """

    def __init__(
        self, file: BinaryIO, size: int, most_bytes: int = MOST_BYTES, most_reads: int = MOST_READS
    ) -> None:
        self.size = size
        self._file = file
        self._position = 0
        self._reads_left = most_reads
        self._bytes_left = most_bytes

    def at(self, offset: int, count: int) -> bytes:
        """At most `count` bytes from `offset`."""
        count = min(count, self.size - offset, MOST_AT_ONCE)
        if offset < 0 or count <= 0:
            return b""
        self._reads_left -= 1
        self._bytes_left -= count
        if self._reads_left < 0 or self._bytes_left < 0:
            raise Exhausted
        self._file.seek(offset)
        return self._file.read(count)

    def number(self, offset: int, count: int) -> int:
        """The big-endian number in these bytes."""
        return int.from_bytes(self.at(offset, count), "big")

    def again(self, most_bytes: int, most_reads: int) -> Source:
        """The same file with bounds of its own."""
        return Source(self._file, self.size, most_bytes, most_reads)

    def read(self, count: int = -1) -> bytes:
        """The next bytes of the stream."""
        data = self.at(self._position, MOST_AT_ONCE if count < 0 else count)
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move in the stream, which may lead beyond its end."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._position = start + offset
        return self._position

    def tell(self) -> int:
        """Where the stream is."""
        return self._position
