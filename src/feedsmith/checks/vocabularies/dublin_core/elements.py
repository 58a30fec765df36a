"""Dublin Core's fifteen elements: who made something, when, in which language, with what rights.

Sources: https://www.dublincore.org/specifications/dublin-core/dces/,
https://purl.org/rss/1.0/modules/dc/ and, for names with a point in them,
https://www.dublincore.org/specifications/dublin-core/dcmes-qualifiers/
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from feedsmith.checks.grammar import Definition
from feedsmith.checks.rules import Check
from feedsmith.checks.values.dates import w3cdtf
from feedsmith.checks.values.html import plain_text
from feedsmith.checks.values.names import language
from feedsmith.checks.vocabularies.parents import EVERYWHERE

SPEC = "https://www.dublincore.org/specifications/dublin-core/dces/"

_CHECKS: MappingProxyType[str, tuple[Check, ...]] = MappingProxyType(
    {"date": (w3cdtf,), "language": (language,), "rights": (plain_text,)}
)
_REPEATED = ("contributor", "coverage", "creator", "identifier", "publisher", "relation", "subject")
_SINGLE = ("description", "format", "language", "rights", "source", "title", "type")
_QUALIFIERS = MappingProxyType(
    {
        "title": ("alternative",),
        "description": ("tableOfContents", "abstract"),
        "date": ("created", "valid", "available", "issued", "modified", "Taken"),
        "format": ("extent", "medium"),
        "relation": (
            *("isVersionOf", "hasVersion", "isReplacedBy", "replaces", "isRequiredBy", "requires"),
            *("isPartOf", "hasPart", "isReferencedBy", "references", "isFormatOf", "hasFormat"),
        ),
        "coverage": ("spatial", "temporal"),
    }
)
"""`date.Taken` is what photo sites write."""


def _element(name: str, parents: tuple[str, ...], *, once: bool) -> Definition:
    checks = _CHECKS.get(name.partition(".")[0], ())
    return Definition(name=f"dc:{name}", parents=parents, spec=SPEC, once=once, text=checks)


def _definitions() -> Iterator[Definition]:
    for name in _REPEATED:
        yield _element(name, EVERYWHERE, once=False)
    for name in _SINGLE:
        yield _element(name, EVERYWHERE, once=True)
    yield _element("date", ("item",), once=False)
    yield _element("date", tuple(one for one in EVERYWHERE if one != "item"), once=True)
    for name, qualifiers in _QUALIFIERS.items():
        for qualifier in qualifiers:
            yield _element(f"{name}.{qualifier}", EVERYWHERE, once=False)


DEFINITIONS = tuple(_definitions())
