"""What a preparation is given and what it is: the kind of part this folder holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turbohtml import Element

from feedsmith.problems import Place, Problem
from feedsmith.urls import absolute


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a body stands.

    page_url: the absolute address of the item's own page. place: for messages.
    resolve: how an address written in the body becomes absolute, for callers who know the site's
    base path; left out, it is resolved against the page.
    """

    page_url: str
    place: Place
    resolve: Callable[[str], str | None] | None = None

    def address(self, reference: str, *, picture: bool = False) -> str | None:
        """Resolve an address written in the body; `None` where a feed cannot use it."""
        if self.resolve is None or (picture and reference.lstrip()[:5].lower() == "data:"):
            return absolute(reference, self.page_url, picture=picture)
        return self.resolve(reference)


Preparation = Callable[[Element, Context], Iterator[Problem]]
"""Edits the parsed body in place and yields what it met; a second run changes nothing."""
