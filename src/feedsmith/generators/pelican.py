"""Pelican. Sources: https://docs.getpelican.com/en/latest/settings.html, pelican/readers.py"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.python import capitals, read_python
from feedsmith.generators.settings import Settings, look, persons, text, texts
from feedsmith.latin import ascii_letters
from feedsmith.patterns import lazy_pattern

ENDINGS = frozenset((".md", ".markdown", ".mkd", ".mdown", ".rst"))
_CONFIGURATIONS = ("pelicanconf.py", "publishconf.py")
_TAG = lazy_pattern(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_PLACE = lazy_pattern(r"\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
_GENERAL = frozenset(("articles", "blog", "content", "posts"))
"""Folders that tell nothing about the articles in them."""

_SUBSTITUTIONS = ((r"[^\w\s-]", ""), (r"\A\s*", ""), (r"\s*\Z", ""), (r"[-\s]+", "-"))


def detect(root: Path) -> Detected | None:
    """A `pelicanconf.py`, overlaid with what `publishconf.py` changes for the published site."""
    files = [root / name for name in _CONFIGURATIONS if (root / name).is_file()]
    if not (root / _CONFIGURATIONS[0]).is_file():
        return None
    settings = capitals(read_python(*files))
    default = "content" if (root / "content").is_dir() else "."
    return Detected(
        config=files[-1].name,
        url=text(settings, "SITEURL"),
        title=text(settings, "SITENAME"),
        description=text(settings, "SITESUBTITLE", "SITEDESCRIPTION"),
        language=text(settings, "DEFAULT_LANG") or "en",
        authors=persons(look(settings, "AUTHOR")),
        timezone=text(settings, "TIMEZONE"),
        content=(text(settings, "PATH") or default,),
        output=text(settings, "OUTPUT_PATH") or "output",
        settings=settings,
    )


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A file in one of the folders of articles, and in none of those of pages."""
    settings = detected.settings
    articles = texts(settings, "ARTICLE_PATHS") or texts(settings, "ARTICLE_DIR") or ("",)
    pages = texts(settings, "PAGE_PATHS") or texts(settings, "PAGE_DIR") or ("pages",)
    excluded = (*texts(settings, "ARTICLE_EXCLUDES"), *pages)
    inner = [PurePosixPath(one.strip("/")) for one in excluded if one.strip("/") not in articles]
    return (
        path.suffix.lower() in ENDINGS
        and any(path.is_relative_to(one.strip("/")) for one in articles)
        and not any(path.is_relative_to(one) for one in inner)
    )


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """What the settings say of every article, of a path, and of a file's name, the last first."""
    settings = detected.settings
    general = look(settings, "DEFAULT_METADATA")
    given = dict(general) if isinstance(general, dict) else {}
    given |= _of_folder(path, settings)
    given |= _of_path(path, settings)
    names = (("FILENAME_METADATA", path.stem), ("PATH_METADATA", path.as_posix()))
    for setting, said in names:
        given |= _named(text(settings, setting) or "", said)
    return given


def _of_folder(path: PurePosixPath, settings: Settings) -> dict[str, object]:
    """The folder's name as the category; not the folder's that holds all the articles."""
    if not path.parent.name or look(settings, "USE_FOLDER_AS_CATEGORY") is False:
        return {}
    alone = {PurePosixPath(one).as_posix() for one in texts(settings, "ARTICLE_PATHS")}
    general = path.parent.as_posix() in alone or path.parent.name.lower() in _GENERAL
    return {} if general else {"category": path.parent.name}


def _of_path(path: PurePosixPath, settings: Settings) -> dict[str, object]:
    table = look(settings, "EXTRA_PATH_METADATA")
    found: dict[str, object] = {}
    for place, given in sorted(table.items()) if isinstance(table, dict) else []:
        if isinstance(given, dict) and path.is_relative_to(str(place)):
            found |= given
    return found


