"""Words and sentences of no language, spread as those of a natural one: few are had often.

Source: https://en.wikipedia.org/wiki/Zipf%27s_law
"""

from __future__ import annotations

import math
import random
from bisect import bisect
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")

WORDS = 4_000
SENTENCES = 12_000
TAGS = 200

_BEGIN: tuple[str, ...] = (*"bcddfggjkllmmnnprrssttvw", "br", "st", "tr")
_MIDDLE: tuple[str, ...] = (*"aeiouaeio", "ai", "ea", "ou")
_END: tuple[str, ...] = ("", "", "", "", "", *"lmnnrst", "st", "nd")
_ACCENTS = {"a": "á", "e": "é", "o": "ö", "u": "ü", "n": "ñ", "i": "ï"}


class Chance:
    """Draws that are the same on every machine: of Python's draws only `random()` promises that.

    Source: https://docs.python.org/3/library/random.html#notes-on-reproducibility
    """

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed).random  # noqa: S311 (a corpus, not a secret)

    def is_in(self, hundred: float) -> bool:
        """True so many times in a hundred."""
        return self._draw() * 100 < hundred

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._draw() * (most - least + 1))

    def of(self, things: Sequence[Thing]) -> Thing:
        """One of these, each as likely."""
        return things[int(self._draw() * len(things))]

    def early(self, things: Sequence[Thing]) -> Thing:
        """One of these, the first likelier than the last.

        By `sqrt`, which is rounded in one way only, as powers are not.
        """
        drawn = self._draw()
        return things[int(drawn * math.sqrt(drawn) * len(things))]

    def ranked(self, things: Sequence[Thing], sums: Sequence[float]) -> Thing:
        """One of these, as likely as the steps of the sums say."""
        return things[bisect(sums, self._draw() * sums[-1], 0, len(things) - 1)]


class Sentence(NamedTuple):
    """One, with its inline Markdown, and how many words it has."""

    text: str
    words: int


class Vocabulary(NamedTuple):
    """What posts are written with."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@cache
def vocabulary(seed: int) -> Vocabulary:
    """The words and sentences of a seed."""
    chance = Chance(seed)
    words = _words(chance)
    plain = [word for word in words[WORDS // 10 :] if word.isascii() and len(word) > 4]
    sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    sentences = tuple(_sentence(chance, words, sums) for _ in range(SENTENCES))
    return Vocabulary(words, tuple(plain[:TAGS]), sentences)


def _words(chance: Chance) -> tuple[str, ...]:
    """Short ones first, for these are had most."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        longest = 1 + min(3, len(found) // 120)
        word = "".join(_syllable(chance) for _ in range(chance.between(1, longest)))
        if chance.is_in(4):
            letter = chance.of(list(_ACCENTS))
            word = word.replace(letter, _ACCENTS[letter], 1)
        found[word] = None
    return tuple(found)


def _syllable(chance: Chance) -> str:
    return chance.of(_BEGIN) + chance.of(_MIDDLE) + chance.of(_END)


def _sentence(chance: Chance, words: Sequence[str], sums: Sequence[float]) -> Sentence:
    said = [chance.ranked(words, sums) for _ in range(chance.between(6, 24))]
    count = len(said)
    said[0] = said[0].capitalize()
    at = chance.between(1, count - 2)
    if chance.is_in(45):
        said[at] += ","
    elif chance.is_in(12):
        said[at] += " —"
    elif chance.is_in(10):
        said[at] = str(chance.between(2, 1990))
    elif chance.is_in(10):
        said[at] = f"“{said[at]}”"
    elif chance.is_in(6):
        said[at] += " & co."
    marked = chance.between(1, count - 2)
    if chance.is_in(14):
        mark = chance.of(("*", "*", "**", "`"))
        said[marked] = f"{mark}{said[marked]}{mark}"
    return Sentence(" ".join(said) + chance.of((".", ".", ".", ".", ".", "?", "!", "…")), count)
