"""Leads footnotes and other links within a post to its page, for a mail has no places of its own.

Source: https://www.caniemail.com/features/html-anchor-links/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem

_TOP = ("", "top")
_ONLY_A_MARK = lazy_pattern(r"[\s\[\]↩↑↖⤴⤶⬆⏎¶#^\ufe0e\ufe0f]*\d{0,3}")
_MARK = lazy_pattern(r"[↩↑↖⤴⤶⬆⏎¶#^]|^\s*$")


def own_page_links(root: Element, context: EmailContext) -> Iterator[Problem]:
    """Keep such a link as one to the page; one back to the text, or to the top, is no more."""
    page = context.page_url.partition("#")[0]
    for link in root.select("a"):
        href = link.attr("href")
        if href is None:
            link.unwrap()
            continue
        before, mark, fragment = href.partition("#")
        if not mark or before not in ("", page):
            continue
        if _leads_back(link):
            link.decompose()
        elif fragment in _TOP:
            link.unwrap()
        else:
            link.attrs["href"] = f"{page}#{fragment}"
    yield from ()


def _leads_back(link: Element) -> bool:
    """Tell whether a link is the arrow behind a footnote or the mark beside a heading."""
    if link.attr("role") == "doc-backlink":
        return True
    is_mark = _ONLY_A_MARK.fullmatch(link.text) and _MARK.search(link.text)
    return bool(is_mark) and link.select_one("img") is None
