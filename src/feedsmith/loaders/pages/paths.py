"""What a page's path tells: that it lists others, reports an error, or introduces the site.

Seen in the paths that fifteen generators and their usual permalinks make.
"""

import re
from urllib.parse import unquote, urlsplit

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
        *(
            "terms",
            "imprint",
            "impressum",
            "datenschutz",
            "legal",
            "license",
            "cookies",
            "a-propos",
        ),
        *(
            "ueber-mich",
            "ueber-uns",
            "uber-mich",
            "kontakt",
            "acerca",
            "acerca-de",
            "sobre",
            "chi-sono",
        ),
        *(
            "colophon",
            "cv",
            "resume",
            "subscribe",
            "newsletter",
            "blogroll",
            "friends",
            "guestbook",
        ),
    )
)
_NUMBERED = re.compile(r"(page|index|blog)-?\d+")
_PERIOD = re.compile(r"\d{4}(-\d{1,2}){0,2}")
_NUMBER = re.compile(r"\d{1,2}")
_ENDING = re.compile(r"\.html?$")


def reason(path: str) -> str | None:
    """Why the page at a path below the output folder is no post; `None` where it may be one."""
    parts = _parts(path)
    if not parts:
        return "it is the home page"
    if parts[-1] in _ERRORS:
        return f"its path ({path}) is that of an error page"
    if lists_by_name(parts):
        return f"its path ({path}) is that of a listing"
    if parts[-1] in _STANDING and len(parts) <= 2:
        return f"its path ({path}) is that of a page about the site"
    return None


def is_listing(path: str) -> bool:
    """Whether a path says that its page lists others; the home page does."""
    parts = _parts(path)
    return not parts or lists_by_name(parts)


def lists_by_name(parts: tuple[str, ...]) -> bool:
    """Whether these parts of a path are those of tags, archives, numbered pages, periods."""
    last, above = parts[-1], parts[:-1]
    if "drafts" in parts or last in _LISTS or _NUMBERED.fullmatch(last):
        return True
    if above and above[-1] == "page" and last.isdigit():
        return True
    if _TERMS.intersection(above) and not _has_period(above):
        return True
    periods = [part for part in parts if not (_PERIOD.fullmatch(part) or _NUMBER.fullmatch(part))]
    dated = any(_PERIOD.fullmatch(part) for part in parts)
    return dated and len(periods) <= 2 and bool(_PERIOD.fullmatch(last) or _NUMBER.fullmatch(last))


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


def _has_period(parts: tuple[str, ...]) -> bool:
    return any(_PERIOD.fullmatch(part) for part in parts)
