"""Where Hexo puts a post. Source: https://hexo.io/docs/permalinks

Read in hexo 8: lib/plugins/filter/post_permalink.js, lib/plugins/processor/post.js.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from hashlib import sha1
from pathlib import PurePosixPath

from feedsmith import disk
from feedsmith.generators import Detected, Source
from feedsmith.generators.settings import Settings, look, read_front_matter, text
from feedsmith.patterns import lazy_pattern
from feedsmith.permalinks import date_words

_TOKEN = lazy_pattern(r":(\w*[^_\W])")
_PARTS = {
    "year": r"\d{4}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "i_month": r"\d{1,2}",
    "i_day": r"\d{1,2}",
    "hash": r"[0-9a-f]{12}",
}
_UNFIT = lazy_pattern(r"[\s~`!@#$%^&*()\-_+=\[\]{}|\\;:\"'<>,.?/]+")
_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ß": "s", "ı": "i", "ħ": "h"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The post's own permalink as it was typed, else the site's pattern for each likely day."""
    if source.url:
        return (_shown(_closed(source.url, detected.settings), detected.settings),)
    pattern = text(detected.settings, "permalink") or ":year/:month/:day/:title/"
    found: dict[str, None] = {}
    for moment in _moments(source):
        path = _expanded(pattern, _words(source, detected, moment), source, detected)
        if path is not None:
            found[_shown(_closed(path, detected.settings), detected.settings)] = None
    return tuple(found)


def _moments(source: Source) -> Iterator[datetime]:
    """What a typed time may have become, likeliest first.

    Hexo drops a typed offset: it reads the clock that UTC shows as one of the site's zone. The day
    in an address is then that of the machine which built the site, often in UTC itself.
    """
    if source.local is None or source.published is None:
        return
    local = source.local
    without_offset = source.published.astimezone(UTC).replace(tzinfo=local.tzinfo)
    for moment in (local, without_offset):
        yield moment
        yield moment.astimezone(UTC)
    yield local - timedelta(days=1)
    yield local + timedelta(days=1)


def _expanded(
    pattern: str, words: Mapping[str, str], source: Source, detected: Detected
) -> str | None:
    """The pattern with its tokens replaced, `None` where one has no value.

    What is no token of Hexo's is looked up in the front matter, then in `permalink_defaults`.
    """
    typed: Settings | None = None

    def value(match: re.Match[str]) -> str:
        nonlocal typed
        if match[1] in words:
            return words[match[1]]
        if typed is None:
            typed = _typed(source, detected)
        said = text(typed, match[1]) or text(detected.settings, f"permalink_defaults.{match[1]}")
        return _escaped(said) if said else "\0"

    path = _TOKEN.sub(value, pattern)
    return None if "\0" in path else path


def _typed(source: Source, detected: Detected) -> Settings:
    """The post's front matter: plugins keep a short name of the post there, such as `abbrlink`."""
    files = (detected.root / folder / source.path for folder in detected.content)
    file = next((file for file in files if disk.is_file(file)), None)
    return (read_front_matter(file) if file else {}) | _of_name(source.path, detected)


def _words(source: Source, detected: Detected, moment: datetime) -> dict[str, str]:
    slug = slug_of_name(source.path, detected)
    seconds = str(int(moment.timestamp()))
    words = {
        "title": slug,
        "name": slug.rpartition("/")[2],
        "post_title": _slugized(source.title).lower(),
        "category": _category(source, detected),
        "timestamp": seconds,
        "hash": sha1((slug + seconds).encode(), usedforsecurity=False).hexdigest()[:12],
    }
    dates = date_words(moment)
    named = ("year", "month", "day", "hour", "minute", "second", "i_month", "i_day")
    return {name: dates[name] for name in named} | {
        token: _escaped(word) for token, word in words.items()
    }


def slug_of_name(path: PurePosixPath, detected: Detected) -> str:
    """The part of a file's path that `new_post_name` calls the title, folders and all."""
    found = _of_name(path, detected)
    return str(found["title"]) if "title" in found else _slugized(_stem(path))


def _of_name(path: PurePosixPath, detected: Detected) -> Settings:
    """What a file's name says by the pattern that new posts are named with."""
    pattern = (text(detected.settings, "new_post_name") or ":title.md").rpartition(".")[0]
    tokens = _TOKEN.findall(pattern)
    literal = _TOKEN.split(pattern)[::2]
    groups = [f"({_PARTS.get(token, '.+?')})" for token in tokens]
    parts = zip(literal, [*groups, ""], strict=True)
    match = re.fullmatch("".join(re.escape(said) + group for said, group in parts), _stem(path))
    return dict(zip(tokens, match.groups(), strict=True)) if match else {}


def _stem(path: PurePosixPath) -> str:
    """A file's path below `_posts`, without its ending."""
    return PurePosixPath(*path.parts[1:]).with_suffix("").as_posix()


def _category(source: Source, detected: Detected) -> str:
    """The last category's path: several in a list stand in one another, as folders do."""
    names = source.categories
    if not names:
        return text(detected.settings, "default_category") or "uncategorized"
    given = look(detected.settings, "category_map")
    mapped = given if isinstance(given, Mapping) else {}
    case = {"1": str.lower, "2": str.upper}.get(text(detected.settings, "filename_case") or "", str)
    return "/".join(case(_slugized(str(mapped.get(name, name)))) for name in names)


def _slugized(said: str) -> str:
    """A text as hexo-util's `slugize` writes it: accents dropped, other signs a hyphen."""
    apart = unicodedata.normalize("NFD", said.translate(_PLAIN))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign))
    kept = "".join(sign for sign in unicodedata.normalize("NFC", plain) if sign >= " ")
    return _UNFIT.sub("-", kept).strip("-")


def _closed(path: str, settings: Settings) -> str:
    """A path from the site's address; a folder of assets needs a folder for its page."""
    own = look(settings, "post_asset_folder") is True
    if own and not path.endswith(("/", ".html")):
        path += "/"
    return "/" + re.sub(r"/{2,}", "/", path).lstrip("/")


def _shown(path: str, settings: Settings) -> str:
    """The path as links say it: `pretty_urls` drops what a server adds."""
    if look(settings, "pretty_urls.trailing_index") is False and path.endswith("/index.html"):
        return path.removesuffix("index.html")
    if look(settings, "pretty_urls.trailing_html") is False and not path.endswith("/index.html"):
        return path.removesuffix(".html")
    return path


def _escaped(word: str) -> str:
    """A word as a part of an address, with the signs encoded that would end a path."""
    return word.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
