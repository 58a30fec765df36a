"""RSS 2.0: what makes an item this item. Source: https://www.rssboard.org/rss-profile

An item is known by its guid, without one by its link, and it stands in a feed once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.html import not_blank
from feedsmith.checks.values.numbers import one_of
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem
from feedsmith.text import shorten

_SPEC = "https://www.rssboard.org/rss-specification#ltguidgtSubelementOfLtitemgt"
_PROFILE = "https://www.rssboard.org/rss-profile#element-channel-item-guid"


def _document(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<rss version="2.0"><channel><title>A</title><link>https://example.org/</link>'
        f"<description>A</description>{inside}</channel></rss>"
    )


NO_LINK = Rule(
    code="rss-guid-no-link",
    level="error",
    title="A guid claims to be a link and is none",
    why='Without isPermaLink="false" readers open the guid in place of the link, and take one that '
    "is no full address relative to the feed's: the item leads nowhere, and is new to everyone "
    "when the feed moves.",
    spec=_SPEC,
    frame="rss-item",
    wrong="<guid>rye-2024</guid>",
    right='<guid isPermaLink="false">rye-2024</guid>',
)
SHORT = Rule(
    code="rss-guid-short",
    level="warning",
    title="A guid is a short number, which another feed may have as well",
    why="Some readers keep the guids of all feeds together: they take this item for one of another "
    "feed that they have shown already.",
    spec=_PROFILE,
    frame="rss-item",
    wrong='<guid isPermaLink="false">42</guid>',
    right='<guid isPermaLink="false">example.org/42</guid>',
)
DOUBLED = Rule(
    code="rss-guid-doubled",
    level="error",
    title="Two items have the same guid",
    why="To readers they are one item: they show only one of the two.",
    spec=_SPEC,
    frame="rss-document",
    wrong=_document(
        "<title>Rye</title><guid>https://example.org/a/</guid>",
        "<title>Oats</title><guid>https://example.org/a/</guid>",
    ),
    right=_document(
        "<title>Rye</title><guid>https://example.org/a/</guid>",
        "<title>Oats</title><guid>https://example.org/b/</guid>",
    ),
)
ITEM_DOUBLED = Rule(
    code="rss-item-doubled",
    level="warning",
    title="An item stands in the feed twice",
    why="Subscribers see it twice.",
    spec=_PROFILE,
    frame="rss-document",
    wrong=_document("<title>Rye</title>", "<title>Rye</title>"),
    right=_document("<title>Rye</title>"),
)
LINK_DOUBLED = Rule(
    code="rss-link-doubled",
    level="hint",
    title="Two items without guids have the same link",
    why="Readers that tell items apart by their links show only one of the two.",
    spec=_PROFILE,
    frame="rss-document",
    wrong=_document(
        "<title>Rye</title><link>https://example.org/</link>",
        "<title>Oats</title><link>https://example.org/</link>",
    ),
    right=_document(
        "<title>Rye</title><link>https://example.org/rye/</link>",
        "<title>Oats</title><link>https://example.org/oats/</link>",
    ),
)

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_NAMES = ("tag:", "urn:")
_SHORTEST_NUMBER = 9


def _identifies(node: Node, _: Context) -> Iterator[Problem]:
    """A guid is a link unless it says that it is none; a live item's may be a bare UUID.

    Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/live-item.md
    """
    value = node.text.strip()
    live = node.parent is not None and node.parent.name == "podcast:liveItem"
    if node.attributes.get("isPermaLink", "false" if live else "true") == "true":
        yield from _link(value, node)
        return
    yield from not_blank(node.text, node.spot())
    if value.isdecimal() and len(value) < _SHORTEST_NUMBER:
        what = f"{node.spot().name} is only the number {value}"
        mend = f"Write the site's name before it, such as example.org/{value}."
        yield SHORT.problem(node.spot(), what, mend)


def _link(value: str, node: Node) -> Iterator[Problem]:
    spot = node.spot()
    if not value:
        mend = "Write the address of the item's page, and never change it again."
        yield NO_LINK.problem(spot, f"{spot.name} is blank", mend)
    elif value.lower().startswith(_NAMES) or not _SCHEME.match(value):
        what = f'{spot.name} says "{shorten(value, 60)}", which no browser can open'
        mend = f'Write <guid isPermaLink="false">{shorten(value, 60)}</guid>, or a full address.'
        yield NO_LINK.problem(spot, what, mend)
    else:
        yield from absolute_uri(value, spot)


class _Identity(NamedTuple):
    """What is kept of an item: guid and link as written, a number for all but the guid."""

    guid: str | None
    link: str | None
    rest: int
    place: Place
    guid_place: Place | None


def _identity(node: Node) -> _Identity | None:
    if node.name != "item":
        return None
    guid, link = node.child("guid"), node.child("link")
    rest: list[tuple[object, ...]] = []
    for child in node.children:
        if child is not guid:
            rest += _said(child)
    return _Identity(
        guid.text.strip() if guid else None,
        link.text.strip() if link else None,
        hash(tuple(rest)),
        node.spot().place,
        guid.spot().place if guid else None,
    )


def _said(node: Node) -> list[tuple[object, ...]]:
    """What an element says, and each that it holds."""
    return [
        (one.name, one.text.strip(), *sorted(one.attributes.items()))
        if one.attributes
        else (one.name, one.text.strip())
        for one in (node.walk() if node.children else (node,))
    ]


def _stands_once(facts: Sequence[_Identity], _: Node, __: Context) -> Iterator[Problem]:
    """No two items are the same, or would be taken for the same."""
    guids: dict[str, Place] = {}
    links: dict[str, Place] = {}
    contents: dict[int, Place] = {}
    for item in facts:
        first = contents.setdefault(item.rest, item.place)
        if item.guid and item.guid_place:
            known = guids.setdefault(item.guid, item.place)
            if known is not item.place:
                yield _doubled_guid(item.guid, Here(item.guid_place, "<guid>"), known)
                continue
        if first is not item.place:
            what = f"this <item> says the same as that of line {first.line}"
            yield ITEM_DOUBLED.problem(Here(item.place, "<item>"), what, "Keep one of them.")
        elif item.link and item.guid is None:
            known = links.setdefault(item.link, item.place)
            if known is not item.place:
                yield _doubled_link(item.link, Here(item.place, "<item>"), known)


def _doubled_guid(guid: str, spot: Here, known: Place) -> Problem:
    what = f'{spot.name} says "{shorten(guid, 60)}" like the <item> of line {known.line}'
    return DOUBLED.problem(spot, what, "Give each <item> a <guid> of its own.")


def _doubled_link(link: str, spot: Here, known: Place) -> Problem:
    what = f"{spot.name} has the <link> {shorten(link, 60)} like that of line {known.line}"
    return LINK_DOUBLED.problem(spot, what, "Give each <item> a <guid> of its own.")


DEFINITIONS = (
    Definition(
        name="guid",
        parents=("item",),
        spec=_SPEC,
        text=(),
        attributes={"isPermaLink": Attribute((one_of("true", "false"),))},
        looks=(_identifies,),
    ),
)

ACROSS = (Across(_identity, _stands_once),)
