"""Tags and attributes of the podcast namespace that were proposed, or given up, and are in use.

Hosts such as Castopod print them, so they are not typing errors.
Source: https://github.com/Podcastindex-org/podcast-namespace/tree/main/proposal-docs
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.vocabularies.podcast.forms import EPISODE, SHOW
from feedsmith.problems import Problem

_PROPOSALS = "https://github.com/Podcastindex-org/podcast-namespace/tree/main/proposal-docs"

PROPOSED = Rule(
    code="podcast-tag-proposed",
    level="hint",
    title="A tag of the podcast namespace is only a proposal",
    why="It was never adopted, so few apps read it, and what it holds is not checked.",
    spec=_PROPOSALS,
    frame="rss-channel",
    wrong='<podcast:id platform="apple" id="1234" url="https://podcasts.apple.com/id1234"/>',
    right='<podcast:txt purpose="verify">S6lpp-7ZCn8</podcast:txt>',
)

FORMER = Rule(
    code="podcast-attribute-former",
    level="hint",
    title="An attribute was proposed for a podcast tag, but is not part of it",
    why="It stood in a draft; apps read the attributes of the tag's document.",
    spec=_PROPOSALS,
    frame="rss-item",
    wrong='<podcast:socialInteract protocol="activitypub" platform="mastodon" accountId="@ann" '
    'uri="https://example.social/@ann/1"/>',
    right='<podcast:socialInteract protocol="activitypub" accountId="@ann" '
    'uri="https://example.social/@ann/1"/>',
)

_TAGS = {
    "bonusItem": "",
    "category": "",
    "contact": "type method",
    "gateway": "order",
    "hiveAccount": "account name",
    "id": "platform id url",
    "metaBoost": "",
    "paywall": "",
    "previousUrl": "",
    "recommendations": "url type language",
    "social": "platform protocol accountId accountUrl podcastAccountId podcastAccountUrl priority"
    " url href profile",
    "subscribe": "url",
    "verify": "allowed",
}
"""Each with the attributes of its proposal."""


def former(_: str, spot: Spot) -> Iterator[Problem]:
    """An attribute of a draft."""
    what = f"{spot.name} stood only in a draft of the namespace"
    yield FORMER.problem(spot, what, "It may stay, but say the same by the attributes of today.")


def proposed(node: Node, _: Context) -> Iterator[Problem]:
    """The tag is known, but not part of the namespace."""
    what = f"{node.spot().name} was proposed, but never adopted"
    yield PROPOSED.problem(node.spot(), what, "Keep it only if an app that you know asks for it.")


DEFINITIONS = tuple(
    Definition(
        name=f"podcast:{name}",
        parents=(*SHOW, *EPISODE),
        spec=_PROPOSALS,
        once=False,
        text=(),
        attributes={one: Attribute() for one in attributes.split()},
        looks=(proposed,),
        open=True,
    )
    for name, attributes in _TAGS.items()
)
