"""The built pages of a site: each read once, when something asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import turbohtml

from feedsmith import disk
from feedsmith.built import entries
from feedsmith.loaders.pages.kinds import Kind, kind
from feedsmith.loaders.pages.links import Link, links, menu
from feedsmith.loaders.pages.metadata import Page, read_page
from feedsmith.loaders.pages.unescaped import escaped, stray_tags
from feedsmith.site import Site
from feedsmith.urls import absolute

BIGGEST = 16 * 1024 * 1024
"""Bytes; a larger page is no post."""


class Scanned(NamedTuple):
    """A page that was read. path: below the output folder. url: where it is served.

    links: those of its main content to other pages of the site, where it may be a post or a list of
    posts. menu: what the home page's menus lead to.
    """

    path: str
    url: str
    page: Page
    kind: Kind
    links: tuple[Link, ...] = ()
    menu: frozenset[str] = frozenset()


def page_files(folder: Path) -> Iterator[Path]:
    """HTML files in an order that no file system decides; links are not followed."""
    for entry in entries(folder):
        if entry.is_file(follow_symlinks=False) and entry.name.endswith((".html", ".htm")):
            yield Path(entry.path)


def parse_page(file: Path) -> turbohtml.Document | None:
    """The page in a file; `None` where it is too big to be one.

    A page whose title holds tags that were meant as words is read again with them as words.
    """
    if disk.size(file) > BIGGEST:
        return None
    data = disk.read(file)
    page = turbohtml.parse(data, detect_encoding=True, positions=False)
    stray = stray_tags(page)
    if not stray:
        return page
    text = data.decode(page.encoding or "utf-8", errors="replace")
    return turbohtml.parse(escaped(text, stray), positions=False)


def scan_page(file: Path, site: Site) -> Scanned | None:
    """What a built page says of itself; `None` where it is too big to be one."""
    document = parse_page(file)
    if document is None:
        return None
    path = file.relative_to(site.output).as_posix()
    page = read_page(document, site.zone, site.title, path)
    url = page_url(path, page.canonical, site)
    judged = _copy(path, page.canonical, url, site) or kind(page, document, path, url)
    leads = judged.is_post or judged.is_listing
    return Scanned(
        path=path,
        url=url,
        page=page,
        kind=judged,
        links=links(document, url) if leads else (),
        menu=menu(document, url) if path == "index.html" else frozenset(),
    )


def _copy(path: str, canonical: str | None, url: str, site: Site) -> Kind | None:
    """What a page is that names another page of the site as its original: an AMP or print copy.

    The home page is nobody's original: some themes name it on every page.
    """
    meant = absolute(canonical, url) if canonical else None
    file = site.built.file(meant) if meant else None
    if file is None or file in (site.output / path, site.output / "index.html"):
        return None
    return Kind(False, f"it is a copy of {meant}")


def page_url(path: str, canonical: str | None, site: Site) -> str:
    """Where a page is served: its canonical address when that leads to this file, else its path."""
    plain = absolute(path.removesuffix("index.html"), site.url) or site.url
    meant = absolute(canonical, plain) if canonical else None
    if meant is not None and meant != plain and not meant.endswith("index.html"):
        file = site.built.file(meant)
        if file is not None and file == site.output / path:
            return meant
    return plain
