"""What the build made: which file of the output folder stands behind an address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote_to_bytes, urlsplit

from msgspec.structs import replace

from feedsmith import disk
from feedsmith.model import Attachment
from feedsmith.patterns import lazy_pattern
from feedsmith.urls import absolute

OWN_PAGE = '<meta name="generator" content="feedsmith">'
"""What stands in the pages that feedsmith writes, which are no part of the build."""

_HERE = PurePosixPath()
_NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]*"
_PLAIN_PATH = lazy_pattern(f"(?:{_NAME}/)*(?:{_NAME})?")
"""As most paths are: nothing in it is encoded, and nothing leads upwards."""
_UPWARD = lazy_pattern(r"^(?:\.{0,2}/)+")


_PICTURES = frozenset(("jpg", "jpeg", "png", "webp", "gif", "avif", "svg"))
_BUNDLED = ("_astro", "assets", "static", "_next/static/media")


class Output:
    """A built site: its folder and the address it is served at, which ends in `/`.

    Nothing changes in it meanwhile: where a reference leads is looked up once.
    """

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url
        self._below = f"{folder}{os.sep}"
        self._place = urlsplit(url)
        self._listings: dict[str, tuple[str, list[str]]] = {}
        self._pictures: list[str] | None = None
        self._places: dict[tuple[str, str, PurePosixPath | None], tuple[str, disk.Noted]] = {}

    @property
    def has_pages(self) -> bool:
        """Whether a build stands there: a home page, or any page near it but feedsmith's own."""
        patterns = ("*.html", "*/*.html", "*/*/*.html")
        found = (page for pattern in patterns for page in self.folder.glob(pattern))
        return any(not is_own_page(page) for page in found)

    def file(self, url: str) -> Path | None:
        """The file served at this address; `None` for other sites and for what is absent."""
        found = self._found(url)
        return None if found is None else Path(found)

    def serves(self, url: str) -> bool:
        """Whether a file is served at this address."""
        return self._found(url) is not None

    def _found(self, url: str) -> str | None:
        path = self._path(url)
        if path is None:
            return None
        plain = path.rstrip("/")
        page = f"{plain}/index.html" if plain else "index.html"
        for candidate in (path, page, f"{plain}.html"):
            if candidate and not candidate.endswith("/"):
                file = f"{self._below}{candidate}"
                if disk.is_file(file):
                    return file
        return None

    def _path(self, url: str) -> str | None:
        """The path below the output folder, decoded; `None` outside of the site."""
        if url.startswith(self.url) and _PLAIN_PATH.fullmatch(url, len(self.url)):
            return url[len(self.url) :]
        parts = urlsplit(url)
        base = self._place.path
        if parts.netloc != self._place.netloc or not (parts.path + "/").startswith(base):
            return None
        path = os.fsdecode(unquote_to_bytes(parts.path[len(base) :]))
        unsafe = "\0" in path or path.startswith("/") or ".." in path.split("/")
        return None if unsafe else path

    def locate(
        self, reference: str, page_url: str, source: PurePosixPath | None = None
    ) -> str | None:
        """The address that a picture or a link means, `None` where it can mean none.

        Where no file stands there: a root-relative path under a site that has a base path, and a
        relative one that was meant from the post's source, are taken from the site's root and from
        the folders above the source, when a file stands there. source: below the content folder.
        """
        meant = absolute(reference, page_url)
        if meant is None or "://" in reference or reference.startswith(("//", "#")):
            return meant
        path, above = downward(reference), source and source.parent
        key = (meant, path, above)
        return disk.once(key, self._places, lambda: self.standing(*key))

    def standing(self, meant: str, path: str, above: PurePosixPath | None = None) -> str:
        """The same for an address of the site.

        path: as it was written, without what leads up. above: the folder of the post's source.
        """
        if self.serves(meant):
            return meant
        folders = [] if above is None else [above, *above.parents]
        for folder in ("", *("" if one == _HERE else f"{one}/" for one in folders)):
            other = absolute(quote(folder) + path, self.url)
            if other is not None and other != meant and self.serves(other):
                return other
        return self._fingerprinted(path) or meant

    def _fingerprinted(self, path: str) -> str | None:
        """The address of the only file of this name with a hash in it: `bat-2ea0e793.png`.

        Bundlers (Astro's, Docusaurus's) copy a picture under such a name into a folder of theirs.
        """
        stem, _, ending = path.rpartition("/")[2].rpartition(".")
        if not stem or ending.lower() not in _PICTURES:
            return None
        bundled = self._bundled()
        if not bundled:
            return None
        named = re.compile(rf"{re.escape(stem)}[.-][\w-]{{6,40}}\.{re.escape(ending)}")
        found = [one for one in bundled if named.fullmatch(one.rpartition("/")[2])]
        return absolute(quote(found[0]), self.url) if len(found) == 1 else None

    def _bundled(self) -> list[str]:
        """The pictures in bundlers' folders, in which each that asks has looked."""
        files = [disk.below(f"{self._below}{one}", self._listings) for one in _BUNDLED]
        if self._pictures is None:
            paths = (
                f"{one}/{path}"
                for one, paths in zip(_BUNDLED, files, strict=True)
                for path in paths
            )
            wanted = (one for one in paths if one.rpartition(".")[2].lower() in _PICTURES)
            self._pictures = [one.replace(os.sep, "/") for one in wanted]
        return self._pictures


def downward(reference: str) -> str:
    """A reference without the blanks around it and the dots and slashes with which it begins."""
    return _UPWARD.sub("", reference.strip())


def entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    """What stands in a built site but folders, in an order that no file system decides.

    Hidden folders and those of packages are passed over; links to folders are not followed.
    """
    with os.scandir(folder) as scan:
        found = sorted(scan, key=lambda entry: os.fsencode(entry.name))
    for entry in found:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif not entry.name.startswith(".") and entry.name != "node_modules":
            yield from entries(Path(entry.path))


def is_own_page(file: Path) -> bool:
    """Whether feedsmith wrote the page that stands there."""
    return disk.is_file(file) and OWN_PAGE.encode() in file.read_bytes()


def measured(attachment: Attachment, built: Output) -> Attachment:
    """The attachment with its true length, where its file stands in the output."""
    file = built.file(attachment.url)
    return attachment if file is None else replace(attachment, size=disk.size(file))
