"""What a page's path tells: that it lists others, reports an error, or introduces the site.

Seen in the paths that fifteen generators and their usual permalinks make.
"""

import re
from urllib.parse import unquote, urlsplit

from feedsmith.patterns import lazy_pattern

_TERMS = frozenset(
    (
        *("tag", "tags", "category", "categories", "author", "authors", "label", "labels"),
        *("keyword", "keywords", "taxonomy", "kategorie", "kategorien", "schlagwort"),
        *("categorie", "categoria", "etiqueta", "etiquetas", "autor", "autoren", "auteur"),
    )
)
_LISTS = _TERMS | {
    *("archive", "archives", "archiv", "topics", "series", "search", "sitemap", "genindex"),
    *("py-modindex", "glossary", "drafts", "all-posts", "allposts", "posts-by-year", "timeline"),
}
_ERRORS = frozenset(("404", "500", "403", "50x", "not-found", "offline"))
_STANDING = frozenset(
    (
        *("about", "about-me", "about-us", "contact", "contact-us", "privacy", "privacy-policy"),
        *("imprint", "impressum", "datenschutz", "legal", "a-propos", "ueber-mich", "ueber-uns"),
        *("uber-mich", "kontakt", "acerca", "acerca-de", "sobre", "chi-sono", "over-mij"),
        *("colophon", "cv", "resume", "subscribe", "blogroll", "guestbook"),
    )
)
_SHELVES = lazy_pattern(r"pages?|site|[a-z]{2}(-[a-z]{2})?")
"""Folders in which pages about the site stand, where they do not stand at its root."""

_ARCHIVES = frozenset(("archive", "archives", "archiv"))
_NUMBERED = lazy_pattern(r"(page|index|blog)-?\d+")
_PERIOD = lazy_pattern(r"(19[89]|20[0-3])\d(-\d{1,2}){0,2}")
_NUMBER = lazy_pattern(r"\d{1,2}")
_ENDING = lazy_pattern(r"\.html?$")


def reason(path: str) -> str | None:
    """Why the page at a path below the output folder is no post; `None` where it may be one."""
    parts = _parts(path)
    if not parts:
        return "it is the home page"
    if parts[-1] in _ERRORS:
        return f"its path ({path}) is that of an error page"
    if "drafts" in parts[:-1]:
        return f"its path ({path}) is that of a draft"
    if _lists(parts):
        return f"its path ({path}) is that of a listing"
    if parts[-1] in _STANDING and all(_SHELVES.fullmatch(part) for part in parts[:-1]):
        return f"its path ({path}) is that of a page about the site"
    return None


def is_listing(path: str) -> bool:
    """Whether a path says that its page lists others; the home page does."""
    parts = _parts(path)
    return not parts or _lists(parts)


def _lists(parts: tuple[str, ...]) -> bool:
    """Whether these parts of a path are those of tags, archives, numbered pages, periods."""
    last, above = parts[-1], parts[:-1]
    if last in _LISTS or _NUMBERED.fullmatch(last):
        return True
    if above and above[-1] == "page" and last.isdigit():
        return True
    if above and above[-1] in _ARCHIVES and last.isdigit() and len(last) == 4:
        return True
    if _TERMS.intersection(above) and not any(_PERIOD.fullmatch(part) for part in above):
        return True
    return _is_period(parts)


def _is_period(parts: tuple[str, ...]) -> bool:
    """Whether a path ends with a year, a month or a day, below two other folders at most."""
    numbers = [part for part in parts if _PERIOD.fullmatch(part) or _NUMBER.fullmatch(part)]
    has_year = any(_PERIOD.fullmatch(part) for part in numbers)
    return has_year and parts[-1] in numbers and len(parts) - len(numbers) <= 2


def place(url: str) -> str:
    """An address as one name for one page: without host, query, index.html and last slash."""
    path = unquote(urlsplit(url).path)
    return re.sub(r"(/index)?\.html?$", "", path).rstrip("/") or "/"


def _parts(path: str) -> tuple[str, ...]:
    parts = [part for part in path.lower().split("/") if part]
    if parts and _ENDING.sub("", parts[-1]) == "index":
        parts.pop()
    elif parts:
        parts[-1] = _ENDING.sub("", parts[-1])
    return tuple(parts)
