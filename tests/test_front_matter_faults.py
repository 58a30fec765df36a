"""What is wrong in front matter is named with its line, its cause and how to mend it."""

import pytest

from feedsmith.loaders.frontmatter.block import Block
from feedsmith.loaders.frontmatter.handlers import read
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


# Doubled keys.


@pytest.mark.parametrize(
    ("text", "key", "first", "line"),
    [
        ("---\ntitle: a\ndate: b\ntitle: c\n---\n", "title", 2, 4),
        ('---\n"title": a\ntitle: c\n---\n', "title", 2, 3),
        ("---\nimage:\n  src: a\n  alt: b\n  src: c\n---\n", "src", 3, 5),
        ("---\na: [{b: 1,\n  b: 2}]\n---\n", "b", 2, 3),
        ("+++\na = 1\nb = 2\na = 3\n+++\n", "a", 2, 4),
        ("+++\n[[t]]\na = 1\n[[t]]\na = 1\na = 2\n+++\n", "t.a", 5, 6),
        ("+++\na.b = 1\n[a]\n+++\n", "a", 2, 3),
        ("+++\n[a]\nb = 1\n[a]\n+++\n", "a", 2, 4),
        ('+++\na = 1\na = """\nx"""\n+++\n', "a", 2, 3),
        ('{\n"a": 1,\n"\\u0061": 2\n}\n', "a", 2, 3),
        ('{"x": {\n"a": 1,\n"a": 2}\n}\n', "a", 2, 3),
    ],
)
def test_doubled_key_is_named_with_both_lines(text: str, key: str, first: int, line: int) -> None:
    found = problem(text)
    assert found.code == "front-matter-doubled-key"
    assert (found.place.field, found.place.line) == (key, line)
    assert found.what == f'the key "{key}" is written twice, first on line {first}'


def test_same_key_in_two_mappings_is_no_problem() -> None:
    assert block("---\na: {x: 1}\nb: {x: 2}\n---\n").values["b"] == {"x": "2"}
    assert block('{"a": {"x": "a"}, "b": [{"x": "a"}, {"x": "a"}]}').lines == {"a": 1, "b": 1}


# Syntax, with the likely cause.


@pytest.mark.parametrize(
    ("line", "mend"),
    [
        ("title: Foo: bar", 'title: "Foo: bar"'),
        ("title: @x", 'title: "@x"'),
        ("title: `x` and y", 'title: "`x` and y"'),
        ("title: %x", 'title: "%x"'),
        ("title: *bold* move", 'title: "*bold* move"'),
        ("title: [Draft] Foo", 'title: "[Draft] Foo"'),
        ('title: "Foo" bar', "title: '\"Foo\" bar'"),
        ("title: 'it's'", 'title: "it\'s"'),
        ("title: *bold", "in quotes"),
        ("title: {{ name }}", "in quotes"),
        ("title:\n\t- c", "blanks"),
        ('title: "C:\\dir"', "single quotes"),
        ('title: "open', "Close the quote"),
        ("Some text", "key: value"),
        ("title: - a", "next line"),
        ("%TAG ! x", "quote"),
    ],
)
def test_syntax_error_says_how_to_mend_it(line: str, mend: str) -> None:
    found = problem(f"---\ndate: 2026-01-01\n{line}\nslug: x\n---\n")
    assert found.code == "front-matter-syntax"
    assert found.place.line == 3 + line.count("\n")
    assert mend in found.mend


def test_mended_line_is_readable() -> None:
    mend = problem('---\ntitle: She said "hi": it\'s so\n---\n').mend
    line = mend.partition("quotes: ")[2]
    assert block(f"---\n{line}\n---\n").values == {"title": 'She said "hi": it\'s so'}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('+++\na = "x"\ntitle = Foo\n+++\n', 3),
        ("+++\nday = 2026-02-30\n+++\n", 2),
        ("+++\na = 1\nb = [\n  1,\n+++\n", 3),
        ('+++\n"\\q" = 1\n+++\n', 2),
        ("+++\na = 0x" + "f" * 20 + "\n+++\n", 2),
        ("+++\na = " + "9" * 5000 + "\n+++\n", 2),
        ('{\n"a": 1,\n"b": NaN\n}\n', 3),
        ('{\n"a": 1\n"b": 2\n}\n', 3),
        ('{\n"a": "NaN",\n"b": -Infinity\n}\n', 3),
        ("---json\n{}\nx\n---\n", 3),
        ("---\na: 1\n--- x\n---\n", 3),
        ("---\na: 1\n? [b]\n: c\n---\n", 3),
        ("---\na: \ud800\n---\n", 2),
        ('---\na: "\u2028"\nb: x: y\n---\n', 3),
    ],
)
def test_syntax_error_names_its_line(text: str, line: int) -> None:
    found = problem(text)
    assert found.code == "front-matter-syntax"
    assert found.place.line == line


def test_lone_surrogate_escape_of_json_stays_in_the_text() -> None:
    assert block('{"a": "\\ud800"}').values == {"a": "\ud800"}
