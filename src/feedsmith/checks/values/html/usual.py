"""HTML in its usual form, known to be right without a parser: what nearly every post is.

What is not of this form is not wrong, it is only looked at closely, in `syntax`.
"""

from __future__ import annotations

from functools import lru_cache

from feedsmith.checks.values.characters import is_clean
from feedsmith.checks.values.html.names import ADDRESSES, FOREIGN, PLAIN, VOID
from feedsmith.checks.values.html.styles import harmful
from feedsmith.patterns import lazy_pattern

_HOLD_TEXT_ALONE = {"listing", "noembed", "noframes", "noscript", "textarea", "title", "xmp"}
_KNOWN = PLAIN - FOREIGN - _HOLD_TEXT_ALONE
_STARTS = _KNOWN - VOID
_ENDS = {f"/{name}": name for name in _STARTS}
_UNUSUAL_REFERENCE = lazy_pattern("&(?!(?:amp|lt|gt|quot|#39|nbsp);)")
_TAGS = lazy_pattern(r"<([^<>]*)>")
_LINK = lazy_pattern(r'a href="https?://[^"]*"')
_TAG = lazy_pattern(r'([a-z][a-z0-9]*)((?: [a-z][a-z-]*(?:="[^"]*")?)*)( ?/)?')
_ATTRIBUTE = lazy_pattern(r' ([a-z-]+)(?:="([^"]*)")?')
_LONGEST_TAG = 2000

_MOST_REMEMBERED = 1 << 16
_remembered: set[int] = set()
"""Hashes of texts found usual: each post is checked again in every format and tag's feed."""


def is_usual(html: str) -> bool:
    """Whether `syntax.findings` and `clean` are sure to find nothing: `True` only then."""
    known = hash(html)
    if known in _remembered:
        return True
    usual = _has_usual_signs(html) and is_clean(html) and _has_usual_tags(html)
    if usual:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        _remembered.add(known)
    return usual


def _has_usual_signs(html: str) -> bool:
    """Whether there is no reference but the most common, and nothing that is no character."""
    if "&" in html and _UNUSUAL_REFERENCE.search(html):
        return False
    return "\0" not in html and (html.isascii() or _is_whole(html))


def _is_whole(text: str) -> bool:
    """Whether no half of a character, a surrogate alone, is in the text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _has_usual_tags(html: str) -> bool:
    """Whether each tag is one that readers take, and closed in its turn."""
    tags = _TAGS.findall(html)
    if len(tags) != html.count("<"):
        return False
    waiting: list[str] = []
    for tag in tags:
        if tag in _STARTS:
            waiting.append(tag)
        elif tag in _ENDS:
            if not waiting or waiting.pop() != _ENDS[tag]:
                return False
        elif _LINK.fullmatch(tag):
            waiting.append("a")
        elif len(tag) > _LONGEST_TAG or (name := _element(tag)) is None:
            return False
        elif name not in VOID:
            waiting.append(name)
    return not waiting


@lru_cache(maxsize=1024)
def _element(tag: str) -> str | None:
    """The name of the element that the inside of a start tag begins; `None` where unsure."""
    found = _TAG.fullmatch(tag)
    if found is None or found[1] not in _KNOWN or (found[3] and found[1] not in VOID):
        return None
    attributes = _ATTRIBUTE.findall(found[2])
    if len({name for name, _ in attributes}) < len(attributes):
        return None
    return found[1] if all(_is_harmless(name, value) for name, value in attributes) else None


def _is_harmless(name: str, value: str) -> bool:
    if name == "style":
        return "&" not in value and not harmful(value)
    if value.startswith(("https://", "http://")) and "srcset" not in name:
        return True
    return name not in ADDRESSES and name[:2] != "on"
