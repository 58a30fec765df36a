"""Media RSS: films, songs and pictures of an item, alone or in groups of the same content.

Source: https://www.rssboard.org/media-rss
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.names import language, mime_type
from feedsmith.checks.values.numbers import (
    non_negative_integer,
    one_of,
    positive_integer,
)
from feedsmith.checks.vocabularies.media.values import SPEC, either, given, measure
from feedsmith.checks.vocabularies.parents import ITEMS
from feedsmith.problems import Problem

ALONE = Rule(
    code="media-group-alone",
    level="error",
    title="A group of media objects holds only one",
    why="A group says that its objects are the same content to choose from: another size, another "
    "format. Readers that look for a choice may pass over one that stands in a group by itself.",
    spec=f"{SPEC}#media-group",
    frame="rss-item",
    wrong='<media:group><media:content url="https://example.org/rye.mp4"/></media:group>',
    right='<media:content url="https://example.org/rye.mp4"/>',
)
DEFAULTS = Rule(
    code="media-defaults",
    level="warning",
    title="Several media objects of a group are the default",
    why="Readers play the default; with two of them each reader chooses another.",
    spec=f"{SPEC}#media-content",
    frame="rss-item",
    wrong='<media:group><media:content url="https://example.org/rye.mp4" isDefault="true"/>'
    '<media:content url="https://example.org/rye.webm" isDefault="true"/></media:group>',
    right='<media:group><media:content url="https://example.org/rye.mp4" isDefault="true"/>'
    '<media:content url="https://example.org/rye.webm"/></media:group>',
)
NOWHERE = Rule(
    code="media-content-nowhere",
    level="error",
    title="A media object has neither an address nor a player",
    why="There is nothing that a reader could show or play.",
    spec=f"{SPEC}#media-content",
    frame="rss-item",
    wrong='<media:content type="video/mp4" duration="120"/>',
    right='<media:content type="video/mp4" duration="120">'
    '<media:player url="https://example.org/watch/rye"/></media:content>',
)


def _alone(node: Node, _: Context) -> Iterator[Problem]:
    if node.seen["media:content"] == 1:
        what = f"{node.spot().name} holds only one <media:content>"
        mend = "Write it without the group, or add the same content in another size or format."
        yield ALONE.problem(node.spot(), what, mend)


def _defaults(node: Node, _: Context) -> Iterator[Problem]:
    those = [one for one in node.all("media:content") if _is_default(one)]
    for one in those[1:]:
        what = f"{one.spot().name} is another default of its group"
        yield DEFAULTS.problem(one.spot("isDefault"), what, 'Leave one with isDefault="true".')


def _is_default(node: Node) -> bool:
    return node.attributes.get("isDefault", "").strip().lower() == "true"


def _nowhere(node: Node, _: Context) -> Iterator[Problem]:
    if node.attributes.get("url", "").strip():
        return
    above: Node | None = node
    while above is not None:
        if above.seen["media:player"]:
            return
        above = above.parent
    what = f"{node.spot().name} has no attribute `url` and no <media:player>"
    yield NOWHERE.problem(node.spot(), what, 'Add url="…", or a <media:player url="…"/>.')


def _optional(check: Check) -> Attribute:
    return Attribute((given(check),))


DEFINITIONS = (
    Definition(
        name="media:group",
        parents=ITEMS,
        spec=f"{SPEC}#media-group",
        once=False,
        requires=("media:content",),
        looks=(_alone, _defaults),
    ),
    Definition(
        name="media:content",
        parents=(*ITEMS, "media:group"),
        spec=f"{SPEC}#media-content",
        once=False,
        attributes={
            "url": _optional(absolute_uri),
            "fileSize": _optional(positive_integer),
            "type": _optional(mime_type),
            "medium": _optional(one_of("image", "audio", "video", "document", "executable")),
            "isDefault": _optional(either),
            "expression": _optional(one_of("sample", "full", "nonstop")),
            "bitrate": _optional(measure),
            "framerate": _optional(measure),
            "samplingrate": _optional(measure),
            "channels": _optional(non_negative_integer),
            "duration": _optional(measure),
            "height": _optional(positive_integer),
            "width": _optional(positive_integer),
            "lang": _optional(language),
        },
        looks=(_nowhere,),
    ),
)
