"""What the build made: which file of the output folder stands behind an address."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from feedsmith.urls import absolute


class Output:
    """A built site: its folder and the address it is served at, which ends in `/`."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self._place = urlsplit(url)

    @property
    def has_pages(self) -> bool:
        """Whether a build stands there: a home page, or any page one folder down."""
        patterns = ("*.html", "*/*.html", "*/*/*.html")
        return any(next(self.folder.glob(pattern), None) for pattern in patterns)

    def file(self, url: str) -> Path | None:
        """The file served at this address; `None` for other sites and for what is absent."""
        path = self._path(url)
        if path is None:
            return None
        plain = path.rstrip("/")
        page = f"{plain}/index.html" if plain else "index.html"
        for candidate in (path, page, f"{plain}.html"):
            file = self.folder / candidate
            if candidate and not candidate.endswith("/") and file.is_file():
                return file
        return None

    def _path(self, url: str) -> str | None:
        """The path below the output folder, decoded; `None` outside of the site."""
        parts = urlsplit(url)
        base = self._place.path
        if parts.netloc != self._place.netloc or not (parts.path + "/").startswith(base):
            return None
        path = os.fsdecode(unquote_to_bytes(parts.path[len(base) :]))
        unsafe = "\0" in path or path.startswith("/") or ".." in path.split("/")
        return None if unsafe else path

    def locate(self, reference: str, page_url: str) -> str | None:
        """The address that a picture or a link means, `None` where it can mean none.

        A root-relative path under a site that has a base path, and a bare name that does not stand
        beside its page, are taken from the site's root when the file is there.
        """
        meant = absolute(reference, page_url)
        if meant is None or "://" in reference or reference.startswith(("//", "#")):
            return meant
        if self.file(meant) is None:
            other = absolute(reference.strip().lstrip("/"), self.url)
            if other is not None and self.file(other) is not None:
                return other
        return meant
