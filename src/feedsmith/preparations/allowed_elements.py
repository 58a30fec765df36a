"""Keeps the elements that readers show, in a tree that every parser reads the same way.

Source: https://html.spec.whatwg.org/multipage/indices.html#elements-3
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element

from feedsmith.preparations.allowed import REMOVED_WITH_CONTENT, TAGS
from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.text import clean_text, is_clean

_ROUNDS = 8


def allowed_elements(root: Element, context: Context) -> Iterator[Problem]:
    """Remove what is not for reading and unwrap what nobody knows, then settle the tree."""
    for element in list(root.iter_elements()):
        if element.tag in REMOVED_WITH_CONTENT:
            element.decompose()
        elif element.tag not in TAGS:
            element.unwrap()
    if not settle(root):
        yield _illegal(context)


def settle(root: Element) -> bool:
    """Write the tree and read it again until that changes nothing.

    What a browser reads is then the tree that was judged here, and characters XML forbids are
    gone from it. Tell whether there were none.
    """
    written = root.inner_html
    html = cleaned = clean_text(written)
    for _ in range(_ROUNDS):
        root.set_inner_html(html)
        again = root.inner_html
        if again == html:
            break
        before, html = html, clean_text(again)
        if html == before:
            break
    return cleaned == written or is_clean(written)


def _illegal(context: Context) -> Problem:
    return Problem(
        code="text-unclean",
        level="warning",
        place=context.place,
        what="the body holds characters that XML forbids, which became \ufffd",
        mend="Delete the invisible control characters from the text.",
        spec="https://www.w3.org/TR/xml/#charsets",
    )
