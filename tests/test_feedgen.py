"""feedgen beside feedsmith: in, out, and as an independent second writer."""

from __future__ import annotations

import io
import locale
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from html import escape, unescape
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from strategies import languages, maybe, several, words
from strategies import urls as written_urls
from written import document, read_by_feedparser, written

from feedsmith import FeedsmithError, from_feedgen, to_feedgen
from feedsmith.atom_ids import identifier
from feedsmith.model import Attachment, Feed, Format, Image, Item, Person
from feedsmith.preparations import Context, prepare
from feedsmith.problems import Place
from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute

DOCUMENTATION = Path(__file__).parent.parent / "docs" / "feedgen.md"
HOME = "https://mill.example/"
NOON = datetime(2026, 5, 14, 12, tzinfo=UTC)


def generator(*, updated: bool = True) -> Any:
    """A generator with what feedgen requires, in both formats."""
    made = FeedGenerator()
    made.id(HOME)
    made.title("The Mill")
    made.description("What is ground here.")
    made.link(href=HOME)
    if updated:
        made.updated(NOON)
    return made


def entry(into: Any, **links: str) -> Any:
    """One more entry, with what feedgen requires."""
    made = into.add_entry(order="append")
    made.id("urn:flour")
    made.title("Flour")
    made.link(href=HOME + "flour/", **links)
    made.updated(NOON)
    return made


def only(made: Any) -> Item:
    """The only item of what a generator says."""
    (item,) = from_feedgen(made).items
    return item


# Any feed that feedgen can carry.


def lines() -> st.SearchStrategy[str]:
    """Nasty texts on one line; the longest add nothing here but time."""
    return words().filter(lambda text: len(text) < 500).map(one_line).filter(bool)


def urls() -> st.SearchStrategy[str]:
    return written_urls().map(lambda url: absolute(url, url) or HOME)


def ids() -> st.SearchStrategy[str]:
    known = ("post-12", "tag:mill.example,2026:flour", "Notes: on grinding", "100% rye")
    return st.one_of(st.sampled_from(known), urls())


def moments() -> st.SearchStrategy[datetime]:
    zones = st.integers(-14 * 60, 14 * 60).map(lambda at: timezone(timedelta(minutes=at)))
    first, last = (datetime(year, 1, 3) for year in (1970, 2100))  # noqa: DTZ001 -- bounds are naive
    return st.datetimes(first, last, timezones=zones)


def bodies() -> st.SearchStrategy[str]:
    context = Context(page_url=HOME, place=Place("a body"))

    def body(text: str) -> str:
        html, _ = prepare(f"<p>{escape(text)}</p>", context)
        return clean_text(html or "").strip()

    return lines().map(body)


def people() -> st.SearchStrategy[tuple[Person, ...]]:
    email = st.sampled_from((None, "ada@mill.example"))
    one = st.builds(Person, name=lines(), email=email, url=maybe(urls()))
    return st.lists(one, max_size=3, unique_by=lambda person: person.name).map(tuple)


def attachments() -> st.SearchStrategy[tuple[Attachment, ...]]:
    """Files; feedgen has one duration an entry, in whole seconds, here on the first recording."""
    kinds = st.sampled_from(("audio/mpeg", "video/mp4", "application/pdf", "image/png"))
    file = st.builds(
        Attachment,
        url=urls(),
        mime_type=kinds,
        size=maybe(st.integers(1, 2**40)),
        title=maybe(lines()),
    )
    return st.lists(file, max_size=3, unique_by=lambda one: one.url).map(tuple)


