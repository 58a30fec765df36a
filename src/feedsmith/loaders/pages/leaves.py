"""A page as its reader sees it: one short or long block after the other, whatever wraps them."""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Node, Text

BLOCKS = (
    *("address", "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "fieldset"),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
    *("li", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
)
_WHOLE = frozenset(("ul", "ol", "dl", "blockquote", "figure", "pre", "table", "details", "picture"))
MEDIA = "img, picture, video, audio, iframe, object, embed, canvas, svg, math, pre, table"
SILENT = frozenset(("script", "style", "template", "noscript", "link", "meta"))
PROSE = 160
"""Letters and blanks; a block that is longer is no byline."""


def leaves(root: Element, *, backwards: bool = False) -> Iterator[Node]:
    """The blocks that hold no other blocks, and texts between blocks; lists and tables are one.

    Those that were given may be taken out of the element meanwhile. backwards: from the last one.
    """
    step = 1 if backwards else -1
    waiting = [*root.children][::step]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            if node.tag in SILENT:
                continue
            if node.tag not in _WHOLE and next(node.iter_elements(BLOCKS), None) is not None:
                waiting += [*node.children][::step]
            else:
                yield node
        elif isinstance(node, Text) and node.data.strip():
            yield node


def text_of(leaf: Node) -> str:
    """The words of a leaf in one line."""
    return " ".join(leaf.text.split())


def has_media(leaf: Node) -> bool:
    """Whether a leaf shows something besides words."""
    if not isinstance(leaf, Element):
        return False
    return leaf.matches(MEDIA) or leaf.select_one(MEDIA) is not None


def is_prose(leaf: Node) -> bool:
    """Whether a leaf is surely of the text: a long paragraph, a quotation, code, a table."""
    if isinstance(leaf, Element) and leaf.tag in ("blockquote", "pre", "table"):
        return True
    return len(leaf.text) > PROSE and len(text_of(leaf)) > PROSE
