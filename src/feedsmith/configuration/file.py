"""The whole of `feedsmith.toml`: every key optional, none but those listed."""

from __future__ import annotations

import msgspec

from feedsmith.configuration.feeds import MediaTable, VariantTable
from feedsmith.configuration.podcast import PodcastTable
from feedsmith.configuration.tables import (
    Author,
    ContentTable,
    FeedTable,
    PagesTable,
    SiteTable,
    Table,
)


class Configuration(Table, frozen=True):
    """The whole file. generator: its name, or `plain`, where detection shall not decide.

    feeds: feeds beside the site's own, by name. media: files that are elsewhere, by address.
    authors: people by the id that posts name them by.
    """

    generator: str | None = None
    site: SiteTable = SiteTable()
    content: ContentTable = ContentTable()
    pages: PagesTable = PagesTable()
    feed: FeedTable = FeedTable()
    podcast: PodcastTable | None = None
    feeds: dict[str, VariantTable] = msgspec.field(default_factory=dict)
    media: dict[str, MediaTable] = msgspec.field(default_factory=dict)
    authors: dict[str, Author] = msgspec.field(default_factory=dict)
