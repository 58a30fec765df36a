"""Smaller facts of a post: its licence, the place it is about, its comments, what it answers.

Sources: https://spdx.org/licenses/ (how Creative Commons' licences are called),
https://www.rfc-editor.org/rfc/rfc5870 (`geo:` addresses). JSON Feed has no words for these, so
they stay among the author's own fields, which `[feed] extra` may show there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entries, Entry, is_flag, is_number, scalar
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import fold_key, shorten

LICENSE = ("license", "licence")
LOCATION = ("location", "geo", "coordinates")
COMMENTS = ("comment_count", "comments_count", "comments")
IN_REPLY_TO = ("in_reply_to",)

_ADDRESS = ("url", "href", "link")
_LATITUDE = ("latitude", "lat")
_LONGITUDE = ("longitude", "lon", "lng", "long")
_PLACED = lazy_pattern(r"https?://|\.{0,2}/", re.IGNORECASE)
_COMMONS = lazy_pattern(
    r"(?:licen[cs]ed under )?(?:the )?cc[ -](?P<kind>by(?:[ -]nc)?(?:[ -](?:sa|nd))?)"
    r"[ -](?P<version>[1-4]\.0|2\.5)(?: international)?(?: licen[cs]e)?",
    re.IGNORECASE,
)
_ZERO = lazy_pattern(r"cc[ -]?0(?:[ -]1\.0)?", re.IGNORECASE)
_DEGREES = r"[-+]?\d{1,3}(?:\.\d{0,30})?(?:[eE][-+]?\d{1,2})?"
_PAIR = lazy_pattern(rf"(?:geo:)?({_DEGREES})(?:\s*[,;]\s*|\s+)({_DEGREES})")

Locate = Callable[[str], str | None]


class Facts(NamedTuple):
    """What the model has of them, and the problems met."""

    license: str | None
    location: tuple[float, float] | None
    comments: int | None
    in_reply_to: str | None
    problems: tuple[Problem, ...]


_EVERY = (*LICENSE, *LOCATION, *COMMENTS, *IN_REPLY_TO)
_NO_FACTS = Facts(None, None, None, None, ())


def facts(entries: Entries, locate: Locate) -> Facts:
    """The facts that a post's author typed. locate: from a reference as typed to an address."""
    if entries.first(*_EVERY) is None:
        return _NO_FACTS
    license, no_license = _license(entries, locate)
    location, no_location = _location(entries)
    comments, no_comments = _comments(entries)
    answered, no_answer = _in_reply_to(entries, locate)
    problems = (no_license, no_location, no_comments, no_answer)
    return Facts(license, location, comments, answered, tuple(one for one in problems if one))


def _license(entries: Entries, locate: Locate) -> tuple[str | None, Problem | None]:
    """An address, or the name of one of Creative Commons' licences with its version."""
    entry = entries.first(*LICENSE)
    if entry is None or is_flag(entry.value) or truth(entry.value) is not None:
        return None, None
    said = _reference(entry.value)
    url = None if said is None else _commons(said) or _located(said, locate)
    if url is not None:
        return url, None
    return None, _warning(
        entries,
        "license-unreadable",
        entry,
        f"{_shown(entry)} does not name one licence, so only that of the feed counts",
        "Write the licence's address, or a name with its version such as CC-BY-4.0.",
    )


def _commons(said: str) -> str | None:
    named = _COMMONS.fullmatch(said)
    if named:
        kind, version = named["kind"].lower().replace(" ", "-"), named["version"]
        return f"https://creativecommons.org/licenses/{kind}/{version}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if _ZERO.fullmatch(said) else None


def _location(entries: Entries) -> tuple[tuple[float, float] | None, Problem | None]:
    """Latitude and longitude. `location: Halifax` is the author's own: no map is meant."""
    for name in LOCATION:
        entry = entries.first(name)
        if entry is None or not _is_point(entry.value, name):
            continue
        pair = _pair(entry.value)
        if pair is not None and abs(pair[0]) <= 90 and abs(pair[1]) <= 180:
            return pair, None
        return None, _warning(
            entries,
            "location-unreadable",
            entry,
            f"{_shown(entry)} is no latitude and longitude in degrees",
            _location_mend(pair),
        )
    return None, None


