"""Where the elements of extensions may stand: in feeds, in items, or nearly everywhere."""

from __future__ import annotations

from types import MappingProxyType

from feedsmith.checks.grammar import Attribute
from feedsmith.checks.values.addresses import reference

FEEDS = ("channel", "atom:feed", "atom:source")
ITEMS = ("item", "atom:entry")
FEEDS_AND_ITEMS = FEEDS + ITEMS
EVERYWHERE = (
    *FEEDS_AND_ITEMS,
    "image",
    "textInput",
    "atom:author",
    "atom:contributor",
    "media:content",
    "media:group",
)
"""Also in what a feed or an item holds: a picture has a creator, a video a place."""

RESOURCE = MappingProxyType(
    {"rdf:resource": Attribute((reference,)), "dc:title": Attribute()},
)
"""The attributes of an element that points at something, as RSS 1.0 writes it."""

RDF_ATTRIBUTES = MappingProxyType(
    {
        **RESOURCE,
        "rdf:about": Attribute((reference,)),
        "rdf:ID": Attribute(),
        "rdf:datatype": Attribute(),
        "rdf:nodeID": Attribute(),
        "rdf:parseType": Attribute(),
    }
)
"""What may stand at an element whose content is RDF."""
