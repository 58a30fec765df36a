"""What an entry holds: text, HTML, XHTML, other media, or an address of it.

Source: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks import structure
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.html import not_blank
from feedsmith.checks.values.names import mime_type
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.atom.text import MARKED, elements, escaped, kind_blank, plain
from feedsmith.checks.vocabularies.parents import ITEMS
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287#section-4.1.3"
_BASE64 = lazy_pattern(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_BROKEN_AT = lazy_pattern(r"[^A-Za-z0-9+/=\s]")
_PICTURE = "iVBORw0KGgo="

COMPOSITE = Rule(
    code="atom-content-composite",
    level="error",
    title="Content is made of several parts",
    why="Readers show one thing an entry; none takes a multipart message apart.",
    spec=f"{_SPEC}.1",
    frame="atom-entry",
    wrong='<content type="multipart/mixed">UnllCg==</content>',
    right='<content type="text">Rye</content>',
)
NOT_EMPTY = Rule(
    code="atom-content-not-empty",
    level="error",
    title="Content that lies elsewhere is not empty",
    why="With `src` readers fetch the content from there, and drop what stands in the feed.",
    spec=f"{_SPEC}.2",
    frame="atom-entry",
    wrong='<content src="https://example.org/rye.pdf" type="application/pdf">Rye</content>',
    right='<content src="https://example.org/rye.pdf" type="application/pdf"/>',
)
NO_TYPE = Rule(
    code="atom-content-no-type",
    level="warning",
    title="Content that lies elsewhere has no type",
    why="A reader cannot tell whether it can show it without fetching it.",
    spec=f"{_SPEC}.2",
    frame="atom-entry",
    wrong='<content src="https://example.org/rye.pdf"/>',
    right='<content src="https://example.org/rye.pdf" type="application/pdf"/>',
)
BASE64 = Rule(
    code="atom-content-base64",
    level="error",
    title="Content that should be base64 is not",
    why="Media other than text and XML are written in base64; readers cannot decode this.",
    spec=f"{_SPEC}.3",
    frame="atom-entry",
    wrong='<content type="image/png">rye.png</content>',
    right=f'<content type="image/png">{_PICTURE}</content>',
)
XML = Rule(
    code="atom-content-xml",
    level="warning",
    title="Content of an XML type is not one element",
    why="Readers take the element inside for the root of a document, and find none or several.",
    spec=f"{_SPEC}.3",
    frame="atom-entry",
    wrong='<content type="image/svg+xml">&lt;svg/></content>',
    right='<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>',
)
FRAGMENT = Rule(
    code="atom-content-fragment",
    level="hint",
    title="Content of the type text/html is no whole page",
    why="Few readers show it: in Atom a piece of HTML has the type `html`.",
    spec=f"{_SPEC}.1",
    frame="atom-entry",
    wrong='<content type="text/html">&lt;p>Rye&lt;/p></content>',
    right='<content type="html">&lt;p>Rye&lt;/p></content>',
)


def content(node: Node, _: Context) -> Iterator[Problem]:
    """Hold content to its type."""
    yield from kind_blank(node)
    kind = node.attributes.get("type") or "text"
    if "src" in node.attributes:
        yield from _elsewhere(node)
    elif kind in MARKED:
        yield from MARKED[kind](node)
    else:
        yield from _media(node, kind)


def is_base64(kind: str) -> bool:
    """Whether content of this type is written in base64: neither text nor XML."""
    essence = _essence(kind)
    return "/" in essence and not essence.startswith("text/") and not _is_xml(essence)


def _elsewhere(node: Node) -> Iterator[Problem]:
    kind = node.attributes.get("type")
    if node.children or node.text.strip():
        what = f"{node.spot().name} has a `src`, but is not empty"
        mend = "Remove `src`, or what stands in the element."
        yield NOT_EMPTY.problem(node.spot(), what, mend)
    if kind is None:
        what = f"{node.spot().name} has a `src`, but no `type`"
        yield NO_TYPE.problem(node.spot(), what, 'Add its media type, such as type="text/html".')
    elif kind:
        yield from mime_type(kind, node.spot("type"))


def _media(node: Node, kind: str) -> Iterator[Problem]:
    wrong = tuple(mime_type(kind, node.spot("type")))
    essence = _essence(kind)
    if any(problem.level == "error" for problem in wrong):
        yield from wrong
    elif essence.startswith(("multipart/", "message/")):
        what = f"{node.spot('type').name} is {quoted(kind)}, which has several parts"
        mend = 'Choose one part, and write its type, or type="html".'
        yield COMPOSITE.problem(node.spot("type"), what, mend)
    elif _is_xml(essence):
        yield from _xml(node, kind)
    elif essence == "text/html":
        yield from _page(node, kind)
    elif essence.startswith("text/"):
        yield from plain(node, kind)
    else:
        yield from elements(node, kind)
        yield from _base64(node, kind)


def _xml(node: Node, kind: str) -> Iterator[Problem]:
    if node.children:
        yield from structure.text(node, f"{_SPEC}.3")
    if len(node.children) != 1:
        number = len(node.children) or "no"
        what = f'{node.spot().name} has the type "{kind}", but holds {number} elements'
        mend = 'Put one root element into it, or write type="html" if it is HTML.'
        yield XML.problem(node.spot(), what, mend)


def _page(node: Node, kind: str) -> Iterator[Problem]:
    yield from escaped(node, kind)
    if "<html" not in node.text.lower() and not node.children:
        what = f'{node.spot().name} has the type "{kind}", but is no whole page'
        yield FRAGMENT.problem(node.spot(), what, 'Write type="html".')


def _base64(node: Node, kind: str) -> Iterator[Problem]:
    yield from not_blank(node.text, node.spot())
    packed = "".join(node.text.split())
    if not _BASE64.fullmatch(packed):
        stray = _BROKEN_AT.search(packed)
        said = f"has {quoted(stray[0])} in it" if stray else "breaks off"
        what = f'{node.spot().name} has the type "{kind}", so it is base64, but {said}'
        mend = 'Encode it in base64, or name the type it has, such as type="html".'
        yield BASE64.problem(node.spot(), what, mend)


def _essence(kind: str) -> str:
    return kind.partition(";")[0].strip().lower()


def _is_xml(essence: str) -> bool:
    return essence.endswith(("+xml", "/xml"))


DEFINITIONS = (
    Definition(
        name="atom:content",
        parents=ITEMS,
        spec=_SPEC,
        attributes={"type": Attribute(), "src": Attribute((reference,))},
        looks=(content,),
        open=True,
    ),
)
