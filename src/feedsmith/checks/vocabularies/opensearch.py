"""A feed of search results: how many there are, and what was asked for.

Source: https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.html import plain_text
from feedsmith.checks.values.names import language
from feedsmith.checks.values.numbers import at_most, non_negative_integer
from feedsmith.checks.vocabularies.parents import FEEDS
from feedsmith.checks.vocabularies.whole_numbers import whole_number
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

SPEC = "https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md"

_ROLES = ("request", "example", "related", "correction", "subset", "superset")

ROLE = Rule(
    code="opensearch-role",
    level="error",
    title="A search has a role that OpenSearch does not know",
    why="Readers offer a search by its role: as the one that was made, or as another to try.",
    spec=SPEC,
    frame="rss-channel",
    wrong='<opensearch:Query role="search" searchTerms="rye"/>',
    right='<opensearch:Query role="request" searchTerms="rye"/>',
)

ENCODING = Rule(
    code="opensearch-encoding",
    level="error",
    title="A search names an encoding that does not exist",
    why="Without it a reader cannot repeat the search.",
    spec=SPEC,
    frame="rss-channel",
    wrong='<opensearch:Query role="request" searchTerms="rye" inputEncoding="UTF-9"/>',
    right='<opensearch:Query role="request" searchTerms="rye" inputEncoding="UTF-8"/>',
)

TERMS = Rule(
    code="opensearch-terms",
    level="error",
    title="The words of a search are not encoded as in an address",
    why="Readers put them into an address as they are, and ask for something else.",
    spec=SPEC,
    frame="rss-channel",
    wrong='<opensearch:Query role="request" searchTerms="rye &amp; wheat"/>',
    right='<opensearch:Query role="request" searchTerms="rye%20%26%20wheat"/>',
)

_ENCODED = lazy_pattern(r"(?:[A-Za-z0-9._~!$'()*+,;:@/?\s-]|%[0-9A-Fa-f]{2})*", re.ASCII)


def _role(value: str, spot: Spot) -> Iterator[Problem]:
    """One of the list, or one with the prefix of an extension."""
    if value not in _ROLES and ":" not in value:
        what = f'{spot.name} is "{shorten(value, 40)}"'
        yield ROLE.problem(spot, what, f"Write one of {', '.join(_ROLES)}.")


def _terms(value: str, spot: Spot) -> Iterator[Problem]:
    if not _ENCODED.fullmatch(value):
        what = f'{spot.name} is "{shorten(value, 40)}", with characters that need encoding'
        yield TERMS.problem(spot, what, f"Write {shorten(quote(unquote(value)), 60)}.")


def _language(value: str, spot: Spot) -> Iterator[Problem]:
    """A language, or a star for any."""
    if value != "*":
        yield from language(value, spot)


def _encoding(value: str, spot: Spot) -> Iterator[Problem]:
    try:
        codecs.lookup(value)
    except LookupError:
        what = f'{spot.name} is "{shorten(value, 40)}", which no program knows'
        yield ENCODING.problem(spot, what, "Write UTF-8.")


DEFINITIONS = (
    Definition(
        name="opensearch:totalResults", parents=FEEDS, spec=SPEC, text=(non_negative_integer,)
    ),
    Definition(name="opensearch:startIndex", parents=FEEDS, spec=SPEC, text=(whole_number,)),
    Definition(
        name="opensearch:itemsPerPage", parents=FEEDS, spec=SPEC, text=(non_negative_integer,)
    ),
    Definition(
        name="opensearch:Query",
        parents=FEEDS,
        spec=SPEC,
        once=False,
        attributes={
            "role": Attribute((_role,), required=True),
            "title": Attribute((at_most(256), plain_text)),
            "totalResults": Attribute((non_negative_integer,)),
            "searchTerms": Attribute((_terms,)),
            "count": Attribute((non_negative_integer,)),
            "startIndex": Attribute((whole_number,)),
            "startPage": Attribute((whole_number,)),
            "language": Attribute((_language,)),
            "inputEncoding": Attribute((_encoding,)),
            "outputEncoding": Attribute((_encoding,)),
            "parameter": Attribute(),
        },
    ),
)
