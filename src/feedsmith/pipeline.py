"""From a site to its feeds, in memory: load, arrange, prepare, address, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from msgspec.structs import replace

from feedsmith.bodies import Prepared, prepare_item
from feedsmith.feedset.site import newest_first, singled
from feedsmith.feedset.variants import Wanted, wanted
from feedsmith.links import Links
from feedsmith.loaders.pages.selectors import selector_problem
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Document, Feed, Format, Item
from feedsmith.outlines import outline_file
from feedsmith.plugins import Plugins, installed
from feedsmith.podcasts.files import (
    Measured,
    chapter_files,
    for_players,
    measured,
    measured_show,
    size_of_picture,
    unpinned,
)
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.site import Site
from feedsmith.sources import failed, read_sources
from feedsmith.urls import absolute
from feedsmith.vocabularies import without

if TYPE_CHECKING:
    from feedsmith.preparations.email import Measure

Task = TypeVar("Task")
Result = TypeVar("Result")

Steps = Callable[[str, int], Callable[[], None]]
"""Told a stage's name and its number of steps; what it gives is called after each step."""


def silent(stage: str, steps: int) -> Callable[[], None]:  # noqa: ARG001
    """Shows nothing."""
    return lambda: None


class Build(NamedTuple):
    """What a build made: nothing of it is on the disk yet.

    outputs: bytes by path below the output folder: the documents, the files of chapters, and the
    list of the feeds. posts: how many could be shown. paths: where each output is to be, the same
    path twice where two would be at one.
    """

    documents: tuple[Document, ...]
    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    posts: int
    newest: Item | None
    paths: tuple[str, ...]


