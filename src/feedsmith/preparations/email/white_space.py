"""Keeps the lines of code: a mail has no style sheet that would.

Source: https://www.caniemail.com/features/css-white-space/
"""

from __future__ import annotations

from collections.abc import Iterator

from turbohtml import Element

from feedsmith.preparations.email.context import EmailContext
from feedsmith.problems import Problem


def white_space(root: Element, _context: EmailContext) -> Iterator[Problem]:
    """Say in each `pre` that its blanks count, and let lines too long for the mail go on below."""
    for block in root.select("pre"):
        block.attrs["style"] = "white-space: pre-wrap"
    yield from ()
