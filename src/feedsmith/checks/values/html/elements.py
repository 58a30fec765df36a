"""Elements of HTML that readers cannot use: relative addresses, what runs, what moves.

Sources: https://validator.w3.org/feed/docs/warning/ContainsRelRef.html,
https://validator.w3.org/feed/docs/warning/SecurityRisk.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from feedsmith.checks.rules import Rule
from feedsmith.checks.values.html.findings import Finding
from feedsmith.checks.values.html.names import ADDRESSES, PLAIN, SCRIPTING, is_element
from feedsmith.checks.values.html.styles import harmful
from feedsmith.patterns import lazy_pattern
from feedsmith.text import one_line, shorten
from feedsmith.urls import is_absolute, srcset_candidates

_DOCS = "https://validator.w3.org/feed/docs/warning"

RELATIVE = Rule(
    code="html-relative",
    level="warning",
    title="A text of HTML has an address that is not absolute",
    why="The text is read far from the site: pictures are missing there and links lead nowhere.",
    spec=f"{_DOCS}/ContainsRelRef.html",
    frame="rss-item",
    wrong='<description>&lt;a href="/rye/">Rye&lt;/a></description>',
    right='<description>&lt;a href="https://example.org/rye/">Rye&lt;/a></description>',
)
UNSAFE = Rule(
    code="html-unsafe",
    level="warning",
    title="A text of HTML has an element that readers take away",
    why="What could run or load something is removed, often with all that it holds; some readers "
    "refuse the whole text.",
    spec=f"{_DOCS}/SecurityRisk.html",
    frame="rss-item",
    wrong="<description>Rye &lt;script>count()&lt;/script></description>",
    right="<description>Rye &lt;b>bread&lt;/b></description>",
)
EMBEDDED = Rule(
    code="html-iframe",
    level="hint",
    title="A text of HTML embeds another page",
    why="Some readers show an iframe, and many take it away without a trace.",
    spec=f"{_DOCS}/SecurityRisk.html",
    frame="rss-item",
    wrong='<description>&lt;iframe src="https://example.org/film">&lt;/iframe></description>',
    right='<description>&lt;a href="https://example.org/film">Film&lt;/a></description>',
)
UNSAFE_ATTRIBUTE = Rule(
    code="html-unsafe-attribute",
    level="warning",
    title="A text of HTML has an attribute that runs a script",
    why="Readers take it away, and what it should do does not happen.",
    spec=f"{_DOCS}/SecurityRiskAttr.html",
    frame="rss-item",
    wrong='<description>&lt;b onclick="count()">Rye&lt;/b></description>',
    right="<description>&lt;b>Rye&lt;/b></description>",
)
STYLE = Rule(
    code="html-style",
    level="warning",
    title="A text of HTML has a style that readers do not follow",
    why="Styles that move, cover or load something are taken away, since they could reach out of "
    "the text.",
    spec=f"{_DOCS}/DangerousStyleAttr.html",
    frame="rss-item",
    wrong='<description>&lt;b style="position: absolute">Rye&lt;/b></description>',
    right='<description>&lt;b style="color: maroon">Rye&lt;/b></description>',
)
UNKNOWN = Rule(
    code="html-element-unknown",
    level="warning",
    title="A text of HTML has an element that HTML does not have",
    why="Often it is a text in angle brackets, which vanishes when it is shown.",
    spec=f"{_DOCS}/NotHtml.html",
    frame="rss-item",
    wrong="<description>A list&lt;string> of breads</description>",
    right="<description>A list&amp;lt;string> of breads</description>",
)

_RUNS = lazy_pattern(r"\s*(?:javascript|vbscript|data:\s*text/html)", re.IGNORECASE)
_BREAKS = lazy_pattern(r"[\x00-\x20]+")
_LONGEST_SHOWN = 60
_LONGEST_READ = 10_000


def element_findings(
    name: str, attributes: Sequence[tuple[str, str]], *, foreign: bool, relative: bool
) -> Iterator[Finding]:
    """What is wrong with one element.

    foreign: it stands in a drawing or formula. relative: addresses may be.
    """
    if name not in PLAIN:
        yield from _element(name, attributes, foreign=foreign)
    for attribute, value in attributes:
        if value.startswith(("https://", "http://")) and "srcset" not in attribute:
            continue
        if attribute in ADDRESSES and (attribute != "data" or name == "object"):
            yield from _address(name, attribute, value, relative=relative, foreign=foreign)
        elif attribute == "style":
            yield from _style(name, value)
        elif attribute[:2] == "on" and attribute.isalpha():
            what = f"`{attribute}` of <{name}>, which runs a script"
            yield Finding(UNSAFE_ATTRIBUTE, what, f"Remove `{attribute}`.")


def _element(
    name: str, attributes: Iterable[tuple[str, str]], *, foreign: bool
) -> Iterator[Finding]:
    if name == "iframe":
        mend = "Put a link beside it, for readers that do not show it."
        yield Finding(EMBEDDED, "an <iframe>", mend)
    elif name in SCRIPTING:
        if not (foreign and name == "style") and not _is_datum(name, attributes):
            yield Finding(UNSAFE, f"<{name}>, which readers take away", f"Remove <{name}>.")
    elif not foreign and not is_element(name):
        mend = f"Write &lt;{name}&gt; if it is meant as text."
        yield Finding(UNKNOWN, f"<{shorten(name, 40)}>, which is no element of HTML", mend)


def _is_datum(name: str, attributes: Iterable[tuple[str, str]]) -> bool:
    """Data inside the text, which HTML allows there and nobody shows."""
    return name in ("meta", "link") and any(one == "itemprop" for one, _ in attributes)


def _address(
    name: str, attribute: str, value: str, *, relative: bool, foreign: bool
) -> Iterator[Finding]:
    for address in _addresses(attribute, value):
        shown = f'`{attribute}="{shorten(one_line(address[:400]), _LONGEST_SHOWN)}"` of <{name}>'
        if _RUNS.match(_BREAKS.sub("", address[:40])):
            what = f"{shown}, which runs a script"
            yield Finding(UNSAFE_ATTRIBUTE, what, "Write an address that begins with https://.")
        elif not relative and not is_absolute(address) and not (foreign and _is_part(address)):
            yield Finding(RELATIVE, f"{shown}, which is relative", _in_full(address))


def _addresses(attribute: str, value: str) -> Iterable[str]:
    if attribute in ("srcset", "imagesrcset"):
        return [address for address, _ in srcset_candidates(value[:_LONGEST_READ])]
    return (value,)


def _is_part(address: str) -> bool:
    """A drawing refers to its own parts by fragments."""
    return address.lstrip().startswith("#")


def _in_full(address: str) -> str:
    written = one_line(address[:400])
    if written.startswith("//"):
        return f"Write https:{shorten(written, _LONGEST_SHOWN)}."
    page = "https://example.org/page/" if written.startswith("#") else "https://example.org/"
    full = page + shorten(written.lstrip("./"), _LONGEST_SHOWN)
    return f"Write it with the site's own address before it, as in {full}."


def _style(name: str, value: str) -> Iterator[Finding]:
    for declaration in harmful(value):
        shown = shorten(one_line(declaration), _LONGEST_SHOWN)
        what = f'style="{shown}" of <{name}>, which readers do not follow'
        yield Finding(STYLE, what, f'Remove "{shown}" from the style.')
