"""Live items of the podcast namespace, and the links beside the media.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/live-item.md
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.numbers import one_of
from feedsmith.checks.vocabularies.podcast.forms import (
    EPISODE,
    channel,
    document,
    moment,
    optional,
    recommends,
    required,
    secure_page,
)
from feedsmith.checks.vocabularies.podcast.proposals import former
from feedsmith.checks.vocabularies.rss.items import EMPTY, GUID_MISSING
from feedsmith.problems import Problem

_TITLE = '<title>Live</title><guid isPermaLink="false">live-1</guid>'
_FALLBACKS = (
    '<enclosure url="https://example.org/live.mp3" type="audio/mpeg" length="312"/>'
    '<podcast:contentLink href="https://example.org/live">Listen here</podcast:contentLink>'
)


def _live(inside: str, more: str = "") -> str:
    start = "2026-05-07T19:00:00+02:00"
    return channel(
        f'<podcast:liveItem status="pending" start="{start}"{more}>{inside}</podcast:liveItem>'
    )


LIVE_FALLBACK = Rule(
    code="podcast-live-fallback",
    level="warning",
    title="A live item lacks what apps without live streams fall back on",
    why="Where an app cannot play the stream, the listener needs a page to open, and older apps "
    "look only for an enclosure.",
    spec=document("liveItem"),
    frame="rss-document",
    wrong=_live(_TITLE),
    right=_live(_TITLE + _FALLBACKS),
)
LIVE_TIMES = Rule(
    code="podcast-live-times",
    level="warning",
    title="A live item ends before it starts",
    why="Apps show these times and remind listeners by them.",
    spec=document("liveItem"),
    frame="rss-document",
    wrong=_live(_TITLE + _FALLBACKS, ' end="2026-05-07T18:00:00+02:00"'),
    right=_live(_TITLE + _FALLBACKS, ' end="2026-05-07T20:00:00+02:00"'),
)


def like_an_item(node: Node, _: Context) -> Iterator[Problem]:
    """A live item takes the form of an item: something to show, and a guid."""
    spot = node.spot()
    if not node.seen["title"] and not node.seen["description"]:
        what = f"{spot.name} has neither <title> nor <description>"
        yield EMPTY.problem(spot, what, "Add a <title>, or a <description>.")
    if not node.seen["guid"]:
        mend = 'Add <guid isPermaLink="false">…</guid>, another one for each stream.'
        yield GUID_MISSING.problem(spot, f"{spot.name} has no <guid>", mend)


def live_fallback(node: Node, _: Context) -> Iterator[Problem]:
    """A page to open, and an enclosure for older apps."""
    for name in ("podcast:contentLink", "enclosure"):
        if not node.seen[name]:
            what = f"{node.spot().name} has no <{name}>"
            yield LIVE_FALLBACK.problem(node.spot(), what, f"Add <{name}>.")


def live_times(node: Node, _: Context) -> Iterator[Problem]:
    """The end is after the start."""
    start, end = (_moment(node.attributes.get(name, "")) for name in ("start", "end"))
    if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return
    if end <= start:
        what = f"{node.spot('end').name} is not after its `start`"
        yield LIVE_TIMES.problem(node.spot("end"), what, "Write a time after the start.")


def _moment(typed: str) -> datetime | None:
    try:
        return datetime.fromisoformat(typed.strip())
    except ValueError:
        return None


DEFINITIONS = (
    Definition(
        name="podcast:contentLink",
        parents=EPISODE,
        spec=document("contentLink"),
        once=False,
        text=(),
        attributes={"href": required(secure_page)},
    ),
    Definition(
        name="podcast:liveItem",
        parents=("channel",),
        spec=document("liveItem"),
        once=False,
        attributes={
            "status": required(one_of("pending", "live", "ended")),
            "start": required(moment),
            "end": optional(moment),
            "chat": optional(former),
        },
        looks=(like_an_item, live_fallback, live_times, recommends("end")),
    ),
)
