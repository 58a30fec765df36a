"""Pieces of HTML, in which everything that somebody typed is escaped.

Source: https://html.spec.whatwg.org/multipage/syntax.html
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from feedsmith.text import clean_text, one_line


def plain(said: str) -> str:
    """A text in one line, for elements and attributes."""
    return escape(one_line(clean_text(said)))


def element(name: str, inside: str, /, **attributes: str | None) -> str:
    """An element around HTML. attributes: plain text; `None` for none; `class_` is `class`."""
    return f"<{name}{_said(attributes)}>{inside}</{name}>"


def empty(name: str, /, **attributes: str | None) -> str:
    """An element that has no inside, such as `link`."""
    return f"<{name}{_said(attributes)}>"


def link(url: str, inside: str, /, **attributes: str | None) -> str:
    """A link around HTML; what leads to no page of the web is no link."""
    if not url.lower().startswith(("https://", "http://")):
        return inside
    return element("a", inside, href=url, **attributes)


def bulleted(lines: Iterable[str], **attributes: str | None) -> str:
    """A list of pieces of HTML."""
    return element("ul", joined(element("li", one) for one in lines), **attributes)


def joined(pieces: Iterable[str | None]) -> str:
    """The pieces, each in lines of its own; those that say nothing are left out."""
    return "\n".join(one for one in pieces if one)


def _said(attributes: dict[str, str | None]) -> str:
    known = ((key, value) for key, value in attributes.items() if value is not None)
    return "".join(f' {key.rstrip("_").replace("_", "-")}="{plain(value)}"' for key, value in known)
