"""When a post was published, as its page says it.

Sources: https://schema.org/datePublished, https://ogp.me/#type_article,
https://microformats.org/wiki/h-entry, https://html.spec.whatwg.org/#the-time-element
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo

from turbohtml import Document, Element, Node, Text

from feedsmith.dates import UnreadableDate, read_date
from feedsmith.loaders.pages.containers import text_and_header
from feedsmith.loaders.pages.declared import Declared
from feedsmith.loaders.pages.furniture_names import is_after_text, is_beside, is_lead, words
from feedsmith.loaders.pages.leaves import PROSE, is_prose, leaves, text_of
from feedsmith.loaders.pages.phrases import (
    DATE,
    NO_PUBLICATION,
    PUBLISHED,
    UPDATED,
    is_byline,
    is_signed,
)
from feedsmith.loaders.pages.sameness import letters
from feedsmith.patterns import lazy_pattern
from feedsmith.text import one_line

_METAS = (
    *("article:published_time", "og:article:published_time", "article:published", "datepublished"),
    *("date", "dcterms.date", "dc.date", "dcterms.created", "dc.date.issued", "pubdate"),
    *(
        "publish_date",
        "publish-date",
        "publication_date",
        "citation_publication_date",
        "parsely-pub-date",
    ),
)
_MARKED = "[itemprop~=datePublished], .dt-published, abbr.published, time.published, time[pubdate]"
_NO_DATE = lazy_pattern(r"0{3}[01]-")
"""The year 1, which generators print for a page that has no date."""

_GO_ZONE = lazy_pattern(r"([+-]\d{4}) (?:[A-Z]{1,5}|[+-]\d{2,4})(?: m=\S+)?$")
"""The zone's name after its offset, as Go prints it and the themes of Hugo with it."""

_IN_SIDE_BARS = ".md-post__meta time, .ablog__postcard h2, .ablog__postcard .ablog__postcard-date"
_BYLINE = lazy_pattern("-(meta|metadata|byline|dateline|date|published|posted|info|footer|header)-")
_NAME_BEFORE = lazy_pattern(
    r"^\W*(?:[^\W\d_a-z][\w.'’-]+( [^\W\d_a-z][\w.'’-]*){0,3}\s*[,·•|/&–—-]\s*){1,4}"
)
_DATED_PATH = lazy_pattern(
    r"(?:^|/)((?:19|20)\d\d)[-/](\d\d)[-/](\d\d)[-/_](?!index\.html?$|page/)(?=[^/]*[^\W\d_])"
)
_ENDED = lazy_pattern(r"[.!?…。]\W{0,3}\d{0,2}\W*$")
_PLAIN_WORD = lazy_pattern(r"\b[^\W\d_A-Z][^\W\d_]+\b")
_SENTENCE, _WORDS = 30, 3
"""Characters, and words that are no names, around a date; a byline may end with a full stop too,
but says less.
"""

_FARTHEST = 14
"""Blocks of the main content in which a date is looked for."""


def published(page: Document, declared: Declared, zone: tzinfo) -> tuple[datetime, str] | None:
    """The moment and the part of the page that says it; a date without an offset is in `zone`.

    `None` also where the surest part says the year 1.
    """
    for typed, where in _said(page, declared):
        said = _GO_ZONE.sub(r"\1", typed.strip(" \"'"))
        if _NO_DATE.match(said):
            return None
        try:
            return read_date(one_line(said), zone).moment, where
        except UnreadableDate:
            continue
    return None


def dated_path(path: str, zone: tzinfo) -> tuple[datetime, str] | None:
    """The day that stands before the name of a page in its path: `/2024/05/07/hello/`."""
    found = _DATED_PATH.search(path)
    try:
        return (read_date("-".join(found.groups()), zone).moment, "path") if found else None
    except UnreadableDate:
        return None


def says_updated(element: Element) -> bool:
    """Whether a date is that of the last change, by its name or by the words before it."""
    named = f"{words(element)} {element.attr('itemprop') or ''}"
    if isinstance(element.parent, Element) and len(text_of(element.parent)) < PROSE:
        named += words(element.parent)
    if re.search("publish|posted|created", named, re.IGNORECASE):
        return False
    if re.search("updat|modifi|lastmod|edited|revis", named, re.IGNORECASE):
        return True
    before = _words_before(element)
    found = list(UPDATED.finditer(before))
    return bool(found) and not PUBLISHED.search(before[found[-1].end() :])


