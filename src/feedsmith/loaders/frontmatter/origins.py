"""Where each value of a post comes from: for `feedsmith explain`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from feedsmith.loaders.frontmatter import (
    enclosures,
    fields,
    moments,
    people,
    pictures,
    visibility,
)
from feedsmith.loaders.frontmatter.block import Block, truth
from feedsmith.loaders.frontmatter.entries import Entries, Entry
from feedsmith.loaders.frontmatter.reading import read_source
from feedsmith.model import Item
from feedsmith.shows import Episode
from feedsmith.site import Site

_NAMES: dict[str, tuple[str, ...]] = {
    "title": fields.TITLE,
    "published": moments.PUBLISHED,
    "updated": moments.UPDATED,
    "authors": people.NAMES,
    "tags": (*fields.TAGS, "tag", "category", "categories"),
    "summary": fields.SUMMARY,
    "image": pictures.NAMES,
    "attachments": (*enclosures.NAMES, "episode.audio", "episode.video", "episode.filename"),
    "episode": ("episode",),
    "language": fields.LANGUAGE,
    "address": ("slug", *fields.URL),
    "guid": fields.IDENTITY,
    "hidden": (*visibility.HIDING, *visibility.SHOWING, *visibility.STATUS),
    "not before": moments.NOT_BEFORE,
    "expires": moments.EXPIRES,
}
_DATES = frozenset(("published", "updated", "not before", "expires"))
_ELSE = {
    "title": "the first heading of the text",
    "published": "the name of the file or its folder",
    "authors": "the site's author",
    "summary": "the text before the more-mark, else the first paragraph",
    "image": "a picture in the post's own folder",
    "episode": "its recording",
    "address": "the generator's rule, checked among the built pages",
    "guid": "the address",
}


class Origin(NamedTuple):
    """A field, what was typed for it, and where; `written` is `None` where it is derived."""

    field: str
    written: str | None
    where: str


def origins(folder: Path, file: Path, name: str, site: Site) -> Iterator[Origin]:
    """Where each field of the post in a file comes from; nothing where it can't be read."""
    block = read_source(file, name, site.generator.dialects).block
    if not isinstance(block, Block):
        return
    path = site.source_path(file, folder)
    entries = Entries(block, name, site.generator.defaults(path, site.detected))
    for field, names in _NAMES.items():
        entry = _entry(entries, field, names)
        if entry is not None:
            line = f"{name}:{entry.line}" if entry.line else "the site's configuration"
            yield Origin(field, str(entry.value), f"{line} ({entry.key})")
        elif field in _ELSE:
            yield Origin(field, None, _ELSE[field])


def _entry(entries: Entries, field: str, names: tuple[str, ...]) -> Entry | None:
    """The entry that a field is taken from: `published: true` is no date."""
    if field not in _DATES:
        return entries.first(*names)
    found = (entries.first(name) for name in names)
    return next((one for one in found if one is not None and truth(one.value) is None), None)


def said(item: Item, field: str) -> str:
    """What a field of an item came to, on one line; empty where it came to nothing."""
    values: dict[str, object] = {
        "title": item.title,
        "published": item.published,
        "updated": item.updated,
        "authors": ", ".join(person.name for person in item.authors),
        "tags": ", ".join(item.tags),
        "summary": item.summary,
        "image": item.image.url if item.image else "",
        "attachments": ", ".join(one.url for one in item.attachments),
        "episode": _episode(item.episode) if item.episode else "",
        "language": item.language,
        "address": item.url,
        "guid": item.id,
    }
    value = values.get(field)
    return "" if value is None else str(value)


def _episode(episode: Episode) -> str:
    """What is known of an episode, in a few words."""
    number = None if episode.number is None else f"number {episode.number:g}"
    counted = (
        (len(episode.chapters), "chapter"),
        (len(episode.transcripts), "transcript"),
        (len(episode.people), "person"),
    )
    said = [number, episode.season and f"season {episode.season}", episode.type or "full"]
    said += [f"{count} {noun}{'s' * (count > 1)}" for count, noun in counted if count]
    return ", ".join(str(one) for one in said if one).replace("persons", "people")
