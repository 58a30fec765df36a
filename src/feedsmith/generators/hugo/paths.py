"""Paths as Hugo writes them. Source: https://gohugo.io/configuration/all/#removepathaccents"""

import unicodedata
from collections.abc import Iterator

from feedsmith.generators.settings import Settings, look
from feedsmith.patterns import lazy_pattern

_PATH_SIGNS = frozenset("./\\_#+~-@")
_ENCODED = lazy_pattern(r"%[0-9A-Fa-f]{2}")


def segment(said: str, settings: Settings) -> str:
    """A text as one part of a path."""
    return sanitized(said.replace("/", "-").replace("\\", "-"), settings).removesuffix("#")


def sanitized(path: str, settings: Settings) -> str:
    """A path as Hugo writes it: blanks to a hyphen, most signs dropped, in lower case."""
    if _PLAIN.fullmatch(path):
        return path
    if look(settings, "removePathAccents") is True:
        apart = unicodedata.normalize("NFD", path)
        path = unicodedata.normalize(
            "NFC", "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")
        )
    kept = "".join(_signs(path))
    if look(settings, "disablePathToLower") is True:
        return kept
    return "".join(sign.lower()[:1] for sign in kept)


_PLAIN = lazy_pattern(r"[a-z0-9/._-]*")


def _signs(path: str) -> Iterator[str]:
    blank = after_hyphen = False
    begun = False
    for index, sign in enumerate(path):
        if _is_kept(sign) or (sign == "%" and _ENCODED.match(path, index)):
            after_hyphen = sign == "-"
            if blank and not after_hyphen:
                yield "-"
            blank, begun = False, True
            yield sign
        elif begun and not after_hyphen and sign.isspace():
            blank = True


def _is_kept(sign: str) -> bool:
    category = unicodedata.category(sign)
    return sign in _PATH_SIGNS or category[0] in "LM" or category == "Nd"


_ENDING_SIGNS = str.maketrans({"%": "%25", "#": "%23", "?": "%3F", "\\": "%5C"})


def percent_encoded(path: str) -> str:
    """With the signs that would end a path, or be read as something else, encoded."""
    return path.translate(_ENDING_SIGNS)
