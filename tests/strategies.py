"""Any model that loaders may make, as hypothesis strategies.

Texts are what `clean_text` leaves, names are not blank, addresses are absolute and percent-encoded,
ids are distinct: what the border promises. Everything else is as nasty as authors are.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from typing import TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from feedsmith.model import Attachment, Document, Feed, Format, Image, Item, Link, Person
from feedsmith.shows import (
    Chapter,
    Cover,
    Credit,
    Episode,
    Funding,
    Show,
    Soundbite,
    Tag,
    Transcript,
)
from feedsmith.text import clean_text

Value = TypeVar("Value")

NASTY_TEXTS = (
    "R&D",
    "Fish &amp; chips",
    "&amp;amp;",
    "1 < 2 & 4 > 3",
    "a ]]> b",
    "]]]]>><![CDATA[>",
    "<![CDATA[not one]]>",
    "<b>bold</b> & <i>slanted",
    "</title><script>alert(1)</script>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
    "<!-- -- -->",
    "\"double\" and 'single'",
    "שלום עולם, 2026",
    "\u202eright to left\u202c and back",
    "مرحبا \u2067RTL\u2069 بالعالم",
    "👩\u200d👩\u200d👧 and 🏳️\u200d🌈",
    "e\u0301 is not é",
    "日本語の題名",
    "line\u2028separator\u2029and another",
    "\ufeffa byte order mark",
    "\ufffd stands for a control character",
    "a\ttab and\na line",
    "{braces} %s %(name)s ${shell} {{ liquid }}",
    ' xmlns:xml="http://www.w3.org/XML/1998/namespace"',
    "wide " * 600,
    "ß" * 3_000,
)

# Carried by XML, but taken for Windows-1252 by feedparser and by browsers.
CONTROL_TEXTS = ("C1 \x80\x9f and DEL \x7f", "next\x85line")

BODIES = (
    "<p>Fish &amp; chips, 1 &lt; 2.</p>",
    '<p><a href="https://mill.example/?a=1&amp;b=2">a link</a> ]]&gt;</p>',
    "<pre><code>&lt;b&gt;shown, not bold&lt;/b&gt;</code></pre>",
    "<p>" + "A long one. " * 1_000 + "</p>",
)

MIME_TYPES = ("audio/mpeg", "audio/mp4", "video/mp4", "application/pdf", "image/png", "text/vtt")
ZONES = ("UTC", "Europe/London", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati")


def texts(max_size: int = 60) -> SearchStrategy[str]:
    """Plain text: any characters that XML can carry, the nasty ones often; it may be empty."""
    characters = st.characters(exclude_categories=["Cs"])
    free = st.text(characters, max_size=max_size).map(clean_text)
    return st.one_of(free, chosen(NASTY_TEXTS + CONTROL_TEXTS))


def chosen(among: Sequence[str]) -> SearchStrategy[str]:
    """One of these, by its number: a strategy that held long texts would be slow to describe."""
    return st.integers(0, len(among) - 1).map(among.__getitem__)


def words() -> SearchStrategy[str]:
    """Plain text that is not blank, without blanks around it."""
    return texts().map(str.strip).filter(bool)


def bodies() -> SearchStrategy[str]:
    """What stands in a body. Writers escape it whole, so it may be no HTML at all."""
    return st.one_of(chosen(BODIES), texts(200))


def urls() -> SearchStrategy[str]:
    """Absolute addresses, percent-encoded."""
    path = st.lists(texts(8).map(lambda text: quote(text[:20], safe="")), max_size=3).map("/".join)
    query = st.sampled_from(("", "?a=1&b=2", "?q=%C3%A9#part", "#top"))
    host = st.sampled_from(("mill.example", "xn--mhle-0ra.example:8080", "127.0.0.1"))
    scheme = st.sampled_from(("https", "http"))
    return st.builds("{}://{}/{}{}".format, scheme, host, path, query)


def ids() -> SearchStrategy[str]:
    """What authors and earlier generators call a post: mostly no address."""
    known = st.sampled_from(
        (
            "post-12",
            "2026/05/the-tide-table",
            "tag:mill.example,2026:flour",
            "urn:uuid:6ba7b810-9dad-11d1-80b4-00c04fd430c8",
            "https://mill.example/?p=12&preview=no",
            "https://mill.example/%c3%a9",
            "Notes: on grinding",
            "100% rye",
        )
    )
    return st.one_of(
        known, urls(), words().filter(lambda word: not word.lower().startswith("tag:"))
    )


def languages() -> SearchStrategy[str | None]:
    return st.sampled_from((None, "en", "en-GB", "de", "he", "zh-Hant-TW"))


def moments() -> SearchStrategy[datetime]:
    """Aware times in named zones and at odd offsets, those of seconds included."""
    minutes = st.integers(-14 * 60, 14 * 60).map(lambda offset: timedelta(minutes=offset))
    seconds = st.integers(-3_599, 3_599).map(lambda offset: timedelta(seconds=offset))
    offsets = st.one_of(minutes, seconds).map(timezone)
    zones = st.one_of(st.sampled_from(ZONES).map(ZoneInfo), offsets)
    first, last = datetime(1900, 1, 2), datetime(9998, 12, 31)  # noqa: DTZ001  # naive, as asked
    return st.datetimes(first, last, timezones=zones)


def people() -> SearchStrategy[Person]:
    email = st.sampled_from((None, "ada@mill.example", "miller+feed@xn--mhle-0ra.example"))
    return st.builds(Person, name=words(), email=email, url=maybe(urls()), avatar=maybe(urls()))


def images() -> SearchStrategy[Image]:
    size = maybe(st.integers(0, 5_000))
    return st.builds(
        Image,
        url=urls(),
        alt=maybe(texts()),
        width=size,
        height=size,
        mime_type=st.sampled_from((None, "image/png", "image/svg+xml")),
        size=size,
    )


def attachments() -> SearchStrategy[Attachment]:
    return st.builds(
        Attachment,
        url=urls(),
        mime_type=st.sampled_from(MIME_TYPES),
        size=maybe(st.integers(0, 2**53)),
        duration=maybe(st.floats(0, 1e6, allow_nan=False)),
        title=maybe(texts()),
    )


def extras() -> SearchStrategy[dict[str, object]]:
    """The author's own fields: JSON values under names that JSON Feed allows."""
    names = st.sampled_from(("mood", "reading-list", "größe", "x y"))
    plain = st.one_of(
        st.none(), st.booleans(), st.integers(-(2**63), 2**63), texts(), st.floats(-1e9, 1e9)
    )
    values: SearchStrategy[object] = st.recursive(
        plain, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(names, inner, max_size=2)
    )
    return st.dictionaries(names, values, max_size=2)


