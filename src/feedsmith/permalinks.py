"""Addresses from patterns such as `/:year/:month/:slug/`.

Sources: https://gohugo.io/configuration/permalinks/#tokens, https://jekyllrb.com/docs/permalinks/
"""

import re
from collections.abc import Mapping
from datetime import datetime

_TOKEN = re.compile(r":([a-z_]+)")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def expand_pattern(pattern: str, words: Mapping[str, str]) -> str | None:
    """The pattern with its tokens replaced, `None` where one has no value; slashes are not doubled.

    Tokens are matched greedily as Jekyll does: `:year_x` is `:year` followed by `_x`.
    """
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1]
        for length in range(len(name), 0, -1):
            if name[:length] in words:
                return words[name[:length]] + name[length:]
        missing = True
        return match[0]

    expanded = _TOKEN.sub(value, pattern)
    return None if missing else re.sub(r"/{2,}", "/", expanded)


def date_words(moment: datetime) -> dict[str, str]:
    """The tokens that a date gives, in the names of both Hugo and Jekyll."""
    month, day = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    week_year, week, weekday = moment.isocalendar()
    return {
        "year": f"{moment.year:04}",
        "short_year": f"{moment.year % 100:02}",
        "month": f"{moment.month:02}",
        "i_month": str(moment.month),
        "monthname": month,
        "short_month": month[:3].title(),
        "long_month": month.title(),
        "day": f"{moment.day:02}",
        "i_day": str(moment.day),
        "weekday": str(moment.isoweekday() % 7),
        "weekdayname": day,
        "short_day": day[:3].title(),
        "long_day": day.title(),
        "yearday": str(moment.timetuple().tm_yday),
        "y_day": f"{moment.timetuple().tm_yday:03}",
        "w_year": str(week_year),
        "week": f"{week:02}",
        "w_day": str(weekday),
        "hour": f"{moment.hour:02}",
        "minute": f"{moment.minute:02}",
        "second": f"{moment.second:02}",
    }
