"""Why a post is in the feeds or not, and where each of its values comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from feedsmith.bodies import prepare_item
from feedsmith.feedset.site import newest_first, singled
from feedsmith.ledger.matching import Match, matched
from feedsmith.links import Links
from feedsmith.loaders.frontmatter.files import fits
from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.frontmatter.origins import origins, said
from feedsmith.loaders.frontmatter.posts import shown_name
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.loaders.pages.translations import in_language, language_folders
from feedsmith.model import Item
from feedsmith.problems import Problem
from feedsmith.recognition import read_memory
from feedsmith.site import Site
from feedsmith.sources import read_sources

_FROM_PAGE = ("title", "published", "summary", "image", "authors", "tags", "language")


class Value(NamedTuple):
    """A field: what it came to, and where that comes from."""

    field: str
    value: str
    where: str


class Explained(NamedTuple):
    """A source file, a row of a data file, or a built page: whether it is a post, and why.

    address: of its page, where it has one. values: of a post.
    """

    name: str
    is_post: bool
    why: str
    address: str | None = None
    values: tuple[Value, ...] = ()
    problems: tuple[Problem, ...] = ()


class Reader:
    """The sources and the pages of a site, read once for all explanations."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.sources = read_sources(site)
        self.by_pages = self.sources.by_pages
        self.items, doubled = singled(newest_first(self.sources.items))
        self.doubled = {str(problem.place): problem for problem in doubled}

    @cached_property
    def known(self) -> Mapping[str, Match]:
        """The ids that readers know the posts by, by their addresses; texts are not compared."""
        return matched(self.items, {}, read_memory(self.site).known).found

    @property
    def pages(self) -> Sequence[Scanned]:
        """Every built page, as judged or as `[pages] posts` has it."""
        return self.sources.pages

    @property
    def files(self) -> Iterator[tuple[Path, Path, Post]]:
        """Each content folder, file in it, and what that file gives."""
        for (folder, file), post in zip(self.sources.files, self.sources.posts, strict=True):
            yield folder, Path(file), post


def explain_site(reader: Reader) -> Iterator[Explained]:
    """Each source file and row, or where the pages alone decide, each page and what failed."""
    for folder, file, post in reader.files:
        if not reader.by_pages or any(problem.level != "hint" for problem in post.problems):
            yield _source(folder, file, post, reader)
    if reader.by_pages:
        own = reader.site.folder, language_folders(reader.pages, reader.site.language)
        yield from (_page(page, reader) for page in in_language(reader.pages, *own))
    yield from (_row(post, reader) for post in reader.sources.rows)


def explain_one(reader: Reader, wanted: str) -> Explained | None:
    """One post by its source file, its row (`posts.json:3`), its built page, or its address."""
    candidates = {Path(wanted).resolve(), (reader.site.root / wanted).resolve()}
    for folder, file, post in reader.files:
        if file.resolve() in candidates or (post.item and wanted == post.item.url):
            return _source(folder, file, post, reader, whole=True)
    for post in reader.sources.rows:
        if wanted in (_row_name(post), post.item and post.item.url):
            return _row(post, reader, whole=True)
    for page in reader.pages:
        file = (reader.site.output / page.path).resolve()
        if file in candidates or wanted in (page.url, page.path):
            return _owner(page, reader) or _page(page, reader, whole=True)
    found = next((one for one in candidates if one.is_file()), None)
    return Explained(wanted, False, _why_not_read(found, reader.site)) if found else None


def _owner(page: Scanned, reader: Reader) -> Explained | None:
    """The source that a page was built from."""
    for folder, file, post in reader.files:
        if post.item is not None and post.item.url == page.url:
            return _source(folder, file, post, reader, whole=True)
    return None


def _why_not_read(file: Path, site: Site) -> str:
    """Why a file is none of the sources."""
    if file.is_relative_to(site.output):
        return "it is no page, or only sends its visitor to another address"
    folder = next((one for one in site.content if file.is_relative_to(one)), None)
    if folder is None:
        listed = ", ".join(os.path.relpath(one, site.root) for one in site.content)
        return f"it stands outside of the folders of posts ({listed or 'there are none'})"
    if file.suffix.lower() not in site.generator.endings:
        return f"{site.generator.name} reads no {file.suffix or 'such'} files as posts"
    below = PurePosixPath(file.relative_to(folder).as_posix())
    if not fits(below, (), site.choice.exclude):
        return f"a pattern of [content] exclude in {site.config} names it"
    if not fits(below, site.choice.posts, ()):
        return f"no pattern of [content] posts in {site.config} names it"
    if not site.generator.is_post(site.source_path(file, folder), site.detected):
        return f"{site.generator.name} does not take a file of this name and folder for a post"
    return "hidden files, links and folders of other tools are not read"


