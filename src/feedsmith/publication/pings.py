"""Which feeds were announced before, and how that went: what stayed the same needs no second word.

What is known is kept as JSON. A memory that is damaged, or that another version wrote, is nothing:
the feeds are announced once more, which costs a hub one look at each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import msgspec

from feedsmith.publication.files import replace_files
from feedsmith.publication.hubs import Ping, Told
from feedsmith.publication.redaction import redacted

_VERSION = 1


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A hub and a feed. hub: without what may be secret in its address.

    announced: the hash of the bytes of which the hub was told last, and when. result: of the last
    try, at `tried`: the status, or why it failed.
    """

    hub: str
    topic: str
    announced: str | None = None
    at: datetime | None = None
    tried: datetime
    result: str


class _Memory(msgspec.Struct, frozen=True):
    """The file. pings: by a hash of hub and feed, for a hub's address may hold a secret."""

    version: int
    pings: dict[str, Entry]


Pings = Mapping[str, Entry]


def load(file: Path | None) -> Pings:
    """What is known; nothing where there is no file that can be read."""
    with suppress(OSError, msgspec.MsgspecError, ValueError, RecursionError):
        if file is not None:
            memory = msgspec.json.decode(file.read_bytes(), type=_Memory)
            return memory.pings if memory.version == _VERSION else {}
    return {}


def save(known: Pings, file: Path) -> None:
    """Write what is known, in one step. Raises FeedsmithError."""
    data = msgspec.json.encode(_Memory(_VERSION, dict(sorted(known.items()))))
    replace_files(file.parent, {file.name: msgspec.json.format(data, indent=1) + b"\n"})


def is_new(ping: Ping, known: Pings) -> bool:
    """Whether the hub was never told of these bytes."""
    entry = known.get(_key(ping))
    return entry is None or entry.announced != ping.topic.digest


def remembered(told: Iterable[Told], known: Pings, now: datetime) -> Pings:
    """What is known after these. What was not asked for any more is dropped."""
    found = {}
    for one in told:
        before = known.get(_key(one.ping))
        entry = before if one.state == "unchanged" else _entry(one, before, now)
        if entry is not None:
            found[_key(one.ping)] = entry
    return found


def _entry(told: Told, before: Entry | None, now: datetime) -> Entry:
    good = told.state == "announced"
    last = (before.announced, before.at) if before else (None, None)
    announced, at = (told.ping.topic.digest, now) if good else last
    return Entry(
        hub=redacted(told.ping.hub.address),
        topic=told.ping.topic.url,
        announced=announced,
        at=at,
        tried=now,
        result=str(told.status) if good else told.reason or "",
    )


def _key(ping: Ping) -> str:
    said = "\n".join((ping.hub.kind, ping.hub.address, ping.topic.url))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
