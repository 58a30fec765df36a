"""From the configuration's tables to what is shown: the show, and the feeds beside the site's own.

Sources: https://podcasters.apple.com/support/823-podcast-requirements,
https://github.com/Podcastindex-org/podcast-namespace
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Literal, NamedTuple

import msgspec

from feedsmith.conditions import Condition
from feedsmith.configuration import Configuration, CreditTable, PodcastTable, VariantTable
from feedsmith.configuration.feeds import Per
from feedsmith.media_types import media_type
from feedsmith.model import Format, Person
from feedsmith.podcast_categories import CATEGORIES, RETIRED, SUCCESSORS, near, nearest, same
from feedsmith.podcast_tags import KEYS, read_tags
from feedsmith.problems import Place, Problem
from feedsmith.shows import Cover, Credit, Funding, Show
from feedsmith.urls import below

_PODCAST, _NEWSLETTER = "podcast", "newsletter"
"""The names of feeds whose purpose is known by them."""
_ENDS: Mapping[Format, str] = {"rss": ".xml", "atom": "-atom.xml", "json": ".json"}
_ENDS_IN_FOLDERS: Mapping[Format, str] = {
    "rss": "/{slug}/feed.xml",
    "atom": "/{slug}/atom.xml",
    "json": "/{slug}/feed.json",
}
_CATEGORIES = "https://podcasters.apple.com/support/1691-apple-podcasts-categories"
_REQUIREMENTS = "https://podcasters.apple.com/support/823-podcast-requirements"


class Variant(NamedTuple):
    """A feed beside the site's own; what is `None` is as in that one.

    paths: each format's file below the output folder. email: made safe for e-mail. episodes: only
    posts that have an episode. rights: the copyright line. per: a feed for each of the posts' tags,
    authors …, of which `least` so many posts have it; paths, title and description are patterns.
    where: which posts are in it. archive: so many older posts are in each document of its past.
    complete: every post is in the one document.
    """

    name: str
    paths: Mapping[Format, str]
    email: bool = False
    episodes: bool = False
    title: str | None = None
    description: str | None = None
    limit: int | None = None
    archive: int | None = None
    complete: bool = False
    content: Literal["full", "summary"] | None = None
    language: str | None = None
    rights: str | None = None
    per: Per | None = None
    least: int = 1
    where: Condition | None = None


def variants(configuration: Configuration) -> tuple[Variant, ...]:
    """The feeds of `[feeds.NAME]`, in order; that of a show comes first where it is not there."""
    tables = dict(configuration.feeds)
    if configuration.podcast is not None and _PODCAST not in tables:
        tables = {_PODCAST: VariantTable(), **tables}
    found = (_variant(name, table, configuration) for name, table in tables.items())
    return tuple(one for one in found if one.paths)


def in_folder(variant: Variant, folder: str) -> Variant:
    """The same feed in the folder of a translation."""
    paths: dict[Format, str] = {one: f"{folder}/{path}" for one, path in variant.paths.items()}
    return variant._replace(paths=paths)


def _variant(name: str, table: VariantTable, configuration: Configuration) -> Variant:
    episodes = name == _PODCAST if table.episodes is None else table.episodes
    show = configuration.podcast if episodes else None
    show = show or PodcastTable()
    return Variant(
        name=name,
        paths=_paths(name, table, configuration.feed.formats),
        email=name == _NEWSLETTER if table.email is None else table.email,
        episodes=episodes,
        title=table.title or show.title,
        description=table.description or show.description,
        limit=table.limit,
        archive=table.archive,
        complete=table.complete,
        content=table.content,
        language=show.language,
        rights=show.copyright,
        per=table.per,
        least=table.least or 1,
        where=table.where,
    )


def _paths(name: str, table: VariantTable, usual: Sequence[Format]) -> dict[Format, str]:
    """Where each format is written: those that are named, else those that are usual."""
    ends = _ENDS if table.per is None else _ENDS_IN_FOLDERS
    typed: dict[Format, str | None] = {
        "rss": table.rss,
        "atom": table.atom,
        "json": table.json,
    }
    formats = table.formats
    if formats is None:
        wanted = usual if name == _PODCAST else ("rss",)
        formats = tuple(one for one in ends if one in wanted or typed[one])
    return {one: typed[one] or f"{name}{ends[one]}" for one in dict.fromkeys(formats)}


class Ground(NamedTuple):
    """What a show stands on: the site's address, the file that tells of it, people by their ids."""

    url: str
    config: str
    people: Mapping[str, Person]


