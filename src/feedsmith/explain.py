"""Why a post is in the feeds or not, and where each of its values comes from."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.frontmatter.origins import origins, said
from feedsmith.loaders.frontmatter.posts import post_files, read_post
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.model import Item
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.site import Site


class Value(NamedTuple):
    """A field: what it came to, and where that comes from."""

    field: str
    value: str
    where: str


class Explained(NamedTuple):
    """A source file or a built page: whether it is a post in the feeds, and why.

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
        self.index = PageIndex(site) if site.built.has_pages else None
        self.files = tuple(post_files(site))
        self.posts = tuple(self._read(folder, file) for folder, file in self.files)

    def _read(self, folder: Path, file: Path) -> Post:
        if self.index is None:
            return read_post(folder, file, self.site, None)
        return read_post(folder, file, self.site, self.site.built, self.index.find)

    @property
    def by_pages(self) -> bool:
        """Whether the pages alone decide, for no source is a post."""
        return not any(post.item is not None or post.is_hidden for post in self.posts)

    @property
    def pages(self) -> Sequence[Scanned]:
        """Every built page."""
        return self.index.pages if self.index is not None else ()


def explain_site(reader: Reader) -> Iterator[Explained]:
    """Each source file, or each page where the pages alone decide."""
    if not reader.by_pages:
        for (folder, file), post in zip(reader.files, reader.posts, strict=True):
            yield _source(folder, file, post, reader)
        return
    for page in reader.pages:
        yield _page(page)


def explain_one(reader: Reader, wanted: str) -> Explained:
    """One post by its source file, its built page, or its address. Raises FeedsmithError."""
    path = Path(wanted)
    candidates = {path.resolve(), (reader.site.root / path).resolve()}
    for (folder, file), post in zip(reader.files, reader.posts, strict=True):
        address = post.item.url if post.item else None
        if file.resolve() in candidates or wanted == address:
            return _source(folder, file, post, reader)
    for page in reader.pages:
        file = (reader.site.output / page.path).resolve()
        if file in candidates or wanted in (page.url, page.path):
            owner = _owner(page, reader)
            return owner or _page(page, alone=reader.by_pages)
    if any(one.is_file() for one in candidates):
        why = "it is none of the site's source files, or its generator does not take it for a post"
        return Explained(wanted, False, why)
    raise FeedsmithError(
        f"{wanted} is no source file, page or address of this site",
        "Name a file below the site, or an address as the feeds have it.",
    )


def _owner(page: Scanned, reader: Reader) -> Explained | None:
    """The source that a page was built from."""
    for (folder, file), post in zip(reader.files, reader.posts, strict=True):
        if post.item is not None and post.item.url == page.url:
            return _source(folder, file, post, reader)
    return None


def _source(folder: Path, file: Path, post: Post, reader: Reader) -> Explained:
    site = reader.site
    name = os.path.relpath(file, site.root)
    if post.item is None:
        why = post.why or "it cannot be read"
        values = tuple(
            Value(one.field, one.written, one.where)
            for one in origins(folder, file, name, site)
            if one.written is not None
        )
        return Explained(name, False, why, None, values, post.problems)
    values = tuple(_values(post.item, folder, file, name, site))
    page = site.built.file(post.item.url)
    body = f"the built page {os.path.relpath(page, site.root)}" if page else name
    why = "it has a date, is not hidden, and its page is there" if page else "it has a date"
    return Explained(
        name, True, why, post.item.url, (*values, Value("body", "", body)), post.problems
    )


def _values(item: Item, folder: Path, file: Path, name: str, site: Site) -> Iterator[Value]:
    for origin in origins(folder, file, name, site):
        value = said(item, origin.field)
        if origin.field == "authors" and not value:
            value = ", ".join(person.name for person in site.authors)
        if value or origin.written is not None:
            yield Value(origin.field, value or str(origin.written), origin.where)


def _page(page: Scanned, *, alone: bool = True) -> Explained:
    kind, said = page.kind, page.page
    if kind.is_post and not alone:
        why = "it looks like a post, but none of the site's source files was built to it"
        return Explained(page.path, False, why, page.url)
    values = []
    if said.title:
        values.append(Value("title", said.title.value, said.title.where))
    if said.published:
        values.append(Value("published", str(said.published[0]), said.published[1]))
    if said.summary:
        values.append(Value("summary", said.summary.value, said.summary.where))
    if said.image:
        values.append(Value("image", said.image.value, said.image.where))
    return Explained(page.path, kind.is_post, kind.reason, page.url, tuple(values))
