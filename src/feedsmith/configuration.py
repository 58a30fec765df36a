"""`feedsmith.toml`, or `[tool.feedsmith]` in pyproject.toml: read strictly, every key optional.

An unknown key is an error that names the nearest known one and the line.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from pathlib import Path
from typing import Literal

import msgspec

from feedsmith.model import Format, Person
from feedsmith.problems import FeedsmithError

FILE = "feedsmith.toml"


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the configuration: no key but those listed."""


class Author(Table, frozen=True):
    """An author: a name, and what may be shown beside it."""

    name: str
    email: str | None = None
    url: str | None = None
    avatar: str | None = None

    def person(self) -> Person:
        """The author as the model has it."""
        return Person(name=self.name, email=self.email, url=self.url, avatar=self.avatar)


class SiteTable(Table, frozen=True):
    """[site]: what is said of the site as a whole.

    url: where it is served, with its base path. author: a name, a table, or a list of these.
    timezone: of dates typed without an offset, an IANA name. image, icon: addresses or paths.
    """

    url: str | None = None
    title: str | None = None
    description: str | None = None
    language: str | None = None
    author: str | Author | list[str | Author] | None = None
    timezone: str | None = None
    image: str | None = None
    icon: str | None = None
    rights: str | None = None


class ContentTable(Table, frozen=True):
    """[content]: where posts are written and where their pages are built.

    folder: one or several, below the site. source: a data file (JSON, JSON Lines, CSV) whose rows
    are posts too, and keys: what its columns are called, by the name of front matter that they
    mean. posts, exclude: patterns of paths below the folder.
    permalink: the address of a post where no generator's rule gives it.
    drafts, future: publish these too.
    """

    folder: str | list[str] | None = None
    output: str | None = None
    source: str | None = None
    keys: dict[str, str] = {}
    posts: list[str] = []
    exclude: list[str] = []
    permalink: str | None = None
    drafts: bool = False
    future: bool = False


class PagesTable(Table, frozen=True):
    """[pages]: how the built pages are read, where feedsmith's own judgement is not wanted.

    body: a CSS selector of the element that holds a post. remove: selectors of what in it is no
    part of the post. posts: patterns of paths below the output that are posts, where no sources
    are read.
    """

    body: str | None = None
    remove: list[str] = []
    posts: list[str] = []


class FeedTable(Table, frozen=True):
    """[feed]: what is in the feeds and where they are written, below the output folder.

    limit: the newest so many posts. content: whole bodies, or summaries alone. languages: of a site
    in several, a feed each or one for all.
    extra: front-matter keys of the author's own that JSON Feed shows. omit: elements of
    vocabularies that shall not be written, such as `media:content`.
    """

    limit: int = 20
    content: Literal["full", "summary"] = "full"
    languages: Literal["apart", "together"] = "apart"
    formats: tuple[Format, ...] = ("rss", "atom", "json")
    rss: str = "feed.xml"
    atom: str = "atom.xml"
    json: str = "feed.json"
    hubs: list[str] = []
    extra: list[str] = []
    omit: list[str] = []


class Configuration(Table, frozen=True):
    """The whole file. generator: its name, or `plain`, where detection shall not decide.

    authors: people by the id that posts name them by.
    """

    generator: str | None = None
    site: SiteTable = SiteTable()
    content: ContentTable = ContentTable()
    pages: PagesTable = PagesTable()
    feed: FeedTable = FeedTable()
    authors: dict[str, Author] = {}


def find_configuration(root: Path) -> Path | None:
    """`feedsmith.toml` in this folder, else a pyproject.toml that has `[tool.feedsmith]`."""
    if (root / FILE).is_file():
        return root / FILE
    pyproject = root / "pyproject.toml"
    if pyproject.is_file() and "[tool.feedsmith" in pyproject.read_text("utf-8", "replace"):
        return pyproject
    return None


def read_configuration(file: Path) -> Configuration:
    """The configuration in this file. Raises FeedsmithError naming file, line and key."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        read = tomllib.loads(text)
    except OSError as error:
        raise FeedsmithError(
            f"{file} cannot be read: {error.strerror}", "Name a file that is there with --config."
        ) from error
    except ValueError as error:
        raise FeedsmithError(
            f"{file.name}: {error}", "Mend the line; values are written as in https://toml.io."
        ) from error
    if file.name == "pyproject.toml":
        read = read.get("tool", {}).get("feedsmith", {})
    try:
        return msgspec.convert(read, Configuration)
    except msgspec.ValidationError as error:
        raise _unfit(str(error), text, file.name) from None


_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_WHERE = re.compile(r" - at `\$\.?(?P<path>.*)`$")


def _unfit(message: str, text: str, file: str) -> FeedsmithError:
    where = _WHERE.search(message)
    path = re.sub(r"\[.*", "", where["path"]) if where else ""
    unknown = _UNKNOWN.match(message)
    if unknown:
        key = unknown["key"]
        line = _line(text, path, key)
        near = difflib.get_close_matches(key, _known(path), n=1, cutoff=0.5)
        known = ", ".join(_known(path))
        table = f"[{path}]" if path else "the top of the file"
        mend = f"Did you mean `{near[0]}`?" if near else f"Keys of {table}: {known}."
        return FeedsmithError(f"{file}:{line}: unknown key `{key}` in {table}", mend)
    table, _, key = path.rpartition(".")
    line = _line(text, table, key)
    return FeedsmithError(
        f"{file}:{line}: `{path}`: {_WHERE.sub('', message)}", "See docs/configuration.md for keys."
    )


def _known(path: str) -> list[str]:
    """The keys of the table at this path."""
    tables: dict[str, type[Table]] = {
        "": Configuration,
        "site": SiteTable,
        "content": ContentTable,
        "pages": PagesTable,
        "feed": FeedTable,
    }
    table = tables.get(path, Author)
    return list(table.__struct_fields__)


def _line(text: str, table: str, key: str) -> int:
    """The line on which a key, or a table's header, stands; 1 where it cannot be told."""
    inside = ""
    names = {f"{table}.{key}".strip("."), key}
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header:
            inside = header[1].replace('"', "").removeprefix("tool.feedsmith").strip(".")
            if inside == f"{table}.{key}".strip("."):
                return number
        typed = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if typed and typed[1].strip("\"'") in names and (inside == table or "." in typed[1]):
            return number
    return next((n for n, line in enumerate(text.splitlines(), 1) if key and key in line), 1)
