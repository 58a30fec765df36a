"""What mail programs make of the HTML of an item. Source: https://www.caniemail.com/"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import NamedTuple

from feedsmith.checks.profiles.newsletter.rules import ADDRESS, LONG, MARKUP, SOURCE, WIDTH
from feedsmith.checks.rules import Spot
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten
from feedsmith.urls import is_absolute

LONGEST = 90_000
"""Bytes of a text that leave room, below Gmail's 102 KB, for what the tool puts around it."""

WIDEST = 600
_HIDDEN = ("script", "form", "iframe", "video", "audio", "svg", "object", "embed")
_RAW = ("script", "style", "textarea", "title")
_BEGIN = lazy_pattern(r"<!--|<(?=[A-Za-z])")
_ATTRIBUTE = lazy_pattern(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>][^\s>]*+)|(?=>)))?+"""
)
_TAG = lazy_pattern(rf"<([A-Za-z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE.pattern})*+)>")
_ADDRESSES = {"a": "href", "area": "href", "img": "src", "source": "src", "video": "src"}

Tag = tuple[str, Mapping[str, str]]


class Body(NamedTuple):
    """A text as mail programs look at it: its size in bytes, its start tags.

    based: its relative addresses have a base that the document names.
    """

    size: int
    tags: Sequence[Tag]
    based: bool = False


def body(html: str, *, based: bool = False) -> Body:
    """Read the HTML of an item."""
    return Body(len(html.encode("utf-8", "replace")), tuple(_tags(html)), based)


def _tags(html: str) -> Iterator[Tag]:
    """Yield the start tags outside comments and scripts; none after a tag that never ends."""
    at = 0
    while (begin := _BEGIN.search(html, at)) is not None:
        if begin[0] == "<!--":
            at = html.find("-->", begin.end()) + 1 or len(html)
            continue
        found = _TAG.match(html, begin.start())
        if found is None:
            return
        name, at = found[1].lower(), found.end()
        yield name, {one[1].lower(): _value(one) for one in _ATTRIBUTE.finditer(found[2])}
        if name in _RAW:
            close = re.compile(rf"</{name}", re.IGNORECASE).search(html, at)
            at = close.end() if close else len(html)


def _value(attribute: re.Match[str]) -> str:
    return unescape(attribute[2] or attribute[3] or attribute[4] or "")


def inspect(body: Body, spot: Spot) -> Iterator[Problem]:
    """Yield what a mail cannot show, once for each kind of fault."""
    if body.size >= LONGEST:
        what = f"{spot.name} is {body.size // 1000} KB long"
        yield LONG.problem(spot, what, "Send the beginning and link to the rest.")
    if hidden := [name for name in _HIDDEN if any(name == tag for tag, _ in body.tags)]:
        what = f"{spot.name} holds {' and '.join(f'<{name}>' for name in hidden)}"
        yield MARKUP.problem(spot, what, "Write a link to the page instead, or a picture of it.")
    if not body.based:
        yield from _addresses(body, spot)
    pictures = [attributes for tag, attributes in body.tags if tag == "img"]
    yield from _sources(pictures, spot)
    yield from _widths(pictures, spot)


def _addresses(body: Body, spot: Spot) -> Iterator[Problem]:
    written = (attributes.get(_ADDRESSES.get(tag, ""), "").strip() for tag, attributes in body.tags)
    relative = [one for one in written if one and one[0] != "#" and not is_absolute(one)]
    if relative:
        more = f" and {len(relative) - 1} more" if len(relative) > 1 else ""
        what = f'{spot.name} holds the relative address "{shorten(relative[0], 80)}"{more}'
        yield ADDRESS.problem(spot, what, "Write whole addresses, with https:// and the host.")


def _sources(pictures: Sequence[Mapping[str, str]], spot: Spot) -> Iterator[Problem]:
    reasons = [reason for one in pictures if (reason := _unseen(one.get("src", "").strip()))]
    if reasons:
        more = f", and {len(reasons) - 1} more like it" if len(reasons) > 1 else ""
        what = f"{spot.name} holds a picture {reasons[0]}{more}"
        mend = 'Write <img src="…"> with the address of a JPEG, PNG or GIF.'
        yield SOURCE.problem(spot, what, mend)


def _unseen(source: str) -> str | None:
    if not source:
        return "without `src`"
    if source[:5].lower() == "data:":
        return "in a data: address"
    path = source.partition("?")[0].partition("#")[0]
    return f'in SVG, "{shorten(source, 80)}"' if path.lower().endswith(".svg") else None


def _widths(pictures: Sequence[Mapping[str, str]], spot: Spot) -> Iterator[Problem]:
    for one in pictures:
        width = one.get("width", "").strip().removesuffix("px")
        if width.isascii() and width.isdigit() and len(width) < 6 and int(width) <= WIDEST:
            continue
        if not width.endswith("%"):
            said = f'with width="{shorten(width, 20)}"' if width else "without a width"
            what = f'{spot.name} holds the picture "{shorten(one.get("src", ""), 80)}" {said}'
            yield WIDTH.problem(spot, what, f'Write width="{WIDEST}" or less.')
            return