def _location_mend(pair: tuple[float, float] | None) -> str:
    if pair is not None and abs(pair[1]) <= 90 and abs(pair[0]) <= 180:
        return f"Latitude comes first: {pair[1]:g}, {pair[0]:g}."
    return "Write latitude, then longitude, as decimal numbers: 45.25, -71.92."


def _is_point(value: object, name: str) -> bool:
    """Whether a value is meant as a point on the map."""
    if isinstance(value, dict):
        return bool(_table(value).keys() & {*_LATITUDE, *_LONGITUDE})
    if isinstance(value, list):
        return any(is_number(one) for one in value)
    said = scalar(value)
    if is_flag(value) or said is None:
        return False
    return name != "location" or (not is_number(value) and _looks_measured(said))


def _looks_measured(said: str) -> bool:
    """Whether a text is of digits, signs and points of the compass: what no place is called."""
    letters = {sign for sign in said if sign.isalpha()}
    return said.startswith("geo:") or (letters <= set("NSEWnsew") and any(map(str.isdigit, said)))


def _pair(value: object) -> tuple[float, float] | None:
    if isinstance(value, dict):
        table = _table(value)
        parts: list[object] = [_first(table, _LATITUDE), _first(table, _LONGITUDE)]
    elif isinstance(value, list):
        parts = value
    else:
        found = _PAIR.fullmatch(scalar(value) or "")
        parts = list(found.groups()) if found else []
    written = [scalar(one) or "" for one in parts]
    if len(written) != 2 or not all(re.fullmatch(_DEGREES, one) for one in written):
        return None
    return float(written[0]), float(written[1])


def _comments(entries: Entries) -> tuple[int | None, Problem | None]:
    """A number. `comments` is also a switch in many themes, or holds the comments themselves."""
    for name in COMMENTS:
        entry = entries.first(name)
        if entry is None or is_flag(entry.value) or isinstance(entry.value, list | dict):
            continue
        said = scalar(entry.value) or ""
        if re.fullmatch(r"\d{1,9}", said, re.ASCII):
            return int(said), None
        if name != "comments" or is_number(entry.value):
            return None, _warning(
                entries,
                "comments-unreadable",
                entry,
                f"{_shown(entry)} is no number of comments",
                "Write a whole number, such as 12.",
            )
    return None, None


def _in_reply_to(entries: Entries, locate: Locate) -> tuple[str | None, Problem | None]:
    """The address of the page that is answered; of several, the first."""
    entry = entries.first(*IN_REPLY_TO)
    if entry is None or is_flag(entry.value):
        return None, None
    value = entry.value[0] if isinstance(entry.value, list) else entry.value
    said = _reference(value)
    url = None if said is None else _located(said, locate)
    if url is not None:
        return url, None
    return None, _warning(
        entries,
        "reply-unreadable",
        entry,
        f"{_shown(entry)} is no address of a page that the post could answer",
        "Write the whole address, which begins with https://.",
    )


def _reference(value: object) -> str | None:
    """A text, or the address in a table."""
    said = _first(_table(value), _ADDRESS) if isinstance(value, dict) else value
    return scalar(said)


def _located(said: str, locate: Locate) -> str | None:
    url = locate(said) if _PLACED.match(said) else None
    return url if url is not None and url.startswith(("https://", "http://")) else None


def _table(value: Mapping[object, object]) -> dict[str, object]:
    return {fold_key(str(key)): one for key, one in value.items()}


def _first(table: Mapping[str, object], names: tuple[str, ...]) -> object:
    return next((table[name] for name in names if name in table), None)


def _shown(entry: Entry) -> str:
    """A key with its value, as messages show it."""
    said = scalar(entry.value)
    return entry.key if said is None else f'{entry.key} "{shorten(said, 40)}"'


def _warning(entries: Entries, code: str, entry: Entry, what: str, mend: str) -> Problem:
    return entries.problem(code, entry, what, mend, "warning")
