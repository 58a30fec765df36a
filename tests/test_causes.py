"""Why an id is another, and where a post is however its address is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsmith.ledger.causes import cause, place

HOME = "https://e.example"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("http://e.example/a/", f"{HOME}/a/", "http → https"),
        (f"{HOME}/a/", "http://e.example/a/", "https → http"),
        ("https://old.example/a", f"{HOME}/a", "domain changed (old.example → e.example)"),
        ("https://www.e.example/a", f"{HOME}/a", "domain changed (www.e.example → e.example)"),
        (f"{HOME}/a", f"{HOME}/a/", "trailing slash"),
        (HOME, f"{HOME}/", "trailing slash"),
        (f"{HOME}/a.html", f"{HOME}/a/", "file ending"),
        (f"{HOME}/a/index.html", f"{HOME}/a/", "file ending"),
        (f"{HOME}/a.php", f"{HOME}/a", "file ending"),
        (f"{HOME}/caf%C3%A9", f"{HOME}/caf%c3%a9", "percent-encoding"),
        (f"{HOME}/caf%C3%A9", f"{HOME}/café", "percent-encoding"),
        (f"{HOME}/cafe\u0301", f"{HOME}/café", "Unicode form"),
        (f"{HOME}/Tides", f"{HOME}/tides", "upper and lower case"),
        ("https://E.example/a", f"{HOME}/a", "upper and lower case"),
        ("URN:A", "urn:a", "upper and lower case"),
        (f"{HOME}/blog/tides", f"{HOME}/blog/low-tides", "slug changed"),
        (f"{HOME}/2026/tides", f"{HOME}/blog/tides", "folder changed"),
        (f"{HOME}/2026/tides", f"{HOME}/ebb", "folder changed, slug changed"),
        (f"{HOME}/?p=12", f"{HOME}/", "fragment or query"),
        (f"{HOME}/a#1", f"{HOME}/a", "fragment or query"),
        (f"\n  {HOME}/a", f"{HOME}/a", "blank or line break in the id"),
        ("tag:e.example,2026:1", f"{HOME}/a", "another id"),
        ("12", "13", "another id"),
        (
            "http://e.example/a/",
            f"{HOME}/a",
            "http → https, trailing slash",
        ),
        (
            "https://o.example/Tides.html",
            f"{HOME}/tides",
            "domain changed (o.example → e.example), file ending, upper and lower case",
        ),
    ],
)
def test_a_cause_is_told_in_a_few_words(old: str, new: str, said: str) -> None:
    assert cause(old, new) == said


@pytest.mark.parametrize(
    "written",
    [
        "http://old.example/blog/caf%C3%A9",
        "https://e.example/blog/caf%c3%a9/",
        "https://e.example/blog/cafe\u0301.html",
        "https://e.example/Blog/Café/index.html",
        "https://e.example:8080//blog/café.php",
        "\nhttps://e.example/blog/caf\n%C3%A9",
        "https://e.example/blog/café?utm_source=rss&utm_medium=feed",
        "https://e.example/blog/café/#utm_source=rss",
    ],
)
def test_addresses_of_one_post_have_one_place(written: str) -> None:
    assert place(written) == "/blog/café"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{HOME}/?p=1", f"{HOME}/?p=2"),
        (f"{HOME}/notes/#1", f"{HOME}/notes/#2"),
        (f"{HOME}/a/b", f"{HOME}/b"),
        (f"{HOME}/a.html", f"{HOME}/a.pdf"),
        ("tag:1", "tag:2"),
    ],
)
def test_addresses_of_two_posts_have_two_places(one: str, other: str) -> None:
    assert place(one) != place(other)


def test_a_home_page_has_no_place() -> None:
    assert {place(one) for one in (HOME, f"{HOME}/", f"{HOME}/index.html", "")} == {""}


ODD = st.one_of(
    st.text(),
    st.sampled_from(["http://[::1", "https://", "http://a:b:c/%zz", "//x", "https://e.example/%"]),
    st.builds(lambda rest: f"https://e.example/{rest}", st.text()),
)


@given(ODD, ODD)
def test_nothing_is_too_odd(old: str, new: str) -> None:
    assert cause(old, new)
    assert place(place(old)) is not None


@given(ODD)
def test_a_place_is_not_moved_by_https_or_another_domain(rest: str) -> None:
    path = f"a{rest}"
    assert place(f"http://old.example/{path}") == place(f"https://new.example/{path}")
