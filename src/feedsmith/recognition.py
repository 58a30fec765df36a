"""Recognizing posts: which of them subscribers know, by which ids, and how far back they know."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from feedsmith.feedset.variants import Wanted
from feedsmith.ledger import Ledger, Record, read_ledger
from feedsmith.ledger.adoption import Known, adopt
from feedsmith.ledger.gate import usual
from feedsmith.ledger.matching import Match, matched
from feedsmith.ledger.remembering import Memory
from feedsmith.loaders.feeds import read_feed
from feedsmith.model import Item
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError, Place, Problem
from feedsmith.site import Site
from feedsmith.urls import absolute

_GUID = lazy_pattern(rb"<podcast:guid>\s*([^<\s]+)\s*</podcast:guid>")


class Recognized(NamedTuple):
    """What is remembered, and the posts as they are to be shown: by address, with their ids."""

    memory: Memory
    matches: Mapping[str, Match]
    problems: tuple[Problem, ...]


def read_memory(site: Site) -> Memory:
    """What the site's ledger tells. Raises FeedsmithError where it cannot be read."""
    try:
        data = site.ledger.read_bytes()
    except FileNotFoundError:
        return Memory(site.ledger)
    except OSError as error:
        raise FeedsmithError(
            f"{site.ledger} cannot be read: {error.strerror}",
            "Let this user read it: without it, old posts could be shown as new.",
        ) from error
    return Memory(site.ledger, data, read_ledger(data, site.ledger.name))


def adopted(memory: Memory, feeds: Iterable[Wanted], site: Site) -> tuple[Memory, list[Problem]]:
    """On a first run, with what the feeds know that stand where this run is going to write."""
    if memory.data:
        return memory, []
    found = [one for feed in feeds for one in _standing(feed, site)]
    adoption = adopt(memory.known, (known for _, known in found))
    paths = ", ".join(path for path, _ in found)
    hint = Problem(
        code="feed-adopted",
        level="hint",
        place=Place(paths),
        what=f"the ids of {len(adoption.taken)} posts were taken over from the feeds that stood "
        "there",
        mend=f"Nobody sees them as new. Commit {memory.file.name}, which keeps them.",
    )
    return memory._replace(known=adoption.ledger), [hint] if adoption.taken else []


def _standing(feed: Wanted, site: Site) -> Iterable[tuple[str, Known]]:
    """The documents that stand where those of a feed are to be."""
    for path in feed.paths.values():
        file = site.output / path
        known = known_feed(file, absolute(path, site.url), feed.feed.name)
        if known is not None and known.feed.items:
            yield path, known


def known_feed(file: Path, url: str | None, name: str) -> Known | None:
    """The feed in a file; `None` for what is none. url: where it is served."""
    try:
        data = file.read_bytes() if file.is_file() else b""
        return as_known(data, url, name) if data else None
    except (FeedsmithError, OSError):
        return None


def as_known(data: bytes, url: str | None, name: str) -> Known:
    """The feed in these bytes, and the guid of its show. Raises FeedsmithError for no feed."""
    guid = _GUID.search(data)
    return Known(read_feed(data, url), name, guid[1].decode("utf-8", "replace") if guid else None)


def recognized(
    memory: Memory, items: Sequence[Item], sketches: Mapping[str, str], site: Site
) -> Recognized:
    """The posts with their ids.

    items: every post of the site in all its languages. sketches: of the bodies of those that are in
    a feed, by their addresses.
    """
    single = list({item.url: item for item in items}.values())
    matches, paths, problems = matched(single, sketches, memory.known)
    seen, was = {}, {}
    for item in single:
        match = matches[item.url]
        if match.record is not None:
            was[match.id] = match.record
        if match.record is not None or item.url in sketches:
            seen[match.id] = _record(item, match.id, paths, sketches)
    found = {match.record.id for match in matches.values() if match.record is not None}
    gone = _gone(memory.known, found, paths.values(), site)
    return Recognized(memory._replace(seen=seen, was=was, gone=gone), matches, problems)


def _record(item: Item, id: str, paths: Mapping[str, str], sketches: Mapping[str, str]) -> Record:
    """The post as it is now."""
    return Record(
        id=id,
        path=paths.get(item.url),
        url=item.url,
        title=item.title,
        published=item.published,
        updated=item.updated,
        content=sketches.get(item.url, ""),
    )


def _gone(
    known: Ledger, found: Iterable[str], paths: Iterable[str], site: Site
) -> dict[str, datetime]:
    """Records whose post and source are there no more, and since when. paths: of other posts."""
    there, taken = set(found), set(paths)
    now = site.now.replace(microsecond=0)
    return {
        id: now
        for id, record in known.records.items()
        if id not in there
        and record.removed is None
        and record.path is not None
        and (record.path in taken or not os.path.lexists(site.root / record.path))
    }


class Reach(NamedTuple):
    """How far back a feed goes for its subscribers. since: `None` for as far as it likes."""

    since: datetime | None
    problems: tuple[Problem, ...] = ()

    def shows(self, item: Item, name: str, memory: Memory) -> bool:
        """Whether the item is no news from the past to the feed's subscribers."""
        return self.since is None or not _past(item, name, memory, self.since)


def reach(one: Wanted, items: Sequence[Item], memory: Memory, allowed: int) -> Reach:
    """How far back the feed goes: no further than the one it took over, if that were a flood.

    items: the feed's, with their ids. allowed: so many posts may come as new.
    """
    name = one.feed.name
    record = memory.known.feeds.get(name)
    if record is None:
        return Reach(None)
    since = _oldest(items, name, memory) if record.adopted else record.since
    held = [item for item in items if since and _past(item, name, memory, since)]
    few = usual(len(items)) if record.adopted else 0
    if since is None or len(held) <= max(allowed, few):
        return Reach(None)
    return Reach(since, (_held(one, held, since),))


def _oldest(items: Iterable[Item], name: str, memory: Memory) -> datetime | None:
    """The date of the oldest item that the subscribers of the feed know."""
    known = (item for item in items if name in _feeds(item, memory))
    return min((item.published for item in known if item.published), default=None)


def _past(item: Item, name: str, memory: Memory, since: datetime) -> bool:
    """Whether the item is older than that, and never stood in the feed."""
    older = item.published is not None and item.published < since
    return older and name not in _feeds(item, memory)


def _feeds(item: Item, memory: Memory) -> Mapping[str, int]:
    record = memory.was.get(item.id)
    return record.feeds if record else {}


def _held(one: Wanted, held: Sequence[Item], since: datetime) -> Problem:
    return Problem(
        code="feed-reach",
        level="hint",
        place=Place(next(iter(one.paths.values()))),
        what=f"{len(held)} older posts are not in it, for the feed that stood there went back to "
        f"{since:%Y-%m-%d} and its subscribers would see them as new; it grows with new posts",
        mend=f"To show them nevertheless: --allow-flood {len(held)}.",
    )
