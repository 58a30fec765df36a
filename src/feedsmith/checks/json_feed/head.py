"""The top level of a JSON Feed. Source: https://www.jsonfeed.org/version/1.1/#top-level"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed.items import AUTHOR, AUTHORS, ITEM, LANGUAGE
from feedsmith.checks.json_feed.shapes import JSON_FEED, Member, Shape
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.html import plain_text
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten
from feedsmith.urls import absolute

_TOP = f"{JSON_FEED}#top-level"
_SOUND = '{"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": []}'
NEWEST = "https://jsonfeed.org/version/1.1"

NOT_A_FEED = Rule(
    code="json-not-a-feed",
    level="error",
    title="The document is JSON, but no JSON Feed",
    why="A JSON Feed is one object with a version, a title and a list of items.",
    spec=_TOP,
    frame="json-document",
    wrong='{"name": "bakery", "private": true}',
    right=_SOUND,
)
VERSION = Rule(
    code="json-version",
    level="error",
    title="The version is not that of a JSON Feed",
    why="Readers know a JSON Feed by this address.",
    spec=_TOP,
    frame="json-feed",
    wrong='"version": "1.1"',
    right=f'"version": "{NEWEST}"',
)
VERSION_SPELLED = Rule(
    code="json-version-spelled",
    level="warning",
    title="The address of the version is not written letter by letter",
    why="Some readers compare it with the specification's address and refuse any other.",
    spec=_TOP,
    frame="json-feed",
    wrong='"version": "http://www.jsonfeed.org/version/1.1/"',
    right=f'"version": "{NEWEST}"',
)
RECOMMENDED = Rule(
    code="json-key-recommended",
    level="warning",
    title="The feed's own address or that of its site is missing",
    why="Both should be considered required on the web: `feed_url` is the feed's identity and "
    "what hubs are asked for, `home_page_url` is where its title leads.",
    spec=_TOP,
    frame="json-document",
    wrong=_SOUND,
    right='{"version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": '
    '"https://example.org/", "feed_url": "https://example.org/feed.json", "items": []}',
)
FEED_URL = Rule(
    code="json-feed-url-differs",
    level="warning",
    title="The address that the feed gives as its own is another one",
    why="Readers move to the address that the feed names, and hubs know only that one.",
    spec=_TOP,
    frame="json-feed",
    wrong='"feed_url": "https://example.org/old.json"',
    right='"feed_url": "https://example.org/feed.xml"',
)
NEXT_URL = Rule(
    code="json-next-url-same",
    level="error",
    title="The address of the next page leads back to the feed itself",
    why="A reader that follows it never ends.",
    spec=_TOP,
    frame="json-feed",
    wrong='"feed_url": "https://example.org/feed.json", '
    '"next_url": "https://example.org/feed.json"',
    right='"feed_url": "https://example.org/feed.json", '
    '"next_url": "https://example.org/feed-2.json"',
)

_VERSIONS = ("https://jsonfeed.org/version/1", NEWEST)
_SPELLED = lazy_pattern(r"\s*https?://(?:www\.)?jsonfeed\.org/version/1(?:\.1)?/?\s*", re.I)


def is_a_feed(head: object) -> bool:
    """Whether a document claims to be a JSON Feed at all."""
    if not isinstance(head, dict):
        return False
    return "items" in head or "jsonfeed.org" in str(head.get("version"))


def not_a_feed(head: object, spot: Spot) -> Problem:
    """The one problem of a document that makes no such claim."""
    what = "the document is an object without `version` and `items`"
    if not isinstance(head, dict):
        kind = "a list" if isinstance(head, list) else "a single value"
        what = f"the document is {kind}, not an object"
    mend = 'A JSON Feed is an object: {"version": "…", "title": "…", "items": […]}.'
    return NOT_A_FEED.problem(spot, what, mend)


def _version(value: str, spot: Spot) -> Iterator[Problem]:
    if value in _VERSIONS:
        return
    mend = f'Write "version": "{NEWEST}".'
    if _SPELLED.fullmatch(value):
        what = f'{spot.name} is "{value.strip()}", which is not quite the address'
        yield VERSION_SPELLED.problem(spot, what, mend)
        return
    what = f'{spot.name} is "{shorten(value, 60)}", which is no version of JSON Feed'
    yield VERSION.problem(spot, what, mend)


def _recommended(value: Mapping[str, object], spot: JsonSpot, _: Context) -> Iterator[Problem]:
    for key in ("home_page_url", "feed_url"):
        if key not in value:
            what = f"{spot.name} has no `{key}`"
            yield RECOMMENDED.problem(spot, what, f'Add "{key}": "https://…".')


def _addresses(value: Mapping[str, object], spot: JsonSpot, context: Context) -> Iterator[Problem]:
    own, served, after = (_same(one) for one in (value.get("feed_url"), context.url, _next(value)))
    if own and served and own != served:
        place = spot.below("feed_url")
        what = f"{place.name} is {shorten(own, 100)}, but the feed is served at {context.url}"
        yield FEED_URL.problem(place, what, f'Write "feed_url": "{context.url}".')
    if after and after in (own, served):
        place = spot.below("next_url")
        what = f"{place.name} is the address of the feed itself"
        mend = "Name the address of the next page, or leave the key out on the last one."
        yield NEXT_URL.problem(place, what, mend)


def _next(value: Mapping[str, object]) -> object:
    return value.get("next_url")


def _same(address: object) -> str | None:
    """An address as it is compared: a fragment, a usual port and capitals in a host left out."""
    if not isinstance(address, str) or not address.strip():
        return None
    bare = address.partition("#")[0]
    return absolute(bare, bare)


_TEXT = Member("string", (plain_text,))
_ADDRESS = Member("address")
_HUB = Shape(
    members={
        "type": Member("string", required=True),
        "url": _ADDRESS._replace(required=True),
    },
    spec=f"{JSON_FEED}#subscribing-to-real-time-notifications",
)
FEED = Member(
    "object",
    shape=Shape(
        members={
            "version": Member("string", (_version,), required=True),
            "title": Member("string", (plain_text,), required=True),
            "home_page_url": _ADDRESS,
            "feed_url": _ADDRESS,
            "description": _TEXT,
            "user_comment": Member("string"),
            "next_url": _ADDRESS,
            "icon": _ADDRESS,
            "favicon": _ADDRESS,
            "authors": AUTHORS,
            "author": AUTHOR,
            "language": LANGUAGE,
            "expired": Member("boolean"),
            "hubs": Member("list", each=Member("object", shape=_HUB)),
            "items": Member("list", required=True, each=ITEM),
        },
        spec=_TOP,
        looks=(_recommended, _addresses),
    ),
)
"""What a whole document is; its items are looked at one by one before."""
