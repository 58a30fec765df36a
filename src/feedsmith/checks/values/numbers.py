"""Numbers, yes and no, and other values of a closed kind.

Source: https://www.w3.org/TR/xmlschema-2/ (integer, decimal)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.quoting import quoted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

INTEGER = Rule(
    code="number-integer",
    level="error",
    title="A value is not a whole number, or too small",
    why="Readers that expect a number drop the value, some the whole element.",
    spec="https://www.rssboard.org/rss-specification#ltttlgtSubelementOfLtchannelgt",
    frame="rss-channel",
    wrong="<ttl>1.5</ttl>",
    right="<ttl>60</ttl>",
)
DECIMAL = Rule(
    code="number-decimal",
    level="error",
    title="A value is not a number",
    why="Readers that expect a number drop the value, some the whole element.",
    spec="https://www.w3.org/TR/xmlschema-2/#decimal",
    frame="rss-item",
    wrong="<geo:lat>north</geo:lat><geo:long>8.4</geo:long>",
    right="<geo:lat>49.01</geo:lat><geo:long>8.4</geo:long>",
)
RANGE = Rule(
    code="number-range",
    level="error",
    title="A latitude or longitude is not on the globe",
    why="Maps cannot show the place, or show another one.",
    spec="https://www.w3.org/2003/01/geo/",
    frame="rss-item",
    wrong="<geo:lat>91.5</geo:lat><geo:long>8.4</geo:long>",
    right="<geo:lat>49.01</geo:lat><geo:long>8.4</geo:long>",
)
TRUE_FALSE = Rule(
    code="value-true-false",
    level="error",
    title="A value is neither true nor false",
    why="Readers know only these two words, in small letters; of others each makes what it likes.",
    spec="https://www.rssboard.org/media-rss#media-content",
    frame="rss-item",
    wrong='<media:content url="https://example.org/a.mp4" isDefault="yes"/>',
    right='<media:content url="https://example.org/a.mp4" isDefault="true"/>',
)
UNKNOWN = Rule(
    code="value-unknown",
    level="error",
    title="A value is not one of those that are defined",
    why="Readers know only the defined values, letter by letter; others they pass over.",
    spec="https://help.apple.com/itc/podcasts_connect/#/itcb54353390",
    frame="rss-item",
    wrong="<itunes:episodeType>Full episode</itunes:episodeType>",
    right="<itunes:episodeType>full</itunes:episodeType>",
)
TOO_LONG = Rule(
    code="text-too-long",
    level="error",
    title="A text is longer than it may be",
    why="Directories cut it off or refuse it.",
    spec="https://validator.w3.org/feed/docs/error/TooLong.html",
    frame="rss-item",
    wrong=f"<itunes:keywords>{'sourdough, ' * 30}</itunes:keywords>",
    right="<itunes:keywords>sourdough, rye</itunes:keywords>",
)

_INTEGER = lazy_pattern(r"[+-]?[0-9]+")
_GROUPING = lazy_pattern(r"[,_'\s](?=[0-9]{3}\b)")
_DECIMAL = lazy_pattern(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_YES = frozenset({"yes", "y", "1", "on", "true"})
_NO = frozenset({"no", "n", "0", "off", "false", "clean"})


def positive_integer(value: str, spot: Spot) -> Iterator[Problem]:
    """1 or more."""
    yield from _integer(value, spot, 1)


def non_negative_integer(value: str, spot: Spot) -> Iterator[Problem]:
    """0 or more."""
    yield from _integer(value, spot, 0)


def _integer(value: str, spot: Spot, least: int) -> Iterator[Problem]:
    if _at_least(value.strip(), least):
        return
    kind = f"a whole number, {least} or more"
    digits = _without_grouping(value)
    mend = f"Write `{digits}`." if _at_least(digits, least) else f"Write {kind}."
    yield INTEGER.problem(spot, f"{spot.name} is {quoted(value)}, not {kind}", mend)


def _at_least(typed: str, least: int) -> bool:
    """Whether it is a whole number and no smaller; one of any length, without computing it."""
    if not _INTEGER.fullmatch(typed):
        return False
    is_zero = not typed.strip("+-0")
    return least == 0 if is_zero else typed[0] != "-"


def _without_grouping(typed: str) -> str:
    """The number in 12,345,678 or in 60.0."""
    found = re.fullmatch(r"([0-9]+)(?:[.,]0+)?", _GROUPING.sub("", typed[:40].strip()))
    return found[1] if found else ""


def number(value: str, spot: Spot) -> Iterator[Problem]:
    """A decimal number, with a sign and a fraction or without."""
    if not _DECIMAL.fullmatch(value.strip()):
        comma = value.strip().replace(",", ".", 1)
        good = f"`{comma}`" if _DECIMAL.fullmatch(comma) else "digits, as in `12.5`"
        what = f"{spot.name} is {quoted(value)}, not a number"
        yield DECIMAL.problem(spot, what, f"Write {good}.")


def latitude(value: str, spot: Spot) -> Iterator[Problem]:
    """Degrees north of the equator, -90 to 90."""
    yield from _degrees(value, spot, 90, "a latitude")


def longitude(value: str, spot: Spot) -> Iterator[Problem]:
    """Degrees east of Greenwich, -180 to 180."""
    yield from _degrees(value, spot, 180, "a longitude")


def _degrees(value: str, spot: Spot, most: int, kind: str) -> Iterator[Problem]:
    if not _DECIMAL.fullmatch(value.strip()):
        yield from number(value, spot)
    elif abs(float(value)) > most:
        what = f"{spot.name} is {quoted(value)}, but {kind} lies between -{most} and {most}"
        mend = "Write degrees, and look whether latitude and longitude have changed places."
        yield RANGE.problem(spot, what, mend)


def true_false(value: str, spot: Spot) -> Iterator[Problem]:
    """`true` or `false`, letter by letter."""
    if value in ("true", "false"):
        return
    word = value.strip().lower()
    meant = "`true`" if word in _YES else "`false`" if word in _NO else "`true` or `false`"
    what = f"{spot.name} is {quoted(value)}, neither true nor false"
    yield TRUE_FALSE.problem(spot, what, f"Write {meant}.")


def one_of(*values: str) -> Check:
    """One of these values, letter by letter; white space around it does no harm."""
    known = frozenset(values)
    by_letters = {value.lower(): value for value in values}

    def check(value: str, spot: Spot) -> Iterator[Problem]:
        typed = value.strip()
        if typed in known:
            return
        near = get_close_matches(typed[:100].lower(), by_letters, 1, 0.75)
        meant = f"`{by_letters[near[0]]}`, if that is meant" if near else _choice(values)
        what = f"{spot.name} is {quoted(value)}, which is not defined"
        yield UNKNOWN.problem(spot, what, f"Write {meant}.")

    return check


def _choice(values: tuple[str, ...]) -> str:
    *most, last = [f"`{value}`" for value in values[:12]]
    if len(values) > 12:
        return f"one of the {len(values)} defined values, such as {', '.join(most[:5])}"
    return f"{', '.join(most)} or {last}" if most else last


def at_most(characters: int) -> Check:
    """A text of so many characters at most."""

    def check(value: str, spot: Spot) -> Iterator[Problem]:
        length = len(value.strip())
        if length > characters:
            what = f"{spot.name} has {length} characters"
            yield TOO_LONG.problem(spot, what, f"Write {characters} characters at most.")

    return check
