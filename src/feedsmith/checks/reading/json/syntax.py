"""The first fault of a JSON text, and its likely cause.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from feedsmith.checks.reading.json import faults as rules
from feedsmith.checks.reading.json.places import Lines
from feedsmith.checks.reading.xml.faults import Here, Unreadable
from feedsmith.checks.rules import Rule
from feedsmith.patterns import lazy_pattern

_BLANK = lazy_pattern(r"[ \t\n\r]*")
_BODY = lazy_pattern(r'(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+')
_NUMBER = lazy_pattern(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])", re.ASCII)
_WORD = lazy_pattern(r"(?:true|false|null)(?!\w)")
_PIECE = lazy_pattern(r"[\w$.+-]{1,30}")
_MEANT = {"true": "Write true.", "false": "Write false.", "null": "Write null."} | dict.fromkeys(
    ("nan", "inf", "infinity", "undefined", "none", "nil"), "Leave the key out, or write a value."
)
_ESCAPE = lazy_pattern(r"\\u[0-9a-fA-F]*|\\[^\x00-\x1f]?")
_ESCAPE_BEGUN = lazy_pattern(r"(?:\\u?[0-9a-fA-F]{0,3})?")
_QUOTES = "'`‘’‚“”„«»′″"
_OPENERS = {"}": "{", "]": "["}
_CUT = "The file is cut off: write it again, and look whether the disk was full."

Wanted = Literal["value", "first value", "key", "first key", "colon", "comma", "end"]


class _Cause(NamedTuple):
    rule: Rule
    at: int
    what: str
    mend: str


class _Walk:
    """Goes from sign to sign until one is wrong: then `at` is its place, `wants` what belonged."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.before = 0  # the end of the last sign that was right
        self.last = ""
        self.open: list[int] = []
        self.wants: Wanted = "value"

    def go(self) -> None:
        while True:
            found = _BLANK.match(self.text, self.at)
            self.at = found.end() if found else self.at
            kind, end = self.sign()
            wants = self._next(kind)
            if wants is None:
                return
            self.wants, self.last, self.at, self.before = wants, kind, end, end

    def sign(self) -> tuple[str, int]:
        """The kind of the next sign, and its end: `?` for what is none, nothing at the end."""
        sign = self.text[self.at : self.at + 1]
        if sign == '"':
            end = self.end_of_text()
            return ("text", end + 1) if self.text.startswith('"', end) else ("?", end)
        if sign in "{}[]:,":
            return sign, self.at + len(sign)
        scalar = _NUMBER.match(self.text, self.at) or _WORD.match(self.text, self.at)
        return ("scalar", scalar.end()) if scalar else ("?", self.at)

    def end_of_text(self) -> int:
        """Where the text that begins here closes or breaks."""
        found = _BODY.match(self.text, self.at + 1)
        return found.end() if found else self.at + 1

    def _next(self, kind: str) -> Wanted | None:
        if kind in ("}", "]"):
            return self._closed(kind)
        if kind == "text" and self.wants in ("key", "first key"):
            return "colon"
        if kind == ":" and self.wants == "colon":
            return "value"
        if kind == "," and self.wants == "comma":
            return "key" if self.text[self.open[-1]] == "{" else "value"
        if self.wants not in ("value", "first value"):
            return None
        if kind in ("{", "["):
            self.open.append(self.at)
            return "first key" if kind == "{" else "first value"
        return self._after() if kind in ("text", "scalar") else None

    def _closed(self, kind: str) -> Wanted | None:
        empty = "first key" if kind == "}" else "first value"
        if self.wants not in ("comma", empty) or self.text[self.open[-1]] != _OPENERS[kind]:
            return None
        self.open.pop()
        return self._after()

    def _after(self) -> Wanted:
        return "comma" if self.open else "end"


def first_fault(lines: Lines) -> Unreadable:
    """What is wrong with a text that no JSON reader takes."""
    walk = _Walk(lines.text)
    walk.go()
    found = (look(walk, lines) for look in _LOOKS)
    cause = next((one for one in found if one is not None), None)
    if cause is None:
        what = "a sign stands there that makes no sense in JSON"
        cause = _Cause(rules.SYNTAX, walk.at, what, "Look at what stands before it.")
    here = Here(lines.place(cause.at, ()))
    return Unreadable(cause.rule.problem(here, cause.what, cause.mend))


def _cut_off(walk: _Walk, lines: Lines) -> _Cause | None:
    at = walk.at
    if walk.text.startswith('"', at) and _ESCAPE_BEGUN.fullmatch(walk.text, walk.end_of_text()):
        what = f"the document ends inside a text that begins in line {lines.place(at, ()).line}"
        return _Cause(rules.CUT_OFF, len(walk.text), what, _CUT)
    if at < len(walk.text):
        return None
    if not walk.open:
        return _Cause(rules.CUT_OFF, at, "the document is empty", _CUT)
    opened = walk.open[-1]
    kind = "an object" if walk.text[opened] == "{" else "a list"
    what = f"the document ends while {kind}, opened in line {lines.place(opened, ()).line}, is open"
    return _Cause(rules.CUT_OFF, at, what, _CUT)


