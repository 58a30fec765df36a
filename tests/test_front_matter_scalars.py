"""What is written in front matter keeps its letters; what it means is asked for later."""

import datetime as dt

import pytest

from feedsmith.loaders.frontmatter.block import Block, Plain, is_null, truth, typed
from feedsmith.loaders.frontmatter.handlers import read


def block(text: str) -> Block:
    found = read(text, "post.md")
    assert isinstance(found, Block), str(found)
    return found


def written(scalar: str) -> object:
    return block(f"---\nvalue: {scalar}\n---\n").values["value"]


@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "12:30:45", "0123", "1.10", "2026", "2026-02-30", "2026-02-01 10:00"),
        *("true", "null", "~", "0x1F", "1_000", ".inf", "2026-02-01 10:00:00 -0500", "a#b"),
    ],
)
def test_plain_scalar_is_as_written(scalar: str) -> None:
    assert isinstance(written(scalar), Plain)
    assert written(scalar) == scalar


@pytest.mark.parametrize("scalar", ['"2026"', "'2026'", "|-\n  2026", ">-\n  2026", "!!str 2026"])
def test_quoted_scalar_is_text_and_not_plain(scalar: str) -> None:
    assert type(written(scalar)) is str
    assert written(scalar) == "2026"


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!foo", "!!binary", "!!int"])
def test_tag_is_ignored_and_builds_nothing(tag: str) -> None:
    assert written(f"{tag} echo") == "echo"


def test_yaml_keys_are_text_as_typed() -> None:
    text = "---\n1: a\nYes: b\n2026-01-01: c\nTitle: d\n---\n"
    assert list(block(text).values) == ["1", "Yes", "2026-01-01", "Title"]


def test_toml_and_json_numbers_keep_their_letters() -> None:
    assert block("+++\na = 1.10\n+++\n").values == {"a": Plain("1.10")}
    assert block('{"a": 1.10, "b": 12345678901234567890, "c": true, "d": null}').values == {
        "a": Plain("1.10"),
        "b": Plain("12345678901234567890"),
        "c": True,
        "d": None,
    }


def test_toml_lines_are_those_of_keys_and_tables() -> None:
    text = '+++\n# a = 1\na.b = 1\n"c d" = """\nx = 1\n"""\ne = [\n  1,\n]\n[t]\nu = 1\n+++\n'
    assert block(text).lines == {"a": 3, "c d": 4, "e": 7, "t": 10}


def test_yaml_lines_are_an_editor_s_lines() -> None:
    assert block('---\na: "\u2028 \x85"\nb: x\n---\n').lines == {"a": 2, "b": 3}


@pytest.mark.parametrize(
    ("scalar", "meant"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("TRUE", True),
        ("False", False),
        ("yes", "yes"),
        ("1.10", 1.1),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("0123", "0123"),
        ("00.5", "00.5"),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1e999", "1e999"),
        (".nan", ".nan"),
        ("-.inf", "-.inf"),
        ("9223372036854775807", 2**63 - 1),
        ("9223372036854775808", "9223372036854775808"),
        ("12345678901234567890", "12345678901234567890"),
        ("12:30:45", "12:30:45"),
        ("2026-02-30", "2026-02-30"),
    ],
)
def test_typed_reads_plain_scalars_by_the_core_schema(scalar: str, meant: object) -> None:
    assert (typed(Plain(scalar)), type(typed(Plain(scalar)))) == (meant, type(meant))
    assert typed(scalar) == scalar


def test_typed_goes_into_lists_and_mappings_and_writes_dates() -> None:
    day = dt.date(2026, 2, 1)
    assert typed({"a": [Plain("1"), {"b": day}], "c": True}) == {
        "a": [1, {"b": "2026-02-01"}],
        "c": True,
    }


def test_truth_is_what_generators_read() -> None:
    for word in ("yes", "On", "TRUE", "1"):
        assert truth(Plain(word)) is truth(word) is True
    for word in ("NO", "off", "False", "0"):
        assert truth(Plain(word)) is truth(word) is False
    assert (truth(True), truth(False), truth(1), truth(0)) == (True, False, True, False)
    others: tuple[object, ...] = ("y", "", "2", 2, None, [])
    assert [truth(value) for value in others] == [None] * 6


def test_null_is_only_what_is_written_without_quotes() -> None:
    nulls: list[object] = [None, written(""), written("~"), written("null"), written("NULL")]
    others: list[object] = [written('""'), written("'null'"), written("nil"), 0, False, []]
    assert [is_null(value) for value in nulls] == [True] * 5
    assert [is_null(value) for value in others] == [False] * 6
