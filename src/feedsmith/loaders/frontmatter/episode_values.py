"""The single values of an episode: number, season, type, explicit, block, cover.

Source: https://podcasters.apple.com/support/823-podcast-requirements
"""

from __future__ import annotations

import difflib
import re
from typing import get_args

from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entry, is_flag, is_number, scalar
from feedsmith.loaders.frontmatter.episode_reading import EpisodeReading, Parts, shown
from feedsmith.media_types import media_type
from feedsmith.patterns import lazy_pattern
from feedsmith.shows import Cover, EpisodeType

_NUMBER = lazy_pattern(r"\d{1,9}(?:\.\d{1,6})?", re.ASCII)
_WHOLE = lazy_pattern(r"\d{1,9}", re.ASCII)
_TYPES: tuple[EpisodeType, ...] = get_args(EpisodeType)
_EXPLICIT = {"clean": False, "explicit": True}
_SEASON: Parts = {"number": ("number", "season"), "name": ("name", "title")}
_COVER: Parts = {
    "file": ("file", "url", "src", "path", "image", "href"),
    "alt": ("alt", "title", "caption"),
}


def number(reading: EpisodeReading) -> float | None:
    """7, or 7.5 for one between two; `episode: 7` says it too."""
    entry = reading.first("number") or _bare_number(reading)
    if entry is None:
        return None
    said = scalar(entry.value) or ""
    if _NUMBER.fullmatch(said):
        return float(said)
    what = f"{entry.key} is {shown(entry.value)}, which is no number"
    mend = "Write number: 7, or 7.5; a number that is shown in another way goes under display."
    reading.wrong("episode-number", entry, what, mend)
    return None


def _bare_number(reading: EpisodeReading) -> Entry | None:
    """`episode: 12`, which is what other tools take for the number."""
    entry = reading.entries.first("episode")
    if entry is None or not _NUMBER.fullmatch(scalar(entry.value) or ""):
        return None
    reading.met(entry, "episode.number")
    return entry


def season(reading: EpisodeReading) -> tuple[int | None, str | None]:
    """The season's number and name: `2`, or a table of both."""
    entry = reading.first("season")
    named = reading.first("season_name")
    name = scalar(named.value) if named else None
    if entry is None:
        return None, name
    value = entry.value
    if isinstance(value, dict):
        parts = reading.parts(entry, value, _SEASON)
        value, name = parts.get("number"), scalar(parts.get("name")) or name
    said = scalar(value) or ""
    if _WHOLE.fullmatch(said):
        return int(said), name
    what = f"{entry.key} is {shown(entry.value)}, which is no whole number"
    if isinstance(entry.value, dict):
        what = f"{entry.key} has no whole number"
    reading.wrong("episode-number", entry, what, "Write season: 2, or {number: 2, name: Winter}.")
    return None, name


def kind(reading: EpisodeReading) -> EpisodeType | None:
    """full, trailer or bonus."""
    entry = reading.first("type")
    if entry is None:
        return None
    said = (scalar(entry.value) or "").lower()
    for one in _TYPES:
        if said == one:
            return one
    near = difflib.get_close_matches(said, _TYPES, n=1)
    mend = f"Did you mean {near[0]}?" if near else "Write full, trailer or bonus."
    what = f"{entry.key} is {shown(entry.value)}, and not full, trailer or bonus"
    reading.wrong("episode-type", entry, what, mend)
    return None


def explicit(reading: EpisodeReading) -> bool | None:
    """Whether strong language is to be expected: true or false, in any spelling."""
    entry = reading.first("explicit")
    if entry is None:
        return None
    word = (scalar(entry.value) or "").lower()
    if word in _EXPLICIT:
        is_explicit = _EXPLICIT[word]
        reading.met(entry, f"explicit: {str(is_explicit).lower()}", f"{entry.key}: {word}")
        return is_explicit
    return _yes_or_no(reading, entry)


def block(reading: EpisodeReading) -> bool:
    """Whether directories shall not show the episode."""
    entry = reading.first("block")
    return bool(entry and _yes_or_no(reading, entry))


def _yes_or_no(reading: EpisodeReading, entry: Entry) -> bool | None:
    said = truth(entry.value)
    if said is None:
        what = f"{entry.key} is {shown(entry.value)}, which is neither true nor false"
        reading.wrong("episode-explicit", entry, what, "Write true or false.")
    return said


def cover(reading: EpisodeReading) -> Cover | None:
    """The episode's own artwork."""
    entry = reading.first("cover")
    if entry is None or is_flag(entry.value):
        return None
    value = entry.value
    if isinstance(value, dict):
        value = reading.parts(entry, value, _COVER).get("file")
    url = None if is_number(value) or isinstance(value, list) else reading.address(value)
    if url is not None:
        return Cover(url=url, mime_type=media_type(url))
    what = f"{entry.key} is not an address that a picture can have"
    mend = "Write a path of the site such as /images/ep7.jpg, or a web address."
    reading.wrong("image-unusable", entry, what, mend)
    return None