def items() -> st.SearchStrategy[Item]:
    sources = st.fixed_dictionaries({"url": urls(), "title": lines()})
    own = st.fixed_dictionaries(
        {}, optional={"comments": urls(), "rights": lines(), "source": sources}
    )
    size = maybe(st.integers(1, 5_000))
    kind = st.sampled_from((None, "image/png"))
    image = st.builds(Image, url=urls(), width=size, height=size, mime_type=kind, size=size)
    item = st.builds(
        Item,
        id=ids(),
        url=urls(),
        title=lines(),
        summary=maybe(lines()),
        body=maybe(bodies()),
        published=maybe(moments()),
        updated=maybe(moments()),
        authors=people(),
        tags=several(lines(), unique=True),
        image=maybe(image),
        attachments=attachments(),
        language=languages(),
        extra=own,
    )
    return st.builds(carried, item, st.integers(1, 9_999), st.booleans())


def carried(item: Item, seconds: int, untitled: bool) -> Item:
    """The item as far as feedgen carries it."""
    files = item.attachments
    heard = [file for file in files if file.mime_type in ("audio/mpeg", "video/mp4")]
    timed = replace(heard[0], duration=float(seconds)) if heard else None
    files = tuple(timed if heard and timed and one is heard[0] else one for one in files)
    image = item.image
    if image and (heard or image.url in {file.url for file in files}):
        image = replace(image, mime_type=None, size=None)
    updated = None if item.updated == item.published else item.updated
    nameless = untitled and (item.summary is None or len(item.summary) > 60)
    title = "" if nameless else item.title
    return replace(item, attachments=files, image=image, updated=updated, title=title)


def feeds() -> st.SearchStrategy[Feed]:
    small = st.builds(
        Image, url=urls(), width=st.integers(1, 144), height=st.integers(1, 400)
    ) | st.builds(Image, url=urls())
    feed = st.builds(
        Feed,
        id=ids(),
        title=lines(),
        home_url=urls(),
        description=lines(),
        updated=maybe(moments()),
        language=languages(),
        authors=people(),
        image=maybe(small),
        icon=maybe(st.builds(Image, url=urls())),
        hubs=several(urls(), unique=True),
        rights=maybe(lines()),
        items=st.lists(items(), max_size=3, unique_by=lambda item: item.id).map(tuple),
    )
    return feed.map(lambda one: replace(one, description="") if bare(one) else one)


def bare(feed: Feed) -> bool:
    """Whether its description only repeats its title."""
    return feed.description == feed.title


@settings(max_examples=150, deadline=None)
@given(feeds())
def test_a_feed_comes_back_from_feedgen_as_it_went_in(feed: Feed) -> None:
    assert from_feedgen(to_feedgen(feed)) == feed


@settings(max_examples=20, deadline=None)
@given(feeds())
def test_the_same_feed_gives_feedgen_the_same_bytes(feed: Feed) -> None:
    first, second = to_feedgen(feed), to_feedgen(feed)
    assert first.atom_str() == second.atom_str()
    assert first.rss_str() == second.rss_str()


# The second writer: what feedparser reads from its documents and from ours.


def both(feed: Feed, format: Format) -> tuple[Any, Any]:
    """Our document and feedgen's, read by feedparser."""
    made = to_feedgen(feed)
    theirs = made.rss_str() if format == "rss" else made.atom_str()
    ours = written(document(format, *feed.items, feed=feed))
    return read_by_feedparser(ours, format), read_by_feedparser(theirs, format)


def said_of_feed(read: Any, feed: Feed, format: Format) -> dict[str, object]:
    """Every field of the feed that feedgen writes."""
    head = read.feed
    said = {
        "title": head.title,
        "link": head.link,
        "description": head.get("subtitle") or head.title,
        "language": head.get("language"),
        "rights": head.get("rights"),
        "updated": head.get("updated_parsed") if feed.updated else None,
    }
    if format == "atom":
        said |= {"id": identifier(head.id)}
        said |= {"icon": head.get("icon"), "logo": head.get("logo")}
        said |= {"authors": head.get("authors") if feed.authors else None}
        said |= {"hubs": [one.href for one in head.links if one.rel == "hub"]}
    elif feed.image:
        said |= {"image": {key: head.image.get(key) for key in ("href", "width", "height")}}
    return said


