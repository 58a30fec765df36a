"""Dates as authors type them, and as feeds say them.

Sources: https://www.rfc-editor.org/rfc/rfc3339, https://www.rfc-editor.org/rfc/rfc5322#section-3.3
"""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from feedsmith.month_names import named_day, unaccented, without_silent_words
from feedsmith.patterns import lazy_pattern

Code = Literal["date-unreadable", "date-impossible", "date-ambiguous"]

LONGEST = 100  # no date is longer, and no text may cost more time than this
EARLIEST_YEAR = 1900  # generators print year 1 for "no date"
END_OF_TIME = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)

_GOOD_FORM = "Write it as 2024-05-07 or 2024-05-07T09:30:00+02:00."
_GOOD_TIME = "Write the time from 00:00 to 23:59, or with am or pm from 12:00 am to 11:59 pm."
_GOOD_OFFSET = "Write the offset from UTC as +02:00 or -05:00, or a zone name such as Europe/Paris."
_GOOD_YEAR = f"The year is implausible: write one from {EARLIEST_YEAR} to 9999, or no date at all."


class UnreadableDate(ValueError):
    """What was typed names no moment. `what` is a fragment, `mend` a sentence, as in a Problem."""

    def __init__(self, what: str, mend: str, code: Code = "date-unreadable") -> None:
        super().__init__(what, mend, code)
        self.what = what
        self.mend = mend
        self.code: Code = code

    def __str__(self) -> str:
        return f"{self.what}. {self.mend}"


class When(NamedTuple):
    """A moment (aware), and how much of it was typed: a time of day, an offset or zone."""

    moment: datetime
    has_time: bool
    has_offset: bool


def read_date(value: object, zone: tzinfo) -> When:
    """Read a date as typed or as a TOML or YAML parser gives it; raise UnreadableDate otherwise.

    A typed offset is kept. A time without one is in `zone`, a date alone is midnight in `zone`.
    """
    if isinstance(value, str) and _EVERYDAY.fullmatch(value):
        with suppress(ValueError):
            return _everyday(value, zone)
    try:
        when = _read(value, zone)
        when.moment.astimezone(UTC)
    except OverflowError:  # 9999-12-31 west of Greenwich, typed for "never"
        return When(END_OF_TIME, True, True)
    return when


_EVERYDAY = lazy_pattern(
    r"(?:19|[2-8]\d)\d\d-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII
)
"""As machines write it, in a year that is plausible in every zone: no need to look further."""


def _everyday(typed: str, zone: tzinfo) -> When:
    """Raise ValueError where it is no day of the calendar, or no time of the day."""
    moment = datetime.fromisoformat(typed)
    if moment.tzinfo is not None:
        return When(moment, True, True)
    return When(moment.replace(tzinfo=zone), len(typed) > len("2024-05-07"), False)


def _read(value: object, zone: tzinfo) -> When:
    if isinstance(value, str):
        return _from_text(value, zone)
    if not isinstance(value, date):
        what = f"a value of the type {type(value).__name__} is not a date"
        raise UnreadableDate(what, f"Put it in quotes. {_GOOD_FORM}")
    day = _calendar_day(value.year, value.month, value.day)
    if not isinstance(value, datetime):
        return When(datetime.combine(day, time(), zone), False, False)
    if value.utcoffset() is None:
        return When(value.replace(tzinfo=zone), True, False)
    return When(value, True, True)