def show(table: PodcastTable, ground: Ground) -> tuple[Show, tuple[Problem, ...]]:
    """The show with absolute addresses, and what is wrong with what was typed of it."""
    reader = _Reader(ground)
    cover = reader.address("cover" if table.cover else "image", table.cover or table.image)
    made = Show(
        title=table.title,
        author=table.author,
        categories=reader.categories(table.categories),
        explicit=table.explicit,
        type=table.type,
        cover=Cover(url=cover, mime_type=media_type(cover)) if cover else None,
        owner_name=table.owner.name if table.owner else None,
        owner_email=table.owner.email if table.owner else None,
        guid=table.guid,
        locked=table.locked,
        complete=table.complete,
        block=table.block,
        new_feed_url=reader.address("new_feed_url", table.new_feed_url),
        verify=table.verify,
        medium=table.medium,
        funding=reader.funding(table),
        people=tuple(reader.credit(one, number) for number, one in enumerate(table.people)),
    )
    rare = {key: getattr(table, key) for key in KEYS["show"] if getattr(table, key) is not None}
    tags, wrong = read_tags(rare, "show", reader.place, partial(below, url=ground.url))
    reader.lacking(table)
    return msgspec.structs.replace(made, tags=tags), (*reader.problems, *wrong)


class _Reader:
    """Reads what a show's table says, and keeps what is wrong with it."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.problems: list[Problem] = []

    def place(self, key: str) -> Place:
        """Where a key of the table stands; its line is known to whoever has the file."""
        return Place(self.ground.config, None, f"podcast.{key}" if key else "podcast")

    def wrong(self, code: str, key: str, what: str, mend: str, spec: str | None = None) -> None:
        """Keeps a problem."""
        problem = Problem(
            code=code, level="warning", place=self.place(key), what=what, mend=mend, spec=spec
        )
        self.problems.append(problem)

    def address(self, key: str, typed: str | None) -> str | None:
        """An address as it is, a path taken from the site's; only what can be fetched is any."""
        address = below(typed, self.ground.url)
        if typed and (address is None or not address.startswith(("http://", "https://"))):
            mend = "Write a path of the site such as /cover.jpg, or a web address."
            what = f'podcast.{key} is "{typed}", which is no address that a feed can carry'
            self.wrong("podcast-url-unusable", key, what, mend)
            return None
        return address

    def funding(self, table: PodcastTable) -> tuple[Funding, ...]:
        """The links for support that lead somewhere."""
        found = (
            (self.address(f"funding[{number}].url", one.url), one.text)
            for number, one in enumerate(table.funding)
        )
        return tuple(Funding(url=url, text=text) for url, text in found if url)

    def credit(self, typed: str | CreditTable, number: int) -> Credit:
        """Somebody who takes part: as typed, or one of the people that the site knows by an id."""
        if isinstance(typed, str):
            known = self.ground.people.get(typed, Person(name=typed))
            return Credit(name=known.name, url=known.url, image=known.avatar)
        return Credit(
            name=typed.name,
            role=typed.role,
            group=typed.group,
            url=self.address(f"people[{number}].url", typed.url),
            image=self.address(f"people[{number}].image", typed.image),
        )

    def categories(self, typed: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
        """Apple's categories that were meant, each once; those that it has not are told."""
        found = (self.category(one, number) for number, one in enumerate(typed))
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def category(self, typed: str, number: int) -> tuple[str, str | None] | None:
        """A category, with its subcategory or without; `None` for what Apple has not."""
        first, parted, second = (one.strip() for one in typed.partition(">"))
        whole = same(first, CATEGORIES)
        if whole is None:
            gone = same(first, RETIRED)
            meant = SUCCESSORS.get(gone) if gone else nearest(typed)
            self._unknown(number, f'"{typed}" is not among Apple\'s categories', meant, CATEGORIES)
            return None
        part = same(second, CATEGORIES[whole])
        if parted and part is None:
            close = near(second, CATEGORIES[whole])
            meant = f"{whole} > {close}" if close else nearest(second)
            what = f'"{second}" is not among Apple\'s subcategories of {whole}'
            self._unknown(number, what, meant, CATEGORIES[whole] or CATEGORIES)
        return whole, part

    def _unknown(self, number: int, what: str, meant: str | None, names: Iterable[str]) -> None:
        mend = f'Write "{meant}".' if meant else f"Choose one of {', '.join(names)}."
        key = f"categories[{number}]"
        self.wrong("podcast-category-unknown", key, what, mend, _CATEGORIES)

    def lacking(self, table: PodcastTable) -> None:
        """Tells what no directory takes a show without."""
        cover = table.cover or table.image
        missing = [] if cover else ["cover"]
        missing += [] if table.categories else ["category"]
        if missing:
            what = f"the show has no {' and no '.join(missing)}; Apple Podcasts takes none without"
            mend = 'Write cover = "/cover.jpg" and categories = ["Arts > Food"] under [podcast].'
            self.wrong("podcast-incomplete", "", what, mend, _REQUIREMENTS)
