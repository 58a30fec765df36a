"""An RSS or Atom document, read once and held to all rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from feedsmith.checks import document
from feedsmith.checks.families import Across, Family, attached, grammar, profile, vocabularies
from feedsmith.checks.grammar import Context
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
        self._families: list[tuple[Family, bool]] = [(vocabularies(), False)]
        for name in sorted(context.profiles | claimed):
            if name != "w3c":
                self._families.append((profile(name), name not in context.profiles))
        if context.files is not None:
            self._families.append((attached(), False))
        self._facts: list[tuple[Across, list[object], bool]] = [
            (across, [], lowered) for family, lowered in self._families for across in family.across
        ]

    def record(self, node: Node) -> Iterator[Problem]:
        """Look at an item, and remember what the rules across all items need."""
        yield from self._inspect(node)
        for across, facts, _ in self._facts:
            fact = across.fact(node)
            if fact is not None:
                facts.append(fact)

    def root(self, node: Node) -> Iterator[Problem]:
        """Look at the rest of the document, and at all items together."""
        yield from self._inspect(node)
        for across, facts, lowered in self._facts:
            yield from _level(across.rule(facts, node, self._context), lowered=lowered)

    def _inspect(self, node: Node) -> Iterator[Problem]:
        yield from grammar().inspect(node, self._context)
        for one in node.walk():
            for family, lowered in self._families:
                for look in family.looks.get(one.name, ()):
                    yield from _level(look(one, self._context), lowered=lowered)


def _level(problems: Iterable[Problem], *, lowered: bool) -> Iterable[Problem]:
    """What a profile finds that nobody asked for is at most a warning."""
    return gently(problems) if lowered else problems
