"""JSON as the standard library reads it, with numbers as written and the lines of its keys.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

import json
from typing import NoReturn

from feedsmith.loaders.frontmatter.block import Fields, Plain
from feedsmith.loaders.frontmatter.refusals import (
    RefusedError,
    check_limits,
    doubled,
    not_a_mapping,
    too_deep,
)
from feedsmith.patterns import lazy_pattern

_TOKEN = lazy_pattern(r'"(?:[^"\\]|\\.)*+"|[{}\[\]:]|-?Infinity|NaN')
_MENDS = {
    "Expecting property name": 'Quote the key, as in "title": "Foo", and end no list with a comma.',
    "Illegal trailing comma": "Delete the comma after the last value.",
    "Expecting ',' delimiter": "Put a comma between two values, and none of a number's zeros in "
    "front.",
    "Invalid control character": r"Write \n for a line end within a text, and close each quote.",
    "Invalid \\": "Write each backslash twice.",
}
_QUOTE_IT = 'Put each text in double quotes, as in "title": "Foo".'


def load(text: str) -> Fields:
    """The object that a block of JSON holds; raises RefusedError."""
    value, end = decode(text)
    if rest := text[end:].lstrip():
        line = text.count("\n", 0, len(text) - len(rest))
        what = "something follows the end of the JSON"
        raise RefusedError("front-matter-syntax", what, "Delete what follows.", line=line)
    if not isinstance(value, dict):
        raise not_a_mapping("a list" if isinstance(value, list) else "text", 0)
    check_limits(value)
    return Fields(value, _lines(text))


def decode(text: str) -> tuple[object, int]:
    """The value with which a text begins, blanks aside, and where it ends."""
    start = len(text) - len(text.lstrip())
    try:
        value: tuple[object, int] = _DECODER.raw_decode(text, start)
    except RecursionError as error:
        raise too_deep(0) from error
    except json.JSONDecodeError as error:
        raise _explained(error) from error
    except _NotANumberError as error:
        raise _not_a_number(str(error), text) from error
    return value


class _NotANumberError(ValueError):
    """NaN, Infinity or -Infinity, which Python reads and JSON has not."""


def _refuse_constant(word: str) -> NoReturn:
    raise _NotANumberError(word)


_DECODER = json.JSONDecoder(parse_int=Plain, parse_float=Plain, parse_constant=_refuse_constant)


def _not_a_number(word: str, text: str) -> RefusedError:
    start = next(match.start() for match in _TOKEN.finditer(text) if match[0] == word)
    mend = "Write null, or put the word in quotes."
    line = text.count("\n", 0, start)
    return RefusedError("front-matter-syntax", f"{word} is no JSON", mend, line=line)


def _explained(error: json.JSONDecodeError) -> RefusedError:
    line = error.lineno - 1
    if error.pos >= len(error.doc.rstrip()):
        mend = "Close it with } below its last line."
        return RefusedError("front-matter-unclosed", "the JSON is never closed", mend, line=line)
    mend = next((mend for part, mend in _MENDS.items() if part in error.msg), _QUOTE_IT)
    what = f"the JSON cannot be read ({error.msg[:1].lower()}{error.msg[1:]})"
    return RefusedError("front-matter-syntax", what, mend, line=line)


def _lines(text: str) -> dict[str, int]:
    """The line of each key of the outermost object; a key given twice at any depth is refused."""
    objects: list[dict[str, int]] = []
    outermost: dict[str, int] = {}
    line = position = 0
    name = ""
    for match in _TOKEN.finditer(text):
        written = match[0]
        if written in "{[":
            objects.append({})
        elif written in "}]":
            outermost = objects.pop()
        elif written == ":":
            _remember(objects[-1], str(json.loads(name)), line)
        else:
            line += text.count("\n", position, match.start())
            position, name = match.start(), written
    return outermost


def _remember(lines: dict[str, int], key: str, line: int) -> None:
    if key in lines:
        raise doubled(key, lines[key], line)
    lines[key] = line
