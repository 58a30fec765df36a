"""Whether two values can be compared at all, told before any post is read; and dates in quotes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date
from typing import Literal

import msgspec

from feedsmith.conditions.claims import Compared, Given, Listed, Named, Operand, Own
from feedsmith.conditions.names import KNOWN, Kind
from feedsmith.dates import UnreadableDate, read_date

Sort = Kind | Literal["list"] | None
"""What an operand is; `None` for the author's own, which may be anything."""


class ConditionError(ValueError):
    """A text is no condition. `what` is a fragment, `mend` a sentence, as in a Problem."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what, mend)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what}. {self.mend}"


_SORTS: Mapping[Sort, tuple[str, str]] = {
    "text": ("a text", 'Write the text in quotes: section == "essays".'),
    "texts": ("a list", 'Write what shall be in it on the left: "essays" in {}.'),
    "number": ("a number", "Write the number without quotes: {} > 3."),
    "date": ("a date", 'Write the date in quotes: {} >= "2026-01-01".'),
    "truth": ("true or false", "Write it alone: {}, or not {}."),
}
"""What a known name is, and how to ask by it."""


def fitted(link: Compared) -> Compared:
    """The comparison with texts beside dates read as dates. Raises ConditionError if none is."""
    if not any(isinstance(one, (Named, Own)) for one in (link.left, link.right)):
        what = "two values as typed are compared, and nothing of the post"
        raise ConditionError(what, 'Write names without quotes: "essays" in tags.')
    left, right = link.left, link.right
    if "date" in (_sort(left), _sort(right)):
        left, right = _dated(left), _dated(right)
    link = msgspec.structs.replace(link, left=left, right=right)
    if link.operator in ("in", "not in"):
        _check_within(link)
    else:
        _check_same(left, right)
    return link


def _sort(operand: Operand) -> Sort:
    match operand:
        case Named(name):
            return KNOWN[name].kind
        case Listed():
            return "list"
        case Given(bool()):
            return "truth"
        case Given(str()):
            return "text"
        case Given(date()):
            return "date"
        case Given():
            return "number"
    return None


def _dated(operand: Operand) -> Operand:
    """Texts as dates, in UTC unless they say otherwise; one without a time is its whole day."""
    if isinstance(operand, Listed):
        return Listed(tuple(_read(one) for one in operand.values))
    return _read(operand) if isinstance(operand, Given) else operand


def _read(given: Given) -> Given:
    if not isinstance(given.value, str):
        return given
    try:
        when = read_date(given.value, UTC)
    except UnreadableDate as error:
        raise ConditionError(error.what, error.mend) from None
    return Given(when.moment if when.has_time else when.moment.date())


def _check_within(link: Compared) -> None:
    """Whether the right side can hold the left one."""
    part, whole = _sort(link.left), _sort(link.right)
    if isinstance(link.right, Listed):
        for one in link.right.values:
            _check_same(link.left, one)
    elif whole in ("number", "date", "truth"):
        mend = "Write a list, a text, tags or authors after `in`."
        raise ConditionError(f"{_called(link.right)} holds nothing", mend)
    elif whole is not None and part not in ("text", None):
        mend = 'Write a text before `in`: "essays" in tags.'
        raise ConditionError(f"{_called(link.left)} cannot be in a text, tags or authors", mend)


def _check_same(left: Operand, right: Operand) -> None:
    """Whether both are of one sort, or one is the author's own."""
    sorts = {"list" if one == "texts" else one for one in (_sort(left), _sort(right))}
    if len(sorts) == 1 or None in sorts:
        return
    name = next(one.name for one in (left, right) if isinstance(one, Named))
    kind = KNOWN[name].kind
    other = right if left == Named(name) else left
    what = f"`{name}` is {_SORTS[kind][0]}, and cannot be compared with {_called(other)}"
    raise ConditionError(what, _SORTS[kind][1].format(name, name))


def _called(operand: Operand) -> str:
    match operand:
        case Named(name):
            return f"`{name}`"
        case Own(key):
            return f"`{key}`"
        case Listed():
            return "a list"
    return {"text": "a text", "truth": "true or false", "date": "a date"}.get(
        str(_sort(operand)), "a number"
    )
