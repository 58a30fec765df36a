"""XHTML inside a feed: the same rules as for HTML, over elements instead of text.

Source: https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.namespaces import NAMESPACES, XHTML
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import is_absolute
from feedsmith.checks.values.characters import clean
from feedsmith.checks.values.html.elements import element_findings
from feedsmith.checks.values.html.findings import Finding, first_of_each
from feedsmith.problems import Problem

NOT_XHTML = Rule(
    code="xhtml-foreign",
    level="warning",
    title="An element inside XHTML is in another namespace",
    why="Readers show XHTML, drawings and formulas; other elements are dropped.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3",
    frame="atom-entry",
    wrong='<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
    '<b xmlns="https://example.org/mood">Rye</b></div></content>',
    right='<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><b>Rye</b></div>'
    "</content>",
)

_FOREIGN = frozenset({NAMESPACES["svg"], NAMESPACES["mathml"]})


def xhtml(node: Node) -> Iterator[Problem]:
    """What readers cannot use, in an element of XHTML or in those that another holds."""
    yield from first_of_each(_below(node), node.spot())
    seen = "".join(piece for one in node.walk() for piece in one.pieces)
    yield from clean(seen, node.spot())


def _below(node: Node) -> Iterator[Finding]:
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.namespace in (XHTML, *_FOREIGN):
            yield from _element(one)
            waiting.extend(reversed(one.children))
        elif one is node:
            waiting.extend(reversed(one.children))
        else:
            what = f"{one.spot().name}, which is not in the namespace of XHTML"
            mend = f'Give it xmlns="{XHTML}", or remove it.'
            yield Finding(NOT_XHTML, what, mend, one.spot())


def _element(node: Node) -> Iterator[Finding]:
    attributes = [(_name(name), value) for name, value in node.attributes.items()]
    foreign = node.namespace in _FOREIGN
    relative = has_base(node)
    for finding in element_findings(node.local, attributes, foreign=foreign, relative=relative):
        yield finding._replace(spot=node.spot())


def has_base(node: Node) -> bool:
    """Whether an absolute `xml:base` stands on the element or above it."""
    above: Node | None = node if node.base else None
    while above is not None:
        if is_absolute(above.attributes.get("xml:base", "").strip()):
            return True
        above = above.parent
    return False


def _name(attribute: str) -> str:
    """The name as HTML says it: `xlink:href`, whatever prefix the document declares."""
    if attribute.startswith("{http://www.w3.org/1999/xlink}"):
        return "xlink:" + attribute.rpartition("}")[2]
    return attribute
