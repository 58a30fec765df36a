"""What subscribers know of a site: the posts that its feeds have shown, by the ids they bear.

Nothing here is computed anew once it is written: an id is minted once and kept byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import force_setattr, replace

DAY = timedelta(days=1)
"""Dates that differ by less are taken for one: zones and generators move them by hours."""


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One post as subscribers know it.

    id: byte for byte what stands in the feeds. path: its source, below the site's folder. url: its
    last address; first_url: the one it was first shown under, where that is another.
    published: when it was first dated; dated: the date last shown, where that is another.
    updated: as its author last said. content: what its text resembles, see `sketch`.
    feeds: the names of those it has stood in, each with the number of its archive or 0.
    removed: when its source was found to be gone.
    """

    id: str
    path: str | None = None
    url: str = ""
    first_url: str | None = None
    title: str = ""
    published: datetime | None = None
    dated: datetime | None = None
    updated: datetime | None = None
    content: str = ""
    feeds: dict[str, int] = {}
    removed: datetime | None = None

    def __post_init__(self) -> None:
        _turn_to_utc(self, "published", "dated", "updated", "removed")

    @property
    def shown(self) -> datetime | None:
        """The date that subscribers saw last."""
        return self.dated or self.published


class FeedRecord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A feed as subscribers know it.

    feed: its name. id: what Atom readers know it by. guid: what podcast directories know it by.
    since: it has nothing older than this but what it once showed, for its subscribers would take
    it for new. adopted: whether it was taken over from another feed, and not published since.
    """

    feed: str
    id: str | None = None
    guid: str | None = None
    since: datetime | None = None
    adopted: bool = False

    def __post_init__(self) -> None:
        _turn_to_utc(self, "since")


def _turn_to_utc(record: msgspec.Struct, *names: str) -> None:
    """A clock's hour comes twice on one day a year, and then a local time equals no other."""
    for name in names:
        moment: datetime | None = getattr(record, name)
        if moment is None or moment.tzinfo is UTC:
            continue
        if moment.tzinfo is None:
            raise ValueError(f"{name} has no time zone")
        force_setattr(record, name, moment.astimezone(UTC))


class Ledger(msgspec.Struct, frozen=True):
    """All that is known: records by id, feeds by name."""

    records: Mapping[str, Record] = {}
    feeds: Mapping[str, FeedRecord] = {}

    @classmethod
    def of(cls, records: Iterable[Record], feeds: Iterable[FeedRecord] = ()) -> Ledger:
        """With these, of which several of one id or of one name are made one."""
        known: dict[str, Record] = {}
        for one in records:
            known[one.id] = merged(known[one.id], one) if one.id in known else one
        named: dict[str, FeedRecord] = {}
        for feed in feeds:
            named[feed.feed] = _joined(named[feed.feed], feed) if feed.feed in named else feed
        return cls(known, named)

    def shown_in(self, feed: str) -> dict[str, Record]:
        """What has stood in the feed of this name, by id."""
        return {id: record for id, record in self.records.items() if feed in record.feeds}


def merged(one: Record, other: Record) -> Record:
    """Two records of one id, as two branches leave them: the first beginning, the last state.

    Of many it is the same in whatever order they are merged.
    """
    first, last = min(one, other, key=_beginning), max(one, other, key=_state)
    began = first.first_url or first.url
    shown = max(_known(one.shown, other.shown), default=None)
    feeds = dict(one.feeds)
    for name, number in other.feeds.items():
        feeds[name] = max(number, feeds.get(name, 0))
    return replace(
        last,
        first_url=began if began != last.url else None,
        published=first.published,
        dated=shown if shown != first.published else None,
        feeds=dict(sorted(feeds.items())),
        removed=min(one.removed, other.removed) if one.removed and other.removed else None,
    )


_NEVER = datetime.max.replace(tzinfo=UTC)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _beginning(record: Record) -> tuple[object, ...]:
    return (record.published or _NEVER, record.first_url or record.url)


def _state(record: Record) -> tuple[object, ...]:
    """What the last state has the most of: a post that was found, and when it was updated."""
    updated = record.updated or _LONG_AGO
    return (record.path is not None, updated, record.path, record.url, record.title, record.content)


def _known(*moments: datetime | None) -> list[datetime]:
    return [moment for moment in moments if moment is not None]


def _joined(one: FeedRecord, other: FeedRecord) -> FeedRecord:
    return FeedRecord(
        feed=one.feed,
        id=min((id for id in (one.id, other.id) if id), default=None),
        guid=min((guid for guid in (one.guid, other.guid) if guid), default=None),
        since=min(_known(one.since, other.since), default=None),
        adopted=one.adopted and other.adopted,
    )
