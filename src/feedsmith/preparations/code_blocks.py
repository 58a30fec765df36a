"""Makes of every highlighted block a plain `pre > code` whose text is exactly the code.

Source: what Pygments, Chroma, Rouge, Hexo, Shiki, Prism, Docusaurus and Expressive Code write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from turbohtml import Element, Text

from feedsmith.patterns import lazy_pattern
from feedsmith.preparations.context import Context
from feedsmith.problems import Problem

BUTTONS = (
    ".copy-button, .copy-btn, .copybtn, .btn-copy, .copy-code-button, .copy-to-clipboard-button,"
    " .clipboard-copy, .md-clipboard, .md-code__nav, .code-copy, .copycode, clipboard-copy,"
    " .zeroclipboard-container, div[class*=language-] > .lang"
)
"""What stands beside code to be clicked."""

NUMBERED = "table.highlighttable, table.lntable, table.rouge-table, .highlight > table"
"""Tables made only to put line numbers beside code."""

NUMBERS = (
    ".linenos, .linenodiv, .lineno, .lnt, .gutter, .rouge-gutter, .line-numbers-rows,"
    " .line-numbers-wrapper, .line-number, .ln, .hljs-ln-numbers, [class*=codeLineNumber_]"
)
"""Line numbers within such a table or within `pre`."""

_WRAPPERS = ("highlight", "chroma", "codehilite", "highlighter-rouge", "code-wrapper", "sourceCode")
_LANGUAGE = lazy_pattern(r"(?:language|lang|highlight-source|highlight)-([\w+#.-]+)")
_NO_LANGUAGE = {"", "default", "none", "text", "plain", "plaintext", "wrapper"}
_NUMBER = lazy_pattern(r"[\d\s]*")
_MEDIA = "img, video, audio, source"
_STRUCTURE = "span, div, code, pre, table, thead, tbody, tfoot, tr, th, td"


def code_blocks(root: Element, _context: Context) -> Iterator[Problem]:
    """Drop line numbers and copy buttons, then flatten what highlighters wrap around code."""
    root.remove(BUTTONS)
    root.remove(".line-numbers-wrapper, [class*=language-] > .line-numbers-rows")
    for table in root.select(NUMBERED):
        _without_numbers(table)
    for block in root.select("pre"):
        if block.closest("pre pre") is None:
            _flatten(block)
    root.strip_tags("code span")
    yield from ()


def _without_numbers(table: Element) -> None:
    """Put the code of a table where the table stands, and its file name, if any, before it."""
    _drop_numbers(table)
    blocks = [block for block in table.select("pre") if block.text.strip()]
    if not blocks:
        return
    block = blocks[-1]
    names = [cell.text.strip() for cell in table.select("th, caption")]
    captions = [Element("p", None, [Element("code", None, [Text(name)])]) for name in names if name]
    table.replace_with(*captions, block)


def _drop_numbers(around: Element) -> None:
    """Drop what is named like a line number and says nothing else."""
    for number in around.select(NUMBERS):
        is_number = _NUMBER.fullmatch(number.text)
        if is_number and not (number.matches(_MEDIA) or number.select_one(_MEDIA)):
            number.decompose()


def _flatten(block: Element) -> None:
    language = _language(block)
    _drop_numbers(block)
    is_highlighted = block.select_one("code, span") is not None or language is not None
    for line_end in block.select("br"):
        line_end.replace_with(Text("\n"))
    for line in reversed(block.select("div")):
        _end_line(line)
    block.strip_tags(_STRUCTURE)
    for link in block.select("a"):
        if not link.text:
            link.unwrap()
    block.normalize()
    if is_highlighted:
        block.wrap_children(
            Element("code", {"class": f"language-{language}"} if language else None)
        )
    _unwrap_around(block)


def _end_line(line: Element) -> None:
    """Lines that were elements of their own get the line end their display made."""
    if line.next_sibling is not None and not line.text.endswith("\n"):
        line.append(Text("\n"))


def _language(block: Element) -> str | None:
    """Find what the highlighter was told: on the code, on its block or on up to three wrappers."""
    code = block.select_one("code")
    around = [element for element in (code, block, *_wrappers(block)) if element is not None]
    for element in around:
        typed = element.attr("data-lang") or element.attr("data-language")
        if typed and re.fullmatch(r"[\w+#.-]+", typed):
            return typed
        if (named := _language_in_class(element)) not in _NO_LANGUAGE:
            return named
    return None


def _language_in_class(element: Element) -> str:
    classes = (element.attr("class") or "").split()
    if element.tag == "figure" and classes[:1] == ["highlight"]:
        return next(iter(classes[1:]), "")
    return next((match[1] for name in classes if (match := _LANGUAGE.fullmatch(name))), "")


def _wrappers(block: Element) -> list[Element]:
    wrappers: list[Element] = []
    parent = block.parent
    while isinstance(parent, Element) and parent.tag in ("div", "figure") and len(wrappers) < 3:
        wrappers.append(parent)
        parent = parent.parent
    return wrappers


def _unwrap_around(block: Element) -> None:
    """Take a block out of wrappers that hold nothing else."""
    for wrapper in _wrappers(block):
        classes = wrapper.attr("class") or ""
        is_highlighter = any(name in classes for name in (*_WRAPPERS, "language-"))
        if not is_highlighter or wrapper.parent is None:
            return
        if wrapper.text.strip() != block.text.strip() or wrapper.select_one("img, a") is not None:
            return
        wrapper.replace_with(block)
