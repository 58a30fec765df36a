"""What an Atom document says and does not say, read back by lxml and by feedparser."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from msgspec.structs import replace
from strategies import documents, texts
from written import (
    ATOM,
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
from feedsmith.model import Attachment, Document, Feed, Image, Link, Person

ENTRY = "a:entry"
UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
EVENING = datetime(2026, 5, 14, 18, 30, tzinfo=ZoneInfo("Europe/London"))
ADA = Person(name="Ada & Co", email="ada@mill.example", url=HOME + "ada/")
BEN = Person(name="Ben")
RECORDING = Attachment(url=HOME + "a.mp3", mime_type="audio/mpeg", size=8045, title="Aloud")
SHEET = Attachment(url=HOME + "b.pdf", mime_type="application/pdf")


@settings(deadline=None)
@given(texts())
def test_any_title_is_plain_text_escaped_once(title: str) -> None:
    assume(title)
    root = tree(document("atom", replace(POST, title=title), feed=replace(MILL, title=title)))
    for shown in (one(root, "a:title"), one(root, f"{ENTRY}/a:title")):
        assert shown.text == title
        assert not shown.attrib


@pytest.mark.parametrize(
    ("summary", "title"),
    [
        ("Short.", "Short."),
        ("On two\n  lines", "On two lines"),
        ("word " * 40, "word word word word word word word word word word word…"),
        (" \n", POST.url),
        (None, POST.url),
    ],
)
def test_a_post_without_a_title_is_called_by_its_first_words(
    summary: str | None, title: str
) -> None:
    root = tree(document("atom", replace(POST, title="", summary=summary)))
    assert text(root, f"{ENTRY}/a:title") == title


@settings(deadline=None, max_examples=40)
@given(documents("atom"))
def test_summary_is_text_and_body_is_escaped_html(made: Document) -> None:
    for item, shown in zip(made.feed.items, found(tree(made), ENTRY), strict=True):
        assert texts_at(shown, "a:summary") == ([item.summary] if item.summary else [])
        assert texts_at(shown, "a:content") == ([item.body] if item.body else [])
        assert all(not summary.attrib for summary in found(shown, "a:summary"))
        assert all(attributes(body) == {"type": "html"} for body in found(shown, "a:content"))
        assert all(len(body) == 0 for body in found(shown, "a:content"))


def test_feedparser_finds_summary_and_body_apart() -> None:
    made = document("atom", replace(POST, summary="Sifted & short", body="<p>All of it.</p>"))
    (entry,) = read_by_feedparser(written(made), "atom").entries
    assert entry.summary == "Sifted & short"
    assert [(each.type, each.value) for each in entry.content] == [
        ("text/html", "<p>All of it.</p>")
    ]


def test_the_summary_stands_before_the_content() -> None:
    shown = names(one(tree(document("atom", replace(POST, summary="Short"))), ENTRY))
    assert shown.index("summary") < shown.index("content")


@settings(deadline=None, max_examples=40)
@given(documents("atom"))
def test_neither_cdata_nor_xhtml_is_written(made: Document) -> None:
    data = written(made)
    assert b"<![CDATA[" not in data
    assert {each.get("type") for each in tree(made).iter(f"{{{ATOM}}}content")} <= {"html"}
    assert all(str(each.tag).startswith("{") for each in tree(made).iter())


def test_dates_are_in_utc_with_z() -> None:
    post = replace(
        POST, published=EVENING, updated=datetime(2026, 5, 15, 0, 30, tzinfo=EVENING.tzinfo)
    )
    root = tree(document("atom", post, feed=replace(MILL, updated=EVENING)))
    assert text(root, f"{ENTRY}/a:published") == "2026-05-14T17:30:00Z"
    assert text(root, f"{ENTRY}/a:updated") == "2026-05-14T23:30:00Z"
    assert text(root, "a:updated") == "2026-05-14T17:30:00Z"


@settings(deadline=None, max_examples=40)
@given(documents("atom"))
def test_any_date_is_in_utc_with_z(made: Document) -> None:
    root = tree(made)
    shown = [*texts_at(root, ".//a:updated"), *texts_at(root, ".//a:published")]
    assert len(shown) > len(made.feed.items)
    assert all(UTC_TIME.fullmatch(date) for date in shown)


@pytest.mark.parametrize(
    ("published", "updated", "shown"),
    [
        (EVENING, None, "2026-05-14T17:30:00Z"),
        (None, EVENING, "2026-05-14T17:30:00Z"),
        (None, None, "1970-01-01T00:00:00Z"),
    ],
)
def test_an_entrys_update_is_its_authors_and_never_the_feeds_or_the_clocks(
    published: datetime | None, updated: datetime | None, shown: str
) -> None:
    post = replace(POST, published=published, updated=updated)
    feed = replace(MILL, updated=datetime(2027, 1, 1, tzinfo=UTC))
    assert text(tree(document("atom", post, feed=feed)), f"{ENTRY}/a:updated") == shown


def test_a_feed_without_a_date_gets_one_that_never_changes() -> None:
    root = tree(document("atom", replace(POST, published=EVENING)))
    assert text(root, "a:updated") == "1970-01-01T00:00:00Z"


def test_every_author_of_an_entry_stands_there_with_page_and_address() -> None:
    entry = one(tree(document("atom", replace(POST, authors=(ADA, BEN)))), ENTRY)
    assert [
        [(name, child.text) for name, child in zip(names(each), each, strict=True)]
        for each in found(entry, "a:author")
    ] == [
        [("name", "Ada & Co"), ("uri", ADA.url), ("email", ADA.email)],
        [("name", "Ben")],
    ]


def test_the_feeds_authors_stand_on_each_entry_that_has_none() -> None:
    feed = replace(MILL, authors=(ADA, BEN))
    root = tree(document("atom", POST, replace(POST, id="b", authors=(BEN,)), feed=feed))
    shown = [texts_at(entry, "a:author/a:name") for entry in found(root, ENTRY)]
    assert shown == [["Ada & Co", "Ben"], ["Ben"]]
    assert texts_at(root, "a:author/a:name") == ["Ada & Co", "Ben"]


def test_a_feed_without_authors_is_by_itself_for_one_is_required() -> None:
    assert text(tree(document("atom", POST)), "a:author/a:name") == "The Mill"


def test_feedparser_reads_all_authors_of_an_entry() -> None:
    made = document("atom", replace(POST, authors=(ADA, BEN)))
    (entry,) = read_by_feedparser(written(made), "atom").entries
    assert [author.name for author in entry.authors] == ["Ada & Co", "Ben"]


def test_a_category_is_the_tag_as_typed_without_a_label() -> None:
    tags = ("rye", "R&D", "Spelt, old")
    categories = found(tree(document("atom", replace(POST, tags=tags))), f"{ENTRY}/a:category")
    assert [attributes(each) for each in categories] == [{"term": tag} for tag in tags]


@settings(deadline=None, max_examples=40)
@given(documents("atom"))
def test_the_first_link_of_an_entry_is_its_page(made: Document) -> None:
    for item, shown in zip(made.feed.items, found(tree(made), ENTRY), strict=True):
        first = found(shown, "a:link")[0]
        assert (first.get("rel"), first.get("href")) == ("alternate", item.url)


def test_every_file_is_an_enclosure_with_what_is_known_of_it() -> None:
    links = found(
        tree(document("atom", replace(POST, attachments=(RECORDING, SHEET)))), f"{ENTRY}/a:link"
    )
    assert [attributes(each) for each in links[1:]] == [
        {
            "rel": "enclosure",
            "type": "audio/mpeg",
            "href": RECORDING.url,
            "length": "8045",
            "title": "Aloud",
        },
        {"rel": "enclosure", "type": "application/pdf", "href": SHEET.url},
    ]


def test_feedparser_reads_all_enclosures() -> None:
    made = document("atom", replace(POST, attachments=(RECORDING, SHEET)))
    (entry,) = read_by_feedparser(written(made), "atom").entries
    assert [each.href for each in entry.enclosures] == [RECORDING.url, SHEET.url]


def test_the_feed_links_to_its_page_itself_its_hubs_and_its_other_pages() -> None:
    feed = replace(MILL, hubs=("https://hub.example/", "https://push.example/"))
    following = Link(rel="next", url=HOME + "2.xml", mime_type="application/atom+xml")
    links = found(tree(document("atom", POST, feed=feed, links=(following,))), "a:link")
    assert [(each.get("rel"), each.get("href"), each.get("type")) for each in links] == [
        ("alternate", HOME, "text/html"),
        ("self", HOME + "atom.xml", "application/atom+xml"),
        ("hub", "https://hub.example/", None),
        ("hub", "https://push.example/", None),
        ("next", HOME + "2.xml", "application/atom+xml"),
    ]


def test_the_language_is_the_feeds_and_an_entrys_where_it_differs() -> None:
    posts = [replace(POST, id=str(each), language=each) for each in (None, "en", "de")]
    root = tree(document("atom", *posts, feed=replace(MILL, language="en")))
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert root.get(lang) == "en"
    assert [entry.get(lang) for entry in found(root, ENTRY)] == [None, None, "de"]


def test_a_feed_without_a_language_claims_none() -> None:
    assert not tree(document("atom", POST)).attrib


def test_the_feed_says_what_it_is() -> None:
    feed = replace(
        MILL,
        rights="© the miller",
        icon=Image(url=HOME + "icon.png"),
        image=Image(url=HOME + "wheel.png"),
    )
    root = tree(document("atom", POST, feed=feed))
    assert root.tag == f"{{{ATOM}}}feed"
    assert text(root, "a:subtitle") == "What is ground here."
    assert text(root, "a:rights") == "© the miller"
    assert text(root, "a:icon") == HOME + "icon.png"
    assert text(root, "a:logo") == HOME + "wheel.png"


def test_the_generator_is_named_without_a_version_that_would_change_the_bytes() -> None:
    generator = one(tree(document("atom", POST)), "a:generator")
    assert generator.text == "feedsmith"
    assert not generator.attrib


def test_what_is_required_of_a_feed_stands_there_even_when_empty() -> None:
    data = written(document("atom", feed=Feed(id=HOME, title="", home_url=HOME)))
    assert schema_errors(data, "atom") == []


def test_atoms_own_elements_carry_no_prefix() -> None:
    made = document("atom", replace(POST, summary="Short"))
    assert {each.prefix for each in tree(made).iter()} == {None}
    assert b'<feed xmlns="http://www.w3.org/2005/Atom">' in written(made)
