"""A summary for a post whose author gave none: what stands before the more-mark, else a paragraph.

Marks: `<!--more-->` (Hugo, Jekyll, Hexo), `<!-- truncate -->` (Docusaurus), `<!-- excerpt -->`,
`<!-- TEASER_END -->` (Nikola).
"""

import re

from turbohtml import Comment, Element, Text, parse_fragment

from feedsmith.text import clean_text, one_line, shorten

_MARK = re.compile(r"\s*(?:more|truncate|excerpt|teaser_end)\b", re.IGNORECASE)
_NO_TEXT = "script, style, noscript, template, sup.footnote-reference, svg, .footnote-ref, h1"
LONGEST = 600
"""Characters; a first paragraph may be a whole essay."""


def summarize(html: str) -> str | None:
    """Plain text on one line, `None` where the body has no words; the body not yet prepared."""
    root = parse_fragment(html, positions=False)
    for element in root.select(_NO_TEXT):
        element.decompose()
    said = _before_mark(root) or _first_paragraph(root) or one_line(clean_text(root.text))
    return shorten(said, LONGEST) or None


def _before_mark(root: Element) -> str | None:
    said: list[str] = []
    for node in root.descendants:
        if isinstance(node, Comment) and _MARK.match(node.data):
            return one_line(clean_text("".join(said)))
        if isinstance(node, Text):
            said.append(node.data)
    return None


def _first_paragraph(root: Element) -> str | None:
    texts = (one_line(clean_text(paragraph.text)) for paragraph in root.select("p"))
    return next((text for text in texts if text), None)
