"""Plain lines of YAML are read without its parser, and never otherwise than by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsmith.loaders.frontmatter.block import Fields
from feedsmith.loaders.frontmatter.refusals import RefusedError
from feedsmith.loaders.frontmatter.yaml_events import load, parsed
from feedsmith.loaders.frontmatter.yaml_lines import read_lines

USUAL = """\
title: "Tides: a table"
date: 2026-05-14T08:00:00+02:00
draft: false
# a note
summary: What the harbour's clock does not say
slug: 0123

tags: [tides, "R&D", 'c++', Süßwasser]
empty: []
authors:
  - Ines Calder
  - "Bo"
categories:
- Essays
nothing:
link: https://example.org/a#b
"""
SIGNS = st.sampled_from(
    [*"ab1 \n:#-[]{},&*!|>'\"%@`?~.\\\t=<", "é", "日", "\x85", "\u2028", "\ufeff", "\xa0"]
)
WORDS = st.sampled_from(
    [
        *("title", "a", "true", "null", "~", "2026-05-14", "12:30", "<<", "k: v", "- x", "---"),
        *("'q'", '"q"', "[a, b]", "[a, 'b']", "[ ]", "{a: b}", "x # y", "x#y", "a:b", "a: "),
        *("...", "|", ">", "[a, b", "key", "", " ", "ä ö", "[a,b]", "[a , b ]", "[1.0, -2]", "x:"),
        *("\\", "#"),
    ]
)
LINES = st.one_of(
    st.builds("{}: {}".format, WORDS, WORDS),
    st.builds("  - {}".format, WORDS),
    st.builds("- {}".format, WORDS),
    st.builds("{}:".format, WORDS),
    st.builds("{}".format, WORDS),
)
PLAIN = st.text(st.sampled_from("ab1 :#-,[]'\"/.+&é"), max_size=12)
FLOW = st.lists(st.text(st.sampled_from("ab1 -+/&.'\"é"), max_size=5), max_size=4)
KEYS = st.text(st.sampled_from("abc_-1"), min_size=1, max_size=3)
SIMPLE = st.one_of(
    st.builds("{}: {}".format, KEYS, PLAIN),
    st.builds("{}: [{}]".format, KEYS, FLOW.map(", ".join)),
    st.builds("{}:".format, KEYS),
    st.builds("{}- {}".format, st.sampled_from(["", "  "]), PLAIN),
)
TEXTS = st.one_of(
    st.lists(SIMPLE, max_size=4).map("\n".join),
    st.text(SIGNS, max_size=60),
    st.lists(LINES, max_size=7).map("\n".join),
    st.lists(LINES, max_size=7).map(lambda lines: "".join(f"{line}\n" for line in lines)),
)


def shape(fields: Fields) -> tuple[object, ...]:
    """Values with their types, in their order, and lines."""

    def typed(value: object) -> object:
        return [typed(one) for one in value] if isinstance(value, list) else (type(value), value)

    return [(key, typed(value)) for key, value in fields.items()], fields.lines


def test_usual_front_matter_takes_no_parser() -> None:
    fields = read_lines(USUAL)
    assert fields is not None
    assert shape(fields) == shape(parsed(USUAL))
    assert fields["tags"] == ["tides", "R&D", "c++", "Süßwasser"]
    assert fields["authors"] == ["Ines Calder", "Bo"]


@given(TEXTS)
def test_what_lines_say_the_parser_says_too(text: str) -> None:
    fields = read_lines(text)
    if fields is not None:
        assert shape(fields) == shape(parsed(text))


@pytest.mark.parametrize(
    "text",
    [
        *("a: 'it''s'", 'a: "b\\n"', "a: b\n  c", "a:\n  b: c", "a: x # y", "a: &b c", "<<: x"),
        *("a: b: c", "a: [b: c]", "a: {b: c}", "a: |\n  b", "a: 1\na: 2", "a: -1", "a:b", "- a"),
        *("a:\n  - b\n   - c", "a:\n\n  - b", "a: ''\n- b", "", "\n", "a: \tb", "a: b\x85c: d"),
    ],
)
def test_what_is_less_plain_is_left_to_the_parser(text: str) -> None:
    assert read_lines(text) is None


def test_a_fault_is_told_as_before() -> None:
    with pytest.raises(RefusedError, match=r"."):
        load("title: a: b\n")
