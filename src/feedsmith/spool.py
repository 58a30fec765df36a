"""Bodies in a file while nobody asks for them, for those of a large feed would fill the memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from feedsmith.model import Item

if TYPE_CHECKING:
    from io import FileIO

_ROOM = 500_000
"""So many characters stay in memory, which is more than most sites show."""
_READS_ANYWHERE = hasattr(os, "pread")
"""So that processes made from this one, which share its place in the file, do not cross."""


class Spool:
    """Takes texts when memory has no more room: into a file without a name, gone with the last."""

    def __init__(self, room: int = _ROOM) -> None:
        """room: so many characters stay in memory."""
        self._room = room
        self._file: FileIO | None = None

    def item(self, item: Item, like: Item) -> Item:
        """An item whose long texts are read when somebody asks for them.

        like: the same before it was prepared; what both say is held once.
        """
        said: dict[str, Any] = {name: getattr(item, name) for name in item.__struct_fields__}
        for name, value in said.items():
            known = getattr(like, name)
            if value == known:
                said[name] = known
        said["body"], said["source"] = self._text(item.body), self._text(item.source)
        return _Spooled(**said)

    def read(self, start: int, size: int) -> str:
        """What lies there."""
        file = self._opened()
        if _READS_ANYWHERE:
            return os.pread(file.fileno(), size, start).decode()
        file.seek(start)
        return file.read(size).decode()

    def _text(self, text: str | None) -> str | _Text | None:
        """A text, or where it lies; itself too where the disk has no room."""
        self._room -= len(text or "")
        if not text or self._room >= 0:
            return text
        data = text.encode()
        try:
            file = self._opened()
            start = file.seek(0, os.SEEK_END)
            return _Text(self, start, len(data)) if file.write(data) == len(data) else text
        except OSError:
            return text

    def _opened(self) -> FileIO:
        if self._file is None:
            from tempfile import TemporaryFile

            self._file = TemporaryFile(buffering=0)  # noqa: SIM115 -- open as long as any item
        return self._file

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()


class _Text(NamedTuple):
    """Where a text lies."""

    spool: Spool
    start: int
    size: int


def _said(text: str | _Text | None) -> str | None:
    return text.spool.read(text.start, text.size) if isinstance(text, _Text) else text


_HELD = vars(Item)


class _Spooled(Item, frozen=True, kw_only=True):
    """An item that holds a `_Text` for a text that lies elsewhere, which nobody sees."""

    @property  # type: ignore[misc]  # a field, read each time
    def body(self) -> str | None:
        return _said(_HELD["body"].__get__(self))

    @property  # type: ignore[misc]  # a field, read each time
    def source(self) -> str | None:
        return _said(_HELD["source"].__get__(self))
