"""Lektor's `contents.lr`: fields parted by lines of three dashes.

Source: https://www.getlektor.com/docs/content/format/ and lektor/metaformat.py
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.dialects.written import Field, block_of, replaced
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_BODIES = ("body", "text", "content", "main_content", "post")
_LISTS = frozenset(("tags", "categories", "category", "authors", "keywords"))
_OWN = frozenset(("_model", "_template", "_attachment_for", "_attachment_type"))
_BLOCK = lazy_pattern(r"#{4} *[\w-]+ *#{4}\s*$")
_DASHES = lazy_pattern(r"\s*-{3,}\s*$")


class _Value(NamedTuple):
    """A field's key and its line, its lines of text and the line on which they begin."""

    key: str
    line: int
    lines: list[str]
    begins: int


def read(text: str, file: str) -> Block | Problem | None:
    """The fields of a page, the one that is its text as the body; `None` for other files."""
    if not file.lower().endswith(".lr"):
        return None
    values = list(_values(text.split("\n")))
    named = {value.key: value for value in values}
    main = next((named[key] for key in _BODIES if key in named), None)
    fields = (_field(value) for value in values if value is not main and value.key not in _OWN)
    body = "\n".join(_texts(main.lines)) if main else ""
    block = block_of(fields, file, body, main.begins if main else text.count("\n") + 1)
    return block if isinstance(block, Problem) else replaced(block)


def _texts(lines: list[str]) -> list[str]:
    """The texts in the blocks of a flow, one below the other; other lines as they are.

    https://www.getlektor.com/docs/content/flow/
    """
    if not lines or not _BLOCK.match(lines[0]):
        return lines
    found: list[str] = []
    fields = "\n".join("---" if _BLOCK.match(line) else line for line in lines)
    for value in _values(fields.split("\n")):
        if len(value.lines) > 1 or value.key in _BODIES:
            found += [*value.lines, ""]
    return found


def _values(lines: Sequence[str]) -> Iterator[_Value]:
    current: _Value | None = None
    for number, line in enumerate(lines, 1):
        if line.rstrip() == "---":
            if current:
                yield current
            current = None
        elif current is None:
            key, colon, rest = line.partition(":")
            if colon:
                first = [rest.lstrip(" \t")] if rest.strip() else []
                current = _Value(key.strip(), number, first, number if first else number + 1)
        elif current.lines or line.strip():
            current.lines.append(line[1:] if _DASHES.match(line) else line)
        else:
            current = current._replace(begins=number + 1)
    if current:
        yield current


def _field(value: _Value) -> Field:
    """One line is a scalar; several are a list where a list is meant."""
    said = [line.strip() for line in value.lines if line.strip()]
    if value.key in _LISTS and len(said) > 1:
        return Field(value.key, said, value.line)
    return Field(value.key, Plain("\n".join(value.lines).strip()), value.line)
