"""XHTML in RSS: a whole text as `xhtml:body`, what browsers show, and elements that went astray.

Source: https://validator.w3.org/feed/docs/warning/MisplacedXHTMLContent.html
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.html import xhtml
from feedsmith.checks.values.names import language
from feedsmith.checks.values.numbers import one_of
from feedsmith.problems import Problem

_SPEC = "https://validator.w3.org/feed/docs/warning/MisplacedXHTMLContent.html"

ASTRAY = Rule(
    code="rss-xhtml-astray",
    level="warning",
    title="An element of XHTML stands where no reader looks for it",
    why="Readers look for the text of an item in its description, and in content:encoded: they "
    "pass over other places.",
    spec=_SPEC,
    frame="rss-item",
    wrong='<p xmlns="http://www.w3.org/1999/xhtml">Rye bread is back.</p>',
    right="<description>&lt;p>Rye bread is back.&lt;/p></description>",
)

_NAMES = (
    *("a", "abbr", "address", "article", "b", "base", "blockquote", "body", "br", "center"),
    *("code", "div", "em", "font", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "hr"),
    *("html", "i", "iframe", "img", "link", "meta", "object", "ol", "p", "pre", "script"),
    *("section", "span", "strong", "style", "table", "title", "ul"),
)
_DIRECTIVES = (
    *("all", "none", "index", "noindex", "follow", "nofollow"),
    *("index,follow", "index,nofollow", "noindex,follow", "noindex,nofollow"),
    *("follow,index", "nofollow,index", "follow,noindex", "nofollow,noindex"),
)
_PLACES = {
    "channel": frozenset({"div", "meta"}),
    "item": frozenset({"body", "div"}),
    "image": frozenset[str](),
    "textInput": frozenset[str](),
}
"""Where XHTML may stand, and what of it readers or search engines look at there."""


def _whole_text(node: Node, _: Context) -> Iterator[Problem]:
    """The HTML is sound, and fit for readers."""
    yield from xhtml(node)


def _astray(node: Node, _: Context) -> Iterator[Problem]:
    """No reader looks for the element here."""
    above = node.parent.spot().name if node.parent else "the document"
    what = f"{node.spot().name} of XHTML stands in {above}"
    mend = "Escape it as text of the <description>, or remove it."
    yield ASTRAY.problem(node.spot(), what, mend)


def _any_case(check: Check) -> Check:
    """The same check for values whose case does not count."""

    def lowered(value: str, spot: Spot) -> Iterator[Problem]:
        yield from check(value.lower(), spot)

    return lowered


DEFINITIONS = (
    *(
        Definition(
            name=f"xhtml:{name}",
            parents=("item",),
            spec=_SPEC,
            once=False,
            looks=(_whole_text,),
            open=True,
        )
        for name in ("body", "div")
    ),
    Definition(
        name="xhtml:div",
        parents=("channel", "atom:feed"),
        spec=_SPEC,
        once=False,
        attributes={
            "lang": Attribute((language,)),
            "dir": Attribute((one_of("ltr", "rtl", "auto"),)),
            **dict.fromkeys(("class", "id", "style"), Attribute()),
        },
        open=True,
    ),
    Definition(
        name="xhtml:meta",
        parents=("channel",),
        spec="https://www.w3.org/TR/html401/appendix/notes.html#h-B.4.1.2",
        once=False,
        attributes={
            "name": Attribute((_any_case(one_of("robots")),), required=True),
            "content": Attribute((_any_case(one_of(*_DIRECTIVES)),), required=True),
        },
    ),
    *(
        Definition(
            name=f"xhtml:{name}",
            parents=(parent,),
            spec=_SPEC,
            once=False,
            looks=(_astray,),
            open=True,
        )
        for parent, known in _PLACES.items()
        for name in _NAMES
        if name not in known
    ),
)
