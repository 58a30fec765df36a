"""An existing feed, RSS, Atom or JSON Feed, as the model: for conversion, and for older posts.

RSS and Atom by feedparser, which knows what feeds in the wild do; JSON Feed from its specification.
Nothing is fetched. Bodies come as they stand in the feed: whoever shows them prepares them.
"""

from __future__ import annotations

import html
import re
from calendar import timegm
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from time import struct_time

import feedparser
import msgspec

from feedsmith.dates import UnreadableDate, read_date
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Feed, Image, Item, Person
from feedsmith.problems import FeedsmithError
from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"</?(?:a|abbr|b|br|cite|code|em|i|kbd|s|span|strong|sub|sup|u)\b[^>]*>", re.I)
BIGGEST = 64 * 1024 * 1024
"""Bytes."""


def read_feed(data: bytes, url: str | None = None) -> Feed:
    """The feed in these bytes.

    url: where it was served, for relative addresses; else the feed says. Raises FeedsmithError for
    what is no feed, declares entities of its own, or is larger than 64 MiB.
    """
    if len(data) > BIGGEST:
        raise FeedsmithError("the feed is larger than 64 MiB", "Convert it in parts.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, url)
    if _ENTITY.search(data[:100_000]):
        raise FeedsmithError(
            "the feed declares entities of its own, which can make it grow without end",
            "Write the characters themselves instead of entities.",
        )
    read = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not read.get("version"):
        cause = read.get("bozo_exception")
        raise FeedsmithError(
            "this is not a feed" + (f" ({one_line(str(cause))})" if cause else ""),
            "Give an RSS, Atom or JSON Feed document.",
        )
    return _xml_feed(read, url)


def _xml_feed(read: Mapping[str, object], url: str | None) -> Feed:
    head = _table(read.get("feed"))
    links = [_table(one) for one in _list(head.get("links"))]
    itself = next((str(one.get("href")) for one in links if one.get("rel") == "self"), url)
    base = absolute(_text(head.get("link")) or "", itself or "") or itself or ""
    base = base or _text(head.get("link")) or ""
    items = tuple(_entry(_table(one), base) for one in _list(read.get("entries")))
    image = _table(head.get("image"))
    picture = _address(image.get("href") or head.get("logo"), base)
    return Feed(
        id=_text(head.get("id")) or base,
        title=_title(head) or base,
        home_url=base,
        description=_text(head.get("subtitle")) or "",
        updated=_moment(head, "updated") or _newest(items),
        language=_text(head.get("language")),
        authors=tuple(_people(head)),
        image=Image(url=picture) if picture else None,
        hubs=tuple(str(one.get("href")) for one in links if one.get("rel") == "hub"),
        rights=_text(head.get("rights")),
        items=items,
    )


def _entry(entry: Mapping[str, object], base: str) -> Item:
    link = _address(entry.get("link"), base)
    guid = _text(entry.get("id"))
    url = link or (guid if guid and "://" in guid else None) or base
    contents = [_table(one) for one in _list(entry.get("content"))]
    body = next((_html(one) for one in contents if one.get("value")), None)
    summary = _table(entry.get("summary_detail"))
    if body is None and summary.get("value"):
        body, summary = _html(summary), {}
    published = _moment(entry, "published")
    updated = _moment(entry, "updated")
    pictures = [*_list(entry.get("media_thumbnail")), *_list(entry.get("media_content"))]
    picture = next((_picture(_table(one), base) for one in pictures), None)
    return Item(
        id=guid or url,
        url=url,
        title=_title(entry),
        summary=_plain(summary) or None,
        body=body,
        published=published or updated,
        updated=updated if published and updated != published else None,
        authors=tuple(_people(entry)),
        tags=tuple(dict.fromkeys(_tags(entry))),
        image=picture,
        attachments=tuple(_attachments(entry, base)),
        language=None,
    )


def _title(said: Mapping[str, object]) -> str:
    """Plain text. Many write HTML into an RSS title: its tags and references are read as such."""
    detail = _table(said.get("title_detail"))
    title = str(detail.get("value") or said.get("title") or "")
    if str(detail.get("type")) != "text/plain":
        title = html.unescape(_TAG.sub("", title))
    return one_line(clean_text(title))


def _html(content: Mapping[str, object]) -> str:
    value = clean_text(str(content.get("value") or ""))
    return html.escape(value, quote=False) if content.get("type") == "text/plain" else value


def _plain(summary: Mapping[str, object]) -> str:
    value = clean_text(str(summary.get("value") or ""))
    if summary.get("type") == "text/plain":
        return one_line(value)
    return one_line(html.unescape(re.sub(r"<[^>]+>", " ", value)))


def _people(said: Mapping[str, object]) -> Iterator[Person]:
    for one in _list(said.get("authors")):
        person = _table(one)
        name = _text(person.get("name")) or _text(person.get("email"))
        if name:
            yield Person(name=name, email=_text(person.get("email")), url=_text(person.get("href")))


def _tags(entry: Mapping[str, object]) -> Iterator[str]:
    for one in _list(entry.get("tags")):
        tag = _text(_table(one).get("term"))
        if tag:
            yield tag


def _attachments(entry: Mapping[str, object], base: str) -> Iterator[Attachment]:
    for one in _list(entry.get("enclosures")):
        file = _table(one)
        url = _address(file.get("href"), base)
        kind = _text(file.get("type")) or (media_type(url) if url else None)
        length = str(file.get("length") or "")
        if url and kind:
            size = int(length) if length.isascii() and length.isdigit() else 0
            yield Attachment(url=url, mime_type=kind, size=size or None)


def _picture(media: Mapping[str, object], base: str) -> Image | None:
    url = _address(media.get("url"), base)
    kind = _text(media.get("type")) or (media_type(url) if url else None) or "image/"
    return Image(url=url) if url and kind.startswith("image/") else None


def _moment(said: Mapping[str, object], name: str) -> datetime | None:
    """The date as written, so that its offset stays; else as feedparser understood it."""
    written = said.get(name)
    if isinstance(written, str):
        try:
            return read_date(written, UTC).moment
        except UnreadableDate:
            pass
    parsed = said.get(f"{name}_parsed")
    if not isinstance(parsed, struct_time):
        return None
    return datetime.fromtimestamp(timegm(parsed), UTC)


def _newest(items: tuple[Item, ...]) -> datetime | None:
    return max((item.touched for item in items if item.touched), default=None)


def _json_feed(data: bytes, url: str | None) -> Feed:
    try:
        read = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, object])
    except msgspec.DecodeError as error:
        raise FeedsmithError(f"this is not JSON: {error}", "Give a JSON Feed document.") from error
    if not str(read.get("version", "")).startswith("https://jsonfeed.org/version/"):
        raise FeedsmithError("this is JSON, but no JSON Feed", "It needs a `version`.")
    base = _text(read.get("home_page_url")) or url or _text(read.get("feed_url")) or ""
    items = tuple(_json_item(_table(one), base) for one in _list(read.get("items")))
    picture = _address(read.get("icon"), base)
    hubs = (_text(_table(one).get("url")) for one in _list(read.get("hubs")))
    return Feed(
        id=base,
        title=_text(read.get("title")) or base,
        home_url=base,
        description=_text(read.get("description")) or "",
        updated=_newest(items),
        language=_text(read.get("language")),
        authors=tuple(_json_people(read)),
        image=Image(url=picture) if picture else None,
        hubs=tuple(hub for hub in hubs if hub),
        items=items,
    )


