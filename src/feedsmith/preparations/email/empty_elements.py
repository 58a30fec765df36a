"""Removes what holds neither a word nor a picture: in a mail it is a gap.

Source: https://html.spec.whatwg.org/multipage/dom.html#palpable-content
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem

_SHOWS = "img, hr, td, th"
_STAYS = f"{_SHOWS}, tr, col, colgroup, br, wbr"
_INLINE = (
    "a, abbr, b, bdi, bdo, big, cite, code, del, dfn, em, i, ins, kbd, mark, q, s, samp, small,"
    " span, strike, strong, sub, sup, time, tt, u, var"
)


def empty_elements(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Remove empty elements, the innermost first; a blank between words stays."""
    for element in reversed(list(root.iter_elements())):
        if element.text.strip() or element.matches(_STAYS) or element.select_one(_SHOWS):
            continue
        if element.text and element.matches(_INLINE):
            element.replace_with(Text(element.text))
        else:
            element.decompose()
    yield from ()
