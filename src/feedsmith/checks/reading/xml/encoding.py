"""Which characters a document's bytes stand for, and the place where they stand for none.

Source: https://www.w3.org/TR/xml/#sec-guessing
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from feedsmith.patterns import lazy_pattern

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = lazy_pattern(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']{0,40})["']""")
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_NOT_TEXT = frozenset({"base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode"})


class Encoding(NamedTuple):
    """The encoding to read with, how many bytes of mark to skip, and what was declared."""

    codec: str | None
    skip: int
    declared: str | None


def encoding_of(start: bytes) -> Encoding:
    """What the first bytes say; `codec` is `None` when they name an encoding that nobody knows."""
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return Encoding(codec, len(mark), None)
    for wide, codec in _WIDE:
        if start.startswith(wide):
            return Encoding(codec, 0, None)
    found = _DECLARED.match(start)
    if found is None:
        return Encoding("utf-8", 0, None)
    declared = found[1].decode("ascii", "replace")
    return Encoding(_known(declared), 0, declared)


def _known(declared: str) -> str | None:
    try:
        codec = codecs.lookup(declared)
    except (LookupError, ValueError):
        return None
    if codec.name in _NOT_TEXT or codec.name.startswith(("utf-16", "utf-32")):
        return None  # wide characters would have shown in the first two bytes
    return codec.name
