"""Markdown as the generators read it: CommonMark, GitHub's additions, ids of headings."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from turbohtml import parse_fragment

from feedsmith.markdown import render

SAMPLES = (
    "Plain words.",
    "One\ntwo\n\nthree",
    "*em* **strong** ***both*** _em_ __strong__ in_word_",
    "A [link](/a \"title\") and <https://example.org/a?b=c&d> and ![pic](p.png 'Alt')",
    "[ref][one] and [one]\n\n[one]: https://example.org/ 'One'",
    "- a\n- b\n  - c\n\n    words\n- d",
    "1. a\n2. b\n\n3. c\n\nwords\n\n7) seven",
    "> quote\n> > deeper\n\nafter",
    "```python\nif a < b:\n    pass\n```\n",
    "~~~\nplain ``` code\n~~~",
    "    indented <code>\n\n    more",
    "`code` ``a ` b`` `a\nb`",
    "***\n\n- - -\n\n___",
    "line one  \nline two\\\nline three",
    "&amp; &copy; &#35; &nbsp; &unknown; <b>raw</b> &lt;",
    "\\*not em\\* \\# \\[x\\]",
    '<div class="x">\n\n*inside*\n\n</div>',
    "<script>\nlet a = '<p>';\n\n</script>\n\nafter",
    "<!-- note\n\nstill --> after",
    "<details><summary>S</summary>\n\nBody\n</details>",
    "http://example.org is not linked here in CommonMark",
    "日本語と*強調*です。",
    "a\tb\n\n\tcode\ttab",
    "***bold** em*",
    "[not a link] [](empty) [x](<a b> 'c')",
    "- [ not a task\n- x]",
    "1986\\. A year.",
    "> - a\n> - b\n\n+ c",
    "",
    "   \n\n",
)


def same(html: str) -> str:
    """The HTML as a browser's tree, blanks between blocks apart."""
    root = parse_fragment(html)
    lines = (line.strip() for line in root.inner_html.splitlines())
    return "\n".join(line for line in lines if line)


@pytest.mark.parametrize("text", SAMPLES, ids=range(len(SAMPLES)))
def test_commonmark_is_read_as_markdown_it_reads_it(text: str) -> None:
    assert same(render(f"{text}\n")) == same(MarkdownIt("commonmark").render(f"{text}\n"))


def test_a_table_is_read_as_markdown_it_reads_it() -> None:
    table = "| a | b |\n|:--|--:|\n| 1 | `x|y` \\| z |\n| *2* |\n\nafter"
    ours = same(render(table)).replace("<tbody>", "").replace("</tbody>", "")
    theirs = same(MarkdownIt("commonmark").enable("table").render(table))
    for text in ("<table>", "<th", ">a</th>", ">b</th>", "<em>2</em>", "<p>after</p>"):
        assert text in ours
        assert text in theirs


def test_a_tables_columns_are_aligned() -> None:
    html = render("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert '<th style="text-align: center">a</th>' in html
    assert '<td style="text-align: right">2</td>' in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("~~gone~~ stays", "<p><del>gone</del> stays</p>"),
        ("- [x] done\n- [ ] open", 'type="checkbox"'),
        ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("<b onclick='x'>raw</b> <mark>html</mark>", "<b onclick='x'>raw</b> <mark>html</mark>"),
        ("<video src='a.mp4'></video>", "<video src='a.mp4'></video>"),
        ("Words $a_1$ stay", "<p>Words $a_1$ stay</p>"),
    ],
)
def test_what_others_add_to_commonmark_is_known(text: str, html: str) -> None:
    assert html in render(text)


@pytest.mark.parametrize(
    ("heading", "id"),
    [  # Hugo 0.168.0 and Jekyll 4.3.1 gave these; GitHub's rule is the same
        ("What to expect?", "what-to-expect"),
        ("C++ & C#: a tale", "c--c-a-tale"),
        ("Über uns", "über-uns"),
        ("日本語の見出し", "日本語の見出し"),
        ("`code` and *emphasis*", "code-and-emphasis"),
        ("1. First things", "1-first-things"),
        ("Dots... and — dashes", "dots-and--dashes"),
        ("snake_case_name", "snake_case_name"),
        ("[A link](/x) here", "a-link-here"),
        ("Double  space", "double--space"),
        ("It's “quoted”", "its-quoted"),
        ("50 % off", "50--off"),
        ("Emoji 😀 here", "emoji--here"),
        ("Own {#my-id}", "my-id"),
        ("UPPER Case", "upper-case"),
        ("under_ _score", "under_-_score"),
        ("a/b testing", "ab-testing"),
        ("a.b.c", "abc"),
        ("e&amp;f", "ef"),
        ("-dash-", "-dash-"),
    ],
)
def test_a_heading_has_the_id_that_the_built_page_gives_it(heading: str, id: str) -> None:
    [found] = parse_fragment(render(f"## {heading}")).select("h2")
    assert found.attr("id") == id


def test_headings_of_the_same_words_are_numbered() -> None:
    root = parse_fragment(render("## Twice\n\nTwice\n=====\n\n### Twice\n\n## twice-1\n"))
    ids = [one.attr("id") for one in root.select("h1, h2, h3")]
    assert ids == ["twice", "twice-1", "twice-2", "twice-1-1"]


def test_a_heading_without_letters_has_no_id() -> None:
    assert render("## !!!") == "<h2>!!!</h2>\n"


def test_a_raw_headings_own_id_is_kept() -> None:
    assert 'id="mine"' in render('<h2 id="mine">Words</h2>')


NOTES = "One[^a] and two[^b] and one again[^a].\n\n[^b]: Second.\n[^a]: First *note*.\n\nEnd.\n"


def test_footnotes_are_gathered_at_the_end_in_the_order_they_are_met() -> None:
    root = parse_fragment(render(NOTES))
    assert [one.attr("id") for one in root.select("section.footnotes li")] == ["fn:a", "fn:b"]
    assert root.select("section.footnotes li")[0].text.strip() == "First note. ↩"
    last = list(root.children)[-1]
    assert last == root.select_one("section.footnotes")


def test_footnotes_link_there_and_back() -> None:
    root = parse_fragment(render(NOTES))
    there = [(one.attr("id"), one.attr("href")) for one in root.select("sup a")]
    assert there == [("fnref:a", "#fn:a"), ("fnref:b", "#fn:b"), ("fnref:a:2", "#fn:a")]
    back = [one.attr("href") for one in root.select("a[role=doc-backlink]")]
    assert back == ["#fnref:a", "#fnref:b"]


def test_a_note_of_several_paragraphs_keeps_them() -> None:
    html = render("One[^n].\n\n[^n]: First.\n\n    Second.\n")
    [note] = parse_fragment(html).select("section.footnotes li")
    assert [one.text.strip() for one in note.select("p")] == ["First.", "Second. ↩"]


def test_a_reference_without_a_note_stays_as_typed() -> None:
    assert render("See[^none].") == "<p>See[^none].</p>\n"


@pytest.mark.parametrize("text", ["[" * 50_000, "*a " * 20_000, "> " * 5_000, "`" * 50_000 + "a"])
def test_markdown_made_to_be_slow_is_not(text: str) -> None:
    assert render(text)
