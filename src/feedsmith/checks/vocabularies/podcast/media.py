"""The podcast namespace's other versions of the media, and its pictures.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.names import language, mime_type
from feedsmith.checks.values.numbers import (
    non_negative_integer,
    number,
    one_of,
    positive_integer,
    true_false,
)
from feedsmith.checks.vocabularies.podcast.forms import (
    EPISODE,
    SHOW,
    document,
    optional,
    recommends,
    required,
    secure_file,
    secure_page,
    within,
)
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten
from feedsmith.urls import is_absolute, srcset_candidates

_OPUS = (
    '<podcast:alternateEnclosure type="audio/ogg" length="1234"{}>'
    '<podcast:source uri="https://example.org/rye.opus"/>{}</podcast:alternateEnclosure>'
)
_HASH = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

DEFAULTS = Rule(
    code="podcast-default-doubled",
    level="warning",
    title="Two alternate enclosures of an episode are the default",
    why="Only one can be the file of the enclosure; which one apps play is left to chance.",
    spec=document("alternateEnclosure"),
    frame="rss-item",
    wrong=_OPUS.format(' default="true"', "") * 2,
    right=_OPUS.format(' default="true"', "") + _OPUS.format("", ""),
)
INTEGRITY = Rule(
    code="podcast-integrity-value",
    level="error",
    title="The integrity of a file is not given in its form",
    why="Apps compare the file with it, and refuse the file or the check.",
    spec="https://www.w3.org/TR/SRI/#integrity-metadata-description",
    frame="rss-item",
    wrong=_OPUS.format("", '<podcast:integrity type="sri" value="e3b0c44298fc1c149afb"/>'),
    right=_OPUS.format("", f'<podcast:integrity type="sri" value="{_HASH}"/>'),
)
ASPECT = Rule(
    code="podcast-image-ratio",
    level="error",
    title="The aspect ratio of a picture is not a ratio",
    why="Apps choose the picture that fits the screen by it, before they load one.",
    spec=document("image"),
    frame="rss-channel",
    wrong='<podcast:image href="https://example.org/a.jpg" alt="Rye" aspect-ratio="wide"/>',
    right='<podcast:image href="https://example.org/a.jpg" alt="Rye" aspect-ratio="16/9"/>',
)
PURPOSE = Rule(
    code="podcast-image-purpose",
    level="warning",
    title="The purposes of a picture are not separated by blanks",
    why="Apps read one purpose that nobody knows, and pass over the picture.",
    spec=document("image"),
    frame="rss-channel",
    wrong='<podcast:image href="https://example.org/a.jpg" alt="Rye" purpose="artwork,social"/>',
    right='<podcast:image href="https://example.org/a.jpg" alt="Rye" purpose="artwork social"/>',
)
IMAGES = Rule(
    code="podcast-images-superseded",
    level="hint",
    title="The tag `podcast:images` has given way to `podcast:image`",
    why="The tag is deprecated: newer apps look for `podcast:image`.",
    spec=document("images-(deprecated)"),
    frame="rss-channel",
    wrong='<podcast:images srcset="https://example.org/a.jpg 1500w"/>',
    right='<podcast:image href="https://example.org/a.jpg" alt="Rye" width="1500"/>',
)
SRCSET = Rule(
    code="podcast-images-srcset",
    level="error",
    title="A picture of `podcast:images` has no absolute address or no width",
    why="Apps choose by the width, and cannot tell what a relative address refers to.",
    spec=document("images-(deprecated)"),
    frame="rss-channel",
    wrong='<podcast:images srcset="/a.jpg 1500w, https://example.org/b.jpg"/>',
    right='<podcast:images srcset="https://example.org/a.jpg 1500w, '
    'https://example.org/b.jpg 600w"/>',
)

_RATIO = lazy_pattern(
    r"(?:auto\s+)?(?:\d+|\d*\.\d+)(?:\s*/\s*(?:\d+|\d*\.\d+))?(?:\s+auto)?|auto", re.ASCII
)
_TRIED_RATIO = lazy_pattern(r"(\d+(?:\.\d+)?)\s*[:x×]\s*(\d+(?:\.\d+)?)", re.ASCII | re.IGNORECASE)
_SRI = lazy_pattern(r"sha(256|384|512)-([A-Za-z0-9+/]+={0,2})(?:\?\S*)?", re.ASCII)
_WIDTH = lazy_pattern(r"[1-9]\d*w", re.ASCII)


def one_default(node: Node, _: Context) -> Iterator[Problem]:
    """At most one alternate enclosure of an episode is the default."""
    if node.parent is None or not _is_default(node):
        return
    first = next(one for one in node.parent.all(node.name) if _is_default(one))
    if first is not node:
        spot = node.spot("default")
        what = f'{spot.name} is "true", as it is in line {first.line}'
        yield DEFAULTS.problem(spot, what, "Keep it at the one that is the file of <enclosure>.")


def _is_default(node: Node) -> bool:
    return node.attributes.get("default", "").strip().lower() == "true"


def integrity(node: Node, _: Context) -> Iterator[Problem]:
    """Hashes as web pages write them, or a signature in base64."""
    kind, value = (node.attributes.get(name, "").strip() for name in ("type", "value"))
    good = {"sri": _is_sri, "pgp-signature": _is_base64}.get(kind)
    if good is not None and "value" in node.attributes and not good(value):
        spot = node.spot("value")
        form = "sha384-, and the hash in base64" if kind == "sri" else "the signature in base64"
        what = f'{spot.name} is "{shorten(value, 40)}", which is not of the type {kind}'
        yield INTEGRITY.problem(spot, what, f"Write {form}.")


def _is_sri(value: str) -> bool:
    found = [_SRI.fullmatch(one) for one in value.split()]
    return bool(found) and all(
        one is not None and len(one[2].rstrip("=")) == -(-int(one[1]) // 6) for one in found
    )


def _is_base64(value: str) -> bool:
    try:
        return bool(b64decode("".join(value.split()), validate=True))
    except ValueError:
        return False


def ratio(value: str, spot: Spot) -> Iterator[Problem]:
    """A ratio as style sheets write it."""
    typed = value.strip()
    if not _RATIO.fullmatch(typed):
        tried = _TRIED_RATIO.fullmatch(typed)
        what = f'{spot.name} is "{shorten(typed, 40)}", which is not a ratio'
        good = f"{tried[1]}/{tried[2]}" if tried else "1/1 or 16/9"
        yield ASPECT.problem(spot, what, f"Write it as {good}.")


def purposes(value: str, spot: Spot) -> Iterator[Problem]:
    """Words with blanks between them."""
    if re.search(r"[,;|]", value):
        good = " ".join(re.split(r"[\s,;|]+", value.strip()))
        what = f'{spot.name} is "{shorten(value, 60)}", not words with blanks between them'
        yield PURPOSE.problem(spot, what, f'Write "{shorten(good, 60)}".')


def superseded(node: Node, _: Context) -> Iterator[Problem]:
    """Newer apps look for another tag."""
    mend = "Write a <podcast:image> for each picture."
    yield IMAGES.problem(node.spot(), f"{node.spot().name} is deprecated", mend)


def srcset(value: str, spot: Spot) -> Iterator[Problem]:
    """Absolute addresses, each with a width."""
    pictures = srcset_candidates(value)
    if not pictures:
        mend = "Write https://example.org/cover.jpg 1500w."
        yield SRCSET.problem(spot, f"{spot.name} names no picture", mend)
    for url, width in pictures:
        if not is_absolute(url) or not _WIDTH.fullmatch(width):
            lacks = "a width" if is_absolute(url) else "an absolute address"
            what = f'"{shorten(f"{url} {width}".strip(), 80)}" in {spot.name} has not {lacks}'
            yield SRCSET.problem(spot, what, "Write it as https://example.org/cover.jpg 1500w.")


DEFINITIONS = (
    Definition(
        name="podcast:alternateEnclosure",
        parents=EPISODE,
        spec=document("alternateEnclosure"),
        once=False,
        attributes={
            "type": required(mime_type),
            "length": optional(non_negative_integer),
            "bitrate": optional(number),
            "height": optional(non_negative_integer),
            "lang": optional(language),
            "title": optional(within(32)),
            "rel": optional(within(32)),
            "codecs": optional(),
            "default": optional(true_false),
        },
        requires=("podcast:source",),
        looks=(one_default, recommends("length")),
    ),
    Definition(
        name="podcast:source",
        parents=("podcast:alternateEnclosure",),
        spec=document("source"),
        once=False,
        attributes={"uri": required(secure_page), "contentType": optional(mime_type)},
    ),
    Definition(
        name="podcast:integrity",
        parents=("podcast:alternateEnclosure",),
        spec=document("integrity"),
        attributes={"type": required(one_of("sri", "pgp-signature")), "value": required()},
        looks=(integrity,),
    ),
    Definition(
        name="podcast:image",
        parents=(*SHOW, *EPISODE),
        spec=document("image"),
        once=False,
        attributes={
            "href": required(secure_file),
            "alt": optional(),
            "aspect-ratio": optional(ratio),
            "width": optional(positive_integer),
            "height": optional(positive_integer),
            "type": optional(mime_type),
            "purpose": optional(within(128), purposes),
        },
        looks=(recommends("alt"),),
    ),
    Definition(
        name="podcast:images",
        parents=(*SHOW, *EPISODE),
        spec=document("images-(deprecated)"),
        attributes={"srcset": required(srcset)},
        looks=(superseded,),
    ),
)