def said_of_entry(read: Any, item: Item, feed: Feed, format: Format) -> dict[str, object]:
    """Every field of an entry that feedgen writes, but for its faults."""
    content = [one.value for one in read.get("content", ())] or [read.get("summary")]
    said = {
        "title": read.get("title") if item.title or format == "atom" else None,
        "published": read.get("published_parsed"),
        "tags": [one.term for one in read.get("tags", ())],
        "summary": plain(read.get("summary_detail")) if item.summary else None,
        "body": content[-1] if item.body else None,
        "thumbnail": read.get("media_thumbnail"),
        "pictures": [picture(one) for one in read.get("media_content", ())],
    }
    if format == "rss":
        said |= {"id": read.id, "link": read.link}
        said |= {"language": read.get("language") or feed.language}
        mailless = item.authors and not any(one.email for one in item.authors)
        said |= {"people": read.get("authors") if mailless else None}
        said |= {"files": read.enclosures if len(item.attachments) == 1 else None}
    else:
        said |= {"id": identifier(read.id), "updated": read.updated_parsed}
        said |= {"link": read.link if not item.attachments else None}
        said |= {"people": read.get("authors") if item.authors else None}
    return said


def plain(detail: Any) -> str:
    """A summary, which feedgen has as HTML in Atom and feedsmith as text."""
    return one_line(unescape(detail.value) if detail.type == "text/html" else detail.value)


def picture(content: Any) -> dict[str, str]:
    """A media:content; our own says nothing of its size in bytes."""
    return {key: value for key, value in content.items() if key != "filesize"}


@pytest.mark.parametrize("format", ["rss", "atom"])
@settings(max_examples=100, deadline=None)
@given(feed=feeds())
def test_feedgen_and_feedsmith_say_the_same(feed: Feed, format: Format) -> None:
    ours, theirs = both(feed, format)
    assert said_of_feed(ours, feed, format) == said_of_feed(theirs, feed, format)
    for item, our, their in zip(feed.items, ours.entries, theirs.entries, strict=True):
        assert said_of_entry(our, item, feed, format) == said_of_entry(their, item, feed, format)


# What feedgen 1.0.0 gets wrong. A proof that fails tells that feedgen has mended it.


def rss(made: Any) -> str:
    return str(made.rss_str(), "utf-8")


def atom(made: Any) -> str:
    return str(made.atom_str(), "utf-8")


def atom_links_lose_everything() -> None:
    made = generator()
    file = {"href": HOME + "a.mp3", "rel": "enclosure", "type": "audio/mpeg", "length": "12"}
    entry(made).link(file)
    assert '<link href="https://mill.example/a.mp3"/>' in atom(made)
    assert read_by_feedparser(made.atom_str(), "atom").entries[0].link == HOME + "a.mp3"


def last_enclosure_wins() -> None:
    made = generator()
    one = entry(made)
    one.enclosure(HOME + "a.mp3", 12, "audio/mpeg")
    one.enclosure(HOME + "notes.pdf", 34, "application/pdf")
    assert rss(made).count("<enclosure") == 1
    assert f'<enclosure url="{HOME}notes.pdf"' in rss(made)


def length_is_none() -> None:
    made = generator()
    entry(made).enclosure(HOME + "a.mp3", type="audio/mpeg")
    assert 'length="None"' in rss(made)


def missing_type_ends_the_run() -> None:
    made = generator()
    entry(made).enclosure(HOME + "a.mp3", 12)
    with pytest.raises(TypeError):
        made.rss_str()


def numbers_end_the_run() -> None:
    made = generator()
    made.image(HOME + "mill.png", width=100, height=50)
    with pytest.raises(TypeError):
        made.rss_str()


def author_without_address_vanishes() -> None:
    made = generator()
    entry(made).author(name="Ada Quern")
    assert "Ada" not in rss(made)


