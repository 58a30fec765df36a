"""What the objects of a JSON Feed may hold, and the walk that holds them to it.

Source: https://www.jsonfeed.org/version/1.1/
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from json import dumps
from typing import Literal, NamedTuple

import msgspec

from feedsmith.checks.grammar import Context
from feedsmith.checks.json_feed import keys
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.rules import Check, Rule
from feedsmith.checks.values import addresses
from feedsmith.problems import Problem
from feedsmith.text import shorten

JSON_FEED = "https://www.jsonfeed.org/version/1.1/"

TYPE = Rule(
    code="json-type",
    level="error",
    title="A value is of the wrong type",
    why="Typed readers refuse the whole feed, others pass over the value.",
    spec=f"{JSON_FEED}#items",
    frame="json-item",
    wrong='"tags": "bread"',
    right='"tags": ["bread"]',
)
NULL = Rule(
    code="json-null",
    level="error",
    title="A value is null",
    why="What is not there is left out: no key of JSON Feed may be null, and typed readers refuse "
    "the feed.",
    spec=f"{JSON_FEED}#items",
    frame="json-item",
    wrong='"summary": null',
    right='"title": "Rye at last"',
)
MISSING = Rule(
    code="json-key-missing",
    level="error",
    title="A required key is missing",
    why="Readers rely on it: without it they drop the item or refuse the feed.",
    spec=f"{JSON_FEED}#top-level",
    frame="json-feed",
    wrong='"hubs": [{"type": "WebSub"}]',
    right='"hubs": [{"type": "WebSub", "url": "https://hub.example.org/"}]',
)
BLANK = Rule(
    code="json-blank",
    level="error",
    title="A required text is empty",
    why="The key is there, but says nothing; readers show an empty line.",
    spec=f"{JSON_FEED}#top-level",
    frame="json-feed",
    wrong='"title": ""',
    right='"title": "News from the bakery"',
)
NO_ADDRESS = Rule(
    code="json-address-empty",
    level="error",
    title="An address is an empty text",
    why="An empty text is no URL; some readers take it for the address of the feed itself.",
    spec=f"{JSON_FEED}#items",
    frame="json-item",
    wrong='"image": ""',
    right='"image": "https://example.org/rye.jpg"',
)
AMOUNT = Rule(
    code="json-number-impossible",
    level="error",
    title="A size or a duration is no possible number",
    why="A file has a whole number of bytes, and nothing lasts less than no time.",
    spec=f"{JSON_FEED}#attachments",
    frame="json-item",
    wrong='"attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", '
    '"size_in_bytes": -1}]',
    right='"attachments": [{"url": "https://example.org/a.mp3", "mime_type": "audio/mpeg", '
    '"size_in_bytes": 1234}]',
)

Kind = Literal["id", "address", "string", "number", "integer", "boolean", "object", "list"]

_BELONGS = {
    "id": "a string",
    "address": "a string",
    "string": "a string",
    "number": "a number",
    "integer": "a number",
    "boolean": "true or false",
    "object": "an object",
}
_TYPES: Mapping[str, tuple[type, ...]] = {
    "id": (str, int, float),
    "address": (str,),
    "string": (str,),
    "number": (int, float),
    "integer": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "list": (list,),
}


class Member(NamedTuple):
    """The value of one key: its kind, the checks of a text, what an object or an element is."""

    kind: Kind
    checks: tuple[Check, ...] = ()
    required: bool = False
    each: Member | None = None
    shape: Shape | None = None


Look = Callable[[Mapping[str, object], JsonSpot, Context], Iterable[Problem]]
"""Looks at a whole object."""


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of object, and where it is described."""

    members: Mapping[str, Member]
    spec: str
    looks: tuple[Look, ...] = ()


def inspect(value: object, member: Member, spot: JsonSpot, context: Context) -> Iterator[Problem]:
    """Hold a value, and all below it, to what is said of it."""
    if value is None:
        yield NULL.problem(spot, f"{spot.name} is null", "Leave the key out, or write a value.")
    elif not _fits(value, member):
        yield _type(value, member, spot)
    elif isinstance(value, dict) and member.shape is not None:
        yield from _object(value, member.shape, spot, context)
    elif isinstance(value, list) and member.each is not None:
        for number, one in enumerate(value):
            yield from inspect(one, member.each, spot.below(number), context)
    elif isinstance(value, str):
        yield from _text(value, member, spot)
    elif member.kind in ("number", "integer"):
        yield from _amount(value, member, spot)


def kind_of(value: object) -> str:
    """What a value is, in words."""
    if isinstance(value, bool):
        return dumps(value)
    names = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "null")


def _fits(value: object, member: Member) -> bool:
    if isinstance(value, bool):
        return member.kind == "boolean"
    return isinstance(value, _TYPES[member.kind])


def _object(
    value: Mapping[str, object], shape: Shape, spot: JsonSpot, context: Context
) -> Iterator[Problem]:
    for key, one in value.items():
        member = shape.members.get(key)
        if member is None:
            yield from keys.strange(key, one, spot.below(key), shape.members)
        else:
            yield from inspect(one, member, spot.below(key), context)
    for key, member in shape.members.items():
        if member.required and key not in value:
            found = msgspec.structs.replace(MISSING, spec=shape.spec)
            yield found.problem(spot, f"{spot.name} has no `{key}`", f'Add "{key}": ….')
    for look in shape.looks:
        yield from look(value, spot, context)


def _text(value: str, member: Member, spot: JsonSpot) -> Iterator[Problem]:
    blank = not value.strip()
    if blank and member.kind == "address":
        mend = "Write the whole address, or leave the key out."
        yield NO_ADDRESS.problem(spot, f"{spot.name} is an empty text", mend)
    elif blank and member.required and member.kind != "id":
        yield BLANK.problem(spot, f"{spot.name} is an empty text", "Write what belongs there.")
    else:
        checks = member.checks or ((addresses.iri,) if member.kind == "address" else ())
        for check in checks:
            yield from check(value, spot)


def _amount(value: object, member: Member, spot: JsonSpot) -> Iterator[Problem]:
    if not isinstance(value, (int, float)):
        return
    whole = member.kind != "integer" or float(value).is_integer()
    if not 0 <= value < float("inf") or not whole:
        belongs = "a whole number from 0 up" if member.kind == "integer" else "a number from 0 up"
        mend = f"Write {belongs}, or leave the key out."
        yield AMOUNT.problem(spot, f"{spot.name} is {value:.12g}, not {belongs}", mend)


def _type(value: object, member: Member, spot: JsonSpot) -> Problem:
    what = f"{spot.name} is {kind_of(value)} where {_belongs(member)} belongs"
    return TYPE.problem(spot, what, _mend(value, member))


def _belongs(member: Member) -> str:
    if member.each is None:
        return _BELONGS[member.kind]
    return f"a list of {'objects' if member.each.kind == 'object' else 'strings'}"


def _mend(value: object, member: Member) -> str:
    written = shorten(dumps(value, ensure_ascii=False), 60)
    if member.each is not None and isinstance(value, _TYPES[member.each.kind]):
        return f"Put it into a list: [{written}]."
    if member.kind in ("address", "string", "id") and isinstance(value, (int, float)):
        return f'Put it into quotation marks: "{written}".'
    if isinstance(value, str) and _is_bare(value.strip(), member.kind):
        return f"Write it without quotation marks: {value.strip().lower()}."
    return f"Write {_belongs(member)}, or leave the key out."


def _is_bare(value: str, kind: Kind) -> bool:
    if kind == "boolean":
        return value.lower() in ("true", "false")
    return kind in ("number", "integer") and value.isascii() and value.isdigit()
