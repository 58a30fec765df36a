"""Nothing that front matter can hold ends a run or holds it up."""

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from patience import patience

from feedsmith.loaders.frontmatter import yaml_events
from feedsmith.loaders.frontmatter.block import Block, Plain, typed
from feedsmith.loaders.frontmatter.handlers import decode, read
from feedsmith.problems import Problem


def block(text: str) -> Block:
    found = read(text, "post.md")
    assert isinstance(found, Block), str(found)
    return found


def problem(text: str) -> Problem:
    found = read(text, "post.md")
    assert isinstance(found, Problem), found
    assert found.level == "error"
    assert found.place.file == "post.md"
    return found


# Aliases and merge keys.


def test_alias_stands_for_what_it_repeats() -> None:
    values = block("---\na: &x [1, 2]\nb: *x\nc: &y z\nd: *y\n---\n").values
    assert (values["b"], values["d"]) == (["1", "2"], "z")


def test_merge_key_takes_in_mappings_and_what_is_written_wins() -> None:
    text = "---\na: &a {k: 1, l: 2}\nb: &b {l: 3, m: 4}\nc:\n  <<: [*a, *b]\n  k: 0\n---\n"
    assert block(text).values["c"] == {"k": "0", "l": "2", "m": "4"}


def test_merged_keys_have_the_line_of_the_merge() -> None:
    assert block("---\na: &a {k: 1}\n<<: *a\n---\n").lines == {"a": 2, "k": 3}


def test_quoted_merge_sign_is_a_key() -> None:
    assert block('---\n"<<": x\n---\n').values == {"<<": "x"}


MERGE_BOMB = "a0: &a0 {k: v}\n" + "".join(
    f"a{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 15)
)
ALIAS_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10)
)


@pytest.mark.parametrize(
    "inside", [MERGE_BOMB, ALIAS_BOMB, "<<: x\n", "<<:\n", "a: &a [1]\n<<: *a\n"]
)
def test_bombs_and_odd_merges_are_refused_at_once(inside: str) -> None:
    with patience():
        assert problem(f"---\n{inside}---\n").code == "front-matter-aliases"


def test_merge_of_what_merges_is_refused_however_small() -> None:
    found = problem("---\na: &a {k: 1}\nb: &b {<<: *a}\nc: {<<: *b}\n---\n")
    assert (found.code, found.place.line) == ("front-matter-aliases", 4)


def test_chain_of_aliases_is_as_deep_as_what_it_stands_for() -> None:
    chain = "a0: &a0 [x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 70))
    assert problem(f"---\n{chain}---\n").code == "front-matter-too-deep"


# Limits.


def test_json_without_end_is_given_up_at_1_mib() -> None:
    text = '{"a": [' + "1," * (2**23 - 10)
    with patience():
        assert problem(text).code == "front-matter-too-large"


def test_block_beyond_1_mib_is_refused() -> None:
    for above, below in (("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ('{"a": [', "1]}")):
        found = problem(above + "1,\n" * (2**20 // 3 + 10) + below)
        assert found.code == "front-matter-too-large"


@pytest.mark.parametrize("text", ["---\na: [{}]\n---\n", "+++\na = [{}]\n+++\n", '{{"a": [{}]}}'])
def test_ten_thousand_values_are_the_limit(text: str) -> None:
    assert problem(text.format(",".join(["1"] * 10_000))).code == "front-matter-too-large"
    assert len(block(text.format(",".join(["1"] * 9_990))).values) == 1


@pytest.mark.parametrize("text", ["---\na: {}\n---\n", "+++\na = {}\n+++\n", '{{"a": {}}}'])
def test_64_levels_are_the_limit(text: str) -> None:
    assert problem(text.format("[" * 65 + "]" * 65)).code == "front-matter-too-deep"
    assert block(text.format("[" * 60 + "]" * 60)).values


DEEP = """
import sys
from feedsmith.loaders.frontmatter.handlers import read
spaces = "\\n".join(" " * i + "a:" for i in range(1400))
tables = "[" + "a." * 2000 + "a]\\n" + "".join(f"k{i}=1\\n" for i in range(50_000))
directives = "".join(f"%TAG !a{i}! x\\n" for i in range(50_000))
for count in (30_000, 100_000):
    for fence, inside in (
        ("---", "[" * count), ("---", "a: " + "[" * count), ("---", "{" * count),
        ("---", "{a: " * count), ("---", "- " * count), ("---", "? " * count),
        ("---", "a:\\n" + "- " * count), ("---", spaces), ("---", directives),
        ("---", "a: b\\n... # x\\n" + directives), ("---", '{"a":' * count),
        ("---json", '{"a":' * count), ("+++", "a=" + "[" * count), ("+++", "a=" + "{a=" * count),
        ("+++", "a." * count + "a = 1"), ("+++", "[" + "a." * count + "a]"), ("+++", tables),
        (";;;", "[" * count),
    ):
        print(read(f"{fence}\\n{inside}\\n{fence[:3]}\\n", "post.md").code)
"""


def test_deep_nesting_neither_crashes_nor_goes_on_for_ever() -> None:
    run = subprocess.run(
        [sys.executable, "-c", DEEP], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    said = run.stdout.split()
    assert len(said) == 36
    assert set(said) <= {"front-matter-too-deep", "front-matter-syntax"}
    assert said.count("front-matter-too-deep") >= 22


# Whatever comes.

PIECES = st.sampled_from(
    [
        *(
            "---",
            "+++",
            ";;;",
            "...",
            "---json",
            "---toml",
            "\n",
            "\n",
            "\n",
            " ",
            "\t",
            "\r",
            "\0",
        ),
        *("a:", "a: ", "a=", "a = ", "<<: ", "*a", "&a ", "- ", "? ", ": ", ", ", "| ", "> ", "%"),
        *("[", "]", "{", "}", '"', "'", '"""', "'''", "@", "`", "# ", "! ", "!!str ", "\\", "\\u"),
        *("1.10", "\\ud800", "\ud800", "\u2028", "\x85", "é", "NaN", "a.", "[[a]]", "2026-02-30"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))
FENCES = st.sampled_from(
    [
        ("---\n", "\n---\n"),
        ("+++\n", "\n+++\n"),
        ("---json\n", "\n---\n"),
        ("", "\n;;;\n"),
        ("{", "}"),
        ("+++\na = 1\n", "\n+++\n"),
        ("", ""),
    ]
)


@settings(max_examples=600, deadline=None)
@given(FENCES, TEXTS, TEXTS)
def test_nothing_that_a_text_can_hold_raises(fence: tuple[str, str], one: str, two: str) -> None:
    found = read(fence[0] + one + fence[1] + two, "post.md")
    if isinstance(found, Block):
        typed(found.values)
        assert found.lines.keys() == found.values.keys()
    else:
        assert found.place.line is not None
        assert found.place.line >= 1


@settings(max_examples=200, deadline=None)
@given(st.binary())
def test_nothing_that_a_file_can_hold_raises(raw: bytes) -> None:
    text = decode(raw, "post.md")
    assert isinstance(text, Problem) or "\r" not in text


def test_parser_without_libyaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\na: NO\nb: '1'\nc: &c [x, {y: 0123}]\nd: *c\n---\n"
    with_libyaml = block(text)
    monkeypatch.setattr(yaml_events, "_LOADER", yaml.SafeLoader)
    assert block(text) == with_libyaml
    assert isinstance(block(text).values["a"], Plain)
    assert problem("---\na: x: y\n---\n").mend == 'Put the whole value in quotes: a: "x: y"'
