"""What the preview shows: a build, what it changes for subscribers, and each document as read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from feedsmith.atom_ids import identifier
from feedsmith.checking import check
from feedsmith.loaders.feeds import read_feed
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Document, Feed, Item
from feedsmith.pipeline import Build, current
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.site import Site


class Mark(NamedTuple):
    """What subscribers see of a post that they did not see, or not so.

    id: the post's. kind: as in docs/diff.md. said: its words. formats: empty where all show it.
    """

    id: str
    kind: str
    said: str
    title: str
    day: str
    notes: tuple[str, ...] = ()


class Changes(NamedTuple):
    """What a feed's subscribers see otherwise.

    compared: with what. first: nobody knows the feed yet. head: what the feed says otherwise of
    itself. sizes: those of its documents before and after. told: the hubs that would be told.
    """

    compared: str
    first: bool = False
    head: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    sizes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class Look(NamedTuple):
    """A state of the site's feeds.

    problems: of the build, and those for which it would publish nothing. changes: by the feeds'
    names. verdict: all changes in a sentence.
    """

    site: Site
    build: Build
    problems: tuple[Problem, ...]
    changes: Mapping[str, Changes]
    verdict: str
    media: MediaFiles

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those that people subscribe to."""
        return tuple(current(self.build.documents))


class Trouble(NamedTuple):
    """Why there is no newer state, and what to do."""

    what: str
    mend: str


class Reading:
    """A document as a reader in the site's time zone gets it: from its bytes alone."""

    def __init__(self, document: Document, data: bytes, zone: ZoneInfo) -> None:
        self.document = document
        self.data = data
        self._zone = zone
        self.key = key(document.path)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What `feedsmith check` says of it."""
        return check(self.data, self.document.url)

    @cached_property
    def feed(self) -> Feed | None:
        """What was read; `None` where no reader could."""
        try:
            feed = read_feed(self.data, self.document.url)
        except FeedsmithError:
            return None
        return replace(feed, items=tuple(self._here(one) for one in feed.items))

    def _here(self, item: Item) -> Item:
        when = item.published
        return replace(item, published=when.astimezone(self._zone)) if when else item

    @property
    def items(self) -> tuple[Item, ...]:
        """Its posts, in the order of the document."""
        return self.feed.items if self.feed else ()

    @cached_property
    def by_key(self) -> Mapping[str, Item]:
        """The posts by the keys of their pages."""
        return {item_key(one): one for one in reversed(self.items)}


def key(text: str) -> str:
    """A name for addresses, whatever the text: the same in every build."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def item_key(item: Item) -> str:
    """The name of a post: the same whichever format it was read from."""
    return key(identifier(item.id))
