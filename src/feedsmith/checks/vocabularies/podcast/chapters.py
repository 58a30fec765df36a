"""Podlove Simple Chapters: chapter marks in the feed itself.

Sources: https://podlove.org/simple-chapters/, https://www.w3.org/TR/media-frags/#naming-time
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.addresses import iri, web_address
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

_SPEC = "https://podlove.org/simple-chapters/"
_CHAPTERS = '<psc:chapters version="{}">{}</psc:chapters>'
_INTRO = '<psc:chapter start="00:00:00" title="Intro"/>'
_RYE = '<psc:chapter start="{}" title="Rye"/>'

VERSION = Rule(
    code="psc-version",
    level="hint",
    title="The version of the chapter marks is not one that exists",
    why="There are 1.0, 1.1 and 1.2; a player may pass over another one.",
    spec=_SPEC,
    frame="rss-item",
    wrong=_CHAPTERS.format("2", _INTRO),
    right=_CHAPTERS.format("1.2", _INTRO),
)
START = Rule(
    code="psc-start",
    level="error",
    title="The start of a chapter is not a time",
    why="Players read hours, minutes and seconds, and drop a chapter whose start they cannot read.",
    spec=f"{_SPEC}#time",
    frame="rss-item",
    wrong=_CHAPTERS.format("1.2", _INTRO + _RYE.format("75:30")),
    right=_CHAPTERS.format("1.2", _INTRO + _RYE.format("01:15:30.000")),
)
TITLE = Rule(
    code="psc-title-empty",
    level="warning",
    title="The title of a chapter is empty",
    why="Players show an empty line in their list of chapters.",
    spec=_SPEC,
    frame="rss-item",
    wrong=_CHAPTERS.format("1.2", _INTRO.replace("Intro", "")),
    right=_CHAPTERS.format("1.2", _INTRO),
)
ORDER = Rule(
    code="psc-order",
    level="warning",
    title="The chapters are not in the order of their starts",
    why="Not every player sorts them, so listeners jump to the wrong place.",
    spec=_SPEC,
    frame="rss-item",
    wrong=_CHAPTERS.format("1.2", _RYE.format("00:05:00") + _INTRO),
    right=_CHAPTERS.format("1.2", _INTRO + _RYE.format("00:05:00")),
)

_TIME = lazy_pattern(
    r"(?:npt:)?(?:(?:(?P<hours>\d{1,4}):)?(?P<minutes>[0-5]?\d):(?P<parts>[0-5]?\d(?:\.\d*)?)"
    r"|(?P<seconds>\d+(?:\.\d*)?)s?)",
    re.ASCII,
)
_LONG = lazy_pattern(r"(\d{1,3}):([0-5]?\d(?:\.\d*)?)", re.ASCII)


def version(value: str, spot: Spot) -> Iterator[Problem]:
    """One of the versions that were published."""
    if value.strip() not in ("1", "1.0", "1.1", "1.2"):
        what = f'{spot.name} is "{shorten(value.strip(), 20)}"'
        yield VERSION.problem(spot, what, 'Write version="1.2".')


def time(value: str, spot: Spot) -> Iterator[Problem]:
    """Normal Play Time: 37, 7:48, 01:35:52.250."""
    typed = value.strip()
    if _read(typed) is None:
        what = f'{spot.name} is "{shorten(typed, 40)}", which is not a time'
        yield START.problem(spot, what, f"Write it as {_mended(typed)}.")


def title(value: str, spot: Spot) -> Iterator[Problem]:
    """Something to show."""
    if not value.strip():
        yield TITLE.problem(spot, f"{spot.name} is empty", "Say what the chapter is about.")


def order(node: Node, _: Context) -> Iterator[Problem]:
    """Each chapter starts after the one before it."""
    before = 0.0
    for chapter in node.all("psc:chapter"):
        start = _read(chapter.attributes.get("start", "").strip())
        if start is None:
            continue
        if start < before:
            spot = chapter.spot("start")
            what = f'{spot.name} is "{chapter.attributes["start"]}", before the chapter above it'
            yield ORDER.problem(spot, what, "Sort the chapters by their starts.")
        before = max(before, start)


def _read(typed: str) -> float | None:
    found = _TIME.fullmatch(typed)
    if found is None:
        return None
    if found["seconds"]:
        return float(found["seconds"])
    return int(found["hours"] or 0) * 3600 + int(found["minutes"]) * 60 + float(found["parts"])


def _mended(typed: str) -> str:
    found = _LONG.fullmatch(typed.replace(",", "."))
    if found:
        hours, minutes = divmod(int(found[1]), 60)
        return f"{hours:02}:{minutes:02}:{found[2].zfill(2)}"
    comma = typed.replace(",", ".")
    return comma if _read(comma) is not None else "01:15:30.000"


DEFINITIONS = (
    Definition(
        name="psc:chapters",
        parents=("item", "atom:entry"),
        spec=_SPEC,
        attributes={"version": Attribute((version,))},
        requires=("psc:chapter",),
        looks=(order,),
    ),
    Definition(
        name="psc:chapter",
        parents=("psc:chapters",),
        spec=_SPEC,
        once=False,
        attributes={
            "start": Attribute((time,), required=True),
            "title": Attribute((title,), required=True),
            "href": Attribute((iri,)),
            "image": Attribute((web_address,)),
        },
    ),
)