def _source(
    folder: Path, file: Path, post: Post, reader: Reader, *, whole: bool = False
) -> Explained:
    site = reader.site
    name = shown_name(file, site)
    item, problems = post.item, post.problems
    if item is None:
        why = post.why or (problems[0].what if problems else "it cannot be read")
        typed = (one for one in origins(folder, file, name, site) if one.written is not None)
        values = tuple(Value(one.field, str(one.written), one.where) for one in typed)
        return Explained(name, False, why, None, values, problems)
    page = site.built.file(item.url)
    why = "it has a date and is not hidden" + (", and its page is there" if page else "")
    if not whole:
        return _judged(Explained(name, True, why, item.url, (), problems), item, reader)
    ready, more = _ready(item, reader)
    values = (*_values(ready, folder, file, name, site), _body(ready, page, name, site))
    found = Explained(name, True, why, item.url, values, (*problems, *more))
    return _judged(found, item, reader)


def _row_name(post: Post) -> str:
    place = post.item.place if post.item else post.problems[0].place if post.problems else None
    if place is None:
        return "a row"
    return f"{place} ({place.field})" if place.line is None and place.field else str(place)


def _row(post: Post, reader: Reader, *, whole: bool = False) -> Explained:
    name, item = _row_name(post), post.item
    if item is None:
        why = post.why or (post.problems[0].what if post.problems else "it cannot be read")
        return Explained(name, False, why, None, (), post.problems)
    why = "its row has a date and is not hidden"
    if not whole:
        return _judged(Explained(name, True, why, item.url, (), post.problems), item, reader)
    ready, more = _ready(item, reader)
    page = reader.site.built.file(item.url) if not item.body else None
    values = tuple(Value(field, text, name) for field in _FROM_PAGE if (text := said(ready, field)))
    values = (*values, Value("guid", item.id, name), _body(ready, page, name, reader.site))
    problems = (*post.problems, *more)
    return _judged(Explained(name, True, why, item.url, values, problems), item, reader)


def _judged(found: Explained, item: Item, reader: Reader) -> Explained:
    """What the other posts do to one: it may be somebody's double, or not be new enough."""
    doubled = reader.doubled.get(str(item.place)) if item not in reader.items else None
    if doubled is not None:
        return found._replace(is_post=False, why=doubled.what)
    found = _as_known(found, item, reader)
    table = reader.site.feed
    rank, limit = reader.items.index(item) + 1, 0 if table.complete else table.limit
    if limit and rank > limit:
        why = f"{found.why}; but {rank - 1} posts are newer and the feeds show {limit} (limit)"
        why += ", so it is for an archive" if table.archive else ""
        return found._replace(why=why)
    return found


def _as_known(found: Explained, item: Item, reader: Reader) -> Explained:
    """With the id that readers know the post by, where the ledger has another."""
    match = reader.known.get(item.url)
    if match is None or match.record is None or match.id == item.id:
        return found
    kept = Value("guid", match.id, f"{reader.site.ledger.name}, as readers know it")
    values = (kept if one.field == "guid" else one for one in found.values)
    return found._replace(values=tuple(values))


def _ready(item: Item, reader: Reader) -> tuple[Item, tuple[Problem, ...]]:
    """The item as the feeds show it."""
    prepared = prepare_item(item, reader.site, Links(reader.items, reader.site.built))
    return prepared.item or item, prepared.problems


def _body(item: Item, page: Path | None, name: str, site: Site) -> Value:
    where = name
    if page is not None:
        where = f"the built page {os.path.relpath(page, site.root)}"
        where += f", element {site.pages.body} ([pages] body)" if site.pages.body else ""
    return Value("body", f"{len(item.body or '')} characters", where)


def _values(item: Item, folder: Path, file: Path, name: str, site: Site) -> Iterator[Value]:
    for origin in origins(folder, file, name, site):
        value = said(item, origin.field)
        if origin.field == "authors" and not value:
            value = ", ".join(person.name for person in site.authors)
        if value or origin.written is not None:
            yield Value(origin.field, value or str(origin.written), origin.where)


def _page(page: Scanned, reader: Reader, *, whole: bool = False) -> Explained:
    kind, site = page.kind, reader.site
    if not reader.by_pages:
        why = "none of the site's source files was built to it"
        why += "" if kind.is_post else f", and {kind.reason}"
        return Explained(page.path, False, why, page.url)
    item = next((one for one in reader.items if one.url == page.url), None)
    if item is None:
        date = page.page.published
        is_late = kind.is_post and date is not None and date[0] > site.now
        why = (
            f"it is dated {date[0]:%Y-%m-%d}, which is to come" if is_late and date else kind.reason
        )
        return Explained(page.path, False, why, page.url)
    ready, problems = _ready(item, reader) if whole else (item, ())
    values = tuple(_page_values(page, ready, site)) if whole else ()
    found = Explained(page.path, True, kind.reason, page.url, values, problems)
    return _judged(found, item, reader)


def _page_values(page: Scanned, item: Item, site: Site) -> Iterator[Value]:
    """What the page says of the post, with the element that says it."""
    read = page.page
    where = {
        "title": read.title and read.title.where,
        "published": read.published and read.published[1],
        "summary": read.summary.where if read.summary else "the first paragraph",
        "image": read.image.where if read.image else "the first picture of the text",
        "language": "html[lang]",
    }
    for field in _FROM_PAGE:
        value, place = said(item, field), where.get(field) or "the page's metadata"
        if field == "authors" and not value:
            value, place = ", ".join(one.name for one in site.authors), "the site's author"
        if value:
            yield Value(field, value, place)
    yield _body(item, site.output / page.path, page.path, site)
