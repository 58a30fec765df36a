"""What a step of a mail is given: where the body stands, and how large pictures are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from turbohtml import Element

from feedsmith.preparations.context import Context
from feedsmith.problems import Problem

Measure = Callable[[str], tuple[int, int] | None]
"""Width and height in pixels of the picture at an address, `None` where nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailContext(Context):
    """As for other readers, and how to measure a picture."""

    measure: Measure


EmailPreparation = Callable[[Element, EmailContext], Iterator[Problem]]
"""Edits the parsed body in place and yields what it met; a second run changes nothing."""
