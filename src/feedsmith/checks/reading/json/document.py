"""JSON read item by item: each value knows where it stands, and only one item is kept.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import BinaryIO, NamedTuple

from feedsmith.checks.reading.json.faults import (
    DOUBLED,
    HALF,
    MARK,
    other_encoding,
    too_deep,
    undecodable,
)
from feedsmith.checks.reading.json.places import Cursor, JsonSpot, Lines, Part, Path, said
from feedsmith.checks.reading.json.syntax import first_fault
from feedsmith.checks.reading.xml.faults import Here, Unreadable, too_big
from feedsmith.problems import Place, Problem

CHUNK = 1 << 20
DEEPEST = 200
LARGEST = 1 << 28

_START = Place("", 1, None, 1)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"|([\[{])|([\]}])', re.DOTALL)
_HALF = re.compile("[\ud800-\udfff]")


class Record(NamedTuple):
    """A value as read, where it stands, and what was wrong in reading it."""

    value: object
    spot: JsonSpot
    problems: tuple[Problem, ...] = ()


class JsonReader:
    """Reads one document. `records()` yields each element of `items`, at last all the rest."""

    def __init__(self, stream: BinaryIO) -> None:
        text, self._marked = _decoded(stream)
        self._lines = Lines(text)
        self._cursor = Cursor(text)

    def records(self) -> Iterator[Record]:
        """Yield each item without keeping it, and at the end the document without its items.

        Raises Unreadable where the document is not well-formed.
        """
        try:
            yield from self._read()
        except JSONDecodeError as error:
            raise first_fault(self._lines, error.pos) from error
        except RecursionError as error:
            raise self._too_deep(0) from error

    def _read(self) -> Iterator[Record]:
        cursor = self._cursor
        start = cursor.blank()
        head: object = []
        problems = [_mark()] if self._marked else []
        starts: dict[Path, int] = {(): start}
        if cursor.sees("{"):
            members: dict[str, object] = {}
            head = members
            for key, at in cursor.members():
                if key in members:
                    problems.append(self._doubled((key,), at))
                starts[(key,)] = cursor.blank()
                if key == "items" and cursor.sees("["):
                    members[key] = []
                    yield from self._items()
                else:
                    record = self._record((key,))
                    members[key] = record.value
                    problems += record.problems
        elif cursor.sees("["):
            for _ in cursor.elements():
                cursor.value()
        else:
            head = cursor.value()
        cursor.end()
        yield Record(head, JsonSpot(Part(self._lines, starts), ()), tuple(problems))

    def _items(self) -> Iterator[Record]:
        for number, _ in enumerate(self._cursor.elements()):
            yield self._record(("items", number))

    def _record(self, path: Path) -> Record:
        start = self._cursor.blank()
        value = self._cursor.value()
        spot = self._spot(path, start)
        problems: list[Problem] = []
        deep, halved = _surveyed(value)
        if deep:
            raise self._too_deep(start)
        if self._cursor.doubled:
            self._cursor.doubled = False
            problems += [self._doubled(*one) for one in spot.part.doubles(path)]
        if halved:
            value = _whole(value)
            what = f"{spot.name} holds half of a character, a surrogate alone"
            mend = "Write the character itself, or both halves: `\\ud83c\\udf5e`."
            problems.append(HALF.problem(spot, what, mend))
        return Record(value, spot, tuple(problems))

    def _spot(self, path: Path, start: int) -> JsonSpot:
        return JsonSpot(Part(self._lines, {path: start}), path)

    def _doubled(self, path: Path, at: int) -> Problem:
        here = Here(self._lines.place(at, path), f"`{said(path)}`")
        return DOUBLED.problem(here, f"{here.name} is written twice", "Keep one of the two.")

    def _too_deep(self, start: int) -> Unreadable:
        deep = 0
        for found in _BRACKET.finditer(self._lines.text, start):
            deep += bool(found[1]) - bool(found[2])
            if deep > DEEPEST:
                return too_deep(self._lines.place(found.start(), ()), DEEPEST)
        return too_deep(self._lines.place(start, ()), DEEPEST)


def _decoded(stream: BinaryIO) -> tuple[str, bool]:
    """The whole text, and whether it began with a byte order mark."""
    data = bytearray()
    for chunk in iter(lambda: stream.read(CHUNK), b""):
        data += chunk
        if len(data) > LARGEST:
            raise too_big(_START, LARGEST >> 20)
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise other_encoding(_START, name)
    if b"\0" in data[:4]:
        raise other_encoding(_START, "UTF-16 or UTF-32")
    marked = data.startswith(codecs.BOM_UTF8)
    skip = len(codecs.BOM_UTF8) if marked else 0
    try:
        return str(memoryview(data)[skip:], "utf-8"), marked
    except UnicodeDecodeError as error:
        before = data[skip : skip + error.start].decode("utf-8", "replace")
        place = Lines(before).place(len(before), ())
        raise undecodable(place, error.object[error.start : error.start + 1]) from error


def _mark() -> Problem:
    what = "the document begins with a byte order mark (EF BB BF)"
    return MARK.problem(Here(_START), what, "Save the file as UTF-8 without a byte order mark.")


def _surveyed(value: object) -> tuple[bool, bool]:
    """Whether the value is nested too deep, and whether a string holds half of a character."""
    halved = False
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            return True, halved
        below: list[object] = []
        for one in level:
            if isinstance(one, str):
                halved = halved or _is_halved(one)
            elif isinstance(one, dict):
                below += one.values()
            elif isinstance(one, list):
                below += one
        level = below
    return False, halved


def _is_halved(text: str) -> bool:
    return not text.isascii() and _HALF.search(text) is not None


def _whole(value: object) -> object:
    """The value with U+FFFD for each half of a character: what remains can be printed."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {key: _whole(one) for key, one in value.items()}
    return value
