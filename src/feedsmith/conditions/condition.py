"""A condition: its text, and the claim that the text makes of a post."""

from __future__ import annotations

from feedsmith.conditions.claims import Claim, holds
from feedsmith.conditions.reading import read_claim
from feedsmith.model import Item


class Condition(tuple[str, Claim]):
    """A text and what it claims.

    A tuple of its own kind, which msgspec leaves to the reader of the configuration.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return self[0]

    def holds(self, item: Item, site_url: str) -> bool:
        """Whether the post is one of those meant. site_url: the site's address, which ends in `/`.

        What the post does not say makes a comparison false.
        """
        return holds(self[1], item, site_url)


def read_condition(text: str) -> Condition:
    """The condition that is typed there. Raises ConditionError."""
    return Condition((text, read_claim(text)))
