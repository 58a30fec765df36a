"""All feeds of a site: its own, and those beside it for podcast apps, newsletters and whoever else.

Source: the tables `[podcast]` and `[feeds.NAME]` of the configuration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from feedsmith.feedset.site import feed
from feedsmith.model import Feed, Format, Image, Item
from feedsmith.showing import Variant
from feedsmith.shows import Show
from feedsmith.site import Site


class Wanted(NamedTuple):
    """A feed that is to be made, and where: its items have no bodies yet.

    content: whether readers get whole texts. email: whether they are made safe for e-mail.
    """

    feed: Feed
    paths: Mapping[Format, str]
    content: Literal["full", "summary"]
    email: bool = False


def wanted(items: Sequence[Item], site: Site) -> tuple[Wanted, ...]:
    """The site's own feed first, then its variants in the order of the configuration.

    A translation has those that have something in them: not every show is translated.
    """
    own = Wanted(feed(items, site), site.paths, site.feed.content)
    made = [_variant(items, site, one) for one in site.variants]
    return (own, *(one for one in made if one.feed.items or not site.folder))


def _variant(items: Sequence[Item], site: Site, variant: Variant) -> Wanted:
    limit = site.feed.limit if variant.limit is None else variant.limit
    shown = [item for item in items if item.episode is not None] if variant.episodes else items
    chosen = replace(site, feed=replace(site.feed, limit=limit))
    made = feed(shown, chosen)
    if variant.episodes and site.show is not None:
        made = _as_show(made, site.show)
    made = replace(
        made,
        id=f"{made.id}#{variant.name}",
        title=variant.title or made.title,
        description=variant.description or made.description,
        language=variant.language or made.language,
        rights=variant.rights or made.rights,
    )
    return Wanted(made, variant.paths, variant.content or site.feed.content, variant.email)


def _as_show(made: Feed, show: Show) -> Feed:
    """The feed of a show bears its title and its cover, and is known by a name of its own."""
    cover = show.cover
    picture = Image(url=cover.url, mime_type=cover.mime_type) if cover else made.image
    return replace(made, title=show.title or made.title, image=picture, show=show)
