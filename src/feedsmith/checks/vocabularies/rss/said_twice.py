"""What RSS and an extension both say. Source: https://validator.w3.org/feed/docs/warnings.html"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import Problem

TWICE = Rule(
    code="rss-said-twice",
    level="hint",
    title="An element of RSS and one of an extension say the same",
    why="Some readers take the first, some the second, some show both; where the two differ, "
    "subscribers see different things.",
    spec="https://validator.w3.org/feed/docs/warning/DuplicateSemantics.html",
    frame="rss-item",
    wrong="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>"
    "<dc:date>2024-05-07T09:00:00Z</dc:date>",
    right="<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>",
)

_CHANNEL = (
    ("pubDate", "dc:date"),
    ("managingEditor", "dc:creator"),
    ("webMaster", "dc:publisher"),
    ("category", "dc:subject"),
    ("language", "dc:language"),
    ("copyright", "dc:rights"),
    ("lastBuildDate", "dcterms:modified"),
    ("generator", "admin:generatorAgent"),
    ("creativeCommons:license", "cc:license"),
)
_ITEM = (
    ("pubDate", "dc:date"),
    ("pubDate", "atom:published"),
    ("author", "dc:creator"),
    ("category", "dc:subject"),
    ("source", "dc:source"),
    ("guid", "atom:id"),
    ("description", "xhtml:body"),
    ("description", "atom:summary"),
    ("description", "atom:content"),
    ("content:encoded", "xhtml:body"),
    ("content:encoded", "atom:content"),
    ("creativeCommons:license", "cc:license"),
)
"""The element to keep, and the one that says the same."""


def _channel(node: Node, _: Context) -> Iterator[Problem]:
    yield from _twice(node, _CHANNEL)


def _item(node: Node, _: Context) -> Iterator[Problem]:
    yield from _twice(node, _ITEM)


def _twice(node: Node, pairs: tuple[tuple[str, str], ...]) -> Iterator[Problem]:
    for kept, other in pairs:
        if other not in node.seen:
            continue
        first, second = node.child(kept), node.child(other)
        if first is not None and second is not None:
            what = f"{second.spot().name} says what {first.spot().name} says already"
            mend = f"Keep {first.spot().name}, which every reader knows."
            yield TWICE.problem(second.spot(), what, mend)


LOOKS = {"channel": (_channel,), "item": (_item,)}
