"""feedsmith publishes RSS 2.0, Atom 1.0 and JSON Feed 1.1 after any site build.

The public names are imported when they are first used, so that `feedsmith --version` imports
nothing it does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from feedsmith.checking import check
    from feedsmith.detection import detect_site
    from feedsmith.interop.feedgen import from_feedgen, to_feedgen
    from feedsmith.model import (
        Attachment,
        Document,
        Feed,
        Format,
        Image,
        Item,
        Link,
        Person,
    )
    from feedsmith.pipeline import Build, build
    from feedsmith.problems import FeedsmithError, Place, Problem
    from feedsmith.publishing import Publication, publish, publish_feed
    from feedsmith.site import Site

__all__ = [
    "Attachment",
    "Build",
    "Document",
    "Feed",
    "FeedsmithError",
    "Format",
    "Image",
    "Item",
    "Link",
    "Person",
    "Place",
    "Problem",
    "Publication",
    "Site",
    "__version__",
    "build",
    "check",
    "detect_site",
    "from_feedgen",
    "publish",
    "publish_feed",
    "to_feedgen",
]

_HOMES = {
    "feedsmith.checking": ("check",),
    "feedsmith.detection": ("detect_site",),
    "feedsmith.interop.feedgen": ("from_feedgen", "to_feedgen"),
    "feedsmith.model": (
        *("Attachment", "Document", "Feed", "Format", "Image", "Item", "Link", "Person"),
    ),
    "feedsmith.pipeline": ("Build", "build"),
    "feedsmith.problems": ("FeedsmithError", "Place", "Problem"),
    "feedsmith.publishing": ("Publication", "publish", "publish_feed"),
    "feedsmith.site": ("Site",),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'feedsmith' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