_CLOCK = lazy_pattern(
    r"""(?<![\d:+-]) (?P<hour>\d{1,2}) (?= [:h]\d\d | [ ]?[ap]\.?m\b )
        (?: [:h] (?P<minute>\d\d) (?: : (?P<second>\d\d) (?: [.,] (?P<fraction>\d+) )? )? )?
        (?: [ ]? (?P<half>[ap])\.?m\b\.? )? (?![\d:])""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_COMPACT_CLOCK = lazy_pattern(
    r"""(?<=\d)T (?P<hour>\d\d)
        (?: (?P<minute>\d\d) (?: (?P<second>\d\d) (?: [.,] (?P<fraction>\d+) )? )? )? (?![\d:])""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
_LATE_YEAR = lazy_pattern(r"(?:^| )(\d{4})(?= |$)", re.ASCII)  # Fri Mar 13 10:15:00 2026
_IDEOGRAPHS = lazy_pattern(r"(\d{4,}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]", re.ASCII)
_T_OF_TIME = lazy_pattern(r"(?<=\d) ?T ?$", re.ASCII | re.IGNORECASE)


def _from_text(typed: str, zone: tzinfo) -> When:
    typed = typed[: LONGEST + 1].encode(errors="replace").decode()  # a message must be printable
    if len(typed) > LONGEST:
        raise UnreadableDate(f'"{typed[:30]}…" is too long for a date', _GOOD_FORM)
    text = _IDEOGRAPHS.sub(r"\1-\2-\3 ", unaccented(typed))
    clock = _COMPACT_CLOCK.search(text) or _CLOCK.search(text)
    if clock is None:
        return When(datetime.combine(_day(text, typed), time(), zone), False, False)
    before, after = text[: clock.start()], text[clock.end() :]
    if late_year := _LATE_YEAR.search(after):
        before += late_year[0]
        after = after[: late_year.start()] + after[late_year.end() :]
    day = _day(_T_OF_TIME.sub("", before), typed)
    since_midnight, typed_zone = _since_midnight(clock), _typed_zone(after)
    moment = datetime.combine(day, time(), typed_zone or zone) + since_midnight
    return When(moment, True, typed_zone is not None)


def _since_midnight(clock: re.Match[str]) -> timedelta:
    """Return the time of day; 24:00 is the next day's midnight."""
    parts = clock.groupdict()
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    if half := parts.get("half"):
        hour = hour % 12 + (12 if half in "pP" else 0) if 1 <= hour <= 12 else 99
    microsecond = int((parts["fraction"] or "")[:6].ljust(6, "0"))
    second = 59 if second == 60 else second  # a leap second
    elapsed = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    if minute > 59 or second > 59 or elapsed > timedelta(days=1):
        typed = clock[0].lstrip("Tt")
        raise UnreadableDate(f'"{typed}" is not a time of day', _GOOD_TIME, "date-impossible")
    return elapsed


_NUMERIC_DAYS = tuple(
    lazy_pattern(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4,})(?P<sign>[-/.]) ?(?P<month>\d{1,2})(?P=sign) ?(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4,})",
    )
)
_YEAR_LAST = lazy_pattern(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4,})", re.ASCII)


def _day(text: str, typed: str) -> date:
    """Return the day that `text` names, the part of what was `typed` that has no time or zone."""
    bare = without_silent_words(text)
    for pattern in _NUMERIC_DAYS:
        if found := pattern.fullmatch(bare):
            return _calendar_day(int(found["year"]), int(found["month"]), int(found["day"]), bare)
    if found := _YEAR_LAST.fullmatch(bare):
        return _year_last_day(bare, int(found[1]), int(found[3]), int(found[4]))
    if named := named_day(bare):
        return _calendar_day(*named, bare)
    raise UnreadableDate(f'"{typed}" is not a date', _GOOD_FORM)


def _year_last_day(typed: str, first: int, second: int, year: int) -> date:
    """Return 25/12/2026 or 12/25/2026; 03/04/2026 is refused, since half the world errs on it."""
    if first > 12 or first == second:
        return _calendar_day(year, second, first, typed)
    if second > 12:
        return _calendar_day(year, first, second, typed)
    readings = [_calendar_day(year, *parts, typed) for parts in ((second, first), (first, second))]
    mend = f"Write it as {readings[0]} or as {readings[1]}, whichever you mean."
    raise UnreadableDate(f'"{typed}" can be two days', mend, "date-ambiguous")


def _calendar_day(year: int, month: int, day: int, typed: str = "") -> date:
    typed = typed or f"{year:04}-{month:02}-{day:02}"
    if not EARLIEST_YEAR <= year <= 9999:
        raise UnreadableDate(f'"{typed}" is in the year {year}', _GOOD_YEAR, "date-impossible")
    try:
        return date(year, month, day)
    except ValueError:
        what = f'"{typed}" is not a day of the calendar'
    mend = "Write it as year-month-day, such as 2024-05-07, with a month from 01 to 12."
    if 1 <= month <= 12:
        last = monthrange(year, month)[1]
        mend = f"Write a day from {year}-{month:02}-01 to {year}-{month:02}-{last}."
    raise UnreadableDate(what, mend, "date-impossible")


