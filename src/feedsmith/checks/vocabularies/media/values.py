"""What texts and attributes of Media RSS may be. Source: https://www.rssboard.org/media-rss"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.names import country
from feedsmith.checks.values.numbers import true_false
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

SPEC = "https://www.rssboard.org/media-rss"

BLANK = Rule(
    code="media-attribute-blank",
    level="hint",
    title="An attribute of a Media RSS element is empty",
    why="It says nothing; some readers take it for 0.",
    spec=f"{SPEC}#media-content",
    frame="rss-item",
    wrong='<media:content url="https://example.org/rye.jpg" width=""/>',
    right='<media:content url="https://example.org/rye.jpg" width="800"/>',
)
NUMBER = Rule(
    code="media-number",
    level="error",
    title="A measure of a media object is no number",
    why="Readers show or add up these numbers, and drop what they cannot read as one.",
    spec=f"{SPEC}#media-content",
    frame="rss-item",
    wrong='<media:content url="https://example.org/rye.mp4" duration="two minutes"/>',
    right='<media:content url="https://example.org/rye.mp4" duration="120"/>',
)
UNIT = Rule(
    code="media-number-unit",
    level="warning",
    title="A measure of a media object is more than a number",
    why="The unit is fixed: seconds for a duration, kilobits a second for a bit rate. With a unit "
    "or a colon in it, readers take the first digits for the whole.",
    spec=f"{SPEC}#media-content",
    frame="rss-item",
    wrong='<media:content url="https://example.org/rye.mp4" duration="2:05"/>',
    right='<media:content url="https://example.org/rye.mp4" duration="125"/>',
)
MOMENT = Rule(
    code="media-moment",
    level="error",
    title="A moment in a film or a song is written in another way than players know",
    why="Players cannot jump there, so a caption or a picture appears at the wrong time or never.",
    spec="https://www.rfc-editor.org/rfc/rfc2326#section-3.6",
    frame="rss-item",
    wrong='<media:thumbnail url="https://example.org/rye.jpg" time="at two minutes"/>',
    right='<media:thumbnail url="https://example.org/rye.jpg" time="00:02:00.500"/>',
)
CURRENCY = Rule(
    code="media-currency",
    level="warning",
    title="A currency is not named by its three letters",
    why="Readers and shops know currencies by their ISO code; a sign may be one of several.",
    spec=f"{SPEC}#media-price",
    frame="rss-item",
    wrong='<media:price type="purchase" price="2.50" currency="$"/>',
    right='<media:price type="purchase" price="2.50" currency="USD"/>',
)

_NUMBER = lazy_pattern(r"\d+(\.\d*)?|\.\d+", re.ASCII)
_MOMENT = lazy_pattern(r"now|\d+(\.\d*)?|(\d+:)?\d{1,2}:\d{1,2}(\.\d*)?", re.ASCII)


def given(check: Check) -> Check:
    """The check, where something is said: an empty attribute is only worth a hint."""

    def checked(value: str, spot: Spot) -> Iterator[Problem]:
        if value.strip():
            yield from check(value, spot)
        else:
            yield BLANK.problem(spot, f"{spot.name} is empty", "Fill it in, or leave it out.")

    return checked


def either(value: str, spot: Spot) -> Iterator[Problem]:
    """Yes or no: `true` or `false`, in small letters or capitals."""
    if value.strip().lower() not in ("true", "false"):
        yield from true_false(value, spot)


def measure(value: str, spot: Spot) -> Iterator[Problem]:
    """A number, not negative, with or without decimals; its unit goes without saying."""
    bare = value.strip()
    if _NUMBER.fullmatch(bare):
        return
    begun = _NUMBER.match(bare)
    what = f'"{shorten(bare, 40)}" in {spot.name} is no plain number'
    if begun:
        yield UNIT.problem(spot, what, _in_seconds(bare) or f"Write {begun[0]}, without a unit.")
    else:
        yield NUMBER.problem(spot, what, "Write a number in digits, for example 120 or 29.97.")


def _in_seconds(clock: str) -> str | None:
    if not re.fullmatch(r"(\d+:)?\d{1,2}:\d{2}", clock, re.ASCII):
        return None
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return f"If that is a time, write it in seconds: {seconds}."


def moment(value: str, spot: Spot) -> Iterator[Problem]:
    """A time from the start: seconds, or hours, minutes and seconds; `now` in a live stream."""
    if not _MOMENT.fullmatch(value.strip()):
        what = f'"{shorten(value.strip(), 40)}" in {spot.name} is no moment of playing time'
        yield MOMENT.problem(spot, what, "Write it as 00:02:00.500, or in seconds: 120.5.")


def countries(value: str, spot: Spot) -> Iterator[Problem]:
    """Codes of two letters, separated by blanks, in upper or lower case."""
    for code in value.upper().split() or [""]:
        yield from country(code, spot)


def currency(value: str, spot: Spot) -> Iterator[Problem]:
    """Three letters."""
    if not re.fullmatch(r"[A-Za-z]{3}", value.strip()):
        what = f'"{shorten(value.strip(), 20)}" in {spot.name} is no code of a currency'
        yield CURRENCY.problem(spot, what, "Write three letters, for example EUR or USD.")


def nearest(word: str, known: frozenset[str]) -> str | None:
    """The known word that is most like it, if one is."""
    return next(iter(get_close_matches(word.strip()[:60].lower(), sorted(known), 1, 0.75)), None)
