"""The site's own feed: its newest posts."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from msgspec.structs import replace

from feedsmith.model import Feed, Item
from feedsmith.problems import Place, Problem
from feedsmith.site import Site


def newest_first(items: Iterable[Item]) -> list[Item]:
    """Dated items, the newest first; of those of one moment, by their file's name."""
    by_file = sorted(items, key=_file)
    dated = [(item.published, item) for item in by_file if item.published is not None]
    return [item for _, item in sorted(dated, key=itemgetter(0), reverse=True)]


def _file(item: Item) -> str:
    place = item.place
    return place.file if place is not None and place.line is None else str(place)


def singled(items: Sequence[Item]) -> tuple[list[Item], list[Problem]]:
    """Items without those whose id or address another has: the first in order stays."""
    ids: dict[str, Item] = {}
    urls: dict[str, Item] = {}
    problems = []
    for item in items:
        other = ids.get(item.id) or urls.get(item.url)
        if other is not None:
            problems.append(_doubled(item, other))
            continue
        ids[item.id] = urls[item.url] = item
    return list(ids.values()), problems


def _doubled(item: Item, other: Item) -> Problem:
    shared = "address" if item.url == other.url else "guid"
    return Problem(
        code="post-doubled",
        level="error",
        place=item.place or Place(item.url),
        what=f"its {shared} is that of {other.place or other.url} too, so it is not published",
        mend="Give one of the two another slug, url or guid.",
    )


def feed(items: Sequence[Item], site: Site) -> Feed:
    """The feed of the whole site; an item without authors has the site's, and shows what it may."""
    shown = items if site.feed.limit == 0 else items[: site.feed.limit]
    return Feed(
        id=site.home,
        name=f"{site.folder}:feed" if site.folder else "feed",
        title=site.title,
        home_url=site.home,
        description=site.description,
        language=site.language,
        authors=site.authors,
        image=site.image,
        icon=site.icon,
        hubs=tuple(site.feed.hubs),
        cloud=site.feed.cloud,
        rights=site.rights,
        license=site.feed.license,
        accent=site.feed.accent,
        rhythm=site.feed.rhythm,
        items=tuple(_dressed(item, site) for item in shown),
    )


def _dressed(item: Item, site: Site) -> Item:
    own = {key: item.extra[key] for key in site.feed.extra if key in item.extra}
    if not item.extra and (item.authors or not site.authors):
        return item
    return replace(item, authors=item.authors or site.authors, extra=own)
