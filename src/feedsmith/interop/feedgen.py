"""feedgen's FeedGenerator as a Feed, and a Feed as a FeedGenerator.

Source: https://lkiesow.github.io/python-feedgen
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from typing import TYPE_CHECKING

from feedsmith.interop.feedgen_files import attachments, image, logo, picture, recording
from feedsmith.interop.feedgen_texts import summary_and_body
from feedsmith.interop.feedgen_values import extended, line, page, text, web
from feedsmith.model import Feed, Image, Item, Person
from feedsmith.preparations import Context
from feedsmith.problems import FeedsmithError, Place
from feedsmith.text import one_line, shorten

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands for no date: feedgen, like Atom, has no feed and no entry without one."""


def from_feedgen(generator: FeedGenerator) -> Feed:
    """Read a filled FeedGenerator: its entries in the order in which it would write them.

    Bodies come back safe and with absolute addresses. The clock's time that feedgen puts where the
    script gave no `updated` is not taken for one: such a feed has its newest entry's time.
    Raises FeedsmithError for a generator without title or link, and for an entry that has neither
    id nor link, or whose content no feed reader could show.
    """
    title = line(generator.title())
    if not title:
        raise FeedsmithError("The FeedGenerator has no title", 'Call title("Harbour notes") on it.')
    home = page(generator.link(), "")
    if home is None:
        raise FeedsmithError(
            "The FeedGenerator has no link to the page it belongs to",
            'Call link(href="https://example.org/", rel="alternate") on it.',
        )
    items = tuple(_item(entry, home) for entry in generator.entry())
    description = line(generator.description())
    return Feed(
        id=text(generator.id()) or home,
        title=title,
        home_url=home,
        description="" if description == title else description,
        updated=_feed_updated(generator, items),
        language=line(generator.language()) or None,
        authors=_people(generator, home),
        image=logo(generator, home),
        icon=picture({"url": generator.icon()}, home),
        hubs=_hubs(generator, home),
        rights=line(generator.rights()) or None,
        items=items,
    )


def to_feedgen(feed: Feed) -> FeedGenerator:
    """Fill a FeedGenerator with what it can carry, dates from the feed and never from the clock.

    Where there is no date stands 1970. The home page is the last link, for feedgen makes the last
    one the RSS channel's.
    """
    from feedgen.feed import FeedGenerator

    generator = FeedGenerator()
    for extension in ("media", "dc", "podcast"):
        generator.load_extension(extension, atom=extension == "media")
    generator.id(feed.id)
    generator.title(feed.title)
    generator.description(feed.description or feed.title)
    generator.link([{"href": hub, "rel": "hub"} for hub in feed.hubs])
    generator.link(href=feed.home_url, rel="alternate", type="text/html")
    generator.updated(feed.updated or EPOCH)
    generator.language(feed.language)
    generator.rights(feed.rights)
    generator.icon(feed.icon and feed.icon.url)
    if feed.image is not None:
        generator.image(feed.image.url, **_rss_size(feed.image))
    _fill_people(generator, feed.authors)
    for item in feed.items:
        _fill(generator.add_entry(order="append"), item)
    return generator


def _item(entry: FeedEntry, home: str) -> Item:
    id = text(entry.id())
    source = (entry.content() or {}).get("src")
    url = page(entry.link(), home) or web(id, "") or web(source, home)
    place = Place(f'entry "{line(entry.title()) or id or url or ""}"')
    if not id and url is None:
        raise FeedsmithError(
            f"{place} has neither an id nor a link",
            'Call link(href="https://example.org/hello/") on it, or id("…").',
        )
    url = url or home
    summary, body = summary_and_body(entry, Context(page_url=url, place=place))
    published, updated = _moment(entry.published()), _entry_updated(entry)
    title = line(entry.title())
    return Item(
        id=id or url,
        url=url,
        title="" if _stands_in(title, summary or "", url) else title,
        summary=summary,
        body=body,
        published=published,
        updated=None if updated == published else updated,
        authors=_people(entry, home),
        tags=tuple(dict.fromkeys(_tags(entry))),
        image=image(entry, home),
        attachments=attachments(entry, home),
        language=next(map(line, extended(entry, "dc", "dc_language") or ()), "") or None,
        extra=_own_fields(entry, home),
    )


def _fill(entry: FeedEntry, item: Item) -> None:
    entry.guid(item.id, permalink=item.id == item.url)
    entry.title(item.title or shorten(one_line(item.summary or ""), 60) or item.url)
    entry.link(href=item.url, rel="alternate", type="text/html")
    entry.published(item.published)
    entry.updated(item.touched or EPOCH)
    if item.summary:
        entry.summary(escape(item.summary, quote=False), type="html")
    if item.body:
        entry.content(item.body, type="html")
    entry.category([{"term": tag} for tag in item.tags])
    entry.dc.dc_language(item.language)
    _fill_people(entry, item.authors)
    _fill_files(entry, item)
    _fill_own_fields(entry, item)


