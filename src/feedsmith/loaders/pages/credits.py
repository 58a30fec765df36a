"""Who wrote a post and what it is tagged with, as its page says it.

Sources: https://schema.org/author, https://microformats.org/wiki/h-entry,
https://html.spec.whatwg.org/#link-type-tag
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from turbohtml import Document, Element, Text

from feedsmith.loaders.pages.containers import text_and_header
from feedsmith.loaders.pages.declared import Declared
from feedsmith.loaders.pages.furniture_names import is_beside
from feedsmith.loaders.pages.phrases import BY
from feedsmith.loaders.pages.plain import plain
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern

_MARKED_AUTHORS = (
    *(".h-entry .p-author .p-name", ".h-entry .p-author", "[itemprop~=author] [itemprop~=name]"),
    *("[itemprop~=author]", ".vcard .fn", "address.vcard", "article a[rel~=author]"),
    *("main a[rel~=author]", ".byline .author", ".post-author", ".author-name", ".p-author"),
)
_IN_SIDE_BARS = ".md-profile__description strong, .ablog__postcard .ablog__author a"
_TAGS_IN_SIDE_BARS = "nav.md-tags .md-tag, .ablog__postcard .ablog__tags a"
_MARKED_TAGS = (
    *("a[rel~=tag]", ".h-entry .p-category", "a.tag", "a.post-tag", "a.post-meta__tags"),
    *(".post-tags a", ".entry-tags a", ".tag-list a", "ul.tags a", ".tags a"),
)
_BYLINES = ".byline, .meta, .post-meta, .entry-meta, .article-meta"
_TO_YEAR = lazy_pattern(r"(^|/)(19|20)\d\d/?$")
_CLOUDS = '[class*="tag-cloud" i], [class*="tagcloud" i]'
_TO_TAG = lazy_pattern(r"(^|/)tags?/[^/?#]+", re.IGNORECASE)
_BY = lazy_pattern(r"^(?:written |posted )?(?:by|von|par|por|di|door)\s+", re.IGNORECASE)
_BIOGRAPHIES = ".bio, .author-bio, .author-box, .about-author"
_JOINTS = lazy_pattern(r"\s*(?:,|&|,?\s*(?:and|und|et|y|e|en))?\s*", re.IGNORECASE)
_BETWEEN = lazy_pattern(r"\s*,\s+(?:and\s+|&\s+)?|\s+(?:and|&|und|et)\s+")
_FULL_NAME = lazy_pattern(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){1,3}")
_LONGEST = 80
"""Characters; a longer text is no name."""


def authors(page: Document, declared: Declared) -> tuple[Person, ...]:
    """Those that the page names, each once; nobody's address, for a page shows none safely."""
    linked = list(_linked(declared.article.get("author"), declared))
    found = linked or [Person(name=name) for name in _marked(page)] or _in_head(declared)
    return tuple({person.name: person for person in found}.values())


def author_names(page: Document, declared: Declared) -> tuple[str, ...]:
    """Every name that the page gives for an author, the longest first."""
    persons = (*_linked(declared.article.get("author"), declared), *_in_head(declared))
    names = {person.name for person in persons} | set(_marked(page))
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def tags(page: Document, declared: Declared) -> tuple[str, ...]:
    """Links marked as tags, microformats, then `article:tag` and keywords; commas part these."""
    for selector in _MARKED_TAGS:
        if found := _said(one for one in page.select(selector) if _is_own(one)):
            return found
    if found := _said(page.select(_TAGS_IN_SIDE_BARS)):
        return found
    keywords = declared.article.get("keywords")
    listed = keywords if isinstance(keywords, list) else [keywords]
    said = declared.metas.get("article:tag") or [one for one in listed if isinstance(one, str)]
    parts = (plain(part) for one in said for part in one.split(","))
    return tuple(dict.fromkeys(part for part in parts if part)) or _linked_tags(page)


