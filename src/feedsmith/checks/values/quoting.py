"""A value as a message quotes it."""

from __future__ import annotations

from urllib.parse import unquote

from feedsmith.patterns import lazy_pattern
from feedsmith.text import shorten

_BLANKS = lazy_pattern(r"\s+")


def quoted(value: str, width: int = 50) -> str:
    """The value in quotation marks, on one line and shortened; one that says nothing is "blank"."""
    said = _BLANKS.sub(" ", value[: width * 8])
    return f'"{shorten(said, width)}"' if said.strip() else "blank"


def file_name(address: str) -> str:
    """The name of the file at an address, as a person calls it, shortened."""
    written = address.strip().partition("#")[0].partition("?")[0].rpartition("/")[2]
    meant = unquote(written)
    return shorten(meant if meant.isprintable() else written, 60) or "a file"
