"""Hugo. Sources: https://gohugo.io/configuration/all/, https://gohugo.io/content-management/"""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from feedsmith.generators import Detected, Expansion, Generator
from feedsmith.generators.hugo import shortcodes
from feedsmith.generators.hugo.addresses import addresses, dates_in_names_first
from feedsmith.generators.hugo.folders import ENDINGS, is_bundled, read_folders, renamed
from feedsmith.generators.hugo.languages import (
    in_default_language,
    is_multihost,
    read_languages,
    translations,
)
from feedsmith.generators.hugo.targets import cascaded
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


def detect(root: Path) -> Detected | None:
    """A site whose configuration has a `baseURL`, or that has a folder `config/_default`."""
    folder = root / "config" / "_default"
    file = first_file(root, "hugo", "config") or first_file(folder, "hugo", "config")
    if file is None:
        return None
    everything = _with_folder(read_settings(file), root)
    settings = in_default_language(everything)
    named = any(str(key).lower() == "baseurl" for key in settings)  # Zola's is base_url
    if not named and file.stem != "hugo" and not folder.is_dir():
        return None
    config = file.relative_to(root).as_posix()
    own = _described(settings, config, root)
    if is_multihost(everything):
        own_output = f"{own.output}/{read_languages(settings).default}"
        return replace(own, output=own_output)
    others = translations(everything)
    return replace(
        own, translations={code: _described(one, config, root) for code, one in others.items()}
    )


def _described(settings: Settings, config: str, root: Path) -> Detected:
    """The site in one language."""
    prefixes = _content_folders(settings)
    roots = [(root / name, prefix) for name, prefix in prefixes.items()]
    lists, bundles = read_folders(roots, read_languages(settings))
    return Detected(
        config=config,
        url=text(settings, "baseURL"),
        title=text(settings, "title"),
        description=text(settings, "params.description", "params.subtitle"),
        language=text(settings, "locale", "languageCode", "defaultContentLanguage"),
        authors=_authors(settings),
        timezone=text(settings, "timeZone"),
        content=tuple(prefixes),
        output=text(settings, "publishDir") or "public",
        people=people(first_file(root / "data", "authors")),
        settings=settings,
        prefixes=prefixes,
        lists=lists,
        bundles=bundles,
        root=root,
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
            merged |= read if file.stem in ("hugo", "config") else _table(file.stem, read)
    return merged


def _table(stem: str, read: Settings) -> Settings:
    """What a file of its own configures: `menus.en.toml` is the language's part."""
    name, _, language = stem.partition(".")
    return {name: read} if not language else {}


def _content_folders(settings: Settings) -> dict[str, str]:
    """Each folder of content, and the path below the site's content under which it counts."""
    mounts = look(settings, "module.mounts")
    folders = {}
    for mount in mounts if isinstance(mounts, list) else []:
        source, target = text(mount, "source"), text(mount, "target") or ""
        kind, _, below = target.strip("/").partition("/")
        if source and kind == "content":
            folders[source] = below
    return folders or {text(settings, "contentDir") or "content": ""}


def _authors(settings: Settings) -> tuple[Person, ...]:
    return persons(look(settings, "params.author")) or persons(look(settings, "author"))


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Not a list page, a bundle's resource, a translation (each language is a site of its own)."""
    languages = read_languages(detected.settings)
    stem, suffix = path.stem, path.suffix
    name = languages.without_suffix(stem)
    return (
        suffix.lower() in ENDINGS
        and name.lower() != "_index"
        and languages.is_default(stem)
        and not is_bundled(renamed(path, name, suffix), detected.bundles)
        and not _is_ignored(path, detected.settings)
    )


def _is_ignored(path: PurePosixPath, settings: Settings) -> bool:
    return any(pattern.search(str(path)) for pattern in _ignored(settings))


@once
def _ignored(settings: Settings) -> tuple[re.Pattern[str], ...]:
    """What the paths of files that are left out have in them."""
    found = []
    for pattern in texts(settings, "ignoreFiles"):
        with suppress(re.error):
            found.append(re.compile(pattern))
    return tuple(found)


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """Front matter that `cascade` hands down."""
    return cascaded(path, detected.settings, detected.lists, read_languages(detected.settings))


def expand(body: str, detected: Detected) -> Expansion:
    """Shortcodes whose output Hugo's own templates give."""
    return shortcodes.expand(body, detected)


GENERATOR = Generator(
    "hugo",
    detect,
    is_post,
    addresses,
    defaults,
    expand,
    dates_in_names_first,
    address_keys=("url",),
)
