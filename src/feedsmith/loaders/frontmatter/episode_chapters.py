"""An episode's chapters: a file that holds them, or a list in the front matter.

Sources: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md,
https://podlove.org/simple-chapters/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from feedsmith.durations import read_duration
from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entry, scalar
from feedsmith.loaders.frontmatter.episode_reading import EpisodeReading, Parts, each, shown
from feedsmith.patterns import lazy_pattern
from feedsmith.shows import Chapter

_CODE = "episode-chapter"
_LONGEST = 1000
_TIME = r"(?:\d{1,3}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?"
_LINE = lazy_pattern(
    rf"[-*•(\[ ]*(?P<time>{_TIME})[)\]]* ?(?:[-–—:|.] )?(?P<title>.*?)(?: ?<(?P<url>[^<> ]+)>)?",
    re.ASCII,
)
_A_TIME = lazy_pattern(_TIME, re.ASCII)
_PARTS: Parts = {
    "start": ("start", "time", "start_time", "timestamp", "at"),
    "title": ("title", "name", "text"),
    "url": ("url", "href", "link"),
    "image": ("image", "img", "image_url"),
    "end": ("end", "end_time"),
    "toc": ("toc",),
}
_GOOD_FORM = 'Write "00:01:00 Intro", or a table with start and title.'
_FILE = "Name a file of JSON chapters (chapters.json), or write the chapters as a list."


def chapters(reading: EpisodeReading) -> tuple[tuple[Chapter, ...], str | None]:
    """The chapters in order, and the address of the file where one was named."""
    entry = reading.first("chapters")
    if entry is None:
        return (), None
    if isinstance(entry.value, str) and not _A_TIME.search(entry.value):
        return (), _file(reading, entry)
    found = [one for at, value in _values(entry) if (one := _chapter(reading, at, value))]
    for number, (before, after) in enumerate(pairwise(found), 1):
        if after.start <= before.start:
            what = f'chapter {number + 1}, "{after.title}", does not begin after the one before it'
            reading.wrong(_CODE, entry, what, "Put the chapters in the order of their times.")
    return tuple(sorted(found, key=lambda one: one.start)), None


def _file(reading: EpisodeReading, entry: Entry) -> str | None:
    url = reading.address(entry.value)
    name = (url or "").partition("?")[0].partition("#")[0].rpartition("/")[2].lower()
    if url is not None and ("." not in name or name.endswith(".json")):
        return url
    what = f"{entry.key} is {shown(entry.value)}, which is no file of JSON chapters"
    reading.wrong(_CODE, entry, what, _FILE)
    return None


def _values(entry: Entry) -> Iterator[tuple[Entry, object]]:
    """One by one: the items of a list, the lines of a text, the pairs of a table of times."""
    if isinstance(entry.value, str):
        lines = [line for line in entry.value.splitlines() if line.strip()]
        yield from each(entry._replace(value=lines))
    elif isinstance(entry.value, dict) and _is_of_times(entry.value):
        yield from each(entry._replace(value=[{k: v} for k, v in entry.value.items()]))
    else:
        yield from each(entry)


def _is_of_times(table: dict[str, object]) -> bool:
    return all(_A_TIME.fullmatch(str(key)) for key in table)


def _chapter(reading: EpisodeReading, at: Entry, value: object) -> Chapter | None:
    if isinstance(value, dict) and len(value) == 1 and _is_of_times(value):
        [(time, title)] = value.items()
        value = f"{time} {scalar(title) or ''}"
    if isinstance(value, dict):
        return _from_table(reading, at, value)
    line = (scalar(value) or "")[:_LONGEST]
    match = _LINE.fullmatch(line)
    start = read_duration(match["time"].replace(",", ".")) if match else None
    if match is None or start is None or not match["title"]:
        reading.wrong(_CODE, at, f"{shown(value)} is no chapter: a time and a title", _GOOD_FORM)
        return None
    return Chapter(
        start=start, title=match["title"], url=match["url"] and reading.locate(match["url"])
    )


def _from_table(reading: EpisodeReading, at: Entry, table: dict[object, object]) -> Chapter | None:
    parts = reading.parts(at, table, _PARTS)
    start = read_duration(_number(parts.get("start")))
    title = scalar(parts.get("title"))
    toc = truth(parts.get("toc", True)) is not False
    if start is None or (title is None and toc):
        missing = "a title" if start is not None else "a time to start at"
        reading.wrong(_CODE, at, f"the chapter has not {missing}", _GOOD_FORM)
        return None
    chapter = Chapter(
        start=start,
        title=title or "",
        url=reading.address(parts.get("url")),
        image=reading.address(parts.get("image")),
        toc=toc,
    )
    return replace(chapter, end=_end(reading, at, parts.get("end"), start))


def _end(reading: EpisodeReading, at: Entry, value: object, start: float) -> float | None:
    if value is None:
        return None
    end = read_duration(_number(value))
    if end is not None and end > start:
        return end
    what = f"the chapter ends at {shown(value)}, which is no time after its start"
    reading.wrong(_CODE, at, what, "Write a later time, or leave the end out.")
    return None


def _number(value: object) -> object:
    """A time with a decimal comma, as some editors of chapters write it, with a point."""
    return value.replace(",", ".") if isinstance(value, str) else value
