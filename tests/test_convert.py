"""`feedsmith convert`: a feed in another format, with nothing lost that the format carries."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from msgspec.structs import replace
from strategies import documents

from feedsmith import Attachment, Document, Feed, Format, Image, Item, Person
from feedsmith.cli import main
from feedsmith.loaders.feeds import read_feed
from feedsmith.pipeline import write
from feedsmith.plugins import installed
from feedsmith.publishing import PATHS, convert_feed

FORMATS: tuple[Format, ...] = ("rss", "atom", "json")
HOME = "https://tides.example/log/"
MAY = datetime(2026, 5, 5, 10, 30, tzinfo=timezone(timedelta(hours=2)))
FULL = Feed(
    id=HOME,
    title="Tides & <log>",
    home_url=HOME,
    description="Notes on water &amp; wind",
    updated=MAY,
    language="en",
    authors=(Person(name="Ines", email="ines@tides.example", url=HOME, avatar=f"{HOME}i.png"),),
    image=Image(url=f"{HOME}wide.png"),
    icon=Image(url=f"{HOME}icon.png"),
    hubs=("https://hub.example/",),
    rights="\u00a9 2026 Ines",
    extra={"mood": ["calm", 3]},
    items=(
        Item(
            id="https://tides.example/?p=12#",
            url=f"{HOME}a/",
            title="Using <b> & &amp; in a title",
            summary="If a < b, &lt; is written",
            body='<p>Full <a href="https://tides.example/log/b/">text</a> &amp; more</p>',
            published=MAY,
            updated=MAY + timedelta(days=1),
            authors=(Person(name="Bo & Co", url=f"{HOME}bo/"), Person(name="Ada")),
            tags=("low water", "R&D"),
            image=Image(url=f"{HOME}a.png", width=640, height=480, mime_type="image/png"),
            attachments=(
                Attachment(url=f"{HOME}a.pdf", mime_type="application/pdf", size=12, title="Tee"),
                Attachment(url=f"{HOME}b.zip", mime_type="application/zip"),
            ),
            language="fr",
            extra={"wind": 4},
        ),
        Item(id=f"{HOME}b/", url=f"{HOME}b/", body="<p>Untitled.</p>", published=MAY),
        Item(id="urn:x:c", url=f"{HOME}c/", title="C", summary="Words alone.", published=MAY),
    ),
)


def said(feed: Feed, format: Format) -> bytes:
    path = PATHS[format]
    document = Document(feed=feed, url=HOME + path, path=path, format=format)
    return write((document,), installed())[path]


def converted(data: bytes, format: Format) -> bytes:
    return convert_feed(data, format, url=HOME + PATHS[format])[0]


@pytest.mark.parametrize("format", ["atom", "json"])
def test_our_own_feed_in_its_own_format_is_the_same_bytes(format: Format) -> None:
    assert converted(said(FULL, format), format) == said(FULL, format)


def test_our_own_rss_says_the_same_again() -> None:
    """But for the item without a body, whose description any reader takes for one."""
    whole = replace(FULL, items=FULL.items[:2])
    assert converted(said(whole, "rss"), "rss") == said(whole, "rss")


@pytest.mark.parametrize("first", FORMATS)
@pytest.mark.parametrize("second", FORMATS)
def test_ids_dates_titles_and_bodies_stay_from_format_to_format(
    first: Format, second: Format
) -> None:
    whole = replace(FULL, items=FULL.items[:2])
    found = read_feed(converted(said(whole, first), second)).items
    for item, meant in zip(found, whole.items, strict=True):
        assert (item.id, item.url, item.title) == (meant.id, meant.url, meant.title or item.title)
        assert (item.published, item.updated) == (meant.published, meant.updated)
        assert (item.body, item.summary) == (meant.body, meant.summary)
        assert (item.tags, item.language) == (meant.tags, meant.language)
        assert [file.url for file in item.attachments[:1]] == [
            file.url for file in meant.attachments[:1]
        ]


@settings(max_examples=30)
@given(documents("rss"))
def test_any_rss_of_ours_keeps_its_ids(document: Document) -> None:
    holds_ids(document)


@settings(max_examples=30)
@given(documents("atom"))
def test_any_atom_of_ours_keeps_its_ids(document: Document) -> None:
    holds_ids(document)


@settings(max_examples=30)
@given(documents("json"))
def test_any_json_of_ours_keeps_its_ids(document: Document) -> None:
    holds_ids(document)


def holds_ids(document: Document) -> None:
    """Each item stays, and a second conversion has nothing left to change."""
    data = write((document,), installed())[document.path]
    before = [item.id for item in read_feed(data).items]
    assert len(before) == len(document.feed.items)
    once, _ = convert_feed(data, document.format, url=document.url)
    assert [item.id for item in read_feed(once).items] == before
    assert convert_feed(once, document.format, url=document.url)[0] == once


WILD = b"""<rss version="2.0"><channel><title>T</title><link>https://a.example/</link>
<item><guid>1</guid><title>Sound</title><description>&lt;p&gt;x&lt;/p&gt;</description></item>
<item><guid>2</guid><title>&lt;script&gt;</title><link>javascript:alert(1)</link>
<description>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</description>
<pubDate>yesterday</pubDate><enclosure url="http://[::1" length="x" type=""/></item>
<item><guid>3</guid><description>%s</description></item>
</channel></rss>""" % (b"&lt;div&gt;" * 600)


@pytest.mark.parametrize("format", FORMATS)
def test_bodies_are_sanitized_again(format: Format) -> None:
    made, _ = convert_feed(WILD, format)
    for item in read_feed(made).items:
        assert "onerror" not in (item.body or "")
        assert "<script" not in (item.body or "")
        assert not item.url.startswith("javascript")


def test_an_unusable_item_is_named_and_the_others_stay() -> None:
    made, problems = convert_feed(WILD, "json")
    assert [item.id for item in read_feed(made).items] == ["1", "2"]
    assert "html-too-deep" in {problem.code for problem in problems}


def test_no_summary_is_invented() -> None:
    made, _ = convert_feed(WILD, "json")
    assert all("summary" not in item for item in msgspec.json.decode(made)["items"])


def test_addresses_in_bodies_are_absolute() -> None:
    data = WILD.replace(b"&lt;p&gt;x", b"&lt;a href='/b'&gt;x&lt;/a&gt;")
    assert b"https://a.example/b" in convert_feed(data, "rss")[0]


def run(*arguments: object, text: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["convert", *map(str, arguments)], input=text)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    file = tmp_path / "old.xml"
    file.write_bytes(said(FULL, "atom"))
    return file


def test_the_new_feed_goes_to_standard_output(feed: Path) -> None:
    result = run(feed, "--to", "json", "--url", HOME + "feed.json")
    assert result.exit_code == 0
    assert msgspec.json.decode(result.stdout)["feed_url"] == HOME + "feed.json"


def test_standard_input_is_read(feed: Path) -> None:
    assert run("-", "--to", "rss", text=feed.read_bytes()).stdout.startswith("<?xml")


def test_a_file_is_written_whole_and_only_when_it_differs(feed: Path, tmp_path: Path) -> None:
    into = tmp_path / "new.json"
    assert "created" in run(feed, "--to", "json", "--into", into).output
    assert read_feed(into.read_bytes()).title == FULL.title
    assert "unchanged" in run(feed, "--to", "json", "--into", into).output


def test_what_is_left_out_is_told_on_standard_error_and_by_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "wild.xml").write_bytes(WILD)
    result = run(tmp_path / "wild.xml", "--to", "json")
    assert result.exit_code == 1
    assert "html-too-deep" in result.stderr
    assert msgspec.json.decode(result.stdout)["title"] == "T"


@pytest.mark.parametrize("data", [b"<p>no</p>", b"<rss version='2.0'><channel/></rss>", b""])
def test_what_is_no_feed_is_misuse(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "no.xml").write_bytes(data)
    result = run(tmp_path / "no.xml", "--to", "rss")
    assert (result.exit_code, result.stdout) == (2, "")


def test_a_file_that_is_not_there_is_misuse(tmp_path: Path) -> None:
    assert run(tmp_path / "none.xml", "--to", "rss").exit_code == 2


def test_a_feed_that_does_not_say_where_it_belongs_is_told_with_from(tmp_path: Path) -> None:
    file = tmp_path / "old.xml"
    file.write_text("<rss version='2.0'><channel><title>T</title></channel></rss>")
    assert "--from" in run(file, "--to", "rss").stderr
    made = run(file, "--to", "rss", "--from", "https://a.example/old.xml")
    assert made.exit_code == 0
    assert read_feed(made.stdout_bytes).home_url == "https://a.example/old.xml"


def test_dates_stay_whatever_their_year() -> None:
    old = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    feed = replace(FULL, items=(replace(FULL.items[1], published=old),))
    for format in FORMATS:
        assert read_feed(converted(said(feed, format), "json")).items[0].published == old


@pytest.mark.parametrize("option", ["--url", "--from"])
@pytest.mark.parametrize("said", ["feed.xml", "javascript:alert(1)", "https://"])
def test_an_address_that_is_none_is_misuse(feed: Path, option: str, said: str) -> None:
    result = run(feed, "--to", "rss", option, said)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
