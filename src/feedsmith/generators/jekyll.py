"""Jekyll. Sources: https://jekyllrb.com/docs/configuration/, https://jekyllrb.com/docs/permalinks/"""

import re
from collections.abc import Mapping
from datetime import timedelta
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from feedsmith.dates import without_date
from feedsmith.generators import Detected, Expansion, Generator, Source, liquid
from feedsmith.generators.settings import (
    first_file,
    look,
    people,
    persons,
    read_settings,
    text,
)
from feedsmith.model import Person
from feedsmith.permalinks import date_words, expand_pattern

_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:w_year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_ENDINGS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm")
_NOT_PRETTY = re.compile(r"[^\w.~!$&'()+,;=@]+|(?<=\W)_+(?=\W)")
_NOT_WORD = re.compile(r"[\W_]+")


def detect(root: Path) -> Detected | None:
    """`_config.yml` beside `_posts` or a Gemfile naming jekyll; Hexo has a `_config.yml` too."""
    file = first_file(root, "_config")
    if file is None or not _is_jekyll(root):
        return None
    settings = read_settings(file)
    url = text(settings, "url")
    source = text(settings, "source") or "."
    return Detected(
        config=file.name,
        url=url.rstrip("/") + "/" + (text(settings, "baseurl") or "").strip("/") if url else None,
        title=text(settings, "title", "name"),
        description=text(settings, "description", "tagline"),
        language=text(settings, "lang", "locale", "language"),
        authors=_authors(settings),
        timezone=text(settings, "timezone"),
        content=(source,),
        output=text(settings, "destination") or "_site",
        people=people(first_file(root / source / "_data", "authors")),
        settings=settings,
    )


def _is_jekyll(root: Path) -> bool:
    gemfile = root / "Gemfile"
    named = gemfile.is_file() and "jekyll" in gemfile.read_text("utf-8", "replace")
    return named or (root / "_posts").is_dir()


def _authors(settings: Mapping[str, object]) -> tuple[Person, ...]:
    authors = persons(look(settings, "author"))
    email = text(settings, "email")
    if len(authors) == 1 and authors[0].email is None and email:
        only = authors[0]
        return (Person(name=only.name, email=email, url=only.url, avatar=only.avatar),)
    return authors


def is_post(path: PurePosixPath, detected: Detected) -> bool:  # noqa: ARG001
    """A file in a folder `_posts` or `_drafts`."""
    return path.suffix in _ENDINGS and bool({"_posts", "_drafts"} & set(path.parts[:-1]))


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The post's or the site's pattern. Its day is that of the site's zone.

    Jekyll takes a time typed without an offset, but with seconds, for UTC: so the day before and
    the day after are candidates too, in case the built page stands there.
    """
    pattern = source.url or text(detected.settings, "permalink") or "date"
    pattern = _STYLES.get(pattern, pattern)
    found: dict[str, None] = {}
    for days in (0, -1, 1):
        moment = source.published + timedelta(days=days) if source.published else None
        words = _tokens(source) | (date_words(moment) if moment else {})
        address = expand_pattern(pattern, words)
        if address:
            found[address] = None
    return tuple(found)


def _tokens(source: Source) -> dict[str, str]:
    name = without_date(source.path.stem)
    categories = (*_folders(source.path), *source.categories)
    lowered = dict.fromkeys(one.lower() for one in categories)
    return {
        "title": _pretty(source.slug or name),
        "slug": _slug(source.slug or name),
        "name": _slug(source.path.stem),
        "categories": "/".join(lowered),
        "slugified_categories": "/".join(map(_slug, lowered)),
        "output_ext": ".html",
        "collection": "posts",
    }


def _folders(path: PurePosixPath) -> tuple[str, ...]:
    """The folders above `_posts`, which are categories."""
    parts = path.parts[:-1]
    marks = [index for index, part in enumerate(parts) if part in ("_posts", "_drafts")]
    return parts[: marks[0]] if marks else ()


def _pretty(name: str) -> str:
    """Jekyll's slug in the mode `pretty`, with its case kept."""
    return _NOT_PRETTY.sub("-", name).strip("-")


def _slug(name: str) -> str:
    return _NOT_WORD.sub("-", name).strip("-").lower()


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """Front matter from `defaults:`, the narrowest scope last. https://jekyllrb.com/docs/configuration/front-matter-defaults/"""
    listed = look(detected.settings, "defaults")
    kind = "drafts" if "_drafts" in path.parts else "posts"
    fitting = []
    for one in listed if isinstance(listed, list) else []:
        scope = text(one, "scope.path") or ""
        values = look(one, "values")
        fits = (text(one, "scope.type") or kind) == kind
        if fits and isinstance(values, dict) and _in_scope(path.as_posix(), scope.strip("/")):
            fitting.append((len(scope), values))
    fitting.sort(key=lambda pair: pair[0])
    return {key: value for _, values in fitting for key, value in values.items()}


def _in_scope(path: str, scope: str) -> bool:
    if "*" in scope:
        return fnmatch(path, f"{scope}*")
    return not scope or path == scope or path.startswith(f"{scope}/")


def expand(body: str, detected: Detected) -> Expansion:
    """The Liquid tags that need nothing but the site's base path."""
    return liquid.expand(body, detected)


GENERATOR = Generator(
    "jekyll", detect, is_post, addresses, defaults, expand, blank_separated_tags=True
)
