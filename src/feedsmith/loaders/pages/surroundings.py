"""What the other pages of a site tell of a page that by itself looks like a post.

A list of posts is a page whose entries bear the titles of other posts. A page of the menu, or one
that neither the sitemap nor any list names, is no post either; nor one that nothing leads to.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from feedsmith.loaders.pages.kinds import Kind
from feedsmith.loaders.pages.links import Link
from feedsmith.loaders.pages.paths import place
from feedsmith.loaders.pages.sameness import letters
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.patterns import lazy_pattern
from feedsmith.urls import absolute

_LOCATION = lazy_pattern(rb"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)")
_HREF = lazy_pattern(rb"""<a\b[^>]*?\shref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_MANY = 0.7
"""The part of the posts that must be named before the silence about one tells something."""


def judged(pages: Sequence[Scanned], output: Path) -> tuple[Scanned, ...]:
    """The pages, in which those are no posts any more that the others show to be none."""
    posts = {place(one.url): one for one in pages if one.kind.is_post}
    titles = {place(one.url): letters(one.page.heading or "") for one in pages}
    lists = {where for where, one in posts.items() if _lists(one, posts) or _goes_on(where, titles)}
    posts = {where: one for where, one in posts.items() if where not in lists}
    named = _named(pages, lists)
    menu = _menu(pages, posts, named)
    unnamed = _unnamed(posts, named, pages, output)
    return tuple(_judged(one, lists, menu, unnamed) for one in pages)


def _judged(one: Scanned, lists: set[str], menu: set[str], unnamed: set[str]) -> Scanned:
    where = place(one.url)
    if not one.kind.is_post:
        return one
    if where in lists:
        return one._replace(kind=Kind(False, "it lists other posts by their titles", True))
    if where in menu:
        return one._replace(kind=Kind(False, "the home page's menu leads to it"))
    if where in unnamed:
        why = "no sitemap and no page that lists posts names it"
        return one._replace(kind=Kind(False, why))
    return one


def _lists(one: Scanned, posts: Mapping[str, Scanned]) -> bool:
    """Whether a page names other posts: in headings, or below its own path, or most of them."""
    titled = [link for link in one.links if _is_title(link, posts)]
    headings = [link for link in titled if link.is_heading]
    below = [link for link in titled if link.place.startswith(place(one.url).rstrip("/") + "/")]
    most = max(5, len(posts) // 2)
    return len(headings) > 1 or len(below) > 1 or len(titled) >= most


def _goes_on(where: str, titles: Mapping[str, str]) -> bool:
    """Whether a page is a further page of a list: `/blog/2/` with the heading of `/blog/`."""
    above, _, last = where.rpartition("/")
    heading = titles.get(above or "/")
    return last.isdigit() and bool(heading) and titles[where] == heading


def _is_title(link: Link, posts: Mapping[str, Scanned]) -> bool:
    post = posts.get(link.place)
    if post is None or not link.said:
        return False
    titles = (post.page.title.value if post.page.title else "", post.page.heading or "")
    return any(link.said == letters(title) for title in titles)


def _named(pages: Sequence[Scanned], lists: set[str]) -> set[str]:
    """What the lists of posts lead to, the home page among them."""
    return {
        link.place
        for one in pages
        if one.kind.is_listing or place(one.url) in lists
        for link in one.links
    }


def _menu(pages: Sequence[Scanned], posts: Mapping[str, Scanned], named: set[str]) -> set[str]:
    """Dated pages of the home page's menu that no list names, unless the menu names many posts."""
    leading = {where for one in pages for where in one.menu if where in posts} - named
    return leading if len(leading) * 3 <= len(posts) else set()


def _unnamed(
    posts: Mapping[str, Scanned], named: set[str], pages: Sequence[Scanned], output: Path
) -> set[str]:
    """Posts that neither a sitemap nor a list names, where these name most.

    Without a sitemap, a link on any page is enough to name one.
    """
    mapped = _mapped(output)
    known = [where for where in posts if where in named and (where in mapped or not mapped)]
    if len(known) < 3 or len(known) < len(posts) * _MANY:
        return set()
    unnamed = {where for where in posts if where not in mapped and where not in named}
    return unnamed if mapped or not unnamed else unnamed - _linked(unnamed, pages, output)


def _linked(wanted: set[str], pages: Sequence[Scanned], output: Path) -> set[str]:
    """Those of these places that a link of any other page leads to, its menus' and arrows' too."""
    found: set[str] = set()
    for one in pages:
        here = place(one.url)
        hrefs = set(_HREF.findall((output / one.path).read_bytes()))
        said = (html.unescape(href.decode(errors="replace")) for href in hrefs)
        leading = {place(target) for href in said if (target := absolute(href, one.url))}
        found |= (leading & wanted) - {here}
    return found


def _mapped(output: Path) -> set[str]:
    """The places that the site's sitemaps name."""
    return {
        place(found.decode(errors="replace"))
        for file in sorted(output.glob("sitemap*.xml"))
        for found in _LOCATION.findall(file.read_bytes())
    }
