"""RSS 2.0: items, and what they hold. Source: https://www.rssboard.org/rss-specification"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.dates import rfc822
from feedsmith.checks.values.html import html, not_blank, plain_text
from feedsmith.checks.values.people import rss_person
from feedsmith.checks.vocabularies.rss.text import text_alone
from feedsmith.problems import Problem

_SPEC = "https://www.rssboard.org/rss-specification"
_ITEM = f"{_SPEC}#hrelementsOfLtitemgt"


def _document(item: str) -> str:
    return (
        '<rss version="2.0"><channel><title>A</title><link>https://example.org/</link>'
        f"<description>A</description><item>{item}</item></channel></rss>"
    )


EMPTY = Rule(
    code="rss-item-empty",
    level="error",
    title="An item has neither a title nor a description",
    why="One of the two is required: without them readers show an empty line, or nothing.",
    spec=_ITEM,
    frame="rss-document",
    wrong=_document("<link>https://example.org/rye/</link>"),
    right=_document("<title>Rye at last</title><link>https://example.org/rye/</link>"),
)
GUID_MISSING = Rule(
    code="rss-guid-missing",
    level="warning",
    title="An item has no guid",
    why="Readers then tell items apart by link or title: after a correction the item shows up "
    "twice, or is new again.",
    spec="https://www.rssboard.org/rss-profile#element-channel-item-guid",
    frame="rss-document",
    wrong=_document("<title>Rye at last</title>"),
    right=_document("<title>Rye at last</title><guid>https://example.org/rye/</guid>"),
)
UNDATED = Rule(
    code="rss-item-undated",
    level="hint",
    title="An item has no date",
    why="Readers show the time at which they fetched it, and cannot sort it among others.",
    spec=f"{_SPEC}#ltpubdategtSubelementOfLtitemgt",
    frame="rss-document",
    wrong=_document("<title>Rye at last</title>"),
    right=_document("<title>Rye at last</title><pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>"),
)

_DATES = (
    *("pubDate", "dc:date", "atom:published", "atom:updated"),
    *("dcterms:issued", "dcterms:created", "dcterms:available", "dcterms:modified"),
)


def _says_something(node: Node, _: Context) -> Iterator[Problem]:
    """An item has a title, a description, or both."""
    if not node.seen["title"] and not node.seen["description"]:
        what = f"{node.spot().name} has neither <title> nor <description>"
        yield EMPTY.problem(node.spot(), what, "Add a <title>, or a <description>.")


def _can_be_told_apart(node: Node, _: Context) -> Iterator[Problem]:
    """An item of RSS 2.0 has a guid; RSS 0.91 to 0.94 know none."""
    root = node.parent.parent if node.parent else None
    version = root.attributes.get("version", "2.0") if root else "2.0"
    if node.seen["guid"] or not version.startswith("2"):
        return
    link = node.child("link")
    address = link.text.strip() if link else ""
    shown = f"<guid>{address}</guid>" if address else '<guid isPermaLink="false">…</guid>'
    mend = f"Add {shown}, and never change it again."
    yield GUID_MISSING.problem(node.spot(), f"{node.spot().name} has no <guid>", mend)


def _is_dated(node: Node, _: Context) -> Iterator[Problem]:
    """An item says when it was published, in RSS's own words or an extension's."""
    if not any(node.seen[name] for name in _DATES):
        mend = "Add a <pubDate> such as Tue, 07 May 2024 09:00:00 +0000."
        yield UNDATED.problem(node.spot(), f"{node.spot().name} has no <pubDate>", mend)


def _element(name: str, *checks: Check) -> Definition:
    """An element of the item that holds text, at most once."""
    spec = f"{_SPEC}#lt{name.lower()}gtSubelementOfLtitemgt"
    return Definition(name=name, parents=("item",), spec=spec, text=checks)


DEFINITIONS = (
    Definition(
        name="item",
        parents=("channel",),
        spec=_ITEM,
        once=False,
        looks=(_says_something, _can_be_told_apart, _is_dated),
    ),
    Definition(
        name="title",
        parents=("item",),
        spec=_ITEM,
        text=(not_blank, plain_text),
        looks=(text_alone,),
        open=True,
    ),
    Definition(name="link", parents=("item",), spec=_ITEM, text=(absolute_uri,)),
    Definition(
        name="description",
        parents=("item",),
        spec=_ITEM,
        text=(html,),
        looks=(text_alone,),
        open=True,
    ),
    _element("author", rss_person),
    Definition(
        name="category",
        parents=("item",),
        spec=f"{_SPEC}#ltcategorygtSubelementOfLtitemgt",
        once=False,
        text=(not_blank, plain_text),
        attributes={"domain": Attribute()},
    ),
    _element("comments", absolute_uri),
    _element("pubDate", rfc822),
    Definition(
        name="source",
        parents=("item",),
        spec=f"{_SPEC}#ltsourcegtSubelementOfLtitemgt",
        text=(plain_text,),
        attributes={"url": Attribute((absolute_uri,), required=True)},
    ),
)
