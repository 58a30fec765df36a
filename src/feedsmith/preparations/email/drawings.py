"""Says drawings and formulas in words: sixteen of 42 mail programs show inline SVG.

Source: https://www.caniemail.com/features/html-svg/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem
from feedsmith.text import one_line


def drawings(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Put a drawing's title or description, and a formula's source as code, in their place."""
    for svg in root.select("svg"):
        words = _said(svg)
        svg.replace_with(*([Text(words)] if words else []))
    for math in root.select("math"):
        formula = _formula(math)
        is_code = math.closest("pre, code") is not None
        said = Text(formula) if is_code else Element("code", None, [Text(formula)])
        math.replace_with(*([said] if formula else []))
    yield from ()


def _said(svg: Element) -> str:
    """The name of a drawing; one that is hidden from people who cannot see says nothing."""
    if svg.attr("aria-hidden") == "true":
        return ""
    named = (one.text for name in ("title", "desc") for one in svg.select(name))
    return next(filter(None, map(one_line, (svg.attr("aria-label") or "", *named))), "")


def _formula(math: Element) -> str:
    source = math.select_one("annotation")
    return one_line(math.attr("alttext") or (source.text if source else math.text))
