"""Whether two texts are the same to a reader, whatever a typographer or a theme did to them."""

import unicodedata
from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.patterns import lazy_pattern

_MARKS = lazy_pattern(r"[^\x00-\x7f\w]")
_LOWER = bytes(range(0x100)).lower()
_NO_LETTERS = bytes(code for code in range(0x80) if not chr(code).isalnum())
_LETTER = lazy_pattern(r"[^\W_]")
_SILENT = frozenset(("sup", "script", "style", "template", "noscript", "button", "svg", "textarea"))
_LINE_NUMBERS = frozenset(("ln", "lnt", "lineno", "linenos", "linenodiv", "line-number", "gutter"))
_MAY_BE_SILENT = ", ".join(sorted(_SILENT) + [f"[class*={name}]" for name in sorted(_LINE_NUMBERS)])
"""Where an element holds nothing of this, all its texts are heard, which needs no walk to tell."""


def letters(text: str) -> str:
    """The letters and digits of a text, without case: quotes, dashes and blanks do not count."""
    if text.isascii():
        return text.encode().translate(_LOWER, _NO_LETTERS).decode()
    said = _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return said.encode().translate(None, _NO_LETTERS).decode()


def has_letters(text: str) -> bool:
    """Whether a text says anything."""
    return _LETTER.search(text) is not None


def voices(element: Element) -> Iterator[Text]:
    """The texts of an element that a reader hears: no footnote marks, buttons, line numbers."""
    if element.select_one(_MAY_BE_SILENT) is None:
        yield from (node for node in element.descendants if isinstance(node, Text))
        return
    waiting = [*element.children][::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Element) and not _is_silent(node):
            waiting += [*node.children][::-1]


def spoken(element: Element) -> str:
    """The letters that a reader hears."""
    if element.select_one(_MAY_BE_SILENT) is None:
        return letters(element.text)
    return letters("".join(node.data for node in voices(element)))


def is_heard(element: Element) -> bool:
    """Whether a reader hears any letter of it."""
    return any(letters(one.data) for one in voices(element))


def _is_silent(element: Element) -> bool:
    return element.tag in _SILENT or not _LINE_NUMBERS.isdisjoint(
        (element.attr("class") or "").split()
    )
