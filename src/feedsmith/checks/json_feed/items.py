"""The items of a JSON Feed. Source: https://www.jsonfeed.org/version/1.1/#items"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed.shapes import JSON_FEED, Member, Shape
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values import dates, names
from feedsmith.checks.values.html import html, plain_text
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_ITEMS = f"{JSON_FEED}#items"
_READING = f"{JSON_FEED}#suggestions-for-feed-readers"

ID_NUMBER = Rule(
    code="json-id-number",
    level="error",
    title="An id is a number",
    why="Since version 1.1 ids are strings: some typed readers refuse the whole feed for one "
    "number.",
    spec=_READING,
    frame="json-item",
    wrong='"id": 5',
    right='"id": "5"',
)
ID_BLANK = Rule(
    code="json-id-blank",
    level="error",
    title="An id is empty",
    why="Readers must discard an item whose id is blank.",
    spec=_READING,
    frame="json-item",
    wrong='"id": " "',
    right='"id": "https://example.org/rye/"',
)
NO_CONTENT = Rule(
    code="json-content-missing",
    level="error",
    title="An item has neither content_html nor content_text",
    why="One of them must be present: readers have nothing to show.",
    spec=_ITEMS,
    frame="json-document",
    wrong='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "1", "title": "Rye at last"}]}',
    right='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "1", "title": "Rye at last", "content_text": "Rye bread is back."}]}',
)
EMPTY_CONTENT = Rule(
    code="json-content-empty",
    level="warning",
    title="The content of an item is empty",
    why="Readers show an empty page.",
    spec=_ITEMS,
    frame="json-item",
    wrong='"content_html": ""',
    right='"content_html": "<p>Rye bread is back.</p>"',
)
CONTENT_TWICE = Rule(
    code="json-content-twice",
    level="hint",
    title="An item has both content_html and content_text",
    why="Both are allowed, but some readers show the text alone, without links and pictures.",
    spec=_ITEMS,
    frame="json-item",
    wrong='"content_text": "Rye bread is back."',
    right='"summary": "Rye bread is back."',
)
TEXT_IS_HTML = Rule(
    code="json-content-text-html",
    level="warning",
    title="The plain text of an item holds HTML",
    why="HTML is allowed in content_html alone: readers show the tags as they are written.",
    spec=_ITEMS,
    frame="json-item",
    wrong='"content_text": "<p>Rye bread is back.</p>"',
    right='"content_html": "<p>Rye bread is back.</p>"',
)
NO_DATE = Rule(
    code="json-date-missing",
    level="hint",
    title="An item has no date",
    why="Readers sort by date; without one they take the time when they first saw the item.",
    spec=_ITEMS,
    frame="json-document",
    wrong='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "1", "content_text": "Rye bread is back."}]}',
    right='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "1", "content_text": "Rye bread is back.", '
    '"date_published": "2024-05-07T09:00:00Z"}]}',
)
DATES = Rule(
    code="json-dates-order",
    level="warning",
    title="An item was modified before it was published",
    why="One of the two dates is wrong; readers sort by either.",
    spec=_ITEMS,
    frame="json-item",
    wrong='"date_published": "2024-05-07T09:00:00Z", "date_modified": "2024-05-01T09:00:00Z"',
    right='"date_published": "2024-05-07T09:00:00Z", "date_modified": "2024-05-08T09:00:00Z"',
)
NO_URL = Rule(
    code="json-url-missing",
    level="hint",
    title="An item has no url",
    why="It should be there even where it equals the id: readers open it when someone wants to "
    "see the page.",
    spec=_ITEMS,
    frame="json-document",
    wrong='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "https://example.org/rye/", "content_text": "Rye bread is back."}]}',
    right='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": '
    '[{"id": "https://example.org/rye/", "url": "https://example.org/rye/", '
    '"content_text": "Rye bread is back."}]}',
)
AUTHOR_EMPTY = Rule(
    code="json-author-empty",
    level="error",
    title="An author has neither name, url nor avatar",
    why="At least one of the three is required: there is nobody to show.",
    spec=f"{JSON_FEED}#top-level",
    frame="json-item",
    wrong='"authors": [{}]',
    right='"authors": [{"name": "Ann Baker"}]',
)

_SMALL = lazy_pattern(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.A)
_MARKUP = lazy_pattern(r"\s*<(p|div|h[1-6]|ul|ol|figure|blockquote|table|section)\b.*</\1>", re.S)


def _date(value: str, spot: Spot) -> Iterator[Problem]:
    """RFC 3339 lets T and Z be small letters, which Atom does not."""
    written = value.upper() if _SMALL.fullmatch(value) else value
    yield from dates.rfc3339(written, spot)


def _author(value: Mapping[str, object], spot: JsonSpot, _: Context) -> Iterator[Problem]:
    if not any(key in value for key in ("name", "url", "avatar")):
        what = f"{spot.name} has neither name, url nor avatar"
        yield AUTHOR_EMPTY.problem(spot, what, 'Write {"name": "…"}, or leave the author out.')


def _identity(value: Mapping[str, object], spot: JsonSpot, _: Context) -> Iterator[Problem]:
    id = value.get("id")
    place = spot.below("id")
    if isinstance(id, (int, float)) and not isinstance(id, bool):
        mend = f'Write "id": "{id}".'
        yield ID_NUMBER.problem(place, f"{place.name} is the number {id}", mend)
    elif isinstance(id, str) and not id.strip():
        mend = "Write the address of the post, or another text that never changes."
        yield ID_BLANK.problem(place, f"{place.name} is blank", mend)
    if "url" not in value:
        mend = 'Add "url": "…", the address of the post.'
        yield NO_URL.problem(spot, f"{spot.name} has no `url`", mend)


def _content(value: Mapping[str, object], spot: JsonSpot, _: Context) -> Iterator[Problem]:
    written = [key for key in ("content_html", "content_text") if key in value]
    texts = [text for key in written if isinstance(text := value[key], str)]
    if not written:
        what = f"{spot.name} has neither `content_html` nor `content_text`"
        mend = 'Add "content_html": "…", or "content_text": "…" for a text without HTML.'
        yield NO_CONTENT.problem(spot, what, mend)
    elif texts and not any(text.strip() for text in texts):
        place = spot.below(written[0])
        yield EMPTY_CONTENT.problem(place, f"{place.name} is empty", "Write what the post says.")
    elif len(written) == 2:
        what = f"{spot.name} has both `content_html` and `content_text`"
        yield CONTENT_TWICE.problem(spot, what, "Keep `content_html`; a teaser goes to `summary`.")
    text = value.get("content_text")
    if isinstance(text, str) and _MARKUP.match(text):
        place = spot.below("content_text")
        yield TEXT_IS_HTML.problem(place, f"{place.name} holds HTML", "Call it `content_html`.")


def _dates(value: Mapping[str, object], spot: JsonSpot, _: Context) -> Iterator[Problem]:
    if "date_published" not in value and "date_modified" not in value:
        mend = 'Add "date_published": "2024-05-07T09:30:00+02:00".'
        yield NO_DATE.problem(spot, f"{spot.name} has no `date_published`", mend)
        return
    published, modified = moment(value.get("date_published")), moment(value.get("date_modified"))
    if published and modified and modified < published:
        place = spot.below("date_modified")
        what = f"{place.name} is {value['date_modified']}, before `date_published`"
        mend = "Leave `date_modified` out until the post is changed."
        yield DATES.problem(place, what, mend)


def moment(value: object) -> datetime | None:
    """The time that a text names, if it has an offset; `None` for anything else."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.utcoffset() is not None else None


