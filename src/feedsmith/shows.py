"""What a podcast is: the show, its episodes, and what belongs to them.

Sources: https://podcasters.apple.com/support/823-podcast-requirements,
https://github.com/Podcastindex-org/podcast-namespace
"""

from __future__ import annotations

from typing import Literal

import msgspec

EpisodeType = Literal["full", "trailer", "bonus"]
ShowType = Literal["episodic", "serial"]


class Cover(msgspec.Struct, frozen=True, kw_only=True):
    """The artwork of a show or an episode. Width and height in pixels, where somebody measured."""

    url: str
    width: int | None = None
    height: int | None = None
    mime_type: str | None = None


class Chapter(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an episode. start, end: seconds. toc: whether tables of contents show it."""

    start: float
    title: str
    end: float | None = None
    url: str | None = None
    image: str | None = None
    toc: bool = True


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, as a file: `text/vtt`, `application/x-subrip`, `text/html`, `application/json`.

    language: BCP 47. rel: `captions` where it follows the voice word by word.
    """

    url: str
    mime_type: str
    language: str | None = None
    rel: str | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part. role: `host` where none is said; group: `cast`."""

    name: str
    role: str | None = None
    group: str | None = None
    url: str | None = None
    image: str | None = None


class Soundbite(msgspec.Struct, frozen=True, kw_only=True):
    """A short passage that stands for the episode. start, duration: seconds."""

    start: float
    duration: float
    title: str | None = None


class Funding(msgspec.Struct, frozen=True, kw_only=True):
    """Where listeners can support the show, and the words for it."""

    url: str
    text: str


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """An element of the podcast namespace that is written as it is.

    name: without its prefix, as `socialInteract`.
    """

    name: str
    text: str | None = None
    attributes: dict[str, str] = {}
    children: tuple[Tag, ...] = ()


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """What makes an item an episode; its recording is the item's first attachment.

    title: without number or show. number: 7, or 7.5 between two. display: the number as shown,
    "Ch.3". explicit: `None` where the show's holds. cover: a picture of its own.
    chapters: in order; chapters_url: a file that holds them. people: those of this episode, who
    take the place of the show's. tags: what else the podcast namespace says of it.
    """

    number: float | None = None
    display: str | None = None
    season: int | None = None
    season_name: str | None = None
    type: EpisodeType | None = None
    title: str | None = None
    explicit: bool | None = None
    block: bool = False
    cover: Cover | None = None
    chapters: tuple[Chapter, ...] = ()
    chapters_url: str | None = None
    transcripts: tuple[Transcript, ...] = ()
    people: tuple[Credit, ...] = ()
    soundbites: tuple[Soundbite, ...] = ()
    tags: tuple[Tag, ...] = ()


class Show(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of all episodes.

    categories: Apple's, each with a subcategory or without. guid: a UUID, for life.
    owner_name, owner_email: shown to everyone, so only where the author typed them.
    locked: whether other hosts may not import it. medium: `podcast` where none is said.
    verify: the text that Apple asks to put there. tags: what else the podcast namespace says.
    """

    title: str | None = None
    author: str | None = None
    categories: tuple[tuple[str, str | None], ...] = ()
    explicit: bool = False
    type: ShowType | None = None
    cover: Cover | None = None
    owner_name: str | None = None
    owner_email: str | None = None
    guid: str | None = None
    locked: bool | None = None
    complete: bool = False
    block: bool = False
    new_feed_url: str | None = None
    verify: str | None = None
    medium: str | None = None
    funding: tuple[Funding, ...] = ()
    people: tuple[Credit, ...] = ()
    tags: tuple[Tag, ...] = ()
