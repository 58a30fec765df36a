"""The feeds of a build against what was published of them: a difference for each feed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.atom_ids import identifier
from feedsmith.checks.documents import format_of
from feedsmith.differences.comparing import LEDGER, OTHER_FORMAT, SAME_FORMAT, compared, head
from feedsmith.differences.values import (
    Before,
    Change,
    DocumentDifference,
    FeedDifference,
    Knowledge,
    Told,
)
from feedsmith.ledger import Record
from feedsmith.ledger.causes import place
from feedsmith.ledger.remembering import Memory
from feedsmith.loaders.feeds import read_feed
from feedsmith.model import Document, Feed, Item
from feedsmith.problems import FeedsmithError


class Made(NamedTuple):
    """What a build made: documents, their bytes by path, and what was known before.

    posts: every post of the site, for those that were in a feed and are no more.
    """

    documents: tuple[Document, ...]
    outputs: Mapping[str, bytes]
    memory: Memory
    posts: Callable[[], Iterable[Item]]


def differences(
    made: Made, before: Mapping[str, Before | None], *, by_ledger: bool
) -> tuple[FeedDifference, ...]:
    """A difference for each feed of the documents, in their order.

    before: how each document was known, by its path. by_ledger: whether the ledger is of the same
    time. Raises FeedsmithError for what is no feed.
    """
    feeds: dict[str, list[DocumentDifference]] = {}
    by_name = {one.feed.name: one.feed for one in made.documents}
    posts: frozenset[str] = frozenset()
    for document in made.documents:
        known = _knowledge(document.feed.name, made.memory, by_ledger=by_ledger)
        found = _document(document, made, before.get(document.path), known)
        if (
            any(one.kind == "removed" for one in found.changes)
            and found.before
            and found.before.data
        ):
            posts = posts or _keys(made.posts())
            found = _document(document, made, found.before, known._replace(posts=posts))
        feeds.setdefault(document.feed.name, []).append(found)
    return tuple(_feed(by_name[name], found) for name, found in feeds.items())


def _feed(feed: Feed, found: list[DocumentDifference]) -> FeedDifference:
    return FeedDifference(
        name=feed.name,
        title=feed.title,
        posts=len(feed.items),
        documents=tuple(found),
        changes=tuple(_merged(feed, found)),
        hubs=(*feed.hubs, *([feed.cloud] if feed.cloud else ())),
    )


def _merged(feed: Feed, found: Iterable[DocumentDifference]) -> Iterable[Told]:
    """The changes of all formats, each once, by the build's ids: Atom writes some otherwise."""
    ids = {identifier(item.id): item.id for item in feed.items}
    told: dict[tuple[str, str], Told] = {}
    for document in found:
        for one in document.changes:
            key = (one.kind, identifier(one.id))
            known = told.get(key, Told(replace(one, id=ids.get(key[1], one.id)), ()))
            formats = dict.fromkeys((*known.formats, document.format))
            told[key] = Told(_both(known.change, one), tuple(formats))
    return told.values()


def _both(one: Change, other: Change) -> Change:
    fields = tuple(dict.fromkeys((*one.fields, *other.fields)))
    return replace(one, fields=fields, lost=max(one.lost, other.lost))


def _document(
    document: Document, made: Made, before: Before | None, known: Knowledge
) -> DocumentDifference:
    data = made.outputs[document.path]
    found = DocumentDifference(
        path=document.path,
        url=document.url,
        format=document.format,
        size=len(data),
        bytes_changed=before.data != data if before and before.data else None,
        before=before,
    )
    if before is None or found.bytes_changed is False:
        return found
    if before.source == "ledger":
        return found._replace(changes=_since_ledger(document, made.memory, known))
    old, new = _read(before.data, document.url, before.where), _read(data, document.url, "")
    same = format_of(before.data[:4096]) == document.format
    manner = SAME_FORMAT if same else OTHER_FORMAT
    told = head(old, new, manner)
    if document.format != "atom":  # the others have none, and are read with their home page for it
        told = tuple(one for one in told if one != "id")
    return found._replace(changes=compared(old.items, new.items, known, manner), head=told)


def _read(data: bytes, url: str, where: str) -> Feed:
    try:
        return read_feed(data, url)
    except FeedsmithError as error:
        raise FeedsmithError(
            f"{where}: {error.what}" if where else error.what, error.mend
        ) from None


def _since_ledger(document: Document, memory: Memory, known: Knowledge) -> tuple[Change, ...]:
    """Against what the ledger keeps: in place of texts, what they resemble."""
    records = memory.known.shown_in(document.feed.name).values()
    before = [
        Item(
            id=one.id,
            url=one.url,
            title=one.title,
            body=one.content or None,
            published=one.shown,
            updated=one.updated,
        )
        for one in records
    ]
    seen = memory.seen
    after = [
        replace(one, body=(seen[one.id].content or None) if one.id in seen else None)
        for one in document.feed.items
    ]
    return compared(before, after, known, LEDGER)


def _knowledge(name: str, memory: Memory, *, by_ledger: bool) -> Knowledge:
    was = {identifier(id): one.id for id, one in memory.was.items() if one.id != id}
    shown = memory.known.shown_in(name) if by_ledger else {}
    return Knowledge(
        shown=frozenset(identifier(id) for id in shown),
        was=was,
        gone=frozenset(memory.gone),
        posts=_keys(memory.seen.values()),
    )


def _keys(posts: Iterable[Item | Record]) -> frozenset[str]:
    """Ids and places of posts; of a home page nothing can be told."""
    return frozenset(key for one in posts for key in (identifier(one.id), place(one.url)) if key)
