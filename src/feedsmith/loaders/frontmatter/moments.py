"""When a post appeared and was changed, as its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, time, tzinfo
from pathlib import PurePosixPath
from typing import NamedTuple

from feedsmith.dates import UnreadableDate, date_in_name, read_date
from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entries, Entry
from feedsmith.problems import Problem

PUBLISHED = (
    *("date", "pub_date", "pub_datetime", "publish_date", "published", "date_published"),
    *("date_created", "created", "created_at", "published_at"),
)
UPDATED = (
    *("lastmod", "updated", "modified", "last_modified_at", "last_modified", "modified_date"),
    *("updated_date", "mod_datetime", "update_date", "last_updated", "date_modified"),
    *("last_update.date", "date.updated", "updated_at", "modified_at"),
)
NOT_BEFORE = ("publish_date", "pub_date", "published")
EXPIRES = ("expiry_date", "expires", "unpublish_date")


class Moments(NamedTuple):
    """What the front matter and the file's name say of time; `None` where nothing is said.

    not_before: the latest of the dates before which it must not be shown.
    """

    published: datetime | None
    updated: datetime | None
    not_before: datetime | None
    expires: datetime | None
    problems: tuple[Problem, ...]

    @property
    def turns(self) -> tuple[datetime, ...]:
        """When the post appears, and when it vanishes."""
        return tuple(one for one in (self.not_before, self.expires) if one is not None)


def moments(entries: Entries, path: PurePosixPath, zone: tzinfo, name_first: bool) -> Moments:
    """The dates of a post; a naive time and a date alone are in `zone`.

    name_first: whether a date in the name of the file or its folder goes before a typed one.
    """
    problems: list[Problem] = []

    def read(names: tuple[str, ...]) -> datetime | None:
        for entry in _candidates(entries, names):
            try:
                return read_date(entry.value, zone).moment
            except UnreadableDate as error:
                problems.append(entries.problem(error.code, entry, error.what, error.mend, "error"))
                return None
        return None

    named = _named(path, zone, short_too=not name_first)
    published = (named if name_first else None) or read(PUBLISHED)
    if published is None and not problems:
        published = named
    not_before = max((one for one in (published, read(NOT_BEFORE)) if one), default=None)
    return Moments(published, read(UPDATED), not_before, read(EXPIRES), tuple(problems))


def _candidates(entries: Entries, names: tuple[str, ...]) -> Iterator[Entry]:
    """Entries that mean to be dates: `published: true` and `created_by` tables do not."""
    for said in entries.each(*names):
        entry: Entry | None = said
        if isinstance(said.value, dict):
            inner = "updated" if names is UPDATED else "created"
            inside = (f"{said.key}.{one}" for one in (inner, "date", "published"))
            entry = entries.first(*inside)
        if entry is not None and truth(entry.value) is None and not isinstance(entry.value, list):
            yield entry


_YEAR = re.compile(r"\d{4}")
_SHORT = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?=-)")
_TIME_IN_NAME = re.compile(r"(\d{4}-\d\d-\d\d)[T_-](\d\d)-(\d\d)-(\d\d)(?![0-9])")


def _named(path: PurePosixPath, zone: tzinfo, *, short_too: bool) -> datetime | None:
    """The date in the name of the file, of its folder, or in `2026/03/20/name` folders.

    short_too: whether `2026-3-7-name` has one, as Jekyll reads it and Hugo does not.
    """
    if not _YEAR.search(str(path)):
        return None
    for name in (path.stem, path.parent.name):
        timed = _TIME_IN_NAME.match(name)
        if timed:
            with suppress(UnreadableDate):
                return read_date(f"{timed[1]}T{timed[2]}:{timed[3]}:{timed[4]}", zone).moment
        short = _SHORT.match(name) if short_too else None
        if short:
            with suppress(UnreadableDate):
                return read_date(short[0], zone).moment
        day = date_in_name(name)
        if day is not None:
            return datetime.combine(day, time(), zone)
    parts = path.with_suffix("").parts
    for start in range(len(parts) - 1):
        day = date_in_name("-".join(parts[start : start + 4]))
        if day is not None:
            return datetime.combine(day, time(), zone)
    return None
