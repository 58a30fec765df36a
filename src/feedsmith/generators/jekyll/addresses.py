"""Where Jekyll puts a post. Source: https://jekyllrb.com/docs/permalinks/"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import PurePosixPath

from feedsmith.generators import Detected, Source
from feedsmith.generators.jekyll.collections import (
    collection_of,
    collections_folder,
    document_path,
    patterns,
)
from feedsmith.generators.settings import text
from feedsmith.patterns import lazy_pattern
from feedsmith.permalinks import date_words, expand_pattern, without_doubled_slashes

NAMED = lazy_pattern(r"(?P<date>\d{2,4}-\d{1,2}-\d{1,2})-(?P<rest>.*)")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_PRETTY = frozenset("._~!$&'()+,;=@")
_HYPHENATED = lazy_pattern(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*+")


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The post's or the site's pattern; its day is that of the site's zone."""
    words = _words(source, detected)
    found: dict[str, None] = {}
    for pattern, moment in product(_patterns(source, detected), _moments(source.local)):
        address = expand_pattern(_literal(pattern), words, date_words(moment))
        if address:
            found[_sanitized(address)] = None
    return tuple(found)


def _patterns(source: Source, detected: Detected) -> Iterable[str]:
    """The pattern typed in the post, else its collection's, else the site's."""
    if source.url:
        return (source.url,)
    collection = collection_of(source.path, detected.settings)
    if collection is not None:
        return patterns(collection, detected.settings)
    said = text(detected.settings, "collections.posts.permalink", "permalink") or "date"
    return (_STYLES.get(said, said),)


def _moments(local: datetime | None) -> Iterator[datetime]:
    """What a typed time may mean to Jekyll, likeliest first.

    It takes a time without an offset, but with seconds, for UTC; and where the site names no zone,
    its day is that of the machine which built it.
    """
    if local is None:
        return
    yield local
    yield local.replace(tzinfo=UTC).astimezone(local.tzinfo)
    yield local - timedelta(days=1)
    yield local + timedelta(days=1)


def _literal(pattern: str) -> str:
    return pattern.replace("?", "%3F").replace("#", "%23")


def _sanitized(address: str) -> str:
    """Without ways upward, as Jekyll does it, and without doubled slashes."""
    return without_doubled_slashes(f"/{address}".replace("..", "/").replace("./", ""))


def _words(source: Source, detected: Detected) -> dict[str, str]:
    path, stem = source.path, source.path.stem
    name = words_of_name(stem)
    folders = (part for part in path.parts[:-1] if part not in ("_posts", "_drafts"))
    lowered = dict.fromkeys(one.lower() for one in source.categories)
    slugs = dict.fromkeys(_slug(one) for one in source.categories)
    collection = collection_of(path, detected.settings)
    below = "/".join((*_below_collections(folders, detected), stem.rstrip(".")))
    words = {
        "title": _pretty(source.slug or name),
        "slug": _slug(source.slug or name),
        "name": _slug(stem),
        "path": document_path(path, detected.settings) if collection else below,
        "categories": "/".join(lowered),
        "slugified_categories": "/".join(slugs),
        "output_ext": ".htm" if path.suffix == ".htm" else ".html",
        "collection": collection or "posts",
    }
    return {token: _escaped(word) for token, word in words.items()}


def _below_collections(folders: Iterator[str], detected: Detected) -> tuple[str, ...]:
    above = collections_folder(detected.settings)
    parts = tuple(folders)
    return parts[len(above) :] if above and parts[: len(above)] == above else parts


def words_of_name(stem: str) -> str:
    """A post's file name without its date and without dots at its end."""
    named = NAMED.match(stem)
    return (named["rest"] if named else stem).rstrip(".")


def category_folders(path: PurePosixPath, detected: Detected) -> tuple[str, ...]:
    """The folders above `_posts`, which are categories."""
    parts = path.parts[:-1]
    marks = [index for index, part in enumerate(parts) if part in ("_posts", "_drafts")]
    return _below_collections(iter(parts[: marks[0]]), detected) if marks else ()


def _escaped(word: str) -> str:
    """A word as a part of an address, with the signs encoded that would end a path."""
    return word.replace("%", "%25").replace("#", "%23").replace("?", "%3F")


def _pretty(name: str) -> str:
    """Jekyll's slug in the mode `pretty`, with its case kept."""
    return _hyphenated(name, _PRETTY)


def _slug(name: str) -> str:
    return _hyphenated(name, frozenset()).lower()


def _hyphenated(name: str, kept: frozenset[str]) -> str:
    """Hyphens for runs of other signs than letters, marks, digits and those kept."""
    if _HYPHENATED.fullmatch(name):
        return name
    signs = (sign if sign in kept or _is_word(unicodedata.category(sign)) else "-" for sign in name)
    return re.sub(r"^-|-$", "", re.sub("-{2,}", "-", "".join(signs)))


def _is_word(category: str) -> bool:
    return category[0] in "LM" or category == "Nd"
