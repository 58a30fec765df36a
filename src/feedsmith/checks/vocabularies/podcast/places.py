"""Where a podcast was made or what place it is about: geo URIs and OpenStreetMap identifiers.

Sources: https://www.rfc-editor.org/rfc/rfc5870,
https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/location/location.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

_LOCATION = (
    "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/location/"
    "location.md"
)

GEO = Rule(
    code="podcast-geo",
    level="error",
    title="A place is not given as a geo URI",
    why="Apps put the place on a map by it, and read only latitude, comma, longitude after `geo:`.",
    spec="https://www.rfc-editor.org/rfc/rfc5870#section-3.3",
    frame="rss-channel",
    wrong='<podcast:location geo="30.27, -97.74">Austin</podcast:location>',
    right='<podcast:location geo="geo:30.27,-97.74">Austin</podcast:location>',
)
OSM = Rule(
    code="podcast-osm",
    level="error",
    title="A place is not an identifier of OpenStreetMap",
    why="Directories find shows about a place by it: N, W or R for node, way or relation, and the "
    "number.",
    spec=_LOCATION,
    frame="rss-channel",
    wrong='<podcast:location osm="relation/113314">Austin</podcast:location>',
    right='<podcast:location osm="R113314">Austin</podcast:location>',
)

_NUMBER = r"-?\d+(?:\.\d+)?"
_GEO = lazy_pattern(
    rf"geo:(?P<latitude>{_NUMBER}),(?P<longitude>{_NUMBER})(?:,{_NUMBER})?"
    r"(?P<parameters>(?:;[a-z0-9-]+(?:=(?:[\w.!~*'()\[\]:&+$-]|%[0-9a-f]{2})+)?)*)",
    re.IGNORECASE | re.ASCII,
)
_PAIR = lazy_pattern(rf"(?:geo:)?\s*({_NUMBER})\s*[,; ]\s*({_NUMBER})", re.IGNORECASE | re.ASCII)
_OSM = lazy_pattern(r"[NWR]\d+(?:#\d+)?", re.ASCII)
_ALMOST_OSM = lazy_pattern(r"(?:.*/)?(n|w|r)(?:ode|ay|elation)?[/: ]?(\d+)/?", re.IGNORECASE)


def geo(value: str, spot: Spot) -> Iterator[Problem]:
    """A geo URI whose latitude and longitude are on the globe."""
    typed = value.strip()
    found = _GEO.fullmatch(typed)
    if found is None:
        pair = _PAIR.fullmatch(typed)
        good = f"geo:{pair[1]},{pair[2]}" if pair else "geo:30.27,-97.74"
        what = f'{spot.name} is "{shorten(typed, 60)}", which is no geo URI'
        yield GEO.problem(spot, what, f"Write it as {good}.")
    elif _on_earth(found["parameters"]):
        for name, most in (("latitude", 90), ("longitude", 180)):
            if abs(float(found[name])) > most:
                what = f"the {name} {found[name]} in {spot.name} is not on the globe"
                yield GEO.problem(spot, what, f"Write a {name} from -{most} to {most}.")


def _on_earth(parameters: str) -> bool:
    return ";crs=" not in parameters.lower() or ";crs=wgs84" in parameters.lower()


def osm(value: str, spot: Spot) -> Iterator[Problem]:
    """A letter, a number, and the revision if need be."""
    typed = value.strip()
    if not _OSM.fullmatch(typed):
        almost = _ALMOST_OSM.fullmatch(typed)
        good = f"{almost[1].upper()}{almost[2]}" if almost else "R113314"
        what = f'{spot.name} is "{shorten(typed, 60)}", which OpenStreetMap does not know'
        yield OSM.problem(spot, what, f"Write it as {good}.")
