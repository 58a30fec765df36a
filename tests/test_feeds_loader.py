"""Existing feeds as they are found: what their authors meant, whatever they wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest
from patience import patience

from feedsmith.loaders.feeds import read_feed
from feedsmith.model import Attachment, Feed, Image, Item, Person
from feedsmith.problems import FeedsmithError

SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str, head: str = "<link>https://a.example/</link>", more: str = "") -> Feed:
    listed = "".join(f"<item>{item}</item>" for item in items)
    channel = f"<channel><title>T</title>{head}{listed}</channel>"
    return read_feed(f'<rss version="2.0" {SPACES} {more}>{channel}</rss>'.encode())


def one(item: str, **more: str) -> Item:
    [found] = rss(item, **more).items
    return found


def atom(entry: str, head: str = "", more: str = "") -> Item:
    text = (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {more}><id>tag:a.example,2026:f</id>'
        f'<title>T</title><link href="https://a.example/"/>{head}<entry>{entry}</entry></feed>'
    )
    [found] = read_feed(text.encode()).items
    return found


def json(**item: object) -> Item:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "T",
        "home_page_url": "https://a.example/",
        "items": [item],
    }
    [found] = read_feed(msgspec.json.encode(said)).items
    return found


IDS = (
    *("post-1", "HTTP://A.example/a#", "http://a.example/?", "http://a.example//b/../c", "a  b"),
    *("urn:uuid:1F6C", "tag:a.example,2026:x", "https://a.example/caf\u00e9", "42", "a&lt;b"),
)


@pytest.mark.parametrize("written", IDS)
def test_an_id_stays_byte_for_byte(written: str) -> None:
    meant = written.replace("&lt;", "<")
    based = {"more": 'xml:base="https://b.example/x/"'}
    assert one(f"<guid>{written}</guid><link>https://a.example/1</link>", **based).id == meant
    said = f"<id>{written}</id><title>A</title><link href='https://a.example/1'/>"
    assert atom(said, **based).id == meant
    assert json(id=meant, url="https://a.example/1").id == meant


def test_a_number_is_an_id_as_written() -> None:
    assert json(id=17, url="https://a.example/1").id == "17"


def test_an_id_in_another_encoding_stays_too() -> None:
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>T</title>'
        "<link>https://a.example/</link><item><guid>caf\u00e9</guid></item></channel></rss>"
    )
    assert read_feed(text.encode("latin-1")).items[0].id == "caf\u00e9"


def test_an_item_without_an_id_has_its_address_as_one() -> None:
    assert one("<link>https://a.example/1</link>").id == "https://a.example/1"
    assert json(url="https://a.example/1").id == "https://a.example/1"


def test_items_that_say_neither_id_nor_address_are_told_apart_the_same_way_each_time() -> None:
    items = [rss("<title>A</title>", "<title>B</title>").items for _ in range(2)]
    assert items[0] == items[1]
    assert len({item.id for item in items[0]}) == 2
    assert {item.url for item in items[0]} == {"https://a.example/"}


@pytest.mark.parametrize("guid", ["post-1", "tag:a.example,2026:x", "javascript:alert(1)"])
def test_an_id_that_is_no_web_address_is_no_link(guid: str) -> None:
    assert one(f"<guid>{guid}</guid>").url == "https://a.example/"
    assert json(id=guid).url == "https://a.example/"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Salt &amp; vinegar", "Salt & vinegar"),
        ("Salt &amp;amp; vinegar", "Salt & vinegar"),
        ("<![CDATA[Salt &amp; <em>vinegar</em>]]>", "Salt & vinegar"),
        ("&lt;b&gt;Tides&lt;/b&gt; of &amp;quot;May&amp;quot;", 'Tides of "May"'),
        ("Vec&lt;T&gt; in Rust", "Vec<T> in Rust"),
        ("a &lt; b", "a < b"),
        ("  A\n  broken   line ", "A broken line"),
        ("It&#8217;s", "It\u2019s"),
        ("It&amp;#8217;s", "It\u2019s"),
        ("", ""),
    ],
)
def test_a_title_is_plain_text_however_it_was_written(written: str, title: str) -> None:
    assert one(f"<title>{written}</title><guid>1</guid>").title == title


@pytest.mark.parametrize(
    ("kind", "written", "title"),
    [
        ("text", "Using &lt;b> &amp;amp;", "Using <b> &amp;"),
        ("html", "Using &lt;b>x&lt;/b> &amp;amp; y", "Using x & y"),
        (
            "xhtml",
            '<div xmlns="http://www.w3.org/1999/xhtml">Using <b>x</b> &amp; y</div>',
            "Using x & y",
        ),
    ],
)
def test_an_atom_title_is_of_its_type(kind: str, written: str, title: str) -> None:
    assert atom(f"<id>1</id><title type='{kind}'>{written}</title>").title == title


def test_xml_base_holds_for_links_and_for_bodies() -> None:
    entry = atom(
        "<id>1</id><title>A</title><link href='one'/><content type='html'>"
        "&lt;a href='two'>x&lt;/a>&lt;img src='/p.png'></content>",
        more='xml:base="https://a.example/blog/"',
    )
    assert entry.url == "https://a.example/blog/one"
    assert entry.body == (
        '<a href="https://a.example/blog/two">x</a><img src="https://a.example/p.png">'
    )


def test_a_relative_link_is_taken_from_the_home_page() -> None:
    assert one("<guid>1</guid><link>/2026/a/</link>").url == "https://a.example/2026/a/"
    assert json(id="1", url="2026/a/").url == "https://a.example/2026/a/"


def test_a_body_in_cdata_is_its_html() -> None:
    item = one(
        "<guid>1</guid><description><![CDATA[Short & sweet <b>x</b>]]></description>"
        "<content:encoded><![CDATA[<p>A &amp; B</p>]]></content:encoded>"
    )
    assert (item.body, item.summary) == ("<p>A &amp; B</p>", "Short & sweet x")


def test_the_order_of_description_and_body_means_nothing() -> None:
    encoded = "<content:encoded>&lt;p>Long&lt;/p></content:encoded>"
    short = "<description>Short</description>"
    ways = [one(f"<guid>1</guid>{a}{b}") for a, b in ((encoded, short), (short, encoded))]
    assert [(way.body, way.summary) for way in ways] == [("<p>Long</p>", "Short")] * 2


def test_a_description_alone_is_the_body() -> None:
    item = one("<guid>1</guid><description>&lt;p>All&lt;/p></description>")
    assert (item.body, item.summary) == ("<p>All</p>", None)


def test_a_plain_summary_alone_stays_one() -> None:
    item = atom("<id>1</id><title>A</title><summary>a &lt; b</summary>")
    assert (item.body, item.summary) == (None, "a < b")


def test_plain_text_keeps_its_paragraphs() -> None:
    body = "<p>One &lt;b&gt;<br>line</p><p>Two</p>"
    assert json(id="1", content_text="One <b>\nline\n\nTwo").body == body
    said = "<content type='text'>One &lt;b>\nline\n\nTwo</content>"
    assert atom(f"<id>1</id><title>A</title>{said}").body == body


def test_xhtml_is_html() -> None:
    said = (
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>A</p></div></content>"
    )
    assert atom(f"<id>1</id><title>A</title>{said}").body == "<p>A</p>"


def test_a_body_of_another_kind_is_none() -> None:
    said = "<content type='image/png'>iVBORw0KGgo=</content>"
    assert atom(f"<id>1</id><title>A</title>{said}").body is None


TEN = datetime(2026, 5, 5, 10, tzinfo=timezone(timedelta(hours=2)))


@pytest.mark.parametrize(
    "written",
    [
        "Tue, 05 May 2026 10:00:00 +0200",
        "Mon, 05 May 2026 10:00:00 +0200",
        "5 May 2026 10:00:00 +0200",
        "2026-05-05T10:00:00+02:00",
        "2026-05-05 08:00:00",
        "Tue, 5 May 2026 08:00 GMT",
        "Tue, 05 May 2026 04:00:00 EDT",
    ],
)
def test_a_date_is_read_as_it_was_meant(written: str) -> None:
    assert one(f"<guid>1</guid><pubDate>{written}</pubDate>").published == TEN


def test_an_offset_stays() -> None:
    item = one("<guid>1</guid><pubDate>Tue, 05 May 2026 10:00:00 +0200</pubDate>")
    assert item.published is not None
    assert item.published.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "31 Feb 2026", "0000-00-00", "99999999999999999999", "Tue, 05 May 0001 00:00 GMT"],
)
def test_a_date_that_is_none_leaves_the_item(written: str) -> None:
    item = one(f"<guid>1</guid><title>A</title><pubDate>{written}</pubDate>")
    assert (item.title, item.published) == ("A", None)
    assert json(id="1", date_published=written).published is None


def test_an_item_that_only_says_when_it_changed_appeared_then() -> None:
    item = atom("<id>1</id><title>A</title><updated>2026-05-05T10:00:00+02:00</updated>")
    assert (item.published, item.updated) == (TEN, None)
    item = json(id="1", date_modified="2026-05-05T10:00:00+02:00")
    assert (item.published, item.updated) == (TEN, None)


def test_rss_0_91_with_its_document_type_is_read() -> None:
    feed = read_feed(
        b'<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
        b'"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>'
        b"<title>T</title><link>https://a.example/</link><description>D</description>"
        b"<language>en</language><item><title>A</title><link>https://a.example/1</link>"
        b"<description>Words</description></item></channel></rss>"
    )
    [item] = feed.items
    assert (feed.language, item.id, item.body) == ("en", "https://a.example/1", "Words")


def test_rss_1_0_is_read() -> None:
    feed = read_feed(
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        b'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        b'<channel rdf:about="https://a.example/"><title>T</title><link>https://a.example/</link>'
        b'<description>D</description></channel><item rdf:about="https://a.example/1#x">'
        b"<title>A</title><link>https://a.example/1</link><dc:creator>Ines</dc:creator>"
        b"<dc:date>2026-05-05T10:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    [item] = feed.items
    assert (item.id, item.published) == ("https://a.example/1#x", TEN)
    assert item.authors == (Person(name="Ines"),)


def test_every_creator_is_an_author() -> None:
    item = one("<guid>1</guid><dc:creator>Ines</dc:creator><dc:creator>Bo &amp; Co</dc:creator>")
    assert item.authors == (Person(name="Ines"), Person(name="Bo & Co"))


def test_a_mailbox_is_name_and_address() -> None:
    item = one("<guid>1</guid><author>ada@mail.example (Ada L.)</author>")
    assert item.authors == (Person(name="Ada L.", email="ada@mail.example"),)


def test_an_atom_author_has_a_page_and_an_address() -> None:
    said = "<author><name>A</name><email>a@b.example</email><uri>/a</uri></author>"
    person = Person(name="A", email="a@b.example", url="https://a.example/a")
    assert atom(f"<id>1</id><title>T</title>{said}").authors == (person,)


def test_every_enclosure_is_kept_with_what_it_says() -> None:
    said = (
        "<link rel='enclosure' href='a.mp3' type='audio/mpeg' length='12' title='Tee'/>"
        "<link rel='enclosure' href='b.unknown'/><link rel='enclosure' href='javascript:x'/>"
    )
    assert atom(f"<id>1</id><title>T</title>{said}").attachments == (
        Attachment(url="https://a.example/a.mp3", mime_type="audio/mpeg", size=12, title="Tee"),
        Attachment(url="https://a.example/b.unknown", mime_type="application/octet-stream"),
    )


@pytest.mark.parametrize("length", ["", "-1", "many", "1e9", "9" * 40])
def test_an_impossible_length_leaves_the_enclosure(length: str) -> None:
    item = one(f"<guid>1</guid><enclosure url='/a.mp3' type='audio/mpeg' length='{length}'/>")
    assert item.attachments == (Attachment(url="https://a.example/a.mp3", mime_type="audio/mpeg"),)


def test_a_picture_has_its_size() -> None:
    item = one("<guid>1</guid><media:content url='/p.png' medium='image' width='30' height='x'/>")
    assert item.image == Image(url="https://a.example/p.png", width=30)


def test_a_film_is_no_picture() -> None:
    assert one("<guid>1</guid><media:content url='/p' medium='video'/>").image is None


BROKEN: tuple[dict[str, object], ...] = (
    {"title": 3, "tags": "x", "authors": {"name": 1}, "attachments": [None, {"url": 4}]},
    {"url": "http://[::1/", "image": ["x"], "date_published": 12},
    {"attachments": [{"url": "/a.mp3", "size_in_bytes": -4, "duration_in_seconds": True}]},
    {"attachments": [{"url": "/a.mp3", "size_in_bytes": 1e308, "duration_in_seconds": 1e300}]},
    {"content_html": 7, "content_text": ["a"], "summary": {}, "language": 5, "_extra": []},
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_unusable_parts_leave_the_item(broken: dict[str, object]) -> None:
    item = json(id="1", **broken)
    assert item.id == "1"
    assert all(file.size is None and file.duration is None for file in item.attachments)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Not here</body></html>",
        b"{}",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": "\xff"}',
        b'{"version":' + b"[" * 100_000,
        b"[]",
        b"\x00\x01\x02",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
        b'<rss version="2.0"><channel><title>T</title><link>/</link></channel></rss>',
        b'<rss version="2.0"><channel><title>T</title><link>javascript:x</link></channel></rss>',
    ],
)
def test_what_cannot_be_a_feed_is_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(FeedsmithError) as refused:
        read_feed(data)
    assert refused.value.mend


def test_a_feed_without_an_address_has_the_one_it_was_served_at() -> None:
    text = b'<rss version="2.0"><channel><title>T</title><link>/blog/</link></channel></rss>'
    assert read_feed(text, "https://a.example/feed.xml").home_url == "https://a.example/blog/"


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
BOMB = f"<!DOCTYPE rss [<!ENTITY l0 'ha'>{LAUGHS}]>"
FILE = '<!DOCTYPE rss [<!ENTITY l12 SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE rss [<!ENTITY % l12 SYSTEM "http://a.example/x.dtd"> %l12;]>'
CHANNEL = "<rss version='2.0'><channel><title>&l12;</title><link>https://a.example/</link>{}"
END = "</channel></rss>"


@pytest.mark.parametrize("start", [BOMB, FILE, PARAMETER, f"<!-- <rss -->{BOMB}"])
@pytest.mark.parametrize("end", [END, "", "<b>" + END])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_at_once(start: str, end: str, encoding: str) -> None:
    data = (start + CHANNEL.format(end)).encode(encoding)
    with patience(), pytest.raises(FeedsmithError, match="entities"):
        read_feed(data)


def test_a_post_about_entities_is_no_attack() -> None:
    text = "<![CDATA[<pre>&lt;!DOCTYPE a [<!ENTITY b 'c'>]&gt;</pre>]]>"
    assert "ENTITY" in (one(f"<guid>1</guid><description>{text}</description>").body or "")


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    text = (
        b'<rss version="2.0"><channel><title>A & B</title><link>https://a.example/</link>'
        b"<item><title>One</title><guid>x1</guid></item></channel>"
    )
    [item] = read_feed(text).items
    assert (item.title, item.id) == ("One", "x1")


def test_dates_without_a_zone_are_utc() -> None:
    item = json(id="1", date_published="2026-05-05T10:00:00")
    assert item.published == datetime(2026, 5, 5, 10, tzinfo=UTC)
