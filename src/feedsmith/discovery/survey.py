"""All pages of a built site: what each lacks, what is wrong with its links, what it shall be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from feedsmith.built import entries
from feedsmith.discovery.judging import Judge, Judged
from feedsmith.discovery.offers import Offers
from feedsmith.discovery.pages import BIGGEST, Unfit, read_page
from feedsmith.discovery.writing import linked
from feedsmith.model import Document
from feedsmith.problems import FeedsmithError
from feedsmith.publication.paths import path_problems
from feedsmith.site import Site
from feedsmith.urls import absolute


class Surveyed(NamedTuple):
    """A page, by its path below the output folder.

    data: its bytes as they shall be, `None` where they may stay. left: why it is left alone.
    """

    path: str
    judged: Judged = Judged((), ())
    data: bytes | None = None
    left: str | None = None


def page_files(folder: Path) -> Iterator[Path]:
    """HTML files in an order that no file system decides; links are not followed.

    Raises FeedsmithError where the folder cannot be read.
    """
    try:
        for entry in entries(folder):
            if entry.is_file(follow_symlinks=False) and entry.name.endswith((".html", ".htm")):
                yield Path(entry.path)
    except OSError as error:
        raise FeedsmithError(
            f"{error.filename or folder} cannot be read: {error.strerror}",
            "Build the site first, or name the folder of its pages with --output.",
        ) from error


class Surveyor:
    """Looks at one page after the other."""

    def __init__(self, documents: Iterable[Document], offers: Offers, site: Site) -> None:
        self._judge = Judge(documents, site)
        self._offers = offers
        self._site = site

    def surveyed(self, file: Path) -> Surveyed:
        """What is to be said of a page. Never raises."""
        path = file.relative_to(self._site.output).as_posix()
        try:
            data = file.read_bytes() if file.stat().st_size <= BIGGEST else None
        except OSError as error:
            return Surveyed(path, left=f"it cannot be read: {error.strerror}")
        page = Unfit("it is too big") if data is None else read_page(data, self._address(path))
        if isinstance(page, Unfit):
            return Surveyed(path, left=page.reason)
        judged = self._judge.judged(page.links, self._offers.on(path))
        if not judged.lacking and not judged.former:
            return Surveyed(path, judged)
        if path_problems((path,)):
            return Surveyed(path, judged, left="its name is none on some systems")
        return Surveyed(path, judged, linked(page, judged.lacking, judged.former))

    def _address(self, path: str) -> str:
        """Where a page is served, with which its links are resolved."""
        return absolute(quote(path, errors="replace"), self._site.url) or self._site.url
