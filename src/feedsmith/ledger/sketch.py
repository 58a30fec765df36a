"""What a text resembles, in a few signs: of two texts, how much they have in common.

A hash that any edit changes cannot find a post that was moved and mended; the smallest hashes of
its runs of three words can. Source: A. Broder, "On the resemblance and containment of documents",
1997.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
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
_ASCII = bytes(range(0x80))
_FEW = 60
"""So many characters beyond ASCII are sought one by one; most languages write with fewer."""
_LEAST = 4
_EXPECTED = 4 * _KEPT
"""So many hashes below a limit hold the smallest, but for one text in a million."""


def sketch(html: str | None) -> str:
    """The sketch of a body; empty for one without words. Markup and punctuation do not count."""
    words = _words(_whole(unescape(_TAGS.sub(" ", html or ""))))
    return "".join(f"{one:0{_DIGITS}x}" for one in _smallest(words)) if words else ""


def _smallest(words: Sequence[bytes]) -> list[int]:
    """The smallest hashes of runs of words, in order."""
    limit = (_EXPECTED << 32) // len(words)
    hashes = {one for one in _hashes(words) if one < limit}
    if len(hashes) < _KEPT:
        hashes = set(_hashes(words))
    return sorted(hashes)[:_KEPT]


def _hashes(words: Sequence[bytes]) -> Iterator[int]:
    runs = zip(words, words[1:], words[2:], strict=False) if len(words) > 2 else [words]
    return map(crc32, map(b" ".join, runs))


def _words(text: str) -> list[bytes]:
    """The words of a text without case, in UTF-8; signs that are words each stand alone.

    To find words takes a pattern ten times as long as `bytes.split`.
    """
    if not text.isascii():
        beyond = _beyond_ascii(text)
        text = _composed(_each(text, beyond, _composed))
        beyond = _beyond_ascii(text)
        if max(beyond, default="") >= "\u3040" and _SIGNS.search(beyond):
            return list(map(str.encode, _WORDS.findall(text.casefold())))
        text = _each(text, beyond, _letters)
    return text.encode().translate(_LETTERS).split()


def _whole(text: str) -> str:
    """The text with a question mark for each half of a character, which UTF-8 cannot say."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _each(text: str, beyond: str, change: Callable[[str], str]) -> str:
    """The text with its characters changed, each for itself; those of ASCII may stay as they are.

    beyond: the others, which most texts have few of: they are found sooner than all are changed.
    """
    if len(beyond) > _FEW:
        return change(text)
    for one in beyond:
        text = text.replace(one, change(one))
    return text


def _beyond_ascii(text: str) -> str:
    """The characters that are not ASCII, each once."""
    return "".join(set(text.encode().translate(None, _ASCII).decode()))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _letters(text: str) -> str:
    return _MARKS.sub(" ", text.casefold())


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
