"""JSON read item by item: each value knows where it stands, and only the next items are in memory.

Source: https://www.rfc-editor.org/rfc/rfc8259
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from json import JSONDecodeError
from typing import BinaryIO, NamedTuple

from feedsmith.checks.reading.json.faults import (
    DOUBLED,
    HALF,
    MARK,
    too_deep,
)
from feedsmith.checks.reading.json.places import JsonSpot, Lines, Part, Path, Start, said
from feedsmith.checks.reading.json.window import LARGEST, Window, make_sure, whole
from feedsmith.checks.reading.xml.faults import Here, Unreadable
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem

DEEPEST = 200

_START = Place("", 1, None, 1)
_BRACKET = lazy_pattern(r'"(?:[^"\\]++|\\.)*+"|([\[{])|([\]}])', re.DOTALL)
_HALF = lazy_pattern("[\ud800-\udfff]")


class Record(NamedTuple):
    """A value as read, where it stands, and what was wrong in reading it."""

    value: object
    spot: JsonSpot
    problems: tuple[Problem, ...] = ()


class JsonReader:
    """Reads one document. `records()` yields each element of `items`, at last all the rest.

    It is read twice, the first time for its encoding, and as a whole where it is no JSON; a stream
    that cannot be read again is kept. Raises Unreadable where it is not UTF-8.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream if stream.seekable() else BytesIO(stream.read(LARGEST + 1))
        self._begin = self._stream.tell()
        self._marked = make_sure(self._stream)
        self._window = Window(self._again())

    def records(self) -> Iterator[Record]:
        """Yield each item without keeping it, and at the end the document without its items.

        Raises Unreadable where the document is not well-formed.
        """
        try:
            yield from self._read()
        except JSONDecodeError as error:
            from feedsmith.checks.reading.json.syntax import first_fault

            raise first_fault(Lines(whole(self._again()))) from error
        except RecursionError as error:
            raise _too_deep(Lines(whole(self._again())), 0) from error

    def _again(self) -> BinaryIO:
        self._stream.seek(self._begin)
        return self._stream

    def _read(self) -> Iterator[Record]:
        window = self._window
        head: object = []
        problems = [_mark()] if self._marked else []
        starts: dict[Path, Start] = {(): self._piece(window.blank(), 0)}
        if window.sees("{"):
            members: dict[str, object] = {}
            head = members
            for key, at in window.members():
                if key in members:
                    problems.append(_doubled((key,), window.lines.place(at, (key,))))
                start = window.blank()
                if key == "items" and window.sees("["):
                    members[key] = []
                    starts[(key,)] = self._piece(start, 0)
                    yield from self._items()
                else:
                    record = self._record((key,))
                    members[key] = record.value
                    problems += record.problems
                    starts[(key,)] = self._piece(start, window.at - start)
                    window.forget()
        elif window.sees("["):
            for _ in window.elements():
                window.value()
                window.forget()
        else:
            head = window.value()
        window.end()
        yield Record(head, JsonSpot(Part(starts), ()), tuple(problems))

    def _items(self) -> Iterator[Record]:
        for number, _ in enumerate(self._window.elements()):
            yield self._record(("items", number))
            self._window.forget()

    def _piece(self, start: int, length: int) -> Start:
        """So much of the text by itself, to be kept when the window has moved on."""
        here = self._window.lines.place(start, ())
        text = self._window.text[start : start + length]
        return Lines(text, here.line or 1, here.column or 1), 0

    def _record(self, path: Path) -> Record:
        window = self._window
        start = window.blank()
        value = window.value()
        spot = JsonSpot(Part({path: (window.lines, start)}), path)
        problems: list[Problem] = []
        deep, halved = _surveyed(value)
        if deep:
            raise _too_deep(window.lines, start)
        if window.doubled:
            window.doubled = False
            problems += [_doubled(*one) for one in spot.part.doubles(path)]
        if halved:
            value = _whole(value)
            what = f"{spot.name} holds half of a character, a surrogate alone"
            mend = "Write the character itself, or both halves: `\\ud83c\\udf5e`."
            problems.append(HALF.problem(spot, what, mend))
        return Record(value, spot, tuple(problems))


def _doubled(path: Path, place: Place) -> Problem:
    here = Here(place, f"`{said(path)}`")
    return DOUBLED.problem(here, f"{here.name} is written twice", "Keep one of the two.")


def _too_deep(lines: Lines, start: int) -> Unreadable:
    deep = 0
    for found in _BRACKET.finditer(lines.text, start):
        deep += bool(found[1]) - bool(found[2])
        if deep > DEEPEST:
            return too_deep(lines.place(found.start(), ()), DEEPEST)
    return too_deep(lines.place(start, ()), DEEPEST)


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
    """A surrogate alone is what cannot be encoded."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _whole(value: object) -> object:
    """The value with U+FFFD for each half of a character: what remains can be printed."""
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {key: _whole(one) for key, one in value.items()}
    return value
