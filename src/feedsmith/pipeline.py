"""From a site to its feeds, in memory: load, arrange, prepare, recognize, finish, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from feedsmith import disk
from feedsmith.bodies import Prepared, prepare_item
from feedsmith.cache import shelves
from feedsmith.cache.recall import Recall
from feedsmith.feedset.site import newest_first, singled
from feedsmith.feedset.variants import Wanted, wanted
from feedsmith.finishing import Finished, Finishing
from feedsmith.ledger.remembering import Memory
from feedsmith.links import Links
from feedsmith.loaders.pages.selectors import selector_problem
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Document, Item
from feedsmith.outlines import outline_file
from feedsmith.outputs import Outputs
from feedsmith.plugins import Plugins, installed
from feedsmith.podcasts.files import Measured, chapter_files, measured, measured_show
from feedsmith.problems import FeedsmithError, Problem
from feedsmith.readable import readable, style_file
from feedsmith.recognition import Recognized, adopted, read_memory, recognized
from feedsmith.site import Site
from feedsmith.sources import failed, read_sources
from feedsmith.spool import Spool
from feedsmith.subscribe_page import subscribe_pages
from feedsmith.workers import Workers

Task = TypeVar("Task")
Result = TypeVar("Result")

Steps = Callable[[str, int], Callable[[], None]]
"""Told a stage's name and its number of steps; what it gives is called after each step."""


def silent(stage: str, steps: int) -> Callable[[], None]:  # noqa: ARG001
    """Shows nothing."""
    return lambda: None


class Build(NamedTuple):
    """What a build made: nothing of it is on the disk yet.

    outputs: bytes by path below the output folder: the documents, which are written when they are
    asked for, the files of chapters, the list of the feeds, their style, and the pages to subscribe
    on. posts: how many could be shown. paths: where each output is to be, the same path twice where
    two would be at one. memory: what subscribers know, `None` where nobody keeps that. allowed: so
    many posts may come to them as new. until: when a post will appear or vanish, so that another
    build is due.
    """

    documents: tuple[Document, ...]
    outputs: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    posts: int
    newest: Item | None
    paths: tuple[str, ...]
    memory: Memory | None = None
    allowed: int = 0
    until: datetime | None = None


class Workshop(NamedTuple):
    """With what a build is made: the parts, who does the work, who is told how far it is.

    media: what earlier runs read of the site's recordings and pictures. allowed: so many posts may
    come as new to the subscribers of a feed. recall: what earlier runs read of its posts and pages.
    """

    plugins: Plugins
    workers: Workers = Workers(1)
    steps: Steps = silent
    media: MediaFiles | None = None
    allowed: int = 0
    recall: Recall | None = None

    def each(
        self, stage: str, work: Callable[[Task], Result], tasks: Sequence[Task]
    ) -> Iterator[Result]:
        """The results in the order of the tasks."""
        step = self.steps(stage, len(tasks))
        for result in self.workers.map(work, tasks):
            step()
            yield result


def build(site: Site, workshop: Workshop | None = None) -> Build:
    """Every feed of the site, in memory. Problems in content are values in the result.

    Raises FeedsmithError where the site's ledger or configuration cannot be used.
    """
    return build_with(read_memory(site), site, workshop or Workshop(installed()))


def build_with(memory: Memory, site: Site, workshop: Workshop) -> Build:
    """The same for subscribers who know this."""
    _check_selectors(site)
    apart = [[one] for one in (site, *site.translations)]
    sites = apart if site.feed.languages == "apart" else [[site, *site.translations]]
    parts = [_part(one, workshop) for one in sites]
    feeds = [feed for part in parts for feed in part.feeds]
    memory, told = adopted(memory, feeds, site)
    items = [item for part in parts for item in part.items]
    sketches = {url: sketch for part in parts for url, sketch in part.sketches.items()}
    known = recognized(memory, items, sketches, site)
    made = [(part, one) for part in parts for one in _finished(part, known, workshop)]
    since = {feed.feed.name: one.since for feed, (_, one) in zip(feeds, made, strict=True)}
    documents = readable([document for _, one in made for document in one.documents], site.feed)
    chapters = chapter_files(documents, site)
    outlines = outline_file(current(documents), site.title, site.feed.opml)
    styles = style_file(documents, site)
    pages = subscribe_pages(tuple(current(documents)), site, outlines)
    files = chapters | outlines | styles | pages
    paths = (*(one.path for one in documents), *chapters, *outlines, *styles, *pages)
    problems = [problem for part in parts for problem in part.problems]
    problems += [*told, *known.problems, *(p for _, one in made for p in one.problems)]
    return Build(
        documents=documents,
        outputs=write(documents, workshop.plugins, site.feed.omit, files),
        problems=tuple(dict.fromkeys(problems)),
        posts=sum(len(part.items) for part in parts),
        newest=next((part.items[0] for part in parts if part.items), None),
        paths=paths,
        memory=known.memory._replace(since={name: day for name, day in since.items() if day}),
        allowed=workshop.allowed,
        until=min((part.until for part in parts if part.until), default=None),
    )


