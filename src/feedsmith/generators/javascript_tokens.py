"""The words, signs and literals of a script in JavaScript or TypeScript.

Source: https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from feedsmith.patterns import lazy_pattern

_TOKEN = lazy_pattern(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?(?:\*/|\Z)|\A\#![^\n]*)
    |(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |(?P<template>`(?:[^`\\]|\\.)*`)
    |(?P<number>-?(?:0[xXoObB][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?))
    |(?P<name>[^\W\d][\w$]*|\$[\w$]*)
    |(?P<sign>=>|\.{3}|\?\?|\?\.|\|\||&&|[=!]==?|.)""",
    re.DOTALL | re.VERBOSE,
)
_REGULAR_EXPRESSION = lazy_pattern(r"/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_ESCAPE = lazy_pattern(r"\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_PLACEHOLDER = lazy_pattern(r"\$\{\s*([\w$.]+)\s*\}")


class Token(NamedTuple):
    """A word, a sign or a literal of a script, as written."""

    kind: str
    text: str


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a script without blanks and comments; a regular expression counts as a name."""
    at, before = 0, Token("sign", ";")
    while at < len(text):
        kind = "name"
        match = _REGULAR_EXPRESSION.match(text, at) if _may_begin_expression(before) else None
        if match is None:
            match = _TOKEN.match(text, at)
            kind = (match.lastgroup if match else None) or "sign"
        if match is None:
            return
        at = match.end()
        if kind != "blank":
            before = Token(kind, match[0])
            yield before


def _may_begin_expression(before: Token) -> bool:
    """Whether a slash after this token begins a regular expression, not a division."""
    if before.kind == "sign":
        return before.text not in (")", "]", "}")
    return before.text in ("return", "typeof", "case")


def brackets(tokens: Sequence[Token]) -> dict[int, int]:
    """Each opening bracket's closing one; the end of the text for those left open."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "([{":
            opened.append(at)
        elif token.kind == "sign" and token.text in ")]}" and opened:
            closing[opened.pop()] = at
    return closing | dict.fromkeys(opened, len(tokens))


def unquoted(literal: str) -> str:
    """What stands between quotes; other words as they are."""
    if literal[:1] not in ("'", '"', "`"):
        return literal
    return _ESCAPE.sub(_unescaped, literal[1:-1])


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return _ESCAPED.get(match[4], match[4])
    point = int(code, 16)
    return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"


def filled(template: str, known: Mapping[str, object]) -> str | None:
    """The text of a template whose placeholders are constants, `None` where one is not known."""
    if "${" not in template:
        return template
    missing = False

    def constant(match: re.Match[str]) -> str:
        nonlocal missing
        found: object = known
        for name in match[1].split("."):
            found = found.get(name) if isinstance(found, dict) else None
        missing = missing or not isinstance(found, str | int)
        return str(found)

    text = _PLACEHOLDER.sub(constant, template)
    return None if missing or "${" in text else text


def number(text: str) -> int | float:
    """A number as typed: `0xff`, `1_000`, `2.5`."""
    plain = text.replace("_", "")
    try:
        return int(plain, 0)
    except ValueError:
        return float(plain)
