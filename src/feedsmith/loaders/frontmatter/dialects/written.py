"""Fields as a dialect finds them, one after another, made into a block."""

from collections.abc import Iterable
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.refusals import MAX_NODES, too_many
from feedsmith.problems import Problem


class Field(NamedTuple):
    """A key and its value as typed, and the line of the file, from 1, on which the key stands."""

    key: str
    value: object
    line: int


def block_of(fields: Iterable[Field], file: str, body: str, body_line: int) -> Block | Problem:
    """The fields as a block, the last of those with one key; a problem where they are too many."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    for count, field in enumerate(fields):
        if count >= MAX_NODES:
            return too_many(0).problem(file, field.line)
        if field.value not in ("", []):
            values[field.key], lines[field.key] = field.value, field.line
    return Block(values, lines, body, body_line)


def replaced(block: Block, **values: object) -> Block:
    """The block with other values; those of `None` are taken out."""
    kept = {key: value for key, value in (block.values | values).items() if value is not None}
    return block._replace(values=kept)


def listed(value: object, separators: str) -> list[str] | None:
    """A text parted at the first of the separators that it has; a list as it is."""
    if isinstance(value, list):
        return [str(one) for one in value]
    if not isinstance(value, str):
        return None
    separator = next((one for one in separators if one in value), None)
    parts = value.split(separator) if separator else [value]
    return [Plain(part.strip()) for part in parts if part.strip()] or None


def after_lines(text: str, count: int) -> str:
    """The text without its first lines, exactly as written."""
    start = 0
    for _ in range(count):
        end = text.find("\n", start)
        if end < 0:
            return ""
        start = end + 1
    return text[start:]
