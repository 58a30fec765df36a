"""Front matter is found and taken off the body, however it is fenced and encoded."""

import pytest

from feedsmith.loaders.frontmatter.block import Block
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


def from_bytes(raw: bytes) -> Block:
    text = decode(raw, "post.md")
    assert isinstance(text, str)
    return block(text)


def from_unreadable(raw: bytes) -> Problem:
    found = decode(raw, "post.md")
    assert isinstance(found, Problem)
    return found


# What a file is made of.


def test_byte_order_mark_is_dropped() -> None:
    assert from_bytes(b"\xef\xbb\xbf---\ntitle: Foo\n---\nBody").values == {"title": "Foo"}


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_every_line_end_closes_the_block(end: bytes) -> None:
    found = from_bytes(end.join([b"---", b"title: Foo", b"---", b"One", b"Two"]))
    assert (found.values, found.body, found.body_line) == ({"title": "Foo"}, "One\nTwo", 4)


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
def test_utf_16_is_refused_by_name(codec: str) -> None:
    found = from_unreadable("\ufeff---\n".encode(codec))
    assert found.code == "encoding"
    assert "UTF-16" in found.what


def test_other_encodings_are_refused_with_offset_and_line() -> None:
    found = from_unreadable(b"---\r\ntitle: Caf\xe9\r\n---\r\n")
    assert (found.code, found.place.line) == ("encoding", 2)
    assert "0xE9 at offset 15" in found.what


def test_file_beyond_16_mib_is_refused() -> None:
    assert from_unreadable(b" " * (16 * 2**20 + 1)).code == "file-too-large"
    assert isinstance(decode(b" " * (16 * 2**20), "post.md"), str)


def test_nul_stays_in_a_body_and_is_named_in_front_matter() -> None:
    assert from_bytes(b"---\na: b\n---\nx\0y").body == "x\0y"
    found = problem("---\na: b\nc: \0\n---\n")
    assert (found.code, found.place.line) == ("front-matter-syntax", 3)
    assert "U+0000" in found.what


# Fences.


@pytest.mark.parametrize(
    ("text", "fence", "line", "body_line"),
    [
        ("---\na: x\n---\nBody", "yaml", 2, 4),
        ("---  \na: x\n---\t\nBody", "yaml", 2, 4),
        ("---\na: x\n...\nBody", "yaml", 2, 4),
        ("\n \n---\n\na: x\n---\nBody", "yaml", 5, 7),
        ("---yaml\na: x\n---\nBody", "yaml", 2, 4),
        ('---\n{"a": "x"}\n---\nBody', "yaml", 2, 4),
        ("---\n{a: x}\n---\nBody", "yaml", 2, 4),
        ('+++\na = "x"\n+++\nBody', "toml", 2, 4),
        ('\n+++\na = "x"\n+++\nBody', "toml", 3, 5),
        ('---toml\na = "x"\n---\nBody', "toml", 2, 4),
        ('---json\n{"a": "x"}\n---\nBody', "json", 2, 4),
        ('{"a": "x"}\nBody', "json", 1, 2),
        ('{\n  "a": "x"\n}\nBody', "json", 2, 4),
        ('{\n"a": "x"\n}\n;;;\nBody', "json", 2, 5),
        ('"a": "x"\n;;;\nBody', "json", 1, 3),
        (';;;\n"a": "x"\n;;;\nBody', "json", 2, 4),
    ],
)
def test_every_fence_is_taken_off_the_body(
    text: str, fence: str, line: int, body_line: int
) -> None:
    found = block(text)
    assert (found.values, found.lines, found.fence) == ({"a": "x"}, {"a": line}, fence)
    assert (found.body, found.body_line) == ("Body", body_line)


@pytest.mark.parametrize(
    "text",
    [
        "Just text",
        "",
        "---",
        "---\n\nText below a rule",
        "---\nText below a rule\n",
        "----\ntitle: no\n----\n",
        "{{< figure >}}",
        "{% include x %}",
        "{: .lead}\nText",
        '"Quoted": he said',
    ],
)
def test_text_without_front_matter_is_all_body(text: str) -> None:
    assert block(text) == Block({}, {}, text, 1)


@pytest.mark.parametrize("inside", ["", "# only a comment\n", "~\n", "\n\n"])
def test_empty_block_has_no_values(inside: str) -> None:
    found = block(f"---\n{inside}---\nBody")
    assert (found.values, found.body, found.fence) == ({}, "Body", "yaml")


def test_body_keeps_its_blanks_and_later_fences() -> None:
    assert block("---\na: b\n---\n\n  One\n---\nTwo\n\n").body == "\n  One\n---\nTwo\n\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Foo\n\nBody", 1),
        ("\n---\n'title': Foo\n", 2),
        ('+++\ntitle = "Foo"\n', 1),
        ('---json\n{"a": 1}\n', 1),
        ('{\n"a": 1\n', 3),
    ],
)
def test_block_that_never_ends_is_a_problem(text: str, line: int) -> None:
    found = problem(text)
    assert (found.code, found.place.line) == ("front-matter-unclosed", line)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("---\n- a\n- b\n---\n", "a list"),
        ("---\nText between *two* rules\n\n@more\n---\n", "text"),
        ("---\n'quoted'\n---\n", "text"),
        ("---json\n[1]\n---\n", "a list"),
    ],
)
def test_what_is_no_mapping_is_a_problem_and_not_lost(text: str, kind: str) -> None:
    found = problem(text)
    assert (found.code, found.place.line) == ("front-matter-not-mapping", 2)
    assert found.what.startswith(kind)


def test_script_front_matter_is_a_problem() -> None:
    assert "Eleventy" in problem("---js\n{title: 1}\n---\n").what
