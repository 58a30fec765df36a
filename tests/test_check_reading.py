"""What cannot be read is reported with its place and its likely cause, and harms nobody."""

from io import BytesIO

import pytest
from checking import codes, found, framed

from feedsmith.checks.documents import check_feed, format_of
from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.document import XmlReader
from feedsmith.problems import Problem

CHANNEL = "<title>A</title><link>https://example.org/</link><description>A</description>"


def rss(inside: str, before: str = "") -> str:
    return f'{before}<rss version="2.0"><channel>{CHANNEL}{inside}</channel></rss>'


def only(document: str | bytes) -> Problem:
    """The one problem for which reading stopped: the last."""
    return found(document)[-1]


@pytest.mark.parametrize(
    ("document", "code", "line", "column"),
    [
        (rss("\n<item><title>a & b</title></item>"), "xml-ampersand", 2, 16),
        (rss('\n<item><link a="x?a=1&b=2"/></item>'), "xml-ampersand", 2, 21),
        (rss("\n<item><title>&nbsp;</title></item>"), "xml-entity-undefined", 2, 14),
        (rss("\n<item><title>1 < 2</title></item>"), "xml-less-than", 2, 16),
        (rss("\n<item><title>\x07</title></item>"), "xml-control-character", 2, 14),
        (rss("\n<item><title>&#8;</title></item>"), "xml-control-character", 2, 14),
        (rss("\n<item><b>x</item>"), "xml-syntax", 2, 13),
        (rss("\n<x:mood>Glad</x:mood>"), "xml-prefix-undeclared", 2, 1),
        (rss("")[:-9], "xml-syntax", 1, 106),
        (rss("", before="\n<?xml version='1.0'?>"), "xml-syntax", 2, 1),
        (rss("") + "Warning: header", "xml-syntax", 1, 122),
        ("", "xml-syntax", 1, 1),
        ("Fatal error", "xml-syntax", 1, 1),
        (rss("\n<!-- a -- b -->"), "xml-syntax", 2, 10),
        (rss("\n<item a='1' a='2'/>"), "xml-syntax", 2, 13),
        (rss("\n<item><title>]]></title></item>"), "xml-syntax", 2, 16),
    ],
)
def test_the_place_and_the_cause_are_named(
    document: str, code: str, line: int, column: int
) -> None:
    problem = only(document)
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.level == "error"


def test_what_stands_before_the_fault_is_checked_too() -> None:
    document = rss("<item><pubdate>x</pubdate></item><item><title>a & b</title></item>")
    assert {"element-unknown", "xml-ampersand"} <= codes(document)


def test_a_tag_that_is_not_closed_is_named_with_its_line() -> None:
    assert "<title>, opened in line 2," in only(rss("\n<item><title>\n\n</item>")).what


def test_wrong_bytes_are_named_with_their_place() -> None:
    data = rss("\n<item><title>Caf\xe9</title></item>").encode("latin-1")
    problem = only(data)
    assert problem.code == "xml-encoding"
    assert (problem.place.line, problem.place.column) == (2, 17)
    assert "E9" in problem.what


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("latin-1", "ISO-8859-1"),
        ("windows-1252", "windows-1252"),
        ("shift_jis", "Shift_JIS"),
        ("koi8-r", "KOI8-R"),
    ],
)
def test_encodings_are_read_as_declared(codec: str, declared: str) -> None:
    word = {"shift_jis": "日本", "koi8-r": "Хлеб"}.get(codec, "café")
    text = rss(
        f"<item><title>{word}</title></item>", f'<?xml version="1.0" encoding="{declared}"?>'
    )
    reader = XmlReader(BytesIO(text.encode(codec)))
    item = next(reader.records())
    title = item.child("title")
    assert title is not None
    assert title.text == word


def test_a_character_that_is_cut_by_a_chunk_is_whole_again() -> None:
    long = "é" * 200_000
    reader = XmlReader(BytesIO(rss(f"<item><title>x{long}</title></item>").encode()))
    title = next(reader.records()).child("title")
    assert title is not None
    assert title.text == f"x{long}"


def test_places_are_right_behind_many_chunks() -> None:
    filler = "<item><title>Bread</title></item>\n" * 5000
    assert only(rss(f"\n{filler}<item><title>a & b</title></item>")).place.line == 5002


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    ("declaration", "used"),
    [
        (f'<!DOCTYPE rss [<!ENTITY a0 "ha">{BOMB}]>', "&a11;"),
        (f'<!DOCTYPE rss [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ('<!DOCTYPE rss [<!ENTITY % a SYSTEM "https://example.org/x.dtd"> %a;]>', ""),
    ],
)
def test_entities_that_grow_or_leave_are_reported_at_once(declaration: str, used: str) -> None:
    assert only(rss(f"<item><title>{used}</title></item>", declaration)).code == "xml-entities"


def test_a_type_declaration_elsewhere_is_never_fetched() -> None:
    document = rss("", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">')
    assert codes(document) >= {"xml-doctype"}


def test_depth_ends_reading() -> None:
    assert only(rss("<item>" * 100_000)).code == "xml-too-deep"


def test_size_ends_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    document = rss("<item><title>Bread</title></item>" * 10_000)
    monkeypatch.setattr("feedsmith.checks.reading.xml.document.LARGEST", 100_000)
    assert only(document).code == "feed-too-big"


def test_items_are_dropped_when_they_were_looked_at() -> None:
    reader = XmlReader(BytesIO(rss("<item><title>Bread</title></item>" * 1000).encode()))
    *items, root = reader.records()
    assert len(items) == 1000
    (channel,) = root.all("channel")
    assert channel.child("item") is None
    assert channel.seen["item"] == 1000
    assert items[999].path() == "/rss/channel/item[1000]"


def test_what_is_no_feed_is_called_by_its_name() -> None:
    page = "<html><head><title>A</title></head></html>"
    (problem,) = found(page)
    assert problem.code == "feed-root"
    assert "web page" in problem.what


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (b'<?xml version="1.0"?>\n<!-- a --><rss version="2.0">', "rss"),
        (b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "atom"),
        (b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', "atom"),
        ('<?xml version="1.0"?><rss>'.encode("utf-16"), "rss"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "json"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "json"),
        (b'{"name": "package"}', None),
        (b"<urlset>", None),
        (b"", None),
    ],
)
def test_a_feed_is_known_by_its_first_bytes(start: bytes, expected: str | None) -> None:
    assert format_of(start) == expected


def test_a_frame_gives_way_to_its_example() -> None:
    document = framed("rss-item", "<title>Wheat</title>")
    assert document.count("<title>") == 2
    assert list(check_feed(BytesIO(document.encode()), Context())) is not None
