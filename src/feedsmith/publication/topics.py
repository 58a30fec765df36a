"""Which feeds of a built site name a hub: what stands in the files, not what a build would write.

Source: https://www.w3.org/TR/websub/#discovery
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from feedsmith.built import Output, entries
from feedsmith.checks.reading.xml.document import XmlReader
from feedsmith.checks.reading.xml.faults import Unreadable
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.clouds import Registration
from feedsmith.feed_files import feed_file
from feedsmith.urls import absolute


class Topic(NamedTuple):
    """A feed, as hubs know it by its address.

    path: below the output folder. digest: of its bytes. hubs: the addresses that it names. cloud:
    the rssCloud server that it names.
    """

    url: str
    path: str
    digest: str
    hubs: tuple[str, ...]
    cloud: Registration | None = None


class _Said(NamedTuple):
    """What a feed says of where it is, and of who passes it on."""

    url: str
    hubs: tuple[str, ...]
    cloud: Registration | None = None


def topics(built: Output, paths: Iterable[str]) -> Iterator[Topic]:
    """The feeds of the output folder that are at their own address and name a hub or a cloud.

    paths: where feeds are written to, for the endings of their names. Raises OSError.
    """
    endings = {PurePosixPath(path).suffix for path in paths}
    for entry in entries(built.folder):
        if PurePosixPath(entry.name).suffix in endings and entry.is_file(follow_symlinks=False):
            topic = _topic(Path(entry.path), built)
            if topic is not None:
                yield topic


def _topic(file: Path, built: Output) -> Topic | None:
    feed = feed_file(file)
    if feed is None:
        return None
    data = file.read_bytes()
    said = _json(data) if feed.format == "json" else _xml(data)
    path = file.relative_to(built.folder).as_posix()
    if said is None or not (said.hubs or said.cloud) or said.url != absolute(path, built.url):
        return None
    return Topic(said.url, path, hashlib.sha256(data).hexdigest(), said.hubs, said.cloud)


class _JsonHub(msgspec.Struct):
    url: str = ""


class _JsonHead(msgspec.Struct):
    feed_url: str = ""
    hubs: list[_JsonHub] = []


def _json(data: bytes) -> _Said | None:
    try:
        head = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=_JsonHead)
    except (ValueError, RecursionError):
        return None
    return _Said(head.feed_url, tuple(one.url for one in head.hubs if one.url))


def _xml(data: bytes) -> _Said | None:
    """Read up to the end of the first item: what is said of the feed stands before it."""
    try:
        first = next(XmlReader(BytesIO(data)).records(), None)
    except Unreadable:
        return None
    if first is None:
        return None
    head = first.parent or first.child("channel") or first
    if head.child("fh:archive") is not None:
        return None
    links = [
        (one.attributes.get("rel"), one.attributes.get("href", "")) for one in head.all("atom:link")
    ]
    own = next((href for rel, href in links if rel == "self"), "")
    return _Said(own, tuple(href for rel, href in links if rel == "hub"), _cloud(head))


def _cloud(head: Node) -> Registration | None:
    said = head.child("cloud")
    if said is None:
        return None
    return Registration(*(said.attributes.get(key, "") for key in Registration._fields))
