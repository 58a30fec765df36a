"""What an RSS document says and does not say, read back by lxml and by feedparser."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from html import escape, unescape
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from strategies import documents, texts
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

from feedsmith.checks.schema import schema_errors
from feedsmith.model import Attachment, Document, Feed, Image, Item, Person
from feedsmith.xml import parse

ITEM = "channel/item"
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d:\d\d [+-]\d{4}"
)
EVENING = datetime(2026, 5, 14, 18, 30, tzinfo=ZoneInfo("Europe/London"))
RECORDING = Attachment(url=HOME + "a.mp3", mime_type="audio/mpeg", size=8045)


@settings(deadline=None)
@given(texts())
def test_any_title_is_escaped_once(title: str) -> None:
    root = tree(document("rss", replace(POST, title=title), feed=replace(MILL, title=title)))
    assert text(root, "channel/title") == title
    assert texts_at(root, f"{ITEM}/title") == ([title] if title else [])


def test_an_ampersand_stands_once_escaped_in_the_bytes() -> None:
    assert b"<title>R&amp;D</title>" in written(document("rss", replace(POST, title="R&D")))


@settings(deadline=None, max_examples=40)
@given(documents("rss"))
def test_summary_and_body_are_both_said_whole(made: Document) -> None:
    for item, shown in zip(made.feed.items, found(tree(made), ITEM), strict=True):
        summary, body = item.summary or "", item.body or ""
        descriptions = texts_at(shown, "description")
        encoded = texts_at(shown, "content:encoded")
        if summary:
            assert [unescape_once(one) for one in descriptions] == [summary]
            assert encoded == ([body] if body else [])
        else:
            assert descriptions == ([body] if body else [])
            assert encoded == []


def unescape_once(html: str) -> str:
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_a_plain_summary_is_escaped_as_html_and_then_as_xml() -> None:
    made = document("rss", replace(POST, summary="1 < 2 & 4 > 3"))
    assert b"<description>1 &amp;lt; 2 &amp;amp; 4 &amp;gt; 3</description>" in written(made)
    assert unescape(text(tree(made), f"{ITEM}/description")) == "1 < 2 & 4 > 3"


def test_feedparser_finds_summary_and_body_apart() -> None:
    made = document("rss", replace(POST, summary="Sifted & short", body="<p>All of it.</p>"))
    (entry,) = read_by_feedparser(written(made), "rss").entries
    assert entry.summary == escape("Sifted & short")
    assert [content.value for content in entry.content] == ["<p>All of it.</p>"]


def test_the_description_stands_before_the_whole_body() -> None:
    shown = names(one(tree(document("rss", replace(POST, summary="Short"))), ITEM))
    assert shown.index("description") < shown.index("content:encoded")


def test_a_body_without_a_summary_is_the_description_and_stands_once() -> None:
    root = tree(document("rss", POST))
    assert text(root, f"{ITEM}/description") == POST.body
    assert found(root, f"{ITEM}/content:encoded") == []


@pytest.mark.parametrize("body", [None, ""])
def test_an_item_with_nothing_to_say_is_called_by_its_address(body: str | None) -> None:
    root = tree(document("rss", replace(POST, title="", body=body)))
    assert text(root, f"{ITEM}/title") == POST.url


def test_a_post_without_a_title_has_none_when_it_has_a_body() -> None:
    assert found(tree(document("rss", replace(POST, title=""))), f"{ITEM}/title") == []


@pytest.mark.parametrize(
    ("id", "permanent"),
    [
        (POST.url, "true"),
        (POST.url.rstrip("/"), "false"),
        (POST.url.replace("https:", "http:"), "false"),
        (POST.url.upper(), "false"),
        ("https://mill.example/%c3%a9", "false"),
        ("post-12", "false"),
        ("tag:mill.example,2026:flour", "false"),
        (" blanks around\nand within ", "false"),
        ("R&D <1>", "false"),
    ],
)
def test_the_guid_is_the_id_byte_for_byte_and_permanent_only_as_the_link(
    id: str, permanent: str
) -> None:
    guid = one(tree(document("rss", replace(POST, id=id))), f"{ITEM}/guid")
    assert guid.text == id
    assert attributes(guid) == {"isPermaLink": permanent}
    assert text(tree(document("rss", replace(POST, id=id))), f"{ITEM}/link") == POST.url


@settings(deadline=None, max_examples=40)
@given(documents("rss"))
def test_any_guid_is_the_id_and_says_whether_it_is_the_link(made: Document) -> None:
    for item, shown in zip(made.feed.items, found(tree(made), ITEM), strict=True):
        guid = one(shown, "guid")
        assert guid.text == item.id
        assert guid.get("isPermaLink") == ("true" if text(shown, "link") == item.id else "false")


@pytest.mark.parametrize(
    ("published", "written_date"),
    [
        (EVENING, "Thu, 14 May 2026 18:30:00 +0100"),
        (datetime(2026, 1, 4, tzinfo=UTC), "Sun, 04 Jan 2026 00:00:00 +0000"),
        (
            datetime(2026, 2, 28, 23, 59, 59, 999_999, timezone(-timedelta(hours=3, minutes=30))),
            "Sat, 28 Feb 2026 23:59:59 -0330",
        ),
    ],
)
def test_a_date_has_its_weekday_and_a_numeric_offset(
    published: datetime, written_date: str
) -> None:
    root = tree(document("rss", replace(POST, published=published)))
    assert text(root, f"{ITEM}/pubDate") == written_date


@settings(deadline=None, max_examples=40)
@given(documents("rss"))
def test_any_date_is_rfc_822_with_weekday_and_numeric_offset(made: Document) -> None:
    root = tree(made)
    shown = [*texts_at(root, f"{ITEM}/pubDate"), *texts_at(root, "channel/lastBuildDate")]
    times = [*(item.published for item in made.feed.items), made.feed.updated]
    assert len(shown) == sum(time is not None for time in times)
    assert all(RFC_822.fullmatch(date) for date in shown)


def test_feedparser_reads_the_moment_that_was_typed() -> None:
    made = document("rss", replace(POST, published=EVENING))
    (entry,) = read_by_feedparser(written(made), "rss").entries
    assert entry.published_parsed[:6] == (2026, 5, 14, 17, 30, 0)


def test_the_last_build_date_is_the_feeds_own_value() -> None:
    root = tree(document("rss", POST, feed=replace(MILL, updated=EVENING)))
    assert text(root, "channel/lastBuildDate") == "Thu, 14 May 2026 18:30:00 +0100"


def test_the_last_build_date_is_left_out_rather_than_made_up() -> None:
    root = tree(document("rss", replace(POST, published=EVENING, updated=EVENING)))
    assert found(root, "channel/lastBuildDate") == []
    assert found(root, "channel/pubDate") == []


def test_an_undated_item_has_no_date() -> None:
    assert found(tree(document("rss", POST)), f"{ITEM}/pubDate") == []


def test_no_author_element_and_no_address_is_ever_written() -> None:
    ada = Person(name="Ada", email="ada@mill.example")
    data = written(
        document("rss", replace(POST, authors=(ada,)), feed=replace(MILL, authors=(ada,)))
    )
    root = parse(data)
    assert list(root.iter("author", "managingEditor", "webMaster")) == []
    assert b"ada@mill.example" not in data


def test_each_tag_is_a_plain_category_in_the_order_typed() -> None:
    tags = ("rye", "R&D", "Spelt, old", "apple <3")
    root = tree(document("rss", replace(POST, tags=tags)))
    assert texts_at(root, f"{ITEM}/category") == list(tags)
    assert all(not each.attrib and not len(each) for each in found(root, f"{ITEM}/category"))


def test_an_enclosure_has_address_length_and_type() -> None:
    enclosure = one(
        tree(document("rss", replace(POST, attachments=(RECORDING,)))), f"{ITEM}/enclosure"
    )
    assert attributes(enclosure) == {
        "url": RECORDING.url,
        "length": "8045",
        "type": "audio/mpeg",
    }


def test_of_several_files_the_first_is_the_one_enclosure() -> None:
    second = Attachment(url=HOME + "b.pdf", mime_type="application/pdf", size=1)
    made = document("rss", replace(POST, attachments=(RECORDING, second)))
    assert one(tree(made), f"{ITEM}/enclosure").get("url") == RECORDING.url
    (entry,) = read_by_feedparser(written(made), "rss").entries
    assert [each.href for each in entry.enclosures] == [RECORDING.url]


def test_an_unknown_length_is_nought() -> None:
    file = replace(RECORDING, size=None)
    enclosure = one(tree(document("rss", replace(POST, attachments=(file,)))), f"{ITEM}/enclosure")
    assert enclosure.get("length") == "0"


def test_the_channel_says_what_the_feed_is() -> None:
    feed = replace(MILL, language="en-GB", rights="© the miller & sons")
    root = tree(document("rss", POST, feed=feed))
    assert root.get("version") == "2.0"
    assert text(root, "channel/title") == "The Mill"
    assert text(root, "channel/link") == HOME
    assert text(root, "channel/description") == "What is ground here."
    assert text(root, "channel/language") == "en-GB"
    assert text(root, "channel/copyright") == "© the miller & sons"


def test_the_generator_is_named_without_a_version_that_would_change_the_bytes() -> None:
    assert text(tree(document("rss", POST)), "channel/generator") == "feedsmith"


def test_what_is_required_of_a_channel_stands_there_even_when_empty() -> None:
    data = written(document("rss", feed=Feed(id=HOME, title="", home_url=HOME)))
    assert schema_errors(data, "rss") == []


def test_a_feed_without_a_description_is_described_by_its_title() -> None:
    root = tree(document("rss", feed=Feed(id=HOME, title="The Mill", home_url=HOME)))
    assert text(root, "channel/description") == "The Mill"


def test_the_channels_image_has_the_channels_title_and_link() -> None:
    picture = Image(url=HOME + "wheel.png", alt="A wheel", width=144, height=400)
    root = tree(document("rss", feed=replace(MILL, image=picture)))
    assert [(child.tag, child.text) for child in one(root, "channel/image")] == [
        ("url", picture.url),
        ("title", MILL.title),
        ("link", HOME),
        ("width", "144"),
        ("height", "400"),
    ]


@pytest.mark.parametrize(("width", "height"), [(145, 100), (100, 401), (None, 100), (100, None)])
def test_a_size_that_rss_forbids_or_nobody_measured_is_not_said(
    width: int | None, height: int | None
) -> None:
    picture = Image(url=HOME + "wheel.png", width=width, height=height)
    root = tree(document("rss", feed=replace(MILL, image=picture)))
    assert [child.tag for child in one(root, "channel/image")] == ["url", "title", "link"]


def test_the_icon_stands_in_for_a_missing_image() -> None:
    root = tree(document("rss", feed=replace(MILL, icon=Image(url=HOME + "icon.png"))))
    assert text(root, "channel/image/url") == HOME + "icon.png"


def test_no_image_element_stands_within_an_item() -> None:
    picture = Image(url=HOME + "wheel.png")
    assert found(tree(document("rss", replace(POST, image=picture))), f"{ITEM}/image") == []


def test_items_keep_the_feeds_order_and_end_the_channel() -> None:
    posts = tuple(Item(id=str(number), url=f"{HOME}{number}/", title="x") for number in (3, 1, 2))
    root = tree(document("rss", *posts))
    assert texts_at(root, f"{ITEM}/guid") == ["3", "1", "2"]
    assert [child.tag for child in one(root, "channel")][-3:] == ["item"] * 3
