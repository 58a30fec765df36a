"""What a podcast tag is made of: attributes, text, children, and the keys they are typed under.

Source: https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Level = Literal["show", "episode"]
Kind = Literal[
    "text",
    "address",
    "uri",
    "number",
    "whole",
    "seconds",
    "moment",
    "date",
    "truth",
    "yes",
    "geo",
    "type",
]
"""What a value is written as: `moment` as ISO 8601, `date` as RFC 2822, `yes` as yes or no, `type`
as the media type that was typed, else that of the file."""

PLAIN = frozenset(("title", "description", "link", "guid", "enclosure"))
"""Children of a liveItem that are RSS's own: they have no prefix."""

NONE: Mapping[str, str] = {}


class Attribute(NamedTuple):
    """An attribute by its name in the feed; authors type it in snake_case, or as one of `also`."""

    name: str
    kind: Kind = "text"
    required: bool = False
    also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


class Shape(NamedTuple):
    """How a tag is written. All keys are those of the table that an author types.

    text: the keys of its text. text_kind, needs_text, default_text: what that is.
    children: by key. short: the key that a value without a table stands for. inner: the key that a
    list, or a table without that key, stands for. keyed: the attribute that the keys of a table of
    many tags are. alone: an attribute's value beside which nothing else is said. fixed: attributes
    that are there without being typed.
    """

    tag: str
    attributes: tuple[Attribute, ...] = ()
    text: tuple[str, ...] = ()
    text_kind: Kind = "text"
    needs_text: bool = False
    default_text: str | None = None
    children: Mapping[str, Child] = {}
    short: str | None = None
    inner: str | None = None
    keyed: str | None = None
    alone: tuple[str, str] | None = None
    fixed: Mapping[str, str] = NONE


class Child(NamedTuple):
    """A tag within a tag. many: whether there can be several. needed: whether there must be one."""

    shape: Shape
    many: bool = True
    needed: bool = False
    also: tuple[str, ...] = ()


class Row(NamedTuple):
    """A tag at the top: where it may stand, and whether there can be several."""

    shape: Shape
    levels: tuple[Level, ...] = ("show", "episode")
    many: bool = True
