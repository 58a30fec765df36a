"""Characters that came to harm on their way: UTF-8 read as Latin-1, control characters.

Source: https://validator.w3.org/feed/docs/warning/BadCharacters.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line, shorten

MOJIBAKE = Rule(
    code="text-mojibake",
    level="warning",
    title="A text has characters that were decoded wrongly",
    why="Readers show signs such as Ã© or â€™ where a letter or quotation mark was meant.",
    spec="https://validator.w3.org/feed/docs/warning/BadCharacters.html",
    frame="rss-item",
    wrong="<category>CafÃ©</category>",
    right="<category>Café</category>",
)

_BAD = (
    "[\x80-\x9f\ufffd]"
    "|[ÂÃ][\xa0-\xba\xbc-\xbf]"
    "|â€[^\\s\\w]|â€œ|â€š|â€ž"
    "|â[†‡ˆ‰Š‚„œžŸ™][\xa0-\xbf\u0152-\u2122]"
    "|ðŸ[^\\s]|ï»¿|ï¿½"
)
"""Compiled where it is needed first, which is seldom: it is long."""
_SUSPICIOUS = lazy_pattern("[\x80-\x9f\ufffd]|[ÂÃ][\xa0-\xbf]|â[€†‡ˆ‰Š‚„œžŸ™]|ðŸ|ï[»¿]")
"""How each of them begins: looked for in what is not ASCII, which is little of most texts."""
_ASCII = bytes(range(0x80))
_AROUND = 15


def clean(value: str, spot: Spot) -> Iterator[Problem]:
    """No control characters, and none of the pairs that UTF-8 read as Latin-1 gives."""
    found = None if is_clean(value) else re.compile(_BAD).search(value)
    if found is None:
        return
    near = value[max(0, found.start() - _AROUND) : found.end() + _AROUND]
    meant = _meant(found[0])
    signs = found[0] if found[0].isprintable() else f"the control character U+{ord(found[0]):04X}"
    what = f'{spot.name} has {signs} in "{shorten(one_line(near), 40)}"'
    mend = f"Write {meant}, if that is meant" if meant else "Write the character that is meant"
    yield MOJIBAKE.problem(spot, what, f"{mend}, and read the text as UTF-8 throughout.")


def is_clean(text: str) -> bool:
    """Whether `clean` is sure to find nothing, which a look tells of most texts."""
    return text.isascii() or not _SUSPICIOUS.search(_beyond_ascii(text))


def _beyond_ascii(text: str) -> str:
    """What is left without ASCII: signs that stood side by side still do."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rest.decode("utf-8", "surrogatepass")


def _meant(found: str) -> str:
    """The character that was there before, where it can be told."""
    for encoding in ("cp1252", "latin-1"):
        try:
            meant = found.encode(encoding).decode(
                "cp1252" if len(found) == 1 and encoding == "latin-1" else "utf-8"
            )
        except UnicodeError:
            continue
        return meant if meant.isprintable() else ""
    return ""
