"""The podcast namespace's payments: who gets which share, and when.

Sources: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md,
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/value/value.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.numbers import non_negative_integer, number, true_false
from feedsmith.checks.vocabularies.podcast.forms import (
    EPISODE,
    SHOW,
    document,
    listed,
    optional,
    recommends,
    required,
    seconds,
)
from feedsmith.checks.vocabularies.podcast.lists import RECIPIENTS, VALUE_METHODS, VALUE_TYPES
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

_NODE = "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52"
_ANN = f'<podcast:valueRecipient name="Ann" type="node" address="{_NODE}" split="{{}}"/>'
_VALUE = '<podcast:value type="lightning" method="keysend">{}</podcast:value>'
_SPLIT = '<podcast:valueTimeSplit startTime="60" duration="237"{}>{}</podcast:valueTimeSplit>'
_REMOTE = (
    '<podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810" itemGuid="song-1" '
    'medium="music"/>'
)

ADDRESS = Rule(
    code="podcast-recipient-address",
    level="warning",
    title="The address of a recipient is not of its type",
    why="No payment arrives: a node has a key of 66 hexadecimal digits, a Lightning address looks "
    "like an e-mail address.",
    spec=document("valueRecipient"),
    frame="rss-channel",
    wrong=_VALUE.format(_ANN.format(100).replace(_NODE, "ann@example.org")),
    right=_VALUE.format(_ANN.format(100)),
)
SHARES = Rule(
    code="podcast-shares-empty",
    level="warning",
    title="Nobody has a share of the payment",
    why="Apps divide by the sum of the shares; with none there is nothing to pay.",
    spec=document("valueRecipient"),
    frame="rss-channel",
    wrong=_VALUE.format(_ANN.format(0) * 2),
    right=_VALUE.format(_ANN.format(95) + _ANN.format(5)),
)
TIME_SPLIT = Rule(
    code="podcast-time-split-content",
    level="error",
    title="A time split has not one remote item or else recipients",
    why="Apps cannot tell who is paid in that time.",
    spec=document("valueTimeSplit"),
    frame="rss-item",
    wrong=_VALUE.format(_ANN.format(100) + _SPLIT.format("", _REMOTE + _ANN.format(5))),
    right=_VALUE.format(_ANN.format(100) + _SPLIT.format("", _REMOTE)),
)
PERCENTAGE = Rule(
    code="podcast-percentage",
    level="warning",
    title="A percentage of a payment is not from 0 to 100",
    why="Apps take 0 or 100 instead.",
    spec=document("valueTimeSplit"),
    frame="rss-item",
    wrong=_VALUE.format(_ANN.format(100) + _SPLIT.format(' remotePercentage="150"', _REMOTE)),
    right=_VALUE.format(_ANN.format(100) + _SPLIT.format(' remotePercentage="95"', _REMOTE)),
)

_KEY = lazy_pattern(r"0[23][0-9a-f]{64}", re.IGNORECASE | re.ASCII)
_LIGHTNING = lazy_pattern(r"[\w.+-]+@(?:[\w-]+\.)+[\w-]{2,}")
_NUMBER = lazy_pattern(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)


def recipient_address(node: Node, _: Context) -> Iterator[Problem]:
    """A node's key, or a Lightning address."""
    kind, address = (node.attributes.get(name, "").strip() for name in ("type", "address"))
    form = {"node": _KEY, "lnaddress": _LIGHTNING}.get(kind.lower())
    if form is None or "address" not in node.attributes or form.fullmatch(address):
        return
    spot = node.spot("address")
    what = f'{spot.name} is "{shorten(address, 40)}", which is no address of the type {kind}'
    if kind.lower() == "node" and _LIGHTNING.fullmatch(address):
        mend = 'Write type="lnaddress".'
    elif kind.lower() == "lnaddress" and _KEY.fullmatch(address):
        mend = 'Write type="node".'
    else:
        mend = "Copy it from the wallet: 66 hexadecimal digits, or ann@wallet.example."
    yield ADDRESS.problem(spot, what, mend)


def shares(node: Node, _: Context) -> Iterator[Problem]:
    """Somebody gets something: one recipient alone gets all, whatever the share."""
    typed = [one.attributes.get("split", "").strip() for one in node.all("podcast:valueRecipient")]
    if len(typed) > 1 and all(re.fullmatch("0+", one) for one in typed):
        what = f"the shares of all <podcast:valueRecipient> in {node.spot().name} are 0"
        yield SHARES.problem(node.spot(), what, "Write how many shares each of them gets.")


def time_split(node: Node, _: Context) -> Iterator[Problem]:
    """One remote item, or recipients."""
    remote, recipients = (
        node.seen[name] for name in ("podcast:remoteItem", "podcast:valueRecipient")
    )
    if remote > 1 or bool(remote) == bool(recipients):
        found = f"{remote} <podcast:remoteItem> and {recipients} <podcast:valueRecipient>"
        mend = "Keep one <podcast:remoteItem>, or one or more <podcast:valueRecipient>."
        yield TIME_SPLIT.problem(node.spot(), f"{node.spot().name} has {found}", mend)


def percentage(value: str, spot: Spot) -> Iterator[Problem]:
    """From nothing to all."""
    typed = value.strip()
    yield from number(value, spot)
    if _NUMBER.fullmatch(typed) and not 0 <= float(typed) <= 100:
        what = f'{spot.name} is "{shorten(typed, 20)}"'
        yield PERCENTAGE.problem(spot, what, "Write a number from 0 to 100.")


DEFINITIONS = (
    Definition(
        name="podcast:value",
        parents=(*SHOW, *EPISODE),
        spec=document("value"),
        once=False,
        attributes={
            "type": required(listed(VALUE_TYPES)),
            "method": required(listed(VALUE_METHODS)),
            "suggested": optional(number),
        },
        requires=("podcast:valueRecipient",),
        looks=(shares,),
    ),
    Definition(
        name="podcast:valueRecipient",
        parents=("podcast:value", "podcast:valueTimeSplit"),
        spec=document("valueRecipient"),
        once=False,
        attributes={
            "type": required(listed(RECIPIENTS)),
            "address": required(),
            "split": required(non_negative_integer),
            "name": optional(),
            "customKey": optional(),
            "customValue": optional(),
            "fee": optional(true_false),
        },
        looks=(recipient_address, recommends("name")),
    ),
    Definition(
        name="podcast:valueTimeSplit",
        parents=("podcast:value",),
        spec=document("valueTimeSplit"),
        once=False,
        attributes={
            "startTime": required(seconds),
            "duration": required(seconds),
            "remoteStartTime": optional(seconds),
            "remotePercentage": optional(percentage),
        },
        looks=(time_split, shares),
    ),
)
