"""Atom's feed, its metadata, and where an entry was taken from.

Source: https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import absolute_uri, reference
from feedsmith.checks.values.dates import rfc3339
from feedsmith.checks.values.html import not_blank, plain_text
from feedsmith.checks.values.identifiers import identifier
from feedsmith.checks.vocabularies.atom.links import same_alternates
from feedsmith.checks.vocabularies.parents import FEEDS, ITEMS
from feedsmith.problems import Problem

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287"
_REQUIRED = ("atom:id", "atom:title", "atom:updated")
_METADATA = frozenset(
    {
        *_REQUIRED,
        *("atom:author", "atom:category", "atom:contributor", "atom:generator", "atom:icon"),
        *("atom:link", "atom:logo", "atom:rights", "atom:subtitle"),
    }
)
_ENTRY = (
    "<entry><id>https://example.org/rye/</id><title>Rye</title>"
    "<updated>2024-05-07T09:00:00Z</updated><content>Rye bread is back.</content>%s</entry>"
)
_FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id><title>News</title>'
    "<updated>2024-05-07T09:00:00Z</updated><author><name>Ann</name></author>%s</feed>"
)
_ICON = "<icon>https://example.org/icon.png</icon>"

MISPLACED = Rule(
    code="atom-metadata-misplaced",
    level="error",
    title="Something about the feed stands behind its first entry",
    why="Readers that show entries as they come have no use for what follows them.",
    spec=f"{_SPEC}#section-4.1.1",
    frame="atom-document",
    wrong=_FEED % (_ENTRY % "" + _ICON),
    right=_FEED % (_ICON + _ENTRY % ""),
)
SOURCE = Rule(
    code="atom-source-incomplete",
    level="warning",
    title="An entry does not say enough of the feed it was taken from",
    why="Without its id, title and date nobody finds that feed again.",
    spec=f"{_SPEC}#section-4.2.11",
    frame="atom-document",
    wrong=_FEED % _ENTRY % "<source><title>Mill</title></source>",
    right=_FEED % _ENTRY % "<source><id>https://example.com/</id><title>Mill</title>"
    "<updated>2024-05-06T09:00:00Z</updated></source>",
)


def _source(node: Node, _: Context) -> Iterator[Problem]:
    absent = [f"<{one.removeprefix('atom:')}>" for one in _REQUIRED if not node.seen[one]]
    if absent:
        what = f"{node.spot().name} has no {' and no '.join(absent)}"
        yield SOURCE.problem(node.spot(), what, "Copy it from the feed the entry was taken from.")


def _first_entry(node: Node) -> tuple[int, int] | None:
    return (node.line, node.column) if node.name == "atom:entry" and node.number == 1 else None


def _order(first: Sequence[tuple[int, int]], root: Node, _: Context) -> Iterator[Problem]:
    for child in root.children:
        if first and child.name in _METADATA and (child.line, child.column) > first[0]:
            what = f"{child.spot().name} stands behind the first entry, in line {first[0][0]}"
            yield MISPLACED.problem(child.spot(), what, "Put it before the first <entry>.")


DEFINITIONS = (
    Definition(
        name="atom:feed",
        parents=("",),
        spec=f"{_SPEC}#section-4.1.1",
        requires=_REQUIRED,
        looks=(same_alternates,),
    ),
    Definition(
        name="atom:source",
        parents=ITEMS,
        spec=f"{_SPEC}#section-4.2.11",
        looks=(_source, same_alternates),
    ),
    Definition(
        name="atom:category",
        parents=(*FEEDS, *ITEMS, "app:categories"),
        spec=f"{_SPEC}#section-4.2.2",
        once=False,
        attributes={
            "term": Attribute((not_blank,), required=True),
            "scheme": Attribute((absolute_uri,)),
            "label": Attribute((plain_text,)),
        },
    ),
    Definition(
        name="atom:generator",
        parents=FEEDS,
        spec=f"{_SPEC}#section-4.2.4",
        text=(not_blank, plain_text),
        attributes={"uri": Attribute((reference,)), "version": Attribute()},
    ),
    *(
        Definition(
            name=name,
            parents=FEEDS,
            spec=f"{_SPEC}#section-4.2.{section}",
            text=(not_blank, reference),
        )
        for name, section in (("atom:icon", 5), ("atom:logo", 8))
    ),
    Definition(
        name="atom:id",
        parents=(*FEEDS, *ITEMS),
        spec=f"{_SPEC}#section-4.2.6",
        text=(identifier,),
    ),
    *(
        Definition(
            name=name,
            parents=parents,
            spec=f"{_SPEC}#section-4.2.{section}",
            text=(rfc3339,),
        )
        for name, parents, section in (
            ("atom:published", ITEMS, 9),
            ("atom:updated", (*FEEDS, *ITEMS), 15),
        )
    ),
)
ACROSS = (Across(_first_entry, _order),)
