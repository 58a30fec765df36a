"""Text with or without HTML.

Sources: https://www.rssboard.org/rss-profile#data-types-characterdata,
https://www.rfc-editor.org/rfc/rfc4287#section-3.1
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.characters import clean as clean
from feedsmith.checks.values.html.findings import first_of_each
from feedsmith.checks.values.html.names import ELEMENTS
from feedsmith.checks.values.html.usual import is_usual
from feedsmith.checks.values.html.xhtml import has_base as has_base
from feedsmith.checks.values.html.xhtml import xhtml as xhtml
from feedsmith.checks.values.whitespace import not_blank as not_blank
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line, shorten

HTML = Rule(
    code="text-html",
    level="warning",
    title="A text without markup has HTML in it",
    why="Many readers show the tags and references of titles and names letter by letter.",
    spec="https://validator.w3.org/feed/docs/warning/ContainsHTML.html",
    frame="rss-item",
    wrong="<title>Rye &lt;b>at last&lt;/b></title>",
    right="<title>Rye at last</title>",
)
TWICE = Rule(
    code="html-escaped-twice",
    level="warning",
    title="A text of HTML is escaped once more than it should be",
    why="Readers show its tags letter by letter instead of following them.",
    spec="https://www.rssboard.org/rss-encoding-examples",
    frame="rss-item",
    wrong="<description>&amp;lt;p&amp;gt;Rye&amp;lt;/p&amp;gt;</description>",
    right="<description>&lt;p>Rye&lt;/p></description>",
)

_TAG = r"(?i)</([a-z][a-z0-9]*)\s*>|<([a-z][a-z0-9]*)(\s*/|\s+[a-z-]+\s*=[^<>]*)?>"
_STANDS_ALONE = frozenset({"br", "hr", "img", "wbr"})
_REFERENCE = lazy_pattern(r"&(?:#[0-9]|#[xX][0-9A-Fa-f]|[A-Za-z][A-Za-z0-9]*;?)")
_TWICE = (
    r"(?is)\s*&lt;(p|div|h[1-6]|ul|ol|blockquote|figure|table|section|article)\b"
    r".*&lt;/\w+&gt;\s*"
)


def plain_text(value: str, spot: Spot) -> Iterator[Problem]:
    """No HTML: neither tags nor character references, and no damaged characters."""
    if value.isascii() and "<" not in value and "&" not in value:
        return
    yield from clean(value, spot)
    found = html_in(value)
    if found:
        what = f'{spot.name} has the HTML {found} in "{shorten(one_line(value), 60)}"'
        yield HTML.problem(spot, what, f"Write the text without {found}.")


def html_in(text: str) -> str | None:
    """The first tag or character reference in a text that should have none."""
    if "<" in text:
        for tag in re.finditer(_TAG, text):
            name = (tag[1] or tag[2]).lower()
            if name in _STANDS_ALONE or ((tag[1] or tag[3]) and name in ELEMENTS):
                return shorten(one_line(tag[0]), 40)
    if "&" in text:
        for reference in _REFERENCE.finditer(text):
            if reference[0][1] == "#" or reference[0][1:] in html5:
                return reference[0]
    return None


def html(value: str, spot: Spot) -> Iterator[Problem]:
    """A text of HTML whose addresses must be absolute."""
    yield from _html(value, spot, relative=False)


def html_below_base(value: str, spot: Spot) -> Iterator[Problem]:
    """A text of HTML in Atom below an absolute `xml:base`, which relative addresses refer to."""
    yield from _html(value, spot, relative=True)


def _html(value: str, spot: Spot, *, relative: bool) -> Iterator[Problem]:
    if "<" in value and is_usual(value):
        return
    yield from clean(value, spot)
    if "<" not in value and "&" not in value:
        return
    from feedsmith.checks.values.html.syntax import findings

    yield from first_of_each(findings(value, relative=relative), spot)
    if "<" not in value and re.fullmatch(_TWICE, value):
        what = f'{spot.name} begins with "{shorten(one_line(value[:200]), 40)}"'
        yield TWICE.problem(spot, what, "Escape the text once, or put it into CDATA as it is.")
