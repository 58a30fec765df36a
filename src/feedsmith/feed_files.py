"""Which files of a built site are feeds: what stands at a file's beginning tells."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from feedsmith.checks.documents import format_of
from feedsmith.model import Format

_LOOKED = 4096


class FeedFile(NamedTuple):
    """A file that is a feed. start: its first bytes."""

    path: Path
    format: Format
    start: bytes


def feed_file(path: Path) -> FeedFile | None:
    """The feed in this file; `None` for what is none. Raises OSError."""
    with path.open("rb") as stream:
        start = stream.read(_LOOKED)
    format = format_of(start)
    return format and FeedFile(path, format, start)
