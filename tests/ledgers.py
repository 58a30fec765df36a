"""Any ledger that builds may leave, as hypothesis strategies, and posts that are easily told."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import strategies
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from feedsmith.ledger import FeedRecord, Ledger, Record
from feedsmith.ledger.sketch import sketch
from feedsmith.model import Item
from feedsmith.problems import Place

SITE = "https://quay.example/"
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
_WORDS = """
anchor beacon buoy cable caulk clew current davit draught ebb eddy fathom fender ferry fog gale
halyard harbour hawser hull jetty keel kelp lantern locker mast mooring net oar pebble pier pilot
plank quay reef rope rudder sail salt shoal signal slip squall surf tar tide tiller wake warp wave
"""


def words(seed: int, count: int = 120) -> list[str]:
    """The words of a text: the same for the same seed."""
    return random.Random(seed).choices(_WORDS.split(), k=count)


def text(seed: int, count: int = 120) -> str:
    return f"<p>{' '.join(words(seed, count))}</p>"


def day(number: int) -> datetime:
    return FIRST + timedelta(days=number)


def post(name: str, date: datetime | None = FIRST, *, title: str = "", path: str = "") -> Item:
    """A post that has its name everywhere: `path` is its file, `-` for none."""
    return Item(
        id=f"{SITE}{name}/",
        url=f"{SITE}{name}/",
        title=title or name.title(),
        published=date,
        place=None if path == "-" else Place(path or f"posts/{name}.md"),
    )


def record(item: Item, text: str = "", **said: object) -> Record:
    """What a build keeps of a post that it showed in the site's feed."""
    known = {
        "id": item.id,
        "path": item.place.file if item.place else None,
        "url": item.url,
        "title": item.title,
        "published": item.published,
        "updated": item.updated,
        "content": sketch(text),
        "feeds": {"feed": 0},
    }
    return Record(**{**known, **said})  # type: ignore[arg-type]  # a test says which field it is


def ledger(*records: Record, feeds: Iterable[str] = ("feed",)) -> Ledger:
    return Ledger.of(records, (FeedRecord(feed=name) for name in feeds))


def paths() -> SearchStrategy[str]:
    return st.sampled_from(("posts/a.md", "posts/b.md", "Ufer/Müh le.md"))


def records(ids: SearchStrategy[str] | None = None) -> SearchStrategy[Record]:
    """Records with an address, as every build writes them."""
    maybe, moments = strategies.maybe, strategies.moments
    names = st.sampled_from(("feed", "feeds.tags/tide", "de:feed"))
    return st.builds(
        Record,
        id=st.one_of(strategies.ids(), strategies.texts()) if ids is None else ids,
        path=maybe(paths()),
        url=strategies.urls(),
        first_url=maybe(strategies.urls()),
        title=strategies.texts(),
        published=maybe(moments()),
        dated=maybe(moments()),
        updated=maybe(moments()),
        content=st.sampled_from(("", "0000ffff", "0000ffffaabbccdd")),
        feeds=st.dictionaries(names, st.integers(0, 30), max_size=3),
        removed=maybe(moments()),
    )


def feed_records() -> SearchStrategy[FeedRecord]:
    maybe = strategies.maybe
    return st.builds(
        FeedRecord,
        feed=st.sampled_from(("feed", "feeds.tags/tide", "feeds.großes Ufer")),
        id=maybe(strategies.urls()),
        guid=maybe(st.sampled_from(("9b024349-ccf0-5f69-a609-6b82873eab3c", "another"))),
        since=maybe(strategies.moments()),
        adopted=st.booleans(),
    )


def ledgers() -> SearchStrategy[Ledger]:
    return st.builds(
        Ledger.of, st.lists(records(), max_size=5), st.lists(feed_records(), max_size=3)
    )
