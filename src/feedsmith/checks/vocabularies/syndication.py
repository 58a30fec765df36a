"""How often a feed changes. Source: https://purl.org/rss/1.0/modules/syndication/"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Definition
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.dates import w3cdtf
from feedsmith.checks.values.numbers import positive_integer
from feedsmith.checks.vocabularies.parents import FEEDS
from feedsmith.problems import Problem
from feedsmith.text import shorten

SPEC = "https://purl.org/rss/1.0/modules/syndication/"

_PERIODS = ("hourly", "daily", "weekly", "monthly", "yearly")

PERIOD = Rule(
    code="syndication-period",
    level="error",
    title="The period of updates is none of the five words",
    why="Readers that ask only as often as they must go by it; without it they ask as they like.",
    spec=SPEC,
    frame="rss-channel",
    wrong="<sy:updatePeriod>every day</sy:updatePeriod>",
    right="<sy:updatePeriod>daily</sy:updatePeriod>",
)


def _period(value: str, spot: Spot) -> Iterator[Problem]:
    said = value.strip()
    if said not in _PERIODS:
        what = f'"{shorten(said, 40)}" in {spot.name} is no period'
        meant = said.lower()
        mend = meant if meant in _PERIODS else f"{', '.join(_PERIODS[:-1])} or {_PERIODS[-1]}"
        yield PERIOD.problem(spot, what, f"Write {mend}.")


_ELEMENTS: tuple[tuple[str, Check], ...] = (
    ("updatePeriod", _period),
    ("updateFrequency", positive_integer),
    ("updateBase", w3cdtf),
)

DEFINITIONS = tuple(
    Definition(name=f"sy:{name}", parents=FEEDS, spec=SPEC, text=(check,))
    for name, check in _ELEMENTS
)
