"""What the check accepts at a glance is what it would accept after looking closely."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from io import BytesIO
from pathlib import Path
from re import compile as pattern
from typing import NamedTuple

import pytest
from checking import FRAMES, framed
from hypothesis import example, given, settings
from hypothesis import strategies as st

from feedsmith import check
from feedsmith.checks import families
from feedsmith.checks.documents import check_feed
from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.json import window
from feedsmith.checks.reading.json.document import JsonReader
from feedsmith.checks.reading.json.places import Lines
from feedsmith.checks.rules import Check
from feedsmith.checks.values import characters, dates, identifiers
from feedsmith.checks.values.html import usual
from feedsmith.checks.values.html.names import ELEMENTS
from feedsmith.checks.values.html.syntax import findings
from feedsmith.problems import Place, Problem

NOTHING = pattern(r"(?!)")


class Somewhere(NamedTuple):
    """A spot of no document."""

    name: str = "<element>"
    place: Place = Place("", 3, "/rss/channel/element", 1)


def found(look: Check, value: str) -> list[Problem]:
    return list(look(value, Somewhere()))


@contextmanager
def looking_closely() -> Iterator[None]:
    """Nothing is accepted at a glance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_COMMON", NOTHING)
        patch.setattr(dates, "_COMMON_TIME", NOTHING)
        patch.setattr(identifiers, "_COMMON", NOTHING)
        yield


def few(text: str, of: str) -> st.SearchStrategy[str]:
    """A text that is right, with a few characters put, changed or left out."""
    places, signs = st.integers(0, len(text)), st.text(alphabet=of, max_size=3)
    change = st.tuples(places, st.integers(0, 3), signs)

    def changed(changes: list[tuple[int, int, str]]) -> str:
        now = text
        for at, cut, put in changes:
            now = now[:at] + put + now[at + cut :]
        return now

    return st.lists(change, max_size=3).map(changed)


TAGS = st.builds(
    "<{}{}{}{}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from([*sorted(ELEMENTS), "p", "a", "em", "my-tag", "P", "svg", "math"]),
    st.lists(
        st.sampled_from(
            [
                *(' href="https://example.org/"', ' href="/rye/"', ' src="http://a.example/"'),
                *(' class="a"', ' class="b"', " controls", " onclick", ' onclick="x()"', " href"),
                *(' style="color: red"', ' style="position: fixed"', ' srcset="https://a/ 2x"'),
                *(
                    ' title="a &amp; b"',
                    ' title="&copy"',
                    " a=b",
                    '  id="x"',
                    ' id="x"y',
                    ' alt=">"',
                ),
                *(
                    "\n",
                    " ",
                    ' href="https://a/" href="https://b/"',
                    ' xlink:href="#a"',
                    ' cite=""',
                ),
            ]
        ),
        max_size=2,
    ).map("".join),
    st.sampled_from(["", "", "", "/", " /", "<"]),
)
PIECES = st.sampled_from(
    [
        *("Rye", " ", "\n", "&amp;", "&lt;", "&nbsp;", "&#39;", "&", "&copy;", "&#x92;", "&ampx;"),
        *(
            "<",
            ">",
            "<!-- a -->",
            "<!doctype html>",
            "<?x?>",
            "<![CDATA[a]]>",
            "\0",
            "\x0b",
            "\x85",
        ),
        *("é", "\ud800", "\ufffe", "🍞", '"', "'", "</", "<p", "]]>", "\r\n"),
    ]
)
NESTED = st.recursive(
    PIECES,
    lambda inside: st.builds(
        "<{0}{2}>{1}</{0}>".format,
        st.sampled_from(["p", "em", "a", "ul", "li", "pre", "code", "title", "select", "template"]),
        st.lists(inside, max_size=3).map("".join),
        st.sampled_from(["", "", ' class="a"', ' href="https://example.org/"', ' lang="en"']),
    ),
)