def seconds() -> SearchStrategy[float]:
    return st.floats(0, 1e6, allow_nan=False)


def covers() -> SearchStrategy[Cover]:
    return st.builds(Cover, url=urls())


def credits() -> SearchStrategy[Credit]:
    role = st.sampled_from((None, "host", "Guest", "cover art designer"))
    group = st.sampled_from((None, "cast", "visuals"))
    picture = maybe(urls())
    return st.builds(Credit, name=words(), role=role, group=group, url=maybe(urls()), image=picture)


def tags() -> SearchStrategy[Tag]:
    """What the podcast namespace says besides: plain tags, nested ones, a live item."""
    attributes = st.dictionaries(
        st.sampled_from(("url", "aspect-ratio", "rel")), texts(), max_size=2
    )
    names = st.sampled_from(("location", "txt", "value", "image", "alternateEnclosure"))
    plain = st.builds(Tag, name=names, text=maybe(texts()), attributes=attributes)
    inner = st.sampled_from(("title", "guid", "link", "description", "contentLink"))
    child = st.builds(Tag, name=inner, text=words())
    live = st.builds(Tag, name=st.just("liveItem"), attributes=attributes, children=several(child))
    nested = st.builds(Tag, name=names, attributes=attributes, children=several(plain))
    return st.one_of(plain, nested, live)


