"""JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from feedsmith.checks.files import Files
from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed.head import FEED, NEWEST, is_a_feed, not_a_feed
from feedsmith.checks.json_feed.items import ITEM
from feedsmith.checks.json_feed.shapes import JSON_FEED, inspect
from feedsmith.checks.reading.json.document import JsonReader, Record
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.reading.xml.faults import Here, Unreadable
from feedsmith.checks.rules import Rule
from feedsmith.problems import Problem
from feedsmith.text import shorten

if TYPE_CHECKING:
    from feedsmith.checks.profiles.newsletter.json import Newsletter

ID_DOUBLED = Rule(
    code="json-id-doubled",
    level="error",
    title="Two items have the same id",
    why="Readers take them for one item, and show only one of them.",
    spec=f"{JSON_FEED}#items",
    frame="json-document",
    wrong='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": ['
    '{"id": "1", "content_text": "Rye bread is back."}, '
    '{"id": "1", "content_text": "Spelt bread is back."}]}',
    right='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": ['
    '{"id": "1", "content_text": "Rye bread is back."}, '
    '{"id": "2", "content_text": "Spelt bread is back."}]}',
)
AUTHOR_OLD = Rule(
    code="json-author-old",
    level="hint",
    title="The feed has `author`, which version 1.1 has replaced",
    why="It stays valid, but newer readers look for the list `authors`.",
    spec=f"{JSON_FEED}#deprecations",
    frame="json-feed",
    wrong='"author": {"name": "Ann Baker"}',
    right='"authors": [{"name": "Ann Baker"}]',
)
NEWER = Rule(
    code="json-version-older",
    level="hint",
    title="The feed says version 1, but has keys of version 1.1",
    why="A reader of version 1 does not know `authors` and `language`.",
    spec=f"{JSON_FEED}#changes",
    frame="json-feed",
    wrong='"version": "https://jsonfeed.org/version/1", "language": "en"',
    right='"version": "https://jsonfeed.org/version/1.1", "language": "en"',
)


def check_json(stream: BinaryIO, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with a JSON Feed, each item's problems first, then those of the rest."""
    run = _Run(context)
    try:
        for record in JsonReader(stream).records():
            yield from record.problems
            yield from run.item(record) if record.spot.path else run.head(record)
    except Unreadable as stop:
        yield stop.problem


class _Run:
    """What must be remembered from item to item."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ids: dict[str, int | str] = {}
        self._old: Here | None = None
        self._newer: Here | None = None
        self._newsletter = _newsletter() if "newsletter" in context.profiles else None

    def item(self, record: Record) -> Iterator[Problem]:
        """Look at one item."""
        yield from inspect(record.value, ITEM, record.spot, self._context)
        if not isinstance(record.value, dict):
            return
        yield from self._identity(record.value.get("id"), record.spot)
        self._versions(record.value, record.spot)
        if self._newsletter is not None:
            yield from self._newsletter.item(record.value, record.spot)
        if self._context.files is not None:
            yield from _attachments(record.value, record.spot, self._context.files)

    def head(self, record: Record) -> Iterator[Problem]:
        """Look at all but the items."""
        if not is_a_feed(record.value):
            yield not_a_feed(record.value, record.spot)
            return
        yield from inspect(record.value, FEED, record.spot, self._context)
        if not isinstance(record.value, dict):
            return
        self._versions(record.value, record.spot)
        is_old = str(record.value.get("version")).rstrip("/").endswith("version/1")
        if self._old is not None and not is_old:
            what = f"{self._old.name} is the key of version 1"
            mend = 'Write "authors": [{…}], a list; both may stand there.'
            yield AUTHOR_OLD.problem(self._old, what, mend)
        if self._newer is not None and is_old:
            what = f"{self._newer.name} is a key of version 1.1, but the feed says version 1"
            yield NEWER.problem(self._newer, what, f'Write "version": "{NEWEST}".')

    def _identity(self, id: object, spot: JsonSpot) -> Iterator[Problem]:
        if isinstance(id, bool) or not isinstance(id, (str, int, float)) or not str(id).strip():
            return
        number = spot.path[-1]
        first = self._ids.setdefault(str(id), number)
        if first != number:
            place = spot.below("id")
            what = f'{place.name} is "{shorten(str(id), 80)}", which is also that of items[{first}]'
            yield ID_DOUBLED.problem(place, what, "Give every item an id of its own.")

    def _versions(self, value: dict[str, object], spot: JsonSpot) -> None:
        """Remember the first keys of another version."""
        if self._old is None and "author" in value and "authors" not in value:
            self._old = _here(spot.below("author"))
        newer = next((key for key in ("authors", "language") if key in value), None)
        if (
            self._newer is None
            and newer is not None
            and not (newer == "authors" and "author" in value)
        ):
            self._newer = _here(spot.below(newer))


def _newsletter() -> Newsletter:
    from feedsmith.checks.profiles.newsletter.json import Newsletter

    return Newsletter()


def _attachments(item: dict[str, object], spot: JsonSpot, files: Files) -> Iterator[Problem]:
    from feedsmith.checks.attached import attachments

    return attachments(item, spot, files)


def _here(spot: JsonSpot) -> Here:
    """The place alone, without the item that holds it."""
    return Here(spot.place, spot.name)
