"""What a site's sources and pages give: the one decision that feeds and explanations share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from feedsmith.built import Output
from feedsmith.cache.recall import Recall
from feedsmith.cache.shelves import pages as page_shelf
from feedsmith.cache.shelves import posts as post_shelf
from feedsmith.data import read_data
from feedsmith.loaders.frontmatter.files import fits
from feedsmith.loaders.frontmatter.posts import Post, SourceFile, post_files, read_post, shown_name
from feedsmith.loaders.pages.chosen import chosen
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.loaders.pages.posts import page_items
from feedsmith.loaders.pages.scan import Scanned, scan_page
from feedsmith.model import Item
from feedsmith.problems import FeedsmithError, Place, Problem
from feedsmith.sharing import Shared
from feedsmith.site import Site

Task = TypeVar("Task")
Result = TypeVar("Result")


class Each(Protocol):
    """Does the work for each task, in their order, and may show how far it is."""

    def __call__(
        self, stage: str, work: Callable[[Task], Result], tasks: Sequence[Task], /
    ) -> Iterable[Result]:
        """The results. stage: what is being done, in words."""


def in_turn(
    stage: str,  # noqa: ARG001 -- nobody is told
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
) -> Iterable[Result]:
    """One after the other."""
    return map(work, tasks)


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
    def turns(self) -> Iterator[datetime]:
        """Moments, of the site's time, at which a post appears or vanishes."""
        yield from (turn for post in (*self.posts, *self.rows) for turn in post.turns)
        if self.by_pages:
            said = (one.page.published for one in self.pages if one.kind.is_post)
            yield from (moment[0] for moment in said if moment is not None)

    @property
    def problems(self) -> Iterator[Problem]:
        """What was met on the way."""
        return (problem for post in (*self.posts, *self.rows) for problem in post.problems)


def read_sources(site: Site, each: Each = in_turn, recall: Recall | None = None) -> Sources:
    """Every source of a site; pages are read when something asks for them.

    recall: what earlier runs read of it.
    """
    index = PageIndex(site, partial(_scan, site, each, recall)) if site.built.has_pages else None
    files = tuple(post_files(site))
    work = partial(_read, site=site, index=index, output=site.built)
    stage, held = partial(each, "Reading posts"), partial(_held, shared=Shared())
    if recall is None:
        posts = tuple(map(held, stage(work, files)))
    else:
        named = [(place[1], place) for place in files]
        posts = tuple(recall.each(post_shelf(site), work, named, stage, held))
    source = site.choice.source if not site.folder else None
    rows = read_data(site.root / source, site, index, posts) if source is not None else []
    return Sources(site, index, files, posts, tuple(rows))


def _held(post: Post, shared: Shared) -> Post:
    """The same in less memory."""
    if post.item is not None:
        shared.share(post.item)
    return post


def _scan(
    site: Site, each: Each, recall: Recall | None, files: Sequence[Path]
) -> Iterable[Scanned | None]:
    work, stage = partial(scan_page, site=site), partial(each, "Reading pages")
    if recall is None:
        return stage(work, files)
    return recall.each(page_shelf(site), work, [(str(file), file) for file in files], stage)


def _read(place: SourceFile, site: Site, index: PageIndex | None, output: Output) -> Post:
    folder, file = place
    try:
        if index is None:
            return read_post(folder, file, site, None, files=output)
        return read_post(folder, file, site, output, index.find, output)
    except FeedsmithError:
        raise
    except Exception as error:  # one bad file never ends a run
        return Post(None, (failed(shown_name(Path(file), site), error),))


def failed(name: str, error: Exception, outcome: str = "it is not published") -> Problem:
    """The problem of a post on which feedsmith itself failed. outcome: words that follow "so"."""
    return Problem(
        code="post-failed",
        level="error",
        place=Place(name),
        what=f"feedsmith failed on it ({type(error).__name__}: {error}), so {outcome}",
        mend="This is a fault of feedsmith: report it with the file.",
    )