@given(st.lists(TAGS | PIECES | NESTED, max_size=6).map("".join))
@settings(max_examples=1500)
@example("<p><b></p></b>")
@example('<p class="a" class="b">Rye</p>')
@example('<p onclick="count()">Rye</p>')
@example('<img srcset="https://example.org/a.png, /b.png 2x">')
@example('<img src="/a.png">')
@example('<p style="position: fixed">Rye</p>')
@example("<textarea><p></textarea></p>")
@example('<p title="a>b">')
def test_html_in_its_usual_form_has_no_findings(html: str) -> None:
    if usual.is_usual(html):
        assert list(findings(html, relative=False)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Rye &amp; spelt</p>\n<ul>\n<li>one</li>\n</ul>",
        '<p><a href="https://example.org/?a=1&amp;b=2">here</a><br>there<br />é 🍞</p>',
        '<p><img src="https://example.org/a.png" alt="A &quot;loaf&quot;" loading="lazy"></p>',
        '<pre><code class="language-python">a &lt; b</code></pre>',
        '<video controls src="https://example.org/a.mp4"></video><hr/>',
        '<span style="color: #f92672">x</span>',
        "no tags at all",
    ],
)
def test_what_writers_make_is_usual(html: str) -> None:
    assert usual.is_usual(html)


def test_what_was_found_usual_is_remembered_and_nothing_else() -> None:
    assert not usual.is_usual("<p>Rye</b>")
    assert not usual.is_usual("<p>Rye</b>")
    assert usual.is_usual("<p>Rye</p>")
    assert usual.is_usual("<p>Rye</p>")


def test_what_is_remembered_does_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(usual, "_MOST_REMEMBERED", 3)
    for number in range(10):
        assert usual.is_usual(f"<p>{number}</p>")
    assert len(usual._remembered) <= 3


@given(few("Tue, 07 May 2024 09:00:00 +0000", "0123456789 ,:+-ZGMTueFriMay\n٣"))
@settings(max_examples=600)
@example("Thu, 29 Feb 2024 23:59:59 GMT")
@example("Wed, 29 Feb 2023 23:59:59 GMT")
@example("Thu, 01 Jan 1970 00:00:00 +0000")
@example("Sat, 01 Jan 2050 00:00:00 +0000")
@example("Tue, 07 May 2024 09:00:00 -1960")
def test_dates_of_rss_at_a_glance_are_dates_at_a_closer_look(value: str) -> None:
    fast = found(dates.rfc822, value)
    with looking_closely():
        assert fast == found(dates.rfc822, value)


@given(few("2024-05-07T09:00:00+02:00", "0123456789TZ:+-. \n٣"))
@settings(max_examples=600)
@example("2024-02-30T09:00:00Z")
@example("2024-05-07T24:00:00Z")
@example("2024-05-07T09:00:00+19:59")
@example("1970-05-07T09:00:00Z")
@example("2050-05-07T09:00:00Z")
def test_dates_of_atom_at_a_glance_are_dates_at_a_closer_look(value: str) -> None:
    fast = found(dates.rfc3339, value)
    with looking_closely():
        assert fast == found(dates.rfc3339, value)


@given(few("https://example.org/posts/rye-2024/", "/.~%:@?#A[ 8é"))
@settings(max_examples=600)
@example("https://example.org")
@example("https://example.org/a/./b")
@example("http://example.org/..")
def test_ids_at_a_glance_are_canonical_at_a_closer_look(value: str) -> None:
    fast = found(identifiers.identifier, value)
    with looking_closely():
        assert fast == found(identifiers.identifier, value)


JSON = [
    (FRAMES / "json-feed.json").read_text("utf-8").replace("{example}", '"user_comment": "é"'),
    framed("json-item", '"tags": ["bread", 7], "tags": [], "image": "/rye.jpg"'),
    framed("json-item", '"authors": [{"name": "", "name": "🍞"}], "duration": 12345'),
]


