"""What a condition claims of a post, as values, and whether it holds."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Literal
from unicodedata import normalize

import msgspec

from feedsmith.conditions.names import known, own
from feedsmith.model import Item

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]


class Given(msgspec.Struct, frozen=True):
    """A value as typed. A date without a time stands for the whole of its day."""

    value: str | bool | int | float | date | datetime


class Listed(msgspec.Struct, frozen=True):
    """A list of values as typed."""

    values: tuple[Given, ...]


class Named(msgspec.Struct, frozen=True):
    """What a post has under one of the known names."""

    name: str


class Own(msgspec.Struct, frozen=True):
    """What the author typed under a key of their own."""

    key: str


Operand = Given | Listed | Named | Own


class Compared(msgspec.Struct, frozen=True):
    """Two values beside one another."""

    left: Operand
    operator: Operator
    right: Operand


class Not(msgspec.Struct, frozen=True):
    """What is claimed is not so."""

    claim: Claim


class Every(msgspec.Struct, frozen=True):
    """All that is claimed is so."""

    claims: tuple[Claim, ...]


class Some(msgspec.Struct, frozen=True):
    """Some of what is claimed is so."""

    claims: tuple[Claim, ...]


Claim = Operand | Compared | Not | Every | Some


def holds(claim: Claim, item: Item, site_url: str) -> bool:
    """Whether what is claimed is so of this post; a value alone claims that there is something."""
    match claim:
        case Every(claims):
            return all(holds(one, item, site_url) for one in claims)
        case Some(claims):
            return any(holds(one, item, site_url) for one in claims)
        case Not(inner):
            return not holds(inner, item, site_url)
        case Compared(left, sign, right):
            return _agree(_value(left, item, site_url), sign, _value(right, item, site_url))
    return bool(_value(claim, item, site_url))


def _value(operand: Operand, item: Item, site_url: str) -> object:
    match operand:
        case Given(value):
            return value
        case Listed(values):
            return tuple(one.value for one in values)
        case Named(name):
            return known(name, item, site_url)
        case Own(key):
            return own(key, item)


_ORDERS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def _agree(left: object, sign: Operator, right: object) -> bool:
    """Whether two values stand to one another as the sign has it; what is absent never does."""
    if left is None or right is None:
        return False
    if sign in ("in", "not in"):
        found = _is_within(left, right)
        return found is not None and found == (sign == "in")
    if sign in ("==", "!="):
        return _is_same(left, right) == (sign == "==")
    pair = _alike(left, right)
    return pair is not None and bool(_ORDERS[sign](*pair))


def _is_within(part: object, whole: object) -> bool | None:
    """Whether a text holds another, or a list a value; `None` where that cannot be asked."""
    if isinstance(whole, (list, tuple)):
        return any(_is_same(part, one) for one in whole)
    if isinstance(whole, str) and isinstance(part, str):
        return _folded(part) in _folded(whole)
    return None


def _is_same(left: object, right: object) -> bool:
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        pairs = zip(left, right, strict=False)
        return len(left) == len(right) and all(_is_same(*pair) for pair in pairs)
    pair = _alike(left, right)
    return pair is not None and pair[0] == pair[1]


def _alike(left: object, right: object) -> tuple[object, object] | None:
    """Two values as they can be compared: numbers, texts, moments or days; `None` if they can't."""
    if isinstance(left, bool) or isinstance(right, bool):
        return (left, right) if type(left) is type(right) else None
    if isinstance(left, str) and isinstance(right, str):
        return _folded(left), _folded(right)
    if isinstance(left, date) and isinstance(right, date):
        return _days(left, right)
    numbers = _number(left), _number(right)
    return None if None in numbers else numbers


def _days(left: date, right: date) -> tuple[date, date]:
    """Two moments, or two days where one is no moment: that on which the author wrote the other."""
    if isinstance(left, datetime) and isinstance(right, datetime):
        return left, right
    first = left.date() if isinstance(left, datetime) else left
    return first, right.date() if isinstance(right, datetime) else right


def _number(value: object) -> int | float | None:
    """A number, or what a text says that is one: rows of a table are all texts."""
    if isinstance(value, (int, float)):
        return value
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()
