"""Dublin Core's terms: dates of many kinds, what belongs to what, who may use it.

Source: https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from feedsmith.checks.grammar import Definition
from feedsmith.checks.rules import Check
from feedsmith.checks.values.dates import w3cdtf
from feedsmith.checks.values.names import language
from feedsmith.checks.values.numbers import positive_integer
from feedsmith.checks.vocabularies.parents import EVERYWHERE, RDF_ATTRIBUTES, RESOURCE

SPEC = "https://www.dublincore.org/specifications/dublin-core/dcmi-terms/"

_DATES = ("created", "issued", "modified")
_ONCE = ("abstract", "dateAccepted", "dateCopyrighted", "dateSubmitted", "mediator")
_TEXTS = (
    *("alternative", "audience", "medium", "date", "title", "creator", "subject", "description"),
    *("publisher", "contributor", "type", "format", "identifier", "source", "coverage", "rights"),
)
_LINKS = (
    *("conformsTo", "hasFormat", "hasPart", "hasVersion", "isFormatOf", "isPartOf"),
    *("isReferencedBy", "isReplacedBy", "isRequiredBy", "isVersionOf", "references", "relation"),
    *("replaces", "requires"),
)
_ANYTHING = (
    *("accessRights", "accrualMethod", "accrualPeriodicity", "accrualPolicy", "available"),
    *("bibliographicCitation", "educationLevel", "instructionalMethod", "license", "provenance"),
    *("rightsHolder", "spatial", "temporal", "valid"),
)


def _texts(names: Iterable[str], *checks: Check, once: bool) -> Iterator[Definition]:
    for name in names:
        yield Definition(
            name=f"dcterms:{name}", parents=EVERYWHERE, spec=SPEC, once=once, text=checks
        )


def _links(names: Iterable[str], *, once: bool) -> Iterator[Definition]:
    for name in names:
        yield Definition(
            name=f"dcterms:{name}",
            parents=EVERYWHERE,
            spec=SPEC,
            once=once,
            text=(),
            attributes=RESOURCE,
        )


DEFINITIONS = (
    *_texts(_DATES, w3cdtf, once=True),
    *_texts(("extent",), positive_integer, once=True),
    *_texts(("language",), language, once=False),
    *_texts(_ONCE, once=True),
    *_texts(_TEXTS, once=False),
    *_links(("tableOfContents",), once=True),
    *_links(_LINKS, once=False),
    *(
        Definition(
            name=f"dcterms:{name}",
            parents=EVERYWHERE,
            spec=SPEC,
            once=False,
            attributes=RDF_ATTRIBUTES,
            open=True,
        )
        for name in _ANYTHING
    ),
)
