"""Names as parts of addresses and files: readable, and the same on every system and for ever.

Source of names that no file can have:
https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

import re
import unicodedata

from feedsmith.latin import ascii_letters
from feedsmith.patterns import lazy_pattern

LONGEST = 80
"""Characters. In bytes it is less than the 255 that file systems allow, whatever the script."""
_BYTES = 200
_SPOKEN = (
    (lazy_pattern("&"), " and "),
    (lazy_pattern(r"\+"), " plus "),
    (lazy_pattern(r"(?<=\w)[#♯]"), " sharp "),
)
_SILENT = lazy_pattern("['`´]")
_DEVICE = lazy_pattern(r"con|prn|aux|nul|(com|lpt)[1-9]")


def slug(name: str) -> str:
    """The name in small letters and digits with hyphens between: `c-plus-plus` for `C++`.

    Latin letters lose their marks, other scripts stay as they are. Never empty, at most 80
    characters, never a name that some system has not. A name without letters and digits is told by
    the numbers of its signs.
    """
    composed = unicodedata.normalize("NFC", name)
    text = "".join(ascii_letters(sign) or sign for sign in composed)
    for sign, spoken in _SPOKEN:
        text = sign.sub(spoken, text)
    made = _short(_words(_SILENT.sub("", text).casefold()))
    made = made or _short("-".join(f"u{ord(sign):x}" for sign in composed)) or "unnamed"
    return f"{made}-" if _DEVICE.fullmatch(made) else made


def _words(text: str) -> str:
    """Letters and digits, with a hyphen for whatever stands between them."""
    kept: list[str] = []
    for sign in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(sign)
        if kind[0] == "M":  # it belongs to the letter before it, but Latin letters have lost theirs
            kept += [] if "".join(kept[-1:]).isascii() else [sign]
        elif sign.isalnum():
            kept.append(sign)
        elif kind != "Cf":  # joiners and marks of direction part nothing
            kept.append("-")
    return unicodedata.normalize("NFC", re.sub("-+", "-", "".join(kept)))


def _short(text: str) -> str:
    cut = text.strip("-")[:LONGEST].encode()[:_BYTES]
    return cut.decode("utf-8", "ignore").strip("-")