def _is_own(tag: Element) -> bool:
    """Whether a tag is the page's: clouds show the site's, and some themes add a link to a year."""
    is_year = _TO_YEAR.search(tag.attr("href") or "") is not None
    return not is_year and not is_beside(tag) and tag.closest(_CLOUDS) is None


def _linked_tags(page: Document) -> tuple[str, ...]:
    """Links of a byline to lists of tags, where nothing marks them as tags."""
    scope = text_and_header(page)
    links = scope.select("a[href]") if scope is not None else []
    return _said(
        link
        for link in links
        if _TO_TAG.search(link.attr("href") or "") and not is_beside(link) and _in_byline(link)
    )


def _in_byline(link: Element) -> bool:
    block = link.closest("p, ul, ol, div, header, footer, section")
    return block is not None and len(block.text) < 400 and link.closest("pre, blockquote") is None


def _said(elements: Iterable[Element]) -> tuple[str, ...]:
    """What these say, each once, without number signs and commas, and without counts of posts."""
    found = (plain(_uncounted(one)).lstrip("#").strip(" ,") for one in elements)
    return tuple(dict.fromkeys(said for said in found if said))


def _uncounted(element: Element) -> str:
    counts = element.select('sup, [class*="count" i]')
    return element.text.removesuffix(counts[-1].text) if counts else element.text


def _linked(value: object, declared: Declared) -> Iterator[Person]:
    """Authors in JSON-LD: a name, a table with one, a reference to it, or a list of these."""
    value = declared.thing(value)
    if isinstance(value, list):
        for one in value:
            yield from _linked(one, declared)
    elif isinstance(value, Mapping):
        name = value.get("name")
        yield from _linked(name.get("name") if isinstance(name, Mapping) else name, declared)
    elif isinstance(value, str) and (name := plain(value)) and "://" not in name:
        yield Person(name=name)


def _marked(page: Document) -> list[str]:
    if beside := _said(page.select(_IN_SIDE_BARS)):
        return list(beside)
    for selector in _MARKED_AUTHORS:
        found = [
            _BY.sub("", plain(one.attr("content") or one.text))
            for one in page.select(selector)
            if not is_beside(one) and one.closest("body > footer") is None
        ]
        named = [name for name in found if name and len(name) < _LONGEST and "://" not in name]
        if named:
            return list(dict.fromkeys(one for name in named for one in _parted(name)))
    lines = (BY.search(plain(one.text)) for one in page.select(_BYLINES) if not is_beside(one))
    return [line[2] for line in lines if line][:1] or _introduced(page)


def _parted(said: str) -> list[str]:
    """Several names in one line, where each has at least two words; else the line as one name."""
    names = _BETWEEN.split(said)
    return names if all(_FULL_NAME.fullmatch(name) for name in names) else [said]


def _introduced(page: Document) -> list[str]:
    """The emphasized names after "Written by", as Gatsby's starter introduces its authors."""
    for one in page.select(_BIOGRAPHIES):
        first = one.select_one("strong, b, a")
        parent = first.parent if first is not None else None
        if isinstance(parent, Element) and _BY.match(plain(parent.text)) and not is_beside(one):
            return list(_names(parent))
    return []


def _names(line: Element) -> Iterator[str]:
    """The emphasized names at the beginning of a line, up to other words."""
    named = False
    for node in line.children:
        if isinstance(node, Element):
            if node.tag not in ("strong", "b", "a"):
                return
            named = True
            yield plain(node.text)
        elif isinstance(node, Text) and named and not _JOINTS.fullmatch(node.data):
            return


def _in_head(declared: Declared) -> list[Person]:
    """The article's author goes before the site's; scripts join several by bare commas."""
    for name in ("article:author", "author"):
        said = [one for text in declared.metas.get(name, ()) for one in re.split(r",(?=\S)", text)]
        names = (one.strip() for one in said if "://" not in one)
        found = [Person(name=one) for name in names if name for one in _parted(name)]
        if found:
            return found
    return []
