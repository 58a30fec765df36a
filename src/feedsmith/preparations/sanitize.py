"""Keeps what readers show and nothing that runs, by an explicit list of what is allowed.

Source: https://html.spec.whatwg.org/multipage/indices.html and the payloads in `fixtures/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element
from turbohtml.clean import OnDisallowed, Policy, Sanitizer

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.allowed import ATTRIBUTES, REMOVED_WITH_CONTENT, TAGS
from feedsmith.preparations.context import Context
from feedsmith.problems import Problem
from feedsmith.urls import SCHEMES

_CLASSES = lazy_pattern(r"(?:language-|lang-|footnote|endnote|fn-?)[\w+#.-]*")
_ADDRESSES = {"href", "src", "poster", "cite"}
_PICTURES = {("img", "src"), ("video", "poster")}
_DATA = lazy_pattern(r"(?:^|[\s,])data:(?!image/)", re.IGNORECASE)
_BLANKS = lazy_pattern(r"[\x00-\x20]+")


def sanitize(root: Element, _context: Context) -> Iterator[Problem]:
    """Keep allowed elements and attributes only, of addresses only those with an allowed scheme."""
    clean = _SANITIZER.sanitize_node(root)
    root.clear()
    root.extend(list(clean.children))
    yield from ()


def _judge(tag: str, name: str, value: str) -> str | None:
    """Let through only the classes and roles that mean something, and `data:` only as pictures."""
    if name == "class":
        return " ".join(filter(_CLASSES.fullmatch, value.split())) or None
    if name == "role":
        return value if value.startswith("doc-") else None
    if name == "srcset":
        return None if _DATA.search(value) else value
    if name in _ADDRESSES and _BLANKS.sub("", value[:64]).lower().startswith("data:"):
        return value if (tag, name) in _PICTURES and not _DATA.match(value) else None
    return value


_SANITIZER = Sanitizer(
    Policy(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES | {"data"},
        allow_relative_urls=False,
        on_disallowed_tag=OnDisallowed.STRIP,
        remove_with_content=REMOVED_WITH_CONTENT,
        strip_comments=True,
        attribute_filter=_judge,
        css_properties=frozenset({"text-align"}),
        allowed_styles={"*": {"text-align": [r"^(?:left|right|center|justify|start|end)$"]}},
        allow_svg=False,
        allow_mathml=False,
    )
)