def feed_authors_vanish() -> None:
    made = generator()
    made.author(name="Ada Quern", email="ada@mill.example")
    assert "Ada" not in rss(made)
    assert "ada@" not in rss(made)


def atom_has_no_author() -> None:
    made = generator()
    entry(made)
    assert "<author>" not in atom(made)


def last_link_is_the_channels() -> None:
    made = generator()
    made.link(href=HOME + "feed.xml", rel="self")
    assert "<link>https://mill.example/feed.xml</link>" in rss(made)


def hubs_are_not_in_rss() -> None:
    made = generator()
    made.link(href="https://hub.example/", rel="hub")
    made.link(href=HOME, rel="alternate")
    assert "hub" in atom(made)
    assert "hub" not in rss(made)


def clock_is_stamped() -> None:
    before = datetime.now(UTC)
    made = generator(updated=False)
    one = made.add_entry()
    after = datetime.now(UTC)
    assert before <= made.updated() <= after
    assert before <= one.updated() <= after
    assert "<lastBuildDate>" in rss(generator(updated=False))


def seconds_in_offsets() -> None:
    made = generator()
    entry(made).published(datetime(1890, 1, 1, tzinfo=timezone(timedelta(minutes=53, seconds=28))))
    assert "00:00:00 +005328<" in rss(made)


def locale_is_set() -> None:
    made = generator()
    entry(made).published(NOON)
    with patch("locale.setlocale", wraps=locale.setlocale) as setlocale:
        made.rss_str()
    assert [call.args for call in setlocale.mock_calls].count((locale.LC_ALL, "C")) >= 2


def tree_is_held() -> None:
    made, steps = generator(), []
    for _ in range(3):
        entry(made)
    original = FeedEntry.rss_entry

    class Output(io.BytesIO):
        def write(self, data: Any) -> int:
            steps.append("bytes")
            return super().write(data)

    def rss_entry(self: Any) -> Any:
        steps.append("entry")
        return original(self)

    with patch.object(FeedEntry, "rss_entry", rss_entry):
        made.rss_file(Output())
    assert steps[:4] == ["entry", "entry", "entry", "bytes"]


def cdata_is_a_type() -> None:
    made = generator()
    entry(made).content("<p>White.</p>", type="CDATA")
    assert '<content type="CDATA">' in atom(made)


def description_replaces_content() -> None:
    made = generator()
    one = entry(made)
    one.content("<p>The whole text.</p>", type="html")
    one.description("The beginning.")
    assert "The whole text." in rss(made)
    assert "The whole text." not in atom(made)


def source_type_vanishes() -> None:
    made = generator()
    entry(made).content(src=HOME + "flour.pdf", type="application/pdf")
    assert "application/pdf" not in atom(made)


def untitled_is_refused() -> None:
    made = generator()
    one = entry(made)
    one.title("")
    one.content("<p>A note.</p>", type="html")
    with pytest.raises(ValueError, match="Required fields not set"):
        made.atom_str()


def atom_id_is_any_text() -> None:
    made = generator()
    entry(made).id("100% rye")
    assert "<id>100% rye</id>" in atom(made)


def entry_extensions_stay_on() -> None:
    made = generator()
    made.load_extension("dc")
    entry(made).dc.dc_creator("Ada Quern")
    assert "Ada Quern" in str(made.rss_str(extensions=False), "utf-8")


