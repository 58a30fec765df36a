"""What the modules of `vocabularies` and `profiles` bring: definitions, looks, rules across items.

A family is a module, ours or one that another package names by the entry point `feedsmith.checks`.
It may have `DEFINITIONS` (elements and what they hold), `LOOKS` (rules over
an element that another family defines, by its name) and `ACROSS` (rules over all items at once).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from feedsmith import checks
from feedsmith.checks.grammar import Context, Definition, Grammar, Look
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.entry_points import brought
from feedsmith.problems import FeedsmithError, Problem

Fact = Callable[[Node], Any]
"""What is to be known of an item when it is gone; nothing of it is kept where it is `None`."""


class Across(NamedTuple):
    """A rule over all items, which are never in memory together.

    rule: looks at all facts in document order, and at the root, whose items are gone. Rules that
    ask for the same fact share it.
    """

    fact: Fact
    rule: Callable[[Sequence[Any], Node, Context], Iterable[Problem]]


class Family(NamedTuple):
    """What one module brings."""

    definitions: tuple[Definition, ...]
    looks: Mapping[str, tuple[Look, ...]]
    across: tuple[Across, ...]


SELDOM = ("geography", "itunes", "media", "opensearch", "podcast")
"""Large vocabularies of which most feeds have nothing: loaded with the first element of theirs.
They define elements, and bring neither looks nor rules across items."""


@cache
def vocabularies() -> Family:
    """Everything that holds for every feed."""
    return _joined([*map(import_module, _names()), *_installed()])


@cache
def usual() -> Family:
    """The same without the definitions of what most feeds have not."""
    names = (name for name in _names() if name.split(".")[3] not in SELDOM)
    return _joined([*map(import_module, names), *_installed()])


def _names() -> list[str]:
    room = f"{checks.__name__}.vocabularies"
    path = import_module(room).__path__
    return sorted(info.name for info in pkgutil.walk_packages(path, f"{room}."))


@cache
def profile(name: str) -> Family:
    """What one profile asks for beyond that; `psp-1` is the module `psp_1`."""
    return _of(import_module(f"{checks.__name__}.profiles.{name.replace('-', '_')}"))


@cache
def attached() -> Family:
    """What is asked of recordings and covers that lie beside the feed."""
    return _of(import_module(f"{checks.__name__}.attached"))


@cache
def grammar() -> Grammar:
    """All elements of all vocabularies; those that are seldom met are found when one is."""
    return Grammar(usual().definitions, lambda: Grammar(vocabularies().definitions))


@cache
def catalogue() -> Mapping[str, Rule]:
    """Every rule of every module, by its code, in the order of the codes."""
    found: dict[str, Rule] = {}
    ours = pkgutil.walk_packages(checks.__path__, f"{checks.__name__}.")
    for module in [*(import_module(info.name) for info in ours), *_installed()]:
        for value in vars(module).values():
            if isinstance(value, Rule):
                known = found.setdefault(value.code, value)
                if known is not value:
                    raise ValueError(f"two rules are called {value.code}")
    return dict(sorted(found.items()))


def _installed() -> Iterator[ModuleType]:
    for name, module in brought("checks"):
        if not isinstance(module, ModuleType):
            raise FeedsmithError(
                f"The plugin {name} is no module of rules: {module!r}",
                "Update or remove the package that brings it.",
            )
        yield module


def _joined(modules: Iterable[ModuleType]) -> Family:
    families = [_of(module) for module in modules]
    looks: dict[str, tuple[Look, ...]] = {}
    for family in families:
        for element, more in family.looks.items():
            looks[element] = looks.get(element, ()) + more
    return Family(
        tuple(one for family in families for one in family.definitions),
        looks,
        tuple(one for family in families for one in family.across),
    )


def _of(module: ModuleType) -> Family:
    return Family(
        getattr(module, "DEFINITIONS", ()),
        getattr(module, "LOOKS", {}),
        getattr(module, "ACROSS", ()),
    )
