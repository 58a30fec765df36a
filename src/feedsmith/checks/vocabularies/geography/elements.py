"""Where things are: GeoRSS, simple and in GML, and the older ways of one point on the map.

Sources: https://docs.ogc.org/cs/17-002r1/17-002r1.html, https://www.w3.org/2003/01/geo/
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from feedsmith.checks.grammar import Attribute, Definition, Look
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.numbers import latitude, longitude, number
from feedsmith.checks.vocabularies.geography.coordinates import (
    GEORSS,
    box,
    circle,
    line,
    point,
    ring,
)
from feedsmith.checks.vocabularies.parents import EVERYWHERE
from feedsmith.checks.vocabularies.whole_numbers import whole_number
from feedsmith.problems import Problem
from feedsmith.text import shorten

_GEO = "https://www.w3.org/2003/01/geo/"
_LOCATED = (*EVERYWHERE, "media:location")

RADIUS = Rule(
    code="geo-radius",
    level="error",
    title="A radius is less than nothing",
    why="It is a distance in metres; a map can draw no circle of this size.",
    spec=GEORSS,
    frame="rss-item",
    wrong="<georss:radius>-500</georss:radius>",
    right="<georss:radius>500</georss:radius>",
)


def _radius(value: str, spot: Spot) -> Iterator[Problem]:
    yield from number(value, spot)
    if value.strip().startswith("-"):
        said = shorten(value.strip(), 40)
        what = f'"{said}" in {spot.name} is no distance'
        yield RADIUS.problem(spot, what, f"Write {said.lstrip('-')}.")


_PROPERTIES: MappingProxyType[str, tuple[Check, ...]] = MappingProxyType(
    {
        "elev": (number,),
        "floor": (whole_number,),
        "radius": (_radius,),
        "featuretypetag": (),
        "relationshiptag": (),
        "featurename": (),
    }
)
_AS_ATTRIBUTES = MappingProxyType({name: Attribute(checks) for name, checks in _PROPERTIES.items()})
_OTHER_SPELLING = ("featureTypeTag", "relationshipTag", "featureName")
_SYSTEM = MappingProxyType(
    {
        "srsName": Attribute(),
        "srsDimension": Attribute(),
        "axisLabels": Attribute(),
        "uomLabels": Attribute(),
        "gml:id": Attribute(),
    }
)
_GML_SHAPES = ("gml:Point", "gml:LineString", "gml:Polygon", "gml:Envelope")
_SIMPLE: MappingProxyType[str, Look] = MappingProxyType(
    {"point": point, "line": line, "polygon": ring, "box": box, "circle": circle}
)


def _text(name: str, *checks: Check, parents: tuple[str, ...] = _LOCATED) -> Definition:
    spec = GEORSS if name.startswith("georss:") else _GEO
    return Definition(name=name, parents=parents, spec=spec, once=False, text=checks)


def _holder(name: str, *parents: str, requires: tuple[str, ...] = ()) -> Definition:
    return Definition(
        name=f"gml:{name}", parents=parents, spec=GEORSS, requires=requires, attributes=_SYSTEM
    )


def _numbers(name: str, look: Look, *parents: str, once: bool = True) -> Definition:
    return Definition(
        name=f"gml:{name}",
        parents=parents,
        spec=GEORSS,
        once=once,
        text=(),
        attributes={**_SYSTEM, "count": Attribute()},
        looks=(look,),
    )


DEFINITIONS = (
    *(
        Definition(
            name=f"georss:{name}",
            parents=_LOCATED,
            spec=GEORSS,
            once=False,
            text=(),
            attributes=_AS_ATTRIBUTES,
            looks=(look,),
        )
        for name, look in _SIMPLE.items()
    ),
    *(_text(f"georss:{name}", *checks) for name, checks in _PROPERTIES.items()),
    *(_text(f"georss:{name}") for name in _OTHER_SPELLING),
    Definition(
        name="georss:where", parents=_LOCATED, spec=GEORSS, once=False, attributes=_AS_ATTRIBUTES
    ),
    *(_holder(name.removeprefix("gml:"), "georss:where") for name in _GML_SHAPES),
    _holder("exterior", "gml:Polygon"),
    Definition(name="gml:interior", parents=("gml:Polygon",), spec=GEORSS, once=False),
    _holder("LinearRing", "gml:exterior", "gml:interior"),
    _numbers("pos", point, "gml:Point"),
    _numbers("posList", line, "gml:LineString"),
    _numbers("posList", ring, "gml:LinearRing"),
    _numbers("lowerCorner", point, "gml:Envelope"),
    _numbers("upperCorner", point, "gml:Envelope"),
    Definition(
        name="geo:Point",
        parents=_LOCATED,
        spec=_GEO,
        once=False,
        requires=("geo:lat", "geo:long"),
        attributes={"rdf:about": Attribute(), "rdf:ID": Attribute()},
    ),
    _text("geo:lat", latitude, parents=(*_LOCATED, "geo:Point")),
    _text("geo:long", longitude, parents=(*_LOCATED, "geo:Point")),
    _text("geo:alt", number, parents=(*_LOCATED, "geo:Point")),
    _text("geo:lat_long"),
    *(
        definition
        for prefix in ("geourl", "icbm")
        for definition in (
            _text(f"{prefix}:latitude", latitude),
            _text(f"{prefix}:longitude", longitude),
        )
    ),
)
