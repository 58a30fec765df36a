"""A page's title: what its reader sees, held against what its head declares."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from turbohtml import Document, Element

from feedsmith.loaders.pages.declared import Declared
from feedsmith.loaders.pages.furniture_names import is_beside
from feedsmith.loaders.pages.plain import heading_text, plain
from feedsmith.loaders.pages.sameness import letters
from feedsmith.patterns import lazy_pattern

_PARTING = r"[|–—·•:»«/~\-]|::"
_TAG = lazy_pattern(r"</?[a-zA-Z][^<>]*>")
_NAMED = ".p-name, [itemprop~=headline], .post-title, .entry-title"


class Said(NamedTuple):
    """A value, and the part of the page that says it."""

    value: str
    where: str


def page_title(page: Document, declared: Declared, heading: str | None, site: str) -> Said | None:
    """The title without the site's name.

    The heading goes first where the head declares the same title or the beginning of it: heads lose
    markup-like words, and some escape twice. Where they differ, the head's is the title.
    """
    named = _document_title(page)
    names = (site, declared.meta("og:site_name") or "")
    candidates = [
        Said(without_site(value, *names), where)
        for value, where in _declared_titles(declared, (heading or "", named))
    ]
    shown = Said(without_site(heading, *names), "h1") if heading else None
    if candidates:
        return shown if shown and _agree(shown.value, candidates[0].value) else candidates[0]
    if shown:
        return shown
    return Said(without_site(named, *names), "title") if named else None


def page_heading(page: Document, site: str) -> str | None:
    """The heading that is the post's title.

    The one that `<title>` begins with; else the main content's; else the last h1, since themes
    give the site's name one too.
    """
    named = letters(without_site(_document_title(page), site))
    headings = [one for one in page.select("h1") if heading_text(one)]
    for one in (*headings, *page.select("main h2, article h2, .blog-post h2")[:3]):
        said = letters(heading_text(one))
        own = named.startswith(said) and said != letters(site)
        if said and own and not _is_link_elsewhere(one):
            return heading_text(one)
    if not headings:
        return _first_named(page)
    inner = (one for one in headings if one.closest("article, main, [role=main]") is not None)
    found = heading_text(next(inner, headings[-1]))
    return found if letters(found) != letters(site) else None


def without_site(title: str, *sites: str) -> str:
    """A title without the site's name behind it (or before it) and the sign that parts them."""
    for site in sites:
        if not site or letters(title) == letters(site):
            continue
        name = re.escape(site)
        shorter = re.sub(
            rf"\s+(?:{_PARTING})\s+{name}$|^{name}\s*(?:{_PARTING})\s+",
            "",
            title,
            flags=re.IGNORECASE,
        )
        if shorter and shorter != title:
            return shorter
    return title


def _declared_titles(declared: Declared, seen: Sequence[str]) -> Iterator[tuple[str, str]]:
    for value, where in (
        (declared.text("headline"), "JSON-LD headline"),
        (declared.meta("og:title"), "og:title"),
        (declared.meta("twitter:title"), "twitter:title"),
    ):
        if value:
            yield _decoded(value, seen), where


def _decoded(value: str, seen: Sequence[str]) -> str:
    """A title whose `&amp;` was escaped once too often; not where the page shows just that."""
    once = plain(html.unescape(value))
    as_it_stands = any(letters(one).startswith(letters(value)) for one in seen if one)
    return value if once == value or (as_it_stands and letters(once) != letters(value)) else once


def _agree(shown: str, said: str) -> bool:
    """Whether the head says what is shown, or its beginning, or that and a name behind a sign.

    Hugo takes whatever looks like a tag out of `og:title`: https://gohugo.io/functions/transform/plainify/
    """
    if re.match(rf"{re.escape(shown)}\s+(?:{_PARTING})\s", said):
        return True
    longer, shorter = letters(shown), letters(said)
    if not shorter:
        return shown == said
    return longer.startswith(shorter) or letters(_TAG.sub("", shown)) == shorter


def _document_title(page: Document) -> str:
    found = page.select_one("head > title") or page.select_one("title")
    return plain(found.text) if found is not None else ""


def _first_named(page: Document) -> str | None:
    found = (heading_text(one) for one in page.select(_NAMED) if not is_beside(one))
    return next((text for text in found if text), None)


def _is_link_elsewhere(heading: Element) -> bool:
    link = heading.select_one("a[href]")
    if heading.tag == "h1" or link is None or link.matches("[rel~=bookmark]"):
        return False
    return "#" not in (link.attr("href") or "")
