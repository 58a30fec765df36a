"""Keeps what mail programs show and nothing else, by an explicit list.

Source: https://www.caniemail.com/features/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from feedsmith.preparations.allowed import ATTRIBUTES, REMOVED_WITH_CONTENT, TAGS
from feedsmith.preparations.allowed_elements import settle
from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem
from feedsmith.urls import SCHEMES

_UNKNOWN_TAGS = {
    *("details", "summary", "figure", "figcaption", "picture", "source", "audio", "video", "track"),
    *("section", "article", "aside", "header", "footer", "main", "hgroup", "address"),
}
_USELESS = {"id", "class", "role", "srcset", "sizes", "cite", "datetime", "hreflang", "style"}

_LENGTH = r"(?:0|(?:[1-5]?[0-9]{1,2}|600)px|[0-9]{1,2}%|100%)"
_LENGTHS = rf"^{_LENGTH}(?: {_LENGTH}){{0,3}}$"
_COLOUR = r"(?:#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-z]{3,20}|rgb\(\d{1,3}, ?\d{1,3}, ?\d{1,3}\))"
STYLES = {
    "text-align": r"^(?:left|right|center|justify|start|end)$",
    "vertical-align": r"^(?:top|middle|bottom|baseline|sub|super)$",
    "font-weight": r"^(?:normal|bold|[1-9]00)$",
    "font-style": r"^(?:normal|italic)$",
    "text-decoration": r"^(?:none|underline|line-through)$",
    "white-space": r"^(?:normal|nowrap|pre|pre-wrap)$",
    "color": rf"^{_COLOUR}$",
    "background-color": rf"^{_COLOUR}$",
    "width": rf"^(?:{_LENGTH}|auto)$",
    "max-width": rf"^{_LENGTH}$",
    "height": rf"^(?:{_LENGTH}|auto)$",
    "padding": _LENGTHS,
    "border": rf"^(?:0|none|[0-9]px (?:solid|dashed|dotted) {_COLOUR})$",
    "border-collapse": r"^(?:collapse|separate)$",
}
"""What nearly every mail program keeps of a style attribute: properties, each with its values."""


def email_safe(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Keep allowed elements, attributes and styles; drop ids and classes, for no style sheet is."""
    clean = _SANITIZER.sanitize_node(root)
    root.clear()
    root.extend(list(clean.children))
    settle(root)
    yield from ()


def _judge(_tag: str, name: str, value: str) -> str | None:
    return None if name == "src" and value.strip()[:4].lower() != "http" else value


_SANITIZER = Sanitizer(
    Policy(
        tags=TAGS - _UNKNOWN_TAGS,
        attributes={tag: names - _USELESS for tag, names in ATTRIBUTES.items()}
        | {"*": ATTRIBUTES["*"] - _USELESS | {"style"}},
        url_schemes=SCHEMES,
        allow_relative_urls=False,
        on_disallowed_tag=OnDisallowed.STRIP,
        remove_with_content=REMOVED_WITH_CONTENT,
        strip_comments=True,
        attribute_filter=_judge,
        css_properties=frozenset(STYLES),
        allowed_styles={"*": {name: [values] for name, values in STYLES.items()}},
        allow_svg=False,
        allow_mathml=False,
    )
)
