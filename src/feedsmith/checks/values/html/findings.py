"""What is wrong in a text of HTML: one problem for each rule, however often it is broken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from feedsmith.checks.rules import Rule, Spot
from feedsmith.problems import Problem


class Finding(NamedTuple):
    """One place in the text. what: goes on after "<description> has "; spot: nearer than that."""

    rule: Rule
    what: str
    mend: str
    spot: Spot | None = None


def first_of_each(findings: Iterable[Finding], spot: Spot) -> Iterator[Problem]:
    """The first finding of each rule, with the number of the others."""
    firsts: dict[str, Finding] = {}
    numbers: dict[str, int] = {}
    for finding in findings:
        code = finding.rule.code
        firsts.setdefault(code, finding)
        numbers[code] = numbers.get(code, 0) + 1
    for code, first in firsts.items():
        more = f", and {numbers[code] - 1} more such" if numbers[code] > 1 else ""
        what = f"{spot.name} has {first.what}{more}"
        yield first.rule.problem(first.spot or spot, what, first.mend)
