"""What subscribers know of a site: the posts that its feeds have shown, by the ids they bear.

Nothing here is computed anew once it is written: an id is minted once and kept byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

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
    """Two records of one id, as two branches leave them: the first beginning, the last state."""
    older, newer = sorted((one, other), key=_age)
    firsts = [date for date in (one.published, other.published) if date is not None]
    first = min(firsts, default=None)
    shown = newer.shown or older.shown
    url = newer.url or older.url
    begun = older.first_url or newer.first_url or older.url
    feeds = dict(older.feeds)
    for name, number in newer.feeds.items():
        feeds[name] = max(number, feeds.get(name, 0))
    return replace(
        newer,
        path=newer.path or older.path,
        url=url,
        first_url=begun if begun and begun != url else None,
        title=newer.title or older.title,
        published=first,
        dated=shown if shown != first else None,
        updated=newer.updated or older.updated,
        content=newer.content or older.content,
        feeds=dict(sorted(feeds.items())),
        removed=newer.removed if older.removed else None,
    )


def _age(record: Record) -> tuple[str, bytes]:
    """Which of two is the older; any order will do where that cannot be told, if it is one."""
    touched = record.updated or record.shown
    return (touched.isoformat() if touched else "", msgspec.json.encode(record))


def _joined(one: FeedRecord, other: FeedRecord) -> FeedRecord:
    first, second = sorted((one, other), key=msgspec.json.encode)
    known = [date for date in (one.since, other.since) if date is not None]
    return FeedRecord(
        feed=one.feed,
        id=first.id or second.id,
        guid=first.guid or second.guid,
        since=min(known, default=None),
        adopted=first.adopted and second.adopted,
    )