def _json_item(item: Mapping[str, object], base: str) -> Item:
    guid = _text(item.get("id"))
    url = _address(item.get("url"), base) or guid or base
    text = _text(item.get("content_text"))
    body = item.get("content_html") or (
        f"<p>{html.escape(text, quote=False)}</p>" if text else None
    )
    picture = _address(item.get("image"), base)
    return Item(
        id=guid or url,
        url=url,
        title=_text(item.get("title")) or "",
        summary=_text(item.get("summary")),
        body=clean_text(str(body)) if body else None,
        published=_json_moment(item.get("date_published")),
        updated=_json_moment(item.get("date_modified")),
        authors=tuple(_json_people(item)),
        tags=tuple(dict.fromkeys(tag for one in _list(item.get("tags")) if (tag := _text(one)))),
        image=Image(url=picture) if picture else None,
        attachments=tuple(_json_attachments(item, base)),
        language=_text(item.get("language")),
    )


def _json_moment(said: object) -> datetime | None:
    try:
        return read_date(said, UTC).moment if isinstance(said, str) else None
    except UnreadableDate:
        return None


def _json_people(said: Mapping[str, object]) -> Iterator[Person]:
    for one in _list(said.get("authors")) or [said.get("author")]:
        person = _table(one)
        name = _text(person.get("name")) or _text(person.get("url"))
        if name:
            avatar = _text(person.get("avatar"))
            yield Person(name=name, url=_text(person.get("url")), avatar=avatar)


def _json_attachments(item: Mapping[str, object], base: str) -> Iterator[Attachment]:
    for one in _list(item.get("attachments")):
        file = _table(one)
        url = _address(file.get("url"), base)
        kind = _text(file.get("mime_type"))
        size, duration = file.get("size_in_bytes"), file.get("duration_in_seconds")
        if url and kind:
            yield Attachment(
                url=url,
                mime_type=kind,
                size=int(size) if isinstance(size, int | float) else None,
                duration=float(duration) if isinstance(duration, int | float) else None,
                title=_text(file.get("title")),
            )


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _address(value: object, base: str) -> str | None:
    said = _text(value)
    return absolute(said, base) if said else None


def _text(value: object) -> str | None:
    return (one_line(clean_text(value)) or None) if isinstance(value, str) else None
