"""When a post appeared and was changed, as its author wrote it."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, tzinfo
from pathlib import PurePosixPath
from typing import NamedTuple

from feedsmith.dates import UnreadableDate, date_in_name, read_date
from feedsmith.loaders.frontmatter.block import truth
from feedsmith.loaders.frontmatter.entries import Entries, Entry
from feedsmith.patterns import lazy_pattern
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
        appears = () if self.not_before is None else (self.not_before,)
        return appears if self.expires is None else (*appears, self.expires)


def moments(entries: Entries, path: PurePosixPath, zone: tzinfo, name_first: bool) -> Moments:
    """The dates of a post; a naive time and a date alone are in `zone`.

    name_first: whether a date in the name of the file or its folder goes before a typed one.
    """
    problems: list[Problem] = []

    def read(names: tuple[str, ...]) -> datetime | None:
        for said in entries.each(*names):
            entry = _dated(said, entries, "updated" if names is UPDATED else "created")
            if entry is None:
                continue
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
    not_before = read(NOT_BEFORE)
    if not_before is None or (published is not None and published >= not_before):
        not_before = published
    return Moments(published, read(UPDATED), not_before, read(EXPIRES), tuple(problems))


def _dated(said: Entry, entries: Entries, inner: str) -> Entry | None:
    """The entry that means to be a date: `published: true` and `created_by` tables do not.

    inner: the date that is meant in a table.
    """
    entry: Entry | None = said
    if isinstance(said.value, dict):
        entry = entries.first(*(f"{said.key}.{one}" for one in (inner, "date", "published")))
    if entry is None or isinstance(entry.value, list) or truth(entry.value) is not None:
        return None
    return entry


_YEAR_FIRST = lazy_pattern(r"(?:^|/)\d{4}")
_SHORT = lazy_pattern(r"\d{4}-\d{1,2}-\d{1,2}(?=-)")
_TIME_IN_NAME = lazy_pattern(r"(\d{4}-\d\d-\d\d)[T_-](\d\d)-(\d\d)-(\d\d)(?![0-9])")


def _named(path: PurePosixPath, zone: tzinfo, *, short_too: bool) -> datetime | None:
    """The date in the name of the file, of its folder, or in `2026/03/20/name` folders.

    short_too: whether `2026-3-7-name` has one, as Jekyll reads it and Hugo does not.
    """
    if not _YEAR_FIRST.search(str(path)):
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
