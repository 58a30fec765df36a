"""Pelican: `Key: value` lines above Markdown, a field list under the title of reStructuredText.

Sources: https://docs.getpelican.com/en/latest/content.html#file-metadata,
https://python-markdown.github.io/extensions/meta_data/
"""

from collections.abc import Sequence

from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.dialects.restructured_text import read_head
from feedsmith.loaders.frontmatter.dialects.written import (
    Field,
    after_lines,
    block_of,
    listed,
    replaced,
)
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_KEY = lazy_pattern(r" {0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>.*)")
_MORE = lazy_pattern(r" {4,}(?P<value>.*)")
_END = lazy_pattern(r"(?:-{3}|\.{3})(?:\s.*)?$")
_YAML = lazy_pattern(r"""[\[{"'|>&*!]""")
_LISTS = frozenset(("tags", "authors", "keywords"))


def read(text: str, file: str) -> Block | Problem | None:
    """The metadata at the top of an article; `None` where there is none of Pelican's own."""
    lines = text.split("\n")
    if file.lower().endswith(".rst"):
        return _restructured(lines, text, file)
    fenced = lines[0].rstrip() == "---"
    fields, count = _key_lines(lines, 1 if fenced else 0)
    if not fields or (fenced and not _is_plain(lines, fields, count)):
        return None
    firsts = {field.key: field for field in reversed(fields)}
    ordered = [field for field in fields if firsts[field.key] is field]
    return _sorted_out(block_of(ordered, file, after_lines(text, count), count + 1))


def _restructured(lines: Sequence[str], text: str, file: str) -> Block | Problem | None:
    head = read_head(lines)
    fields = [field._replace(key=field.key.lower()) for field in head.fields]
    titled = [head.title] if head.title else []
    if not fields and not titled:
        return None
    body = after_lines(text, head.lines)
    return _sorted_out(block_of([*fields, *titled], file, body, head.lines + 1))


def _key_lines(lines: Sequence[str], at: int) -> tuple[list[Field], int]:
    """The fields from a line on, and how many lines are above the text."""
    found: list[Field] = []
    for number in range(at, len(lines)):
        line = lines[number]
        key, more = _KEY.match(line), _MORE.match(line)
        if not line.strip() or _END.match(line):
            return found, number + 1
        if key:
            found.append(Field(key["key"].lower(), Plain(key["value"].strip()), number + 1))
        elif more and found:
            found[-1] = _continued(found[-1], more["value"].strip())
        else:
            return found, number
    return found, len(lines)


def _continued(field: Field, value: str) -> Field:
    """A further line is a further tag or author, and the rest of a sentence elsewhere."""
    separator = ", " if field.key in _LISTS else " "
    both = [part for part in (str(field.value), value) if part]
    return field._replace(value=Plain(separator.join(both)))


def _is_plain(lines: Sequence[str], fields: Sequence[Field], count: int) -> bool:
    """Whether what stands between fences is no YAML: then the ordinary reading would fail on it."""
    closed = _END.match(lines[count - 1]) is not None
    return closed and not any(_YAML.match(str(field.value)) for field in fields)


def _sorted_out(block: Block | Problem) -> Block | Problem:
    """Tags and authors as lists: parted at `;`, and where there is none at `,`."""
    if isinstance(block, Problem):
        return block
    values = {key: listed(block.values[key], ";,") for key in _LISTS & block.values.keys()}
    return replaced(block, **values)
