"""TOML as the standard library reads it, with the lines and clashes of its keys.

Source: https://toml.io/en/v1.0.0
"""

import re
import tomllib
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Fields, Plain
from feedsmith.loaders.frontmatter.refusals import RefusedError, check_limits, doubled, too_deep
from feedsmith.patterns import lazy_pattern

# tomllib compares each part of a dotted key with all before it: 8,000 parts take a second.
_MAX_STEPS = 20_000_000
# A string that is never closed runs to its end, so that no text is scanned twice.
_TOKEN = lazy_pattern(
    r'(?P<string>"{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'{3}.*?(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]|\\[^\n])*+"?'
    r"|'[^'\n]*'?)"
    r"|(?P<comment>\#[^\n]*)|(?P<word>[\w-]+)|(?P<sign>[\n\[\]{}=])",
    re.DOTALL | re.ASCII,
)
_ERROR_LINE = lazy_pattern(r" \(at line (\d+), column \d+\)$")
_CLASHES = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate inline table key")
_QUOTE_IT = 'Put a text in quotes, as in title = "Foo: bar".'
_MENDS = {
    "Expected '=' after a key": "Write it as key = value: TOML has = where YAML has a colon.",
    "Invalid date or datetime": "Write a day that exists, as in 2024-05-07.",
    "Unterminated string": "Close the quote on the line that opens it.",
    "Illegal character '\\n'": "Close the quote on the line that opens it.",
    "Unclosed": "Close the bracket that this line opens.",
    "Expected newline": "Write one key a line, a text in quotes, a number without zeros in front.",
    "Unescaped": "Use single quotes, in which a backslash is only a backslash.",
}


class _Key(NamedTuple):
    """A key outside of brackets, with the table it stands in. line: from 0."""

    path: tuple[str, ...]
    line: int


def load(text: str) -> Fields:
    """The table that a block of TOML holds; raises RefusedError."""
    if _steps(text) > _MAX_STEPS:
        raise too_deep(0)
    try:
        values = tomllib.loads(text, parse_float=Plain)
    except RecursionError as error:
        raise too_deep(0) from error
    except ValueError as error:  # a TOMLDecodeError, or a number of more than 4,300 digits
        raise _explained(str(error), text) from error
    check_limits(values)
    lines: dict[str, int] = {}
    for key in _keys(text):
        lines.setdefault(key.path[0], key.line)
    return Fields(values, lines)


def _steps(text: str) -> int:
    """An upper bound of the comparisons that dotted keys cost."""
    dots = [line.count(".") for line in text.split("\n")]
    return sum(count * count for count in dots) + max(dots) * len(dots)


def _keys(text: str) -> Iterator[_Key]:
    """Keys and table headers in order, as far as the text is TOML."""
    table: tuple[str, ...] = ()
    for line, words in _statements(text):
        is_header = words[0] == "["
        parts = takewhile(lambda word: word not in ("]", "="), dropwhile("[".__eq__, words))
        path = tuple(map(_name, parts))
        if is_header:
            table = path
        if path:
            yield _Key(path if is_header else table + path, line)


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each statement's first line, and its words and signs; brackets may hold many lines."""
    words: list[str] = []
    depth = line = start = 0
    for match in _TOKEN.finditer(text):
        word = match[0]
        line += word.count("\n")
        if word == "\n" and depth == 0:
            if words:
                yield start, words
            words = []
        elif match["comment"] is None and word != "\n":
            start = start if words else line
            words.append(word)
            depth += (word in ("[", "{")) - (word in ("]", "}"))
    if words:
        yield start, words


def _name(word: str) -> str:
    """A key's part without its quotes."""
    if not word.startswith('"'):
        return word.strip("'")
    try:
        return str(next(iter(tomllib.loads(f"{word} = 1"))))
    except ValueError:
        return word


def _explained(message: str, text: str) -> RefusedError:
    """The likely cause of the parser's complaint."""
    found = _ERROR_LINE.search(message)
    said = message[: found.start()] if found else message.removesuffix(" (at end of document)")
    line = int(found[1]) - 1 if found else _last_line(text)
    if said.startswith(_CLASHES):
        return _clash(said, text, line)
    mend = next((mend for part, mend in _MENDS.items() if part in said), _QUOTE_IT)
    what = f"the TOML cannot be read ({said[:1].lower()}{said[1:]})"
    return RefusedError("front-matter-syntax", what, mend, line=line)


def _last_line(text: str) -> int:
    """Where the last key is: what its value opens is what the end of the block left open."""
    return max((key.line for key in _keys(text)), default=0)


def _clash(said: str, text: str, line: int) -> RefusedError:
    """The last key read clashes with the nearest one before it of the same path, or around it."""
    if said.startswith("Duplicate inline"):
        return doubled(said.split("'")[1], None, line)
    *before, last = _keys("\n".join(text.split("\n")[: line + 1]))
    around = [key for key in before if _overlap(key.path, last.path)]
    same = [key for key in around if key.path == last.path]
    nearest = (same or around)[-1:]
    first_line = nearest[0].line if nearest else None
    return doubled(".".join(last.path), first_line, last.line)


def _overlap(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