def _check_selectors(site: Site) -> None:
    for selector in (*([site.pages.body] if site.pages.body else ()), *site.pages.remove):
        wrong = selector_problem(selector)
        if wrong is not None:
            raise FeedsmithError(
                f"{site.config}: [pages]: {wrong}", "Write it as in CSS: .post-text."
            )


class _Part(NamedTuple):
    """A site in one language, or in all: its posts, its feeds, and what was met on the way.

    ready: the items that are shown, with bodies, by their ids. sketches: theirs, by address.
    """

    site: Site
    items: Sequence[Item]
    feeds: Sequence[Wanted]
    ready: Mapping[str, Item | None]
    sketches: Mapping[str, str]
    files: MediaFiles
    problems: Sequence[Problem]
    until: datetime | None


def _part(sites: Sequence[Site], workshop: Workshop) -> _Part:
    """The feeds of the first site, with the posts of all."""
    site, loaded = sites[0], [load(one, workshop) for one in sites]
    spoken = [_in_language(of.items, one) for one, of in zip(sites, loaded, strict=True)]
    items, doubled = singled(newest_first(item for part in spoken for item in part))
    files = workshop.media or MediaFiles(root=site.root)
    site, art = measured_show(site, files)
    feeds = wanted(items, site)
    prepared = prepare(feeds, items, site, workshop)
    sketches = {one.item.url: one.sketch for one in prepared.values() if one.item}
    ready, told = measure({id: one.item for id, one in prepared.items()}, site, files)
    problems = [
        *(problem for part in loaded for problem in part.problems),
        *site.problems,
        *doubled,
        *(problem for one in feeds for problem in one.problems),
        *art,
        *(problem for one in prepared.values() for problem in one.problems),
        *told,
    ]
    until = min((part.until for part in loaded if part.until), default=None)
    return _Part(site, items, feeds, ready, sketches, files, problems, until)


def _finished(part: _Part, known: Recognized, workshop: Workshop) -> Iterator[Finished]:
    """The documents of each feed, whose items bear the ids that subscribers know."""
    ids = {item.id: known.matches[item.url].id for item in part.items}
    ready = {
        id: one if one is None or one.id == ids[id] else replace(one, id=ids[id])
        for id, one in part.ready.items()
    }
    finishing = Finishing(part.site, ready, part.files, known.memory, workshop.allowed)
    return (finishing.finished(one) for one in part.feeds)


def current(documents: Iterable[Document]) -> Iterator[Document]:
    """Those that people subscribe to: archives are found from them."""
    return (one for one in documents if one.history != "archive")


def _in_language(items: Iterable[Item], site: Site) -> list[Item]:
    """The items of a translation say their language, for they may stand among others."""
    return [
        one if one.language or not site.language else replace(one, language=site.language)
        for one in items
    ]


class Loaded(NamedTuple):
    """Metadata of every post, the newest first, and what was met on the way.

    until: when a post will appear or vanish.
    """

    items: list[Item]
    problems: list[Problem]
    until: datetime | None


def load(site: Site, workshop: Workshop) -> Loaded:
    """The posts of a site in one language."""
    sources = read_sources(site, workshop.each, workshop.recall)
    items, doubled = singled(newest_first(sources.items))
    until = min((turn for turn in sources.turns if turn > site.now), default=None)
    return Loaded(items, [*sources.problems, *doubled], until)


def prepare(
    feeds: Iterable[Wanted], items: Iterable[Item], site: Site, workshop: Workshop
) -> Mapping[str, Prepared]:
    """The items that are shown, with bodies, each once; by their ids."""
    shown = {item.id: item for one in feeds for item in one.feed.items}
    links, spool = Links(items, site.built), Spool()
    work, stage = (
        partial(_prepare, site=site, links=links),
        partial(workshop.each, "Preparing bodies"),
    )
    named = [(item.url, item) for item in shown.values()]
    held = partial(_held, loaded=dict(named), spool=spool)
    if workshop.recall is None:
        results = [held(one) for one in stage(work, list(shown.values()))]
    else:
        shelf = shelves.bodies(site, shown.values(), links.answer)
        results = workshop.recall.each(shelf, work, named, stage, held)
    return dict(zip(shown, results, strict=True))


def _held(prepared: Prepared, loaded: Mapping[str, Item], spool: Spool) -> Prepared:
    """The same in less memory. loaded: the items by their addresses."""
    item = prepared.item
    return prepared._replace(item=spool.item(item, loaded[item.url])) if item else prepared


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


def _failed(item: Item, error: Exception, outcome: str) -> Problem:
    return failed(item.place.file if item.place else item.url, error, outcome)


def _prepare(item: Item, site: Site, links: Links) -> Prepared:
    disk.note(shelves.ITEM, item.url, shelves.item_known_by(item))
    try:
        return prepare_item(item, site, links)
    except Exception as error:  # one bad body never ends a run
        return Prepared(None, (_failed(item, error, "it is not published"),))


def write(
    documents: Iterable[Document],
    plugins: Plugins,
    omit: Iterable[str] = (),
    files: Mapping[str, bytes] | None = None,
) -> Outputs:
    """The bytes of each document, by path, made when they are asked for.

    omit: elements of vocabularies that are not written. files: what is to stand beside them.
    """
    return Outputs(documents, plugins, omit, files)
