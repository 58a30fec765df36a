"""Points on the map as numbers: latitude first, then longitude, separated by blanks.

Sources: https://docs.ogc.org/cs/17-002r1/17-002r1.html (GeoRSS),
https://www.w3.org/2003/01/geo/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line, shorten

GEORSS = "https://docs.ogc.org/cs/17-002r1/17-002r1.html"

COORDINATES = Rule(
    code="geo-coordinates",
    level="error",
    title="A place is not written as pairs of numbers",
    why="A reader that cannot read the numbers puts the item on no map.",
    spec=GEORSS,
    frame="rss-item",
    wrong="<georss:point>52° 31' N, 13° 24' E</georss:point>",
    right="<georss:point>52.5167 13.4</georss:point>",
)
COMMA = Rule(
    code="geo-comma",
    level="warning",
    title="Latitude and longitude are separated by a comma",
    why="GeoRSS separates numbers by blanks; many readers stop at the comma.",
    spec=GEORSS,
    frame="rss-item",
    wrong="<georss:point>52.5167,13.4</georss:point>",
    right="<georss:point>52.5167 13.4</georss:point>",
)
RANGE = Rule(
    code="geo-range",
    level="warning",
    title="A place lies beyond the ends of the earth",
    why="Latitude goes from -90 to 90 and comes first. A greater number often means that longitude "
    "was written first, and the place appears somewhere else.",
    spec=GEORSS,
    frame="rss-item",
    wrong="<georss:point>-122.33 47.61</georss:point>",
    right="<georss:point>47.61 -122.33</georss:point>",
)
RING = Rule(
    code="geo-ring",
    level="warning",
    title="The outline of an area does not end where it begins",
    why="Maps draw what was meant only if the first point stands again at the end.",
    spec=GEORSS,
    frame="rss-item",
    wrong="<georss:polygon>45.3 -110.5 46.5 -109.5 43.8 -109.9</georss:polygon>",
    right="<georss:polygon>45.3 -110.5 46.5 -109.5 43.8 -109.9 45.3 -110.5</georss:polygon>",
)

_NUMBER = r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBERS = lazy_pattern(rf"{_NUMBER}(?:\s+{_NUMBER})*", re.ASCII)
_PAIR = lazy_pattern(rf"{_NUMBER},{_NUMBER}", re.ASCII)
_PARTS = lazy_pattern(r"[\s,]+")


def point(node: Node, _: Context) -> Iterator[Problem]:
    """One pair."""
    yield from _inspected(node, "two numbers, for example 45.256 -71.92", lambda n: n == 1)


def line(node: Node, _: Context) -> Iterator[Problem]:
    """Two pairs, or more."""
    example = "at least two pairs of numbers, for example 45.256 -110.45 46.46 -109.48"
    yield from _inspected(node, example, lambda n: n >= 2)


def box(node: Node, _: Context) -> Iterator[Problem]:
    """The lower corner, then the upper one."""
    yield from _inspected(node, "two pairs: 42.943 -71.032 43.039 -69.856", lambda n: n == 2)


def ring(node: Node, context: Context) -> Iterator[Problem]:
    """The outline of an area: its first point stands again at the end."""
    found = list(line(node, context))
    yield from found
    if any(one.level == "error" for one in found):
        return
    numbers = _numbers(node)
    size = _dimension(node)
    if numbers[:size] != numbers[-size:]:
        what = f"the first point of {node.spot().name} does not stand again at its end"
        first = " ".join(_PARTS.split(node.text.strip())[:size])
        yield RING.problem(node.spot(), what, f"Add {first} at the end.")


def circle(node: Node, _: Context) -> Iterator[Problem]:
    """A pair, then the radius in metres."""
    text = node.text.strip()
    if not _NUMBERS.fullmatch(text) or len(text.split()) != 3:
        yield _wrong(node, "the middle and the radius in metres: 45.256 -71.92 500")
    else:
        yield from _beyond(node, _numbers(node)[:2])


def _inspected(node: Node, wanted: str, enough: Callable[[int], bool]) -> Iterator[Problem]:
    text = node.text.strip()
    comma = bool(_PAIR.fullmatch(text))
    numbers = _numbers(node) if comma or _NUMBERS.fullmatch(text) else []
    size = _dimension(node)
    if len(numbers) % size or not enough(len(numbers) // size):
        yield _wrong(node, wanted)
        return
    if comma:
        what = f'"{shorten(text, 40)}" in {node.spot().name} separates by a comma'
        yield COMMA.problem(node.spot(), what, f"Write {shorten(text.replace(',', ' '), 60)}.")
    if size == 2 and not _elsewhere(node):
        yield from _beyond(node, numbers)


def _numbers(node: Node) -> list[float]:
    return [float(one) for one in _PARTS.split(node.text.strip())]


def _wrong(node: Node, wanted: str) -> Problem:
    what = f'"{shorten(one_line(node.text), 40)}" in {node.spot().name} is no place'
    return COORDINATES.problem(node.spot(), what, f"Write {wanted}.")


def _beyond(node: Node, numbers: Sequence[float]) -> Iterator[Problem]:
    for north, east in zip(numbers[::2], numbers[1::2], strict=True):
        if abs(north) > 90 or abs(east) > 360:
            what = f"{north:g} {east:g} in {node.spot().name} is no latitude and longitude"
            swapped = abs(north) <= 360 and abs(east) <= 90
            mend = (
                f"Latitude comes first: {east:g} {north:g}."
                if swapped
                else ("Write a latitude from -90 to 90, then a longitude from -180 to 180.")
            )
            yield RANGE.problem(node.spot(), what, mend)
            return


def _dimension(node: Node) -> int:
    """How many numbers make a point: three where a height is among them."""
    return 3 if _inherited(node, "srsDimension") == "3" else 2


def _elsewhere(node: Node) -> bool:
    """Whether another system of coordinates is named, whose ranges nobody knows here."""
    return _inherited(node, "srsName") is not None


def _inherited(node: Node, attribute: str) -> str | None:
    above: Node | None = node
    while above is not None and above.name.startswith("gml:"):
        if attribute in above.attributes:
            return above.attributes[attribute]
        above = above.parent
    return None
