"""A feed's XML as a tree that knows where everything stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from feedsmith.problems import Place

ALWAYS_NUMBERED = frozenset({"item", "atom:entry", "podcast:liveItem"})


class _Numbers(dict[str, int]):
    """How often each name was seen: never is 0. Made much faster than a Counter."""

    def __missing__(self, _: str) -> int:
        return 0


_NONE: Mapping[str, int] = MappingProxyType(_Numbers())
"""What an element without children has seen, as most are."""


class Node:
    """An element. `name` bears the prefix that everyone uses, whatever the document declares.

    RSS's own elements have none: `item`, `atom:link`, `itunes:image`; an element of a namespace
    that nobody knows is `{address}name`. attributes are named alike. text: its own characters,
    those of its children left out. seen: how many children of each name it had, kept or not.
    line and column are counted from 1.
    """

    __slots__ = (
        "_path",
        "attributes",
        "base",
        "children",
        "column",
        "line",
        "name",
        "namespace",
        "number",
        "parent",
        "pieces",
        "prefix",
        "seen",
    )

    def __init__(
        self,
        name: str,
        namespace: str,
        prefix: str | None,
        attributes: Mapping[str, str],
        parent: Node | None,
        line: int,
        column: int,
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.attributes = attributes
        self.parent = parent
        self.line = line
        self.column = column
        self.children: list[Node] = []
        self.pieces: list[str] = []
        self.seen: Mapping[str, int] = _NONE
        self.number = 1
        self._path = ""
        self.base: str = attributes.get("xml:base") or (parent.base if parent else "")

    @property
    def text(self) -> str:
        """Its own characters, as written."""
        return "".join(self.pieces)

    def adopt(self, child: Node) -> None:
        """Take an element in as the last child, and number it among those of its name."""
        numbers = self.seen
        if not isinstance(numbers, _Numbers):
            numbers = self.seen = _Numbers()
        child.number = numbers[child.name] = numbers.get(child.name, 0) + 1
        self.children.append(child)

    @property
    def local(self) -> str:
        """The name without prefix or namespace."""
        return self.name.rpartition("}")[2].rpartition(":")[2]

    def child(self, name: str) -> Node | None:
        """The first child of the name."""
        if name in self.seen:
            for one in self.children:
                if one.name == name:
                    return one
        return None

    def all(self, name: str) -> Iterator[Node]:
        """The children of the name."""
        return (one for one in self.children if one.name == name)

    def walk(self) -> Iterator[Node]:
        """Itself and everything below, in document order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            if one.children:
                waiting.extend(reversed(one.children))

    def spot(self, attribute: str | None = None) -> XmlSpot:
        """Where it, or one of its attributes, stands."""
        return XmlSpot(self, attribute)

    def path(self) -> str:
        """For example `/rss/channel/item[2]/pubDate`."""
        if not self._path:
            number = f"[{self.number}]" if self.number > 1 or self.name in ALWAYS_NUMBERED else ""
            above = self.parent.path() if self.parent else ""
            self._path = f"{above}/{self.shown}{number}"
        return self._path

    @property
    def shown(self) -> str:
        """The name for messages: Atom's own elements without a prefix in an Atom document."""
        if self.name.startswith("{"):
            return f"{self.prefix}:{self.local}" if self.prefix else self.local
        return self.local if self.prefix is None else self.name


class XmlSpot(NamedTuple):
    """An element, or one of its attributes: what a rule points at."""

    node: Node
    attribute: str | None = None

    @property
    def name(self) -> str:
        """As a message says it."""
        element = f"<{self.node.shown}>"
        return element if self.attribute is None else f"`{self.attribute}` of {element}"

    @property
    def place(self) -> Place:
        """Line, column and path; the file is known to whoever asked."""
        path = self.node.path()
        field = path if self.attribute is None else f"{path}/@{self.attribute}"
        return Place("", self.node.line, field, self.node.column)
