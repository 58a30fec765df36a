"""Media RSS 1.5: what others say of a media object, what it costs, where it may be found.

Source: https://www.rssboard.org/media-rss#media-community and what follows there
"""

from __future__ import annotations

from collections.abc import Mapping

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.rules import Check
from feedsmith.checks.values.addresses import absolute_uri, reference
from feedsmith.checks.values.names import language, mime_type
from feedsmith.checks.values.numbers import (
    non_negative_integer,
    number,
    one_of,
    positive_integer,
)
from feedsmith.checks.vocabularies.media.parts import PLACES
from feedsmith.checks.vocabularies.media.values import SPEC, currency, given, measure, moment

_SCENE = {"Title": (), "Description": (), "StartTime": (moment,), "EndTime": (moment,)}


def _attributes(**checks: Check) -> dict[str, Attribute]:
    return {name: Attribute((given(check),)) for name, check in checks.items()}


def _part(
    name: str,
    *parents: str,
    attributes: Mapping[str, Attribute] | None = None,
    text: tuple[Check, ...] | None = None,
    once: bool = False,
) -> Definition:
    return Definition(
        name=f"media:{name}",
        parents=parents or PLACES,
        spec=f"{SPEC}#media-{name.lower()}",
        once=once,
        text=text,
        attributes=attributes or {},
    )


def _scene(name: str, checks: tuple[Check, ...]) -> tuple[Definition, Definition]:
    """With the prefix, and without one, as the specification's own example has it."""
    with_prefix = _part(f"scene{name}", "media:scene", text=checks)
    without = Definition(
        name=f"scene{name}", parents=("media:scene",), spec=f"{SPEC}#media-scenes", text=checks
    )
    return with_prefix, without


DEFINITIONS = (
    _part("community", once=True),
    _part(
        "starRating",
        "media:community",
        attributes=_attributes(average=number, count=non_negative_integer, min=number, max=number),
    ),
    _part(
        "statistics",
        "media:community",
        attributes=_attributes(views=non_negative_integer, favorites=non_negative_integer),
    ),
    _part("tags", "media:community", text=()),
    _part("comments", once=True),
    _part("comment", "media:comments", text=()),
    _part(
        "embed",
        attributes=_attributes(url=absolute_uri, width=positive_integer, height=positive_integer),
    ),
    _part(
        "param",
        "media:embed",
        text=(),
        attributes={"name": Attribute(required=True)},
    ),
    _part("responses", once=True),
    _part("response", "media:responses", text=()),
    _part("backLinks", once=True),
    _part("backLink", "media:backLinks", text=()),
    _part(
        "status",
        attributes={
            "state": Attribute((one_of("active", "blocked", "deleted"),)),
            "reason": Attribute(),
        },
    ),
    _part(
        "price",
        text=(),
        attributes={
            **_attributes(
                type=one_of("rent", "purchase", "package", "subscription"),
                price=measure,
                currency=currency,
            ),
            "info": Attribute(),
        },
    ),
    _part("license", text=(), attributes=_attributes(type=mime_type, href=reference)),
    _part(
        "subTitle",
        text=(),
        attributes=_attributes(type=mime_type, lang=language, href=reference),
    ),
    _part("peerLink", text=(), attributes=_attributes(type=mime_type, href=absolute_uri)),
    _part(
        "location",
        attributes={"description": Attribute(), **_attributes(start=moment, end=moment)},
    ),
    _part("rights", attributes=_attributes(status=one_of("userCreated", "official"))),
    _part("scenes", once=True),
    _part("scene", "media:scenes"),
    *(one for name, checks in _SCENE.items() for one in _scene(name, checks)),
)
