"""Whether a built page is a post, and by what sign.

No trust in `og:type`, `<article>` or JSON-LD alone: About pages and listings of several themes have
them. A post has a date of its own, and does not list other dated pages.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from turbohtml import Document, Element

from feedsmith.loaders.pages.containers import own_text, wide_container
from feedsmith.loaders.pages.furniture_names import is_after_text, is_beside
from feedsmith.loaders.pages.leaves import is_prose
from feedsmith.loaders.pages.metadata import Page
from feedsmith.loaders.pages.paths import is_listing, place, reason
from feedsmith.loaders.pages.phrases import DATE
from feedsmith.loaders.pages.sameness import letters
from feedsmith.urls import absolute

_ENTRIES = frozenset(
    (
        *("li", "article", "tr", "section", "div", "p", "header", "hgroup", "dd", "a"),
        *("h2", "h3", "h4"),
    )
)
_TIMES = "time, .dt-published, abbr.published"
_HIGHEST = 7
"""Elements above a date in which a link is looked for."""


class Kind(NamedTuple):
    """Whether it is a post, and the reason in words that follow "because"."""

    is_post: bool
    reason: str
    is_listing: bool = False


def kind(page: Page, document: Document, path: str, url: str) -> Kind:
    """The kind of a page. path: its file below the output folder. url: its address."""
    if page.is_alias:
        return Kind(False, "it only sends its visitor to another address")
    if document.select_one("meta[name=generator][content=feedsmith]") is not None:
        return Kind(False, "feedsmith wrote it")
    if page.is_hidden:
        return Kind(False, "it asks not to be indexed (robots: noindex)")
    if why := reason(path):
        return Kind(False, why, is_listing(path))
    if page.published is None:
        return Kind(False, "it has no date")
    if page.title is None:
        return Kind(False, "it has no title")
    listed = dated_links(document, url)
    if len(listed) > 1:
        few = ", ".join(sorted(listed)[:2])
        return Kind(False, f"it lists other dated pages ({few}, …)", is_listing=True)
    return Kind(True, f"it has a date of its own ({page.published[1]}) and lists no other posts")


def dated_links(document: Document, url: str) -> set[str]:
    """Addresses of other pages of the site that a date stands beside, in the main content."""
    scope = own_text(document) or wide_container(document)
    if scope is None:
        return set()
    times = [one for one in scope.select(_TIMES) if not is_beside(one) and not is_after_text(one)]
    found = {target for time in times if (target := _entry_target(time, url)) is not None}
    return found or _plainly_dated_links(scope, url)


def _entry_target(time: Element, url: str) -> str | None:
    """Where the smallest part around a date leads to that holds a link to a page."""
    element = time
    for _ in range(_HIGHEST):
        parent = element.parent
        if not isinstance(parent, Element) or parent.tag in ("body", "main"):
            return None
        if parent.select_one("h1") is not None or (parent.tag == "p" and is_prose(parent)):
            return None
        element = parent
        if element.tag in _ENTRIES:
            links = [element] if element.tag == "a" else element.select("a[href]")
            targets = [target for link in links if (target := _target(link, url))]
            if targets:
                return targets[0]
    return None


def _plainly_dated_links(scope: Element, url: str) -> set[str]:
    """The same where dates are bare words: when such lines are most of what a page says."""
    found, said = set(), 0
    for line in scope.select("li, tr, dd, p"):
        text, link = line.text, line.select_one("a[href]")
        text = _term(line) + text
        dated = DATE.search(text)
        target = _target(link, url) if link is not None and dated else None
        if target is not None:
            found.add(target)
            said += len(letters(text))
    return found if said * 2 > len(letters(scope.text)) else set()


def _term(line: Element) -> str:
    """The words of the `<dt>` before a `<dd>`."""
    before = (one for one in line.previous_siblings if isinstance(one, Element))
    nearest = next(before, None) if line.tag == "dd" else None
    return nearest.text if nearest is not None and nearest.tag == "dt" else ""


def _target(link: Element, url: str) -> str | None:
    """Another page of the site that a link leads to, if it is neither a listing nor the home."""
    if is_beside(link):
        return None
    target = absolute(link.attr("href") or "", url)
    if target is None:
        return None
    there, here = urlsplit(target), urlsplit(url)
    if there.netloc != here.netloc or place(target) == place(url) or is_listing(there.path):
        return None
    return target.partition("#")[0]
