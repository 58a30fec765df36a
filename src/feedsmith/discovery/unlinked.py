"""Whether the pages that people read lead to the feeds: told once a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from feedsmith.discovery.judging import Judge
from feedsmith.discovery.pages import Unfit, read_page
from feedsmith.model import Document
from feedsmith.problems import Place, Problem
from feedsmith.site import Site

_LOOKED = 30
"""So many pages are looked at: a theme does with all posts what it does with some."""


def unlinked(documents: Iterable[Document], site: Site) -> tuple[Problem, ...]:
    """A hint where home pages, or pages of posts in the feeds, have no link to any of the feeds."""
    documents = tuple(documents)
    judge = Judge(documents, site)
    pages = [*islice(dict.fromkeys(_pages(documents, site)), _LOOKED)]
    judged = [(file, _names_one(file, url, judge)) for file, url in pages]
    without = [file for file, names in judged if names is False]
    if not without:
        return ()
    looked = sum(names is not None for _, names in judged)
    number = f"{len(without)} of the {looked} pages that were looked at"
    verb = "name" if len(without) > 1 else "names"
    problem = Problem(
        code="page-unlinked",
        level="hint",
        place=Place(_shown(without[0], site.root)),
        what=f"{number} {verb} none of the site's feeds, so browsers and "
        "readers do not find these there; `feedsmith link --write` adds the links",
        mend="Run feedsmith link --write after each build, or put the links into the head of the "
        "site's templates.",
    )
    return (problem,)


def _shown(file: Path, root: Path) -> str:
    return (file.relative_to(root) if file.is_relative_to(root) else file).as_posix()


def _pages(documents: Iterable[Document], site: Site) -> Iterator[tuple[Path, str]]:
    """The files of home pages and of posts, with their addresses."""
    homes = (one.home for one in (site, *site.translations))
    posts = (item.url for one in documents if one.history != "archive" for item in one.feed.items)
    for url in dict.fromkeys((*homes, *posts)):
        file = site.built.file(url)
        if file is not None:
            yield file, url


def _names_one(file: Path, url: str, judge: Judge) -> bool | None:
    """Whether a page names a feed of the site; `None` where it is none that could."""
    try:
        page = read_page(file.read_bytes(), url)
    except OSError:
        return None
    return None if isinstance(page, Unfit) else any(judge.named(link) for link in page.links)
