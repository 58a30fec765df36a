"""Nikola. Sources: https://getnikola.com/handbook.html, nikola/plugins/misc/scan_posts.py"""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.python import capitals, read_python
from feedsmith.generators.settings import Settings, look, text
from feedsmith.latin import ascii_letters
from feedsmith.model import Person

ENDINGS = frozenset(
    (".rst", ".txt", ".md", ".mdown", ".markdown", ".html", ".htm", ".org", ".textile", ".wiki")
)


class _Kind(NamedTuple):
    """An entry of `POSTS`: which files of a folder, and the path that their pages stand below."""

    folder: PurePosixPath
    pattern: str
    destination: PurePosixPath


def detect(root: Path) -> Detected | None:
    """A `conf.py` with `BLOG_TITLE` and `POSTS`; Sphinx has a `conf.py` too."""
    file = root / "conf.py"
    if not file.is_file() or b"BLOG_TITLE" not in file.read_bytes():
        return None
    settings = capitals(read_python(file))
    folders = dict.fromkeys(kind.folder.as_posix() for kind in _kinds(settings))
    if not folders:
        return None
    author, email = _translated(settings, "BLOG_AUTHOR"), text(settings, "BLOG_EMAIL")
    return Detected(
        config=file.name,
        url=text(settings, "SITE_URL"),
        title=_translated(settings, "BLOG_TITLE"),
        description=_translated(settings, "BLOG_DESCRIPTION"),
        language=text(settings, "DEFAULT_LANG") or "en",
        authors=(Person(name=author, email=email),) if author else (),
        timezone=text(settings, "TIMEZONE"),
        content=tuple(name for name in folders if (root / name).is_dir()),
        output=text(settings, "OUTPUT_FOLDER") or "output",
        settings=settings,
        prefixes={name: "" if name == "." else name for name in folders},
    )


def _translated(settings: Settings, name: str) -> str | None:
    """A text, or that of the site's own language where there is one a language."""
    language = text(settings, "DEFAULT_LANG") or "en"
    return text(settings, f"{name}.{language}") or text(settings, name)


def _kinds(settings: Settings) -> Iterator[_Kind]:
    entries = look(settings, "POSTS")
    language = text(settings, "DEFAULT_LANG") or "en"
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, list) or len(entry) < 2 or not isinstance(entry[0], str):
            continue
        glob = PurePosixPath(entry[0])
        destination = entry[1].get(language) if isinstance(entry[1], dict) else entry[1]
        yield _Kind(glob.parent, glob.name, PurePosixPath(str(destination or "").strip("/")))


def _kind(path: PurePosixPath, settings: Settings) -> _Kind | None:
    """The entry that a file belongs to; folders below the one it names count."""
    fitting = (
        kind
        for kind in _kinds(settings)
        if path.is_relative_to(kind.folder) and fnmatch(path.name, kind.pattern)
    )
    return next(fitting, None)


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A file that `POSTS` names, and not the translation of one."""
    languages = look(detected.settings, "TRANSLATIONS")
    others = set(languages) - {detected.language} if isinstance(languages, dict) else set()
    translated = path.stem.rpartition(".")[2] in others and "." in path.stem
    return (
        path.suffix.lower() in ENDINGS
        and not translated
        and _kind(path, detected.settings) is not None
    )


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The kind's destination, the folders below the kind's own, and the slug."""
    kind = _kind(source.path, detected.settings)
    if kind is None:
        return ()
    below = source.path.parent.relative_to(kind.folder)
    slug = source.slug or slugify(source.path.stem)
    page = "/" + (kind.destination / below / slug).as_posix()
    both = (f"{page}/", f"{page}.html")
    pretty = look(detected.settings, "PRETTY_URLS") is not False and slug != "index"
    return both if pretty else both[::-1]


def slugify(name: str) -> str:
    """A file's name as a part of an address: nikola/utils.py"""
    kept = re.sub(r"[^+\w\s-]", "", ascii_letters(name)).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


GENERATOR = Generator(
    "nikola",
    detect,
    is_post,
    addresses,
    endings=ENDINGS,
    dialects=("nikola",),
    address_keys=(),
)
