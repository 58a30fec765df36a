"""Nikola: `.. key: value` lines, in a comment above Markdown or HTML, or in a file `post.meta`.

Source: https://getnikola.com/handbook.html#metadata-formats
"""

from collections.abc import Sequence
from pathlib import Path

from feedsmith import disk
from feedsmith.loaders.frontmatter import handlers
from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.dialects.written import (
    Field,
    after_lines,
    block_of,
    listed,
    replaced,
)
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_KEY = lazy_pattern(r"\s*\.\. (?P<key>[^:]+):(?: (?P<value>.*)|\s*$)")
_HIDING = frozenset(("draft", "private"))


def sidecar(path: Path) -> Path | None:
    """The file beside a post that holds its metadata, where there is one."""
    file = path.with_suffix(".meta")
    return file if disk.is_file(file) else None


def read(text: str, file: str) -> Block | Problem | None:
    """The metadata at the top; `None` where there is none. YAML and TOML count as well."""
    lines = text.split("\n")
    fields, count = _key_lines(lines)
    if fields:
        return _sorted_out(block_of(fields, file, after_lines(text, count), count + 1))
    ordinary = handlers.read(text, file)
    if isinstance(ordinary, Problem) or not ordinary.values:
        return ordinary if isinstance(ordinary, Problem) else None
    return _sorted_out(ordinary)


def _key_lines(lines: Sequence[str]) -> tuple[list[Field], int]:
    """The fields down to the first blank line, and how many lines are above the text."""
    at = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    commented = at < len(lines) and lines[at].strip() == "<!--"
    first = at + commented
    if first >= len(lines) or not _KEY.match(lines[first]):
        return [], 0
    found: list[Field] = []
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip() or "-->" in line:
            return found, _after(lines, number) if commented else number
        if match := _KEY.match(line):
            found.append(
                Field(match["key"].strip(), Plain((match["value"] or "").strip()), number + 1)
            )
    return found, len(lines)


def _after(lines: Sequence[str], at: int) -> int:
    """The line below the end of the comment."""
    ends = (number + 1 for number in range(at, len(lines)) if "-->" in lines[number])
    return next(ends, len(lines))


def _sorted_out(block: Block | Problem) -> Block | Problem:
    """Tags and authors as lists parted at commas; the tags that hide a post as what they mean."""
    if isinstance(block, Problem):
        return block
    tags = listed(block.values.get("tags"), ",")
    shown = [tag for tag in tags or [] if tag.lower() not in _HIDING]
    hidden = {"draft": Plain("true")} if len(shown) < len(tags or []) else {}
    authors = {
        key: listed(block.values[key], ",") for key in ("author", "authors") if key in block.values
    }
    return replaced(block, tags=shown or None, **authors, **hidden)
