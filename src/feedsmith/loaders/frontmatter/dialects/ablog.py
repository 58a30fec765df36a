"""ABlog: the directive `post`, or fields and front matter that say `blogpost`.

Source: https://ablog.readthedocs.io/en/stable/manual/posting-and-listing.html
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from textwrap import dedent
from typing import NamedTuple

from feedsmith.loaders.frontmatter import handlers
from feedsmith.loaders.frontmatter.block import Block, Plain, is_null
from feedsmith.loaders.frontmatter.dialects.restructured_text import read_fields, read_head
from feedsmith.loaders.frontmatter.dialects.written import (
    Field,
    after_lines,
    block_of,
    listed,
    replaced,
)
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line

_RST = lazy_pattern(r"\.\.[ \t]+(?P<name>post|update)::[ \t]*(?P<date>.*)$")
_MYST = lazy_pattern(r"(?P<fence>`{3,}|~{3,}|:{3,})\{(?P<name>post|update)\}[ \t]*(?P<date>.*)$")
_RST_PICTURE = lazy_pattern(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|]+\|[ \t]+)?(?:image|figure)::[ \t]*(\S+)", re.M
)
_MYST_PICTURE = lazy_pattern(
    r"!\[[^\]\n]*\]\(<?([^)\s>]+)|^(?:`{3,}|:{3,})\{(?:image|figure)\}[ \t]*(\S+)", re.M
)
_LISTS = ("author", "tags", "category", "location")
_FLAGS = ("blogpost", "nocomments", "exclude")


class _Directive(NamedTuple):
    """A directive of ABlog's: which, its fields, its text, and the lines it takes: from, up to."""

    name: str
    fields: list[Field]
    content: str
    first: int
    after: int


def read(text: str, file: str) -> Block | Problem | None:
    """What a document says of itself as a post; `None` where it says nothing."""
    if file.lower().endswith((".rst", ".txt")):
        head = read_head(text.split("\n"))
        titled = [head.title] if head.title else []
        block = block_of(
            [*head.fields, *titled], file, after_lines(text, head.lines), head.lines + 1
        )
        found = list(_directives(text.split("\n"), _RST))
    else:
        block = handlers.read(text, file)
        found = list(_directives(text.split("\n"), _MYST))
    if isinstance(block, Problem) or not (block.values or found):
        return block if isinstance(block, Problem) else None
    return _post(block, found, text, file)


def _post(block: Block, found: Sequence[_Directive], text: str, file: str) -> Block:
    """The block with what the directives add, and whether ABlog shows it."""
    post = next((one for one in found if one.name == "post"), None)
    values, lines = dict(block.values), dict(block.lines)
    for field in post.fields if post else []:
        values[field.key], lines[field.key] = field.value, field.line
    updates = [f for one in found if one.name == "update" for f in one.fields if f.key == "date"]
    if updates:
        values["updated"], lines["updated"] = updates[-1].value, updates[-1].line
    if post and post.content and "exclude" not in values:
        values.setdefault("summary", one_line(post.content))
    marked = post is not None or "blogpost" in values
    read = block._replace(values=values, lines=lines)
    return _without(replaced(read, **_meanings(values, text, file, marked)), post, text)


def _meanings(values: dict[str, object], text: str, file: str, marked: bool) -> dict[str, object]:
    """What ABlog means by its options, in the words that other generators use.

    A post without a date is a draft, which is built all the same.
    """
    meant: dict[str, object] = dict.fromkeys(_FLAGS)
    meant |= {key: listed(values.get(key), ",") for key in _LISTS if key in values}
    meant["image"] = _picture(values.get("image"), text, file)
    language = str(values.get("language") or "")
    meant["language"] = language if re.match(r"[A-Za-z]{2,3}(?:[-_]|$)", language) else None
    if is_null(values.get("date")):
        meant["draft"] = Plain("true")
    elif marked:
        meant["draft"] = values.get("draft", Plain("false"))
    return meant


def _picture(value: object, text: str, file: str) -> object:
    """The picture that a number counts, at the place where Sphinx puts pictures of pages."""
    if value is None or not str(value).isdigit():
        return value
    pattern = _RST_PICTURE if file.lower().endswith((".rst", ".txt")) else _MYST_PICTURE
    pictures = ["".join(found.groups("")) for found in pattern.finditer(text)]
    wanted = int(str(value)[:6])
    if not 0 < wanted <= len(pictures):
        return None
    picture = pictures[wanted - 1]
    return picture if "://" in picture else f"/_images/{PurePosixPath(picture).name}"


def _without(block: Block, post: _Directive | None, text: str) -> Block:
    """The body with the directive's text in the directive's place."""
    before = text.count("\n", 0, len(text) - len(block.body))
    if post is None or post.first < before:
        return block
    lines = block.body.split("\n")
    shown = [] if "exclude" in {field.key for field in post.fields} else post.content.split("\n")
    lines[post.first - before : post.after - before] = shown
    return block._replace(body="\n".join(lines))


def _directives(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[_Directive]:
    at = 0
    while at < len(lines):
        match = pattern.match(lines[at])
        if match is None:
            at += 1
            continue
        fence = match.groupdict().get("fence")
        after = _closing(lines, at + 1, fence) if fence else _outdent(lines, at + 1)
        inner = dedent("\n".join(lines[at + 1 : after])).split("\n")
        options, used = _options(inner, at + 1)
        content = "\n".join(inner[used:]).strip("\n")
        date = (
            [Field("date", Plain(match["date"].strip()), at + 1)] if match["date"].strip() else []
        )
        yield _Directive(match["name"], [*options, *date], content, at, after + bool(fence))
        at = after + 1


def _options(inner: list[str], above: int) -> tuple[list[Field], int]:
    """`:key: value` lines; MyST also has `key: value` lines between dashes."""
    if inner[0].strip() != "---":
        fields, used = read_fields(inner, 0)
        return [field._replace(line=field.line + above) for field in fields], used
    end = next((n for n in range(1, len(inner)) if inner[n].strip() == "---"), len(inner))
    pairs = ((n, *inner[n].partition(":")) for n in range(1, end))
    found = [
        Field(key.strip(), Plain(value.strip()), number + 1 + above)
        for number, key, colon, value in pairs
        if colon
    ]
    return found, end + 1


def _closing(lines: Sequence[str], at: int, fence: str) -> int:
    ends = (n for n in range(at, len(lines)) if lines[n].strip().startswith(fence))
    return next(ends, len(lines))


def _outdent(lines: Sequence[str], at: int) -> int:
    """The first line below that is neither blank nor indented, less the blank ones above it."""
    end = at
    for number in range(at, len(lines)):
        if not lines[number].strip():
            continue
        if lines[number][0] not in " \t":
            break
        end = number + 1
    return end
