"""The text of a post in its built page."""

from __future__ import annotations

from collections.abc import Sequence

from turbohtml import Document, Element

from feedsmith.loaders.pages.containers import container
from feedsmith.loaders.pages.credits import author_names
from feedsmith.loaders.pages.declared import Declared
from feedsmith.loaders.pages.edges import drop_hollow, trim_edges
from feedsmith.loaders.pages.furniture import (
    remove_chosen,
    remove_named,
    remove_title,
    remove_title_above,
)
from feedsmith.loaders.pages.leaves import has_media
from feedsmith.loaders.pages.sameness import is_heard, letters
from feedsmith.loaders.pages.sections import remove_sections
from feedsmith.loaders.pages.spans import cut


def page_body(
    page: Document,
    title: str,
    source: str | None = None,
    selector: str | None = None,
    remove: Sequence[str] = (),
) -> str | None:
    """The post's text as HTML, without the page's furniture; `None` where the page has no text.

    source: what the author wrote, as HTML, where it is known: it tells where the text begins and
    ends. selector, remove: the site owner's own choices, which are CSS. The page is changed.
    """
    element = container(page, selector)
    if element is None:
        return None
    remove_chosen(element, remove)
    if source is None or not cut(element, source):
        _strip(element, page, title)
    remove_title(element, title)
    drop_hollow(element)
    return element.inner_html.strip() if is_heard(element) or has_media(element) else None


def _strip(element: Element, page: Document, title: str) -> None:
    """Takes the furniture away that the page alone can tell."""
    declared = Declared.of(page)
    names = author_names(page, declared)
    known = (title, declared.meta("description") or "", declared.meta("og:description") or "")
    remove_named(element)
    remove_sections(element, title)
    if letters(title):
        remove_title_above(element, title)
    trim_edges(element, names, known)
