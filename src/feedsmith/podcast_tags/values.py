"""A value that an author typed for a podcast tag, as the tag's document wants it written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, time
from decimal import Decimal

from feedsmith.dates import UnreadableDate, read_date, rfc822, rfc3339
from feedsmith.durations import read_duration
from feedsmith.media_types import media_type
from feedsmith.patterns import lazy_pattern
from feedsmith.podcast_tags.shapes import Kind
from feedsmith.text import clean_text, one_line

Locate = Callable[[str], str | None]

_NUMBER = lazy_pattern(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_WHOLE = lazy_pattern(r"\d{1,15}", re.ASCII)
_GEO = lazy_pattern(r"(?:geo:)?(-?\d{1,3}(?:\.\d{1,10})?),\s*(-?\d{1,3}(?:\.\d{1,10})?)", re.ASCII)
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:\S+", re.ASCII)
_TRUTH = dict.fromkeys(("true", "yes", "on", "1"), True)
_TRUTH.update(dict.fromkeys(("false", "no", "off", "0"), False))

WANTED: Mapping[Kind, str] = {
    "text": "a text",
    "address": "an address, such as https://example.org/",
    "uri": "an address, such as https://example.org/",
    "number": "a number, such as 0.5",
    "whole": "a whole number, such as 50",
    "seconds": "a time, such as 1:02 or 62",
    "moment": "a time, such as 2026-05-07T20:00:00+02:00",
    "date": "a date, such as 2026-05-07",
    "truth": "true or false",
    "yes": "true or false",
    "geo": "latitude and longitude in degrees, such as 44.6,-63.6",
    "type": "a media type, such as audio/mpeg",
}
"""What a value of each kind looks like, for messages."""


def web_address(reference: str) -> str | None:
    """A web address as it is: what there is to say of a path where no page is known."""
    return reference if re.match(r"https?://[^\s/]+", reference, re.IGNORECASE) else None


def said(value: object) -> str | None:
    """A scalar as text on one line; `None` for nothing, lists and tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, str | int):
        return one_line(clean_text(str(value))) or None
    return None


def _decimal(value: float) -> str:
    """A number without an exponent, whole where it is whole."""
    number = format(Decimal(repr(value)), "f")
    return number.rstrip("0").rstrip(".") if "." in number else number


def written(value: object, kind: Kind, locate: Locate) -> str | None:
    """The value as the feed has it, `None` where it is none of this kind.

    locate: from a reference as typed to an address.
    """
    if isinstance(value, list):
        value = ",".join(text for one in value if (text := said(one))) if kind == "geo" else None
    text = said(value)
    if text is None:
        return None
    if kind in ("moment", "date"):
        return _moment(value, kind)
    if kind == "seconds":
        seconds = read_duration(value)
        return None if seconds is None else _decimal(seconds)
    return _CONVERTERS[kind](text, locate)


def _moment(value: object, kind: Kind) -> str | None:
    try:
        moment = read_date(value, UTC).moment
    except UnreadableDate:
        return None
    return rfc822(moment) if kind == "date" else rfc3339(moment)


def _uri(text: str, locate: Locate) -> str | None:
    is_other = _SCHEME.fullmatch(text) and not text.lower().startswith(("http:", "https:"))
    return text if is_other else locate(text)


def _geo(text: str) -> str | None:
    found = _GEO.fullmatch(text)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        return None
    return f"geo:{found[1]},{found[2]}"


def _truth(text: str, words: tuple[str, str]) -> str | None:
    is_so = _TRUTH.get(text.lower())
    return None if is_so is None else words[0 if is_so else 1]


_CONVERTERS: Mapping[Kind, Callable[[str, Locate], str | None]] = {
    "text": lambda text, _: text,
    "address": lambda text, locate: locate(text),
    "uri": _uri,
    "number": lambda text, _: text if _NUMBER.fullmatch(text) else None,
    "whole": lambda text, _: text if _WHOLE.fullmatch(text) else None,
    "truth": lambda text, _: _truth(text, ("true", "false")),
    "yes": lambda text, _: _truth(text, ("yes", "no")),
    "geo": lambda text, _: _geo(text),
    "type": lambda text, _: text if "/" in text else media_type(f"file.{text}"),
}


def type_of_file(value: object) -> str | None:
    """The media type of the first file that a value names, deep down too."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return next((found for one in value if (found := type_of_file(one))), None)
    text = said(value)
    return media_type(text) if text else None
