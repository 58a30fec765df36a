"""How the feeds that a build makes differ from those that were published.

These stand in the site's output, in a folder, in a file, or on the web.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from feedsmith.differences.values import Before
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from feedsmith.differences.values import FeedDifference
    from feedsmith.ledger.remembering import Memory
    from feedsmith.model import Document, Item
    from feedsmith.pipeline import Build
    from feedsmith.site import Site

Known = dict[str, Before | None]
"""How each document was known, by its path; a document that is not to be compared is not in it."""

_WEB = lazy_pattern(r"https?://", re.IGNORECASE)
_SCHEME = lazy_pattern(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_HEAD = 2**14


def compared(site: Site, made: Build, against: str | None = None) -> tuple[FeedDifference, ...]:
    """What subscribers see otherwise than in what was published.

    against: where that is, as typed; `None` for the output and the ledger. Raises FeedsmithError.
    """
    from feedsmith.differences.documents import Made, differences
    from feedsmith.ledger.remembering import Memory
    from feedsmith.pipeline import Workshop, current, load
    from feedsmith.plugins import installed

    def posts() -> Iterator[Item]:
        workshop = Workshop(installed())
        for one in (site, *site.translations):
            yield from load(one, workshop)[0]

    documents = tuple(current(made.documents))
    memory = made.memory or Memory(site.ledger)
    known = (
        _named(against, documents) if against else _published(documents, made.outputs, site, memory)
    )
    comparable = tuple(one for one in documents if one.path in known)
    result = Made(comparable, made.outputs, memory, posts)
    return differences(result, known, by_ledger=against is None)


def _published(
    documents: Sequence[Document], outputs: Mapping[str, bytes], site: Site, memory: Memory
) -> Known:
    """What stands in the output; of what does not, or is no feed, what the ledger tells."""
    known: Known = {}
    for document in documents:
        before = _in_folder(document, site.output)
        same = before is not None and before.data == outputs[document.path]
        if before is None or not (same or _is_feed(before.data, document)):
            told = document.feed.name in memory.known.feeds
            before = Before(_near(memory.file)) if told else None
        known[document.path] = before
    return known


def _is_feed(data: bytes, document: Document) -> bool:
    from feedsmith.loaders.feeds import read_feed

    try:
        read_feed(data, document.url)
    except FeedsmithError:
        return False
    return True


def _named(against: str, documents: Sequence[Document]) -> Known:
    """What stands in a folder, in a file, or under an address. Raises FeedsmithError."""
    if _WEB.match(against) and against.endswith("/"):
        return {one.path: _live(one, against) for one in documents}
    if _WEB.match(against):
        return _one(Before(against, _fetched(against)), against, documents)
    place = Path(against)
    if place.is_dir():
        return {one.path: _in_folder(one, place) for one in documents}
    if _SCHEME.match(against) or not place.exists():
        raise FeedsmithError(
            f"--against: {against} is nothing that feeds can be compared with",
            "Name a folder of published feeds, a feed, or an address with https; "
            "one that ends with / is that of the whole site.",
        )
    return _one(Before(against, _read(place)), place.absolute().as_posix(), documents)


def _live(document: Document, base: str) -> Before | None:
    """The document where the site is served; `None` where nothing is served yet."""
    from feedsmith.cli.download import NotThere
    from feedsmith.urls import absolute

    url = absolute(document.path, base) or base + document.path
    try:
        return Before(url, _fetched(url))
    except NotThere:
        return None


def _fetched(url: str) -> bytes:
    from feedsmith.cli.download import downloaded_feed

    data = downloaded_feed(url, seconds=30)
    if not data:
        raise FeedsmithError(f"{url}: the server answers with nothing", "Try again later.")
    return data


def _in_folder(document: Document, folder: Path) -> Before | None:
    file = folder / document.path
    data = _read(file) if file.is_file() else b""
    return Before(_near(file), data) if data else None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FeedsmithError(
            f"{file} cannot be read: {error.strerror}", "Let this user read it, or name another."
        ) from error


def _one(before: Before, place: str, documents: Sequence[Document]) -> Known:
    """The document that one feed is the old state of."""
    if not before.data:
        raise FeedsmithError(f"{before.where} is empty", "Name a feed that was published.")
    if not documents:
        raise FeedsmithError("the site has no feeds", "Name formats under [feed].")
    return {_fitting(before, place, documents).path: before}


def _fitting(before: Before, place: str, documents: Sequence[Document]) -> Document:
    """That of the same path or the same address, else the first of the same format, else any."""
    from feedsmith.checks.documents import format_of

    format = format_of(before.data[:4096])
    alike = [one for one in documents if one.format == format] or list(documents)
    head = before.data[:_HEAD]
    by_place = (one for one in alike if f"/{place}".endswith(f"/{one.path}") or place == one.url)
    by_address = (one for one in alike if f'"{one.url}"'.encode() in head)
    return next(by_address, None) or next(by_place, None) or alike[0]


def _near(file: Path) -> str:
    """The shorter of the path from here and the whole path."""
    near = os.path.relpath(file)
    return near if not near.startswith("../../..") else str(file)
