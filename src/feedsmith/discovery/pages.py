"""A built page, as far as its links to feeds go: which it has, and where more can stand.

The parser is the one that knows what browsers take for the head. It is given the bytes as Latin-1,
a character each, so that its places are places in the file whatever the page is written in.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

import turbohtml
from turbohtml import Doctype, Document, Element

from feedsmith.patterns import lazy_pattern
from feedsmith.urls import absolute

BIGGEST = 16 * 1024 * 1024
"""Bytes; a larger page is left alone."""

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ASCII = bytes(range(128))
_STATEFUL = ("iso2022", "hz", "utf-7")
"""Encodings in which the meaning of ASCII's bytes depends on what stands before."""
_CHARSET = lazy_pattern(r"charset\s*=\s*[\"']?\s*([^\s\"';]+)", re.IGNORECASE)
_VOID = frozenset(("base", "link", "meta"))
_XHTML = lazy_pattern(r"\s*<\?xml\s|\s*<!doctype[^>]*//DTD XHTML", re.IGNORECASE)


class PageLink(NamedTuple):
    """A `<link rel="alternate">` that may lead to a feed, at bytes start to end, in a line from 1.

    url: absolute, `None` where it means none. type: in lower case, without parameters.
    """

    start: int
    end: int
    line: int
    href: str
    url: str | None
    type: str


class Page(NamedTuple):
    """A page that links can be added to.

    place: before this byte they are put. is_utf8: whether other letters than ASCII may be written
    as they are. is_xhtml: whether elements without content end in `/>`.
    """

    data: bytes
    links: tuple[PageLink, ...]
    place: int
    is_utf8: bool
    is_xhtml: bool


class Unfit(NamedTuple):
    """A page that is left alone. reason: what follows "because"."""

    reason: str


def read_page(data: bytes, url: str) -> Page | Unfit:
    """What the page at an address says of feeds. Never raises."""
    if len(data) > BIGGEST:
        return Unfit("it is too big")
    if b"\0" in data or data.startswith(_WIDE):
        return Unfit("it is written in UTF-16, or damaged")
    text = _view(data)
    document = turbohtml.parse(text, source_locations=True)
    charset = "utf-8" if data.startswith(codecs.BOM_UTF8) else _charset(document)
    reason = _unfit(document, charset)
    place = _place(document, text)
    if reason or place is None:
        return Unfit(reason or "its <head> has no end that can be told")
    return Page(
        data=data,
        links=tuple(_links(document, url, text)),
        place=place,
        is_utf8=_is_utf8(charset),
        is_xhtml=bool(_XHTML.match(text)),
    )


def _view(data: bytes) -> str:
    """A character for each byte: a blank for those that the parser takes out."""
    text = data.decode("latin-1").replace("\r\n", " \n").replace("\r", "\n")
    return "   " + text[3:] if data.startswith(codecs.BOM_UTF8) else text


def _unfit(document: Document, charset: str | None) -> str | None:
    html, head = document.select_one("html"), document.select_one("head")
    has_root = html is not None and html.source_location is not None
    if not has_root and not any(isinstance(one, Doctype) for one in document.children):
        return "it is no whole HTML document"
    if head is None or (head.source_location is None and not list(_elements(head))):
        return "it has no <head>"
    refresh = document.select_one('meta[http-equiv="refresh" i]')
    if refresh is not None and "url" in (refresh.attr("content") or "").lower():
        return "it only sends its visitors to another address"
    if charset is not None and not _is_safe(charset):
        return f"it is written in {charset}, which feedsmith does not write"
    return None


def _charset(document: Document) -> str | None:
    """What the page says that it is written in."""
    for meta in document.select("head meta"):
        if said := meta.attr("charset"):
            return said.strip()
        is_type = (meta.attr("http-equiv") or "").lower() == "content-type"
        if is_type and (found := _CHARSET.search(meta.attr("content") or "")):
            return found[1]
    return None


def _is_safe(charset: str) -> bool:
    """Whether ASCII is written in it as in ASCII, whatever stands before."""
    if charset.lower().startswith("utf-16"):  # https://encoding.spec.whatwg.org/#names-and-labels
        return True
    try:
        is_stateful = codecs.lookup(charset).name.startswith(_STATEFUL)
        return not is_stateful and _ASCII.decode(charset) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def _is_utf8(charset: str | None) -> bool:
    return charset is not None and charset.lower() in ("utf-8", "utf8")


def _place(document: Document, text: str) -> int | None:
    """Where the real head ends, or what stands in it where its end is not written."""
    head = document.select_one("head")
    if head is None:
        return None
    location = head.source_location
    if location and location.end_tag:
        start = location.end_tag.start_offset
        return start if text[start : start + 6].lower() == "</head" else None
    ends = [0 if location is None else location.start_tag.end_offset]
    ends += [_end(one) or len(text) + 1 for one in _elements(head)]
    last = max(ends)
    return last if 0 < last <= len(text) and text[last - 1] == ">" else None


def _elements(head: Element) -> Iterator[Element]:
    return (one for one in head.children if isinstance(one, Element))


def _end(element: Element) -> int | None:
    """Where an element ends; `None` where it swallows what follows."""
    location = element.source_location
    if location is None:
        return None
    if location.end_tag:
        return location.end_tag.end_offset
    return location.start_tag.end_offset if element.tag in _VOID else None


def _links(document: Document, url: str, text: str) -> Iterator[PageLink]:
    based = document.select_one("base[href]")
    base = absolute(based.attr("href") or "", url) or url if based is not None else url
    for link in document.select("link[rel][href]"):
        words = _value(link, "rel").lower().split()
        location = link.source_location
        if location is None or "alternate" not in words or "stylesheet" in words:
            continue
        kind = _value(link, "type").partition(";")[0].strip().lower()
        if link.closest("template, svg, math") is not None or (not kind and link.attr("hreflang")):
            continue
        span, href = location.start_tag, _typed(_value(link, "href").strip())
        if text[span.start_offset : span.start_offset + 5].lower() == "<link":
            yield PageLink(
                start=span.start_offset,
                end=span.end_offset,
                line=span.start_line,
                href=href,
                url=absolute(href, base),
                type=kind,
            )


def _value(element: Element, name: str) -> str:
    """An attribute as one text: of a list of words, the parser makes a list."""
    value = element.attrs.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def _typed(value: str) -> str:
    """A value as its author typed it, where the page is in UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
