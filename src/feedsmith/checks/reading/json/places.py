"""Where the values of a JSON text stand, found only when somebody asks.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place

Path = tuple[str | int, ...]

_BLANK = lazy_pattern(r"[ \t\n\r]*")
_PLAIN = lazy_pattern(r"[A-Za-z_]\w*", re.ASCII)
_LONGEST_NUMBER = 300


class Cursor:
    """Goes through a JSON text from value to value; raises JSONDecodeError where it is none.

    doubled: whether an object that `value` read has a key twice.
    """

    def __init__(self, text: str, at: int = 0) -> None:
        self.text = text
        self.at = at
        self.doubled = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._object, parse_constant=self._refused, parse_int=_number
        )

    def blank(self) -> int:
        """Pass over white space, and tell where the next thing stands."""
        while True:
            found = _BLANK.match(self.text, self.at)
            self.at = found.end() if found else self.at
            if self.at < len(self.text) or not self.grow():
                return self.at

    def grow(self) -> bool:
        """Get more of a text that is not there as a whole; this one is, so there is no more."""
        return False

    def sees(self, sign: str) -> bool:
        """Whether this sign is next."""
        at = self.blank()  # before `text` is looked at, which may grow by it
        return self.text.startswith(sign, at)

    def value(self) -> object:
        """Read a whole value."""
        start = self.blank()
        while True:
            try:
                value, end = self._decoder.raw_decode(self.text, start)
            except json.JSONDecodeError:
                if not self.grow():
                    raise
                continue
            if end < len(self.text) or not self.grow():  # a number may go on in what comes next
                self.at = end
                return value

    def members(self) -> Iterator[tuple[str, int]]:
        """Yield each key of an object and its place; whoever asked reads the value."""
        self._need("{")
        while not self.sees("}"):
            at = self.blank()
            key = self._key()
            self._need(":")
            yield key, at
            if not self._goes_on("}"):
                break
        self._need("}")

    def elements(self) -> Iterator[int]:
        """Yield the place of each element of a list; whoever asked reads the value."""
        self._need("[")
        while not self.sees("]"):
            yield self.blank()
            if not self._goes_on("]"):
                break
        self._need("]")

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.blank() < len(self.text):
            raise json.JSONDecodeError("extra data", self.text, self.at)

    def _key(self) -> str:
        if not self.sees('"'):
            raise json.JSONDecodeError("expecting a key", self.text, self.at)
        return str(self.value())

    def _goes_on(self, close: str) -> bool:
        if not self.sees(","):
            return False
        self.at += 1
        if self.sees(close):
            raise json.JSONDecodeError("trailing comma", self.text, self.at)
        return True

    def _need(self, sign: str) -> None:
        if not self.sees(sign):
            raise json.JSONDecodeError(f"expecting {sign}", self.text, self.at)
        self.at += 1

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        self.doubled = self.doubled or len(made) < len(pairs)
        return made

    def _refused(self, word: str) -> object:
        raise json.JSONDecodeError(f"{word} is no JSON", self.text, self.at)


def _number(digits: str) -> int | float:
    return int(digits) if len(digits) < _LONGEST_NUMBER else float(digits)


class Lines:
    """Turns offsets into lines and columns, quickly when they come in order.

    line, column: where the text begins, if it is a piece of a document.
    """

    def __init__(self, text: str, line: int = 1, column: int = 1) -> None:
        self.text = text
        self._at = 0
        self._line = line
        self._first = self._begin = 1 - column

    def place(self, offset: int, path: Path) -> Place:
        """Line and column of an offset."""
        ends = self.text.count("\n", *sorted((self._at, offset)))
        if ends:
            self._line += ends if offset > self._at else -ends
            end = self.text.rfind("\n", 0, offset)
            self._begin = end + 1 if end >= 0 else self._first
        self._at = offset
        return Place("", self._line, said(path) or None, offset - self._begin + 1)


Start = tuple[Lines, int]
"""Where a value begins: a text, and how far into it."""


class Part:
    """A piece of the document, and where its values stand.

    starts: where some begin; what is below them is looked up when the first problem is found.
    """

    def __init__(self, starts: dict[Path, Start]) -> None:
        self._starts = starts
        self._below: dict[Path, int] = {}
        self._doubles: list[tuple[Path, int]] = []

    def place(self, path: Path) -> Place:
        """Where a value stands; its object where it is missing."""
        known = path
        while (start := self._start(known)) is None:
            known = known[:-1]
        lines, offset = start
        return lines.place(offset, path)

    def doubles(self, path: Path) -> list[tuple[Path, Place]]:
        """The keys below that their objects have twice, with their places."""
        self._look(path)
        lines = self._starts[path][0]
        return [(one, lines.place(at, one)) for one, at in self._doubles]

    def _start(self, path: Path) -> Start | None:
        if path in self._starts:
            return self._starts[path]
        top = next((path[:n] for n in (2, 1) if path[:n] in self._starts), None)
        if top is None:
            return None
        if top not in self._below:
            self._look(top)
        offset = self._below.get(path)
        return None if offset is None else (self._starts[top][0], offset)

    def _look(self, top: Path) -> None:
        lines, offset = self._starts[top]
        self._doubles = []
        self._find(Cursor(lines.text, offset), top)

    def _find(self, cursor: Cursor, path: Path) -> None:
        self._below[path] = cursor.blank()
        if cursor.sees("{"):
            keys = set()
            for key, at in cursor.members():
                if key in keys:
                    self._doubles.append(((*path, key), at))
                keys.add(key)
                self._find(cursor, (*path, key))
        elif cursor.sees("["):
            for number, _ in enumerate(cursor.elements()):
                self._find(cursor, (*path, number))
        else:
            cursor.value()


class JsonSpot(NamedTuple):
    """A value of a JSON document: what a rule points at."""

    part: Part
    path: Path

    @property
    def name(self) -> str:
        """As a message says it: `items[2].url`, with backticks."""
        return f"`{said(self.path)}`" if self.path else "the feed"

    @property
    def place(self) -> Place:
        """Line, column and path; the file is known to whoever asked."""
        return self.part.place(self.path)

    def below(self, step: str | int) -> JsonSpot:
        """The value of a key, or an element."""
        return JsonSpot(self.part, (*self.path, step))


def said(path: Path) -> str:
    """The path as JavaScript writes it: `items[2].url`."""
    text = ""
    for step in path:
        if isinstance(step, str) and _PLAIN.fullmatch(step) and len(step) <= 40:
            text += f".{step}"
        else:
            text += f"[{json.dumps(step[:40] if isinstance(step, str) else step)}]"
    return text.removeprefix(".")
