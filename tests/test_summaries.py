"""Summaries of posts whose authors gave none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith.detection import detect_site
from feedsmith.markdown import render
from feedsmith.pipeline import build
from feedsmith.preparations.summaries import LONGEST, summarize


@pytest.mark.parametrize(
    "mark",
    [
        *("<!--more-->", "<!-- more -->", "<!--MORE-->", "<!-- truncate -->", "<!--truncate-->"),
        *("<!-- excerpt -->", "<!-- TEASER_END -->", "<!-- TEASER_END: Read on -->"),
    ],
)
def test_what_stands_before_a_mark_is_the_summary(mark: str) -> None:
    html = render(f"First *words*.\n\nSecond words.\n\n{mark}\n\nThird words.\n")
    assert summarize(html) == "First words. Second words."


@pytest.mark.parametrize("comment", ["<!-- moreover -->", "<!-- a note -->", "<!-- no more -->"])
def test_other_comments_are_no_marks(comment: str) -> None:
    assert summarize(render(f"First.\n\n{comment}\n\nSecond.\n")) == "First."


def test_a_mark_within_a_paragraph_ends_the_summary_there() -> None:
    assert summarize(render("First words. <!--more--> Second words.")) == "First words."


def test_words_of_two_paragraphs_do_not_run_together() -> None:
    assert summarize("<p>One.</p><p>Two.</p><!--more--><p>Three.</p>") == "One. Two."


def test_a_mark_at_the_very_start_says_nothing() -> None:
    assert summarize(render("<!--more-->\n\nFirst.\n\nSecond.")) == "First."


@pytest.mark.parametrize(
    ("html", "summary"),
    [
        ("<p>First <b>words</b> &amp; more.</p><p>Second.</p>", "First words & more."),
        ("<p> </p><p><img src=x alt=y></p><p>Words.</p>", "Words."),
        ("<h1>Title</h1><h2>Part</h2><p>Words.</p>", "Words."),
        ("<blockquote><p>Quoted.</p></blockquote><p>Own.</p>", "Quoted."),
        ("<ul><li>One</li><li>Two</li></ul>", "One Two"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("wo<b>rd</b>s<br>and<div>more</div>", "words and more"),
        ("<p>A\n  broken\tline</p>", "A broken line"),
        ("<p>Words<sup class='footnote-reference'><a href=#>1</a></sup>.</p>", "Words."),
        ("<p><script>let a</script><style>p{}</style>Words.</p>", "Words."),
        ("<p>If a &lt; b then &lt;template&gt;.</p>", "If a < b then <template>."),
        ("<figure><figcaption>Caption</figcaption></figure><p>Words.</p>", "Words."),
        ("<p>日本語の段落です。</p>", "日本語の段落です。"),
        ("<img src=x alt=y>", None),
        ("<h1>Only a title</h1>", None),
        ("", None),
        ("<p>Control \x01 sign</p>", "Control \ufffd sign"),
    ],
)
def test_the_first_paragraph_with_words_is_the_summary(html: str, summary: str | None) -> None:
    assert summarize(html) == summary


def test_a_long_paragraph_is_cut_between_words() -> None:
    said = summarize(f"<p>{'word ' * 400}</p>")
    assert said is not None
    assert len(said) <= LONGEST
    assert said.endswith("word…")


def test_what_is_before_the_mark_is_cut_too() -> None:
    said = summarize(f"<p>{'word ' * 400}</p><!--more--><p>x</p>")
    assert said is not None
    assert len(said) <= LONGEST


@pytest.mark.parametrize(
    ("front_matter", "body", "summary"),
    [
        ("description: Typed.", "First.\n\n<!--more-->\n\nSecond.", "Typed."),
        ("", "First.\n\nStill.\n\n<!--more-->\n\nSecond.", "First. Still."),
        ("", "First.\n\n{/* truncate */}\n\nSecond.", "First."),
        ("", "# Tides\n\nFirst.\n\nSecond.", "First."),
        ("excerpt: 2", "First.\n\nSecond.", "First."),
    ],
)
def test_the_authors_words_go_first_then_the_mark_then_the_paragraph(
    front_matter: str, body: str, summary: str, tmp_path: Path
) -> None:
    (tmp_path / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/"\n', "utf-8")
    post = f"---\ntitle: Tides\ndate: 2026-05-07\n{front_matter}\n---\n{body}\n"
    (tmp_path / "tides.md").write_text(post, "utf-8")
    result = build(detect_site(tmp_path, datetime(2026, 11, 1, tzinfo=UTC)))
    [item] = result.documents[0].feed.items
    assert item.summary == summary