FAULTS: dict[str, Callable[[], None]] = {
    "Links of Atom entries lose `rel`, `type`, `length` and `title`": atom_links_lose_everything,
    "Of several enclosures RSS has the last alone": last_enclosure_wins,
    'An enclosure without length is written as `length="None"`': length_is_none,
    "An enclosure without type ends `rss_str()` with a `TypeError`": missing_type_ends_the_run,
    "A picture's size given as a number ends `rss_str()` with a `TypeError`": numbers_end_the_run,
    "Entry authors without an e-mail address are not in RSS": author_without_address_vanishes,
    "The feed's authors are not in RSS": feed_authors_vanish,
    "Atom is written without any author": atom_has_no_author,
    "The last link becomes the RSS channel's, whatever its `rel`": last_link_is_the_channels,
    "Hubs are not in RSS": hubs_are_not_in_rss,
    "The clock becomes `updated` and `lastBuildDate` where none is given": clock_is_stamped,
    "RSS dates have offsets with seconds": seconds_in_offsets,
    "Each RSS date sets the process's locale": locale_is_set,
    "The document is held as a tree before the first byte is written": tree_is_held,
    "`CDATA` is written as Atom's type of a content": cdata_is_a_type,
    "`description()` after `content()` replaces the Atom content": description_replaces_content,
    "The type of a content given by `src` is lost": source_type_vanishes,
    "An entry without title is refused in Atom": untitled_is_refused,
    "An Atom id may be any text": atom_id_is_any_text,
    "`extensions=False` leaves those of the entries on": entry_extensions_stay_on,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_feedgen_still_has_this_fault(fault: str) -> None:
    FAULTS[fault]()


def test_the_documentation_lists_each_fault_and_no_other() -> None:
    section = DOCUMENTATION.read_text("utf-8").partition("## What feedgen")[2]
    rows = [line.split(" | ")[0].removeprefix("| ") for line in section.splitlines()]
    assert [row for row in rows if row in FAULTS] == list(FAULTS)
    assert sum(line.startswith("| ") for line in section.splitlines()) == len(FAULTS) + 1


# Reading a generator.


def test_a_generator_without_title_is_refused_with_a_mend() -> None:
    made = FeedGenerator()
    made.link(href=HOME)
    with pytest.raises(FeedsmithError, match="no title") as raised:
        from_feedgen(made)
    assert "title(" in raised.value.mend


@pytest.mark.parametrize("link", [None, {"href": HOME + "feed.xml", "rel": "self"}, {"href": "/"}])
def test_a_generator_without_an_absolute_home_page_is_refused(link: dict[str, str] | None) -> None:
    made = FeedGenerator()
    made.title("The Mill")
    made.link(link)
    with pytest.raises(FeedsmithError, match="no link") as raised:
        from_feedgen(made)
    assert "link(" in raised.value.mend


def test_an_entry_without_id_and_link_is_refused_by_name() -> None:
    made = generator()
    made.add_entry().title("Flour")
    with pytest.raises(FeedsmithError, match='"Flour" has neither an id nor a link'):
        from_feedgen(made)


def test_the_home_page_is_the_alternate_link_wherever_it_stands() -> None:
    made = FeedGenerator()
    made.title("The Mill")
    made.link(href=HOME + "feed.xml", rel="self")
    made.link(href=HOME + "feed.json", rel="alternate", type="application/feed+json")
    made.link(href=HOME, rel="alternate")
    made.link(href="https://hub.example/", rel="hub")
    feed = from_feedgen(made)
    assert (feed.home_url, feed.id, feed.hubs) == (HOME, HOME, ("https://hub.example/",))


def test_entries_keep_the_order_in_which_feedgen_writes_them() -> None:
    made = generator()
    for name in ("flour", "rye", "oats"):
        made.add_entry().id(name)
    made.add_entry(order="append").id("bran")
    for one in made.entry():
        one.title("A post")
    ids = [item.id for item in from_feedgen(made).items]
    assert ids == re.findall(">([a-z]+)</guid>", rss(made)) == ["oats", "rye", "flour", "bran"]


def test_the_clock_that_feedgen_stamps_is_no_date() -> None:
    made = generator(updated=False)
    made.add_entry().id("urn:flour")
    assert from_feedgen(made).updated is None
    assert only(made).touched is None


def test_a_feed_without_typed_date_has_its_newest_items() -> None:
    made = generator(updated=False)
    entry(made).published(NOON + timedelta(days=1))
    entry(made).updated(NOON + timedelta(days=2))
    assert from_feedgen(made).updated == NOON + timedelta(days=2)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-14T12:00:00.123456Z",
        datetime.now(UTC),
        datetime(2026, 5, 14, tzinfo=timezone(timedelta(hours=2))),
    ],
)
def test_a_typed_date_is_taken_however_much_it_looks_like_the_clock(typed: object) -> None:
    made = generator(updated=False)
    made.updated(typed)
    one = entry(made)
    one.updated(typed)
    assert from_feedgen(made).updated == made.updated()
    assert only(made).updated == one.updated()
    assert type(only(made).updated.tzinfo) is timezone  # type: ignore[union-attr]


