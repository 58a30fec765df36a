"""Media files that were read before are not read again while they stay as they were.

What is known is kept as JSON. A cache that is damaged, or that another version wrote, is nothing:
the files are read again.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from feedsmith.media import probe
from feedsmith.media.probes import Probe

_VERSION = 1
"""Goes up when probes come to say other things of the same bytes."""


class Entry(msgspec.Struct, frozen=True):
    """A probe, and the state of the file that it is true of."""

    size: int
    mtime_ns: int
    probe: Probe


class _Cache(msgspec.Struct, frozen=True):
    """The file. files: by path relative to the site's folder."""

    version: int
    files: dict[str, Entry]


class MediaFiles:
    """Reads each media file once. known: what earlier runs read; root: the site's folder.

    What is asked for is what `save` writes: what no run asks for any more is dropped.
    """

    def __init__(self, known: Mapping[str, Entry] | None = None, root: Path = Path()) -> None:
        self._known = dict(known or {})
        self._root = root
        self._asked: dict[str, Entry] = {}

    @classmethod
    def load(cls, path: Path, root: Path = Path()) -> MediaFiles:
        """With what the cache at `path` knows; nothing where there is none that can be read."""
        with suppress(OSError, msgspec.MsgspecError, ValueError):
            cache = msgspec.json.decode(path.read_bytes(), type=_Cache)
            if cache.version == _VERSION:
                return cls(cache.files, root)
        return cls(root=root)

    def probe(self, file: Path) -> Probe:
        """What the file says of itself. Raises OSError where it cannot be read."""
        status = file.stat()
        state = (status.st_size, status.st_mtime_ns)
        name = self._name(file)
        entry = self._asked.get(name) or self._known.get(name)
        if entry is None or (entry.size, entry.mtime_ns) != state:
            entry = Entry(*state, probe(file))
        self._asked[name] = entry
        return entry.probe

    def _name(self, file: Path) -> str:
        """The path from the site's folder; the whole path where the file is on another drive."""
        try:
            return Path(os.path.relpath(file, self._root)).as_posix()
        except ValueError:
            return file.absolute().as_posix()

    def save(self, path: Path) -> None:
        """Write what was asked for, in one step, where it differs. Raises OSError."""
        if self._asked == self._known:
            return
        files = dict(sorted(self._asked.items()))
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
        try:
            temporary.write_bytes(msgspec.json.encode(_Cache(_VERSION, files)))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        self._known = dict(self._asked)
