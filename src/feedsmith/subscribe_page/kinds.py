"""What a site's feeds are for: all of it, its podcast, a tag … and what each is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple, get_args

from feedsmith.configuration.feeds import Per
from feedsmith.model import Document, Feed, Format
from feedsmith.showing import Variant
from feedsmith.site import Site
from feedsmith.words import words_for

Kind = Literal[
    "site",
    "podcast",
    "newsletter",
    "more",
    "tags",
    "categories",
    "authors",
    "sections",
    "languages",
]
KINDS: Sequence[Kind] = get_args(Kind)
"""In the order in which they stand on the page."""

_PER: Mapping[Per, Kind] = {
    "tag": "tags",
    "category": "categories",
    "author": "authors",
    "section": "sections",
    "language": "languages",
}
_BEST_FIRST: Sequence[Format] = ("rss", "atom", "json")
"""Every reader knows RSS; few know JSON Feed."""


class Listed(NamedTuple):
    """A feed as the page has it. name: of one among many of a kind, that by which they differ.

    documents: it in its formats, the best known first.
    """

    kind: Kind
    name: str
    documents: tuple[Document, ...]

    @property
    def feed(self) -> Feed:
        """What is said of it."""
        return self.documents[0].feed

    @property
    def is_group(self) -> bool:
        """Whether it is one of those per tag, author, …"""
        return self.kind in _PER.values()

    @property
    def url(self) -> str:
        """The address that people copy."""
        return self.documents[0].url


def listed(documents: Iterable[Document], site: Site) -> tuple[Listed, ...]:
    """The feeds of the site in its one language, kind by kind; of a kind in their own order."""
    found = sorted(_listed(documents, site), key=lambda one: KINDS.index(one.kind))
    return tuple(found)


def by_kind(feeds: Sequence[Listed]) -> Iterator[tuple[Kind, list[tuple[int, Listed]]]]:
    """The kinds that there are, with their feeds and these feeds' numbers on the page, from 1."""
    for kind, group in groupby(enumerate(feeds, start=1), lambda pair: pair[1].kind):
        yield kind, list(group)


def _listed(documents: Iterable[Document], site: Site) -> Iterator[Listed]:
    prefix = f"{site.folder}:" if site.folder else ""
    folders = tuple(f"{one.folder}:" for one in site.translations)
    variants = {variant.name: variant for variant in site.variants}
    feeds: dict[str, list[Document]] = {}
    for document in documents:
        name = document.feed.name
        if name.startswith(prefix) and not name.startswith(folders):
            feeds.setdefault(name.removeprefix(prefix), []).append(document)
    for name, made in feeds.items():
        variant = variants.get(name.partition("/")[0].removeprefix("feeds."))
        kind: Kind = "site" if name == "feed" or variant is None else _kind(variant)
        best = tuple(sorted(made, key=lambda one: _BEST_FIRST.index(one.format)))
        yield Listed(kind, _name(best[0].feed, variant, site), best)


def _kind(variant: Variant) -> Kind:
    if variant.per is not None:
        return _PER[variant.per]
    if variant.episodes:
        return "podcast"
    return "newsletter" if variant.email else "more"


def _name(feed: Feed, variant: Variant | None, site: Site) -> str:
    """The title, of one feed among many without what they have in common."""
    if variant is None or variant.per is None:
        return feed.title
    if variant.per == "language":
        return language_name(feed.language) or feed.title
    title = variant.title or site.title
    before, _, after = (title if "{name}" in title else f"{title}: {{name}}").partition("{name}")
    return feed.title.removeprefix(before).removesuffix(after) or feed.title


def language_name(tag: str | None) -> str | None:
    """What a language is called in itself; its tag, where that is not known."""
    words = words_for(tag)
    kin = (
        words.language.partition("-")[0],
        (tag or "").lower().replace("_", "-").partition("-")[0],
    )
    return words.name if kin[0] == kin[1] else tag