def test_an_update_at_the_time_of_publication_says_nothing() -> None:
    made = generator()
    entry(made).published(NOON)
    assert (only(made).published, only(made).updated) == (NOON, None)


def test_addresses_become_absolute_against_the_feeds_link() -> None:
    made = generator()
    made.icon("icon.png")
    one = made.add_entry()
    one.id("urn:flour")
    one.link(href="/flour/")
    one.enclosure("a b.mp3", 12, "audio/mpeg")
    one.content('<a href="white/">White</a><img src="../mill.png">', type="html")
    assert from_feedgen(made).icon == Image(url=HOME + "icon.png")
    assert only(made).url == HOME + "flour/"
    assert only(made).attachments[0].url == HOME + "a%20b.mp3"
    body = only(made).body or ""
    assert f'href="{HOME}flour/white/"' in body
    assert f'src="{HOME}mill.png"' in body


def test_a_body_comes_back_safe() -> None:
    made = generator()
    entry(made).content('<p onclick="x()">White<script>y()</script></p>', type="CDATA")
    assert only(made).body == "<p>White</p>"


@pytest.mark.parametrize(
    ("said", "kind", "body"),
    [
        ("1 < 2 & <b>3</b>", "text", "<p>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</p>"),
        ("1 < 2 & 3", None, "<p>1 &lt; 2 &amp; 3</p>"),
        ("List<String>", None, "<p>List&lt;String&gt;</p>"),
        ("one\ntwo\n\nthree", "text/plain", "<p>one<br>two</p><p>three</p>"),
        ("<p>1 &lt; 2</p>", None, "<p>1 &lt; 2</p>"),
        ("caf&eacute;", None, "café"),
        ("<p>1</p>", "text/html; charset=utf-8", "<p>1</p>"),
        ("<b/>one<br/><i>two</i>", "xhtml", "<b></b>one<br><i>two</i>"),
        ("<p>broken<br></p>&nbsp;", "xhtml", "<p>broken<br></p>&nbsp;"),
        ("\x00bell", "text", "<p>\ufffdbell</p>"),
    ],
)
def test_content_is_read_as_the_type_that_was_given(said: str, kind: str, body: str) -> None:
    made = generator()
    entry(made).content(said, type=kind)
    assert only(made).body == body


def test_content_that_no_reader_shows_is_refused() -> None:
    made = generator()
    entry(made).content("<svg/>", type="image/svg+xml")
    with pytest.raises(FeedsmithError, match=r'"Flour": content of the type image/svg\+xml'):
        from_feedgen(made)


def test_a_body_beyond_a_limit_is_refused_with_its_mend() -> None:
    made = generator()
    entry(made).content("<div>" * 600, type="html")
    with pytest.raises(FeedsmithError, match='"Flour": ') as raised:
        from_feedgen(made)
    assert raised.value.mend


def test_content_that_description_hides_is_the_body_all_the_same() -> None:
    made = generator()
    one = entry(made)
    one.content("<p>The whole text.</p>", type="html")
    one.description("The <b>beginning</b>.")
    assert only(made).body == "<p>The whole text.</p>"
    assert only(made).summary == "The beginning."


