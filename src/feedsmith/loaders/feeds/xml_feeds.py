"""RSS and Atom as the model, by feedparser, which knows what feeds in the wild do.

Source: https://feedparser.readthedocs.io/
"""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from time import struct_time
from typing import NamedTuple

import feedparser
from turbohtml import parse_fragment

from feedsmith.dates import UnreadableDate, read_date
from feedsmith.loaders.feeds.media import attachments, picture
from feedsmith.loaders.feeds.values import (
    address,
    derived_id,
    homeless,
    identity,
    many,
    newest,
    paragraphs,
    plain,
    table,
    text,
)
from feedsmith.loaders.feeds.written_ids import written_ids
from feedsmith.model import Feed, Image, Item, Person
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.text import clean_text, one_line

Said = Mapping[str, object]
_HTML = ("text/html", "application/xhtml+xml")
_TAG = lazy_pattern(r"</?(?:a|abbr|b|br|cite|code|em|i|kbd|s|span|strong|sub|sup|u)\b[^>]*>", re.I)
_MAILBOX = lazy_pattern(r"(?P<email>[^\s@()<>]+@[^\s@()<>]+)\s*\((?P<name>[^()]*)\)")


class _Context(NamedTuple):
    """Of the feed as a whole: home page, language, whether feedsmith wrote it."""

    home: str
    language: str | None
    is_ours: bool


def xml_feed(data: bytes, url: str | None) -> Feed:
    """The feed in these bytes; raises FeedsmithError for what is neither RSS nor Atom."""
    ids = written_ids(data)
    read = table(feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False))
    if not read.get("version"):
        cause = read.get("bozo_exception")
        raise FeedsmithError(
            "this is not a feed" + (f" ({one_line(str(cause))})" if cause else ""),
            "Give an RSS, Atom or JSON Feed document.",
        )
    head = table(read.get("feed"))
    links = [table(one) for one in many(head.get("links"))]
    itself = next((one.get("href") for one in links if one.get("rel") == "self"), None)
    at = address(itself, url or "") or address(url, "") or ""
    page = next((one.get("href") for one in links if one.get("rel") == "alternate"), None)
    home = address(page or head.get("link"), at) or at
    if not home:
        raise homeless()
    context = _Context(home, text(head.get("language")), head.get("generator") == "feedsmith")
    entries = [table(one) for one in many(read.get("entries"))]
    known = ids if len(ids) == len(entries) else [None] * len(entries)
    items = tuple(_item(one, id, context) for one, id in zip(entries, known, strict=True))
    return _feed(head, links, items, context)


def _feed(head: Said, links: Sequence[Said], items: tuple[Item, ...], context: _Context) -> Feed:
    home = context.home
    hubs = (address(one.get("href"), home) for one in links if one.get("rel") == "hub")
    title = _title(head, context)
    return Feed(
        id=identity(head.get("id")) or home,
        title=title or home,
        home_url=home,
        description=_description(head, context),
        updated=_moment(head, "updated") or _moment(head, "published") or newest(items),
        language=context.language,
        authors=tuple(one for one in _people(head, home) if one != Person(name=title)),
        image=_image(table(head.get("image")).get("href") or head.get("logo"), home),
        icon=_image(head.get("icon"), home),
        hubs=tuple(hub for hub in hubs if hub),
        rights=text(head.get("rights")),
        items=items,
    )


def _item(entry: Said, written: str | None, context: _Context) -> Item:
    home = context.home
    links = (table(one) for one in many(entry.get("links")))
    page = next((one.get("href") for one in links if one.get("rel") == "alternate"), None)
    guid = written or identity(entry.get("id"))
    link = address(page, home)
    url = link or (address(guid, "") if guid else None) or home
    body, summary = _texts(entry, url)
    title = _title(entry, context)
    published, updated = _moment(entry, "published"), _moment(entry, "updated")
    language = text(entry.get("language")) or text(table(entry.get("title_detail")).get("language"))
    return Item(
        id=guid or link or derived_id(home, title, published or updated, summary, body),
        url=url,
        title=title,
        summary=summary or None,
        body=body,
        published=published or updated,
        updated=updated if published and updated != published else None,
        authors=tuple(_people(entry, home)),
        tags=tuple(dict.fromkeys(_tags(entry))),
        image=picture(entry, home),
        attachments=tuple(attachments(entry, home)),
        language=language if language != context.language else None,
    )


def _texts(entry: Said, url: str) -> tuple[str | None, str]:
    """Body and summary. A description in HTML is the body where nothing else is."""
    contents = [table(one) for one in many(entry.get("content"))]
    body = next((found for one in contents if (found := _body(one, url))), None)
    detail = table(entry.get("summary_detail"))
    if body is None and detail.get("type") in _HTML and detail.get("value"):
        return _body(detail, url), ""
    return body, _words(detail)


def _body(content: Said, url: str) -> str | None:
    """HTML, with addresses taken from its `xml:base` where it has one."""
    value, kind = clean_text(str(content.get("value") or "")), content.get("type")
    if kind == "text/plain":
        return paragraphs(value) or None
    base = address(content.get("base"), url)
    if kind not in _HTML or base is None:
        return value or None if kind in _HTML else None
    root = parse_fragment(value, positions=False)
    root.resolve_links(base)
    return root.inner_html


def _title(said: Said, context: _Context) -> str:
    """Plain text. Many write HTML into an RSS title: its tags and references are read as such."""
    detail = table(said.get("title_detail"))
    title = str(detail.get("value") or said.get("title") or "")
    if detail.get("type") != "text/plain" and not context.is_ours:
        title = html.unescape(_TAG.sub("", title))
    return one_line(clean_text(title))


def _description(head: Said, context: _Context) -> str:
    """What a feed says of itself; feedsmith says it in RSS as plain text."""
    detail = table(head.get("subtitle_detail"))
    return _words({**detail, "type": "text/plain"} if context.is_ours else detail)


def _words(detail: Said) -> str:
    """A description or a summary as plain text."""
    value = str(detail.get("value") or "")
    return one_line(clean_text(value)) if detail.get("type") == "text/plain" else plain(value)


def _people(said: Said, home: str) -> Iterator[Person]:
    people = [table(one) for one in many(said.get("authors"))]
    mailbox = _MAILBOX.fullmatch(text(said.get("author")) or "")
    if mailbox and len(people) == 1:
        people = [mailbox.groupdict()]
    for person in people:
        email = text(person.get("email"))
        if name := text(person.get("name")) or email:
            yield Person(name=name, email=email, url=address(person.get("href"), home))


def _tags(entry: Said) -> Iterator[str]:
    for one in many(entry.get("tags")):
        tag = table(one)
        if term := text(tag.get("label")) or text(tag.get("term")):
            yield term


def _image(said: object, home: str) -> Image | None:
    url = address(said, home)
    return Image(url=url) if url else None


def _moment(said: Said, name: str) -> datetime | None:
    """The date as written, so that its offset stays; else as feedparser understood it."""
    written = said.get(name)
    if isinstance(written, str):
        try:
            return read_date(written, UTC).moment
        except UnreadableDate:
            pass
    parsed = said.get(f"{name}_parsed")
    if not isinstance(parsed, struct_time) or not 1900 <= parsed.tm_year < 2200:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=timegm(parsed))
