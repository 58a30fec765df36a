"""From a post's front matter to an item: every name that generators and themes give a field.

Source of the names: the front matter of fourteen generators and their themes, docs/front-matter.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from feedsmith.loaders.frontmatter import enclosures, moments, people, pictures, visibility
from feedsmith.loaders.frontmatter.block import typed
from feedsmith.loaders.frontmatter.entries import CONTAINERS, Entries, is_flag, is_number, scalar
from feedsmith.loaders.frontmatter.episode_names import BESIDE
from feedsmith.text import fold_key

TITLE = ("title", "name")
SUMMARY = (
    *("description", "summary", "excerpt", "subtitle", "abstract", "lead", "post_desc"),
    *("dek", "standfirst"),
)
TAGS = ("tags", "keywords")
_SINGLE = ("tag", "category", "categories")
SERIES = ("series",)
LANGUAGE = ("lang", "language", "locale")
READING = ("reading_time", "reading_minutes", "read_time", "minutes", "time_to_read")
_READING = (*READING, "reading_time.minutes")
SLUG = "slug"
URL = ("url", "permalink", "path", "save_as")
IDENTITY = ("guid", "episode.guid")
_ELSE = ("link", "canonical_url", "aliases", "redirect_from", "alias", "layout", "type", "date")

KNOWN = frozenset(
    fold_key(name.partition(".")[0])
    for names in (
        *(TITLE, SUMMARY, TAGS, _SINGLE, SERIES, LANGUAGE, READING, (SLUG,), URL, ("guid",), _ELSE),
        *(moments.PUBLISHED, moments.UPDATED, moments.NOT_BEFORE, moments.EXPIRES),
        *(people.NAMES, ("author_url", "author_email"), pictures.NAMES, pictures.ALTERNATIVES),
        *(enclosures.NAMES, enclosures.DETAILS, visibility.HIDING, visibility.SHOWING),
        *(visibility.STATUS, visibility.RENDERED, CONTAINERS),
    )
    for name in names
)
"""What has a meaning of its own; every other key is the author's."""
KNOWN_OF_EPISODES = KNOWN | BESIDE | {"episode"}
"""What has a meaning of its own where a post is an episode."""

_NONE: Mapping[str, object] = MappingProxyType({})


def summary(entries: Entries) -> str | None:
    """What the author says of the post. A number is no summary: ABlog counts paragraphs there."""
    for entry in entries.each(*SUMMARY):
        said = scalar(entry.value)
        if said and not is_number(entry.value) and not is_flag(entry.value):
            return said
    return None


def tags(
    entries: Entries, inherited: Mapping[str, object] = _NONE, *, blanks: bool
) -> tuple[str, ...]:
    """Tags, then categories, then the series. No two are the same but for case.

    A list, or a text with commas. blanks: whether a text without commas is several words under a
    plural name, as Jekyll reads it. inherited: front matter from elsewhere, whose categories count.
    """
    found: dict[str, str] = {}
    for tag in (
        *_labels(_under(entries, _TAGS), blanks=blanks),
        *_labels(_under(entries, _TAG), blanks=False),
        *_as_categories(entries, inherited, blanks=blanks),
        *_series(entries),
    ):
        found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def category_tags(
    entries: Entries, inherited: Mapping[str, object] = _NONE, *, blanks: bool
) -> tuple[str, ...]:
    """Those of the tags that were typed as categories. No two are the same but for case."""
    found = _as_categories(entries, inherited, blanks=blanks)
    return tuple({tag.casefold(): tag for tag in reversed(found)}.values())[::-1]


def _as_categories(
    entries: Entries, inherited: Mapping[str, object], *, blanks: bool
) -> Sequence[str]:
    if not inherited and entries.first(*_OF_CATEGORIES) is None:
        return ()
    return (
        *_labels(_under(entries, _CATEGORIES), blanks=blanks),
        *_labels(_under(entries, _CATEGORY), blanks=False),
        *_labels(inherited.get("categories"), blanks=blanks),
    )


_TAGS = (*TAGS, *(f"taxonomies.{name}" for name in TAGS))
_TAG, _CATEGORY = ("tag", "taxonomies.tag"), ("category", "taxonomies.category")
_CATEGORIES = ("categories", "taxonomies.categories")
_OF_CATEGORIES = (*_CATEGORIES, *_CATEGORY)


def _under(entries: Entries, names: tuple[str, ...]) -> object:
    """What stands under the first of these names that has a value."""
    entry = entries.first(*names)
    return entry.value if entry else None


def _series(entries: Entries) -> Iterable[str]:
    """A series is one label, whatever commas its name has."""
    entry = entries.first(*SERIES)
    if entry is None:
        return ()
    values = entry.value if isinstance(entry.value, list) else [entry.value]
    return [said for one in values if not is_flag(one) and (said := _label(one))]


def categories(
    entries: Entries, inherited: Mapping[str, object] = _NONE, *, blanks: bool
) -> tuple[str, ...]:
    """Categories for addresses: the inherited ones, `categories`, `category`; no two the same.

    blanks: whether `categories: a b` are two, as in Jekyll, where a comma parts nothing.
    """
    if entries.first("categories", "category") is None and "categories" not in inherited:
        return ()
    found = [*_labels(inherited.get("categories"), blanks=blanks)]
    for name in ("categories", "category"):
        entry = entries.first(name)
        value = entry.value if entry else None
        said = None if isinstance(value, list) else scalar(value)
        if blanks and said is not None:
            found += said.split() if name == "categories" else [said]
        else:
            found += _labels(value, blanks=False)
    return tuple(dict.fromkeys(found))


def _labels(value: object, *, blanks: bool) -> Sequence[str]:
    if value is None:
        return ()
    if isinstance(value, list):
        return [said for one in value if (said := _label(one))]
    said = None if is_flag(value) else scalar(value)
    if said is None:
        return []
    parts = said.split(",") if "," in said else said.split() if blanks else [said]
    return [part.strip() for part in parts if part.strip()]


def _label(value: object) -> str | None:
    """A tag in a list: a word, a number, or a table with a name."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return scalar(value.get("name") or value.get("title") or value.get("label"))
    return scalar(value)


def language(entries: Entries) -> str | None:
    """A BCP 47 tag: `en_GB.UTF-8` becomes `en-GB`. What is none, as `English`, is dropped."""
    typed = entries.text(*LANGUAGE)
    if typed is None:
        return None
    said = typed.partition(".")[0].replace("_", "-")
    return said if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", said) else None


def reading_minutes(entries: Entries) -> int | None:
    """`10`, `"10 min read"`."""
    match = re.match(r"\d{1,4}", entries.text(*_READING) or "")
    return int(match[0]) if match else None


def address(entries: Entries, keys: Iterable[str]) -> str | None:
    """The address that the author typed for the post's page, or its pattern.

    keys: those that the site's generator obeys. A `link` counts when it is a path of this site:
    elsewhere it is what the post is about.
    """
    for key in keys:
        said = entries.outermost(key)
        if said and (key != "link" or said.startswith("/")):
            return said
    return None


def own(entries: Entries, *, is_episode: bool = False) -> dict[str, object]:
    """The author's own fields, as JSON values, by key as typed.

    is_episode: whether `number`, `season` and the like have a meaning of their own.
    """
    known = KNOWN_OF_EPISODES if is_episode else KNOWN
    return {entry.key: typed(entry.value) for entry in entries.besides(known)}
