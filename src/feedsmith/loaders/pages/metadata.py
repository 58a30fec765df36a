"""What a built page says of itself: JSON-LD, Open Graph, microformats, `<time>`, visible dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import NamedTuple

from turbohtml import Document

from feedsmith.loaders.pages.credits import authors, tags
from feedsmith.loaders.pages.declared import Declared
from feedsmith.loaders.pages.page_dates import dated_path, published
from feedsmith.loaders.pages.plain import plain
from feedsmith.loaders.pages.titles import Said, page_heading, page_title
from feedsmith.model import Person


class Page(NamedTuple):
    """What one page says; `None` and `()` where it says nothing. Addresses are as typed.

    heading: as shown. published: the moment, and the part of the page that says it.
    """

    canonical: str | None
    title: Said | None
    heading: str | None
    published: tuple[datetime, str] | None
    authors: tuple[Person, ...]
    tags: tuple[str, ...]
    summary: Said | None
    image: Said | None
    language: str | None
    is_article: bool
    is_alias: bool
    is_hidden: bool


def read_page(page: Document, zone: tzinfo, site_title: str, path: str = "") -> Page:
    """The metadata of a page; a date without an offset is in `zone`.

    path: its file below the output folder, whose day is the page's where it says none itself.

    Authors and tags are read of dated pages only: no other can be a post.
    """
    declared = Declared.of(page)
    heading = page_heading(page, site_title)
    moment = published(page, declared, zone) or dated_path(path, zone)
    return Page(
        canonical=_attribute(page, "link[rel~=canonical]", "href") or declared.meta("og:url"),
        title=page_title(page, declared, heading, site_title),
        heading=heading,
        published=moment,
        authors=authors(page, declared) if moment else (),
        tags=tags(page, declared) if moment else (),
        summary=_summary(declared),
        image=_image(declared),
        language=_attribute(page, "html[lang]", "lang"),
        is_article=bool(declared.article) or declared.meta("og:type") == "article",
        is_alias=_sends_on(page),
        is_hidden="noindex" in (declared.meta("robots") or "").lower(),
    )


def _sends_on(page: Document) -> bool:
    """Whether the page only sends its visitor elsewhere; one that reloads itself does not."""
    found = page.select_one('meta[http-equiv="refresh" i]')
    return found is not None and "url" in (found.attr("content") or "").lower()


def _summary(declared: Declared) -> Said | None:
    return _first(
        (declared.meta("description"), "meta description"),
        (declared.meta("og:description"), "og:description"),
        (declared.text("description"), "JSON-LD description"),
        (declared.meta("twitter:description"), "twitter:description"),
    )


def _image(declared: Declared) -> Said | None:
    return _first(
        (declared.meta("og:image", "og:image:url", "og:image:secure_url"), "og:image"),
        (_address(declared.article.get("image"), declared), "JSON-LD image"),
        (declared.meta("twitter:image", "twitter:image:src"), "twitter:image"),
    )


def _address(value: object, declared: Declared) -> str | None:
    """A picture in JSON-LD: an address, a table with one, a reference to it, or a list."""
    value = declared.thing(value)
    if isinstance(value, list):
        return _address(value[0], declared) if value else None
    if isinstance(value, Mapping):
        value = value.get("url") or value.get("contentUrl") or value.get("@id")
    return (plain(value) or None) if isinstance(value, str) else None


def _first(*candidates: tuple[str | None, str]) -> Said | None:
    return next((Said(value, where) for value, where in candidates if value), None)


def _attribute(page: Document, selector: str, name: str) -> str | None:
    found = page.select_one(selector)
    return (plain(found.attr(name) or "") or None) if found is not None else None
