"""From documents to files: what a build made, a program's own feed, a feed converted."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from msgspec.structs import replace

from feedsmith.bodies import prepare_html
from feedsmith.cache.verdicts import Verdicts, digest_of
from feedsmith.checks.documents import check_feed, format_of
from feedsmith.checks.grammar import Context
from feedsmith.finishing import address
from feedsmith.ledger import Ledger, ledger_text
from feedsmith.ledger.gate import flooded
from feedsmith.ledger.remembering import Memory, remembered
from feedsmith.loaders.feeds import read_feed
from feedsmith.model import Document, Feed, Format, Item
from feedsmith.outputs import parts_of
from feedsmith.pipeline import Build, write
from feedsmith.plugins import installed
from feedsmith.problems import FeedsmithError, Place, Problem
from feedsmith.publication.files import Contents, Written, locked, replace_files, replace_with
from feedsmith.publication.paths import path_problems
from feedsmith.tracing import item_of, traced
from feedsmith.urls import absolute
from feedsmith.workers import Workers
from feedsmith.writers import GENERATOR

_LOOKED = 4096


class Publication(NamedTuple):
    """What was done to the files, and what kept others from being replaced.

    ledger: what became of the ledger, where there is one and it was written.
    """

    written: tuple[Written, ...]
    problems: tuple[Problem, ...]
    ledger: Written | None = None


def publish(
    build: Build,
    folder: Path,
    ledger: Path | None = None,
    verdicts: Verdicts | None = None,
    workers: Workers | None = None,
) -> Publication:
    """Checks the documents, then replaces those files whose bytes differ, after the ledger.

    ledger: where it is written, if not where it was read. A document that fails leaves the file
    that stands there; where subscribers would be flooded, all do. verdicts: of earlier checks, not
    to be made again. Raises FeedsmithError when another run is writing, or the disk refuses.
    """
    problems = path_problems(build.paths) or floods(build)
    if problems:
        return Publication((), problems)
    memory, judging = build.memory, _Judging.of(build, verdicts)
    file = memory and (ledger or memory.file)
    paths = tuple(build.outputs)
    contents = Contents(
        paths,
        partial(parts_of, build.outputs),
        judging.look,
        judging.learn,
        workers.crew([judging.items(path) for path in paths]) if workers else None,
    )
    with ExitStack() as locks:
        for place in dict.fromkeys((folder, *([file.parent] if file else ()))):
            locks.enter_context(locked(place))
        shown_again = [_shown_again(one, folder / one.path, memory) for one in build.documents]
        written = replace_with(contents, folder, file, partial(_kept, build, judging))
    told = (*judging.problems(), *(one for one in shown_again if one is not None))
    return Publication(written[1:], told, written[0]) if file else Publication(written, told)


class _Found(NamedTuple):
    """The errors for which a document is not published. digest: of one without any error."""

    refused: tuple[Problem, ...] = ()
    digest: bytes = b""

    @property
    def is_sound(self) -> bool:
        """Whether it is published."""
        return not self.refused


class _Judging(NamedTuple):
    """Of the documents, once they are written.

    known: the ids that must stay as they are. refused: the errors for which a document is not
    published, by path.
    """

    documents: Mapping[str, Document]
    known: Container[str]
    refused: dict[str, tuple[Problem, ...]]
    verdicts: Verdicts | None

    @classmethod
    def of(cls, build: Build, verdicts: Verdicts | None) -> _Judging:
        known = build.memory.known.records if build.memory else {}
        return cls({one.path: one for one in build.documents}, known, {}, verdicts)

    def items(self, path: str) -> int:
        """How many are in the document; none in what is no document."""
        return len(self.documents[path].feed.items) if path in self.documents else 0

    def look(self, path: str, stream: BinaryIO) -> _Found:
        """What was written may be published unless an error is found; what is no document may."""
        return self._found(self.documents[path], stream) if path in self.documents else _Found()

    def learn(self, path: str, found: _Found) -> None:
        """Remember what was found."""
        self.refused[path] = found.refused
        if self.verdicts is not None and found.digest:
            self.verdicts.keep(path, found.digest)

    def _found(self, document: Document, stream: BinaryIO) -> _Found:
        digest = digest_of(stream, document.url) if self.verdicts is not None else b""
        if self.verdicts is not None and self.verdicts.is_sound(document.path, digest):
            return _Found((), digest)
        if format_of(stream.read(_LOOKED)) != document.format:
            return _Found((_strange(document),))
        stream.seek(0)
        found = check_feed(stream, Context(document.url))
        errors = [problem for problem in found if problem.level == "error"]
        if not errors:
            return _Found((), digest)
        grave = (one for one in errors if not _is_kept(one, document, self.known))
        return _Found(tuple(traced(one, document) for one in grave))

    def sound(self) -> Iterator[Document]:
        return (one for path, one in self.documents.items() if not self.refused[path])

    def problems(self) -> Iterator[Problem]:
        return chain.from_iterable(self.refused[path] for path in self.documents)


def _kept(build: Build, judging: _Judging) -> bytes:
    """The ledger, with what is about to be shown."""
    if build.memory is None:
        return b""
    kept = ledger_text(remembered(build.memory, judging.sound()))
    _check_unchanged(build.memory, kept)
    return kept


def keep(memory: Memory, ledger: Ledger) -> Written:
    """Writes a ledger in the place of the one that was read, and no feeds."""
    kept = ledger_text(ledger)
    with locked(memory.file.parent):
        _check_unchanged(memory, kept)
        (written,) = replace_files(memory.file.parent, {}, memory.file, kept)
    return written


def floods(build: Build) -> tuple[Problem, ...]:
    """An error for each feed whose subscribers would see too much of what they know."""
    memory = build.memory
    if memory is None:
        return ()
    return flooded(build.documents, memory.known, memory.was, build.allowed)


def _check_unchanged(memory: Memory, kept: bytes) -> None:
    """Raises FeedsmithError where another run has written the ledger since it was read.

    kept: what is to stand in it, and may do so already.
    """
    try:
        data = memory.file.read_bytes()
    except FileNotFoundError:
        data = b""
    if data not in (memory.data, kept):
        raise FeedsmithError(
            f"{memory.file} was changed by somebody else during this run", "Run feedsmith again."
        )


def _is_kept(problem: Problem, document: Document, known: Container[str]) -> bool:
    """Whether it is the form of an id that subscribers know already: another would be another."""
    item = item_of(problem, document)
    is_id = (problem.place.field or "").endswith(("/id", ".id"))
    return is_id and item is not None and item.id in known


def _strange(document: Document) -> Problem:
    return Problem(
        code="output-strange",
        level="error",
        place=Place(document.path),
        what=f"what was written is no document of the format {document.format}; the file that "
        "stands there was left as it is",
        mend="This is a fault of feedsmith or of a plugin: report it.",
    )


def _shown_again(document: Document, file: Path, memory: Memory | None) -> Problem | None:
    """A warning when another program's feed stands there, whose readers know posts by other ids."""
    if memory is not None and document.feed.name in memory.known.feeds:
        return None
    data = _other_programs(file)
    if not data:
        return None
    try:
        known = {item.url: item.id for item in read_feed(data, document.url).items}
    except FeedsmithError:
        return None
    changed = [one for one in document.feed.items if known.get(one.url, one.id) != one.id]
    if not changed:
        return None
    return Problem(
        code="feed-ids-changed",
        level="warning",
        place=Place(document.path),
        what=f"the feed that stood there knew {len(changed)} of these posts by other ids, such as "
        f"{known[changed[0].url]}: its readers may show them again",
        mend=f"Take over their ids: feedsmith adopt {document.path}; or give feedsmith's feed "
        "another name under [feed].",
    )


