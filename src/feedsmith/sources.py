"""What a site's sources and pages give: the one decision that feeds and explanations share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from feedsmith.data import read_data
from feedsmith.loaders.frontmatter.files import fits
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post, shown_name
from feedsmith.loaders.pages.chosen import chosen
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.loaders.pages.posts import page_items
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.model import Item
from feedsmith.problems import FeedsmithError, Place, Problem
from feedsmith.site import Site

SourceFile = tuple[Path, Path]
"""A content folder, and a file in it."""

Each = Callable[[Callable[[SourceFile], Post], Sequence[SourceFile]], Iterable[Post]]
"""Does the work for each file, in their order: `map`, or something that shows how far it is."""


@dataclass(frozen=True)
class Sources:
    """A site as it was read.

    index: its built pages, where there are any. posts: what each of the files gives, in their
    order. rows: what the data file gives besides.
    """

    site: Site
    index: PageIndex | None
    files: tuple[SourceFile, ...]
    posts: tuple[Post, ...]
    rows: tuple[Post, ...]

    @property
    def by_pages(self) -> bool:
        """Whether the built pages alone decide, for no source is a post, shown or kept back."""
        site, every = self.site, (*self.posts, *self.rows)
        sourceless = site.choice.source is None and (not site.folder or site.generator.is_fallback)
        is_source = any(post.item is not None or post.is_hidden for post in every)
        return self.index is not None and sourceless and not is_source

    @property
    def pages(self) -> Sequence[Scanned]:
        """Every built page; where they alone decide, as judged or as `[pages] posts` has it."""
        pages = self.index.pages if self.index is not None else ()
        patterns = self.site.pages.posts if self.by_pages else []
        return chosen(pages, lambda path: fits(path, patterns, ())) if patterns else pages

    @property
    def items(self) -> list[Item]:
        """The items, in no order that readers see."""
        if self.by_pages:
            return page_items(self.pages, self.site)
        return [post.item for post in (*self.posts, *self.rows) if post.item is not None]

    @property
    def problems(self) -> Iterator[Problem]:
        """What was met on the way."""
        return (problem for post in (*self.posts, *self.rows) for problem in post.problems)


def read_sources(site: Site, each: Each = map) -> Sources:
    """Every source of a site; pages are read when something asks for them."""
    index = PageIndex(site) if site.built.has_pages else None
    files = tuple(post_files(site))
    posts = tuple(each(partial(_read, site=site, index=index), files))
    source = site.choice.source if not site.folder else None
    rows = read_data(site.root / source, site, index, posts) if source is not None else []
    return Sources(site, index, files, posts, tuple(rows))


def _read(place: SourceFile, site: Site, index: PageIndex | None) -> Post:
    try:
        if index is None:
            return read_post(*place, site, None)
        return read_post(*place, site, site.built, index.find)
    except FeedsmithError:
        raise
    except Exception as error:  # one bad file never ends a run
        return Post(None, (failed(shown_name(place[1], site), error),))


def failed(name: str, error: Exception, outcome: str = "it is not published") -> Problem:
    """The problem of a post on which feedsmith itself failed. outcome: words that follow "so"."""
    return Problem(
        code="post-failed",
        level="error",
        place=Place(name),
        what=f"feedsmith failed on it ({type(error).__name__}: {error}), so {outcome}",
        mend="This is a fault of feedsmith: report it with the file.",
    )
