"""Values of the configuration that are typed in a form of their own, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Annotated

from msgspec import Meta

from feedsmith.conditions import Condition, ConditionError, read_condition
from feedsmith.durations import read_duration
from feedsmith.patterns import lazy_pattern

Colour = Annotated[
    str,
    Meta(
        pattern=r"^[0-9A-Fa-f]{6}$",
        title="a colour",
        description="Write six hexadecimal digits without #: 2a6f97.",
    ),
]
WebAddress = Annotated[
    str,
    Meta(
        pattern=r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[!-~]*)?$",
        title="a web address",
        description="Write it whole: https://creativecommons.org/licenses/by/4.0/.",
    ),
]
PagePath = Annotated[
    str,
    Meta(
        pattern=r"^([^/\\]([^\\]*[^/\\])?\.html)?$",
        title="the path of a page",
        description='Write it below the output, without a slash before it: "feeds/index.html".',
    ),
]
EmailAddress = Annotated[
    str,
    Meta(
        pattern=r"^[^\s@<>(),;:\"\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
        title="an e-mail address",
        description="Write it without a name: ines@example.org.",
    ),
]
PodcastGuid = Annotated[
    str,
    Meta(
        pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$",
        title="a UUID",
        description="Write the one that directories know the show by, such as "
        "917393e3-1b1e-5cef-ace4-edaa54e1f810, or leave it out.",
    ),
]


class Rhythm(tuple[str, int]):
    """A period, and how often in it something new is to be expected: "2 weekly"."""

    __slots__ = ()


class CloudAddress(str):
    """The web address where readers register with an rssCloud server."""

    __slots__ = ()


class Seconds(float):
    """A duration, typed as a number of seconds, as "1:02:03" or as "62 min"."""

    __slots__ = ()


class Unfit(ValueError):
    """A value that cannot be what its key wants, and what to write instead."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.mend = mend


def converted(kind: type, typed: object) -> object:
    """The value, of one of the classes above; what is of any kind stays as typed. Raises Unfit."""
    return _READERS[kind](typed) if kind in _READERS else typed


_PERIODS = ("hourly", "daily", "weekly", "monthly", "yearly")
_RHYTHM = lazy_pattern(r"(?:([1-9][0-9]{0,3}) +)?(\w+)", re.ASCII)


def _rhythm(typed: object) -> Rhythm:
    found = _RHYTHM.fullmatch(typed.strip()) if isinstance(typed, str) else None
    number, period = (found[1], found[2].lower()) if found else (None, "")
    if period in _PERIODS:
        return Rhythm((period, int(number or 1)))
    near = get_close_matches(period, _PERIODS, 1)
    mend = f"Write one of {', '.join(_PERIODS)}, with a number before it if need be: 2 weekly."
    if near:
        mend = f"Did you mean `{number} {near[0]}`?" if number else f"Did you mean `{near[0]}`?"
    raise Unfit(f"`{typed}` is not a rhythm", mend)


_CLOUD = lazy_pattern(r"https?://[A-Za-z0-9.-]*[A-Za-z0-9](?::([1-9][0-9]{0,4}))?(/[!-~]*)?")


def _cloud(typed: object) -> CloudAddress:
    found = _CLOUD.fullmatch(typed) if isinstance(typed, str) else None
    if found is None or int(found[1] or 0) > 65535 or set("?#") & set(found[2] or ""):
        raise Unfit(
            f"`{typed}` is not the address of an rssCloud server",
            "Write where readers register: https://cloud.example.org:5337/pleaseNotify.",
        )
    return CloudAddress(found[0])


def _seconds(typed: object) -> Seconds:
    seconds = read_duration(typed)
    if not seconds:
        raise Unfit(f"`{typed}` is not a duration", 'Write seconds, such as 1800, or "30:00".')
    return Seconds(seconds)


def _condition(typed: object) -> Condition:
    if not isinstance(typed, str):
        mend = "Write it in single quotes: '\"essays\" in tags'."
        raise Unfit(f"`{typed}` is not a condition", mend)
    try:
        return read_condition(typed)
    except ConditionError as error:
        raise Unfit(error.what, error.mend) from None


_READERS: Mapping[type, Callable[[object], object]] = {
    Rhythm: _rhythm,
    CloudAddress: _cloud,
    Seconds: _seconds,
    Condition: _condition,
}
