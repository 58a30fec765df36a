"""RSS 2.0: files attached to an item. Source: https://www.rssboard.org/rss-specification"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.addresses import web_address
from feedsmith.checks.values.names import mime_type
from feedsmith.checks.values.numbers import non_negative_integer
from feedsmith.media_types import media_type
from feedsmith.problems import Problem

_SPEC = "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt"
_PROFILE = "https://www.rssboard.org/rss-profile#element-channel-item-enclosure"

SECOND = Rule(
    code="rss-enclosure-second",
    level="warning",
    title="An item has more than one enclosure",
    why="Many readers take the first or the last and drop the rest, and some refuse the feed.",
    spec=_PROFILE,
    frame="rss-item",
    wrong='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>'
    '<enclosure url="https://example.org/a.ogg" type="audio/ogg" length="1"/>',
    right='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>',
)
UNKNOWN_LENGTH = Rule(
    code="rss-enclosure-length-unknown",
    level="error",
    title="The length of an enclosure is below zero",
    why="Readers expect a number of bytes. Where nobody knows it, 0 says so.",
    spec=_PROFILE,
    frame="rss-item",
    wrong='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="-1"/>',
    right='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="0"/>',
)
TYPE = Rule(
    code="rss-enclosure-type",
    level="hint",
    title="The type of an enclosure is not that of its file",
    why="Players choose by the type: an episode that calls itself something else is not offered "
    "for listening.",
    spec=_SPEC,
    frame="rss-item",
    wrong='<enclosure url="https://example.org/a.mp3" type="application/octet-stream" length="1"/>',
    right='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/>',
)

_SOUND_OR_PICTURES = frozenset({"audio", "video"})


def _length(value: str, spot: Spot) -> Iterator[Problem]:
    """A number of bytes; 0 where it is unknown."""
    if value.strip().startswith("-") and value.strip()[1:].isdecimal():
        what = f'{spot.name} says "{value.strip()}"'
        mend = 'Write the number of bytes, or length="0" where it is unknown.'
        yield UNKNOWN_LENGTH.problem(spot, what, mend)
    else:
        yield from non_negative_integer(value, spot)


def _alone(node: Node, _: Context) -> Iterator[Problem]:
    """An item has one enclosure."""
    if node.number == 2:
        what = f"the item has a second {node.spot().name}"
        mend = "Keep one, and offer other versions on the page of the item."
        yield SECOND.problem(node.spot(), what, mend)


def _as_named(node: Node, _: Context) -> Iterator[Problem]:
    """The ending of the file and the type agree; a container may hold sound or pictures."""
    given = node.attributes.get("type", "").strip().lower()
    expected = media_type(node.attributes.get("url", "").strip())
    if expected is None or "/" not in given or given == "application/ogg":
        return
    kinds = {given.partition("/")[0], expected.partition("/")[0]}
    if len(kinds) == 2 and kinds != _SOUND_OR_PICTURES:
        ending = node.attributes["url"].strip().partition("?")[0].rpartition(".")[2]
        what = f"{node.spot('type').name} says {given}, but its file ends in .{ending}"
        yield TYPE.problem(node.spot("type"), what, f'Write type="{expected}".')


DEFINITIONS = (
    Definition(
        name="enclosure",
        parents=("item",),
        spec=_SPEC,
        once=False,
        attributes={
            "url": Attribute((web_address,), required=True),
            "length": Attribute((_length,), required=True),
            "type": Attribute((mime_type,), required=True),
        },
        looks=(_alone, _as_named),
    ),
)
