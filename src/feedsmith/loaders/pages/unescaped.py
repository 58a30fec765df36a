"""Headings whose theme forgot to escape a title such as `Why <template> waits` or `Who <it>?`.

A `<template>` or `<script>` that a title opens and nothing closes swallows the rest of the page, as
https://html.spec.whatwg.org/multipage/parsing.html demands; a tag that HTML does not know vanishes.
Here both become words again.
"""

from __future__ import annotations

import re
from collections.abc import Set

from turbohtml import Document, Element

from feedsmith.patterns import lazy_pattern

_SWALLOWING = frozenset(
    (
        *("template", "script", "style", "textarea", "title", "select", "iframe", "noscript"),
        *("xmp", "plaintext", "noembed"),
    )
)
_KNOWN = frozenset(
    (
        *("a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base"),
        *("bdi", "bdo", "big", "blink", "blockquote", "br", "button", "canvas", "center"),
        *("cite", "code", "data", "datalist", "dd", "del", "details", "dfn", "dialog", "dir"),
        *("div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure", "font"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i"),
        *("img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark"),
        *("marquee", "menu", "meta", "meter", "nav", "nobr", "object", "ol", "optgroup"),
        *("option", "output", "p", "param", "picture", "pre", "progress", "q", "rb", "rp"),
        *("rt", "rtc", "ruby", "s", "samp", "search", "section", "slot", "small", "source"),
        *("span", "strike", "strong", "sub", "summary", "sup", "svg", "math", "table", "tbody"),
        *("td", "tfoot", "th", "thead", "time", "tr", "track", "tt", "u", "ul", "var", "video"),
        "wbr",
    )
)
"""Elements of HTML that may stand in a heading; names with a hyphen are a page's own elements."""

_TAG = lazy_pattern(r"<(/?)([a-z][a-z0-9]*)\b([^<>]*)>", re.IGNORECASE)
_HEADING = lazy_pattern(r"(<(h[1-3])\b[^>]*>)(.*?)(</\2\s*>)", re.IGNORECASE | re.DOTALL)


def stray_tags(page: Document) -> frozenset[str]:
    """The names of elements in headings that no heading can mean."""
    inside = page.select("h1 *, h2 *, h3 *")
    return frozenset(one.tag for one in inside if _is_stray(one))


def escaped(text: str, names: Set[str]) -> str:
    """The page's text in which the headings' tags of these names are words, where they stand open.

    names: in lower case.
    """

    def as_words(heading: re.Match[str]) -> str:
        start, _, inner, end = heading.groups()
        tags = [(tag[1], tag[2].lower()) for tag in _TAG.finditer(inner)]
        opened = sorted(name for slash, name in tags if not slash and name in names)
        closed = sorted(name for slash, name in tags if slash and name in names)
        if opened == closed:
            return heading[0]
        return start + _TAG.sub(lambda tag: _as_word(tag, names), inner) + end

    return _HEADING.sub(as_words, text)


def _as_word(tag: re.Match[str], names: Set[str]) -> str:
    slash, name, rest = tag.groups()
    return f"&lt;{slash}{name}{rest}&gt;" if name.lower() in names else tag[0]


def _is_stray(one: Element) -> bool:
    if one.tag in _SWALLOWING:
        return one.closest("svg") is None
    return one.tag not in _KNOWN and "-" not in one.tag and one.closest("svg, math") is None