def chapters() -> SearchStrategy[tuple[Chapter, ...]]:
    one = st.builds(
        Chapter,
        start=seconds(),
        title=texts(),
        end=maybe(seconds()),
        url=maybe(urls()),
        image=maybe(urls()),
        toc=st.booleans(),
    )
    return several(one).map(lambda some: tuple(sorted(some, key=lambda each: each.start)))


def episodes() -> SearchStrategy[Episode]:
    kinds = st.sampled_from(("text/vtt", "application/x-subrip"))
    transcripts = st.builds(Transcript, url=urls(), mime_type=kinds, language=languages())
    bites = st.builds(Soundbite, start=seconds(), duration=seconds(), title=maybe(texts()))
    return st.builds(
        Episode,
        number=st.sampled_from((None, 0.0, 7.0, 7.5, 12_000.0)),
        display=maybe(texts()),
        season=maybe(st.integers(0, 100)),
        season_name=maybe(texts()),
        type=st.sampled_from((None, "full", "trailer", "bonus")),
        title=maybe(texts()),
        explicit=maybe(st.booleans()),
        block=st.booleans(),
        cover=maybe(covers()),
        chapters=chapters(),
        chapters_url=maybe(urls()),
        transcripts=several(transcripts),
        people=several(credits()),
        soundbites=several(bites),
        tags=several(tags()),
    )


def shows() -> SearchStrategy[Show]:
    categories = st.sampled_from((("Arts", "Food"), ("Technology", None), ("TV & Film", None)))
    return st.builds(
        Show,
        title=maybe(texts()),
        author=maybe(texts()),
        categories=several(categories, unique=True),
        explicit=st.booleans(),
        type=st.sampled_from((None, "episodic", "serial")),
        cover=maybe(covers()),
        owner_name=maybe(words()),
        owner_email=st.sampled_from((None, "ada@mill.example")),
        guid=st.sampled_from((None, "9b024349-ccf0-5f69-a609-6b82873eab3c")),
        locked=maybe(st.booleans()),
        complete=st.booleans(),
        block=st.booleans(),
        new_feed_url=maybe(urls()),
        verify=maybe(words()),
        medium=st.sampled_from((None, "podcast", "music")),
        funding=several(st.builds(Funding, url=urls(), text=texts())),
        people=several(credits()),
        tags=several(tags()),
    )


def items() -> SearchStrategy[Item]:
    return st.builds(
        Item,
        id=ids(),
        url=urls(),
        title=texts(),
        summary=maybe(texts()),
        body=maybe(bodies()),
        published=maybe(moments()),
        updated=maybe(moments()),
        authors=several(people()),
        tags=several(words(), unique=True),
        image=maybe(images()),
        attachments=several(attachments()),
        episode=maybe(episodes()),
        language=languages(),
        extra=extras(),
    )


def feeds() -> SearchStrategy[Feed]:
    chosen = st.lists(items(), max_size=3, unique_by=lambda item: item.id).map(tuple)
    return st.builds(
        Feed,
        id=ids(),
        title=texts(),
        home_url=urls(),
        description=texts(),
        updated=maybe(moments()),
        language=languages(),
        authors=several(people()),
        image=maybe(images()),
        icon=maybe(images()),
        hubs=several(urls(), unique=True),
        rights=maybe(texts()),
        show=maybe(shows()),
        items=chosen,
        extra=extras(),
    )


def documents(format: Format) -> SearchStrategy[Document]:
    """A feed in one format, perhaps one page of several."""
    paging = st.sampled_from(("first", "prev", "next", "current"))
    link = st.builds(Link, rel=paging, url=urls(), mime_type=st.none())
    links = st.lists(link, max_size=2, unique_by=lambda one: one.rel).map(tuple)
    return st.builds(
        Document,
        feed=feeds(),
        url=urls(),
        path=st.just(f"feed.{format}"),
        format=st.just(format),
        links=links,
    )


def maybe(values: SearchStrategy[Value]) -> SearchStrategy[Value | None]:
    return st.one_of(st.none(), values)


def several(
    values: SearchStrategy[Value], *, unique: bool = False
) -> SearchStrategy[tuple[Value, ...]]:
    return st.lists(values, max_size=3, unique=unique).map(tuple)