_OFFSET = lazy_pattern(r"(?:UTC|GMT|UT)? ?([+-])(\d{1,2})(?::?(\d\d))?", re.ASCII | re.IGNORECASE)
_HOURS_OF_ZONES = {"z": 0, "utc": 0, "gmt": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6}
_HOURS_OF_ZONES |= {"cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7}
_O_CLOCK = lazy_pattern(r" ?(?:uhr|h)\b", re.IGNORECASE)


def _typed_zone(after: str) -> tzinfo | None:
    """Return the zone typed after a time, or `None`; a name in brackets yields to an offset."""
    after = _O_CLOCK.sub("", after, count=1).strip(" ,.")
    typed, *in_brackets = re.split(r"[\[(]", after, maxsplit=1)
    name = typed.strip() or "".join(in_brackets).strip(" ])")
    if not after:
        return None
    if (hours := _HOURS_OF_ZONES.get(name.casefold())) is not None:
        return timezone(timedelta(hours=hours))
    if found := _OFFSET.fullmatch(name):
        return _offset_zone(name, found)
    if key := _zone_keys().get(name.casefold()):
        return ZoneInfo(key)
    raise UnreadableDate(f'"{name}" is not a time zone', _GOOD_OFFSET)


def _offset_zone(typed: str, found: re.Match[str]) -> timezone:
    hours, minutes = int(found[2]), int(found[3] or 0)
    if hours > 23 or minutes > 59:
        raise UnreadableDate(f'"{typed}" is not an offset', _GOOD_OFFSET, "date-impossible")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if found[1] == "-" else offset)


@cache
def _zone_keys() -> dict[str, str]:
    """Map zone names in lower case to their own spelling; short ones such as `EST` are not here."""
    return {key.casefold(): key for key in available_timezones() if "/" in key}


_DATE_PREFIX = lazy_pattern(r"(\d{4})([-_]?)(\d\d)\2(\d\d)(?:[-_. ]+|$)", re.ASCII)


def date_in_name(name: str) -> date | None:
    """Return the day that a file's or folder's name begins with, as `2026-03-20-slug.md` does."""
    found = _DATE_PREFIX.match(name)
    try:
        return _calendar_day(int(found[1]), int(found[3]), int(found[4])) if found else None
    except UnreadableDate:
        return None


def without_date(name: str) -> str:
    """Return a name without the date it begins with; whole where nothing else would be left."""
    found = _DATE_PREFIX.match(name)
    if found is None or date_in_name(name) is None or found[0].endswith("."):
        return name
    return name[found.end() :] or name


_MINUTE = timedelta(minutes=1)


def rfc822(moment: datetime) -> str:
    """Say an aware time as RSS does, in English whatever the locale, with a numeric offset."""
    moment = _in_whole_minutes(moment)
    said = moment.ctime()  # Mon Sep  7 06:05:04 2026, never in another language
    zone = moment.isoformat()[-6:].replace(":", "") if moment.utcoffset() else "+0000"
    day = said[8:10].replace(" ", "0")
    return f"{said[:3]}, {day} {said[4:7]} {said[20:]} {said[11:19]} {zone}"


def rfc3339(moment: datetime) -> str:
    """Say an aware time as Atom and JSON Feed do, in its own offset, to the second."""
    return _in_whole_minutes(moment).isoformat(timespec="seconds").replace("+00:00", "Z")


def rfc3339_utc(moment: datetime) -> str:
    """Say an aware time in UTC: some readers ignore the offset."""
    return _in_whole_minutes(moment).astimezone(UTC).isoformat(timespec="seconds")[:-6] + "Z"


def _in_whole_minutes(moment: datetime) -> datetime:
    """Return `moment`, in UTC if its offset has seconds (as before standard time), unsayable."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no time zone: give an aware datetime")
    return moment.astimezone(UTC) if offset % _MINUTE else moment
