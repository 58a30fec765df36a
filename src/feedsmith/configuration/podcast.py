"""The table [podcast]: what is said of a show as a whole.

Sources: https://podcasters.apple.com/support/823-podcast-requirements,
https://github.com/Podcastindex-org/podcast-namespace
"""

from __future__ import annotations

from typing import Literal

from feedsmith.configuration.tables import Table
from feedsmith.configuration.values import EmailAddress, PodcastGuid
from feedsmith.shows import ShowType

Medium = Literal[
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
    "podcastL",
    "musicL",
    "videoL",
    "filmL",
    "audiobookL",
    "newsletterL",
    "blogL",
    "publisherL",
    "courseL",
    "mixed",
]
"""What the feed holds; those that end in L are lists of what other feeds hold."""


class Owner(Table, frozen=True):
    """Whom directories write to. Everyone can read it in the feed, so it is off unless typed."""

    email: EmailAddress
    name: str | None = None


class FundingTable(Table, frozen=True):
    """Where listeners can support the show, and the words of the link."""

    url: str
    text: str


class CreditTable(Table, frozen=True):
    """Somebody who takes part. role: `host` where none is said; group: `cast`."""

    name: str
    role: str | None = None
    group: str | None = None
    url: str | None = None
    image: str | None = None


class PodcastTable(Table, frozen=True):
    """[podcast]: a show, with a feed of its own. What is not said is as in [site].

    cover (or image): an address or a path of the site. categories: as "Arts > Food".
    people: a text is an id of [authors], or a name. media_url: where recordings are that are not
    among the site's files. new_feed_url: where the show has moved. verify: the text that Apple
    asks for. The keys from `location` on are tables or lists of these, as the podcast namespace
    has them.
    """

    title: str | None = None
    description: str | None = None
    language: str | None = None
    cover: str | None = None
    image: str | None = None
    categories: tuple[str, ...] = ()
    explicit: bool = False
    type: ShowType | None = None
    author: str | None = None
    owner: Owner | None = None
    guid: PodcastGuid | None = None
    locked: bool | None = None
    copyright: str | None = None
    funding: tuple[FundingTable, ...] = ()
    people: tuple[str | CreditTable, ...] = ()
    media_url: str | None = None
    medium: Medium | None = None
    complete: bool = False
    block: bool = False
    new_feed_url: str | None = None
    verify: str | None = None
    license: object = None
    location: object = None
    value: object = None
    txt: object = None
    social: object = None
    images: object = None
    chat: object = None
    remote_items: object = None
    podroll: object = None
    publisher: object = None
    update_frequency: object = None
    trailer: object = None
    trailers: object = None
    live: object = None
    block_ids: object = None
    podping: object = None
