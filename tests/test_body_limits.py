"""What other libraries lose is kept, and what is beyond a limit is reported."""

from __future__ import annotations

import pytest

from feedsmith.preparations import Context, prepare
from feedsmith.preparations.limits import BIGGEST
from feedsmith.problems import Place

CONTEXT = Context(page_url="https://example.org/blog/post/", place=Place("posts/post.md", 3))


def prepared(html: str) -> str:
    body, _ = prepare(html, CONTEXT)
    assert body is not None
    return body


def codes(html: str) -> list[str]:
    return [problem.code for problem in prepare(html, CONTEXT)[1]]


def test_nesting_past_254_levels_loses_nothing() -> None:
    html = "<div>" * 400 + "deep" + "</div>" * 400 + "<p>after</p>"
    assert prepare(html, CONTEXT) == (html, ())


@pytest.mark.parametrize("levels", [512, 600, 100_000])
def test_nesting_past_the_limit_is_reported_and_the_body_left_out(levels: int) -> None:
    body, (problem,) = prepare("<div>" * levels + "deep", CONTEXT)
    assert body is None
    assert (problem.code, problem.level) == ("html-too-deep", "error")


def test_a_picture_of_11_megabytes_loses_nothing_after_it() -> None:
    html = f'<img src="data:image/png;base64,{"A" * 11_000_000}"><p>after</p>'
    assert prepare(html, CONTEXT) == (html, ())


def test_a_lone_surrogate_is_reported_and_loses_nothing_after_it() -> None:
    body, (problem,) = prepare("<p>a\ud800b</p><p>after</p>", CONTEXT)
    assert body == "<p>a\ufffdb</p><p>after</p>"
    assert (problem.code, problem.level) == ("text-unclean", "warning")


def test_characters_that_xml_forbids_are_replaced_even_when_written_as_references() -> None:
    assert prepared("<p>a&#8;b&#xFFFE;c&#13;d</p>") == "<p>a\ufffdb\ufffdc\nd</p>"
    assert codes("<p>a\tb\nc é 😀</p>") == []


def test_a_body_beyond_the_size_is_reported_and_left_out() -> None:
    body, (problem,) = prepare("x" * (BIGGEST + 1), CONTEXT)
    assert body is None
    assert (problem.code, problem.level) == ("html-too-big", "error")


def test_a_body_that_would_grow_beyond_measure_is_reported_and_left_out() -> None:
    opened = "".join(f"<b id={number}>" for number in range(500))
    body, (problem,) = prepare(f"<p>{opened}</p>" + "<p>x" * 20_000, CONTEXT)
    assert body is None
    assert (problem.code, problem.level) == ("html-tangled", "error")


def test_a_long_body_with_a_few_open_tags_is_prepared() -> None:
    assert codes("<p><b>x</p>" + "<p><i>y</i> z</p>" * 5_000) == []