def _other_programs(file: Path) -> bytes:
    """What stands in a file, but for what feedsmith wrote."""
    if not file.is_file():
        return b""
    with file.open("rb") as stream:
        start = stream.read(_LOOKED)
        is_ours = f"<generator>{GENERATOR}</generator>".encode() in start
        return b"" if is_ours else start + stream.read()


def convert_feed(
    data: bytes, format: Format, source: str | None = None, url: str | None = None
) -> tuple[bytes, tuple[Problem, ...]]:
    """An existing feed in another format, and what was met in its bodies.

    source: where it was served; url: where the new document will be. Raises FeedsmithError for what
    is no feed.
    """
    for said in (source, url):
        if said is not None and (absolute(said, "") or "")[:4] != "http":
            raise FeedsmithError(
                f"`{said}` is not a web address", "Write it whole: https://example.org/feed.xml."
            )
    feed = read_feed(data, source)
    items: list[Item] = []
    problems: list[Problem] = []
    for item in feed.items:
        prepared = prepare_html(item)
        if prepared.item is not None:
            items.append(prepared.item)
        problems += prepared.problems
    path = PATHS[format]
    address = url or absolute(path, feed.home_url) or feed.home_url
    document = Document(
        feed=replace(feed, items=tuple(items)), url=address, path=path, format=format
    )
    return write((document,), installed())[path], tuple(problems)


PATHS: Mapping[Format, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
"""Never `.rss` or `.atom`: servers give these a type that browsers download."""


def publish_feed(
    feed: Feed, folder: Path | str, url: str, paths: Mapping[Format, str] = PATHS
) -> Publication:
    """Writes one feed, made by a program, in each format below a folder.

    url: where the folder is served. The items' bodies are written as they are: safe and with
    absolute addresses, as `from_feedgen` gives them. Raises FeedsmithError as `publish` does.
    """
    documents = address((feed,), paths, url.rstrip("/") + "/")
    outputs = write(documents, installed())
    where = tuple(document.path for document in documents)
    return publish(Build(documents, outputs, (), len(feed.items), None, where), Path(folder))
