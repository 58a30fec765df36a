"""What a vocabulary says of its elements, and the walk that holds a tree to it.

An element is known by its parent and its name: `link` in a channel is not `link` in an image.
What a namespace nobody described holds is not looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

import msgspec

from feedsmith.checks import structure
from feedsmith.checks.files import Files
from feedsmith.checks.namespaces import ATOM
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Profile
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.names import language
from feedsmith.problems import Problem


class Context(NamedTuple):
    """What is known beside the document: the address it is served at, and what is asked for.

    files: those of the folder it lies in, where a folder is checked.
    """

    url: str | None = None
    profiles: frozenset[Profile] = frozenset()
    files: Files | None = None


Look = Callable[[Node, Context], Iterable[Problem]]
"""Looks at a whole element, its children included."""


class Attribute(NamedTuple):
    """An attribute without a prefix, or with the usual one (`xml:lang` goes without saying)."""

    checks: tuple[Check, ...] = ()
    required: bool = False


XML_ATTRIBUTES: Mapping[str, Check] = {"xml:base": reference, "xml:lang": language}
"""What any element may bear. Empty, they take back what was said above: https://www.w3.org/TR/xml/"""


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
    """Definitions, found by parent and name. whole: has these and more, for what is not found."""

    def __init__(
        self, definitions: Iterable[Definition], whole: Callable[[], Grammar] | None = None
    ) -> None:
        self._more = whole
        self._known: dict[tuple[str, str], Definition] = {}
        for one in definitions:
            for parent in one.parents:
                if (parent, one.name) in self._known:
                    raise ValueError(f"{one.name} in {parent} is defined twice")
                self._known[parent, one.name] = one
        self._names = {name for _, name in self._known}
        self._governed = {name.partition(":")[0] for name in self._names if ":" in name}

    def definition(self, node: Node) -> Definition | None:
        """What is said of this element where it stands; `dc:date.created` is a `dc:date`."""
        parent = _kind(node.parent)
        known = self._known.get((parent, node.name))
        if known is None and node.name.startswith("dc:"):
            return self._known.get((parent, node.name.partition(".")[0]))
        return known

    @cached_property
    def _whole(self) -> Grammar:
        return self._more() if self._more else self

    @cache  # noqa: B019 (there are two grammars)
    def _parents_of(self, name: str) -> tuple[str, ...]:
        return tuple(sorted({parent for parent, known in self._known if known == name}))

    @cache  # noqa: B019
    def _children_of(self, parent: str) -> tuple[str, ...]:
        return tuple(sorted({name for known, name in self._known if known == parent}))

    def inspect(self, node: Node, context: Context) -> Iterator[Problem]:
        """Hold an element, and all below it, to what is said of them."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            definition = self.definition(one) or self._whole.definition(one)
            if definition is None:
                yield from self._whole._strange(one)
                continue
            yield from self._itself(one, definition, context)
            if one.children and not definition.open:
                waiting.extend(reversed(one.children))

    def _itself(self, node: Node, definition: Definition, context: Context) -> Iterator[Problem]:
        if definition.once and node.number > 1:
            yield from structure.doubled(node, definition.spec)
        if node.attributes or definition.attributes:
            yield from self._attributes(node, definition)
        if definition.text is not None:
            text, spot = node.text, node.spot()
            for check in definition.text:
                yield from check(text, spot)
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
        for name, value in node.attributes.items():
            if value and name in XML_ATTRIBUTES:
                yield from XML_ATTRIBUTES[name](value, node.spot(name))
            if name not in definition.attributes and not name.startswith("xml:"):
                yield from self._whole._strange_attribute(node, name, definition)

    def _strange_attribute(
        self, node: Node, name: str, definition: Definition
    ) -> Iterator[Problem]:
        prefix = name.partition(":")[0] if ":" in name and name[0] != "{" else None
        known = {one.partition(":")[0] for one in definition.attributes if ":" in one}
        free = prefix is not None and (
            prefix not in self._governed or (node.namespace == ATOM and prefix not in known)
        )
        if name[0] == "{" or free:  # Atom's elements may bear attributes of any vocabulary
            yield from structure.extension_attribute(node, name)
        else:
            yield from structure.attribute_unknown(
                node, name, tuple(definition.attributes), definition.spec
            )

    def _strange(self, node: Node) -> Iterator[Problem]:
        """An element that nobody defines there."""
        prefix = node.name.partition(":")[0] if node.name[0] != "{" else None
        open_to_it = not node.namespace and structure.is_in_atom(node)
        if node.name[0] == "{" or (":" in node.name and prefix not in self._governed) or open_to_it:
            yield from structure.inside_extension(node)
        elif node.name in self._names:
            above = self._parents_of(node.name)
            same = [one for one in above if one.startswith("atom:") == structure.is_in_atom(node)]
            yield from structure.misplaced(node, same or above)
        else:
            yield from structure.unknown(node, self._children_of(_kind(node.parent)))


def _kind(node: Node | None) -> str:
    """The name by which children are found: a live item holds what an item holds."""
    if node is None:
        return ""
    return "item" if node.name == "podcast:liveItem" else node.name
