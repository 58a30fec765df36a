"""Jekyll. Sources: https://jekyllrb.com/docs/configuration/, https://jekyllrb.com/docs/posts/"""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Expansion, Generator
from feedsmith.generators.jekyll import liquid
from feedsmith.generators.jekyll.addresses import NAMED, addresses, category_folders, words_of_name
from feedsmith.generators.jekyll.collections import below_collections, collection_of
from feedsmith.generators.settings import (
    Settings,
    first_file,
    look,
    once,
    people,
    persons,
    read_settings,
    text,
    texts,
)
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern

_ENDINGS = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"))
_MARKS = frozenset(("_posts", "_drafts"))
_NOT_READ = lazy_pattern(r"[._#~]")


def detect(root: Path) -> Detected | None:
    """`_config.yml` beside `_posts` or a Gemfile naming jekyll; Hexo has a `_config.yml` too."""
    file = first_file(root, "_config")
    if file is None:
        return None
    settings = read_settings(file)
    source = text(settings, "source") or "."
    collections = text(settings, "collections_dir") or ""
    if not _is_jekyll(root, root / source / collections):
        return None
    url = text(settings, "url")
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


def _is_jekyll(root: Path, collections: Path) -> bool:
    gemfile = root / "Gemfile"
    named = gemfile.is_file() and "jekyll" in gemfile.read_text("utf-8", "replace")
    return named or (collections / "_posts").is_dir()


def _authors(settings: Mapping[str, object]) -> tuple[Person, ...]:
    authors = persons(look(settings, "author"))
    email = text(settings, "email")
    if len(authors) == 1 and authors[0].email is None and email:
        only = authors[0]
        return (Person(name=only.name, email=email, url=only.url, avatar=only.avatar),)
    return authors


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A dated file in `_posts`, any in `_drafts`, or one of a collection that is built."""
    if collection_of(path, detected.settings) is not None:
        hidden = any(_NOT_READ.match(part) for part in path.name.split("/"))
        ending = path.suffix.lower() in _ENDINGS
        return ending and not hidden and not _is_excluded(path, detected)
    folders = path.parts[:-1]
    mark = next((part for part in folders if part in _MARKS), None)
    if mark is None or path.suffix.lower() not in _ENDINGS:
        return False
    named = mark == "_drafts" or NAMED.match(path.name) is not None
    return (
        named
        and below_collections(path, detected.settings) is not None
        and not any(_NOT_READ.match(part) and part != mark for part in path.parts)
        and not _is_excluded(path, detected)
    )


def _is_excluded(path: PurePosixPath, detected: Detected) -> bool:
    """Whether `exclude` names the file, or a folder above it, exactly, by pattern or beginning."""
    patterns = [pattern.strip("/") for pattern in texts(detected.settings, "exclude")]
    parts = path.parts if patterns else ()
    tried = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    return any(
        one.startswith(pattern) or fnmatch(one, pattern) for pattern in patterns for one in tried
    )


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """A title from the name, folders as categories, and what `defaults` of the configuration give.

    https://jekyllrb.com/docs/configuration/front-matter-defaults/
    """
    given = dict(_configured(path, detected))
    folders = category_folders(path, detected)
    categories = given.get("categories")
    more = categories.split() if isinstance(categories, str) else categories or []
    listed = [*folders, *(more if isinstance(more, list) else [])]
    titled = " ".join(map(str.capitalize, words_of_name(path.stem).split("-")))
    return {"title": titled} | given | ({"categories": listed} if listed else {})


def _configured(path: PurePosixPath, detected: Detected) -> Iterator[tuple[str, object]]:
    """Keys and values of the fitting scopes, the narrowest last."""
    scopes = _scopes(detected.settings)
    if not scopes:
        return
    own = collection_of(path, detected.settings)
    kinds = (None, "posts", "post") if own is None else (None, own)
    below = below_collections(path, detected.settings)
    inside = path.as_posix() if below is None else "/".join(below) or "."
    for scope, kind, values in scopes:
        if kind in kinds and _in_scope(inside, scope):
            yield from values.items()


@once
def _scopes(settings: Settings) -> tuple[tuple[str, str | None, Settings], ...]:
    """The path, the kind and the values of each scope, the widest first."""
    listed = look(settings, "defaults")
    found = (
        (text(one, "scope.path") or "", text(one, "scope.type"), look(one, "values"))
        for one in (listed if isinstance(listed, list) else [])
    )
    scopes = [(path, kind, values) for path, kind, values in found if isinstance(values, dict)]
    return tuple(sorted(scopes, key=lambda one: (len(one[0]), one[1] is not None)))


def _in_scope(path: str, scope: str) -> bool:
    return fnmatch(path, f"{scope}*") if "*" in scope else path.startswith(scope)


def expand(body: str, detected: Detected) -> Expansion:
    """The Liquid tags that need nothing but the site's base path; the excerpt's own separator."""
    separator = text(detected.settings, "excerpt_separator")
    if separator:
        body = body.replace(separator, "<!--more-->", 1)
    return liquid.expand(body, detected)


GENERATOR = Generator(
    "jekyll",
    detect,
    is_post,
    addresses,
    defaults,
    expand,
    blank_separated_tags=True,
    address_keys=("permalink",),
)
