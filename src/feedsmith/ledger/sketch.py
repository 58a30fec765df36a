"""What a text resembles, in a few signs: of two texts, how much they have in common.

A hash that any edit changes cannot find a post that was moved and mended; the smallest hashes of
its runs of three words can. Source: A. Broder, "On the resemblance and containment of documents",
1997.
"""

from __future__ import annotations

import unicodedata
from heapq import nsmallest
from html import unescape
from zlib import crc32

from feedsmith.patterns import lazy_pattern

_KEPT = 8
_DIGITS = 8
_TAGS = lazy_pattern(r"<[^>]*>")
_SIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_SIGNS = lazy_pattern(_SIGN)
_WORDS = lazy_pattern(rf"{_SIGN}|\w+")
_MARKS = lazy_pattern(r"[^\x00-\x7f\w]")
_LETTERS = bytes(
    code if code > 0x7F else ord(chr(code).lower()) if chr(code).isalnum() or code == 0x5F else 0x20
    for code in range(0x100)
)
"""Makes of UTF-8 the words alone, in lower case, where all beyond ASCII are letters."""
_LEAST = 4


def sketch(html: str | None) -> str:
    """The sketch of a body; empty for one without words. Markup and punctuation do not count."""
    words = _words(unescape(_TAGS.sub(" ", html or "")))
    runs = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [words]
    hashes = set(map(crc32, map(b" ".join, runs))) if words else set()
    return "".join(f"{one:0{_DIGITS}x}" for one in nsmallest(_KEPT, hashes))


def _words(text: str) -> list[bytes]:
    """The words of a text without case, in UTF-8; signs that are words each stand alone.

    To find words takes a pattern ten times as long as `bytes.split`.
    """
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
        text = unicodedata.normalize("NFKC", text).casefold()
        if max(text) >= "\u3040" and _SIGNS.search(text):
            return list(map(str.encode, _WORDS.findall(text)))
        text = _MARKS.sub(" ", text)
    return text.encode().translate(_LETTERS).split()


def parts(sketch: str) -> frozenset[str]:
    """The hashes that a sketch is made of."""
    return frozenset(sketch[at : at + _DIGITS] for at in range(0, len(sketch), _DIGITS))


def resemble(one: str, other: str) -> bool:
    """Whether two sketches are of one text, perhaps edited: half of the larger is in both."""
    return likeness(one, other) >= 0.5


def likeness(one: str, other: str) -> float:
    """How much of the larger is in both, from 0 to 1; of a few words it is all or nothing."""
    mine, theirs = parts(one), parts(other)
    if not mine or (min(len(mine), len(theirs)) < _LEAST and mine != theirs):
        return 0.0
    return len(mine & theirs) / max(len(mine), len(theirs))


def differ(one: str, other: str) -> bool:
    """Whether two sketches have nothing in common; nothing can be said of an empty one."""
    return bool(one and other) and not parts(one) & parts(other)
