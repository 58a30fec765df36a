"""What is known of each static-site generator: one file each, found by name.

Third parties add theirs through the entry point group `feedsmith.generators`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import msgspec

from feedsmith.model import Person

ENDINGS = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"))
"""Of source files, where a generator does not say otherwise."""


class Detected(msgspec.Struct, frozen=True, kw_only=True):
    """What a generator's own configuration says of a site; `None` where it says nothing.

    config: the file it was read from, below the site's root. url: where the site is served, with
    its base path. content, output: folders below the root. people: authors by the id that posts
    name them by. settings: the configuration itself, for the generator's rules.
    prefixes: under which path a content folder's files count, where it is not the root.
    lists: front matter of the pages that list a folder, by that folder below the content, and
    bundles: the folders whose files all belong to one page; where a generator has these.
    root: the site's folder, for rules that look at files beside a post. translations: the same
    site in its other languages, each by the folder that its pages stand in.
    """

    config: str
    url: str | None = None
    title: str | None = None
    description: str | None = None
    language: str | None = None
    authors: tuple[Person, ...] = ()
    timezone: str | None = None
    content: tuple[str, ...] = ()
    output: str | None = None
    people: dict[str, Person] = {}
    settings: dict[str, object] = {}
    prefixes: dict[str, str] = {}
    lists: dict[str, dict[str, object]] = {}
    bundles: frozenset[str] = frozenset()
    root: Path = Path()
    translations: dict[str, "Detected"] = {}


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What an address can depend on.

    path: the post's file below its content folder. slug, url: as typed in its front matter.
    heading: the title with which its text begins, for the generators that make slugs of it.
    published: in the offset it was typed with. local: the same moment in the site's zone.
    """

    path: PurePosixPath
    title: str = ""
    slug: str | None = None
    url: str | None = None
    heading: str = ""
    categories: tuple[str, ...] = ()
    published: datetime | None = None
    local: datetime | None = None


class Expansion(NamedTuple):
    """A source text without template tags, and the names of those that only a build can expand."""

    text: str
    left_out: tuple[str, ...] = ()


def _no_defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:  # noqa: ARG001
    return {}


def _typed_dates_first(detected: Detected) -> bool:  # noqa: ARG001
    return False


def _as_written(text: str, detected: Detected) -> Expansion:  # noqa: ARG001
    return Expansion(text)


class Generator(NamedTuple):
    """A static-site generator.

    detect: reads its configuration, never runs it; `None` where the folder is not its site.
    is_post: whether a source file can be one (its front matter decides the rest).
    addresses: where the built page may stand, as paths from the site's address with percent signs
    only where typed, likeliest first. defaults: front matter that the configuration adds to a file.
    expand: replaces template tags in a body. dates_in_names_first: whether a date in a file's name
    goes before a typed one. blank_separated_tags: how it reads `tags: one two`.
    endings: of its source files. dialects: how its posts say their metadata where that is neither
    YAML, TOML nor JSON: modules of loaders/frontmatter/dialects.
    is_fallback: whether it is asked after all others, for it proves little.
    address_keys: the front matter that it takes a page's address from; others' keys mean nothing
    to it.
    """

    name: str
    detect: Callable[[Path], Detected | None]
    is_post: Callable[[PurePosixPath, Detected], bool]
    addresses: Callable[[Source, Detected], tuple[str, ...]]
    defaults: Callable[[PurePosixPath, Detected], Mapping[str, object]] = _no_defaults
    expand: Callable[[str, Detected], Expansion] = _as_written
    dates_in_names_first: Callable[[Detected], bool] = _typed_dates_first
    blank_separated_tags: bool = False
    endings: frozenset[str] = ENDINGS
    dialects: tuple[str, ...] = ()
    is_fallback: bool = False
    address_keys: tuple[str, ...] = ("url", "permalink", "path", "save_as", "link")