def _named(pattern: str, said: str) -> dict[str, object]:
    try:
        match = re.match(pattern, said) if pattern else None
    except re.error:
        return {}
    return {key.lower(): one for key, one in match.groupdict().items() if one} if match else {}


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The typed address, else the settings' pattern with the slug, which the title gives."""
    settings = detected.settings
    patterns = _patterns(settings)
    slugs = dict.fromkeys(_slugs(source, settings))
    moments = dict.fromkeys((source.published, source.local))
    found = [_page(source.url)] if source.url else []
    for slug in slugs:
        for pattern in patterns:
            expanded = (_expanded(pattern, slug, one, source, settings) for one in moments)
            found += [_page(one) for one in expanded if one]
    return tuple(dict.fromkeys(found))


def _patterns(settings: Settings) -> tuple[str, ...]:
    """Where an article is linked to, and where it is written."""
    typed = (text(settings, name) for name in ("ARTICLE_URL", "ARTICLE_SAVE_AS"))
    return tuple(dict.fromkeys(one for one in typed if one)) or ("{slug}.html",)


def _page(path: str) -> str:
    return "/" + path.removeprefix("./").lstrip("/").removesuffix("index.html")


def _slugs(source: Source, settings: Settings) -> Iterator[str]:
    """Markdown's titles lose what looks like a tag; those of reStructuredText are escaped."""
    if source.slug:
        yield source.slug
        return
    if text(settings, "SLUGIFY_SOURCE") == "basename":
        yield slugify(source.path.stem, settings)
        return
    both = (unescape(_TAG.sub("", source.title)), source.title)
    for title in reversed(both) if source.path.suffix == ".rst" else both:
        yield slugify(title, settings)


def slugify(said: str, settings: Settings) -> str:
    """A text as a part of an address: https://github.com/getpelican/pelican pelican/utils.py"""
    kept = unicodedata.normalize("NFKC", " ".join(said.split()))
    if not look(settings, "SLUGIFY_USE_UNICODE"):
        kept = ascii_letters(kept)
    for pattern, replacement in _substitutions(settings):
        try:
            kept = re.sub(pattern, replacement, kept, flags=re.IGNORECASE)
        except (re.error, IndexError):
            continue
    return (kept if look(settings, "SLUGIFY_PRESERVE_CASE") else kept.lower()).strip()


def _substitutions(settings: Settings) -> Iterator[tuple[str, str]]:
    typed = look(settings, "SLUG_REGEX_SUBSTITUTIONS")
    for pair in typed if isinstance(typed, list) else _SUBSTITUTIONS:
        if isinstance(pair, list | tuple) and len(pair) == 2:
            yield str(pair[0]), str(pair[1])


def _expanded(
    pattern: str, slug: str, moment: datetime | None, source: Source, settings: Settings
) -> str | None:
    """The pattern with its places filled, `None` where one can't be."""
    category = source.categories[0] if source.categories else _folder(source, settings)
    words = {
        "slug": slug,
        "category": slugify(category, settings),
        "lang": text(settings, "DEFAULT_LANG") or "en",
    }
    unknown = False

    def filled(place: re.Match[str]) -> str:
        nonlocal unknown
        if place["name"] == "date" and moment is not None:
            return moment.strftime(place["format"] or "%Y-%m-%d %H:%M:%S%z")
        unknown = unknown or place["name"] not in words
        return words.get(place["name"], "")

    expanded = _PLACE.sub(filled, pattern)
    return None if unknown else expanded


def _folder(source: Source, settings: Settings) -> str:
    """The category of an article that names none: its folder's name, or the settings'."""
    folder = source.path.parent.name
    used = folder if look(settings, "USE_FOLDER_AS_CATEGORY") is not False else ""
    return used or text(settings, "DEFAULT_CATEGORY") or "misc"


GENERATOR = Generator(
    "pelican",
    detect,
    is_post,
    addresses,
    defaults,
    endings=ENDINGS,
    dialects=("pelican",),
    address_keys=("url", "save_as"),
)
