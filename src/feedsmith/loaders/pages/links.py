"""Where a page leads within its site: by its main content, and by its menus."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from turbohtml import Document

from feedsmith.loaders.pages.containers import own_text, wide_container
from feedsmith.loaders.pages.furniture_names import is_after_text, is_beside
from feedsmith.loaders.pages.paths import place
from feedsmith.loaders.pages.sameness import letters
from feedsmith.urls import absolute

_MENUS = "nav a[href], header a[href], [role=navigation] a[href], .menu a[href], .navbar a[href]"


class Link(NamedTuple):
    """A link to another page. place: that page's, as `paths.place` says it. said: its letters.

    is_heading: whether the link is a heading, as the entries of a list of posts have them.
    """

    place: str
    said: str
    is_heading: bool


def links(page: Document, url: str) -> tuple[Link, ...]:
    """The main content's links to other pages of the site, each page once."""
    scope = own_text(page) or wide_container(page)
    if scope is None:
        return ()
    found: dict[str, Link] = {}
    places: dict[str, str | None] = {}
    for one in scope.select("a[href]"):
        href = (one.attr("href") or "").partition("#")[0]
        target = places[href] if href in places else places.setdefault(href, _place(href, url))
        if target is None or is_beside(one) or is_after_text(one):
            continue
        heading = one.closest("h2, h3, h4, h5") or one.select_one("h2, h3, h4, h5")
        said = letters((one.select_one("h2, h3, h4, h5") or one).text)
        if target not in found or (heading is not None and not found[target].is_heading):
            found[target] = Link(target, said, heading is not None)
    return tuple(found.values())


def menu(page: Document, url: str) -> frozenset[str]:
    """The places that a page's menus lead to."""
    found = (
        _place(one.attr("href") or "", url)
        for one in page.select(_MENUS)
        if one.closest("main, article") is None
    )
    return frozenset(target for target in found if target is not None)


def _place(href: str, url: str) -> str | None:
    target = absolute(href, url) if href else None
    if target is None or urlsplit(target).netloc != urlsplit(url).netloc:
        return None
    where = place(target)
    return where if where != place(url) else None
