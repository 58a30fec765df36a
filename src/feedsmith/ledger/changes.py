"""What a feed's subscribers would be shown that they have not seen, or not so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from feedsmith.ledger.causes import cause
from feedsmith.ledger.records import DAY, Ledger, Record
from feedsmith.model import Feed, Item

Kind = Literal["new", "older", "shown-again", "redated"]
"""older: it is not new, but this feed has never shown it. shown-again: it has another id now."""


class Change(NamedTuple):
    """An item that is not as subscribers know it. why: in a few words."""

    item: Item
    kind: Kind
    why: str


def changes(feed: Feed, known: Ledger, was: Mapping[str, Record]) -> Iterator[Change]:
    """Of a feed that has subscribers. was: what items were known as, by the ids they bear now."""
    oldest = _oldest(feed, known)
    for item in feed.items:
        record = known.records.get(item.id)
        if record is not None and feed.name in record.feeds:
            if _moved(item, record):
                yield Change(
                    item, "redated", f"{record.shown:%Y-%m-%d} → {item.published:%Y-%m-%d}"
                )
            continue
        before = was.get(item.id)
        if before is not None and before.id != item.id and feed.name in before.feeds:
            yield Change(item, "shown-again", cause(before.id, item.id))
        elif record is not None or (oldest and item.published and item.published < oldest):
            yield Change(item, "older", "this feed has not shown it before")
        else:
            yield Change(item, "new", "new")


def _moved(item: Item, record: Record) -> bool:
    if item.published is None or record.shown is None:
        return False
    return abs(item.published - record.shown) >= DAY


def _oldest(feed: Feed, known: Ledger) -> datetime | None:
    """The date of the oldest of its items that subscribers know."""
    shown = (known.records.get(one.id) for one in feed.items)
    dates = [one.shown for one in shown if one and one.shown and feed.name in one.feeds]
    return min(dates, default=None)
