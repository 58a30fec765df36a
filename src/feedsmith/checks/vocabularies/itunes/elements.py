"""Apple's podcast elements. Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390

The values are those of today; what Apple no longer documents (keywords, subtitle, summary, order)
still stands in many feeds and is read by other applications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import absolute_uri, web_address
from feedsmith.checks.values.dates import rfc822
from feedsmith.checks.values.html import plain_text
from feedsmith.checks.values.numbers import (
    at_most,
    non_negative_integer,
    one_of,
    positive_integer,
)
from feedsmith.checks.values.people import email_address
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.itunes.category import category
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_GUIDE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
_W3C = "https://validator.w3.org/feed/docs/error"

EXPLICIT = Rule(
    code="itunes-explicit",
    level="error",
    title="Whether a show is explicit is said by something else than true or false",
    why="Apple knows only these two values; a show with another is refused or loses its mark.",
    spec=_GUIDE,
    frame="rss-item",
    wrong="<itunes:explicit>clean</itunes:explicit>",
    right="<itunes:explicit>false</itunes:explicit>",
)
BLOCK = Rule(
    code="itunes-block",
    level="error",
    title="Whether a show is blocked is said by something else than Yes or No",
    why="Only `Yes` keeps a show or an episode out of Apple's catalogue: with any other value it "
    "is shown, which the author may not want.",
    spec=f"{_W3C}/InvalidYesNoClean.html",
    frame="rss-item",
    wrong="<itunes:block>true</itunes:block>",
    right="<itunes:block>Yes</itunes:block>",
)
YES_ONLY = Rule(
    code="itunes-yes-only",
    level="warning",
    title="A value has no effect where only Yes has one",
    why="Apple looks for `Yes` and takes everything else for no.",
    spec=_GUIDE,
    frame="rss-channel",
    wrong="<itunes:complete>true</itunes:complete>",
    right="<itunes:complete>Yes</itunes:complete>",
)
DURATION = Rule(
    code="itunes-duration",
    level="error",
    title="A duration is neither whole seconds nor hours, minutes and seconds",
    why="Players show the length from it, and seek by it: a value that they cannot read is lost.",
    spec=f"{_W3C}/InvalidDuration.html",
    frame="rss-item",
    wrong="<itunes:duration>12 min</itunes:duration>",
    right="<itunes:duration>720</itunes:duration>",
)
KEYWORDS = Rule(
    code="itunes-keywords",
    level="warning",
    title="Keywords are not parted by commas, or are too many",
    why="Without commas all words are one keyword; directories that read them stop after twelve.",
    spec="https://validator.w3.org/feed/docs/warning/InvalidKeywords.html",
    frame="rss-item",
    wrong="<itunes:keywords>rye bread mill</itunes:keywords>",
    right="<itunes:keywords>rye, bread, mill</itunes:keywords>",
)

_MOST_KEYWORDS = 12
_DURATION_FORM = lazy_pattern(r"\d+(?::[0-5]\d(?::[0-5]\d)?)?", re.ASCII)
_EXPLICIT_MEANT = {"yes": "true", "explicit": "true", "1": "true"}


def explicit(value: str, spot: Spot) -> Iterator[Problem]:
    """True or false, in any case, without blanks around it."""
    if value.lower() in ("true", "false"):
        return
    said = value.strip().lower()
    meant = said if said in ("true", "false") else _EXPLICIT_MEANT.get(said, "false")
    yield EXPLICIT.problem(spot, f"{spot.name} says {quoted(value)}", f"Write {meant}.")


def block(value: str, spot: Spot) -> Iterator[Problem]:
    """Yes or no, in any case; `clean` is tolerated, but says nothing."""
    said = value.lower()
    if said == "clean":
        yield from yes_only(value, spot)
    elif said not in ("yes", "no"):
        mend = "Write Yes to keep it out of the catalogue, or remove the element."
        yield BLOCK.problem(spot, f"{spot.name} says {quoted(value)}", mend)


def yes_only(value: str, spot: Spot) -> Iterator[Problem]:
    """Yes, or no for what is not so."""
    if value.strip().lower() not in ("yes", "no"):
        what = f"{spot.name} says {quoted(value)}, which has no effect"
        yield YES_ONLY.problem(spot, what, "Write Yes, or remove the element.")


def duration(value: str, spot: Spot) -> Iterator[Problem]:
    """Whole seconds, or 1:02:03, or 2:03."""
    if not _DURATION_FORM.fullmatch(value.strip()):
        mend = "Write whole seconds, such as 1800, or hours, minutes and seconds: 0:30:00."
        yield DURATION.problem(spot, f"{spot.name} says {quoted(value)}", mend)


def seconds(value: str) -> int | None:
    """What a duration comes to; `None` for what is none."""
    if not _DURATION_FORM.fullmatch(value.strip()):
        return None
    total = 0
    for part in value.strip().split(":"):
        total = total * 60 + int(part)
    return total


def keywords(value: str, spot: Spot) -> Iterator[Problem]:
    """Words with commas between them, at most twelve."""
    words = [word for word in value.split(",") if word.strip()]
    if len(words) > _MOST_KEYWORDS:
        mend = f"Keep the best {_MOST_KEYWORDS}."
        yield KEYWORDS.problem(spot, f"{spot.name} has {len(words)} keywords", mend)
    elif len(words) == 1 and " " in value.strip():
        what = f"{spot.name} has no commas: {quoted(value)}"
        yield KEYWORDS.problem(spot, what, f"Write {', '.join(value.split()[:3])}.")


_SHOW = ("channel", "atom:feed", "atom:source")
_EPISODE = ("item", "atom:entry")


def _element(name: str, parents: tuple[str, ...], *checks: Check) -> Definition:
    return Definition(name=f"itunes:{name}", parents=parents, spec=_GUIDE, text=checks)


DEFINITIONS = (
    _element("author", _SHOW + _EPISODE, at_most(255), plain_text),
    _element("block", _SHOW + _EPISODE, block),
    _element("explicit", _SHOW + _EPISODE, explicit),
    _element("keywords", _SHOW + _EPISODE, at_most(255), keywords, plain_text),
    _element("subtitle", _SHOW + _EPISODE, at_most(255), plain_text),
    _element("summary", _SHOW + _EPISODE, at_most(4000), plain_text),
    _element("title", _SHOW + _EPISODE, plain_text),
    _element("applepodcastsverify", _SHOW),
    _element("complete", _SHOW, yes_only),
    _element("new-feed-url", _SHOW, absolute_uri),
    _element("pubDate", _SHOW, rfc822),
    _element("type", _SHOW, one_of("episodic", "serial")),
    _element("duration", _EPISODE, duration),
    _element("episode", _EPISODE, positive_integer),
    _element("episodeType", _EPISODE, one_of("full", "trailer", "bonus")),
    _element("isClosedCaptioned", _EPISODE, yes_only),
    _element("order", _EPISODE, non_negative_integer),
    _element("season", _EPISODE, positive_integer),
    Definition(
        name="itunes:image",
        parents=_SHOW + _EPISODE,
        spec=_GUIDE,
        attributes={"href": Attribute((web_address,), required=True)},
    ),
    Definition(
        name="itunes:owner",
        parents=_SHOW,
        spec=_GUIDE,
        requires=("itunes:email",),
    ),
    _element("email", ("itunes:owner",), email_address),
    _element("name", ("itunes:owner",), at_most(255), plain_text),
    Definition(
        name="itunes:category",
        parents=(*_SHOW, "itunes:category"),
        spec=_GUIDE,
        once=False,
        attributes={"text": Attribute(required=True)},
        looks=(category,),
    ),
)
