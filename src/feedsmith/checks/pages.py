"""How a site's pages name its feeds, which is how browsers and readers find them.

Source: https://html.spec.whatwg.org/multipage/links.html#link-type-alternate
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import turbohtml

from feedsmith.built import Output
from feedsmith.checks.rules import Rule
from feedsmith.model import Format
from feedsmith.problems import Place, Problem
from feedsmith.urls import absolute

BIGGEST = 16 * 1024 * 1024
"""Bytes; a larger page is not looked into."""

TYPES: Mapping[str, Format] = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/json": "json",
}
"""The types by which a link says that it leads to a feed."""

_SPEC = "https://html.spec.whatwg.org/multipage/links.html#link-type-alternate"
_NAMES: Mapping[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
_CALLED: Mapping[Format, str] = {
    "rss": "an RSS feed",
    "atom": "an Atom feed",
    "json": "a JSON Feed",
}

BROKEN = Rule(
    code="page-feed-missing",
    level="error",
    title="A page names a feed that is not there",
    why="Whoever subscribes from this page gets an error instead of a feed.",
    spec=_SPEC,
    frame="page",
    wrong='<link rel="alternate" type="application/rss+xml" href="/rss.xml">',
    right='<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
)
TYPE = Rule(
    code="page-feed-type",
    level="warning",
    title="A page names a feed with the type of another format, or with none",
    why="Browsers and readers look at the type to know that a link leads to a feed, and which.",
    spec=_SPEC,
    frame="page",
    wrong='<link rel="alternate" type="application/atom+xml" href="/feed.xml">',
    right='<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
)
NONE = Rule(
    code="page-feed-unnamed",
    level="hint",
    title="The home page names no feed",
    why="Readers that are given the site's address look there for its feeds.",
    spec=_SPEC,
    frame="page",
    wrong="<title>Bakery</title>",
    right='<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
)


class Link(NamedTuple):
    """A link of a page to a feed, or to what may be one.

    type: in lower case, without parameters. page: its file. line: from 1.
    """

    href: str
    url: str | None
    type: str | None
    page: Path
    line: int | None

    @property
    def name(self) -> str:
        """As a message says it."""
        return f'<link href="{self.href}">'

    @property
    def place(self) -> Place:
        """The line of the page."""
        return Place(str(self.page), self.line, "link")


class _Home(NamedTuple):
    place: Place
    name: str = "the home page"


def check_pages(
    site: Output, pages: Iterable[Path], feeds: Mapping[Path, Format]
) -> Iterator[Problem]:
    """Yield what is wrong with the links from pages to feeds.

    feeds: the files of the site that are feeds. Links to other sites are taken as they are.
    """
    for page in pages:
        links = list(feed_links(page, site))
        for link in links:
            yield from _followed(link, site, feeds)
        if page == site.folder / "index.html" and feeds and not links:
            yield _unnamed(page, site, feeds)


def feed_links(page: Path, site: Output) -> Iterator[Link]:
    """The links of a page that say they lead to a feed, or that lead to one and do not say so."""
    data = page.read_bytes() if page.stat().st_size <= BIGGEST else b""
    if b"alternate" not in data.lower():
        return
    document = turbohtml.parse(data, detect_encoding=True, positions=True)
    url = absolute(quote(page.relative_to(site.folder).as_posix()), site.url) or site.url
    based = document.select_one("base[href]")
    base = absolute(_value(based, "href"), url) or url if based else url
    for link in document.select("link[rel][href]"):
        relation = _value(link, "rel").lower().split()
        kind = _value(link, "type").partition(";")[0].strip().lower()
        href = _value(link, "href")
        if "alternate" not in relation or "stylesheet" in relation:
            continue
        if kind in TYPES or (not kind and not link.attrs.get("hreflang")):
            yield Link(href, absolute(href, base), kind or None, page, link.source_line)


def _value(element: turbohtml.Element, name: str) -> str:
    """An attribute as one text: of a list of words, turbohtml makes a list."""
    value = element.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _followed(link: Link, site: Output, feeds: Mapping[Path, Format]) -> Iterator[Problem]:
    file = site.file(link.url) if link.url else None
    if file is None:
        ours = link.url is not None and link.url.startswith(site.url)
        if ours and link.type in TYPES and link.type != "application/json":
            what = f"{link.name} leads to no file of the site"
            yield BROKEN.problem(link, what, "Correct the address, or publish the feed there.")
        return
    format = feeds.get(file)
    if format is not None and TYPES.get(link.type or "") != format:
        said = f'the type "{link.type}"' if link.type else "no type"
        what = f"{link.name} has {said}, and leads to {_CALLED[format]}"
        yield TYPE.problem(link, what, f'Write type="{_NAMES[format]}".')


def _unnamed(page: Path, site: Output, feeds: Mapping[Path, Format]) -> Problem:
    first = min(feeds, key=lambda file: (len(file.parts), file.name))
    path = first.relative_to(site.folder).as_posix()
    link = f'<link rel="alternate" type="{_NAMES[feeds[first]]}" href="/{path}">'
    home = _Home(Place(str(page), 1))
    return NONE.problem(home, f"{home.name} names no feed", f"Add {link} to its <head>.")
