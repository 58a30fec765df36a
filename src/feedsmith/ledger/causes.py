"""Why an id is another now, in a few words; and the place of a post, however it is written.

Source: https://www.rfc-editor.org/rfc/rfc3986#section-6
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from feedsmith.patterns import lazy_pattern

_ADDRESS = lazy_pattern(
    r"(?P<scheme>https?)://(?P<domain>[^/?#]*)(?P<path>[^?#]*)(?P<rest>.*)", re.IGNORECASE
)
_PARTS = lazy_pattern(r"([^?#]*)([^#]*)(.*)", re.DOTALL)
_INDEX = lazy_pattern(r"(?<=/)index\.(?:html?|php)$", re.IGNORECASE)
_ENDING = lazy_pattern(r"(?<=[^/])\.(?:html?|php)$", re.IGNORECASE)
_SLASHES = lazy_pattern(r"/{2,}")
_BLANKS = lazy_pattern(r"\s+")
_BREAKS = lazy_pattern(r"[\t\r\n]+")
_TRACKING = lazy_pattern(r"(?<=[?&#])utm_\w+=[^&#]*&?")
_OTHERWISE = "another id"


def cause(old: str, new: str) -> str:
    """Why `new` is not `old`: `http → https, trailing slash`, else `another id`."""
    if _BLANKS.sub("", old) == _BLANKS.sub("", new):
        return "blank or line break in the id"
    first, second = (_ADDRESS.fullmatch(_BLANKS.sub("", one)) for one in (old, new))
    if first is None or second is None:
        return "upper and lower case" if old.casefold() == new.casefold() else _OTHERWISE
    return ", ".join(dict.fromkeys(_causes(first, second))) or _OTHERWISE


def place(url: str) -> str:
    """Where a post stands on its site: the same for each way of writing its address.

    Without scheme, domain, what only tells of clicks, `index.html`, `.html` and a slash at its end;
    upper and lower case, `%C3%A9` and `é` are one. Empty for a home page.
    """
    written = _BREAKS.sub("", url.strip())
    found = _ADDRESS.fullmatch(written)
    local = found["path"] + found["rest"] if found else written
    parts = _PARTS.fullmatch(_TRACKING.sub("", local))
    path, query, fragment = parts.groups() if parts else (local, "", "")
    query, fragment = query.rstrip("?&"), fragment.rstrip("#&")
    return _folded(_bare(path) + query + fragment, _FOLDS.values())


class _End(NamedTuple):
    """How a path ends: in a name as `index.html`, an ending as `.html`, or a slash."""

    is_index: bool
    ending: str
    slash: bool

    @classmethod
    def of(cls, path: str) -> _End:
        """The end of a path."""
        ending = _ENDING.search(path)
        index = _INDEX.search(path) is not None
        return cls(index, "" if index or not ending else ending[0], index or path.endswith("/"))


def _bare(path: str) -> str:
    """The path without its end, beginning with one slash; empty for the top."""
    return _SLASHES.sub("/", _ENDING.sub("", _INDEX.sub("", path))).rstrip("/")


def _causes(old: re.Match[str], new: re.Match[str]) -> Iterator[str]:
    schemes = old["scheme"].lower(), new["scheme"].lower()
    if schemes[0] != schemes[1]:
        yield f"{schemes[0]} → {schemes[1]}"
    elif old["scheme"] != new["scheme"]:
        yield "upper and lower case"
    if old["domain"].lower() != new["domain"].lower():
        yield f"domain changed ({old['domain']} → {new['domain']})"
    elif old["domain"] != new["domain"]:
        yield "upper and lower case"
    yield from _of_ends(_End.of(old["path"]), _End.of(new["path"]))
    yield from _of_paths(_bare(old["path"]), _bare(new["path"]))
    if old["rest"] != new["rest"]:
        yield "fragment or query"


def _of_ends(old: _End, new: _End) -> Iterator[str]:
    if (old.is_index, old.ending) != (new.is_index, new.ending):
        yield "file ending"
    elif old.slash != new.slash:
        yield "trailing slash"


def _of_paths(old: str, new: str) -> Iterator[str]:
    if old == new:
        return
    if _folded(old, _FOLDS.values()) == _folded(new, _FOLDS.values()):
        yield from _of_writing(old, new)
        return
    first, second = (_folded(one, _FOLDS.values()).split("/") for one in (old, new))
    if first[:-1] != second[:-1]:
        yield "folder changed"
    if first[-1] != second[-1]:
        yield "slug changed"


def _of_writing(old: str, new: str) -> Sequence[str]:
    """The foldings without which the two would not be one; `%C3` and `%c3` need none of them."""
    needed = []
    for name in _FOLDS:
        others = [fold for other, fold in _FOLDS.items() if other != name]
        if _folded(old, others) != _folded(new, others):
            needed.append(name)
    return needed or ["percent-encoding"]


def _folded(text: str, folds: Iterable[Callable[[str], str]]) -> str:
    for fold in folds:
        text = fold(text)
    return text


_FOLDS: dict[str, Callable[[str], str]] = {
    "percent-encoding": unquote,
    "upper and lower case": str.casefold,
    "Unicode form": lambda text: unicodedata.normalize("NFC", text),
}
