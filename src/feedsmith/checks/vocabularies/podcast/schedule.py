"""When the next episode comes: `podcast:updateFrequency` and its recurrence rule.

Sources: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10,
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/update-frequency.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice

from feedsmith.checks import structure
from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.numbers import true_false
from feedsmith.checks.vocabularies.podcast.forms import (
    SHOW,
    document,
    moment,
    optional,
    recommends,
    within,
)
from feedsmith.problems import Problem
from feedsmith.text import shorten

RRULE = Rule(
    code="podcast-rrule",
    level="error",
    title="A recurrence rule does not follow iCalendar",
    why="Apps work out the next episode's day from it, and with one fault take none of it.",
    spec="https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10",
    frame="rss-channel",
    wrong='<podcast:updateFrequency rrule="FREQ=BIWEEKLY">Every other week'
    "</podcast:updateFrequency>",
    right='<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=2">Every other week'
    "</podcast:updateFrequency>",
)
UNTIL = Rule(
    code="podcast-rrule-until",
    level="error",
    title="The schedule's beginning and end are a day and a time",
    why="UNTIL and `dtstart` are compared, so both are days or both are times.",
    spec=document("updateFrequency"),
    frame="rss-channel",
    wrong='<podcast:updateFrequency dtstart="2026-01-05" '
    'rrule="FREQ=WEEKLY;UNTIL=20261231T000000Z">Weekly</podcast:updateFrequency>',
    right='<podcast:updateFrequency dtstart="2026-01-05T00:00:00Z" '
    'rrule="FREQ=WEEKLY;UNTIL=20261231T000000Z">Weekly</podcast:updateFrequency>',
)

_FREQUENCIES = "SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY"
_DAYS = "SU|MO|TU|WE|TH|FR|SA"
_DATE = r"\d{4}-?\d\d-?\d\d"
_PARTS = {
    "FREQ": _FREQUENCIES,
    "UNTIL": rf"{_DATE}(?:T\d\d:?\d\d:?\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
    "COUNT": r"0*[1-9]\d*",
    "INTERVAL": r"0*[1-9]\d*",
    "BYDAY": rf"(?:[+-]?(?:[1-9]|[1-4]\d|5[0-3]))?(?:{_DAYS})",
    "WKST": _DAYS,
    "RSCALE": r"[A-Z0-9-]+",
    "SKIP": "OMIT|BACKWARD|FORWARD",
}
_RANGES = {
    "BYSECOND": (0, 60),
    "BYMINUTE": (0, 59),
    "BYHOUR": (0, 23),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYMONTH": (1, 12),
    "BYSETPOS": (-366, 366),
}
"""The lists of numbers; 0 is none of them where negative numbers count from the end."""

_ALSO = {"BIWEEKLY": "FREQ=WEEKLY;INTERVAL=2", "FORTNIGHTLY": "FREQ=WEEKLY;INTERVAL=2"}
_ALSO |= {"BIMONTHLY": "FREQ=MONTHLY;INTERVAL=2", "QUARTERLY": "FREQ=MONTHLY;INTERVAL=3"}
_ALSO |= {"ANNUALLY": "FREQ=YEARLY", "WEEKDAYS": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}
_GOOD = "Write it as FREQ=WEEKLY;INTERVAL=2;BYDAY=MO."


def recurrence(value: str, spot: Spot) -> Iterator[Problem]:
    """The first fault of a recurrence rule, for with one fault apps take none of it."""
    yield from islice(_faults(value.strip().rstrip(";"), spot), 1)


def _faults(typed: str, spot: Spot) -> Iterator[Problem]:
    if typed[:6].upper() == "RRULE:":
        what = f"{spot.name} begins with RRULE:, the name of the rule in a calendar"
        yield RRULE.problem(spot, what, f"Write only {shorten(typed[6:], 80)}.")
    said: set[str] = set()
    for part in typed.split(";") if "=" in typed else ():
        name, _, given = part.strip().upper().partition("=")
        yield from _part(name, given.strip(), said, spot)
        said.add(name)
    if "FREQ" not in said:
        what = f'{spot.name} is "{shorten(typed, 60)}", without FREQ'
        yield RRULE.problem(spot, what, _suggested(typed))
    if {"UNTIL", "COUNT"} <= said:
        mend = "Keep the last day or the number of episodes."
        yield RRULE.problem(spot, f"{spot.name} has both UNTIL and COUNT", mend)


def _part(name: str, given: str, said: set[str], spot: Spot) -> Iterator[Problem]:
    """One part: known, once, with its kind of value."""
    if name in said:
        yield RRULE.problem(spot, f"{spot.name} has {name} twice", "Keep one of them.")
    elif name not in _PARTS and name not in _RANGES:
        what = f'{spot.name} has the part "{shorten(name, 30)}", which is unknown'
        yield RRULE.problem(spot, what, _GOOD)
    elif not _is_good(name, given):
        what = f"{spot.name} has {name}={shorten(given, 40)}, which is not possible"
        yield RRULE.problem(spot, what, _suggested(given) if name == "FREQ" else _GOOD)


def _is_good(name: str, given: str) -> bool:
    if name in _RANGES:
        return all(_in_range(one, *_RANGES[name]) for one in given.split(","))
    many = given.split(",") if name == "BYDAY" else [given]
    return all(re.fullmatch(_PARTS[name], one.strip(), re.ASCII) for one in many)


def _in_range(typed: str, least: int, most: int) -> bool:
    number = re.fullmatch(r"[+-]?\d{1,3}L?", typed.strip(), re.ASCII)
    value = int(typed.strip().removesuffix("L")) if number else most + 1
    return least <= value <= most and not (value == 0 and least < 0)


def _suggested(typed: str) -> str:
    word = typed.strip().upper()[:50]
    near = get_close_matches(word, _FREQUENCIES.split("|"), 1, 0.7)
    good = _ALSO.get(word) or (f"FREQ={near[0]}" if near else None)
    return f"Write it as {good}." if good else _GOOD


def schedule(node: Node, context: Context) -> Iterator[Problem]:
    """A count needs a beginning; beginning and end are of one kind; a rule is better than words."""
    rule = node.attributes.get("rrule", "").upper()
    start = node.attributes.get("dtstart")
    if re.search(r"(?:^|;)\s*COUNT=", rule) and start is None:
        yield from structure.attribute_missing(node, "dtstart", document("updateFrequency"))
    until = re.search(r"(?:^|;)\s*UNTIL=([^;]*)", rule)
    if until and start is not None and ("T" in until[1]) != ("T" in start.upper()):
        what = f'{node.spot("rrule").name} ends at "{shorten(until[1], 40)}", but `dtstart` is '
        what += f'"{shorten(start, 40)}"'
        mend = "Write both as days or both as times."
        yield UNTIL.problem(node.spot("rrule"), what, mend)
    if node.attributes.get("complete", "").strip().lower() != "true":
        yield from recommends("rrule")(node, context)


DEFINITIONS = (
    Definition(
        name="podcast:updateFrequency",
        parents=SHOW,
        spec=document("updateFrequency"),
        text=(within(128),),
        attributes={
            "complete": optional(true_false),
            "dtstart": optional(moment),
            "rrule": optional(recurrence),
        },
        looks=(schedule,),
    ),
)
