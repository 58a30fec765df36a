"""From a site to its feeds, in memory: load, arrange, prepare, address, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from feedsmith.bodies import Prepared, prepare_item
from feedsmith.feedset.site import feed, newest_first, singled
from feedsmith.links import Links
from feedsmith.loaders.pages.selectors import selector_problem
from feedsmith.model import Document, Feed, Format, Item
from feedsmith.plugins import Plugins, installed
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.site import Site
from feedsmith.sources import failed, read_sources
from feedsmith.urls import absolute
from feedsmith.vocabularies import without

Task = TypeVar("Task")
Result = TypeVar("Result")

Steps = Callable[[str, int], Callable[[], None]]
"""Told a stage's name and its number of steps; what it gives is called after each step."""


def silent(stage: str, steps: int) -> Callable[[], None]:  # noqa: ARG001
    """Shows nothing."""
    return lambda: None


class Build(NamedTuple):
    """What a build made: nothing of it is on the disk yet.

    outputs: bytes by path below the output folder. posts: how many could be shown.
    """

    documents: tuple[Document, ...]
    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    posts: int
    newest: Item | None


class Workshop(NamedTuple):
    """With what a build is made: the parts, who does the work, who is told how far it is."""

    plugins: Plugins
    executor: Executor | None = None
    steps: Steps = silent

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
    outputs = write(documents, workshop.plugins, site.feed.omit)
    problems = dict.fromkeys(problem for part in parts for problem in part.problems)
    newest = next((part.items[0] for part in parts if part.items), None)
    return Build(
        documents, outputs, tuple(problems), sum(len(part.items) for part in parts), newest
    )


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
    prepared, more = prepare(arrange(items, site), items, site, workshop)
    problems = [problem for _, part in loaded for problem in part]
    return _Part(items, address(prepared, site.paths, site.url), [*problems, *doubled, *more])


def _in_language(items: Iterable[Item], site: Site) -> list[Item]:
    """The items of a translation say their language, for they may stand among others."""
    return [replace(one, language=one.language or site.language) for one in items]


def load(site: Site, workshop: Workshop) -> tuple[list[Item], list[Problem]]:
    """Metadata of every post, the newest first, and what was met on the way."""
    sources = read_sources(site, partial(workshop.each, "Reading posts"))
    items, doubled = singled(newest_first(sources.items))
    return items, [*sources.problems, *doubled]


def arrange(items: Sequence[Item], site: Site) -> tuple[Feed, ...]:
    """Which item stands in which feed."""
    return (feed(items, site),)


def prepare(
    feeds: Sequence[Feed], items: Iterable[Item], site: Site, workshop: Workshop
) -> tuple[tuple[Feed, ...], list[Problem]]:
    """The bodies of the items that are shown, each once however many feeds show it."""
    shown = list({item.id: item for feed in feeds for item in feed.items}.values())
    work = partial(_prepare, site=site, links=Links.of(items))
    results = list(workshop.each("Preparing bodies", work, shown))
    ready = {item.id: done.item for item, done in zip(shown, results, strict=True)}
    prepared = tuple(_with_bodies(feed, ready) for feed in feeds)
    return prepared, [problem for done in results for problem in done.problems]


def _prepare(item: Item, site: Site, links: Links) -> Prepared:
    try:
        return prepare_item(item, site, links)
    except Exception as error:  # one bad body never ends a run
        return Prepared(None, (failed(item.place.file if item.place else item.url, error),))


def _with_bodies(feed: Feed, ready: Mapping[str, Item | None]) -> Feed:
    items = tuple(item for one in feed.items if (item := ready[one.id]) is not None)
    updated = max((item.touched for item in items if item.touched), default=None)
    return replace(feed, items=items, updated=updated)


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
