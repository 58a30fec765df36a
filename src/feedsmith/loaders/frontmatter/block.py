"""Front matter as it was written, and what a written value means.

Scalars without quotes stay text until a field asks for a number, a date or a truth.
Source of the meanings: https://yaml.org/spec/1.2.2/#103-core-schema
"""

import math
from datetime import date, time
from typing import Literal, NamedTuple

from feedsmith.loaders.frontmatter.refusals import is_64_bit
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

Fence = Literal["yaml", "toml", "json", "none"]


class Plain(str):
    """A scalar written without quotes: `1.10` and `NO` keep their letters."""

    __slots__ = ()


class Block(NamedTuple):
    """The front matter of one file and the text below it.

    values: by key as typed: str, Plain, bool, int (TOML only), None, list, dict, and datetime, date
    or time (TOML only). Aliased parts are shared: read them, never change them.
    lines: the line in the file, from 1, of each top-level key. body: exactly as written.
    body_line: the line on which the body begins. problems: those that do not keep the post out.
    fence: the language that the fence stands for; JSON between `---` lines is `yaml`.
    """

    values: dict[str, object]
    lines: dict[str, int]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = ()
    fence: Fence = "none"


class Fields(dict[str, object]):
    """What a handler reads: values by key, and `lines`, counted from 0 within the block."""

    __slots__ = ("lines",)

    def __init__(self, values: dict[str, object], lines: dict[str, int]) -> None:
        super().__init__(values)
        self.lines = lines


_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False}
_BOOLEAN["FALSE"] = False
_TRUTH = dict.fromkeys(("yes", "on", "true", "1"), True)
_TRUTH.update(dict.fromkeys(("no", "off", "false", "0"), False))
_INTEGER = lazy_pattern(r"[-+]?(?:0|[1-9][0-9]{0,18})|0o[0-7]{1,22}|0x[0-9a-fA-F]{1,16}")
_FLOAT = lazy_pattern(
    r"(?=.*[.eE])[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
)


def is_null(value: object) -> bool:
    """Whether nothing was written: `title:`, `title: ~` or `title: null`, without quotes."""
    return value is None or (isinstance(value, Plain) and value in _NULL)


def truth(value: object) -> bool | None:
    """Yes or no as generators read it, quoted too, in any case; `None` for anything else."""
    if isinstance(value, str):
        return _TRUTH.get(value.strip().lower())
    return bool(value) if isinstance(value, int) and value in (0, 1) else None


def typed(value: object) -> object:
    """The value as JSON has it; integers beyond 64 bits or with leading zeros stay text."""
    if isinstance(value, Plain):
        return _number_or_text(value)
    if isinstance(value, dict):
        return {key: typed(part) for key, part in value.items()}
    if isinstance(value, list):
        return [typed(part) for part in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def _number_or_text(value: Plain) -> object:
    if value in _NULL:
        return None
    if value in _BOOLEAN:
        return _BOOLEAN[value]
    if _INTEGER.fullmatch(value):
        return _integer(value)
    if _FLOAT.fullmatch(value) and math.isfinite(number := float(value)):
        return number
    return str(value)


def _integer(value: Plain) -> int | str:
    """An integer of at most 64 bits; a longer one stays text, since JSON readers would round it."""
    number = int(value, 0)
    return number if is_64_bit(number) else str(value)
