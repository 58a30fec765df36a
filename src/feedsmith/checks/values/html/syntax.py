"""Whether a text of HTML is well-formed, and what stands in it.

HTML's own liberties are right: end tags that may be left out, elements of the author's own,
drawings and formulas. Source: https://html.spec.whatwg.org/multipage/parsing.html#parse-errors
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from turbohtml import TokenType, parse, tokenize

from feedsmith.checks.rules import Rule
from feedsmith.checks.values.html.elements import element_findings
from feedsmith.checks.values.html.findings import Finding
from feedsmith.checks.values.html.names import CLOSES_BY_ITSELF, FOREIGN, PLAIN, VOID
from feedsmith.text import one_line, shorten

NOT_WELL_FORMED = Rule(
    code="html-not-wellformed",
    level="warning",
    title="A text of HTML has tags or signs that do not fit together",
    why="Every reader mends it in another way: the rest of the text may become bold, a link, or "
    "vanish.",
    spec="https://validator.w3.org/feed/docs/warning/NotHtml.html",
    frame="rss-item",
    wrong="<description>Rye &lt;b>bread</description>",
    right="<description>Rye &lt;b>bread&lt;/b></description>",
)

_HARMLESS = frozenset(
    {
        "missing-semicolon-after-character-reference",
        "unexpected-character-in-unquoted-attribute-value",
        "end-tag-with-attributes",
        "end-tag-with-trailing-solidus",
        "unexpected-solidus-in-tag",
        "nested-comment",
        "cdata-in-html-content",
        "control-character-in-input-stream",
        "noncharacter-in-input-stream",
        "noncharacter-character-reference",
        "non-void-html-element-start-tag-with-trailing-solidus",
    }
)
"""What every parser takes alike, or what is found elsewhere: among the characters, the tags."""

_SAID = {
    "duplicate-attribute": ("an attribute twice in one tag", "Keep one of the two."),
    "unknown-named-character-reference": (
        "a character reference that HTML does not have",
        "Write &amp; for an ampersand that is meant as such.",
    ),
    "invalid-first-character-of-tag-name": (
        "a < that begins no tag",
        "Write &lt; where the sign is meant.",
    ),
    "eof-in-tag": ("a tag that does not end", "Add the > that ends it."),
    "eof-before-tag-name": ("a < that begins no tag", "Write &lt; where the sign is meant."),
    "eof-in-comment": ("a comment that does not end", "Add the --> that ends it."),
    "unexpected-character-in-attribute-name": (
        "a quotation mark or < in a tag, where none belongs",
        'Look whether every value stands in quotation marks of its own, as in href="…".',
    ),
    "missing-whitespace-between-attributes": (
        "two attributes without a blank between them",
        "Put a blank between them.",
    ),
    "control-character-reference": (
        "a reference to a control character",
        "Write the character itself, for example ’ in place of &#x92;.",
    ),
    "missing-attribute-value": ("an attribute with = and no value", "Write its value."),
    "missing-end-tag-name": ("an end tag without a name", "Write the name, as in </b>."),
}


def findings(html: str, *, relative: bool) -> Iterator[Finding]:
    """Everything that is wrong in a text of HTML. relative: addresses may be."""
    if "<" not in html and "&" not in html:
        return
    yield from _signs(html)
    if "<" in html:
        yield from _tags(html, relative=relative)


def _signs(html: str) -> Iterator[Finding]:
    """Only the first says where it is: there may be very many."""
    errors = [one for one in parse(html, positions=False).errors if one.code not in _HARMLESS]
    for number, error in enumerate(errors):
        usual = (error.code.replace("-", " "), "Look at the text near it.")
        said, mend = _SAID.get(error.code, usual)
        near = f', near "{_near(html, error.line, error.col)}"' if number == 0 else ""
        yield Finding(NOT_WELL_FORMED, said + near, mend)


def _near(html: str, line: int, column: int) -> str:
    lines = html.replace("\r\n", "\n").replace("\r", "\n").split("\n", line)
    written = lines[line - 1] if line <= len(lines) else html[-30:]
    return shorten(one_line(written[max(0, column - 20) : column + 20]), 40)


def _tags(html: str, *, relative: bool) -> Iterator[Finding]:
    nesting = _Nesting()
    for token in tokenize(html):
        kind, name = token.type, token.tag
        if name is None:
            continue
        if kind is TokenType.END_TAG:
            yield from nesting.closed(name)
            continue
        attributes = token.attrs or ()
        if attributes or name not in PLAIN:
            foreign = nesting.foreign > 0 or name in FOREIGN
            yield from element_findings(name, attributes, foreign=foreign, relative=relative)
        yield from nesting.opened(name, closes=token.self_closing)
    yield from nesting.ended()


class _Nesting:
    """The elements that are open while the tags pass by."""

    def __init__(self) -> None:
        self.foreign = 0
        self._open: list[str] = []
        self._number: Counter[str] = Counter()
        self._told: Counter[str] = Counter()

    def opened(self, name: str, *, closes: bool) -> Iterator[Finding]:
        """A start tag."""
        if name in VOID and not self.foreign:
            return
        if closes:
            if not self.foreign and name not in FOREIGN:
                what = f"<{name}/>, which does not close itself in HTML"
                yield Finding(NOT_WELL_FORMED, what, f"Write <{name}></{name}>.")
            return
        self._open.append(name)
        self._number[name] += 1
        self.foreign += name in FOREIGN

    def closed(self, name: str) -> Iterator[Finding]:
        """An end tag."""
        if name in VOID and name != "br":
            return
        if not self._number[name]:
            if self._told[name]:
                self._told[name] -= 1
            else:
                what = f"</{name}> without a <{name}> before it"
                yield Finding(NOT_WELL_FORMED, what, f"Remove </{name}>.")
            return
        while (last := self._close()) != name:
            if last not in CLOSES_BY_ITSELF:
                self._told[last] += 1
                what = f"<{last}>, which is still open where </{name}> stands"
                yield Finding(NOT_WELL_FORMED, what, f"Write </{last}> before </{name}>.")

    def ended(self) -> Iterator[Finding]:
        """The end of the text."""
        for name in reversed(self._open):
            if name not in CLOSES_BY_ITSELF:
                what = f"<{name}>, which is not closed"
                yield Finding(NOT_WELL_FORMED, what, f"Write </{name}> where it ends.")

    def _close(self) -> str:
        last = self._open.pop()
        self._number[last] -= 1
        self.foreign -= last in FOREIGN
        return last
