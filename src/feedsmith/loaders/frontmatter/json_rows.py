"""The rows of a JSON document, with the line on which each begins.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from feedsmith.loaders.frontmatter.block import Plain
from feedsmith.loaders.frontmatter.json_objects import decode
from feedsmith.loaders.frontmatter.refusals import RefusedError
from feedsmith.patterns import lazy_pattern

LISTS = ("items", "posts", "entries", "articles", "data")
"""Under which name an object holds its rows."""

_DECODER = json.JSONDecoder(parse_int=Plain, parse_float=Plain)
"""For parts of what `decode` has found to be sound."""
_BETWEEN = lazy_pattern(r"[\s,:]*")


def rows(text: str) -> Iterator[tuple[int, object]]:
    """Each element of the list, with its line, from 1. Raises RefusedError."""
    read, end = decode(text)
    if text[end:].strip():
        line = text.count("\n", 0, end)
        raise _refused("something follows the end of the JSON", line)
    start = _between(text, 0)
    if isinstance(read, dict):
        name = next((name for name in LISTS if isinstance(read.get(name), list)), None)
        start = _list_named(text, name) if name is not None else -1
    if start < 0 or text[start] != "[":
        raise _refused("it holds no list of posts", 0)
    return _elements(text, start)


def _refused(what: str, line: int) -> RefusedError:
    return RefusedError("front-matter-syntax", what, "", line=line)


def _between(text: str, start: int) -> int:
    found = _BETWEEN.match(text, start)
    return found.end() if found else start


def _list_named(text: str, name: str) -> int:
    """Where the list stands that an object has under this name."""
    position = _between(text, text.index("{") + 1)
    found = -1
    while text[position] != "}":
        key, end = _DECODER.raw_decode(text, position)
        start = _between(text, end)
        if key == name:
            found = start
        position = _between(text, _DECODER.raw_decode(text, start)[1])
    return found


def _elements(text: str, start: int) -> Iterator[tuple[int, object]]:
    line, counted = 1, 0
    position = _between(text, start + 1)
    while text[position] != "]":
        line += text.count("\n", counted, position)
        counted = position
        value, end = _DECODER.raw_decode(text, position)
        yield line, value
        position = _between(text, end)
