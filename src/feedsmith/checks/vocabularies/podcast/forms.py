"""What many tags of the podcast namespace share: https addresses, seconds, times, lists, lengths.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from feedsmith.checks.grammar import Attribute, Context, Look
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import iri, web_address
from feedsmith.checks.values.dates import iso8601
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line, shorten
from feedsmith.urls import host

SHOW = ("channel", "atom:feed", "atom:source")
EPISODE = ("item", "atom:entry")
"""An item, and with it a live item. The documents speak of RSS only; Atom's counterparts are let
pass, for the apps that read Atom look for the same tags there."""

_CAPITAL = lazy_pattern("(?=[A-Z])")
_DOCUMENTS = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs"


def document(tag: str) -> str:
    """The address of a tag's own document: `liveItem` is described in `live-item.md`."""
    return f"{_DOCUMENTS}/tags/{_CAPITAL.sub('-', tag).lower()}.md"


def channel(inside: str) -> str:
    """A whole feed, for the examples that hold items."""
    return (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        "<title>News from the bakery</title><link>https://example.org/</link>"
        f"<description>Bread</description>{inside}</channel></rss>"
    )


INSECURE = Rule(
    code="podcast-address-insecure",
    level="warning",
    title="An address in a podcast tag is http, not https",
    why="The namespace asks for https, and apps on phones and in browsers refuse to load the rest.",
    spec=f"{_DOCUMENTS}/1.0.md",
    frame="rss-channel",
    wrong='<podcast:funding url="http://example.org/give">Support us</podcast:funding>',
    right='<podcast:funding url="https://example.org/give">Support us</podcast:funding>',
)
BLANK = Rule(
    code="podcast-text-missing",
    level="error",
    title="A podcast tag is empty that says something by its text",
    why="Apps show this text; without it they have nothing to show and drop the tag.",
    spec=document("person"),
    frame="rss-channel",
    wrong='<podcast:person href="https://example.org/ann"/>',
    right='<podcast:person href="https://example.org/ann">Ann Baker</podcast:person>',
)
UNLISTED = Rule(
    code="podcast-value-unlisted",
    level="hint",
    title="A value is not on the podcast namespace's list",
    why="The lists are open, but apps know only what is on them; often it is a typing error.",
    spec=document("person"),
    frame="rss-channel",
    wrong='<podcast:person role="presenter of the bread">Ann Baker</podcast:person>',
    right='<podcast:person role="host">Ann Baker</podcast:person>',
)
SECONDS = Rule(
    code="podcast-seconds",
    level="error",
    title="A time in a podcast tag is no number of seconds",
    why="Apps read a number; from 00:01:13 they take nothing, or zero.",
    spec=document("soundbite"),
    frame="rss-item",
    wrong='<podcast:soundbite startTime="00:01:13" duration="60"/>',
    right='<podcast:soundbite startTime="73" duration="60"/>',
)
RECOMMENDED = Rule(
    code="podcast-attribute-recommended",
    level="hint",
    title="A recommended attribute of a podcast tag is missing",
    why="The tag is right without it, but apps can do more with it.",
    spec=document("image"),
    frame="rss-channel",
    wrong='<podcast:image href="https://example.org/cover.jpg"/>',
    right='<podcast:image href="https://example.org/cover.jpg" alt="A loaf of rye"/>',
)

LONG = Rule(
    code="podcast-text-long",
    level="warning",
    title="A text in a podcast tag is longer than apps show",
    why="The namespace asks for a limit, since directories and apps cut off the rest.",
    spec=document("funding"),
    frame="rss-channel",
    wrong='<podcast:funding url="https://example.org/give">Support us'
    f"{', and us' * 20}</podcast:funding>",
    right='<podcast:funding url="https://example.org/give">Support us</podcast:funding>',
)

