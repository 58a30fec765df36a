"""What `feedsmith check` says of JSON Feeds, and where."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from checking import codes, found
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed import check_json
from feedsmith.checks.reading.json import faults
from feedsmith.problems import Problem

VALID = sorted((Path(__file__).parent.parent / "fixtures/checks/json/valid").glob("*.json"))
VERSION = "https://jsonfeed.org/version/1.1"
ITEM = {
    "id": "https://mill.example/1/",
    "url": "https://mill.example/1/",
    "content_html": "<p>The wheel turned.</p>",
    "date_published": "2025-03-01T08:00:00Z",
}


def feed(*items: object, **members: object) -> str:
    whole = {
        "version": VERSION,
        "title": "The mill",
        "home_page_url": "https://mill.example/",
        "feed_url": "https://mill.example/feed.json",
        "items": list(items),
    }
    return json.dumps(whole | members, indent=1)


def item(**members: object) -> str:
    return feed(ITEM | members)


def errors(document: str | bytes) -> list[Problem]:
    return [problem for problem in found(document) if problem.level == "error"]


def only(document: str | bytes, code: str) -> Problem:
    (problem,) = [problem for problem in found(document) if problem.code == code]
    return problem


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_feed_has_neither_errors_nor_warnings(path: Path) -> None:
    assert [problem for problem in found(path.read_bytes()) if problem.level != "hint"] == []


def test_there_are_twenty_valid_feeds() -> None:
    assert len(VALID) >= 20


def test_the_place_of_a_value_is_its_line_and_column_and_path() -> None:
    problem = only(item(tags="bread"), "json-type")
    assert (problem.place.line, problem.place.column) == (12, 12)
    assert problem.place.field == "items[0].tags"
    assert problem.what == "`items[0].tags` is a string where a list of strings belongs"
    assert problem.mend == 'Put it into a list: ["bread"].'


def test_columns_are_right_where_all_is_in_one_line() -> None:
    text = json.dumps(json.loads(feed(ITEM, ITEM | {"id": "2", "url": ""}, next_url="")))
    places = {p.place.field: p.place for p in found(text) if p.code == "json-address-empty"}
    assert set(places) == {"items[1].url", "next_url"}
    for field, place in places.items():
        assert place.line == 1
        key = (field or "").rpartition(".")[2]
        column = text.rindex(f'"{key}": ""') + len(f'"{key}": ') + 1
        assert place.column == column


def test_the_place_of_a_second_key_is_that_of_the_key() -> None:
    text = '{"version": "1.1",\n"title": "A",\n"items": [{"id": "1",\n "id": "2"}]}'
    problem = only(text, "json-key-doubled")
    assert (problem.place.line, problem.place.column) == (4, 2)
    assert problem.place.field == "items[0].id"


@pytest.mark.parametrize(
    ("members", "named", "code"),
    [
        ({"tags": ["a", 5]}, "items[0].tags[1]", "json-type"),
        ({"title": ["a"]}, "items[0].title", "json-type"),
        ({"authors": {"name": "Ann"}}, "items[0].authors", "json-type"),
        ({"authors": ["Ann"]}, "items[0].authors[0]", "json-type"),
        ({"authors": [{"name": "Ann"}, {"_x": {}}]}, "items[0].authors[1]", "json-author-empty"),
        ({"attachments": [{"url": "https://a.example/b"}]}, "mime_type", "json-key-missing"),
        ({"attachments": [{"mime_type": "audio/mpeg"}]}, "url", "json-key-missing"),
        (
            {"attachments": [{"url": "https://a.example/b", "mime_type": "mp3"}]},
            "items[0].attachments[0].mime_type",
            "mime-type",
        ),
        ({"summary": None}, "items[0].summary", "json-null"),
        ({"id": 7}, "items[0].id", "json-id-number"),
        ({"id": True}, "items[0].id", "json-type"),
        ({"id": ""}, "items[0].id", "json-id-blank"),
        ({"url": "/1/"}, "items[0].url", "address-not-absolute"),
        ({"image": ""}, "items[0].image", "json-address-empty"),
        ({"date_published": "2025-03-01"}, "items[0].date_published", "date-rfc3339"),
        ({"date_modified": ""}, "items[0].date_modified", "date-rfc3339"),
        ({"language": "english please"}, "items[0].language", "language-unknown"),
    ],
)
def test_an_error_in_an_item_names_the_value(
    members: dict[str, object], named: str, code: str
) -> None:
    (problem,) = errors(item(**members))
    assert problem.code == code
    assert named in problem.what


@pytest.mark.parametrize(
    ("members", "named", "code"),
    [
        ({"title": " "}, "title", "json-blank"),
        ({"title": 5}, "title", "json-type"),
        ({"version": "https://jsonfeed.org/version/2"}, "version", "json-version"),
        ({"expired": "true"}, "expired", "json-type"),
        ({"items": {}}, "items", "json-type"),
        ({"items": ["a"]}, "items[0]", "json-type"),
        ({"hubs": [{"url": "https://hub.example/"}]}, "type", "json-key-missing"),
        ({"hubs": [{"type": "", "url": "https://hub.example/"}]}, "hubs[0].type", "json-blank"),
        ({"icon": "icon.png"}, "icon", "address-not-absolute"),
        ({"next_url": "https://MILL.example:443/feed.json"}, "next_url", "json-next-url-same"),
        ({"language": ["en"]}, "language", "json-type"),
        ({"author": {}}, "author", "json-author-empty"),
    ],
)
def test_an_error_at_the_top_names_the_value(
    members: dict[str, object], named: str, code: str
) -> None:
    (problem,) = errors(feed(**members))
    assert problem.code == code
    assert named in problem.what


@pytest.mark.parametrize("key", ["version", "title", "items"])
def test_a_required_key_of_the_feed_is_missed(key: str) -> None:
    whole = json.loads(feed())
    del whole[key]
    (problem,) = errors(json.dumps(whole))
    assert problem.code == "json-key-missing"
    assert f"`{key}`" in problem.what


def test_an_item_without_an_id_is_one_error() -> None:
    bare = {key: value for key, value in ITEM.items() if key != "id"}
    (problem,) = errors(feed(bare))
    assert problem.what == "`items[0]` has no `id`"


@pytest.mark.parametrize("size", [-1, 1.5, 1e999])
def test_a_size_is_a_whole_number_from_0_up(size: float) -> None:
    attachment = {"url": "https://a.example/b", "mime_type": "audio/mpeg", "size_in_bytes": size}
    text = item(attachments=[attachment]).replace("Infinity", "1e999")
    assert codes(text) == {"json-number-impossible"}


@pytest.mark.parametrize(
    ("value", "mend"),
    [("1234", "Write it without quotation marks: 1234."), (True, "Write a number, or")],
)
def test_a_size_of_another_type_is_mended(value: object, mend: str) -> None:
    attachment = {"url": "https://a.example/b", "mime_type": "audio/mpeg", "size_in_bytes": value}
    assert only(item(attachments=[attachment]), "json-type").mend.startswith(mend)


def test_the_same_id_as_a_number_and_as_a_text_is_doubled() -> None:
    problem = only(feed(ITEM | {"id": 5}, ITEM | {"id": "5"}), "json-id-doubled")
    assert problem.place.field == "items[1].id"
    assert "items[0]" in problem.what


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("datePublished", "date_published"),
        ("Title", "title"),
        ("content-html", "content_html"),
        ("sumary", "summary"),
        ("categories", "tags"),
        ("guid", "id"),
    ],
)
def test_an_unknown_key_is_a_warning_that_names_the_one_meant(key: str, meant: str) -> None:
    problem = only(item(**{key: "a"}), "json-key-unknown")
    assert problem.level == "warning"
    assert f"`{meant}`" in problem.mend


def test_a_link_at_the_top_is_the_home_page() -> None:
    assert "`home_page_url`" in only(feed(link="a"), "json-key-unknown").mend


@pytest.mark.parametrize("key", ["_1", "_", "_a.b"])
def test_an_extension_is_named_with_a_letter_and_no_dot(key: str) -> None:
    assert only(item(**{key: {}}), "json-extension-name").level == "hint"


def test_what_an_extension_holds_is_its_own_affair() -> None:
    assert codes(item(_mill={"url": "", "tags": None, "title": "<b>"})) == set()


@pytest.mark.parametrize(
    "document", ["[]", '[{"id": "1"}]', "{}", '{"name": "mill", "version": "1.0.0"}']
)
def test_what_is_no_feed_has_one_problem(document: str) -> None:
    assert [problem.code for problem in found(document)] == ["json-not-a-feed"]


@pytest.mark.parametrize("document", ['"feed"', "5", "null"])
def test_a_single_value_is_no_feed(document: str) -> None:
    (problem,) = check_json(BytesIO(document.encode()), Context())
    assert problem.code == "json-not-a-feed"


def test_the_address_served_is_compared_as_addresses_are() -> None:
    same = Context("https://MILL.example:443/feed.json#top")
    other = Context("https://mill.example/other.json")
    assert codes(feed(), same) == set()
    assert codes(feed(), other) == {"json-feed-url-differs"}


def test_next_url_may_not_be_the_address_served() -> None:
    served = Context("https://mill.example/page-2.json")
    document = feed(next_url="https://mill.example/page-2.json")
    assert "json-next-url-same" in codes(document, served)


def test_author_is_right_in_version_1() -> None:
    old = "https://jsonfeed.org/version/1"
    assert codes(item(author={"name": "Ann"})) == {"json-author-old"}
    assert codes(feed(ITEM, author={"name": "Ann"}, version=old)) == set()


def test_the_old_author_is_told_once() -> None:
    several = [ITEM | {"id": str(number), "author": {"name": "Ann"}} for number in range(5)]
    assert only(feed(*several), "json-author-old").place.field == "items[0].author"


def test_text_that_looks_like_tags_is_still_text() -> None:
    plain = {key: value for key, value in ITEM.items() if key != "content_html"}
    assert codes(feed(plain | {"content_text": "Write <p> first, then </p>."})) == set()
    assert codes(feed(plain | {"content_text": "<p>Bread</p>"})) == {"json-content-text-html"}


@pytest.mark.parametrize(
    ("document", "code", "column"),
    [
        ('{"a": [1, 2,]}', "json-comma-extra", 12),
        ('{"a": 1,, "b": 2}', "json-comma-extra", 9),
        ("{'a': 1}", "json-quotes", 2),
        ("{“a”: 1}", "json-quotes", 2),
        ("{a: 1}", "json-quotes", 2),
        ('{"a": "one\ntwo"}', "json-control-character", 11),
        ('{"a": "one\ttwo"}', "json-control-character", 11),
        ('{"a": 1 /* one */}', "json-comment", 9),
        ('{"a": 1 "b": 2}', "json-comma-missing", 9),
        ('{"a": [{} {}]}', "json-comma-missing", 11),
        ('{"a": "<a href="https://b.example/">"}', "json-quote-inside", 16),
        ('{"a": "5" wide"}', "json-quote-inside", 9),
        ('{"a": {"b": 1}', "json-cut-off", 15),
        ('{"a": "one', "json-cut-off", 11),
        ('{"a": "one\\u00', "json-cut-off", 15),
        ('{"a": "C:\\Users"}', "json-escape", 10),
        ('{"a": NaN}', "json-word", 7),
        ('{"a": -Infinity}', "json-word", 7),
        ('{"a": None}', "json-word", 7),
        ('{"a": 01}', "json-number", 7),
        ('{"a": .5}', "json-number", 7),
        ('{"a" 1}', "json-syntax", 6),
        ('{"a": }', "json-syntax", 7),
        ('{"a": [1}', "json-syntax", 9),
        ('{"a": 1}}', "json-syntax", 9),
        ('{"a": 1} <!-- 0.1 s -->', "json-comment", 10),
        ('{"a": 1} made in 0.1 s', "json-syntax", 10),
    ],
)
def test_a_fault_of_syntax_is_placed_and_its_cause_named(
    document: str, code: str, column: int
) -> None:
    (problem,) = found(document)
    assert (problem.code, problem.place.line, problem.place.column) == (code, 1, column)


def test_the_line_of_an_open_bracket_is_named() -> None:
    assert "line 3" in only('{"a": 1,\n"b":\n[1, 2', "json-cut-off").what


def test_problems_of_items_before_the_fault_are_told_too() -> None:
    document = '{"items": [{"id": ""}, {"id": "1",}]}'
    assert [p.code for p in errors(document)][-1] == "json-comma-extra"
    assert "json-id-blank" in codes(document)


def test_bytes_that_are_no_utf_8_are_placed() -> None:
    problem = only(b'{"version": "1",\n"title": "Caf\xe9"}', "json-encoding")
    assert (problem.place.line, problem.place.column) == (2, 14)
    assert "E9" in problem.what


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_named(encoding: str) -> None:
    (problem,) = check_json(BytesIO(feed().encode(encoding)), Context())
    assert problem.code == "json-encoding"
    assert "UTF-" in problem.what


def test_a_byte_order_mark_is_a_warning_and_no_more() -> None:
    (problem,) = found(b"\xef\xbb\xbf" + feed().encode())
    assert (problem.code, problem.level) == ("json-byte-order-mark", "warning")


@pytest.mark.parametrize("start", ["[", '{"a":', '{"items": [', '{"items": [{"a":'])
def test_nesting_has_an_end(start: str) -> None:
    assert codes(start * 100_000) == {"json-too-deep"}


def test_brackets_in_texts_are_not_nesting() -> None:
    assert codes(item(title="[" * 1000)) == set()


def test_size_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feedsmith.checks.reading.json.window.LARGEST", 50)
    assert codes(feed()) == {"feed-too-big"}


def test_half_a_character_is_found_and_can_be_printed() -> None:
    problems = found(item(title=7, summary="\ud800", image="\udfff"))
    assert "json-half-character" in {problem.code for problem in problems}
    assert all(str(problem).encode() for problem in problems)


def test_keys_that_no_terminal_can_show_are_escaped() -> None:
    assert all(str(problem).encode() for problem in found(item(**{"\ud800\n": 1})))


def test_a_number_of_many_digits_is_only_a_number() -> None:
    assert codes(feed().replace('"items"', f'"_a": {{"b": {"9" * 5000}}}, "items"')) == set()


def is_json(text: str) -> bool:
    def refuse(word: str) -> object:
        raise ValueError(word)

    try:
        json.loads(text, parse_constant=refuse)
    except ValueError:
        return False
    return True


@given(st.text(alphabet="{}[]:,\"\\ntrue01.-e \n/'", max_size=30))
@example('{"a":1}')
@settings(max_examples=300)
def test_every_text_that_is_no_json_is_told_once_and_no_other(text: str) -> None:
    syntax = {problem.code for problem in check_json(BytesIO(text.encode()), Context())}
    known = {rule.code for rule in vars(faults).values() if hasattr(rule, "code")}
    stops = syntax & (known - {"json-key-doubled"})
    assert len(stops) == (0 if is_json(text) else 1)


def letter(**members: object) -> set[str]:
    context = Context(None, frozenset({"newsletter"}))
    return codes(feed(ITEM | {"title": "Day 1"} | members), context)


def test_a_newsletter_needs_title_and_date() -> None:
    assert letter() == set()
    assert letter(title="") == {"newsletter-element-missing"}
    bare = {key: value for key, value in ITEM.items() if key != "date_published"}
    context = Context(None, frozenset({"newsletter"}))
    found = codes(feed(bare | {"title": "Day 1"}), context)
    assert found == {"newsletter-date-missing", "json-date-missing"}


def test_a_newsletter_begins_with_the_newest_item() -> None:
    context = Context(None, frozenset({"newsletter"}))
    older = ITEM | {"id": "0", "title": "Day 0", "date_published": "2025-02-01T08:00:00Z"}
    newer = ITEM | {"title": "Day 1"}
    assert codes(feed(newer, older), context) == set()
    assert codes(feed(older, newer), context) == {"newsletter-order"}


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<video></video>", "newsletter-body-element"),
        ("<IFRAME src='https://a.example/'>", "newsletter-body-element"),
        ("<svg></svg>", "newsletter-body-element"),
        ("<img width=600 src='data:image/png;base64,AA'>", "newsletter-body-picture"),
        ("<img width=600 srcset='https://a.example/b 2x'>", "newsletter-body-picture"),
        ("<img width=600 src=https://a.example/b.svg>", "newsletter-body-picture"),
        ("<img src=https://a.example/b.png>", "newsletter-picture-wide"),
        ("<img width=601px src=https://a.example/b.png>", "newsletter-picture-wide"),
        ("<a class=b href='b.html'>c</a>", "newsletter-address-relative"),
        ("<p>" + "bread " * 16_000, "newsletter-body-long"),
    ],
)
def test_a_body_holds_what_mails_can_show(html: str, code: str) -> None:
    assert code in letter(content_html=html, image="https://a.example/b.png")


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <video> --><p>5 < 6</p>",
        "<a href='#end'>c</a>",
        "<a href='mailto:a@b.example'>c</a>",
        "<img width='100%' src='https://a.example/b.png'>",
        "<picture><source srcset='https://a.example/b'><img width=600 src='https://a.example/c'>",
    ],
)
def test_a_good_body_is_left_alone(html: str) -> None:
    found = letter(content_html=html, image="https://a.example/b.png")
    assert not {code for code in found if code.startswith("newsletter")}


def rss(item: str) -> set[str]:
    document = (
        '<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>A</title>'
        f"<link>https://a.example/</link><description>B</description><item>{item}</item>"
        "</channel></rss>"
    )
    found = codes(document, Context(None, frozenset({"newsletter"})))
    return {code for code in found if code.startswith("newsletter")}


GOOD = (
    "<title>A</title><link>https://a.example/1/</link><guid>https://a.example/1/</guid>"
    "<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate><description>B</description>"
)


def test_a_good_item_of_rss_is_left_alone() -> None:
    assert rss(GOOD) == set()


@pytest.mark.parametrize("name", ["title", "link", "guid"])
def test_an_item_of_rss_needs_each_of_three(name: str) -> None:
    assert rss(GOOD.replace(f"<{name}>", "<category>").replace(f"</{name}>", "</category>")) == {
        "newsletter-element-missing"
    }


def test_an_enclosed_picture_is_as_good_as_media_content() -> None:
    picture = '&lt;img src="https://a.example/b.png" width="600"&gt;'
    shown = GOOD.replace("B</description>", f"{picture}</description>")
    enclosed = '<enclosure url="https://a.example/b.png" type="image/png" length="5"/>'
    assert rss(shown) == {"newsletter-picture-missing"}
    assert rss(shown + enclosed) == set()


def test_a_film_in_media_content_is_no_picture() -> None:
    film = '<media:content url="https://a.example/b.mp4" medium="video"/>'
    assert rss(GOOD + film) == set()


def test_an_entry_of_atom_is_held_to_the_same() -> None:
    document = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://a.example/</id><title>A</title>'
        "<updated>2024-05-07T09:00:00Z</updated><author><name>Ann</name></author><entry>"
        "<id>https://a.example/1/</id><title>B</title><updated>2024-05-07T09:00:00Z</updated>"
        '<link href="https://a.example/1/"/><content type="%s">%s</content></entry></feed>'
    )
    context = Context(None, frozenset({"newsletter"}))
    xhtml = '<div xmlns="http://www.w3.org/1999/xhtml"><form/></div>'
    assert "newsletter-body-element" in codes(document % ("xhtml", xhtml), context)
    assert "newsletter-body-element" in codes(document % ("html", "&lt;form&gt;"), context)
    plain = codes(document % ("text", "&lt;form&gt;"), context)
    assert not {code for code in plain if code.startswith("newsletter")}
