"""The words of an element or an attribute as one plain line."""

from __future__ import annotations

from turbohtml import Element

from feedsmith.patterns import lazy_pattern
from feedsmith.text import clean_text, one_line

_MARKS = lazy_pattern("[\u200b\u2060\ufeff¶]")
_ANCHORS = (
    "a.headerlink, a.header-anchor, a.heading-anchor, a.anchor, a.anchor-link, a.hash-link, "
    'a[aria-hidden=true], a[aria-label^="Permalink"], .sr-only, .visually-hidden, svg'
)
_AFTER = lazy_pattern(r"\s*[#§∞🔗⚓]\ufe0f?$")


def plain(text: str) -> str:
    """A text without line breaks and without signs that only mark a heading's anchor."""
    return one_line(_MARKS.sub("", clean_text(text)))


def heading_text(element: Element) -> str:
    """The words of a heading without its anchor; what only a screen reader says does not count."""
    text = element.text
    for anchor in element.select(_ANCHORS):
        said = anchor.text
        if said.strip() and said.strip() != text.strip():
            text = text.replace(said, "", 1) if text.startswith(said) else _without_last(text, said)
    return _AFTER.sub("", plain(text))


def _without_last(text: str, part: str) -> str:
    before, _, after = text.rpartition(part)
    return before + after