def test_a_description_alone_is_the_body() -> None:
    made = generator()
    entry(made).description("<p>White.</p>")
    assert (only(made).summary, only(made).body) == (None, "<p>White.</p>")


def test_a_summary_with_tags_and_no_content_is_the_body() -> None:
    made = generator()
    entry(made).summary("<p>White.</p><p>Rye.</p>")
    assert (only(made).summary, only(made).body) == (None, "<p>White.</p><p>Rye.</p>")


def test_a_summary_with_tags_beside_content_becomes_plain_text() -> None:
    made = generator()
    one = entry(made)
    one.summary("<p>White &amp; <i>r</i>ye.</p><p>Oats.</p>", type="html")
    one.content("<p>All.</p>", type="html")
    assert only(made).summary == "White & rye. Oats."


def test_a_summary_that_repeats_the_content_is_none() -> None:
    made = generator()
    one = entry(made)
    one.summary("White.")
    one.content("White.")
    assert (only(made).summary, only(made).body) == (None, "<p>White.</p>")


def test_an_entry_without_alternate_link_has_its_id_or_content_as_page() -> None:
    made = generator()
    made.add_entry().guid(HOME + "rye/", permalink=True)
    assert only(made).url == HOME + "rye/"
    other = generator()
    one = other.add_entry()
    one.id("urn:rye")
    one.content(src="rye.pdf")
    assert only(other).url == HOME + "rye.pdf"
    assert only(other).attachments == (
        Attachment(url=HOME + "rye.pdf", mime_type="application/pdf"),
    )
    bare = generator()
    bare.add_entry().id("urn:rye")
    assert (only(bare).id, only(bare).url) == ("urn:rye", HOME)


def test_tags_are_labels_once_each() -> None:
    made = generator()
    entry(made).category([{"term": "a", "label": "Rye"}, {"term": "oats"}, {"term": "Rye"}])
    assert only(made).tags == ("Rye", "oats")


def test_an_author_is_called_by_name_else_by_the_start_of_the_address() -> None:
    made = generator()
    one = entry(made)
    one.author([{"name": "Ada Quern", "uri": "/ada/"}, {"email": "ines@mill.example"}])
    assert only(made).authors == (
        Person(name="Ada Quern", url=HOME + "ada/"),
        Person(name="ines", email="ines@mill.example"),
    )


def test_creators_of_dublin_core_are_authors() -> None:
    made = generator()
    made.load_extension("dc")
    one = entry(made)
    one.author(name="Ada Quern")
    one.dc.dc_creator(["Ada Quern", "Ines Calder"])
    assert [person.name for person in only(made).authors] == ["Ada Quern", "Ines Calder"]


def test_a_podcasts_duration_goes_to_the_recording_and_its_art_to_the_item() -> None:
    made = generator()
    made.load_extension("podcast")
    made.podcast.itunes_image(HOME + "art.jpg")
    one = entry(made)
    one.enclosure(HOME + "notes.pdf", "12", "application/pdf")
    one.enclosure(HOME + "a.mp3", None, None)
    one.podcast.itunes_duration("1:02:03")
    one.podcast.itunes_image(HOME + "episode.jpg")
    assert only(made).attachments == (
        Attachment(url=HOME + "notes.pdf", mime_type="application/pdf", size=12),
        Attachment(url=HOME + "a.mp3", mime_type="audio/mpeg", duration=3723),
    )
    assert only(made).image == Image(url=HOME + "episode.jpg")
    assert from_feedgen(made).image == Image(url=HOME + "art.jpg")


