"""RDF, and the smaller modules of RSS 1.0: events, wikis, aggregation, annotations, topics.

Source: https://purl.org/rss/1.0/modules/
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Definition
from feedsmith.checks.rules import Check, Spot
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.dates import iso8601
from feedsmith.checks.vocabularies.parents import (
    EVERYWHERE,
    FEEDS,
    FEEDS_AND_ITEMS,
    ITEMS,
    RDF_ATTRIBUTES,
    RESOURCE,
)
from feedsmith.problems import Problem

MODULES = "https://purl.org/rss/1.0/modules"
RDF = "https://www.w3.org/TR/rdf-syntax-grammar/"
RDFS = "https://www.w3.org/TR/rdf-schema/"


def _any_day(value: str, spot: Spot) -> Iterator[Problem]:
    """A date that may well lie ahead, as that of an event does."""
    yield from (one for one in iso8601(value, spot) if one.level == "error")


def _text(name: str, *checks: Check, once: bool = True) -> Definition:
    return Definition(name=name, parents=ITEMS, spec=f"{MODULES}/", once=once, text=checks)


def _anything(name: str, parents: tuple[str, ...], spec: str) -> Definition:
    return Definition(
        name=name, parents=parents, spec=spec, once=False, attributes=RDF_ATTRIBUTES, open=True
    )


DEFINITIONS = (
    *(_anything(f"rdf:{name}", EVERYWHERE, RDF) for name in ("RDF", "Description", "type")),
    *(
        Definition(
            name=f"rdfs:{name}",
            parents=EVERYWHERE,
            spec=RDFS,
            once=False,
            text=(),
            attributes=RESOURCE,
        )
        for name in ("comment", "isDefinedBy", "label", "seeAlso")
    ),
    _anything("taxo:topics", FEEDS_AND_ITEMS, f"{MODULES}/taxonomy/"),
    _text("ev:startdate", _any_day),
    _text("ev:enddate", _any_day),
    _text("ev:type"),
    _anything("ev:location", ITEMS, f"{MODULES}/event/"),
    _anything("ev:organizer", ITEMS, f"{MODULES}/event/"),
    _text("ag:source"),
    _text("ag:sourceURL", absolute_uri),
    _text("ag:timestamp", iso8601),
    Definition(
        name="annotate:reference",
        parents=ITEMS,
        spec=f"{MODULES}/annotate/",
        text=(),
        attributes=RESOURCE,
    ),
    *(
        _text(f"wiki:{name}", once=False)
        for name in ("diff", "history", "host", "importance", "status", "version")
    ),
    Definition(
        name="wiki:interwiki",
        parents=FEEDS,
        spec=f"{MODULES}/wiki/",
        once=False,
        attributes=RDF_ATTRIBUTES,
        open=True,
    ),
)
