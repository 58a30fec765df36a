"""Taking over what the subscribers of an older feed know: its ids, addresses and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.atom_ids import original
from feedsmith.ledger.causes import place
from feedsmith.ledger.records import FeedRecord, Ledger, Record
from feedsmith.ledger.sketch import sketch
from feedsmith.model import Feed, Item


class Known(NamedTuple):
    """A feed that has subscribers, and the name that the configuration has for it now.

    guid: what podcast directories know it by.
    """

    feed: Feed
    name: str
    guid: str | None = None


class Adoption(NamedTuple):
    """The ledger with the records of the feeds.

    taken: the ids of the posts that they know. changed: old and new ids of posts that the ledger
    knew by others. conflicts: of those that two of the feeds know by different ids, the one that
    stays and the one that is given up.
    """

    ledger: Ledger
    taken: tuple[str, ...]
    changed: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()


def adopt(ledger: Ledger, feeds: Iterable[Known]) -> Adoption:
    """The ledger as these feeds' subscribers want it; where two differ, the first is right."""
    records = dict(ledger.records)
    named = dict(ledger.feeds)
    adopted: dict[str, None] = {}
    changed: list[tuple[str, str]] = []
    conflicts: list[tuple[str, str]] = []
    for one in feeds:
        places = _places(records.values())
        for item in one.feed.items:
            id = original(item.id)
            before = records.get(id) or _same_post(item, records, places)
            if before is not None and before.id != id and before.id in adopted:
                conflicts.append((before.id, id))
                id = before.id
            elif before is not None and before.id != id:
                changed.append((before.id, id))
                del records[before.id]
            records[id] = _taken(item, id, before, one.name)
            places[place(item.url)] = id
            adopted[id] = None
        named[one.name] = _named(one, named.get(one.name))
    return Adoption(Ledger(records, named), tuple(adopted), tuple(changed), tuple(conflicts))


def _places(records: Iterable[Record]) -> dict[str, str]:
    """Ids by the addresses that the posts have had, however these are written."""
    found: dict[str, str] = {}
    for record in records:
        for url in _addresses(record):
            found.setdefault(place(url), record.id)
    return found


def _addresses(record: Record) -> Iterator[str]:
    return (url for url in (record.url, record.first_url) if url)


def _same_post(item: Item, records: dict[str, Record], places: dict[str, str]) -> Record | None:
    where = place(item.url)
    return records.get(places.get(where, "")) if where else None


def _taken(item: Item, id: str, before: Record | None, name: str) -> Record:
    """The record of an entry; what the ledger knows of its source stays."""
    known = before or Record(id=id)
    return replace(
        known,
        id=id,
        url=known.url or item.url,
        title=known.title or item.title,
        published=item.published or known.published,
        dated=None,
        updated=item.updated or known.updated,
        content=known.content or sketch(item.body),
        feeds=dict(sorted({name: 0, **known.feeds}.items())),
    )


def _named(one: Known, before: FeedRecord | None) -> FeedRecord:
    known = before or FeedRecord(feed=one.name)
    return replace(known, guid=one.guid or known.guid, adopted=True)