_BASIC = lazy_pattern(r"\d{8}(?:T\d{4}(?:\d\d(?:\.\d+)?)?(?:Z|[+-]\d{4})?)?", re.ASCII)
_OFFSET = lazy_pattern(r"(?<=[+-]\d\d)(?=\d\d$)", re.ASCII)
_SECONDS = lazy_pattern(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
_CLOCK = lazy_pattern(r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d(?:\.\d+)?)", re.ASCII)


def required(*checks: Check) -> Attribute:
    """An attribute that must be there."""
    return Attribute(checks, required=True)


def optional(*checks: Check) -> Attribute:
    """An attribute that may be there."""
    return Attribute(checks)


def secure_page(value: str, spot: Spot) -> Iterator[Problem]:
    """An absolute address of any scheme, but not plain http; `at://` names no host."""
    if not value.startswith("at://"):
        yield from iri(value, spot)
        yield from _secure(value, spot)


def secure_file(value: str, spot: Spot) -> Iterator[Problem]:
    """The https address of something that apps load."""
    yield from web_address(value, spot)
    yield from _secure(value, spot)


def _secure(value: str, spot: Spot) -> Iterator[Problem]:
    address = value.strip()
    name = host(address) or ""
    if address[:5].lower() == "http:" and not name.endswith((".onion", "localhost", "127.0.0.1")):
        what = f'{spot.name} is "{shorten(address, 80)}", which is not encrypted'
        yield INSECURE.problem(spot, what, f"Write https:{shorten(address[5:], 80)}.")


def not_empty(value: str, spot: Spot) -> Iterator[Problem]:
    """Text that must say something."""
    if not value.strip():
        yield BLANK.problem(spot, f"{spot.name} has no text", "Write the text, or remove the tag.")


def within(characters: int) -> Check:
    """A text that apps show as a whole."""

    def check(value: str, spot: Spot) -> Iterator[Problem]:
        length = len(one_line(value))
        if length > characters:
            what = f"{spot.name} has {length} characters"
            yield LONG.problem(spot, what, f"Write {characters} characters at most.")

    return check


def listed(values: tuple[str, ...]) -> Check:
    """One of an open list; case does not count."""

    def check(value: str, spot: Spot) -> Iterator[Problem]:
        known = one_line(value).lower()
        if known not in values:
            what = f'{spot.name} is "{shorten(value.strip(), 60)}", which is not on the list'
            near = get_close_matches(known[:100], values, 1, 0.75)
            some = f'"{near[0]}", if that is meant' if near else f"one of {_some(values)}"
            yield UNLISTED.problem(spot, what, f"Write {some}.")

    return check


def seconds(value: str, spot: Spot) -> Iterator[Problem]:
    """A time or duration in seconds, with decimals if need be."""
    typed = value.strip()
    if _SECONDS.fullmatch(typed):
        return
    clock = _CLOCK.fullmatch(typed)
    mend = "Write the seconds as a number, such as 73 or 73.5."
    if clock:
        total = int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + float(clock[3])
        mend = f"Write the seconds: {total:g}." if total < 1e5 else mend
    what = f'{spot.name} is "{shorten(typed, 40)}", which is no number of seconds'
    yield SECONDS.problem(spot, what, mend)


def moment(value: str, spot: Spot) -> Iterator[Problem]:
    """A day or time of ISO 8601, also in its basic form or, as in the examples, with both mixed."""
    if not _BASIC.fullmatch(value.strip()):
        yield from iso8601(_OFFSET.sub(":", value.strip()), spot)


def read_seconds(node: Node, attribute: str) -> float | None:
    """The seconds that an attribute says; `None` where it is missing or unreadable."""
    typed = node.attributes.get(attribute, "").strip()
    return float(typed) if _SECONDS.fullmatch(typed) else None


def recommends(*names: str) -> Look:
    """A look that tells which of these attributes the element does without."""

    def look(node: Node, _: Context) -> Iterable[Problem]:
        missing = [f"`{name}`" for name in names if name not in node.attributes]
        if missing:
            what = f"{node.spot().name} does not say {' and '.join(missing)}"
            yield RECOMMENDED.problem(node.spot(), what, f"Add {' and '.join(missing)}.")

    return look


def _some(values: tuple[str, ...]) -> str:
    shown = values[:8]
    return ", ".join(shown) + (" …" if len(values) > len(shown) else "")
