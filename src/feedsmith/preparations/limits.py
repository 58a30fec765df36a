"""How big, how tangled and how deep a body may be, so that one bad file never ends a run."""

from __future__ import annotations

import re
from collections import Counter

from turbohtml import Element

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem

BIGGEST = 16 * 1024 * 1024
"""Characters of HTML."""

DEEPEST = 511
"""Levels of elements. At the 512th parsers, like browsers, put side by side what was nested."""

MOST_ELEMENTS = 4_000_000
"""How many elements a body may come to when its unclosed tags are opened again in every block."""

_SHALLOW = 64
_HARMLESS = 8 * 1024
_DEEPER_THAN_SHALLOW = " > ".join("*" * (_SHALLOW + 2))
_FORMATTING = lazy_pattern(
    r"<(/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)


def too_big(html: str, place: Place) -> Problem | None:
    """Tell what forbids parsing a body: its size, or the size its tree would have."""
    if len(html) > BIGGEST:
        return Problem(
            code="html-too-big",
            level="error",
            place=place,
            what=f"the body has {len(html):,} characters, more than {BIGGEST:,}",
            mend="Put pictures into files of their own, or split the post.",
        )
    if _is_tangled(html):
        return Problem(
            code="html-tangled",
            level="error",
            place=place,
            what="the body leaves so many <b>, <a> and the like open that it grows beyond measure",
            mend="Close each of these tags in the block in which it was opened.",
            spec="https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements",
        )
    return None


def too_deep(root: Element, place: Place) -> Problem | None:
    """Tell whether elements stand in each other deeper than readers follow."""
    if root.select_one(_DEEPER_THAN_SHALLOW) is None or depth(root) <= DEEPEST:
        return None
    return Problem(
        code="html-too-deep",
        level="error",
        place=place,
        what=f"elements are nested more than {DEEPEST} levels deep",
        mend="Close the elements that are left open, most often a <div>, <span> or <blockquote>.",
    )


def depth(root: Element) -> int:
    """Count the levels below an element in one pass over it, without recursion."""
    deepest = 0
    path = [root]
    for element in root.iter_elements():
        while path[-1] is not element.parent:
            path.pop()
        deepest = max(deepest, len(path))
        path.append(element)
    return deepest


def _is_tangled(html: str) -> bool:
    """Whether unclosed tags make too many elements; none of few tags can, so these are not read."""
    tags = html.count("<") if len(html) > _HARMLESS else 0
    return tags * tags > MOST_ELEMENTS and tags * _unclosed(html) > MOST_ELEMENTS


def _unclosed(html: str) -> int:
    counts = Counter(
        (name.lower(), slash)
        for slash, name in (match.groups() for match in _FORMATTING.finditer(html))
    )
    return sum(max(0, counts[name, ""] - counts[name, "/"]) for name, slash in counts if not slash)
