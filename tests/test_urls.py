"""Addresses: resolved as browsers do, encoded once, never an exception."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsmith.urls import absolute, encode, host, is_absolute, srcset_candidates

PAGE = "https://example.org/blog/post/?q=1#top"

references = st.one_of(
    st.text(),
    st.text(alphabet="/\\.:?#%@[]é ßa1\t\ud800&,;"),
    st.builds("".join, st.lists(st.sampled_from(
        ["http:", "https:", "//", "/", "..", ".", "%2e", "%", "ä", "a", "@", ":", "8", "[::1]", "?",
         "#", "\\", " ", "mailto:", "data:image/png,", "xn--", "ü.de", "\u200d", "٣", "。", "\n"]
    ))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("", "https://example.org/blog/post/?q=1"),
        ("#fn1", "https://example.org/blog/post/?q=1#fn1"),
        ("?page=2", "https://example.org/blog/post/?page=2"),
        ("keel.png", "https://example.org/blog/post/keel.png"),
        ("../keel.png", "https://example.org/blog/keel.png"),
        ("/a/./b/../c/..", "https://example.org/a/"),
        ("../../../../above", "https://example.org/above"),
        ("%2e%2E/dots", "https://example.org/blog/dots"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("https:relative", "https://example.org/blog/post/relative"),
        ("http:foo", "http://foo/"),
        ("HTTP://EXAMPLE.com:80", "http://example.com/"),
        ("https://example.com:8080/", "https://example.com:8080/"),
        ("mailto:ines@example.org", "mailto:ines@example.org"),
        ("tel:+1 555", "tel:+1%20555"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
        ("ftp://example.org/a;type=i", "ftp://example.org/a;type=i"),
        ("http://user:secret@example.org/", "http://user:secret@example.org/"),
    ],
)
def test_a_reference_resolves_as_in_a_browser(reference: str, expected: str) -> None:
    assert absolute(reference, PAGE) == expected


@pytest.mark.parametrize("reference", ["/\\evil.example", "\\\\evil.example", "/\t/evil.example"])
def test_a_backslash_is_a_slash_so_another_host_is_seen_as_one(reference: str) -> None:
    assert host(absolute(reference, PAGE) or "") == "evil.example"


def test_a_backslash_in_a_query_is_no_slash() -> None:
    assert absolute("?a\\b", PAGE) == "https://example.org/blog/post/?a%5Cb"


@pytest.mark.parametrize(
    "reference",
    [
        *("javascript:alert(1)", " \x01JaVa\tscr\nipt:alert(1)", "vbscript:x", "data:text/html,x"),
        *("http://[::1", "http://", "https:///", "http://a b/", "http://h:99999/", "http://h:x/"),
        *("file:///etc/passwd", "blob:https://example.org/1", "C:\\keel.png", "mailto:"),
        *("http://%00/", "http://[nonsense]/", "http://" + "a" * 300 + ".example/", "http://..../"),
    ],
)  # fmt: skip
def test_what_a_feed_cannot_use_is_nothing(reference: str) -> None:
    assert absolute(reference, PAGE) is None


def test_a_relative_reference_without_a_page_is_nothing() -> None:
    assert absolute("keel.png", "") is None
    assert absolute("keel.png", "/blog/") is None
    assert absolute("https://example.com/", "") == "https://example.com/"


def test_data_is_allowed_as_a_picture_only() -> None:
    dot = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
    assert absolute(dot, PAGE, picture=True) == dot
    assert absolute(dot, PAGE) is None
    assert absolute("data:text/html,<script>", PAGE, picture=True) is None
    assert absolute("data:image/svg+xml,<svg a='b'/>", PAGE, picture=True) == (
        "data:image/svg+xml,%3Csvg%20a='b'/%3E"
    )


def test_what_is_encoded_stays_byte_for_byte() -> None:
    assert absolute("/%C3%a4/ä b/100%", PAGE) == "https://example.org/%C3%a4/%C3%A4%20b/100%25"
    assert absolute("/a?b=ü&c=[1]|2#größe", PAGE) == (
        "https://example.org/a?b=%C3%BC&c=%5B1%5D%7C2#gr%C3%B6%C3%9Fe"
    )


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert absolute("/\ud800", PAGE) == "https://example.org/%EF%BF%BD"


@pytest.mark.parametrize(
    ("written", "ascii_host"),
    [
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("M%C3%BCnchen.example", "xn--mnchen-3ya.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("例え。テスト", "xn--r8jz45g.xn--zckzah"),
    ],
)
def test_a_foreign_host_becomes_punycode(written: str, ascii_host: str) -> None:
    assert absolute(f"https://{written}/", PAGE) == f"https://{ascii_host}/"


@given(references, st.one_of(st.just(PAGE), references))
def test_absolute_is_idempotent_ascii_and_never_raises(reference: str, base: str) -> None:
    once = absolute(reference, base, picture=True)
    if once is not None:
        assert once.isascii()
        assert not set(once) & set(' "<>\\^`{|}\x00\x1f\x7f')
        assert is_absolute(once)
        assert absolute(once, base, picture=True) == once
        assert absolute(once, "https://other.example/x", picture=True) == once


@given(references)
def test_encode_is_idempotent_ascii_and_never_raises(url: str) -> None:
    once = encode(url)
    assert once.isascii()
    assert " " not in once
    assert encode(once) == once


def test_encode_changes_nothing_but_signs() -> None:
    assert encode("https://example.org") == "https://example.org"
    assert encode("https://example.org:443/a/../b") == "https://example.org:443/a/../b"
    assert encode("https://bücher.example/ä ö#ü") == (
        "https://xn--bcher-kva.example/%C3%A4%20%C3%B6#%C3%BC"
    )
    assert encode("/notes/ä") == "/notes/%C3%A4"


def test_only_a_scheme_makes_a_reference_absolute() -> None:
    assert is_absolute("https://example.org/")
    assert is_absolute(" mailto:a@b.example")
    assert not is_absolute("//example.org/")
    assert not is_absolute("/a:b")
    assert not is_absolute("1:2")


def test_a_host_is_without_user_and_port() -> None:
    assert host("https://me@WWW.Example.org:8080/x") == "www.example.org"
    assert host("https://[::1]:80/") == "[::1]"
    assert host("mailto:me@example.org") is None
    assert host("/x") is None


@given(references)
def test_a_host_never_raises(url: str) -> None:
    assert host(url) != ""


@pytest.mark.parametrize(
    ("srcset", "candidates"),
    [
        ("", ()),
        (" , ", ()),
        ("a.png", (("a.png", ""),)),
        ("a.png 1x, b.png 2x", (("a.png", "1x"), ("b.png", "2x"))),
        ("a.png, b.png 640w", (("a.png", ""), ("b.png", "640w"))),
        ("w_1,h_2/a.png 1x,b.png", (("w_1,h_2/a.png", "1x"), ("b.png", ""))),
        ("data:image/png;base64,AA== 2x", (("data:image/png;base64,AA==", "2x"),)),
        ("a.png  100w   50h\n,\tb.png", (("a.png", "100w 50h"), ("b.png", ""))),
    ],
)
def test_commas_inside_an_address_belong_to_it(
    srcset: str, candidates: tuple[tuple[str, str], ...]
) -> None:
    assert srcset_candidates(srcset) == candidates


@given(st.text(st.sampled_from("a./%2eE5?#\\ \u00e9"), max_size=12))
def test_a_path_with_a_dot_in_front_leads_to_the_same_place(path: str) -> None:
    page = "https://example.org/blog/post/"
    assert absolute(f"/a/.././b{path}", page) == absolute(f"/b{path}", page)


@given(
    st.lists(st.sampled_from(("../", "./", "a/", "b.c", "_1-~")), min_size=1),
    st.sampled_from(("", "#", "#top")),
    st.sampled_from(("https://example.org/", "http://a-b.example.org/a/b/c", f"{PAGE}#end")),
)
def test_references_without_signs_resolve_as_in_the_standard_library(
    parts: list[str], fragment: str, page: str
) -> None:
    for reference in ("".join(parts), f"/{''.join(parts)}"):
        assert absolute(reference + fragment, page) == urljoin(page, reference) + fragment
