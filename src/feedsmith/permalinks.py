"""Addresses from patterns such as `/:year/:month/:slug/`.

Sources: https://gohugo.io/configuration/permalinks/#tokens, https://jekyllrb.com/docs/permalinks/
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from feedsmith.patterns import lazy_pattern

_TOKEN = lazy_pattern(r":([a-z_]+)")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


_NO_DATE: Mapping[str, str] = {}


def expand_pattern(
    pattern: str, words: Mapping[str, str], dates: Mapping[str, str] = _NO_DATE
) -> str | None:
    """The pattern with its tokens replaced, `None` where one has no value; slashes are not doubled.

    Tokens are matched greedily as Jekyll does: `:year_x` is `:year` followed by `_x`.
    dates: more words, `date_words` of a moment.
    """
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1]
        for length in range(len(name), 0, -1):
            said = words if name[:length] in words else dates
            if name[:length] in said:
                return said[name[:length]] + name[length:]
        missing = True
        return match[0]

    expanded = _TOKEN.sub(value, pattern)
    return None if missing else without_doubled_slashes(expanded)


_SLASHES = lazy_pattern(r"/{2,}")


def without_doubled_slashes(path: str) -> str:
    """A path with one slash for each run of them."""
    return _SLASHES.sub("/", path) if "//" in path else path


class DateWords(Mapping[str, str]):
    """The tokens that a date gives, in the names of both Hugo and Jekyll; made when asked for."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def __getitem__(self, name: str) -> str:
        return _SAID[name](self._moment)

    def __contains__(self, name: object) -> bool:
        return name in _SAID

    def __iter__(self) -> Iterator[str]:
        return iter(_SAID)

    def __len__(self) -> int:
        return len(_SAID)


def date_words(moment: datetime) -> Mapping[str, str]:
    """The tokens that a date gives, in the names of both Hugo and Jekyll."""
    return DateWords(moment)


def _month(moment: datetime) -> str:
    return _MONTHS[moment.month - 1]


def _day(moment: datetime) -> str:
    return _DAYS[moment.weekday()]


_SAID: Mapping[str, Callable[[datetime], str]] = {
    "year": lambda moment: f"{moment.year:04}",
    "short_year": lambda moment: f"{moment.year % 100:02}",
    "month": lambda moment: f"{moment.month:02}",
    "i_month": lambda moment: str(moment.month),
    "monthname": _month,
    "short_month": lambda moment: _month(moment)[:3].title(),
    "long_month": lambda moment: _month(moment).title(),
    "day": lambda moment: f"{moment.day:02}",
    "i_day": lambda moment: str(moment.day),
    "weekday": lambda moment: str(moment.isoweekday() % 7),
    "weekdayname": _day,
    "short_day": lambda moment: _day(moment)[:3].title(),
    "long_day": lambda moment: _day(moment).title(),
    "yearday": lambda moment: str(moment.timetuple().tm_yday),
    "y_day": lambda moment: f"{moment.timetuple().tm_yday:03}",
    "w_year": lambda moment: str(moment.isocalendar().year),
    "week": lambda moment: f"{moment.isocalendar().week:02}",
    "w_day": lambda moment: str(moment.isocalendar().weekday),
    "hour": lambda moment: f"{moment.hour:02}",
    "minute": lambda moment: f"{moment.minute:02}",
    "second": lambda moment: f"{moment.second:02}",
}