@given(
    st.sampled_from(JSON),
    st.integers(0, 800),
    st.integers(0, 9),
    st.sampled_from(
        [b"", b"", b"{", b"]", b",", b"\n\n", b'"', b"\\ud800", b"12e", b"NaN", b"\xff", b"[" * 300]
    ),
    st.integers(4, 50),
)
@settings(max_examples=500)
def test_json_says_the_same_in_pieces_of_any_size(
    text: str, at: int, cut: int, put: bytes, size: int
) -> None:
    data = text.encode()
    data = data[:at] + put + data[at + cut :]
    whole = check(data, "https://example.org/feed.json")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "CHUNK", size)
        assert check(data, "https://example.org/feed.json") == whole


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_value_may_go_on_in_the_next_piece(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(window, "CHUNK", size)
    assert window.Window(BytesIO(b" 12345")).value() == 12345
    assert window.Window(BytesIO(b'"a\xc3\xa9"')).value() == "aé"
    assert window.Window(BytesIO(b" \n\n  {")).sees("{")


def test_a_piece_knows_its_place_in_the_document() -> None:
    lines = Lines("ye\nspelt", line=3, column=5)
    assert [str(lines.place(at, ())) for at in (4, 1, 0)] == [":4:2", ":3:6", ":3:5"]


class Pipe(BytesIO):
    """A stream that cannot be read twice."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError("a pipe has no beginning")


@pytest.mark.parametrize("text", JSON)
def test_json_from_a_pipe_is_checked_as_that_of_a_file(text: str) -> None:
    for data in (text.encode(), text[:-9].encode(), text.encode("utf-16")):
        assert tuple(check_feed(Pipe(data), Context())) == check(data)


def test_of_json_only_the_next_items_are_in_memory() -> None:
    item = '{"id": "%d", "content_text": "' + "Rye. " * 500 + '"},\n'
    items = "".join(item % number for number in range(2000))
    reader = JsonReader(BytesIO(f'{{"items": [{items} null], "title": "Rye"}}'.encode()))
    longest = max(len(reader._window.text) for _ in reader.records())
    assert longest <= 4 * window.CHUNK < len(items) // 4


def test_a_place_far_into_json_is_told_by_line_and_column() -> None:
    items = ",\n".join(f'{{"id": "{number}", "x": "{"Rye " * 2000}"}}' for number in range(100))
    data = f'{{"items": [\n{items},\n  {{"id": 7}}]}}'.encode()
    assert len(data) > 2 * window.CHUNK
    (problem,) = [one for one in check(data) if one.code == "json-id-number"]
    assert (problem.place.line, problem.place.column) == (102, 10)


def test_vocabularies_met_seldom_define_elements_and_no_more() -> None:
    """Otherwise their rules would not hold in a feed without such an element."""
    later = [name for name in families._names() if name.split(".")[3] in families.SELDOM]
    assert {name.split(".")[3] for name in later} == set(families.SELDOM)
    for module in map(import_module, later):
        assert not hasattr(module, "LOOKS"), module
        assert not hasattr(module, "ACROSS"), module


PROGRAM = """
import sys
from pathlib import Path
from feedsmith import check
check(Path(sys.argv[1]).read_bytes())
print(*(name.split(".")[3] for name in sys.modules if name.startswith("feedsmith.checks.vocab")
    and name.count(".") > 3))
"""


@pytest.mark.parametrize(
    ("inside", "loaded"),
    [
        ("", False),
        ("<mood>Glad</mood>", True),
        ('<media:rating xmlns:media="{}">x</media:rating>', True),
    ],
)
def test_a_plain_feed_loads_no_rules_of_podcasts(inside: str, loaded: bool, tmp_path: Path) -> None:
    feed = framed("rss-item", inside.format("http://search.yahoo.com/mrss/"))
    (tmp_path / "feed.xml").write_text(feed, "utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "feed.xml")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "rss" in run.stdout.split()
    assert ("podcast" in run.stdout.split()) is loaded


def test_an_unknown_element_is_compared_with_those_of_vocabularies_met_seldom() -> None:
    mends = [one.mend for one in check(framed("rss-item", "<explicit>no</explicit>").encode())]
    assert "Write <googleplay:explicit>, if that is meant." in mends


SIGNS = "ab ' \"\n\x80\x9f\xa0\xba\xbb\xbf\ufffdÂÃâðïŸ€†‡ˆ‰Š‚„œžŸ™š»¿½\u2122\u0152é…\ud800"


@given(st.text(SIGNS, max_size=7))
def test_what_is_clean_at_a_look_has_no_damaged_character(text: str) -> None:
    damaged = pattern(characters._BAD).search(text)
    assert not (damaged and characters.is_clean(text))


@given(st.lists(st.sampled_from(["&", "amp;", "lt", "gt;", "#39;", "nbsp;", "copy;", "x"])))
def test_only_the_most_common_references_are_usual(pieces: list[str]) -> None:
    text = "".join(pieces)
    common = sum(map(text.count, ("&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&nbsp;")))
    assert usual._has_usual_signs(text) == (text.count("&") == common)
