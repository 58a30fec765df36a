"""A summary for a post whose author gave none: what stands before the more-mark, else a paragraph.

Marks: `<!--more-->` (Hugo, Jekyll, Hexo), `<!-- truncate -->` (Docusaurus), `<!-- excerpt -->`,
`<!-- TEASER_END -->` (Nikola).
"""

import re

from turbohtml import Comment, Element, Text, parse_fragment

from feedsmith.patterns import lazy_pattern
from feedsmith.text import clean_text, one_line, shorten

_MARK = lazy_pattern(r"\s*(?:more|truncate|excerpt|teaser_end)\b", re.IGNORECASE)
_NO_TEXT = "script, style, noscript, template, sup.footnote-reference, svg, .footnote-ref, h1"
_BLOCKS = frozenset(
    ("p", "div", "li", "dt", "dd", "tr", "td", "th", "pre", "blockquote", "figcaption", "br", "hr")
) | frozenset(f"h{level}" for level in range(1, 7))
LONGEST = 600
"""Characters; a first paragraph may be a whole essay."""


def summarize(html: str) -> str | None:
    """Plain text on one line, `None` where the body has no words; the body not yet prepared."""
    root = parse_fragment(html, positions=False)
    for element in root.select(_NO_TEXT):
        element.decompose()
    said = _before_mark(root) or _first_paragraph(root) or one_line(clean_text(_words(root)))
    return shorten(said, LONGEST) or None


def _before_mark(root: Element) -> str | None:
    marks = (n for n in root.descendants if isinstance(n, Comment) and _MARK.match(n.data))
    mark = next(marks, None)
    return None if mark is None else one_line(clean_text(_words(root, mark)))


def _words(root: Element, end: Comment | None = None) -> str:
    """The text of an element up to a comment in it, with a blank where a block begins."""
    said: list[str] = []
    for node in root.descendants:
        if node == end:
            break
        if isinstance(node, Text):
            said.append(node.data)
        elif isinstance(node, Element) and node.tag in _BLOCKS:
            said.append(" ")
    return "".join(said)


def _first_paragraph(root: Element) -> str | None:
    """The first outside of tables; a cell's paragraph sums nothing up."""
    paragraphs = (one for one in root.select("p") if one.closest("table") is None)
    texts = (one_line(clean_text(paragraph.text)) for paragraph in paragraphs)
    return next((text for text in texts if text), None)
