"""What stands beside a post's text inside its element, and is no part of it."""

from __future__ import annotations

from collections.abc import Iterable

from turbohtml import Element

from feedsmith.loaders.pages.furniture_names import is_afterwards, is_furniture
from feedsmith.loaders.pages.leaves import leaves, text_of
from feedsmith.loaders.pages.sameness import letters, spoken

_NEVER_TEXT = (
    "script, style, template, nav, form, dialog, button, [role=navigation], [role=search], "
    "[role=dialog], [role=button], [hidden]"
)
_OF_AUTHORS = (
    "pre, code, figure, blockquote, table, svg, math, .footnotes, .footnote-list, .footnote, "
    "[role=doc-endnotes], [role=doc-footnote]"
)
_MOST = 300
"""Letters and blanks of a byline with tags."""

_HEADINGS = ("h1", "h2", "h3")
_PARAGRAPHS = ("p", "pre", "ul", "ol", "blockquote", "table", "figure", "h2", "h3")


def remove_chosen(root: Element, selectors: Iterable[str]) -> None:
    """Takes out what the site's owner named."""
    for selector in selectors:
        for part in root.select(selector):
            part.decompose()


def remove_named(root: Element) -> None:
    """Takes out what the page itself calls furniture: by element, role, class or id.

    A part that holds most of the letters is the text, unless its name says that others wrote it.
    """
    whole = len(letters(root.text))
    named = [one for one in root.select("[class], [id]") if is_furniture(one)]
    for part in (*root.select(_NEVER_TEXT), *root.select("header, footer"), *named):
        is_small = len(letters(part.text)) * 2 <= whole or is_afterwards(part)
        is_beside = is_small or _is_of_links(part) or _is_dated(part)
        if is_beside and part.closest(_OF_AUTHORS) is None:
            part.extract()
    for column in root.select("aside"):
        if _is_column(column) and column.closest(_OF_AUTHORS) is None:
            column.extract()


def _is_dated(part: Element) -> bool:
    """Whether a short header or footer says when; a short text may say less than they do."""
    is_end = part.tag in ("header", "footer") and part.select_one("time") is not None
    return is_end and len(text_of(part)) < _MOST


def _is_of_links(part: Element) -> bool:
    """Whether a part has no paragraph, and most of what it says are links."""
    linked = sum(len(letters(link.text)) for link in part.select("a[href]"))
    return part.select_one("p, pre") is None and linked * 2 > len(letters(part.text))


def _is_column(aside: Element) -> bool:
    """Whether it stands beside the element of the text, and not among its paragraphs."""
    around = aside.parent.children if aside.parent is not None else ()
    beside = [one for one in around if isinstance(one, Element)]
    if any(one.tag in _PARAGRAPHS for one in beside):
        return False
    return any(one.tag in ("div", "section") and one.select_one("p") for one in beside)


def remove_title(root: Element, title: str) -> None:
    """The heading that says no more than the title, where it is the first thing said."""
    wanted = letters(title)
    first = next((leaf for leaf in leaves(root) if letters(leaf.text)), None)
    heading = _heading(first) if isinstance(first, Element) else None
    if heading is not None and wanted in (letters(heading.text), spoken(heading)) and wanted:
        heading.extract()


def remove_title_above(root: Element, title: str) -> None:
    """The title's heading wherever it stands, and what a theme put above it."""
    wanted = letters(title)
    before = []
    for leaf in leaves(root):
        before.append(leaf)
        if isinstance(leaf, Element) and leaf.tag in _HEADINGS:
            if _says(leaf, wanted):
                for node in before:
                    node.extract()
            return
        if len(text_of(leaf)) > 400:
            return


def _says(leaf: Element, wanted: str) -> bool:
    heading = _heading(leaf)
    return heading is not None and wanted in (letters(heading.text), spoken(heading))


def _heading(leaf: Element) -> Element | None:
    """The heading that a block is or holds; a table that lays out the page holds all of it."""
    return leaf if leaf.tag in _HEADINGS else leaf.select_one("h1, h2, h3")
