"""JSON Feed 1.1. Source: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from feedsmith.checks.grammar import Context
from feedsmith.problems import Problem


def check_json(stream: BinaryIO, context: Context) -> Iterator[Problem]:
    """Yield what is wrong with a JSON Feed."""
    yield from ()
