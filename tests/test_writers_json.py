"""What a JSON Feed says and does not say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from shown import ARTICLE, GUID, whole
from strategies import NASTY_TEXTS, documents
from written import HOME, MILL, POST, document, said, written

from feedsmith import check
from feedsmith.model import Attachment, Document, Feed, Image, Item, Link, Person
from feedsmith.shows import Show

EVENING = datetime(2026, 5, 14, 18, 30, tzinfo=timezone(timedelta(hours=1)))
ADA = Person(name="Ada & Co", email="ada@mill.example", url=HOME + "ada/", avatar=HOME + "ada.png")
BEN = Person(name="Ben")


def item_of(item: Item, feed: Feed = MILL) -> dict[str, object]:
    """What is said of the only item."""
    (only,) = said(document("json", item, feed=feed))["items"]
    assert isinstance(only, dict)
    return only


@settings(deadline=None, max_examples=40)
@given(documents("json"))
def test_every_text_is_read_back_as_typed(made: Document) -> None:
    shown = said(made)
    assert shown["title"] == made.feed.title
    for item, each in zip(made.feed.items, shown["items"], strict=True):
        assert each["id"] == item.id
        assert each["url"] == item.url
        assert each.get("title", "") == item.title
        assert each.get("summary") == (item.summary or None)
        assert each.get("content_html") == (item.body or None)
        assert each.get("tags", []) == list(item.tags)


@pytest.mark.parametrize("title", NASTY_TEXTS)
def test_a_title_is_not_escaped_as_html(title: str) -> None:
    assert item_of(replace(POST, title=title))["title"] == title


@settings(deadline=None, max_examples=40)
@given(documents("json"))
def test_content_is_html_or_text_and_never_both(made: Document) -> None:
    for item, each in zip(made.feed.items, said(made)["items"], strict=True):
        assert ("content_html" in each) is bool(item.body)
        assert ("content_text" in each) is not bool(item.body)


@pytest.mark.parametrize("body", [None, ""])
def test_an_item_without_a_body_has_its_summary_as_text(body: str | None) -> None:
    assert item_of(replace(POST, body=body, summary="Short"))["content_text"] == "Short"
    assert item_of(replace(POST, body=body))["content_text"] == ""


@pytest.mark.parametrize("id", ["12", "post-12", POST.url, "https://mill.example/%c3%a9", " a b\n"])
def test_an_id_is_a_string_and_the_items_own(id: str) -> None:
    assert item_of(replace(POST, id=id))["id"] == id


def test_dates_keep_their_offset() -> None:
    dated = item_of(replace(POST, published=EVENING, updated=EVENING.astimezone(UTC)))
    assert dated["date_published"] == "2026-05-14T18:30:00+01:00"
    assert dated["date_modified"] == "2026-05-14T17:30:00Z"


def test_a_post_that_was_not_updated_says_no_such_date() -> None:
    dated = item_of(replace(POST, published=EVENING), replace(MILL, updated=EVENING))
    assert "date_modified" not in dated


def test_all_authors_stand_on_each_item_without_their_addresses() -> None:
    feed = replace(MILL, authors=(ADA, BEN))
    ada = {"name": "Ada & Co", "url": ADA.url, "avatar": ADA.avatar}
    assert said(document("json", POST, feed=feed))["authors"] == [ada, {"name": "Ben"}]
    assert item_of(POST, feed)["authors"] == [ada, {"name": "Ben"}]
    assert item_of(replace(POST, authors=(BEN,)), feed)["authors"] == [{"name": "Ben"}]
    assert b"ada@mill.example" not in written(document("json", POST, feed=feed))


def test_the_deprecated_single_author_is_not_written() -> None:
    shown = said(document("json", POST, feed=replace(MILL, authors=(ADA,))))
    assert "author" not in shown
    assert "author" not in shown["items"][0]


def test_the_picture_is_the_image() -> None:
    assert (
        item_of(replace(POST, image=Image(url=HOME + "wheel.png")))["image"] == HOME + "wheel.png"
    )


def test_every_file_is_attached_with_what_is_known_of_it() -> None:
    recording = Attachment(
        url=HOME + "a.mp3", mime_type="audio/mpeg", size=8045, duration=2.5, title="Aloud"
    )
    sheet = Attachment(url=HOME + "b.pdf", mime_type="application/pdf", size=0)
    assert item_of(replace(POST, attachments=(recording, sheet)))["attachments"] == [
        {
            "url": HOME + "a.mp3",
            "mime_type": "audio/mpeg",
            "title": "Aloud",
            "size_in_bytes": 8045,
            "duration_in_seconds": 2.5,
        },
        {"url": HOME + "b.pdf", "mime_type": "application/pdf", "size_in_bytes": 0},
    ]


def test_the_language_is_the_feeds_and_an_items_where_it_differs() -> None:
    feed = replace(MILL, language="en")
    assert said(document("json", feed=feed))["language"] == "en"
    assert "language" not in item_of(replace(POST, language="en"), feed)
    assert item_of(replace(POST, language="de"), feed)["language"] == "de"


def test_the_feed_says_what_it_is_where_it_is_and_who_tells_of_news() -> None:
    feed = replace(
        MILL,
        hubs=("https://hub.example/",),
        image=Image(url=HOME + "wheel.png"),
        icon=Image(url=HOME + "icon.png"),
    )
    assert said(document("json", feed=feed)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Mill",
        "home_page_url": HOME,
        "feed_url": HOME + "feed.json",
        "description": "What is ground here.",
        "icon": HOME + "wheel.png",
        "favicon": HOME + "icon.png",
        "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
        "items": [],
    }


def test_the_next_page_is_named_and_no_other_relation() -> None:
    links = (Link(rel="prev", url=HOME + "1.json"), Link(rel="next", url=HOME + "3.json"))
    shown = said(document("json", links=links))
    assert shown["next_url"] == HOME + "3.json"
    assert HOME + "1.json" not in str(shown)


def test_the_authors_own_fields_are_an_object_of_their_own() -> None:
    own: dict[str, object] = {"mood": "floury", "read": 3, "nested": {"a": [1, None]}}
    assert item_of(replace(POST, extra=own))["_extra"] == own
    assert said(document("json", feed=replace(MILL, extra=own)))["_extra"] == own
    assert "_extra" not in item_of(POST)


def test_a_feed_without_a_title_says_so_for_one_is_required() -> None:
    assert said(document("json", feed=Feed(id=HOME, title="", home_url=HOME)))["title"] == ""


def test_where_a_post_was_written_is_not_told() -> None:
    from feedsmith.problems import Place

    data = written(document("json", replace(POST, place=Place("secret/draft.md", 3))))
    assert b"draft.md" not in data


def test_the_bytes_are_utf_8_readable_lines_and_end_in_one() -> None:
    data = written(document("json", replace(POST, title="Mühle 👩\u200d🌾")))
    assert "Mühle 👩\u200d🌾".encode() in data
    assert data.startswith(b'{\n  "version"')
    assert data.endswith(b"}\n")


def test_a_show_is_an_object_of_its_own_without_what_nobody_said() -> None:
    assert said(whole("json", show=Show()))["_podcast"] == {"explicit": False}
    shown = said(whole("json"))["_podcast"]
    assert shown["categories"] == ["Arts > Food", "Technology"]
    assert (shown["type"], shown["guid"], shown["locked"]) == ("serial", GUID, True)
    assert shown["funding"] == [{"url": HOME + "give/", "text": "Buy us flour"}]
    assert shown["people"][0] == {
        "name": "Ada Miller",
        "role": "host",
        "image": HOME + "ada.jpg",
    }


def test_an_episode_is_an_object_of_its_own() -> None:
    (item,) = said(whole("json"))["items"]
    shown = item["_podcast"]
    assert (shown["number"], shown["season"], shown["type"]) == (7, 2, "full")
    assert shown["explicit"] is False
    assert shown["chapters"][0] == {"start": 0, "end": 61.25, "title": "Intro"}
    assert shown["chapters"][2]["toc"] is False
    assert shown["transcripts"][1] == {"url": HOME + "ep7.html", "mime_type": "text/html"}
    assert shown["soundbites"] == [{"start": 73, "duration": 42.25, "title": "Why rye"}]
    assert shown["tags"][0]["children"] == [
        {"name": "source", "attributes": {"uri": HOME + "ep7.m4a"}}
    ]


def test_nothing_is_said_of_episodes_where_there_is_no_show_or_no_episode() -> None:
    assert "_podcast" not in str(said(whole("json", show=None)))
    assert "_podcast" not in said(whole("json", ARTICLE))["items"][0]


def test_the_address_of_a_shows_owner_is_for_rss_alone() -> None:
    assert b"@" not in written(whole("json"))


def test_nothing_is_amiss_in_a_show_as_json() -> None:
    made = whole("json")
    assert check(written(made), made.url) == ()
