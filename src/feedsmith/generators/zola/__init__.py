"""Zola. Source: https://www.getzola.org/documentation/getting-started/configuration/"""

import os
import re
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from feedsmith.generators import Detected, Generator
from feedsmith.generators.settings import (
    Settings,
    look,
    persons,
    read_front_matter,
    read_settings,
    text,
    texts,
)
from feedsmith.generators.zola.addresses import addresses, language_of, languages
from feedsmith.generators.zola.shortcodes import expand
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern

_MAILBOX = lazy_pattern(r"(?P<email>[^\s()]+@[^\s()]+)\s*\((?P<name>[^()]+)\)$")


def detect(root: Path) -> Detected | None:
    """`zola.toml` or `config.toml` with a `base_url`; with a `baseURL` it is Hugo's."""
    files = (root / name for name in ("zola.toml", "config.toml"))
    file = next((file for file in files if file.is_file()), None)
    if file is None:
        return None
    settings = read_settings(file)
    if "base_url" not in settings:
        return None
    own = language_of(PurePosixPath("page.md"), settings)
    written = (
        one
        for one in languages(settings)
        if one != own and next((root / "content").rglob(f"*.{one}.md"), None) is not None
    )
    translations = {one: _read(root, file, settings, one) for one in written}
    return replace(_read(root, file, settings, own), translations=translations)


def _read(root: Path, file: Path, settings: Settings, language: str) -> Detected:
    """The site in one of its languages, whose own table goes before what is said of all."""
    table = f"languages.{language}"
    return Detected(
        config=file.name,
        url=text(settings, "base_url"),
        title=text(settings, f"{table}.title", "title"),
        description=text(settings, f"{table}.description", "description"),
        language=language,
        authors=_authors(settings),
        content=("content",),
        output=text(settings, "output_dir") or "public",
        settings=settings,
        lists=_sections(root / "content", settings, language),
        root=root,
    )


def _authors(settings: Settings) -> tuple[Person, ...]:
    """`author`, which may be written as RSS writes people, else the one that themes show."""
    mailbox = _MAILBOX.match(text(settings, "author") or "")
    if mailbox:
        return (Person(name=mailbox["name"].strip(), email=mailbox["email"]),)
    return persons(look(settings, "author")) or persons(look(settings, "extra.author"))


def _sections(content: Path, settings: Settings, language: str) -> dict[str, Settings]:
    """The front matter of sections in a language, by their folder below the content."""
    found = {}
    for folder, _, names in os.walk(content):
        below = Path(folder).relative_to(content).as_posix()
        for name in sorted(names):
            path = PurePosixPath(name)
            if path.match("_index*.md") and language_of(path, settings) == language:
                found["" if below == "." else below] = read_front_matter(Path(folder, name))
    return found


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Any page in the site's language that stands in no section which is a draft."""
    folders = ("" if parent == PurePosixPath() else parent.as_posix() for parent in path.parents)
    return (
        path.suffix == ".md"
        and path.stem.partition(".")[0] != "_index"
        and language_of(path, detected.settings) == detected.language
        and not any(look(detected.lists.get(folder), "draft") is True for folder in folders)
        and not _is_ignored(path, detected)
    )


def _is_ignored(path: PurePosixPath, detected: Detected) -> bool:
    """Whether `ignored_content` names the file; a star does not stop at slashes there."""
    patterns = texts(detected.settings, "ignored_content")
    return any(re.fullmatch(_expression(one), path.as_posix()) for one in patterns)


_SIGNS = {"**/": "(?:.*/)?", "**": ".*", "*": ".*", "?": ".", "{": "(?:", "}": ")", ",": "|"}


def _expression(pattern: str) -> str:
    parts = re.split(r"(\*\*/|\*\*|[*?{},])", pattern)
    balanced = pattern.count("{") == pattern.count("}") == 1
    signs = _SIGNS if balanced else {key: _SIGNS[key] for key in ("**/", "**", "*", "?")}
    return "".join(signs.get(part) or re.escape(part) for part in parts)


GENERATOR = Generator(
    "zola",
    detect,
    is_post,
    addresses,
    expand=expand,
    endings=frozenset((".md",)),
    address_keys=("path",),
)