def test_media_give_the_picture_and_the_recordings() -> None:
    made = generator()
    made.load_extension("media")
    one = entry(made)
    one.media.thumbnail(url=HOME + "small.jpg")
    video = {"url": "/v.mp4", "type": "video/mp4", "fileSize": "99", "duration": "62"}
    one.media.content([video, {"url": "/mill.jpg", "width": "640", "height": "480"}])
    assert only(made).image == Image(url=HOME + "mill.jpg", width=640, height=480)
    assert only(made).attachments == (
        Attachment(url=HOME + "v.mp4", mime_type="video/mp4", size=99, duration=62),
    )


def test_what_no_field_holds_stays_as_own_fields() -> None:
    made = generator()
    one = entry(made)
    one.rights("© 2026 Ada Quern")
    one.comments("/flour/#comments")
    one.source("https://other.example/", "The other mill")
    assert only(made).extra == {
        "comments": HOME + "flour/#comments",
        "rights": "© 2026 Ada Quern",
        "source": {"url": "https://other.example/", "title": "The other mill"},
    }


# Filling a generator.


def test_where_there_is_no_date_stands_1970() -> None:
    feed = Feed(id=HOME, title="The Mill", home_url=HOME, items=(Item(id="urn:rye", url=HOME),))
    made = to_feedgen(feed)
    assert re.findall("<updated>(.*?)<", atom(made)) == ["1970-01-01T00:00:00+00:00"] * 2
    assert "<lastBuildDate>Thu, 01 Jan 1970 00:00:00 +0000<" in rss(made)


def test_the_channels_link_is_the_home_page_beside_hubs() -> None:
    feed = Feed(id=HOME, title="The Mill", home_url=HOME, hubs=("https://hub.example/",))
    assert f"<link>{HOME}</link>" in rss(to_feedgen(feed))


def test_a_picture_larger_than_rss_allows_is_given_without_its_size() -> None:
    art = Image(url=HOME + "art.png", width=1200, height=400)
    made = to_feedgen(Feed(id=HOME, title="The Mill", home_url=HOME, image=art))
    assert made.image() == {"url": HOME + "art.png"}


def test_markup_in_a_summary_is_shown_as_typed_in_both_formats() -> None:
    item = Item(id="urn:rye", url=HOME, summary="Use <b> & mean it")
    made = to_feedgen(Feed(id=HOME, title="The Mill", home_url=HOME, items=(item,)))
    said = "Use &amp;lt;b&amp;gt; &amp;amp; mean it"
    assert f"<description>{said}</description>" in rss(made)
    assert f'<summary type="html">{said}</summary>' in atom(made)


# The script in the documentation, and what importing costs.


def scripts() -> Iterator[str]:
    yield from re.findall(r"```python\n(.*?)```", DOCUMENTATION.read_text("utf-8"), re.DOTALL)


def test_the_documented_script_publishes_three_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, *_ = scripts()
    exec(first, {})
    folder = tmp_path / "public"
    assert sorted(path.name for path in folder.iterdir()) == ["atom.xml", "feed.json", "feed.xml"]
    said = msgspec.json.decode((folder / "feed.json").read_bytes())
    titles = ["Rye in the north field", "A new millstone", "The tide table"]
    assert [item["title"] for item in said["items"]] == titles
    assert said["items"][2]["attachments"][0]["duration_in_seconds"] == 1830
    for name, format in (("feed.xml", "rss"), ("atom.xml", "atom")):
        read = read_by_feedparser((folder / name).read_bytes(), format)  # type: ignore[arg-type]
        assert not read.bozo
        assert [one.title for one in read.entries] == titles


def test_running_the_documented_script_again_changes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, *_ = scripts()
    exec(first, {})
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "public").iterdir()}
    exec(first, {})
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "public").iterdir()}


def test_every_documented_script_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for script in scripts():
        exec(script, names)


def test_importing_feedsmith_does_not_import_feedgen() -> None:
    code = "import sys, feedsmith, feedsmith.pipeline; print('feedgen' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


def test_reading_a_generator_needs_no_feedgen_of_its_own() -> None:
    code = "import sys; from feedsmith import from_feedgen; print('feedgen.feed' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