class Workshop(NamedTuple):
    """With what a build is made: the parts, who does the work, who is told how far it is.

    media: what earlier runs read of the site's recordings and pictures.
    """

    plugins: Plugins
    executor: Executor | None = None
    steps: Steps = silent
    media: MediaFiles | None = None

    def each(
        self, stage: str, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result]:
        """The results in the order of the tasks."""
        step = self.steps(stage, len(tasks))
        size = max(1, len(tasks) // 32)
        mapped = self.executor.map(work, tasks, chunksize=size) if self.executor else None
        for result in map(work, tasks) if mapped is None else mapped:
            step()
            yield result


def build(site: Site, workshop: Workshop | None = None) -> Build:
    """Every feed of the site, in memory. Problems in content are values in the result."""
    workshop = workshop or Workshop(installed())
    _check_selectors(site)
    apart = site.feed.languages == "apart"
    parts = [_part([one], workshop) for one in (site, *site.translations)] if apart else []
    parts = parts or [_part([site, *site.translations], workshop)]
    documents = tuple(document for part in parts for document in part.documents)
    feeds = write(documents, workshop.plugins, site.feed.omit)
    chapters = chapter_files(documents, site)
    outlines = outline_file(documents, site.title, site.feed.opml)
    paths = (*(document.path for document in documents), *chapters, *outlines)
    found = (problem for part in parts for problem in part.problems)
    problems = dict.fromkeys((*found, *unpinned(parts[0].documents, site.config)))
    newest = next((part.items[0] for part in parts if part.items), None)
    posts = sum(len(part.items) for part in parts)
    outputs = feeds | chapters | outlines
    return Build(documents, outputs, tuple(problems), posts, newest, paths)


def _check_selectors(site: Site) -> None:
    for selector in (*([site.pages.body] if site.pages.body else ()), *site.pages.remove):
        wrong = selector_problem(selector)
        if wrong is not None:
            raise FeedsmithError(
                f"{site.config}: [pages]: {wrong}", "Write it as in CSS: .post-text."
            )


class _Part(NamedTuple):
    """A site in one language: its items, the documents that show them, what was met on the way."""

    items: Sequence[Item]
    documents: tuple[Document, ...]
    problems: Sequence[Problem]


def _part(sites: Sequence[Site], workshop: Workshop) -> _Part:
    """The feeds of the first site, with the posts of all."""
    site, loaded = sites[0], [load(one, workshop) for one in sites]
    spoken = [_in_language(items, one) for one, (items, _) in zip(sites, loaded, strict=True)]
    items, doubled = singled(newest_first(item for part in spoken for item in part))
    files = workshop.media or MediaFiles(root=site.root)
    site, art = measured_show(site, files)
    feeds = wanted(items, site)
    prepared, more = prepare(feeds, items, site, workshop)
    ready, told = measure(prepared, site, files)
    finished = [finish(one, ready, site, files) for one in feeds]
    paths = (one.paths for one in feeds)
    documents = [
        address((made,), where, site.url) for where, (made, _) in zip(paths, finished, strict=True)
    ]
    problems = [problem for _, part in loaded for problem in part]
    problems += [
        *site.problems,
        *doubled,
        *(problem for one in feeds for problem in one.problems),
        *art,
        *more,
        *told,
        *(p for _, part in finished for p in part),
    ]
    return _Part(items, tuple(chain.from_iterable(documents)), problems)


def _in_language(items: Iterable[Item], site: Site) -> list[Item]:
    """The items of a translation say their language, for they may stand among others."""
    return [replace(one, language=one.language or site.language) for one in items]


def load(site: Site, workshop: Workshop) -> tuple[list[Item], list[Problem]]:
    """Metadata of every post, the newest first, and what was met on the way."""
    sources = read_sources(site, partial(workshop.each, "Reading posts"))
    items, doubled = singled(newest_first(sources.items))
    return items, [*sources.problems, *doubled]


def prepare(
    feeds: Iterable[Wanted], items: Iterable[Item], site: Site, workshop: Workshop
) -> tuple[Mapping[str, Item | None], list[Problem]]:
    """The items that are shown, with bodies, each once; by their ids."""
    shown = list({item.id: item for one in feeds for item in one.feed.items}.values())
    work = partial(_prepare, site=site, links=Links.of(items))
    results = list(workshop.each("Preparing bodies", work, shown))
    problems = [problem for done in results for problem in done.problems]
    return {item.id: done.item for item, done in zip(shown, results, strict=True)}, problems


def measure(
    items: Mapping[str, Item | None], site: Site, files: MediaFiles
) -> tuple[Mapping[str, Item | None], list[Problem]]:
    """The same items with what their recordings and covers say of themselves."""
    found = {id: item and _measured(item, site, files) for id, item in items.items()}
    problems = [problem for one in found.values() if one for problem in one.problems]
    return {id: one and one.item for id, one in found.items()}, problems


def _measured(item: Item, site: Site, files: MediaFiles) -> Measured:
    try:
        return measured(item, site, files)
    except Exception as error:  # one bad file never ends a run
        return Measured(item, (_failed(item, error, "its files were not read"),))


def _for_email(item: Item, sizes: Measure) -> tuple[Item, tuple[Problem, ...]]:
    from feedsmith.newsletters import for_email

    try:
        return for_email(item, sizes)
    except Exception as error:  # nor does one bad body
        return item, (_failed(item, error, "it is mailed as it stands on the web"),)


def _failed(item: Item, error: Exception, outcome: str) -> Problem:
    return failed(item.place.file if item.place else item.url, error, outcome)


def _prepare(item: Item, site: Site, links: Links) -> Prepared:
    try:
        return prepare_item(item, site, links)
    except Exception as error:  # one bad body never ends a run
        return Prepared(None, (_failed(item, error, "it is not published"),))


def finish(
    one: Wanted, ready: Mapping[str, Item | None], site: Site, files: MediaFiles
) -> tuple[Feed, list[Problem]]:
    """The feed with the bodies of its items, as its readers need them."""
    items = [item for shown in one.feed.items if (item := ready[shown.id]) is not None]
    updated = max((item.touched for item in items if item.touched), default=None)
    if one.content == "summary":
        items = [replace(item, body=None) for item in items]
    if one.feed.show is not None:
        items = [for_players(item) for item in items]
    problems: list[Problem] = []
    if one.email:
        sizes = partial(size_of_picture, site=site, files=files)
        safe = [_for_email(item, sizes) for item in items]
        items, problems = [item for item, _ in safe], [p for _, found in safe for p in found]
    return replace(one.feed, items=tuple(items), updated=updated, mailing=one.email), problems


def address(feeds: Iterable[Feed], paths: Mapping[Format, str], url: str) -> tuple[Document, ...]:
    """Each feed in each format, at its own address below the site's, which ends in `/`."""
    return tuple(
        Document(feed=feed, url=absolute(path, url) or url + path, path=path, format=name)
        for feed in feeds
        for name, path in paths.items()
    )


def write(
    documents: Iterable[Document], plugins: Plugins, omit: Iterable[str] = ()
) -> dict[str, bytes]:
    """The bytes of each document, by path. omit: elements of vocabularies that are not written."""
    omitted = frozenset(omit)
    vocabularies = tuple(without(one, omitted) for one in plugins.vocabularies)
    return {one.path: plugins.writers[one.format](one, vocabularies) for one in documents}
