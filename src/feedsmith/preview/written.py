"""A document as it is written, with numbered lines; its tokens are text in spans.

Sources: https://www.w3.org/TR/xml/, https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from feedsmith.patterns import lazy_pattern
from feedsmith.preview.looks import Reading
from feedsmith.subscribe_page.html import element

MOST = 2_000_000
"""Characters that are shown of a document."""

_XML = lazy_pattern(
    r"(?P<comment><!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|<!DOCTYPE[^>]*>)"
    r"|(?P<tag></?[\w:.-]+|/?>)"
    r"|(?P<name>(?<=\s)[\w:.-]+(?==[\"']))"
    r"|(?P<string>(?<==)(?:\"[^\"<]*\"|'[^'<]*'))"
    r"|(?P<sign>&[#\w]+;)",
    re.DOTALL,
)
_JSON = lazy_pattern(
    r'(?P<name>"(?:[^"\\]|\\.)*"(?=\s*:))'
    r'|(?P<string>"(?:[^"\\]|\\.)*")'
    r"|(?P<sign>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)"
)


def document(reading: Reading) -> str:
    """The document's text, lines with problems marked."""
    text = reading.data.decode("utf-8", "replace")
    pattern = _JSON if reading.document.format == "json" else _XML
    wrong = {one.place.line for one in reading.problems}
    lines = "".join(
        element(
            "span", line + "\n", id=f"L{number}", class_="line wrong" if number in wrong else "line"
        )
        for number, line in enumerate(_lines(text[:MOST], pattern), 1)
    )
    more = "" if len(text) <= MOST else "The document goes on; only its beginning is shown."
    shown = f'<pre class="code" tabindex="0" aria-label="The document">{lines}</pre>'
    size = element("p", f"{len(reading.data) / 1000:,.1f} kB {more}", class_="quiet")
    return element("h1", "The document") + size + shown


def _lines(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """HTML of each line; no span goes on in the next."""
    line: list[str] = []
    for kind, piece in _pieces(text, pattern):
        first, *others = piece.split("\n")
        line.append(_span(kind, first))
        for other in others:
            yield "".join(line)
            line = [_span(kind, other)]
    if any(line):
        yield "".join(line)


def _pieces(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Each token with its kind, and what is between them with none."""
    end = 0
    for found in pattern.finditer(text):
        yield "", text[end : found.start()]
        yield found.lastgroup or "", found[0]
        end = found.end()
    yield "", text[end:]


def _span(kind: str, piece: str) -> str:
    said = escape(piece)
    return f'<span class="{kind}">{said}</span>' if kind and piece else said
