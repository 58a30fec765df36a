"""Atom's text constructs: plain text, HTML or XHTML.

Source: https://www.rfc-editor.org/rfc/rfc4287#section-3.1
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from feedsmith.checks import structure
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.namespaces import XHTML, prefix_of
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.html import (
    clean,
    has_base,
    html,
    html_below_base,
    html_in,
    not_blank,
    xhtml,
)
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.parents import FEEDS, ITEMS
from feedsmith.problems import Problem

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287"
_TEXT = f"{_SPEC}#section-3.1"
_SHOWN = ("xhtml", "svg", "mathml")
_DIV = '<div xmlns="http://www.w3.org/1999/xhtml">'

TYPE = Rule(
    code="atom-text-type",
    level="error",
    title="The type of a text is none of text, html and xhtml",
    why="A reader that does not know the type can only guess whether to show tags or letters.",
    spec=f"{_TEXT}.1",
    frame="atom-entry",
    wrong='<title type="text/html">Rye &amp;amp; spelt</title>',
    right='<title type="html">Rye &amp;amp; spelt</title>',
)
TYPE_BLANK = Rule(
    code="atom-type-blank",
    level="warning",
    title="The type of a text is empty",
    why="Readers take it for plain text, or for nothing they know.",
    spec=f"{_TEXT}.1",
    frame="atom-entry",
    wrong='<title type="">Rye at last</title>',
    right='<title type="text">Rye at last</title>',
)
ELEMENTS = Rule(
    code="atom-text-elements",
    level="error",
    title="Elements stand in a text that may hold none",
    why="Readers drop them, often with the words inside: only XHTML may be written as elements.",
    spec=f"{_TEXT}.1.1",
    frame="atom-entry",
    wrong='<title type="html">Rye <b>at last</b></title>',
    right='<title type="html">Rye &lt;b>at last&lt;/b></title>',
)
UNDECLARED = Rule(
    code="atom-html-undeclared",
    level="warning",
    title="A text looks like HTML, but does not say so",
    why="Its readers see the tags and entities as letters.",
    spec=f"{_TEXT}.1.1",
    frame="atom-entry",
    wrong="<title>Rye &lt;b>at last&lt;/b></title>",
    right='<title type="html">Rye &lt;b>at last&lt;/b></title>',
)
DIV = Rule(
    code="atom-xhtml-div",
    level="error",
    title="XHTML does not stand in a single div",
    why="Readers take what is inside of the `<div>`, and find nothing.",
    spec=f"{_TEXT}.1.3",
    frame="atom-entry",
    wrong='<title type="xhtml">Rye at last</title>',
    right=f'<title type="xhtml">{_DIV}Rye at <em>last</em></div></title>',
)
LOST = Rule(
    code="atom-xhtml-element",
    level="error",
    title="An element inside XHTML is not XHTML",
    why="Its namespace says that it is something else, or nothing: readers drop it.",
    spec=f"{_TEXT}.1.3",
    frame="atom-entry",
    wrong=f'<title type="xhtml">{_DIV}Rye at <em xmlns="">last</em></div></title>',
    right=f'<title type="xhtml">{_DIV}Rye at <em>last</em></div></title>',
)


def text_construct(node: Node, _: Context) -> Iterator[Problem]:
    """Hold a text to its type: text, html or xhtml."""
    yield from kind_blank(node)
    kind = node.attributes.get("type") or "text"
    if kind in MARKED:
        yield from MARKED[kind](node)
        return
    meant = "html" if "html" in kind.lower() else "text"
    what = f"{node.spot('type').name} is {quoted(kind)}"
    yield TYPE.problem(node.spot("type"), what, f'Write type="{meant}".')
    yield from elements(node, kind)


def kind_blank(node: Node) -> Iterator[Problem]:
    """A type that is written, but says nothing."""
    if node.attributes.get("type") == "":
        spot = node.spot("type")
        yield TYPE_BLANK.problem(spot, f"{spot.name} is empty", 'Write type="text" or type="html".')


def elements(node: Node, kind: str) -> Iterator[Problem]:
    """The elements that stand where only characters may be."""
    for one in node.children[:1]:
        what = f'{one.spot().name} stands in {node.spot().name}, which has the type "{kind}"'
        mend = f'Write type="xhtml" and put all of it into {_DIV}, or write its tags as &lt;…>.'
        yield ELEMENTS.problem(one.spot(), what, mend)


def _said(node: Node) -> Iterator[Problem]:
    """Only the title of an entry may say nothing: Atom asks for one, and not every note has it."""
    if node.name != "atom:title" or node.parent is None or node.parent.name != "atom:entry":
        yield from not_blank(node.text, node.spot())


def plain(node: Node, kind: str = "text") -> Iterator[Problem]:
    """Characters that mean themselves."""
    yield from elements(node, kind)
    if node.children:
        return
    yield from _said(node)
    yield from clean(node.text, node.spot())
    if html_in(node.text):
        what = f'{node.spot().name} looks like HTML, but has the type "{kind}"'
        meant = "type" in node.attributes
        rule = replace(UNDECLARED, level="hint") if meant else UNDECLARED
        yield rule.problem(node.spot(), what, 'Write type="html", if it is HTML.')


def escaped(node: Node, kind: str = "html") -> Iterator[Problem]:
    """HTML whose tags are written as characters."""
    yield from elements(node, kind)
    if not node.children:
        yield from _said(node)
        look = html_below_base if has_base(node) else html
        yield from look(node.text, node.spot())


def _inline(node: Node) -> Iterator[Problem]:
    if not node.children and not node.text.strip():
        yield from _said(node)
        return
    if [one.name for one in node.children] != ["xhtml:div"]:
        what = f"{node.spot().name} is XHTML, but {_instead(node)}"
        yield DIV.problem(node.spot(), what, f"Put all of it into one {_DIV}…</div>.")
        return
    yield from structure.text(node, f"{_TEXT}.1.3")
    lost = tuple(_lost(node.children[0]))
    yield from lost
    told = {problem.place for problem in lost}
    yield from (one for one in xhtml(node.children[0]) if one.place not in told)


def _lost(node: Node) -> Iterator[Problem]:
    """Elements inside XHTML that are of no namespace, or of one that means something else."""
    for one in node.children:
        if one.namespace and prefix_of(one.namespace) in (*_SHOWN, None):
            yield from () if one.name == "svg:metadata" else _lost(one)
            continue
        of = f"of the namespace `{one.namespace}`" if one.namespace else "in no namespace"
        what = f"{one.spot().name} stands in XHTML, but is {of}"
        mend = f'Give it xmlns="{XHTML}", or remove it.'
        yield LOST.problem(one.spot(), what, mend)


def _instead(node: Node) -> str:
    if not node.children:
        return "holds only text"
    if any(one.name == "xhtml:div" for one in node.children):
        return "holds more than one <div>"
    return f"holds {node.children[0].spot().name} instead of a <div> of XHTML"


MARKED = {"text": plain, "html": escaped, "xhtml": _inline}
"""How to look at what each type says it is."""

DEFINITIONS = tuple(
    Definition(
        name=name,
        parents=parents,
        spec=f"{_SPEC}#section-4.2.{section}",
        attributes={"type": Attribute()},
        looks=(text_construct,),
        open=True,
    )
    for name, parents, section in (
        ("atom:rights", (*FEEDS, *ITEMS), 10),
        ("atom:subtitle", FEEDS, 12),
        ("atom:summary", ITEMS, 13),
        ("atom:title", (*FEEDS, *ITEMS, "app:collection"), 14),
    )
)
