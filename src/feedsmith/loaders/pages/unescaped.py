"""Headings whose theme forgot to escape a title such as `Why <template> waits`.

A `<template>` or `<script>` that a title opens and nothing closes swallows the rest of the page, as
https://html.spec.whatwg.org/multipage/parsing.html demands. Here such tags become words again.
"""

from __future__ import annotations

import re

from turbohtml import Document

_SWALLOWING = "template|script|style|textarea|title|select|iframe|noscript|xmp|plaintext|noembed"
_SWALLOWED = f":is(h1, h2, h3) :is({_SWALLOWING.replace('|', ', ')})"
_TAG = re.compile(rf"<(/?)({_SWALLOWING})\b([^<>]*)>", re.IGNORECASE)
_HEADING = re.compile(r"(<(h[1-3])\b[^>]*>)(.*?)(</\2\s*>)", re.IGNORECASE | re.DOTALL)


def swallows(page: Document) -> bool:
    """Whether a heading holds an element that no heading can mean."""
    return page.select_one(_SWALLOWED) is not None


def escaped(text: str) -> str:
    """The page's text in which the headings' swallowing tags are words, where they stand open."""
    return _HEADING.sub(_as_words, text)


def _as_words(heading: re.Match[str]) -> str:
    start, _, inner, end = heading.groups()
    opened = [tag[2].lower() for tag in _TAG.finditer(inner) if not tag[1]]
    closed = [tag[2].lower() for tag in _TAG.finditer(inner) if tag[1]]
    if sorted(opened) == sorted(closed):
        return heading[0]
    return start + _TAG.sub(r"&lt;\1\2\3&gt;", inner) + end
