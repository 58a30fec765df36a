"""JSON Feed as the model. Source: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from feedsmith.dates import UnreadableDate, read_date
from feedsmith.loaders.feeds.values import (
    address,
    derived_id,
    homeless,
    identity,
    many,
    newest,
    paragraphs,
    table,
    text,
)
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Feed, Image, Item, Person
from feedsmith.problems import FeedsmithError
from feedsmith.text import clean_text


def json_feed(data: bytes, url: str | None) -> Feed:
    """The feed in these bytes; raises FeedsmithError for what is no JSON Feed."""
    read = _decoded(data)
    at = address(read.get("feed_url"), url or "") or address(url, "") or ""
    home = address(read.get("home_page_url"), at) or at
    if not home:
        raise homeless()
    items = tuple(_item(table(one), home) for one in many(read.get("items")) if table(one))
    hubs = (address(table(one).get("url"), home) for one in many(read.get("hubs")))
    return Feed(
        id=home,
        title=text(read.get("title")) or home,
        home_url=home,
        description=text(read.get("description")) or "",
        updated=newest(items),
        language=text(read.get("language")),
        authors=tuple(_people(read, home)),
        image=_picture(read.get("icon"), home),
        icon=_picture(read.get("favicon"), home),
        hubs=tuple(hub for hub in hubs if hub),
        items=items,
        extra=dict(table(read.get("_extra"))),
    )


def _decoded(data: bytes) -> Mapping[str, object]:
    try:
        read = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"), type=dict[str, object])
    except (ValueError, RecursionError) as error:
        raise FeedsmithError(f"this is not JSON: {error}", "Give a JSON Feed document.") from error
    if "jsonfeed.org/version/" not in str(read.get("version", "")):
        raise FeedsmithError(
            "this is JSON, but no JSON Feed",
            'It needs "version": "https://jsonfeed.org/version/1.1".',
        )
    return read


def _item(item: Mapping[str, object], home: str) -> Item:
    guid = identity(item.get("id"))
    link = address(item.get("url"), home) or address(item.get("external_url"), home)
    url = link or (address(guid, "") if guid else None) or home
    title, summary, body = text(item.get("title")), text(item.get("summary")), _body(item)
    published = _moment(item.get("date_published"))
    return Item(
        id=guid or link or derived_id(home, title, item.get("date_published"), summary, body),
        url=url,
        title=title or "",
        summary=summary,
        body=body,
        published=published or _moment(item.get("date_modified")),
        updated=_moment(item.get("date_modified")) if published else None,
        authors=tuple(_people(item, home)),
        tags=tuple(dict.fromkeys(tag for one in many(item.get("tags")) if (tag := text(one)))),
        image=_picture(item.get("image") or item.get("banner_image"), home),
        attachments=tuple(_attachments(item, home)),
        language=text(item.get("language")),
        extra=dict(table(item.get("_extra"))),
    )


def _body(item: Mapping[str, object]) -> str | None:
    """The HTML, else the text as HTML; none where the text only repeats the summary."""
    written, words = item.get("content_html"), item.get("content_text")
    if isinstance(written, str) and written:
        return clean_text(written)
    if not isinstance(words, str) or text(words) == text(item.get("summary")):
        return None
    return paragraphs(words) or None


def _moment(said: object) -> datetime | None:
    try:
        return read_date(said, UTC).moment if isinstance(said, str) else None
    except UnreadableDate:
        return None


def _people(said: Mapping[str, object], home: str) -> Iterator[Person]:
    for one in many(said.get("authors")) or [said.get("author")]:
        person = table(one)
        url, avatar = address(person.get("url"), home), address(person.get("avatar"), home)
        if name := text(person.get("name")) or url:
            yield Person(name=name, url=url, avatar=avatar)


def _picture(said: object, home: str) -> Image | None:
    url = address(said, home)
    return Image(url=url) if url else None


def _attachments(item: Mapping[str, object], home: str) -> Iterator[Attachment]:
    for one in many(item.get("attachments")):
        file = table(one)
        url = address(file.get("url"), home)
        if url is None:
            continue
        size, duration = (
            _number(file.get("size_in_bytes")),
            _number(file.get("duration_in_seconds")),
        )
        yield Attachment(
            url=url,
            mime_type=text(file.get("mime_type")) or media_type(url) or "application/octet-stream",
            size=int(size) if size else None,
            duration=duration,
            title=text(file.get("title")),
        )


def _number(said: object) -> float | None:
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return said if 0 < said < 2**53 else None
