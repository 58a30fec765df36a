"""Whatever a file holds, the check ends, raises nothing, and says where."""

from checking import framed
from hypothesis import given, settings
from hypothesis import strategies as st

from feedsmith import check

FRAMES = [
    framed("rss-item", "<category>Bread &amp; butter</category>").encode(),
    framed("atom-entry", '<content type="html">&lt;p&gt;Rye&lt;/p&gt;</content>').encode(),
    framed("json-item", '"tags": ["bread", "rye"]').encode(),
]
MARKUP = st.text(alphabet="<>/&;!-[]{}\"'=: \nabrssitemé\u2028", max_size=40)
SNIPPETS = st.sampled_from(
    [
        *("<item>", "</item>", "<a b='c'>", "&amp;", "&#0;", "<![CDATA[", "]]>", "<?xml?>"),
        *('"id": 1', "null", "NaN", "[[[[", "1e999", "\\ud800", "<x:y xmlns:x=''/>"),
    ]
)


@given(st.sampled_from(FRAMES), st.integers(0, 1000), st.integers(0, 60), MARKUP | SNIPPETS)
@settings(max_examples=400)
def test_a_feed_with_anything_in_it_is_checked_to_the_end(
    data: bytes, start: int, cut: int, inserted: str
) -> None:
    start = min(start, len(data))
    spoiled = data[:start] + inserted.encode() + data[start + cut :]
    for problem in check(spoiled):
        assert problem.what
        assert problem.mend
        assert problem.place.line is not None


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_checked_to_the_end(data: bytes) -> None:
    assert [problem for problem in check(data) if problem.level == "error"]


@given(st.sampled_from(FRAMES), st.sampled_from(["utf-16", "utf-32", "utf-7", "cp037", "gbk"]))
def test_any_encoding_is_checked_to_the_end(data: bytes, codec: str) -> None:
    check(data.decode().encode(codec))
    check(f'<?xml version="1.0" encoding="{codec}"?>'.encode() + data)


def test_many_faults_do_not_take_many_times_as_long() -> None:
    """A thousand unknown elements of a thousand names, each with a near miss to look for."""
    moods = "".join(f"<titel{number}>x</titel{number}>" for number in range(1000))
    assert len(check(framed("rss-item", moods).encode())) >= 1000
