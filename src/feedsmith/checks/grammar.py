"""What a vocabulary says of its elements, and the walk that holds a tree to it.

An element is known by its parent and its name: `link` in a channel is not `link` in an image.
What a namespace nobody described holds is not looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from feedsmith.checks import structure
from feedsmith.checks.reading.tree import Node
from feedsmith.checks.rules import Check, Profile
from feedsmith.problems import Problem


class Context(NamedTuple):
    """What is known beside the document: the address it is served at, and what is asked for."""

    url: str | None = None
    profiles: frozenset[Profile] = frozenset()


Look = Callable[[Node, Context], Iterable[Problem]]
"""Looks at a whole element, its children included."""


class Attribute(NamedTuple):
    """An attribute without a prefix, or with the usual one (`xml:lang` goes without saying)."""

    checks: tuple[Check, ...] = ()
    required: bool = False


class Definition(msgspec.Struct, frozen=True, kw_only=True):
    """One element below certain parents.

    once: at most one of it in a parent. text: what its characters must be, `None` when it has
    none. requires: children it cannot be without. looks: rules over the whole element.
    open: what stands below it is not looked into.
    spec: the address of the text that defines it.
    """

    name: str
    parents: tuple[str, ...]
    spec: str
    once: bool = True
    text: tuple[Check, ...] | None = None
    attributes: Mapping[str, Attribute] = {}
    requires: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()
    open: bool = False


class Grammar:
    """All definitions, found by parent and name."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._known: dict[tuple[str, str], Definition] = {}
        for one in definitions:
            for parent in one.parents:
                if (parent, one.name) in self._known:
                    raise ValueError(f"{one.name} in {parent} is defined twice")
                self._known[parent, one.name] = one
        self._names = {name for _, name in self._known}
        self._governed = {name.partition(":")[0] for name in self._names if ":" in name}
        self._parents = {parent for parent, _ in self._known}

    def definition(self, node: Node) -> Definition | None:
        """What is said of this element where it stands."""
        return self._known.get((_kind(node.parent), node.name))

    def inspect(self, node: Node, context: Context) -> Iterator[Problem]:
        """Hold an element, and all below it, to what is said of them."""
        definition = self.definition(node)
        if definition is None:
            yield from self._strange(node)
            return
        yield from self._itself(node, definition, context)
        if not definition.open:
            for child in node.children:
                yield from self.inspect(child, context)

    def _itself(self, node: Node, definition: Definition, context: Context) -> Iterator[Problem]:
        if definition.once and node.number > 1:
            yield from structure.doubled(node, definition.spec)
        yield from self._attributes(node, definition)
        if definition.text is not None:
            for check in definition.text:
                yield from check(node.text, node.spot())
        elif not definition.open:
            yield from structure.text(node, definition.spec)
        for name in definition.requires:
            if not node.seen[name]:
                yield from structure.missing(node, name, definition.spec)
        for look in definition.looks:
            yield from look(node, context)

    def _attributes(self, node: Node, definition: Definition) -> Iterator[Problem]:
        for name, attribute in definition.attributes.items():
            value = node.attributes.get(name)
            if value is not None:
                for check in attribute.checks:
                    yield from check(value, node.spot(name))
            elif attribute.required:
                yield from structure.attribute_missing(node, name, definition.spec)
        for name in node.attributes:
            if name not in definition.attributes and not name.startswith("xml:"):
                yield from self._strange_attribute(node, name, definition)

    def _strange_attribute(
        self, node: Node, name: str, definition: Definition
    ) -> Iterator[Problem]:
        prefix = name.partition(":")[0] if ":" in name and name[0] != "{" else None
        if name[0] == "{" or (prefix is not None and prefix not in self._governed):
            yield from structure.extension_attribute(node, name)
        else:
            yield from structure.attribute_unknown(
                node, name, tuple(definition.attributes), definition.spec
            )

    def _strange(self, node: Node) -> Iterator[Problem]:
        """An element that nobody defines there."""
        prefix = node.name.partition(":")[0] if node.name[0] != "{" else None
        if node.name[0] == "{" or (":" in node.name and prefix not in self._governed):
            yield from structure.inside_extension(node)
        elif node.name in self._names:
            above = sorted({p for p, name in self._known if name == node.name})
            yield from structure.misplaced(node, above)
        else:
            siblings = sorted({n for p, n in self._known if p == _kind(node.parent)})
            yield from structure.unknown(node, siblings)


def _kind(node: Node | None) -> str:
    """The name by which children are found: a live item holds what an item holds."""
    if node is None:
        return ""
    return "item" if node.name == "podcast:liveItem" else node.name
