"""What a rule is: a code, a level, its reason and source, and an example of wrong and right.

A rule that finds something makes a `Problem`; the same rule tells `--explain`, the documentation
and the tests what it is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol

import msgspec
from msgspec.structs import replace

from feedsmith.problems import Level, Place, Problem

Profile = Literal["w3c", "apple", "spotify", "psp-1", "newsletter"]

DIRECTORIES: frozenset[Profile] = frozenset({"apple", "spotify", "psp-1"})
"""The profiles of those who list podcasts: only shows are held to them."""

Frame = Literal[
    "rss-document",
    "rss-channel",
    "rss-item",
    "atom-document",
    "atom-feed",
    "atom-entry",
    "json-document",
    "json-feed",
    "json-item",
    "page",
    "folder",
]
"""Where an example stands: inside the frame of that name in `fixtures/checks/frames`; a document is
whole, without one. A folder holds a feed and the files that the example names."""


class Spot(Protocol):
    """What a rule looks at: its place in the document, and its name as a message says it."""

    @property
    def name(self) -> str:
        """For example `<pubDate>`, `url of <enclosure>`, `items[2].id`."""
        ...

    @property
    def place(self) -> Place:
        """Line, column and path."""
        ...


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a feed must or should not do.

    code: stable, kebab-case, the family first. title: what is wrong, a sentence without a full
    stop. why: what it costs, in whole sentences. spec: the address of the rule's source.
    frame: where the examples stand. wrong and right: as an author would write them.
    profile: the rule holds only where this profile is asked for; always when `None`.
    """

    code: str
    level: Level
    title: str
    why: str
    spec: str
    frame: Frame
    wrong: str
    right: str
    profile: Profile | None = None

    def problem(self, spot: Spot, what: str, mend: str) -> Problem:
        """What was found there: what, one sentence without a full stop; mend, a whole sentence."""
        return Problem(
            code=self.code, level=self.level, place=spot.place, what=what, mend=mend, spec=self.spec
        )


Check = Callable[[str, Spot], Iterable[Problem]]
"""Looks at one value, the text of an element or of an attribute, as written."""


def gently(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is an error for whoever asked is a warning for whoever did not."""
    for problem in problems:
        yield replace(problem, level="warning") if problem.level == "error" else problem
