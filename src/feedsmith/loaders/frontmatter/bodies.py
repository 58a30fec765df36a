"""The body of a post in its source file, as HTML that has not been prepared yet."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from feedsmith.loaders.frontmatter.reading import read_source
from feedsmith.markdown import render
from feedsmith.model import Item
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem
from feedsmith.site import Site
from feedsmith.text import clean_text, is_clean, one_line

_HEADING = lazy_pattern(
    r"\s*(?:#[ \t]+(?P<atx>[^\n]+?)(?:[ \t]+#+)?|(?P<setext>[^\n]++)\n=+)[ \t]*(?:\n|\Z)"
)
_MARKED = lazy_pattern(r"!?\[([^\]]*)\]\([^)]*\)|\{[#.:][^}]*\}|[*`]|\\(?=[^\w\s])")
_MORE = lazy_pattern(r"\{/\*\s*(?:truncate|more)\s*\*/\}")
_SCRIPTED = lazy_pattern(r"^(?:import|export)\s[^\n]*$", re.MULTILINE)
_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown", ".mdx", ".lr"))
_RENDERED = _MARKDOWN | {".html", ".htm"}
_PORTABLE = _MARKDOWN - {".mdx", ".lr"}
_TEMPLATE = lazy_pattern(r"\{[{%:]")
_BLOCKS = (":::", "!!!")
"""What begins a template tag, an attribute list of kramdown, a container or an admonition."""


def first_heading(body: str) -> str | None:
    """The words of a heading of the first level with which a body begins."""
    match = _HEADING.match(body)
    if match and not is_clean(match[0]):  # what is a blank here may be none once it is replaced
        match = _HEADING.match(clean_text(body))
    if match is None:
        return None
    said = _MARKED.sub(r"\1", match["atx"] or match["setext"])
    return one_line(clean_text(unescape(said))) or None


class Body(NamedTuple):
    """A post's body as HTML, not yet prepared, and the problems met on the way.

    is_rendered: false for a markup that only the generator renders, whose text is then not given.
    source, line: the whole file, and the line on which the body begins: for messages.
    markdown: the body as written, without the title that is known already, where its author shares
    it and it is Markdown that needs no generator to be read.
    """

    html: str
    problems: tuple[Problem, ...] = ()
    is_rendered: bool = True
    source: str = ""
    line: int | None = None
    markdown: str | None = None


def read_body(item: Item, site: Site) -> Body:
    """The body of an item that `read_post` gave. Raises OSError when its file has gone."""
    name = item.place.file if item.place else ""
    file = site.root / name
    block, text = read_source(file, name, site.generator.dialects, values=False)
    if isinstance(block, Problem):
        return Body("", (block,))
    is_plain = is_clean(text)
    written = block.body if is_plain else clean_text(block.body)
    if "{/*" in written:
        written = _MORE.sub("<!--more-->", written)
    expanded = site.generator.expand(written, site.detected)
    problems = [] if is_plain else [_unclean_text(name, text)]
    problems += [_left_out(name, tag) for tag in expanded.left_out]
    suffix = file.suffix.lower()
    if suffix not in _RENDERED:
        return Body("", tuple(problems), False, text, block.body_line)
    body = _SCRIPTED.sub("", expanded.text) if suffix == ".mdx" else expanded.text
    if item.title and first_heading(body) == item.title:
        body = _HEADING.sub("", body, count=1)
    html = render(body) if suffix in _MARKDOWN else body
    is_portable = site.feed.markdown and suffix in _PORTABLE and not _has_tags(block.body)
    markdown = body if is_portable else None
    return Body(html, tuple(problems), True, text, block.body_line, markdown)


def _has_tags(body: str) -> bool:
    """Whether something begins in it that only a generator expands."""
    if "{" in body and _TEMPLATE.search(body):
        return True
    return body.startswith(_BLOCKS) or any(f"\n{one}" in body for one in _BLOCKS)


def _unclean_text(name: str, text: str) -> Problem:
    clean = clean_text(text)
    first = next(n for n, (a, b) in enumerate(zip(text, clean, strict=True)) if a != b)
    return Problem(
        code="text-unclean",
        level="warning",
        place=Place(name, text.count("\n", 0, first) + 1),
        what=f"a character that no feed can carry (U+{ord(text[first]):04X}) is shown as \ufffd",
        mend="Delete the control character; an editor shows it when told to show invisibles.",
    )


def _left_out(name: str, tag: str) -> Problem:
    return Problem(
        code="template-tag",
        level="warning",
        place=Place(name),
        what=f"the template tag {tag} can only be expanded by the site's generator; it is left out",
        mend="Say the same in Markdown or HTML, or leave it to readers to visit the page.",
    )