def _hubs(generator: FeedGenerator, home: str) -> tuple[str, ...]:
    links = (one for one in generator.link() if one.get("rel") == "hub")
    return tuple(dict.fromkeys(url for one in links if (url := web(one["href"], home))))


def _feed_updated(generator: FeedGenerator, items: Iterable[Item]) -> datetime | None:
    """The time that the script gave, else the newest item's.

    feedgen reads the clock twice for its two defaults, and keeps one typed value under both names.
    """
    kept = vars(generator)
    updated = kept.get("_FeedGenerator__atom_updated")
    if updated is None or updated is not kept.get("_FeedGenerator__rss_lastBuildDate"):
        return max((item.touched for item in items if item.touched), default=None)
    return None if updated == EPOCH else _moment(updated)


def _entry_updated(entry: FeedEntry) -> datetime | None:
    """The time that the script gave: only then has feedgen a lastBuildDate of an entry."""
    typed = vars(entry).get("_FeedEntry__rss_lastBuildDate")
    return None if typed == EPOCH else _moment(typed)


def _moment(given: datetime | None) -> datetime | None:
    """The time at a fixed offset: a typed `Z` has the machine's own zone, if that is called UTC."""
    if given is None:
        return None
    return given.replace(tzinfo=timezone(given.utcoffset() or timedelta()), fold=0)


def _stands_in(title: str, summary: str, url: str) -> bool:
    """Whether it only repeats the address or the summary's beginning, as `_fill` titles a post."""
    return title == url or (title != summary and title == shorten(summary, 60))


def _people(holder: FeedGenerator | FeedEntry, home: str) -> tuple[Person, ...]:
    """Authors, then Dublin Core's creators: where scripts put those who give no e-mail address."""
    people = []
    for given in holder.author() or ():
        email = line(given.get("email")) or None
        name = line(given.get("name")) or (email or "").partition("@")[0]
        if name:
            people.append(Person(name=name, email=email, url=web(given.get("uri"), home)))
    known = {person.name for person in people}
    creators = map(line, extended(holder, "dc", "dc_creator") or ())
    people += [Person(name=name) for name in creators if name and name not in known]
    return tuple(dict.fromkeys(people))


def _fill_people(holder: FeedGenerator | FeedEntry, people: Sequence[Person]) -> None:
    for person in people:
        given = {"name": person.name, "email": person.email, "uri": person.url}
        holder.author({key: value for key, value in given.items() if value})
        holder.dc.dc_creator(person.name)


def _tags(entry: FeedEntry) -> Iterator[str]:
    for category in entry.category() or ():
        tag = line(category.get("label") or category.get("term"))
        if tag:
            yield tag


def _own_fields(entry: FeedEntry, home: str) -> dict[str, object]:
    """What no field of an item holds and JSON Feed carries as an extension."""
    own: dict[str, object] = {
        "comments": web(entry.comments(), home),
        "rights": line(entry.rights()),
    }
    given = entry.source() or {}
    if url := web(given.get("url"), home):
        own["source"] = {"url": url, "title": line(given.get("title"))}
    return {key: value for key, value in own.items() if value}


def _fill_own_fields(entry: FeedEntry, item: Item) -> None:
    for name, fill in (("comments", entry.comments), ("rights", entry.rights)):
        if isinstance(said := item.extra.get(name), str):
            fill(said)
    source = item.extra.get("source")
    if isinstance(source, dict) and source.keys() == {"url", "title"}:
        entry.source(**source)


def _fill_files(entry: FeedEntry, item: Item) -> None:
    """The files; the picture small and, on articles, whole, as feedsmith's own feeds have it."""
    for file in item.attachments:
        given = {"type": file.mime_type, "length": file.size, "title": file.title}
        said = {key: str(value) for key, value in given.items() if value}
        entry.link(href=file.url, rel="enclosure", **said)
    heard = recording(item.attachments)
    if heard is not None and heard.duration:
        entry.podcast.itunes_duration(round(heard.duration))
    if item.image is None:
        return
    small = {"url": item.image.url, **_size(item.image)}
    if heard is None and item.image.url not in {file.url for file in item.attachments}:
        given = {"type": item.image.mime_type, "fileSize": item.image.size}
        more = {key: str(value) for key, value in given.items() if value}
        entry.media.content({**small, **more, "medium": "image"}, group=None)
    entry.media.thumbnail(small, group=None)


def _size(image: Image) -> dict[str, str]:
    size = {"width": image.width, "height": image.height}
    return {key: str(value) for key, value in size.items() if value is not None}


def _rss_size(image: Image) -> dict[str, str]:
    """A channel's picture may be 144 pixels wide and 400 high, and say no more."""
    fits = (image.width or 999) <= 144 and (image.height or 999) <= 400
    return _size(image) if fits else {}
