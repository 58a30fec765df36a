"""Whole numbers, which may be negative: a floor, a place in a search.

Source: https://www.w3.org/TR/xmlschema-2/#integer
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

WHOLE_NUMBER = Rule(
    code="whole-number",
    level="error",
    title="A whole number is written in another way",
    why="Readers that calculate with it drop what they cannot read as a number.",
    spec="https://www.w3.org/TR/xmlschema-2/#integer",
    frame="rss-item",
    wrong="<georss:floor>first</georss:floor>",
    right="<georss:floor>1</georss:floor>",
)

_WHOLE = lazy_pattern(r"[-+]?\d+", re.ASCII)


def whole_number(value: str, spot: Spot) -> Iterator[Problem]:
    """Digits, with or without a sign."""
    if not _WHOLE.fullmatch(value.strip()):
        what = f'"{shorten(value.strip(), 40)}" in {spot.name} is no whole number'
        yield WHOLE_NUMBER.problem(spot, what, "Write digits only, for example 1 or -1.")
