"""Media RSS: ratings, restrictions and hashes, by which a player decides whether it may play.

Sources: https://www.rssboard.org/media-rss#media-rating,
https://www.rssboard.org/media-rss#media-restriction, https://www.rssboard.org/media-rss#media-hash
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.numbers import one_of
from feedsmith.checks.vocabularies.media.parts import PLACES
from feedsmith.checks.vocabularies.media.values import SPEC, countries, given, nearest
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

RATING = Rule(
    code="media-rating",
    level="error",
    title="A rating is not one of its scheme",
    why="A reader that cannot tell for whom a film is must hide it from everyone, or show it to "
    "everyone.",
    spec=f"{SPEC}#media-rating",
    frame="rss-item",
    wrong="<media:rating>harmless</media:rating>",
    right='<media:rating scheme="urn:mpaa">pg</media:rating>',
)
RESTRICTION = Rule(
    code="media-restriction",
    level="error",
    title="A restriction does not say what it is about",
    why="Without a type only `all` and `none` have a meaning; a reader cannot tell a country from "
    "anything else.",
    spec=f"{SPEC}#media-restriction",
    frame="rss-item",
    wrong='<media:restriction relationship="allow">de at ch</media:restriction>',
    right='<media:restriction relationship="allow" type="country">de at ch</media:restriction>',
)
HASH = Rule(
    code="media-hash",
    level="error",
    title="A hash is not one of its algorithm",
    why="A reader that compares it with the file takes every file for damaged.",
    spec=f"{SPEC}#media-hash",
    frame="rss-item",
    wrong='<media:hash algo="md5">dfdec888b72151965a34b4b59031290a0</media:hash>',
    right='<media:hash algo="md5">dfdec888b72151965a34b4b59031290a</media:hash>',
)

_ICRA_TERM = (
    r"([nsvlocx]z [01]|(n[a-c]|s[a-f]|v[a-j]|l[a-c]|o[a-h]|c[a-b]|x[a-e]) 1)"  # one label and value
)
_ICRA = lazy_pattern(rf"r \({_ICRA_TERM}( {_ICRA_TERM})*\)")
_RATINGS = MappingProxyType(
    {
        "urn:simple": frozenset({"adult", "nonadult"}),
        "urn:mpaa": frozenset({"g", "m", "nc-17", "pg", "pg-13", "r", "x"}),
        "urn:v-chip": frozenset(
            {"14+", "18+", "c", "c8", "g", "pg"}
            | {"tv-14", "tv-g", "tv-ma", "tv-pg", "tv-y", "tv-y7", "tv-y7-fv"}
        ),
    }
)
_DIGITS = MappingProxyType({"md5": 32, "sha-1": 40})


def _rating(node: Node, _: Context) -> Iterator[Problem]:
    scheme = node.attributes.get("scheme") or "urn:simple"
    rating = node.text.strip()
    if scheme in _RATINGS:
        if rating not in _RATINGS[scheme]:
            yield _unrated(node, scheme, rating)
    elif scheme == "urn:icra":
        if not _ICRA.fullmatch(rating):
            what = f'"{shorten(rating, 40)}" in {node.spot().name} is no ICRA label'
            mend = "Write labels in brackets, for example r (cz 1 lz 1 nz 1 oz 1 vz 1)."
            yield RATING.problem(node.spot(), what, mend)
    else:
        yield from absolute_uri(scheme, node.spot("scheme"))


def _unrated(node: Node, scheme: str, rating: str) -> Problem:
    known = _RATINGS[scheme]
    what = f'"{shorten(rating, 40)}" in {node.spot().name} is no rating of {scheme}'
    near = nearest(rating, known)
    mend = f"Write {near}." if near else f"Write one of {', '.join(sorted(known))}."
    return RATING.problem(node.spot(), what, mend)


def _restriction(node: Node, _: Context) -> Iterator[Problem]:
    kind = node.attributes.get("type", "")
    said = node.text.strip()
    if kind == "country":
        yield from countries(said, node.spot())
    elif kind == "uri":
        for address in said.split() or [""]:
            yield from absolute_uri(address, node.spot())
    elif not kind and said not in ("", "all", "none"):
        what = f'{node.spot().name} says "{shorten(said, 40)}" without an attribute `type`'
        yield RESTRICTION.problem(node.spot(), what, 'Add type="country", "uri" or "sharing".')


def _hash(node: Node, _: Context) -> Iterator[Problem]:
    algorithm = node.attributes.get("algo", "md5")
    said = node.text.strip()
    length = _DIGITS.get(algorithm)
    if length is None:
        what = f'{node.spot("algo").name} is "{shorten(algorithm, 20)}"'
        yield HASH.problem(node.spot("algo"), what, 'Write algo="md5" or algo="sha-1".')
    elif not re.fullmatch(rf"[0-9A-Fa-f]{{{length}}}", said):
        what = f'"{shorten(said, 40)}" in {node.spot().name} is no {algorithm} hash'
        mend = f"Write the {length} digits (0 to 9, a to f) that {algorithm} makes of the file."
        yield HASH.problem(node.spot(), what, mend)


DEFINITIONS = (
    Definition(
        name="media:rating",
        parents=PLACES,
        spec=f"{SPEC}#media-rating",
        once=False,
        text=(),
        attributes={"scheme": Attribute()},
        looks=(_rating,),
    ),
    Definition(
        name="media:restriction",
        parents=PLACES,
        spec=f"{SPEC}#media-restriction",
        once=False,
        text=(),
        attributes={
            "relationship": Attribute((one_of("allow", "deny"),), required=True),
            "type": Attribute((given(one_of("country", "uri", "sharing")),)),
        },
        looks=(_restriction,),
    ),
    Definition(
        name="media:hash",
        parents=PLACES,
        spec=f"{SPEC}#media-hash",
        once=False,
        text=(),
        attributes={"algo": Attribute()},
        looks=(_hash,),
    ),
)