_TEXT = Member("string", (plain_text,))
_ADDRESS = Member("address")
_DATE = Member("string", (_date,))
_AUTHOR = Shape(
    members={"name": _TEXT, "url": _ADDRESS, "avatar": _ADDRESS},
    spec=f"{JSON_FEED}#top-level",
    looks=(_author,),
)
_ATTACHMENT = Shape(
    members={
        "url": _ADDRESS._replace(required=True),
        "mime_type": Member("string", (names.mime_type,), required=True),
        "title": _TEXT,
        "size_in_bytes": Member("integer"),
        "duration_in_seconds": Member("number"),
    },
    spec=f"{JSON_FEED}#attachments",
)
AUTHOR = Member("object", shape=_AUTHOR)
AUTHORS = Member("list", each=AUTHOR)
LANGUAGE = Member("string", (names.language,))
ITEM = Member(
    "object",
    shape=Shape(
        members={
            "id": Member("id", required=True),
            "url": _ADDRESS,
            "external_url": _ADDRESS,
            "title": _TEXT,
            "content_html": Member("string", (html,)),
            "content_text": Member("string"),
            "summary": _TEXT,
            "image": _ADDRESS,
            "banner_image": _ADDRESS,
            "date_published": _DATE,
            "date_modified": _DATE,
            "authors": AUTHORS,
            "author": AUTHOR,
            "tags": Member("list", each=_TEXT),
            "language": LANGUAGE,
            "attachments": Member("list", each=Member("object", shape=_ATTACHMENT)),
        },
        spec=_ITEMS,
        looks=(_identity, _content, _dates),
    ),
)
"""What every element of `items` is."""
