"""The ledger after a run: what was known, and what subscribers are shown now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.ledger.records import FeedRecord, Ledger, Record
from feedsmith.model import Document


class Memory(NamedTuple):
    """What was known before a build, and what it found of that.

    file: where the ledger lies. data: its bytes as they were read, none where there was none.
    known: those, and what was adopted since. seen: each post as it is now, by the id that it bears
    now, and in no feed. was: by the same ids, what it was known as, under this id or another.
    gone: records whose source is no more, and since when. since: the reach of feeds, by their
    names.
    """

    file: Path
    data: bytes = b""
    known: Ledger = Ledger()
    seen: Mapping[str, Record] = {}
    was: Mapping[str, Record] = {}
    gone: Mapping[str, datetime] = {}
    since: Mapping[str, datetime] = {}


def remembered(memory: Memory, documents: Iterable[Document]) -> Ledger:
    """The ledger once these documents are published: every id that is visible is in it."""
    published = tuple(documents)
    shown = _shown(published)
    records = dict(memory.known.records)
    for id, now in memory.seen.items():
        before = memory.was.get(id)
        if id not in shown and (before is None or before.id != id):
            continue
        if before is not None and before.id != id:
            records[before.id] = _given_up(before)
        records[id] = _carried(before, now, shown.get(id, {}))
    for id, when in memory.gone.items():
        records[id] = replace(records[id], removed=when)
    feeds = {**memory.known.feeds, **_feeds(published, memory)}
    return Ledger(records, feeds)


def _shown(documents: Iterable[Document]) -> dict[str, dict[str, int]]:
    """In which archive of which feeds each post is, by the feeds' names, in their order."""
    shown: dict[str, dict[str, int]] = {}
    for document in documents:
        name, alone = document.feed.name, {document.feed.name: document.number}
        for item in document.feed.items:
            places = shown.setdefault(item.id, alone)
            if places.get(name, -1) < document.number:
                shown[item.id] = dict(sorted({**places, **alone}.items()))
    return shown


def _given_up(record: Record) -> Record:
    """An id that the post has no more: it is kept, and nothing but the id itself leads to it."""
    return replace(record, path=None, url="", first_url=None, content="")


def _carried(before: Record | None, now: Record, shown: dict[str, int]) -> Record:
    """The record as it goes on. Of a post that no feed shows now, only where it is may change."""
    if before is None:
        return replace(now, feeds=shown)
    first = before.first_url or before.url or now.url
    moved = replace(
        before,
        id=now.id,
        path=now.path or before.path,
        url=now.url,
        first_url=first if first != now.url else None,
        removed=None,
    )
    if not shown:
        return moved
    published = before.published or now.published
    feeds = dict(before.feeds) if before.id == now.id else {}
    for name, number in shown.items():
        feeds[name] = max(number, feeds.get(name, 0))
    return replace(
        moved,
        title=now.title,
        published=published,
        dated=now.published if now.published != published else None,
        updated=now.updated,
        content=now.content or before.content,
        feeds=dict(sorted(feeds.items())),
    )


def _known_guid(document: Document, memory: Memory) -> str | None:
    """That of a show which is none for now."""
    record = memory.known.feeds.get(document.feed.name)
    return record.guid if record else None


def _feeds(documents: Iterable[Document], memory: Memory) -> dict[str, FeedRecord]:
    return {
        one.feed.name: FeedRecord(
            feed=one.feed.name,
            id=one.feed.id,
            guid=(one.feed.show and one.feed.show.guid) or _known_guid(one, memory),
            since=memory.since.get(one.feed.name),
        )
        for one in documents
    }
