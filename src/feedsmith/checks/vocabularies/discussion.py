"""Comments on an item: how many, where to read and write them, and who links to it.

Sources: https://purl.org/rss/1.0/modules/slash/,
https://web.archive.org/web/2006/http://wellformedweb.org/news/wfw_namespace_elements/,
https://web.archive.org/web/2006/http://madskills.com/public/xml/rss/module/trackback/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.numbers import non_negative_integer
from feedsmith.checks.vocabularies.parents import ITEMS
from feedsmith.problems import Problem
from feedsmith.text import shorten

SLASH = "https://purl.org/rss/1.0/modules/slash/"
WFW = "https://web.archive.org/web/2006/http://wellformedweb.org/news/wfw_namespace_elements/"
TRACKBACK = "https://web.archive.org/web/2006/http://madskills.com/public/xml/rss/module/trackback/"

HIT_PARADE = Rule(
    code="slash-hit-parade",
    level="error",
    title="A hit parade is not a row of numbers",
    why="It tells how many comments reach each score; readers that show it drop anything else.",
    spec=SLASH,
    frame="rss-item",
    wrong="<slash:hit_parade>many, few, none</slash:hit_parade>",
    right="<slash:hit_parade>12,12,9,2,0,0,0</slash:hit_parade>",
)
UNDATED = Rule(
    code="slash-undated",
    level="hint",
    title="Comments are counted, but the channel does not say when",
    why="A reader tells from `<lastBuildDate>` whether the numbers it has are still right.",
    spec="https://www.rssboard.org/rss-profile#namespace-elements-slash",
    frame="rss-item",
    wrong="<slash:comments>17</slash:comments>",
    right="<comments>https://example.org/rye/#comments</comments>",
)
SPELLING = Rule(
    code="wfw-comment-rss",
    level="warning",
    title="The feed of the comments is named in capital letters",
    why="Its element is `wfw:commentRss`; readers that look for it do not find `wfw:commentRSS`.",
    spec="https://validator.w3.org/feed/docs/warning/CommentRSS.html",
    frame="rss-item",
    wrong="<wfw:commentRSS>https://example.org/rye/comments.xml</wfw:commentRSS>",
    right="<wfw:commentRss>https://example.org/rye/comments.xml</wfw:commentRss>",
)


def _hit_parade(value: str, spot: Spot) -> Iterator[Problem]:
    if not re.fullmatch(r"\d+(,\s*\d+)*", value.strip(), re.ASCII):
        what = f'"{shorten(value.strip(), 40)}" in {spot.name} is no row of numbers'
        yield HIT_PARADE.problem(spot, what, "Write whole numbers with commas: 12,12,9,2,0,0,0.")


def _spelling(_: str, spot: Spot) -> Iterator[Problem]:
    what = f"{spot.name} is spelt with capital letters"
    yield SPELLING.problem(spot, what, "Write <wfw:commentRss>.")


def _counts(item: Node) -> bool | None:
    return True if item.seen["slash:comments"] else None


def _undated(counted: Sequence[bool], root: Node, _: Context) -> Iterator[Problem]:
    channel = root.child("channel")
    if counted and channel is not None and not channel.seen["lastBuildDate"]:
        what = f"items have <slash:comments>, but {channel.spot().name} has no <lastBuildDate>"
        yield UNDATED.problem(channel.spot(), what, "Add <lastBuildDate> with the time of writing.")


def _element(name: str, spec: str, *checks: Check, once: bool = True) -> Definition:
    return Definition(name=name, parents=ITEMS, spec=spec, once=once, text=checks)


ACROSS = (Across(_counts, _undated),)
DEFINITIONS = (
    _element("slash:section", SLASH, once=False),
    _element("slash:department", SLASH, once=False),
    _element("slash:comments", SLASH, non_negative_integer),
    _element("slash:hit_parade", SLASH, _hit_parade),
    _element("wfw:comment", WFW, absolute_uri),
    _element("wfw:commentRss", WFW, absolute_uri),
    _element("wfw:commentRSS", WFW, absolute_uri, _spelling),
    _element("trackback:ping", TRACKBACK, absolute_uri),
    _element("trackback:about", TRACKBACK, absolute_uri, once=False),
)
