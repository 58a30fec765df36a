"""Jekyll. Sources: https://jekyllrb.com/docs/configuration/, https://jekyllrb.com/docs/posts/"""

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Expansion, Generator
from feedsmith.generators.jekyll import liquid
from feedsmith.generators.jekyll.addresses import NAMED, addresses, category_folders, words_of_name
from feedsmith.generators.jekyll.collections import collection_of, collections_folder
from feedsmith.generators.settings import (
    first_file,
    look,
    people,
    persons,
    read_settings,
    text,
    texts,
)
from feedsmith.model import Person

_ENDINGS = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"))
_MARKS = frozenset(("_posts", "_drafts"))
_NOT_READ = re.compile(r"[._#~]")


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
        and path.is_relative_to(_collections(detected))
        and not any(_NOT_READ.match(part) and part != mark for part in path.parts)
        and not _is_excluded(path, detected)
    )


def _collections(detected: Detected) -> PurePosixPath:
    return collections_folder(detected.settings)


def _is_excluded(path: PurePosixPath, detected: Detected) -> bool:
    """Whether `exclude` names the file, or a folder above it, exactly, by pattern or beginning."""
    tried = [path.as_posix(), *(parent.as_posix() for parent in path.parents if parent.name)]
    patterns = [pattern.strip("/") for pattern in texts(detected.settings, "exclude")]
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
    collections = _collections(detected)
    own = collection_of(path, detected.settings)
    kinds = (None, "posts", "post") if own is None else (None, own)
    inside = path.relative_to(collections) if path.is_relative_to(collections) else path
    listed = look(detected.settings, "defaults")
    fitting = []
    for one in listed if isinstance(listed, list) else []:
        scope = text(one, "scope.path") or ""
        kind = text(one, "scope.type")
        values = look(one, "values")
        fits = kind in kinds and _in_scope(inside.as_posix(), scope)
        if fits and isinstance(values, dict):
            fitting.append((len(scope), kind is not None, values))
    fitting.sort(key=lambda found: found[:2])
    for _, _, values in fitting:
        yield from values.items()


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