def _broken_text(walk: _Walk, lines: Lines) -> _Cause | None:
    if not walk.text.startswith('"', walk.at) or walk.sign()[0] == "text":
        return None
    end = walk.end_of_text()
    sign = walk.text[end]
    if sign == "\\":
        escape = _ESCAPE.match(walk.text, end)
        what = f"`{escape[0] if escape else sign}` is no escape of JSON"
        return _Cause(rules.ESCAPE, end, what, "Write `\\\\` for a backslash that is meant.")
    if sign in "\r\n":
        what = f"a line ends inside a text that begins in line {lines.place(walk.at, ()).line}"
        return _Cause(
            rules.CONTROL, end, what, "Write `\\n` for the line break, or close the text."
        )
    what = f"the control character U+{ord(sign):04X} stands in a text as it is"
    return _Cause(rules.CONTROL, end, what, f"Write `\\u{ord(sign):04x}`, or remove it.")


def _comment(walk: _Walk, _: Lines) -> _Cause | None:
    if not walk.text.startswith(("//", "/*", "#", "<!--"), walk.at):
        return None
    mend = "Remove it; what people should read may stand in `user_comment`."
    return _Cause(rules.COMMENT, walk.at, "a comment stands there", mend)


def _comma(walk: _Walk, _: Lines) -> _Cause | None:
    sign = walk.text[walk.at]
    if walk.last == "," and sign in "}]":
        what = f"a comma stands before the closing `{sign}`"
        return _Cause(rules.COMMA, walk.before - 1, what, "Remove the comma.")
    if sign == "," and walk.wants not in ("comma", "colon", "end"):
        return _Cause(rules.COMMA, walk.at, "a comma stands before any value", "Remove the comma.")
    return None


def _bracket(walk: _Walk, lines: Lines) -> _Cause | None:
    sign = walk.text[walk.at]
    if sign not in "}]" or not walk.open:
        return None
    opened = walk.open[-1]
    if walk.text[opened] == _OPENERS[sign]:
        mend = "Write the value, or remove the key."
        return _Cause(rules.SYNTAX, walk.at, "a key has no value", mend)
    line = lines.place(opened, ()).line
    what = f"`{sign}` stands where the `{walk.text[opened]}` of line {line} is to be closed"
    return _Cause(rules.SYNTAX, walk.at, what, "Close brackets in the order they were opened.")


def _quotes(walk: _Walk, _: Lines) -> _Cause | None:
    sign = walk.text[walk.at]
    piece = _PIECE.match(walk.text, walk.at)
    mend = 'Write it between two straight quotation marks: "…".'
    if sign in _QUOTES:
        what = f"a text is in the quotation mark {sign}, which JSON does not know"
        return _Cause(rules.QUOTES, walk.at, what, mend)
    if walk.wants in ("key", "first key") and piece:
        what = f"the key {piece[0]} has no quotation marks"
        return _Cause(rules.QUOTES, walk.at, what, mend)
    return None


def _between(walk: _Walk, _: Lines) -> _Cause | None:
    if walk.wants != "comma" or walk.text[walk.at] == ":":
        return None
    sign = walk.sign()[0]
    touching = walk.at == walk.before
    if walk.last == "text" and (sign == "?" or (sign == "scalar" and touching)):
        what = "a text ends at a quotation mark, but goes on behind it"
        mend = 'Write `\\"` for a quotation mark inside a text.'
        return _Cause(rules.QUOTE_INSIDE, walk.before - 1, what, mend)
    if sign == "?":
        return None
    what = "no comma stands between this and what comes before it"
    return _Cause(rules.COMMA_MISSING, walk.at, what, "Write a comma between the two.")


def _word(walk: _Walk, _: Lines) -> _Cause | None:
    piece = _PIECE.match(walk.text, walk.at)
    if piece is None or walk.wants not in ("value", "first value"):
        return None
    written = piece[0]
    meant = _MEANT.get(written.lstrip("+-").lower())
    if meant is None and written.lstrip("+-.")[:1].isdigit():
        what = f"{written} is not a number of JSON"
        mend = "Write it as 7, -7, 0.5 or 1e6, or as a text in quotation marks."
        return _Cause(rules.NUMBER, walk.at, what, mend)
    what = f"{written} is no value of JSON"
    mend = meant or 'Write it as a text in quotation marks: "…".'
    return _Cause(rules.WORD, walk.at, what, mend)


def _sign(walk: _Walk, _: Lines) -> _Cause | None:
    if walk.wants == "end":
        mend = "End the document there: often a program printed a message behind it."
        what = "something stands behind the end of the document"
        return _Cause(rules.SYNTAX, walk.at, what, mend)
    if walk.wants == "colon":
        return _Cause(rules.SYNTAX, walk.at, "no colon follows the key", 'Write "key": value.')
    if walk.text[walk.at] == ":":
        what = "a colon stands there without a key before it"
        return _Cause(rules.SYNTAX, walk.at, what, "Look whether a quotation mark is missing.")
    return None


_LOOKS: tuple[Callable[[_Walk, Lines], _Cause | None], ...] = (
    _cut_off,
    _broken_text,
    _comment,
    _comma,
    _bracket,
    _quotes,
    _between,
    _word,
    _sign,
)
