"""All feeds of a site: its own, and those beside it for podcast apps, newsletters and whoever else.

Source: the tables `[podcast]` and `[feeds.NAME]` of the configuration.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from feedsmith.configuration.groups import SLUG
from feedsmith.feedset.groups import grouped, of_group
from feedsmith.feedset.site import feed
from feedsmith.model import Feed, Format, Image, Item
from feedsmith.problems import Place, Problem
from feedsmith.showing import Variant
from feedsmith.shows import Show
from feedsmith.site import Site


class Wanted(NamedTuple):
    """A feed that is to be made, and where: its items have no bodies yet.

    content: whether readers get whole texts. email: whether they are made safe for e-mail.
    limit: the newest so many items are for subscribers, 0 for all. archive: so many older ones are
    in each document of its past, and those are here too; 0 where it has no such documents.
    complete: every item is in its one document. problems: what was met in deciding on it.
    """

    feed: Feed
    paths: Mapping[Format, str]
    content: Literal["full", "summary"]
    email: bool = False
    archive: int = 0
    limit: int = 0
    complete: bool = False
    problems: tuple[Problem, ...] = ()


def wanted(items: Sequence[Item], site: Site) -> tuple[Wanted, ...]:
    """The site's own feed first, then its variants in the order of the configuration.

    A translation has those that have something in them: not every show is translated.
    """
    own = _held(items, site)
    made = [each for one in site.variants for each in _made(items, site, one)]
    return (own, *(one for one in made if one.feed.items or not site.folder))


def _made(items: Sequence[Item], site: Site, variant: Variant) -> Iterator[Wanted]:
    """The feed of a variant, or those of its groups, the first of which has their problems."""
    shown = [item for item in items if _stands_in(variant, item, site)]
    if variant.per is None:
        yield _variant(shown, site, variant)._replace(problems=_none(shown, items, site, variant))
        return
    groups, problems = grouped(shown, site, variant)
    for group in groups:
        one = _variant(group.items, site, variant)
        paths = {name: path.replace(SLUG, group.slug) for name, path in one.paths.items()}
        made = of_group(one.feed, group, site, variant)
        yield one._replace(feed=made, paths=paths, problems=problems)
        problems = ()


def _stands_in(variant: Variant, item: Item, site: Site) -> bool:
    """Whether the post is one that the variant is for; of no authors, it has the site's."""
    if variant.episodes and item.episode is None:
        return False
    if variant.where is None:
        return True
    home = site.home_of(item.url) or site.home
    return variant.where.holds(replace(item, authors=item.authors or site.authors), home)


def _none(
    shown: Sequence[Item], items: Sequence[Item], site: Site, variant: Variant
) -> tuple[Problem, ...]:
    """What is to be told of a condition that holds of no post: a key may be misspelled."""
    if variant.where is None or shown or not items or site.folder:
        return ()
    condition = " ".join(str(variant.where).split())
    problem = Problem(
        code="feed-without-posts",
        level="hint",
        place=Place(site.config, None, f"feeds.{variant.name}.where"),
        what=f"the feed `{variant.name}` is empty, for this holds of no post: {condition}",
        mend="Look whether posts have what it asks for, and whether its words are theirs.",
    )
    return (problem,)


def _held(items: Sequence[Item], site: Site) -> Wanted:
    """The site's feed: with all of its items where one of its documents has the older ones."""
    table = site.feed
    limit = 0 if table.complete else table.limit
    whole = replace(site, feed=replace(table, limit=0 if table.archive else limit))
    return Wanted(
        feed(items, whole),
        site.paths,
        table.content,
        archive=table.archive or 0,
        limit=limit,
        complete=table.complete,
    )


def _variant(shown: Sequence[Item], site: Site, variant: Variant) -> Wanted:
    limit = site.feed.limit if variant.limit is None else variant.limit
    reach = {"limit": limit, "archive": variant.archive, "complete": variant.complete}
    one = _held(shown, replace(site, feed=replace(site.feed, **reach)))
    made = one.feed
    if variant.episodes and site.show is not None:
        made = _as_show(made, site.show)
    made = replace(
        made,
        id=f"{made.id}#{variant.name}",
        name=f"{made.name}s.{variant.name}",
        title=variant.title or made.title,
        description=variant.description or made.description,
        language=variant.language or made.language,
        rights=variant.rights or made.rights,
    )
    content = variant.content or site.feed.content
    return one._replace(feed=made, paths=variant.paths, content=content, email=variant.email)


def _as_show(made: Feed, show: Show) -> Feed:
    """The feed of a show bears its title and its cover, and is known by a name of its own."""
    cover = show.cover
    picture = Image(url=cover.url, mime_type=cover.mime_type) if cover else made.image
    return replace(made, title=show.title or made.title, image=picture, show=show)
