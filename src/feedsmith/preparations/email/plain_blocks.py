"""Turns blocks that mail programs do not know into paragraphs and `div`, opened.

Source: https://www.caniemail.com/features/html-details/, https://www.caniemail.com/features/html-semantics/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element

from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem

_SECTIONS = "section, article, aside, header, footer, main, hgroup, address, figure, details"
_BLOCKS = (
    "p, div, h1, h2, h3, h4, h5, h6, ul, ol, dl, table, pre, blockquote, hr, section, article,"
    " aside, header, footer, main, hgroup, address, figure, details"
)
_KEPT = ("lang", "dir", "title")


def plain_blocks(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Make a summary a bold line, a caption a paragraph and every kind of section a `div`."""
    for line in root.select("summary, figcaption"):
        if line.select_one(_BLOCKS) is not None:
            _become("div", line)
            continue
        if line.tag == "summary":
            line.wrap_children(Element("strong"))
        _become("p", line)
    for section in root.select(_SECTIONS):
        _become("div", section)
    yield from ()


def _become(tag: str, element: Element) -> None:
    attributes = {name: value for name in _KEPT if (value := element.attr(name)) is not None}
    element.wrap_children(Element(tag, attributes))
    element.unwrap()
