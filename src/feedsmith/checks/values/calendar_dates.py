"""A date's numbers as a moment, or what makes them none.

Sources: https://www.rfc-editor.org/rfc/rfc3339#section-5.7, the Gregorian calendar
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.quoting import quoted
from feedsmith.dates import UnreadableDate, When, read_date
from feedsmith.problems import Problem

FIRST_YEAR, LAST_YEAR = 1971, 2049
"""Feeds are younger than the first; the second is the last that two digits can say in a date by
e-mail's rules. The clock would tell more, but the same feed must get the same answer tomorrow."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

IMPOSSIBLE = Rule(
    code="date-impossible",
    level="error",
    title="A date names a day or a time that does not exist",
    why="Readers drop the date, or move it by days: the entry shows up in the wrong place.",
    spec="https://www.rfc-editor.org/rfc/rfc3339#section-5.7",
    frame="rss-item",
    wrong="<pubDate>31 Feb 2024 09:00:00 +0000</pubDate>",
    right="<pubDate>29 Feb 2024 09:00:00 +0000</pubDate>",
)
IMPLAUSIBLE = Rule(
    code="date-implausible",
    level="warning",
    title="A date lies before all feeds, or far in the future",
    why="Such dates come from clocks that were never set; readers sort the entry to the very end, "
    "or keep it at the top for years.",
    spec="https://validator.w3.org/feed/docs/warning/ImplausibleDate.html",
    frame="rss-item",
    wrong="<pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>",
)


class Numbers(NamedTuple):
    """What stands in a date; what does not stand there is 1 or 0. offset: minutes from UTC."""

    year: int
    month: int = 1
    day: int = 1
    hour: int = 0
    minute: int = 0
    second: int = 0
    offset: int = 0

    def moment(self) -> datetime:
        """The moment; a leap second counts as the one before it."""
        zone = timezone(timedelta(minutes=self.offset)) if self.offset else UTC
        return datetime(*self[:5], min(self.second, 59), tzinfo=zone)


def impossible(numbers: Numbers, value: str, spot: Spot) -> Iterator[Problem]:
    """A day that is not in the calendar, or a time that is not on the clock."""
    fault = _fault(numbers)
    if fault:
        what, mend = fault
        yield IMPOSSIBLE.problem(spot, f"{spot.name} is {quoted(value)}, but {what}", mend)


def _fault(numbers: Numbers) -> tuple[str, str] | None:
    year, month, day, hour, minute, second, offset = numbers
    if year < 1:
        return "there is no year 0000", "Write the year with four digits."
    if not 1 <= month <= 12:
        return f"there is no month {month:02}", "Write a month from 01 to 12."
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        what = f"{MONTHS[month - 1]} {year} has {last} days"
        return what, f"Write a day from 01 to {last}."
    if hour > 23:
        mend = "Write midnight as 00:00:00 of the next day." if hour == 24 else ""
        return "a day ends at 23:59:59", mend or "Write an hour from 00 to 23."
    if minute > 59 or second > 60:
        return "an hour ends at 59:59", "Write minutes and seconds from 00 to 59."
    if abs(offset) >= 24 * 60:
        return "no zone is a day away from UTC", "Write an offset such as +02:00 or +0200."
    return None


def implausible(numbers: Numbers, value: str, spot: Spot) -> Iterator[Problem]:
    """A year that no feed's date has."""
    if numbers.year < FIRST_YEAR:
        what = f"{spot.name} is {quoted(value)}, before there were feeds"
        yield IMPLAUSIBLE.problem(spot, what, "Write when it was published, or leave the date out.")
    elif numbers.year > LAST_YEAR:
        what = f"{spot.name} is {quoted(value)}, far in the future"
        yield IMPLAUSIBLE.problem(spot, what, "Write when it was published.")


def understood(value: str) -> When | None:
    """What an author may have meant by a date in another form; `None` where it is anyone's guess"""
    with suppress(UnreadableDate):
        return read_date(value.strip(), UTC)
    return None
