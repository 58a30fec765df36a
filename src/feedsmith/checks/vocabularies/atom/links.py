"""Atom's links.

Sources: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7,
https://www.rfc-editor.org/rfc/rfc4685#section-4
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.dates import rfc3339
from feedsmith.checks.values.html import not_blank, plain_text
from feedsmith.checks.values.names import language, mime_type
from feedsmith.checks.values.numbers import non_negative_integer
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.atom.relations import REGISTERED
from feedsmith.checks.vocabularies.parents import FEEDS, ITEMS
from feedsmith.problems import Problem
from feedsmith.urls import absolute

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.7"
_IANA = "http://www.iana.org/assignments/relation/"
_PAGE = '<link href="https://example.org/rye/"/>'
_REPLIES = ("thr:count", "thr:updated")

RELATION = Rule(
    code="atom-link-relation",
    level="warning",
    title="A link's relation is not registered",
    why="No reader knows what to do with the link. A relation of your own is an address.",
    spec=f"{_SPEC}.2",
    frame="atom-entry",
    wrong='<link rel="comments" href="https://example.org/rye/#comments"/>',
    right=f'{_PAGE}<link rel="replies" href="https://example.org/rye/comments.xml"/>',
)
NOT_EMPTY = Rule(
    code="atom-link-not-empty",
    level="warning",
    title="A link has text",
    why="Atom says where a link leads by `href`; no reader looks at its text.",
    spec=_SPEC,
    frame="atom-entry",
    wrong='<link href="https://example.org/rye/">https://example.org/rye/</link>',
    right=_PAGE,
)
ALTERNATE = Rule(
    code="atom-link-alternate-doubled",
    level="error",
    title="Two alternate links have the same type and language",
    why="A reader can open only one page, and cannot tell which of them is meant.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2",
    frame="atom-entry",
    wrong=f'{_PAGE}<link href="https://example.org/bread/rye/"/>',
    right=f'{_PAGE}<link rel="related" href="https://example.org/bread/rye/"/>',
)
NO_REPLIES = Rule(
    code="thread-attribute-misplaced",
    level="error",
    title="A link that leads to no replies counts them",
    why='Readers look for the number and date of replies at links with rel="replies" only.',
    spec="https://www.rfc-editor.org/rfc/rfc4685#section-4",
    frame="atom-entry",
    wrong='<link rel="related" href="https://example.org/rye/comments.xml" thr:count="3"/>',
    right=f'{_PAGE}<link rel="replies" href="https://example.org/rye/comments.xml" thr:count="3"/>',
)


def relation_of(link: Node) -> str:
    """The relation as it is meant: `alternate` where none is written."""
    return link.attributes.get("rel", "alternate").removeprefix(_IANA)


def links(node: Node, relation: str) -> Iterator[Node]:
    """The element's links of a relation."""
    return (one for one in node.all("atom:link") if relation_of(one) == relation)


def address(link: Node, context: Context) -> str | None:
    """Where a link leads, without fragment; `None` where that cannot be known from here."""
    place = absolute(link.attributes.get("href", ""), base(link, context))
    return None if place is None else place.partition("#")[0]


def base(node: Node, context: Context) -> str:
    """The address to which the element's references are relative; empty if it is unknown."""
    above = base(node.parent, context) if node.parent is not None else context.url or ""
    own = node.attributes.get("xml:base")
    return above if own is None else absolute(own, above) or above


def same_alternates(node: Node, _: Context) -> Iterator[Problem]:
    """At most one alternate link of a type and a language."""
    known: dict[tuple[str, str], Node] = {}
    for link in links(node, "alternate"):
        kind = link.attributes.get("type", ""), link.attributes.get("hreflang", "")
        first = known.setdefault(kind, link)
        if first is not link:
            said = f'type="{kind[0]}"' if kind[0] else "no type"
            tongue = f'hreflang="{kind[1]}"' if kind[1] else "no language"
            what = f"{link.spot().name} is alternate with {said} and {tongue}, like line "
            mend = 'Keep one of them, or write rel="related" for the other.'
            yield ALTERNATE.problem(link.spot(), f"{what}{first.line}", mend)


def _relation(value: str, spot: Spot) -> Iterator[Problem]:
    name = value.removeprefix(_IANA)
    if name.lower() in REGISTERED or (":" in name and " " not in name):
        return
    what = f"{spot.name} is {quoted(value)}, which is not registered"
    mend = 'Write one of the registered names, such as rel="related", or an address of your own.'
    yield RELATION.problem(spot, what, mend)


def _empty(link: Node, _: Context) -> Iterator[Problem]:
    if link.text.strip():
        what = f"{link.spot().name} has the text {quoted(link.text)}"
        href = f'Write href="{link.text.strip()}".' if "href" not in link.attributes else ""
        yield NOT_EMPTY.problem(link.spot(), what, href or "Remove the text.")


def _replies(link: Node, _: Context) -> Iterator[Problem]:
    for name in _REPLIES:
        if name in link.attributes and relation_of(link) != "replies":
            what = f"{link.spot(name).name} stands at a link with the relation {relation_of(link)}"
            mend = 'Write rel="replies" if it leads to replies, or remove the attribute.'
            yield NO_REPLIES.problem(link.spot(name), what, mend)


DEFINITIONS = (
    Definition(
        name="atom:link",
        parents=(*FEEDS, *ITEMS, "at:deleted-entry"),
        spec=_SPEC,
        once=False,
        attributes={
            "href": Attribute((reference,), required=True),
            "rel": Attribute((_relation,)),
            "type": Attribute((mime_type,)),
            "hreflang": Attribute((language,)),
            "title": Attribute((not_blank, plain_text)),
            "length": Attribute((non_negative_integer,)),
            "thr:count": Attribute((non_negative_integer,)),
            "thr:updated": Attribute((rfc3339,)),
            "rdf:type": Attribute(),
            "rdf:resource": Attribute((reference,)),
        },
        looks=(_empty, _replies),
        open=True,
    ),
)
