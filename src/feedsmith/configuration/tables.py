"""The tables of the site and its own feed: [site], [content], [pages], [feed], [authors.ID]."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from feedsmith.configuration.values import CloudAddress, Colour, PagePath, Rhythm, WebAddress
from feedsmith.model import Format, Person


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the configuration: no key but those listed."""


class Author(Table, frozen=True):
    """An author: a name, and what may be shown beside it."""

    name: str
    email: str | None = None
    url: str | None = None
    avatar: str | None = None

    def person(self) -> Person:
        """The author as the model has it."""
        return Person(name=self.name, email=self.email, url=self.url, avatar=self.avatar)


class SiteTable(Table, frozen=True):
    """[site]: what is said of the site as a whole.

    url: where it is served, with its base path. author: a name, a table, or a list of these.
    timezone: of dates typed without an offset, an IANA name. image, icon: addresses or paths.
    """

    url: str | None = None
    title: str | None = None
    description: str | None = None
    language: str | None = None
    author: str | Author | list[str | Author] | None = None
    timezone: str | None = None
    image: str | None = None
    icon: str | None = None
    rights: str | None = None


class ContentTable(Table, frozen=True):
    """[content]: where posts are written and where their pages are built.

    folder: one or several, below the site. source: a data file (JSON, JSON Lines, CSV) whose rows
    are posts too, and keys: what its columns are called, by the name of front matter that they
    mean. posts, exclude: patterns of paths below the folder.
    permalink: the address of a post where no generator's rule gives it.
    drafts, future: publish these too.
    """

    folder: str | list[str] | None = None
    output: str | None = None
    source: str | None = None
    keys: dict[str, str] = {}
    posts: list[str] = []
    exclude: list[str] = []
    permalink: str | None = None
    drafts: bool = False
    future: bool = False


class PagesTable(Table, frozen=True):
    """[pages]: how the built pages are read, where feedsmith's own judgement is not wanted.

    body: a CSS selector of the element that holds a post. remove: selectors of what in it is no
    part of the post. posts: patterns of paths below the output that are posts, where no sources
    are read.
    """

    body: str | None = None
    remove: list[str] = []
    posts: list[str] = []


class FeedTable(Table, frozen=True):
    """[feed]: what is in the feeds and where they are written, below the output folder.

    limit: the newest so many posts. archive: so many of the older ones are in each document of the
    feed's past; none where nothing is said. complete: every post is in the one document. content:
    whole bodies, or summaries alone. languages: of a site in several, a feed each or one for all.
    opml: the list of the feeds, where there are several. readable: whether browsers show the feeds
    to people, with the file css. subscribe_page: where people find all feeds, and
    subscribe_template: what it is made from. hubs: of WebSub. cloud: where readers of RSS register
    with an rssCloud server.
    extra: front-matter keys of the author's own that JSON Feed shows. omit: elements of
    vocabularies that shall not be written, such as `media:content`.
    license: of all posts, an address. accent: a colour that readers may use. rhythm: how often
    something new is to be expected. markdown: whether the posts' Markdown goes along.
    deleted_entries: whether Atom tells which posts were taken back.
    """

    limit: Annotated[int, msgspec.Meta(ge=0)] = 20
    archive: Annotated[int, msgspec.Meta(ge=1)] | None = None
    complete: bool = False
    content: Literal["full", "summary"] = "full"
    languages: Literal["apart", "together"] = "apart"
    formats: tuple[Format, ...] = ("rss", "atom", "json")
    rss: str = "feed.xml"
    atom: str = "atom.xml"
    json: str = "feed.json"
    opml: str = "feeds.opml"
    readable: bool = True
    css: str = "feed.css"
    subscribe_page: PagePath = ""
    subscribe_template: str | None = None
    hubs: list[str] = []
    cloud: CloudAddress | None = None
    extra: list[str] = []
    omit: list[str] = []
    license: WebAddress | None = None
    accent: Colour | None = None
    rhythm: Rhythm | None = None
    markdown: bool = False
    deleted_entries: bool = False
