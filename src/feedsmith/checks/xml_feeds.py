"""An RSS or Atom document, read once and held to all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import BinaryIO

from feedsmith.checks import document
from feedsmith.checks.families import Across, Fact, Family, attached, grammar, profile, usual
from feedsmith.checks.grammar import Context, Look
from feedsmith.checks.reading.xml.document import XmlReader
from feedsmith.checks.reading.xml.faults import Unreadable
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Profile, gently
from feedsmith.problems import Problem


def check_xml(stream: BinaryIO, context: Context) -> Iterator[Problem]:
    """Yield what is wrong, in the order in which it is known; only facts of items are kept."""
    reader = XmlReader(stream)
    run: _Run | None = None
    try:
        for node in reader.records():
            run = run or _Run(context, document.claims(reader))
            if node.parent is not None:
                yield from run.record(node)
            else:
                yield from document.inspect(reader, node)
                if node.name in document.ROOTS:
                    yield from run.root(node)
    except Unreadable as stop:
        yield stop.problem


class _Run:
    """One document's families, and the facts that they gather."""

    def __init__(self, context: Context, claimed: frozenset[Profile]) -> None:
        self._context = context
        self._looks, self._across = asked(context.profiles, claimed, context.files is not None)
        self._facts: dict[Fact, list[object]] = {one.fact: [] for one, _ in self._across}

    def record(self, node: Node) -> Iterator[Problem]:
        """Look at an item, and remember what the rules across all items need."""
        yield from self._inspect(node)
        for look, facts in self._facts.items():
            fact = look(node)
            if fact is not None:
                facts.append(fact)

    def root(self, node: Node) -> Iterator[Problem]:
        """Look at the rest of the document, and at all items together."""
        yield from self._inspect(node)
        for across, lowered in self._across:
            facts = self._facts[across.fact]
            yield from _level(across.rule(facts, node, self._context), lowered=lowered)

    def _inspect(self, node: Node) -> Iterator[Problem]:
        yield from grammar().inspect(node, self._context)
        for one in node.walk():
            for look, lowered in self._looks.get(one.name, ()):
                yield from _level(look(one, self._context), lowered=lowered)


_Looks = Mapping[str, Sequence[tuple[Look, bool]]]


@cache
def asked(
    profiles: frozenset[Profile], claimed: frozenset[Profile], lie_here: bool
) -> tuple[_Looks, Sequence[tuple[Across, bool]]]:
    """The looks at each element and the rules across items, and whether these are but warnings."""
    also = sorted(profiles | claimed)
    families: list[tuple[Family, bool]] = [(usual(), False)]
    families += [(profile(name), name not in profiles) for name in also if name != "w3c"]
    if lie_here:
        families.append((attached(), False))
    looks: dict[str, list[tuple[Look, bool]]] = {}
    for family, lowered in families:
        for element, more in family.looks.items():
            looks.setdefault(element, []).extend((look, lowered) for look in more)
    return looks, [(across, lowered) for family, lowered in families for across in family.across]


def _level(problems: Iterable[Problem], *, lowered: bool) -> Iterable[Problem]:
    """What a profile finds that nobody asked for is at most a warning."""
    return gently(problems) if lowered else problems
