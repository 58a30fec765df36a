"""What a site publishes, in no format's words.

Loaders fill these values, writers say them as RSS, Atom or JSON Feed. All are frozen; texts are
plain text unless a field says HTML; addresses are absolute and percent-encoded; times are aware.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from feedsmith.problems import Place
from feedsmith.shows import Episode, Show

Format = Literal["rss", "atom", "json"]


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who wrote something. `url` is a home page, `avatar` a picture's address."""

    name: str
    email: str | None = None
    url: str | None = None
    avatar: str | None = None


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A picture. Width and height in pixels, size in bytes, `None` where nobody measured."""

    url: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    mime_type: str | None = None
    size: int | None = None


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """A file that belongs to an item: what RSS calls an enclosure.

    size: bytes, `None` when unknown. duration: seconds.
    """

    url: str
    mime_type: str
    size: int | None = None
    duration: float | None = None
    title: str | None = None


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One post, episode or issue.

    id: what readers remember it by: compared byte for byte, never changed once published.
    url: the page a person reads. never another site's.
    title: plain text; may be empty, as micro-posts are.
    summary: plain text, distinct from the body. body: HTML, safe and with absolute
    addresses once prepared, `None` where only metadata was loaded.
    published: when it first appeared. updated: only when the author says so.
    authors: who wrote it; loaders leave it empty when the post does not say.
    tags: as typed, in order, no two the same. categories: those that were typed as such.
    image: the picture that stands for it. attachments: files that belong to it, the main one first.
    language: a BCP 47 tag when it differs from the feed's or was typed.
    reading_minutes: as the author says. episode: what makes it a podcast's, `None` for a post.
    location: what it is about, as latitude and longitude in degrees. license: an address.
    comments: how many there are. in_reply_to: the address of what it answers. source: its text in
    Markdown. extra: the author's own fields, JSON values.
    place: where it was written, for messages; never published.
    """

    id: str
    url: str
    title: str = ""
    summary: str | None = None
    body: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    image: Image | None = None
    attachments: tuple[Attachment, ...] = ()
    language: str | None = None
    reading_minutes: int | None = None
    episode: Episode | None = None
    location: tuple[float, float] | None = None
    license: str | None = None
    comments: int | None = None
    in_reply_to: str | None = None
    source: str | None = None
    extra: dict[str, object] = {}
    place: Place | None = None

    def __post_init__(self) -> None:
        published, updated = self.published, self.updated
        if published is not None and published.tzinfo is None:
            raise ValueError(f"published {published} has no time zone: give an aware datetime")
        if updated is not None and updated.tzinfo is None:
            raise ValueError(f"updated {updated} has no time zone: give an aware datetime")

    @property
    def touched(self) -> datetime | None:
        """When it last changed in its author's eyes: updated, else published."""
        return self.updated or self.published


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A channel: some of a site's items and what is said of all of them.

    id: what Atom readers remember the feed by. name: what the configuration calls it, such as
    `feeds.tags/python`. home_url: the page it belongs to.
    updated: the newest item's time, never the clock's. language: BCP 47.
    image: a wide or square picture; icon: a small square one. hubs: WebSub addresses.
    rights: the copyright line. show: what makes it a podcast. license: an address.
    accent: a colour, six hexadecimal digits. rhythm: a period (`daily`) and how often in it new
    items are to be expected. mailing: whether its items are made into mails. cloud: the address of
    an rssCloud server's registration. removed: ids of items that were taken back, and when.
    extra: own fields, JSON values.
    """

    id: str
    name: str = ""
    title: str
    home_url: str
    description: str = ""
    updated: datetime | None = None
    language: str | None = None
    authors: tuple[Person, ...] = ()
    image: Image | None = None
    icon: Image | None = None
    hubs: tuple[str, ...] = ()
    rights: str | None = None
    show: Show | None = None
    license: str | None = None
    accent: str | None = None
    rhythm: tuple[str, int] | None = None
    mailing: bool = False
    cloud: str | None = None
    removed: tuple[tuple[str, datetime], ...] = ()
    items: tuple[Item, ...] = ()
    extra: dict[str, object] = {}


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A relation of a document to another address, such as `first`, `prev`, `next` or `current`."""

    rel: str
    url: str
    mime_type: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A feed in one format at one address.

    url: where it will be served: its self link. path: its file below the output folder, with `/`.
    links: relations other than self, hub and the home page, which follow from `url` and `feed`.
    history: `complete` where every post of the feed is in it, `archive` for a part of the feed's
    past that grows no more, of which `number` counts from 1 for the oldest.
    stylesheet: what shows it to people who open it in a browser, an address relative to `url`;
    `None` where only programs read it.
    """

    feed: Feed
    url: str
    path: str
    format: Format
    links: tuple[Link, ...] = ()
    history: Literal["archive", "complete"] | None = None
    number: int = 0
    stylesheet: str | None = None

    @property
    def subscribed(self) -> str:
        """Where people subscribe to the feed: archives lead there."""
        return next((link.url for link in self.links if link.rel == "current"), self.url)


MIME_TYPES: dict[Format, str] = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
}
