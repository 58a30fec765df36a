"""Feeds per tag, category, author, section or language: which there are, and what is said of each.

Source: the key `per` of `[feeds.NAME]`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from msgspec.structs import replace

from feedsmith.configuration.feeds import Per
from feedsmith.model import Feed, Item
from feedsmith.problems import Place, Problem
from feedsmith.showing import Variant
from feedsmith.site import Site
from feedsmith.slugs import slug
from feedsmith.urls import absolute


class Group(NamedTuple):
    """Posts that have something in common. name: as it was typed first. slug: as addresses have it.

    items: the newest first.
    """

    name: str
    slug: str
    items: tuple[Item, ...]


class Grouped(NamedTuple):
    """The groups in the order of their names, and what kept others from being made."""

    groups: tuple[Group, ...]
    problems: tuple[Problem, ...]


def grouped(items: Sequence[Item], site: Site, variant: Variant) -> Grouped:
    """The groups of items, the newest of which comes first, as the variant wants them.

    Of two whose names make the same address the younger is left out: readers know the other.
    """
    known: dict[str, Group] = {}
    problems = []
    for group in _named(items, site, variant):
        if len(group.items) < variant.least:
            continue
        first = known.setdefault(group.slug, group)
        if first is not group:
            problems.append(_doubled(group, first, site, variant))
    return Grouped(tuple(sorted(known.values(), key=_by_name)), tuple(problems))


def _by_name(group: Group) -> tuple[str, str]:
    return group.name.casefold(), group.name


def _named(items: Sequence[Item], site: Site, variant: Variant) -> Iterator[Group]:
    """Every group, that of the oldest post first: so a new post changes no name and no address."""
    if variant.per is None:
        return
    names_of = _NAMES[variant.per]
    named: dict[str, str] = {}
    members: dict[str, list[Item]] = {}
    for item in reversed(items):
        names = [" ".join(name.split()) for name in names_of(item, site)]
        for name in filter(None, names):
            named.setdefault(_folded(name), name)
        for key in dict.fromkeys(_folded(name) for name in names if name):
            members.setdefault(key, []).append(item)
    for key, found in members.items():
        yield Group(named[key], slug(named[key]), tuple(reversed(found)))


def _folded(name: str) -> str:
    """Names that differ only in case are one."""
    return unicodedata.normalize("NFC", name).casefold()


def _tags(item: Item, site: Site) -> Iterable[str]:  # noqa: ARG001 -- one of `_NAMES`
    return item.tags


def _categories(item: Item, site: Site) -> Iterable[str]:  # noqa: ARG001 -- one of `_NAMES`
    return item.categories


def _authors(item: Item, site: Site) -> Iterable[str]:
    return (one.name for one in item.authors or site.authors)


def _sections(item: Item, site: Site) -> Iterable[str]:
    """The first folder below the home page of the post's language; none at the top."""
    home = site.home_of(item.url)
    if home is None:
        return ()
    folders = [one for one in item.url[len(home) :].partition("?")[0].split("/") if one]
    return (unquote(folders[0]),) if len(folders) > 1 else ()


def _languages(item: Item, site: Site) -> Iterable[str]:
    language = item.language or site.language
    return (language,) if language else ()


_NAMES: Mapping[Per, Callable[[Item, Site], Iterable[str]]] = {
    "tag": _tags,
    "category": _categories,
    "author": _authors,
    "section": _sections,
    "language": _languages,
}
_FOLDERS: Mapping[Per, tuple[str, ...]] = {
    "tag": (
        *("tags/", "tag/", "categories/", "category/"),
        *("blog/tags/", "blog/tag/", "blog/categories/", "blog/category/"),
    ),
    "category": ("categories/", "category/", "blog/categories/", "blog/category/"),
    "author": ("authors/", "author/", "blog/authors/", "blog/author/"),
    "section": ("", "section/", "sections/"),
    "language": ("",),
}
"""Where generators and their themes usually put the page of a group, below the home page."""


def of_group(feed: Feed, group: Group, site: Site, variant: Variant) -> Feed:
    """The feed of a group: known by an id, a title and a page of its own."""
    title = feed.title if "{name}" in feed.title else f"{feed.title}: {{name}}"
    return replace(
        feed,
        id=f"{feed.id}/{quote(group.slug)}",
        name=f"{feed.name}/{group.slug}",
        title=title.replace("{name}", group.name),
        home_url=_page(group, site, variant) or feed.home_url,
        description=feed.description.replace("{name}", group.name),
        language=group.name if variant.per == "language" else feed.language,
    )


def _page(group: Group, site: Site, variant: Variant) -> str | None:
    """The address of the page of a tag, author, … where the build made one in a usual place."""
    if variant.per is None:
        return None
    built = site.built
    there = site.output / site.folder
    for folder in (one for one in _FOLDERS[variant.per] if (there / one).is_dir()):
        for spelling in _spellings(group, variant.per):
            address = absolute(f"{folder}{quote(spelling, '', errors='replace')}/", site.home)
            file = built.file(address) if address else None
            if address and file:
                return _address(address, file)
    return None


def _spellings(group: Group, per: Per) -> Iterable[str]:
    """How a generator may write the name in an address; that of a section stands in one."""
    if per == "section":
        return (group.name,)
    hyphened = group.name.replace(" ", "-")
    spellings = dict.fromkeys((group.slug, hyphened.casefold(), hyphened, group.name))
    return [one for one in spellings if "/" not in one]


def _address(folder: str, file: Path) -> str:
    """The address of a page: of a folder, or of a file that stands for one."""
    return folder if file.name == "index.html" else folder.rstrip("/") + file.suffix


def _doubled(group: Group, first: Group, site: Site, variant: Variant) -> Problem:
    known, other = (f'"{one.name}"{_where(one)}' for one in (first, group))
    plural = "categories" if variant.per == "category" else f"{variant.per}s"
    return Problem(
        code="feed-slug-doubled",
        level="warning",
        place=Place(site.config, None, f"feeds.{variant.name}"),
        what=f"the {plural} {known} and {other} would have their feeds at one address, "
        f'"{group.slug}"; only the first has one',
        mend="Write both in the same way if they mean the same; else give one of them another name "
        "in its posts.",
    )


def _where(group: Group) -> str:
    place = group.items[0].place
    return f" ({place.file})" if place else ""
