"""The site's own pictures and recordings: those alone that a shown feed refers to."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from feedsmith.built import Output
from feedsmith.media_types import media_type
from feedsmith.preview.looks import key
from feedsmith.urls import absolute

_TOKEN = secrets.token_hex(8)
"""Frames are of no origin, so these files are open to every origin that knows their address: nobody
else does, for this part of it is new in each run."""
_KINDS = ("image", "audio", "video")
_TEXTS = {
    "vtt": "text/vtt",
    "srt": "text/plain",
    "txt": "text/plain",
    "html": "text/plain",
    "json": "text/plain",
}
"""Transcripts, shown as plain text: nothing of them is ever run."""


class SiteFile(NamedTuple):
    """A file of the output, and the type it is served as."""

    path: Path
    mime_type: str


class SiteFiles:
    """Addresses on this server of the site's files, given out as pages are made."""

    def __init__(self, site: Output) -> None:
        self._site = site
        self._folder = site.folder.resolve()
        self._given: dict[str, SiteFile] = {}

    def local(self, url: str | None) -> str | None:
        """Where this server has what a feed has at this address; `None` for what is not its own."""
        address = absolute(url, self._site.url) if url else None
        file = self._site.file(address) if address else None
        if address is None or file is None:
            return None
        mime_type, inside = _type(file.name), self._inside(file)
        if mime_type is None or inside is None:
            return None
        given = f"/site/{_TOKEN}/{key(address)}"
        self._given[given] = SiteFile(inside, mime_type)
        return given

    def at(self, target: str) -> SiteFile | None:
        """The file of an address that was given out."""
        return self._given.get(target)

    def _inside(self, file: Path) -> Path | None:
        """The file itself, where it lies below the output and nothing on the way is hidden."""
        try:
            found = file.resolve(strict=True)
        except (OSError, RuntimeError):
            return None
        if not found.is_relative_to(self._folder):
            return None
        hidden = any(part.startswith(".") for part in found.relative_to(self._folder).parts)
        return None if hidden else found


def _type(name: str) -> str | None:
    ending = name.rpartition(".")[2].lower()
    known = media_type(name) or ""
    return known if known.partition("/")[0] in _KINDS else _TEXTS.get(ending)


def opened(file: SiteFile) -> BinaryIO | None:
    """The open file; `None` where it has become something else than a regular file."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        stream = os.fdopen(os.open(file.path, flags | getattr(os, "O_BINARY", 0)), "rb")
    except OSError:
        return None
    if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        return stream
    stream.close()
    return None
