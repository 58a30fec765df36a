"""RSS 2.0: the root and its channel. Source: https://www.rssboard.org/rss-specification

The versions 0.91 to 0.94 have a part of the same elements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.dates import rfc822
from feedsmith.checks.values.html import not_blank, plain_text
from feedsmith.checks.values.names import language
from feedsmith.checks.values.numbers import positive_integer
from feedsmith.checks.values.people import rss_person
from feedsmith.checks.vocabularies.rss.text import text_alone
from feedsmith.problems import Problem

_SPEC = "https://www.rssboard.org/rss-specification"
_REQUIRED = f"{_SPEC}#requiredChannelElements"
_OPTIONAL = f"{_SPEC}#optionalChannelElements"
_PROFILE = "https://www.rssboard.org/rss-profile"


def _document(inside: str) -> str:
    return (
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>A</title>'
        f"<link>https://example.org/</link><description>A</description>{inside}</channel></rss>"
    )


SELF_MISSING = Rule(
    code="rss-self-missing",
    level="warning",
    title="The feed does not say its own address",
    why="A reader that was given a copy, or followed a redirect, cannot tell where the feed lives, "
    "and relative addresses have nothing to start from.",
    spec=f"{_PROFILE}#namespace-elements-atom-link",
    frame="rss-document",
    wrong=_document(""),
    right=_document(
        '<atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml"/>'
    ),
)
LATE = Rule(
    code="rss-channel-after-items",
    level="hint",
    title="An element of the channel stands behind an item",
    why="Programs that read a feed from the top, item by item, have not seen it when they begin.",
    spec=f"{_PROFILE}#element-channel-item",
    frame="rss-document",
    wrong=_document("<item><title>Rye</title></item><ttl>60</ttl>"),
    right=_document("<ttl>60</ttl><item><title>Rye</title></item>"),
)


def _says_its_address(node: Node, context: Context) -> Iterator[Problem]:
    """A channel of RSS 2.0 names the feed's own address."""
    version = node.parent.attributes.get("version", "2.0") if node.parent else "2.0"
    if not version.startswith("2") or any(
        one.attributes.get("rel") == "self" for one in node.all("atom:link")
    ):
        return
    address = context.url or "https://…"
    mend = (
        f'Add <atom:link href="{address}" rel="self" type="application/rss+xml"/>, and '
        'xmlns:atom="http://www.w3.org/2005/Atom" to <rss>.'
    )
    what = 'the channel has no <atom:link rel="self">'
    yield SELF_MISSING.problem(node.spot(), what, mend)


def _first_item(node: Node) -> tuple[int, int] | None:
    """Where the first item begins."""
    return (node.line, node.column) if node.name == "item" and node.number == 1 else None


def _before_the_items(
    facts: Sequence[tuple[int, int]], root: Node, _: Context
) -> Iterator[Problem]:
    """What RSS itself says of the channel comes before its items."""
    channel = root.child("channel")
    if not facts or channel is None:
        return
    late = [
        one
        for one in channel.children
        if not one.namespace and one.name != "item" and (one.line, one.column) > facts[0]
    ]
    if late:
        names = ", ".join(dict.fromkeys(one.spot().name for one in late))
        verb = "stand" if "," in names else "stands"
        what = f"{names} of the channel {verb} behind the first <item>"
        yield LATE.problem(late[0].spot(), what, "Move it before the first <item>.")


def _element(name: str, *checks: Check, spec: str = _OPTIONAL) -> Definition:
    """An element of the channel that holds text, at most once."""
    return Definition(name=name, parents=("channel",), spec=spec, text=checks)


def _described(value: str, spot: Spot) -> Iterator[Problem]:
    """Some HTML is a hint only: podcast apps show it, and every host of podcasts writes it."""
    for problem in plain_text(value, spot):
        yield replace(problem, level="hint") if problem.code == "text-html" else problem


DEFINITIONS = (
    Definition(
        name="rss",
        parents=("",),
        spec=f"{_SPEC}#whatIsRss",
        attributes={"version": Attribute(required=True)},
        requires=("channel",),
    ),
    Definition(
        name="channel",
        parents=("rss",),
        spec=_REQUIRED,
        requires=("title", "link", "description"),
        looks=(_says_its_address,),
    ),
    Definition(
        name="title",
        parents=("channel",),
        spec=_REQUIRED,
        text=(not_blank, plain_text),
        looks=(text_alone,),
        open=True,
    ),
    _element("link", absolute_uri, spec=_REQUIRED),
    Definition(
        name="description",
        parents=("channel",),
        spec=_REQUIRED,
        text=(_described,),
        looks=(text_alone,),
        open=True,
    ),
    _element("language", language),
    _element("copyright", plain_text),
    _element("managingEditor", rss_person),
    _element("webMaster", rss_person),
    _element("pubDate", rfc822),
    _element("lastBuildDate", rfc822),
    Definition(
        name="category",
        parents=("channel",),
        spec=_OPTIONAL,
        once=False,
        text=(not_blank, plain_text),
        attributes={"domain": Attribute()},
    ),
    _element("generator"),
    _element("docs", absolute_uri),
    _element("ttl", positive_integer, spec=f"{_SPEC}#ltttlgtSubelementOfLtchannelgt"),
)

ACROSS = (Across(_first_item, _before_the_items),)
