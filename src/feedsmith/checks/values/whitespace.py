"""White space where a value should be, or around it.

Sources: https://www.rfc-editor.org/rfc/rfc4287#section-2, https://www.rssboard.org/rss-profile
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.problems import Problem
from feedsmith.text import shorten

UNTRIMMED = Rule(
    code="text-whitespace",
    level="error",
    title="White space stands around a value that is taken as written",
    why="Atom allows none around identifiers, addresses and dates: to a reader that compares them "
    "it is part of the value, so an entry shows up twice or a date is not understood.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-2",
    frame="atom-entry",
    wrong="<id> https://example.org/rye/ </id>",
    right="<id>https://example.org/rye/</id>",
)

BLANK = Rule(
    code="text-blank",
    level="warning",
    title="An element or attribute stands there without a value",
    why="It says nothing; some readers show an empty line, others take it for a value of its own.",
    spec="https://validator.w3.org/feed/docs/warning/NotBlank.html",
    frame="rss-item",
    wrong="<category> </category>",
    right="<category>Bread</category>",
)


def untrimmed(value: str, spot: Spot) -> Iterator[Problem]:
    """White space, line breaks included, before or after the value."""
    bare = value.strip()
    if bare and bare != value:
        what = f'{spot.name} has white space around "{shorten(bare, 60)}"'
        mend = f"Write {shorten(bare, 60)} without blanks or line breaks around it."
        yield UNTRIMMED.problem(spot, what, mend)


def not_blank(value: str, spot: Spot) -> Iterator[Problem]:
    """There should be something beside white space."""
    if not value.strip():
        yield BLANK.problem(spot, f"{spot.name} is empty", "Give it a value, or remove it.")
