"""Metadata in the generators' own dialects: values, lines and bodies as the tools read them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsmith.loaders.frontmatter.block import Block
from feedsmith.problems import Problem

DIALECTS = ("pelican", "nikola", "ablog", "lektor")


def read(dialect: str, text: str, file: str = "post.md") -> Block | Problem | None:
    module = import_module(f"feedsmith.loaders.frontmatter.dialects.{dialect}")
    found: Block | Problem | None = module.read(text, file)
    return found


def block(dialect: str, text: str, file: str = "post.md") -> Block:
    found = read(dialect, text, file)
    assert isinstance(found, Block), found
    return found


# Pelican. Each text was read by Pelican 4.12 too.


@pytest.mark.parametrize(
    ("text", "values", "lines", "body"),
    [
        (
            "Title: A: b\nDate: 2026-01-02\n\nBody\n",
            {"title": "A: b", "date": "2026-01-02"},
            {"title": 1, "date": 2},
            "Body\n",
        ),
        (
            "---\nTitle: Tea: a story\nDate: 2026-01-02\n---\nBody\n",
            {"title": "Tea: a story", "date": "2026-01-02"},
            {"title": 2, "date": 3},
            "Body\n",
        ),
        (
            "Title: x\nSummary: one\n    two\nTags: a; b, c\n\nBody: text\n",
            {"title": "x", "summary": "one two", "tags": ["a", "b, c"]},
            {"title": 1, "summary": 2, "tags": 4},
            "Body: text\n",
        ),
        ("title:x\nBody right away\n", {"title": "x"}, {"title": 1}, "Body right away\n"),
        ("Title: a\nTitle: b\n\nBody", {"title": "a"}, {"title": 1}, "Body"),
        ("Author-Name: x\n...\nBody", {"author-name": "x"}, {"author-name": 1}, "Body"),
        ("Tags: a,\n    b\n\nBody", {"tags": ["a", "b"]}, {"tags": 1}, "Body"),
    ],
)
def test_pelican_reads_key_and_value_lines(
    text: str, values: dict[str, object], lines: dict[str, int], body: str
) -> None:
    found = block("pelican", text)
    assert (found.values, found.lines, found.body) == (values, lines, body)
    assert found.body_line == text.count("\n", 0, len(text) - len(body)) + 1


@pytest.mark.parametrize(
    "text",
    [
        "Just text.\n\nTitle: no\n",
        "\nTitle: no\n",
        "---\ntitle: x\ntags: [a, b]\n---\nBody\n",
        "---\ntitle: x\ntags:\n  - a\n---\nBody\n",
        "",
    ],
)
def test_pelican_leaves_yaml_and_plain_text_to_the_ordinary_reading(text: str) -> None:
    assert read("pelican", text) is None


@pytest.mark.parametrize(
    ("text", "values", "lines"),
    [
        (
            "Title\n=====\n\n:date: 2026-01-02\n:tags: a, b\n\nBody\n",
            {"title": "Title", "date": "2026-01-02", "tags": ["a", "b"]},
            {"title": 1, "date": 4, "tags": 5},
        ),
        (
            "=====\nOver\n=====\n:Summary: one\n   two\n:authors: A; B\n\nBody\n",
            {"title": "Over", "summary": "one two", "authors": ["A", "B"]},
            {"title": 2, "summary": 4, "authors": 6},
        ),
        (
            ".. comment\n   more\n\nA *b* ``c`` `d <https://x.example>`_\n" + "#" * 40 + "\n\nBody",
            {"title": "A b c d"},
            {"title": 4},
        ),
        (
            "Title\n=====\n\n.. _label:\n\n:modified: 2026-02-03\n\nBody",
            {"title": "Title", "modified": "2026-02-03"},
            {"title": 1, "modified": 6},
        ),
        ("Title\n=====\n\nText.\n\n:date: 2026-01-02\n", {"title": "Title"}, {"title": 1}),
        ("A\n=\n:authors: - Ada\n   - Bob\n", {"title": "A", "authors": ["Ada", "Bob"]}, None),
    ],
)
def test_restructured_text_has_a_title_and_a_field_list(
    text: str, values: dict[str, object], lines: dict[str, int] | None
) -> None:
    found = block("pelican", text, "post.rst")
    assert found.values == values
    assert lines is None or found.lines == lines


def test_a_title_in_restructured_text_keeps_signs_that_are_no_markup() -> None:
    text = "2 * 3 & `R&D` in snake_case <b>\n" + "=" * 40 + "\n"
    assert block("pelican", text, "x.rst").values["title"] == "2 * 3 & R&D in snake_case <b>"


# Nikola. Each text was read by Nikola 8.3 too.


@pytest.mark.parametrize(
    ("text", "values", "lines", "body"),
    [
        (
            ".. title: A: b\n.. date: 2026-01-01\n.. tags: a, b\n.. slug:\n\nBody\n",
            {"title": "A: b", "date": "2026-01-01", "tags": ["a", "b"]},
            {"title": 1, "date": 2, "tags": 3},
            "\nBody\n",
        ),
        (
            "\n<!--\n.. title: x\n.. author: Ada, Bob\n-->\n\nBody\n",
            {"title": "x", "author": ["Ada", "Bob"]},
            {"title": 3, "author": 4},
            "\nBody\n",
        ),
        (
            ".. title: x\nnot a key\n.. custom key: v: w\n\nBody",
            {"title": "x", "custom key": "v: w"},
            {"title": 1, "custom key": 3},
            "\nBody",
        ),
        (".. title: a\n.. title: b\n\nBody", {"title": "b"}, {"title": 2}, "\nBody"),
        (
            "---\ntitle: x\nauthor: Ada, Bob\n---\nBody",
            {"title": "x", "author": ["Ada", "Bob"]},
            {"title": 2, "author": 3},
            "Body",
        ),
    ],
)
def test_nikola_reads_comments(
    text: str, values: dict[str, object], lines: dict[str, int], body: str
) -> None:
    found = block("nikola", text)
    assert (found.values, found.lines, found.body) == (values, lines, body)
    assert found.body_line == text.count("\n", 0, len(text) - len(body)) + 1


@pytest.mark.parametrize("tag", ["draft", "Draft", "private"])
def test_nikola_keeps_back_what_a_tag_hides(tag: str) -> None:
    found = block("nikola", f".. title: x\n.. tags: cheese, {tag}\n\nBody")
    assert found.values == {"title": "x", "tags": ["cheese"], "draft": "true"}


@pytest.mark.parametrize(
    "text", ["Body first.\n\n.. title: no\n", ".. image:: x.png\n\n.. title: no\n", ""]
)
def test_nikola_takes_no_directive_for_metadata(text: str) -> None:
    assert read("nikola", text, "post.rst") is None


def test_nikola_names_the_file_of_metadata_where_there_is_one(tmp_path: Path) -> None:
    module = import_module("feedsmith.loaders.frontmatter.dialects.nikola")
    assert module.sidecar(tmp_path / "post.md") is None
    (tmp_path / "post.meta").write_text(".. title: x\n", "utf-8")
    assert module.sidecar(tmp_path / "post.md") == tmp_path / "post.meta"


# ABlog.


def test_ablog_reads_the_directive_and_takes_it_out_of_the_text() -> None:
    text = (
        "Title\n=====\n\n.. post:: Jan 5, 2026\n   :tags: a, b c\n   :author: ada, bob\n"
        "   :category: Notes\n   :nocomments:\n\nBody.\n"
    )
    found = block("ablog", text, "post.rst")
    assert found.values == {
        "title": "Title",
        "date": "Jan 5, 2026",
        "tags": ["a", "b c"],
        "author": ["ada", "bob"],
        "category": ["Notes"],
        "draft": "false",
    }
    assert found.lines["date"] == 4
    assert found.lines["author"] == 6
    assert found.body.split() == ["Body."]


def test_ablog_takes_the_directives_text_for_a_summary_that_stays_in_the_body() -> None:
    text = "Title\n=====\n\n.. post:: 2026-01-05\n   :tags: a\n\n   First\n   words.\n\nRest.\n"
    found = block("ablog", text, "post.rst")
    assert found.values["summary"] == "First words."
    assert found.body.split() == ["First", "words.", "Rest."]
    hidden = block("ablog", text.replace(":tags: a", ":exclude:"), "post.rst")
    assert hidden.body.split() == ["Rest."]


@pytest.mark.parametrize(
    "options", [":tags: a\n:category: B\n", "---\ntags: a\ncategory: B\n---\n"]
)
def test_ablog_reads_mysts_directive(options: str) -> None:
    text = f"# Title\n\n```{{post}} 2026-01-05\n{options}```\n\nBody.\n"
    found = block("ablog", text)
    assert found.values == {
        "date": "2026-01-05",
        "tags": ["a"],
        "category": ["B"],
        "draft": "false",
    }
    assert found.body.split() == ["#", "Title", "Body."]
    assert text.split("\n")[found.lines["tags"] - 1].strip(":").startswith("tags")


def test_ablog_reads_front_matter_and_field_lists_that_say_blogpost() -> None:
    yaml = block("ablog", "---\nblogpost: true\ndate: 2026-01-05\nauthor: ada, bob\n---\n# T\n")
    assert yaml.values == {"date": "2026-01-05", "author": ["ada", "bob"], "draft": "false"}
    fields = block("ablog", ":blogpost: true\n:date: 2026-01-05\n\nTitle\n=====\n", "x.rst")
    assert fields.values == {"date": "2026-01-05", "title": "Title", "draft": "false"}


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Title\n=====\n\n.. post::\n   :tags: a\n", "x.rst"),
        ("---\nblogpost: true\n---\n# Title\n", "x.md"),
        ("Title\n=====\n\nA page of words.\n", "2026-01-02-x.rst"),
    ],
)
def test_ablog_keeps_back_what_has_no_date(text: str, file: str) -> None:
    assert block("ablog", text, file).values["draft"] == "true"


def test_ablog_leaves_a_dated_page_to_the_pattern_of_posts() -> None:
    assert "draft" not in block("ablog", ":date: 2026-01-05\n\nTitle\n=====\n", "x.rst").values


def test_ablog_says_updated_by_its_last_update() -> None:
    updates = ".. update:: 2026-02-01\n\n   A.\n\n.. update:: 2026-03-01\n"
    text = f"T\n=\n\n.. post:: 2026-01-05\n\n{updates}"
    found = block("ablog", text, "x.rst")
    assert (found.values["updated"], found.lines["updated"]) == ("2026-03-01", 10)


@pytest.mark.parametrize(
    ("number", "picture"),
    [
        ("1", "/_images/one.png"),
        ("2", "/_images/two.png"),
        ("3", "https://x.example/3.png"),
        ("4", None),
    ],
)
def test_ablog_counts_the_pictures_of_the_text(number: str, picture: str | None) -> None:
    text = (
        f"T\n=\n\n.. post:: 2026-01-05\n   :image: {number}\n\n.. image:: /_static/one.png\n\n"
        ".. figure:: ../two.png\n\n.. image:: https://x.example/3.png\n"
    )
    assert block("ablog", text, "x.rst").values.get("image") == picture


# Lektor. Three thousand random texts were parted as Lektor 3.3 parts them.


def test_lektor_parts_fields_at_three_dashes() -> None:
    text = (
        "_model: post\n---\ntitle: A: b\n---\ntags:\n\none\ntwo\n---\nauthor: Ada\n---\nbody:\n\n"
        "First.\n\n----\n\nLast.\n"
    )
    found = block("lektor", text, "contents.lr")
    assert found.values == {"title": "A: b", "tags": ["one", "two"], "author": "Ada"}
    assert found.lines == {"title": 3, "tags": 5, "author": 10}
    assert found.body == "First.\n\n---\n\nLast.\n"
    assert found.body_line == 14


def test_lektors_body_may_begin_on_the_line_of_its_key() -> None:
    found = block("lektor", "title: x\n---\nbody: One\ntwo", "contents.lr")
    assert (found.body, found.body_line) == ("One\ntwo", 3)


def test_the_blocks_of_lektors_flow_are_one_text() -> None:
    text = (
        "title: x\n---\nbody:\n\n#### text-block ####\ntext:\n\nFirst.\n\nSecond.\n----\n"
        "class: wide\n#### picture ####\nfile: a.png\n#### text-block ####\ntext: Third.\n"
    )
    found = block("lektor", text, "contents.lr")
    assert found.body.split() == ["First.", "Second.", "Third."]


def test_lektor_keeps_the_fields_that_hide_and_place_a_page() -> None:
    text = "_slug: a/b\n---\n_hidden: yes\n---\n_discoverable: no\n"
    assert block("lektor", text, "contents.lr").values == {
        "_slug": "a/b",
        "_hidden": "yes",
        "_discoverable": "no",
    }


def test_other_files_are_none_of_lektors() -> None:
    assert read("lektor", "title: x\n", "post.md") is None


# All of them.


@pytest.mark.parametrize(
    ("dialect", "line", "file"),
    [
        ("pelican", "k{}: v\n", "x.md"),
        ("pelican", ":k{}: v\n", "x.rst"),
        ("nikola", ".. k{}: v\n", "x.md"),
        ("ablog", ":k{}: v\n", "x.rst"),
        ("lektor", "k{}: v\n---\n", "contents.lr"),
    ],
)
def test_more_fields_than_a_post_can_mean_are_refused(dialect: str, line: str, file: str) -> None:
    found = read(dialect, "".join(line.format(number) for number in range(10_001)), file)
    assert isinstance(found, Problem)
    assert found.code == "front-matter-too-large"
    assert found.place.line


PIECES = st.sampled_from(
    [
        *("---", "", "Title", "=====", "title: x", "Title: x", ":date: 2026-01-02", ".. title: x"),
        *(
            "<!--",
            "-->",
            ".. post:: 2026-01-02",
            "   :tags: a, b",
            "   text",
            "```{post} 2026-01-02",
        ),
        *(":tags: a", "```", "body:", "# Heading", "    more", ".. comment", ".. image:: x.png"),
        *("blogpost: true", "text", "+++", "{", "\t", ":", "..", "----", "date:", "tags: [a"),
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=8).filter(lambda text: "\n" not in text), max_size=14),
    st.sampled_from(["x.md", "x.rst", "contents.lr"]),
    st.sampled_from(DIALECTS),
)
def test_nothing_that_a_file_can_hold_raises_and_each_key_stands_on_its_line(
    lines: list[str], file: str, dialect: str
) -> None:
    text = "\n".join(lines)
    found = read(dialect, text, file)
    if isinstance(found, Block):
        for key, number in found.lines.items():
            if key not in ("title", "date", "updated"):
                assert key.lower() in lines[number - 1].lower()
        assert 1 <= found.body_line <= len(lines) + 2
