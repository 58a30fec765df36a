"""Hugo. Sources: https://gohugo.io/configuration/all/, https://gohugo.io/content-management/urls/"""

import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feedsmith.dates import without_date
from feedsmith.generators import Detected, Expansion, Generator, Source, shortcodes
from feedsmith.generators.settings import (
    Settings,
    first_file,
    look,
    people,
    persons,
    read_settings,
    text,
    texts,
)
from feedsmith.model import Person
from feedsmith.permalinks import date_words, expand_pattern

_PATH_SIGNS = frozenset("./\\_#+~-@")
_ENDINGS = (".md", ".markdown", ".mdown", ".html", ".htm")


def detect(root: Path) -> Detected | None:
    """A site whose configuration has a `baseURL`, or that has a folder `config/_default`."""
    folder = root / "config" / "_default"
    file = first_file(root, "hugo", "config") or first_file(folder, "hugo", "config")
    if file is None:
        return None
    settings = _with_folder(read_settings(file), root)
    if look(settings, "baseURL") is None and file.stem != "hugo" and not folder.is_dir():
        return None
    return Detected(
        config=file.relative_to(root).as_posix(),
        url=text(settings, "baseURL"),
        title=text(settings, "title"),
        description=text(settings, "params.description", "params.subtitle"),
        language=text(settings, "locale", "languageCode", "defaultContentLanguage"),
        authors=_authors(settings),
        timezone=text(settings, "timeZone"),
        content=texts(settings, "contentDir") or ("content",),
        output=text(settings, "publishDir") or "public",
        people=people(first_file(root / "data", "authors")),
        settings=settings,
    )


def _with_folder(settings: Settings, root: Path) -> Settings:
    """The settings overlaid with `config/_default` and `config/production`, a table a file."""
    merged = dict(settings)
    for folder in (root / "config" / "_default", root / "config" / "production"):
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        for file in files:
            if file.suffix not in (".toml", ".yaml", ".yml", ".json"):
                continue
            read = read_settings(file)
            merged |= read if file.stem in ("hugo", "config") else {file.stem: read}
    return merged


def _authors(settings: Settings) -> tuple[Person, ...]:
    return persons(look(settings, "params.author")) or persons(look(settings, "author"))


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Not a section's list page, nor a translation: each language is a site of its own."""
    stem = path.stem
    if path.suffix not in _ENDINGS or stem == "_index" or stem.startswith("_index."):
        return False
    languages = look(detected.settings, "languages")
    known = {str(one).lower() for one in languages} if isinstance(languages, dict) else set()
    default = text(detected.settings, "defaultContentLanguage") or "en"
    suffix = PurePosixPath(stem).suffix.removeprefix(".").lower()
    return suffix not in known or suffix == default.lower()


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """`url`, else the section's pattern, else `/section/name/`."""
    settings = detected.settings
    if source.url:
        return (source.url if source.url.startswith(("/", "http")) else f"/{source.url}",)
    words = _tokens(source, settings)
    pattern = _pattern(settings, words["section"])
    if pattern:
        expanded = expand_pattern(pattern, words)
        return (_path(expanded, settings),) if expanded else ()
    folders = "/".join(part for part in (words["sections"], words["slugorcontentbasename"]) if part)
    ending = ".html" if look(settings, "uglyURLs") is True else "/"
    return (_path(f"/{folders}{ending}", settings),)


def _pattern(settings: Settings, section: str) -> str | None:
    """`permalinks.posts`, or in the new form `permalinks.page.posts`."""
    return text(settings, f"permalinks.{section}", f"permalinks.page.{section}")


def _tokens(source: Source, settings: Settings) -> dict[str, str]:
    bundled = source.path.stem.split(".")[0] == "index" and len(source.path.parts) > 1
    sections = source.path.parent.parent.parts if bundled else source.path.parent.parts
    filename = source.path.parent.name if bundled else source.path.stem
    languages = look(settings, "languages")
    stem, dot, suffix = filename.rpartition(".")
    if dot and isinstance(languages, dict) and suffix in languages:
        filename = stem
    name = without_date(filename) if _date_from_name(settings) else filename
    moment = source.published
    words = date_words(moment) if moment else {}
    slug = source.slug or source.title or name
    return words | {
        "section": sections[0] if sections else "",
        "sections": "/".join(sections),
        "title": source.title.replace("/", "-"),
        "slug": slug.replace("/", "-"),
        "filename": name,
        "slugorfilename": source.slug or name,
        "contentbasename": name,
        "slugorcontentbasename": source.slug or name,
    }


def _date_from_name(settings: Settings) -> bool:
    """Whether a date in the file name is the page's date, and then no part of its address."""
    return ":filename" in texts(settings, "frontmatter.date")


def dates_in_names_first(detected: Detected) -> bool:
    """Whether `frontmatter.date` begins with `:filename`."""
    return texts(detected.settings, "frontmatter.date")[:1] == (":filename",)


def _path(path: str, settings: Settings) -> str:
    """A path as Hugo writes it: blanks to hyphens, most signs dropped, in lower case."""
    kept = "".join(_signs(path))
    return kept if look(settings, "disablePathToLower") is True else kept.lower()


def _signs(path: str) -> Iterator[str]:
    hyphen = False
    for sign in path:
        if sign.isspace():
            hyphen = True
        elif sign in _PATH_SIGNS or unicodedata.category(sign)[0] in "LNM":
            if hyphen:
                yield "-"
            hyphen = False
            yield sign


def expand(body: str, detected: Detected) -> Expansion:
    """Shortcodes whose output Hugo's own templates give."""
    return shortcodes.expand(body, detected)


GENERATOR = Generator(
    "hugo", detect, is_post, addresses, expand=expand, dates_in_names_first=dates_in_names_first
)
