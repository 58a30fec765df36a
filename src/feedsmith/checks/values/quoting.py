"""A value as a message quotes it."""

from __future__ import annotations

import re

from feedsmith.text import shorten

_BLANKS = re.compile(r"\s+")


def quoted(value: str, width: int = 50) -> str:
    """The value in quotation marks, on one line and shortened; one that says nothing is "blank"."""
    said = _BLANKS.sub(" ", value[: width * 8])
    return f'"{shorten(said, width)}"' if said.strip() else "blank"
