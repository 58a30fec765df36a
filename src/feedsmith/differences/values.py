"""What differs between two states of a feed, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple, get_args

import msgspec

from feedsmith.model import Format, Item

Kind = Literal[
    "new",
    "shown-again",
    "redated",
    "changed",
    "pictures-lost",
    "brought-back",
    "removed",
    "dropped",
]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One post of which subscribers see something else than before.

    id, url, title, published: as they are now; of what is gone, as they were. older: it is new to
    this feed, but older than what the feed showed. old_id, cause: of what is shown again under
    another id. fields: what changed. old_published: the date before. lost: how many pictures less.
    """

    kind: Kind
    id: str
    url: str
    title: str
    published: datetime | None = None
    older: bool = False
    old_id: str | None = None
    cause: str | None = None
    fields: tuple[str, ...] = ()
    old_published: datetime | None = None
    lost: int = 0

    @classmethod
    def of(cls, kind: Kind, item: Item) -> Change:
        """A change of this item."""
        return cls(kind=kind, id=item.id, url=item.url, title=item.title, published=item.published)


class Before(NamedTuple):
    """How a feed was known: by a document, or by the ledger alone.

    where: the file or address of the document, or the ledger's, for messages. data: the document's
    bytes, empty where only the ledger tells.
    """

    where: str
    data: bytes = b""

    @property
    def source(self) -> Literal["feed", "ledger"]:
        """Who tells."""
        return "feed" if self.data else "ledger"


class DocumentDifference(NamedTuple):
    """One document.

    size: bytes. bytes_changed: `None` where the old ones are not at hand. before: `None` where
    nobody knows it. head: what the feed says otherwise of itself.
    """

    path: str
    url: str
    format: Format
    size: int
    bytes_changed: bool | None
    before: Before | None
    changes: tuple[Change, ...] = ()
    head: tuple[str, ...] = ()


class Told(NamedTuple):
    """A change, and the formats that show it."""

    change: Change
    formats: tuple[Format, ...]


class FeedDifference(NamedTuple):
    """One feed in its formats.

    posts: how many it shows. hubs: who is to be told when its bytes change.
    """

    name: str
    title: str
    posts: int
    documents: tuple[DocumentDifference, ...]
    changes: tuple[Told, ...]
    hubs: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether nobody knows the feed yet."""
        return all(one.before is None for one in self.documents)

    @property
    def head(self) -> tuple[str, ...]:
        """What the feed says otherwise of itself, in any format."""
        return tuple(dict.fromkeys(name for one in self.documents for name in one.head))

    @property
    def differs(self) -> bool:
        """Whether its subscribers see a difference."""
        return bool(self.changes or self.head)

    def of(self, kind: Kind) -> list[Told]:
        """The changes of one kind."""
        return [one for one in self.changes if one.change.kind == kind]

    @property
    def told(self) -> tuple[str, ...]:
        """Who would be told: nobody where all bytes stay."""
        moved = (one.bytes_changed for one in self.documents)
        known = any(self.differs if one is None else one for one in moved)
        return self.hubs if known else ()


class Knowledge(NamedTuple):
    """What is known of a feed besides its two states, ids as Atom writes them.

    shown: ids of posts that it has ever shown. was: the id that subscribers know, by the one that a
    post bears now. gone: ids of posts that are no more. posts: ids and places of all of the site.
    """

    shown: frozenset[str] = frozenset()
    was: Mapping[str, str] = {}
    gone: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()


def counts(feeds: Iterable[FeedDifference]) -> dict[Kind, int]:
    """How many posts have changed in each way; a post in several feeds counts once."""
    seen: dict[Kind, set[str]] = {kind: set() for kind in KINDS}
    for feed in feeds:
        for one in feed.changes:
            seen[one.change.kind].add(one.change.id)
    return {kind: len(ids) for kind, ids in seen.items()}