def _said(page: Document, declared: Declared) -> Iterator[tuple[str, str]]:
    """What may be the date of publication, the surest first."""
    if said := declared.text("datePublished"):
        yield said, "JSON-LD datePublished"
    for name in _METAS:
        if said := declared.meta(name):
            yield said, name
    for one in page.select(_MARKED):
        if not is_beside(one):
            yield _value(one), "dt-published" if one.has_class("dt-published") else "published"
    yield from _times(page)
    for one in page.select(_IN_SIDE_BARS):
        yield _value(one) if one.tag == "time" else text_of(one), "side bar"
    yield from _visible(page)


def _value(element: Element) -> str:
    said = element.attr("datetime") or element.attr("content") or element.attr("title")
    if not said and (time := element.select_one("time")) is not None:
        return _value(time)
    day = None if said else DATE.search(element.text)
    return said or (day[0] if day else element.text)


def _times(page: Document) -> Iterator[tuple[str, str]]:
    """The `<time>` elements of a byline: before the text, or marked as one after it."""
    first = page.select_one("time")
    if first is None:
        return
    scope = text_and_header(page)
    if scope is None:
        return
    told = 0
    for one in scope.iter_elements(("p", "pre", "blockquote", "time")):
        if one.tag != "time":
            told += len(text_of(one)) if one.select_one("time") is None else 0
        elif is_beside(one) or is_after_text(one) or says_updated(one) or _is_told(one):
            continue
        elif told < PROSE or _is_marked(one):
            yield _value(one), "time"


def _is_told(time: Element) -> bool:
    """Whether a date is a part of an author's sentence: "It struck at midnight on 3 May."."""
    paragraph = time.closest("p, li, dd, td")
    if paragraph is None or _BYLINE.search(words(paragraph)):
        return False
    text = text_of(paragraph)
    around = text.replace(text_of(time), "", 1)
    is_sentence = len(around) > _SENTENCE or len(_PLAIN_WORD.findall(around)) >= _WORDS
    return is_sentence and _ENDED.search(text) is not None and not PUBLISHED.search(text)


def _is_marked(time: Element) -> bool:
    """Whether what a date stands in is a byline: by its name, by its words, or all by itself."""
    for one in (time, *list(time.ancestors)[:3]):
        if not isinstance(one, Element) or one.tag in ("article", "main", "body"):
            return False
        if len(text_of(one)) > PROSE:
            return False
        if _BYLINE.search(words(one)) or one.tag in ("header", "footer"):
            return True
        if one.tag in ("p", "div", "span") and PUBLISHED.search(text_of(one)):
            return True
    return False


def _words_before(element: Element) -> str:
    """What is said in the same line before a date, back to another date."""
    said: list[str] = []
    node: Node = element
    for _ in range(3):
        for before in node.previous_siblings:
            if isinstance(before, Element) and _has_time(before):
                return " ".join(reversed(said))
            if isinstance(before, (Element, Text)):
                said.append(text_of(before)[-80:])
        if "".join(said).strip() or not isinstance(node.parent, Element):
            break
        node = node.parent
    return " ".join(reversed(said))


def _has_time(element: Element) -> bool:
    return element.tag == "time" or element.select_one("time") is not None


def _visible(page: Document) -> Iterator[tuple[str, str]]:
    """A date in a line that says no more than when, by whom, how long, before the text begins."""
    scope = text_and_header(page)
    if scope is None:
        return
    for place, leaf in enumerate(leaves(scope)):
        if place >= _FARTHEST or (is_prose(leaf) and not is_lead(leaf)):
            return
        text = text_of(leaf)
        match = DATE.search(text)
        if match is None or (
            isinstance(leaf, Element) and leaf.tag in ("h2", "h3", "h4", "ul", "ol")
        ):
            continue
        if isinstance(leaf, Element) and is_beside(leaf):
            continue
        if _is_day_of_publication(text, match) or _is_in_byline(leaf, text, match):
            yield match[0], "visible date"


def _is_in_byline(leaf: Node, text: str, match: re.Match[str]) -> bool:
    """Whether a short line that its theme calls a byline begins with the date, or with a name."""
    if not isinstance(leaf, Element) or not _BYLINE.search(words(leaf)):
        return False
    is_first = not letters(_NAME_BEFORE.sub("", text[: match.start()]))
    return is_first and len(text) < PROSE and NO_PUBLICATION.search(text) is None


def _is_day_of_publication(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    if UPDATED.search(before) and not PUBLISHED.search(before):
        return False
    if NO_PUBLICATION.search(text):
        return False
    is_said = is_byline(_NAME_BEFORE.sub("", text)) or is_signed(text)
    return is_said or PUBLISHED.search(before) is not None
