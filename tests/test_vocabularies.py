"""What the vocabularies add to RSS and Atom, what they leave out, and how they are found."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from itertools import chain

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from shown import whole
from strategies import documents
from written import (
    HOME,
    MILL,
    POST,
    attributes,
    document,
    found,
    names,
    one,
    read_by_feedparser,
    text,
    texts_at,
    tree,
    written,
)

from feedsmith import plugins
from feedsmith.model import Attachment, Document, Format, Image, Item, Link, Person
from feedsmith.pipeline import write

ITEM = "channel/item"
ADA = Person(name="Ada & Co", email="ada@mill.example")
BEN = Person(name="Ben")
WHEEL = Image(url=HOME + "wheel.png", alt="A wheel", width=640, height=480, mime_type="image/png")
RECORDING = Attachment(url=HOME + "a.mp3", mime_type="audio/mpeg", size=8045)
EVERYTHING = replace(
    POST,
    summary="Short",
    authors=(ADA, BEN),
    image=WHEEL,
    language="de",
    updated=datetime(2026, 5, 14, 18, 30, tzinfo=timezone(timedelta(hours=1))),
)


def prefixes(data: bytes) -> set[str]:
    """The prefixes that are declared anywhere."""
    return {prefix.decode() for prefix in re.findall(rb"\sxmlns:(\w+)=", data)}


@pytest.mark.parametrize(
    ("item", "declared"),
    [
        (Item(id="a", url=HOME, title="x"), {"atom"}),
        (POST, {"atom"}),
        (replace(POST, summary="Short"), {"atom", "content"}),
        (replace(POST, authors=(ADA,)), {"atom", "dc"}),
        (replace(POST, image=WHEEL), {"atom", "media"}),
        (EVERYTHING, {"atom", "content", "dc", "media"}),
    ],
)
def test_rss_declares_the_prefixes_that_stand_in_it_and_no_others(
    item: Item, declared: set[str]
) -> None:
    assert prefixes(written(document("rss", item))) == declared


def test_atom_declares_a_prefix_only_for_pictures() -> None:
    assert prefixes(written(document("atom", replace(EVERYTHING, image=None)))) == set()
    assert prefixes(written(document("atom", EVERYTHING))) == {"media"}


@settings(deadline=None, max_examples=40)
@given(documents("rss"))
def test_any_declared_prefix_is_used(made: Document) -> None:
    root = tree(made)
    assert set(root.nsmap) == {each.prefix for each in root.iter()} - {None}


def test_rss_says_its_own_address_its_hubs_and_its_other_pages() -> None:
    feed = replace(MILL, hubs=("https://hub.example/", "https://push.example/?a=1&b=2"))
    following = Link(rel="next", url=HOME + "2.xml", mime_type="application/rss+xml")
    root = tree(document("rss", POST, feed=feed, links=(following,)))
    assert [attributes(link) for link in found(root, "channel/atom:link")] == [
        {"href": HOME + "feed.xml", "rel": "self", "type": "application/rss+xml"},
        {"href": "https://hub.example/", "rel": "hub"},
        {"href": "https://push.example/?a=1&b=2", "rel": "hub"},
        {"href": HOME + "2.xml", "rel": "next", "type": "application/rss+xml"},
    ]


def test_feedparser_finds_self_and_hub_and_not_for_the_home_page() -> None:
    feed = replace(MILL, hubs=("https://hub.example/",))
    read = read_by_feedparser(written(document("rss", POST, feed=feed)), "rss").feed
    assert {link.rel: link.href for link in read.links} == {
        "alternate": HOME,
        "self": HOME + "feed.xml",
        "hub": "https://hub.example/",
    }
    assert read.link == HOME


def test_rss_says_in_utc_when_its_author_updated_an_item() -> None:
    assert text(tree(document("rss", EVERYTHING)), f"{ITEM}/atom:updated") == "2026-05-14T17:30:00Z"


def test_an_item_that_was_only_published_is_not_called_updated() -> None:
    post = replace(POST, published=datetime(2026, 5, 14, tzinfo=UTC))
    feed = replace(MILL, updated=datetime(2026, 6, 1, tzinfo=UTC))
    assert list(tree(document("rss", post, feed=feed)).iter("{*}updated")) == []


def test_every_author_of_an_rss_item_is_a_creator() -> None:
    root = tree(document("rss", EVERYTHING))
    assert texts_at(root, f"{ITEM}/dc:creator") == ["Ada & Co", "Ben"]


def test_feedparser_reads_all_creators() -> None:
    (entry,) = read_by_feedparser(written(document("rss", EVERYTHING)), "rss").entries
    assert [author.name for author in entry.authors] == ["Ada & Co", "Ben"]


def test_the_feeds_authors_are_the_creators_of_an_item_that_names_none() -> None:
    feed = replace(MILL, authors=(ADA, BEN))
    assert texts_at(tree(document("rss", POST, feed=feed)), f"{ITEM}/dc:creator") == [
        "Ada & Co",
        "Ben",
    ]


@pytest.mark.parametrize(
    ("feeds", "items", "shown"),
    [("en", "de", ["de"]), ("en", "en", []), ("en", None, []), (None, "de", ["de"])],
)
def test_an_items_language_is_said_where_it_is_not_the_feeds(
    feeds: str | None, items: str | None, shown: list[str]
) -> None:
    root = tree(document("rss", replace(POST, language=items), feed=replace(MILL, language=feeds)))
    assert texts_at(root, f"{ITEM}/dc:language") == shown


@pytest.mark.parametrize(("format", "path"), [("rss", ITEM), ("atom", "a:entry")])
def test_an_articles_picture_is_there_whole_and_small(format: Format, path: str) -> None:
    item = one(tree(document(format, EVERYTHING)), path)
    assert attributes(one(item, "media:content")) == {
        "url": WHEEL.url,
        "medium": "image",
        "type": "image/png",
        "width": "640",
        "height": "480",
    }
    assert attributes(one(item, "media:thumbnail")) == {
        "url": WHEEL.url,
        "width": "640",
        "height": "480",
    }


def test_what_nobody_measured_of_a_picture_is_not_said() -> None:
    root = tree(document("rss", replace(POST, image=Image(url=WHEEL.url))))
    assert attributes(one(root, f"{ITEM}/media:thumbnail")) == {"url": WHEEL.url}
    assert attributes(one(root, f"{ITEM}/media:content")) == {"url": WHEEL.url, "medium": "image"}


@pytest.mark.parametrize("format", ["rss", "atom"])
@pytest.mark.parametrize("mime_type", ["audio/mpeg", "video/mp4"])
@pytest.mark.parametrize("first", [True, False])
def test_an_item_with_a_recording_has_the_thumbnail_alone(
    format: Format, mime_type: str, first: bool
) -> None:
    recording = replace(RECORDING, mime_type=mime_type)
    sheet = Attachment(url=HOME + "b.pdf", mime_type="application/pdf")
    files = (recording, sheet) if first else (sheet, recording)
    root = tree(document(format, replace(EVERYTHING, attachments=files)))
    assert found(root, ".//media:content") == []
    assert one(root, ".//media:thumbnail").get("url") == WHEEL.url


def test_an_item_with_another_file_has_both() -> None:
    sheet = Attachment(url=HOME + "b.pdf", mime_type="application/pdf")
    root = tree(document("rss", replace(EVERYTHING, attachments=(sheet,))))
    assert one(root, f"{ITEM}/media:content").get("url") == WHEEL.url


def test_an_attached_picture_is_not_listed_a_second_time() -> None:
    file = Attachment(url=WHEEL.url, mime_type="image/png")
    root = tree(document("rss", replace(EVERYTHING, attachments=(file,))))
    assert found(root, f"{ITEM}/media:content") == []
    assert one(root, f"{ITEM}/media:thumbnail").get("url") == WHEEL.url


@settings(deadline=None, max_examples=40)
@given(documents("rss"))
def test_no_attached_file_is_ever_media_content(made: Document) -> None:
    for item, shown in zip(made.feed.items, found(tree(made), ITEM), strict=True):
        attached = {attachment.url for attachment in item.attachments}
        assert not attached & {each.get("url") for each in found(shown, "media:content")}


def test_feedparser_reads_the_thumbnail_and_keeps_the_summary() -> None:
    (entry,) = read_by_feedparser(written(document("rss", EVERYTHING)), "rss").entries
    assert [each["url"] for each in entry.media_thumbnail] == [WHEEL.url]
    assert entry.summary == "Short"


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_what_readers_are_known_to_misread_is_never_written(format: Format) -> None:
    everything = replace(EVERYTHING, attachments=(RECORDING,))
    for item in (EVERYTHING, everything):
        root = tree(document(format, item, feed=replace(MILL, authors=(ADA,), image=WHEEL)))
        written_names = {name for each in root.iter() for name in names(each)}
        assert not written_names & {
            "dc:date",
            "media:description",
            "media:title",
            "media:group",
            "itunes:summary",
            "dc:subject",
        }


def test_json_feed_is_untouched_by_every_vocabulary() -> None:
    everything = replace(EVERYTHING, attachments=(RECORDING,))
    for made in (document("json", everything), whole("json")):
        (item,) = made.feed.items
        for vocabulary in plugins.installed().vocabularies:
            said = (vocabulary.feed(made), vocabulary.item(made, item), vocabulary.end(made))
            assert [*chain(*said)] == []


def written_without(made: Document, *omitted: str) -> bytes:
    return write((made,), plugins.installed(), omitted)[made.path]


def test_omitted_elements_are_left_out_and_all_others_stay() -> None:
    made = document("rss", EVERYTHING)
    less = written_without(made, "media:content", "atom:link", "dc:creator")
    assert b"<media:content" not in less
    assert b"<atom:link" not in less
    assert b"<dc:creator" not in less
    for kept in (b"<media:thumbnail", b"<atom:updated", b"<dc:language", b"<content:encoded"):
        assert kept in less


def test_a_vocabulary_of_which_everything_is_omitted_is_not_declared() -> None:
    less = written_without(document("rss", EVERYTHING), "media:content", "media:thumbnail")
    assert b"search.yahoo.com" not in less


def test_omitting_nothing_changes_no_byte() -> None:
    made = document("rss", EVERYTHING)
    assert written_without(made, "media:group", "content") == written(made)
