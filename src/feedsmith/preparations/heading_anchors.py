"""Drops the ¶ and # that generators put beside headings: in a feed they link nowhere useful.

Source: the built pages of mkdocs, Sphinx, VitePress, Docusaurus, Hugo, GitHub and Zola.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.context import Context
from feedsmith.problems import Problem

CLASSES = (
    *("anchor", "headerlink", "header-anchor", "heading-anchor", "heading-link", "hash-link"),
    *("anchor-link", "anchorjs-link", "direct-link", "headline-hash", "zola-anchor", "permalink"),
    *("header-link", "toc-anchor", "md-anchor", "anchor-heading", "deep-link"),
    *("sl-anchor-link", "autolink-heading", "subheading-anchor"),
)
_TITLED = "h1, h2, h3, h4, h5, h6, dt, figcaption, caption"
_NOTHING_BUT_A_MARK = lazy_pattern(r"[\s#¶§⚓∞🔗🔖⛓\ufe0f\u200b-\u200d\u2060\ufeff]*")
_WORDS = lazy_pattern(
    r"\s*(?:permalink|(?:direct |copy )?link|anchor|section)(?:\s+(?:to|for|of|titled)\b.*)?\s*",
    re.IGNORECASE | re.DOTALL,
)


def heading_anchors(root: Element, _context: Context) -> Iterator[Problem]:
    """Remove the links of headings to themselves; a heading that is itself such a link stays."""
    for heading in root.select(_TITLED):
        for link in heading.select("a"):
            if _is_anchor(link):
                _remove(link, heading)
        if (beside := _beside(heading)) is not None:
            beside.decompose()
    yield from ()


def _beside(heading: Element) -> Element | None:
    """The anchor that stands right behind its heading, as Starlight puts it."""
    after = (one for one in heading.next_siblings if isinstance(one, Element) or one.text.strip())
    link = next(after, None)
    if not isinstance(link, Element) or link.tag != "a":
        return None
    return link if any(link.has_class(name) for name in CLASSES) else None


def _is_anchor(link: Element) -> bool:
    text = link.text
    if any(link.has_class(name) for name in CLASSES):
        return True
    if not _NOTHING_BUT_A_MARK.fullmatch(text) or link.select_one("img") is not None:
        return False
    href = link.attr("href")
    return href is not None and "#" in href


def _remove(link: Element, heading: Element) -> None:
    name = link.attr("id") or link.attr("name")
    if name and not heading.attr("id"):
        heading.attrs["id"] = name
    text = link.text.strip()
    is_mark = _NOTHING_BUT_A_MARK.fullmatch(text)
    if is_mark or (_WORDS.fullmatch(text) and heading.text.strip() != text):
        link.decompose()
    else:
        link.unwrap()
