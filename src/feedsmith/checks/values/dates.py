"""Dates as RSS, Atom and Dublin Core want them.

Sources: https://www.rssboard.org/rss-profile#data-types-datetime,
https://www.rfc-editor.org/rfc/rfc4287#section-3.3, https://www.w3.org/TR/NOTE-datetime
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import lru_cache

from feedsmith import dates
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.calendar_dates import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    Numbers,
    implausible,
    impossible,
    understood,
)
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.values.whitespace import untrimmed
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_PROFILE = "https://www.rssboard.org/rss-profile#data-types-datetime"

RFC822 = Rule(
    code="date-rfc822",
    level="error",
    title="A date is not in the form that RSS asks for",
    why="Readers that cannot read it show no date, or the day on which they saw the entry.",
    spec=_PROFILE,
    frame="rss-item",
    wrong="<pubDate>2024-05-07T09:00:00Z</pubDate>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>",
)
PROBLEMATIC = Rule(
    code="date-problematic",
    level="warning",
    title="A date is in an old or odd form",
    why="RFC 822 allows it, but many readers do not know the form, or read another time.",
    spec=_PROFILE,
    frame="rss-item",
    wrong="<pubDate>Tue, 07 May 24 09:00:00 A</pubDate>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>",
)
WEEKDAY = Rule(
    code="date-weekday",
    level="error",
    title="The day of the week does not fit the date",
    why="One of the two is wrong; strict readers refuse the date.",
    spec="https://www.rfc-editor.org/rfc/rfc5322#section-3.3",
    frame="rss-item",
    wrong="<pubDate>Fri, 07 May 2024 09:00:00 +0000</pubDate>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>",
)
RFC3339 = Rule(
    code="date-rfc3339",
    level="error",
    title="A date is not in the form that Atom asks for",
    why="Readers that cannot read it sort the entry wrongly or drop it.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.3",
    frame="atom-entry",
    wrong="<published>2024-05-07 09:00</published>",
    right="<published>2024-05-07T09:00:00Z</published>",
)
W3CDTF = Rule(
    code="date-w3cdtf",
    level="error",
    title="A date is not in the form of ISO 8601 that the element asks for",
    why="Readers that cannot read it show no date.",
    spec="https://www.w3.org/TR/NOTE-datetime",
    frame="rss-item",
    wrong="<dc:date>Tue, 07 May 2024 09:00:00 +0000</dc:date>",
    right="<dc:date>2024-05-07T09:00:00Z</dc:date>",
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_NAMED = "|".join(("UT", "GMT", *_HOURS))
_WEEKDAYS = "|".join(day[:3] for day in _DAYS)
_MONTHS = tuple(month[:3] for month in MONTHS)
_MONTH = "|".join(_MONTHS)
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?"

_USUAL = (
    rf"(?a)(?:(?P<weekday>{_WEEKDAYS}), )?(?P<day>\d\d?) (?P<month>{_MONTH}) (?P<year>\d{{4}}) "
    rf"{_CLOCK} (?P<zone>[+-]\d{{4}}|Z|{_NAMED})"
)
_ODD = (
    rf"(?ai)(?:(?P<weekday>{_WEEKDAYS})\s*,\s*)?(?P<day>\d\d?)\s+(?P<month>{_MONTH})"
    rf"\s+(?P<year>(?:\d\d)?\d\d)\s+{_CLOCK}\s+(?P<zone>[+-]?\d{{4}}|[A-IK-Z]|{_NAMED})"
)
_COMMON_DAY = lazy_pattern(rf"({_WEEKDAYS}), (\d\d) ({_MONTH}) (\d{{4}})", re.ASCII)
_DAY_ENDS = len("Tue, 07 May 2024")
_COMMON_TIME = lazy_pattern(
    r" (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d (?:[+-][01]\d[0-5]\d|GMT)", re.ASCII
)
_NOT_AN_OFFSET = 24 * 60
_LONGEST = 400  # remarks included; no text may cost more time than this
_ESCAPED, _COMMENT = lazy_pattern(r"\\(.)", re.DOTALL), lazy_pattern(r"\([^()]*\)")


def rfc822(value: str, spot: Spot) -> Iterator[Problem]:
    """`Tue, 07 May 2024 09:00:00 +0000`, as RSS wants it; white space around it is let pass."""
    if _COMMON_TIME.fullmatch(value, _DAY_ENDS) and _is_day(value[:_DAY_ENDS]):
        return
    typed = value.strip()
    usual = re.fullmatch(_USUAL, typed)
    found = usual or re.fullmatch(_ODD, _without_comments(typed).strip())
    if found is None:
        what = f"{spot.name} is {quoted(value)}, not a date as RSS writes it"
        yield RFC822.problem(spot, what, _mend(value, dates.rfc822))
        return
    numbers = _numbers(found.groupdict())
    faults = list(impossible(numbers, value, spot))
    if faults:
        yield from faults
        return
    yield from _weekday(found, numbers, spot)
    if usual is None:
        what = f"{spot.name} is {quoted(value)}, a form that many readers do not know"
        yield PROBLEMATIC.problem(spot, what, f"Write `{dates.rfc822(numbers.moment())}`.")
    yield from implausible(numbers, value, spot)


@lru_cache(maxsize=4096)
def _is_day(said: str) -> bool:
    """Whether it is `Tue, 07 May 2024`, a day of the calendar that a feed may have."""
    found = _COMMON_DAY.fullmatch(said)
    if found is None:
        return False
    weekday, day, month, year = found.groups()
    try:
        meant = date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return False
    return FIRST_YEAR <= meant.year <= LAST_YEAR and _DAYS[meant.weekday()][:3] == weekday


def _without_comments(typed: str) -> str:
    """E-mail's dates may hold remarks in parentheses, even one within another."""
    before, text = "", _ESCAPED.sub("", typed) if len(typed) <= _LONGEST else ""
    while before != text:
        before, text = text, _COMMENT.sub(" ", text)
    return text


