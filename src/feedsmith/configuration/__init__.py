"""`feedsmith.toml`, or `[tool.feedsmith]` in pyproject.toml: read strictly, every key optional.

An unknown key is an error that names the nearest known one and the line.
"""

from feedsmith.configuration.feeds import MediaTable, VariantTable
from feedsmith.configuration.file import Configuration
from feedsmith.configuration.podcast import CreditTable, FundingTable, Owner, PodcastTable
from feedsmith.configuration.reading import (
    FILE,
    find_configuration,
    read_configuration,
    with_lines,
)
from feedsmith.configuration.tables import (
    Author,
    ContentTable,
    FeedTable,
    PagesTable,
    SiteTable,
    Table,
)

__all__ = [
    "FILE",
    "Author",
    "Configuration",
    "ContentTable",
    "CreditTable",
    "FeedTable",
    "FundingTable",
    "MediaTable",
    "Owner",
    "PagesTable",
    "PodcastTable",
    "SiteTable",
    "Table",
    "VariantTable",
    "find_configuration",
    "read_configuration",
    "with_lines",
]
