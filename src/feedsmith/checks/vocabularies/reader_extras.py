"""What some readers show beyond the feed: Markdown sources, likes, a feed's colour and pictures.

Both namespaces grow as their makers like, so that only what is known is looked at. Sources:
https://source.scripting.com/, https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import absolute_uri, web_address
from feedsmith.problems import Problem
from feedsmith.text import shorten

SOURCE = "https://source.scripting.com/"
WEBFEEDS = "https://blog.feedly.com/10-ways-to-optimize-your-feed-for-feedly/"

COLOUR = Rule(
    code="webfeeds-colour",
    level="warning",
    title="The accent colour is not six digits",
    why="Feedly colours links and buttons with it, and takes its own green if it cannot read it.",
    spec=WEBFEEDS,
    frame="rss-channel",
    wrong="<webfeeds:accentColor>orange</webfeeds:accentColor>",
    right="<webfeeds:accentColor>FF6600</webfeeds:accentColor>",
)
SERVICE = Rule(
    code="source-account-service",
    level="warning",
    title="An account is named without its service",
    why="A reader links to the author's account only if it knows where that is.",
    spec=SOURCE,
    frame="rss-channel",
    wrong="<source:account>annbaker</source:account>",
    right='<source:account service="mastodon.social">annbaker</source:account>',
)


def _colour(value: str, spot: Spot) -> Iterator[Problem]:
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", value.strip()):
        what = f'"{shorten(value.strip(), 40)}" in {spot.name} is no colour of six digits'
        yield COLOUR.problem(spot, what, "Write it as on the web, without the #: FF6600.")


_TEXTS: Mapping[str, Check] = MappingProxyType(
    {
        "webfeeds:accentColor": _colour,
        "webfeeds:icon": web_address,
        "webfeeds:logo": web_address,
        "webfeeds:wordmark": web_address,
        "source:blogroll": absolute_uri,
        "source:linkShort": absolute_uri,
        "source:self": absolute_uri,
        "source:subscriptionList": absolute_uri,
    }
)
_ATTRIBUTES: Mapping[tuple[str, str], Check] = MappingProxyType(
    {
        ("webfeeds:cover", "image"): web_address,
        ("source:likes", "server"): web_address,
    }
)


def _extras(node: Node, _: Context) -> Iterator[Problem]:
    for child in node.children:
        if child.name in _TEXTS:
            yield from _TEXTS[child.name](child.text, child.spot())
        for attribute, value in child.attributes.items():
            check = _ATTRIBUTES.get((child.name, attribute))
            if check is not None:
                yield from check(value, child.spot(attribute))
        if child.name == "source:account" and not child.attributes.get("service"):
            what = f"{child.spot().name} has no attribute `service`"
            yield SERVICE.problem(child.spot("service"), what, 'Add service="…".')


LOOKS = dict.fromkeys(("channel", "item", "atom:feed", "atom:entry"), (_extras,))