def _numbers(parts: dict[str, str | None]) -> Numbers:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") == 2:
        year += 2000 if year < 50 else 1900
    month = _MONTHS.index((parts["month"] or "").title()) + 1
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    offset = _offset(parts["zone"] or "")
    return Numbers(year, month, int(parts["day"] or 0), hour, minute, second, offset)


def _offset(zone: str) -> int:
    """Minutes from UTC; the letters of RFC 822 say nothing, since it had them the wrong way."""
    digits = zone.replace(":", "")
    if digits[-1:].isdigit():
        hours, minutes = int(digits[-4:-2]), int(digits[-2:])
        past = hours * 60 + minutes if minutes < 60 else _NOT_AN_OFFSET
        return -past if zone.startswith("-") else past
    return _HOURS.get(zone.upper(), 0) * 60


def _weekday(found: re.Match[str], numbers: Numbers, spot: Spot) -> Iterator[Problem]:
    said, right = found["weekday"], _DAYS[numbers.moment().weekday()]
    if said and said.title() != right[:3]:
        day = f"{numbers.day} {MONTHS[numbers.month - 1]} {numbers.year}"
        what = f"{spot.name} says {said}, but {day} is a {right}"
        mend = f"Write `{dates.rfc822(numbers.moment())}`, or mend the date."
        yield WEEKDAY.problem(spot, what, mend)


_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_ZONE = r"(?P<zone>Z|[+-]\d\d:\d\d)"
_FULL = rf"(?a){_DAY}T(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.\d+)?{_ZONE}"
_COMMON = lazy_pattern(r"(?a)\d{4}-\d\d-\d\dT[012]\d:[0-5]\d:[0-5]\d(?:Z|[+-][01]\d:[0-5]\d)")
_TIME = r"T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
_PART = r"(?a)(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:%s)?)?)?"
_DUBLIN_CORE = _PART % (_TIME + _ZONE)
_ISO = _PART % f"{_TIME}{_ZONE}?"


def rfc3339(value: str, spot: Spot) -> Iterator[Problem]:
    """`2024-05-07T09:00:00Z`, as Atom and JSON Feed want it, without white space around it."""
    if _is_common(value):
        return
    yield from untrimmed(value, spot)
    found = re.fullmatch(_FULL, value.strip())
    if found is None:
        what = f"{spot.name} is {quoted(value)}, not a date as RFC 3339 writes it"
        yield RFC3339.problem(spot, what, _mend(value, dates.rfc3339))
        return
    numbers = _iso_numbers(found)
    faults = list(impossible(numbers, value, spot))
    yield from faults or implausible(numbers, value, spot)


def _is_common(value: str) -> bool:
    """Whether it is a moment of the calendar that a feed may have, in the form that we write."""
    if not _COMMON.fullmatch(value):
        return False
    try:
        return FIRST_YEAR <= datetime.fromisoformat(value).year <= LAST_YEAR
    except ValueError:
        return False


def w3cdtf(value: str, spot: Spot) -> Iterator[Problem]:
    """A year, a month, a day, or a time with its zone.

    Old dates are let pass: Dublin Core speaks of works, which may be older than feeds.
    """
    yield from _dated(value, spot, _DUBLIN_CORE)


def iso8601(value: str, spot: Spot) -> Iterator[Problem]:
    """The same, but the zone of a time may be left out."""
    yield from _dated(value, spot, _ISO)


def _dated(value: str, spot: Spot, form: str) -> Iterator[Problem]:
    found = re.fullmatch(form, value.strip())
    if found is None:
        what = f"{spot.name} is {quoted(value)}, not a date of ISO 8601"
        yield W3CDTF.problem(spot, what, _mend(value, dates.rfc3339))
    else:
        yield from impossible(_iso_numbers(found), value, spot)


def _iso_numbers(found: re.Match[str]) -> Numbers:
    parts = found.groupdict()
    month, day = (int(parts[name] or 1) for name in ("month", "day"))
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    offset = _offset(parts["zone"] or "")
    return Numbers(int(found["year"]), month, day, hour, minute, second, offset)


def _mend(value: str, say: Callable[[datetime], str]) -> str:
    when = understood(_without_comments(value))
    if when is None:
        return f"Write it like `{say(Numbers(2024, 5, 7, 9).moment())}`."
    said = f"Write `{say(when.moment)}`"
    if when.has_offset:
        return f"{said}."
    return f"{said}, or with the {'offset' if when.has_time else 'time'} that is meant."
