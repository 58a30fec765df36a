"""Astro. Source: https://docs.astro.build/en/guides/content-collections/

Its configuration: https://docs.astro.build/en/reference/configuration-reference/
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.javascript import first_script, read_script
from feedsmith.generators.settings import (
    Settings,
    first_file,
    look,
    people,
    person,
    persons,
    read_front_matter,
    read_settings,
    text,
)
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.text import anchor

_ENDINGS = frozenset((".md", ".mdx", ".mdoc", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn"))
_CONSTANTS = (
    *("consts", "constants", "config", "site.config", "siteConfig", "site-config"),
    *("config/site", "config/index", "data/site", "data/config", "lib/consts", "lib/config"),
)
_TABLES = ("", "SITE.", "siteConfig.", "site.", "config.", "SITE_CONFIG.", "METADATA.", "AUTHOR.")
_COLLECTION = lazy_pattern(r"""getCollection\(\s*["'](?P<name>[\w-]+)["']""")
_PARAMETER = lazy_pattern(r"\[(?:\.\.\.)?(?P<name>\w+)\]")
_LISTING = frozenset(("tag", "tags", "page", "category", "author", "series", "year", "lang"))
_LANGUAGE = lazy_pattern(r"""<html[^>]*?\slang=["'](?P<tag>[A-Za-z-]+)["']""")
_PAGES = "src/pages"
"""Below which path pages count; entries count below the name of their collection."""


def detect(root: Path) -> Detected | None:
    """A site with an `astro.config`; its name and author stand in constants that pages import."""
    file = first_script(root, "astro.config")
    if file is None:
        return None
    settings = read_script(file).default
    source = PurePosixPath(text(settings, "srcDir") or "src").as_posix()
    constants = dict(_constants(root / source))
    folders = _folders(root, source)
    site = text(settings, "site") or _first(constants, "website", "url", "SITE_URL", "siteUrl")
    return Detected(
        config=file.name,
        url=site and f"{site.rstrip('/')}/{(text(settings, 'base') or '').strip('/')}",
        title=_first(constants, "title", "SITE_TITLE", "name", "SITE_NAME")
        or next((said for one in _integrations(settings) if (said := text(one, "title"))), None),
        description=_first(constants, "description", "SITE_DESCRIPTION", "desc", "tagline"),
        language=text(settings, "i18n.defaultLocale")
        or _first(constants, "lang", "language", "locale", "SITE_LANG")
        or _typed_language(root / source),
        authors=_authors(constants),
        timezone=_first(constants, "timezone"),
        content=tuple(folders),
        output=PurePosixPath(text(settings, "outDir") or "dist").as_posix(),
        people=_people(root / source) | _people_of_plugins(settings),
        settings=_table(settings) | {"routes": _routes(root / source / "pages")},
        prefixes=folders,
    )


def _table(value: object) -> Settings:
    return value if isinstance(value, dict) else {}


def _constants(source: Path) -> Iterator[tuple[str, object]]:
    """The constants of the files that starters and themes keep them in."""
    for name in reversed(_CONSTANTS):
        file = first_script(source, name)
        if file is not None:
            exports = _read(file)
            yield from exports.items()


def _read(file: Path) -> Settings:
    """A script's constants, those of its default export among them; none where it is unreadable."""
    try:
        exports = read_script(file)
    except FeedsmithError:
        return {}
    return exports.named | _table(exports.default)


def _first(constants: Settings, *names: str) -> str | None:
    return text(constants, *(f"{table}{name}" for name in names for table in _TABLES))


def _authors(constants: Settings) -> tuple[Person, ...]:
    for name in ("SITE_AUTHOR", "AUTHOR", "author", "AUTHOR_NAME", "authors"):
        for table in _TABLES[:-1]:
            found = persons(look(constants, f"{table}{name}"))
            if found:
                return found
    return ()


def _typed_language(source: Path) -> str | None:
    """The language that a layout's `<html lang>` says."""
    for file in sorted((*source.glob("layouts/**/*.astro"), *source.glob("pages/index.astro"))):
        found = _LANGUAGE.search(file.read_text("utf-8", "replace"))
        if found is not None:
            return found["tag"]
    return None


def _folders(root: Path, source: str) -> dict[str, str]:
    """Each folder of posts, and its collection; `src/content` holds those without a loader."""
    home = root / source
    file = first_script(home, "content.config", "content/config")
    named = _read(file) if file else {}
    collections = _table(named.get("collections"))
    folders = {}
    for name, collection in collections.items():
        base = text(collection, "loader.base")
        if base is not None and (root / base).is_dir():
            folders[PurePosixPath(base).as_posix()] = name
    if not folders and (home / "content").is_dir():
        folders[f"{source}/content"] = ""
    if not folders or next(_markdown_pages(home / "pages"), None) is not None:
        folders[f"{source}/pages"] = _PAGES
    return folders


def _markdown_pages(pages: Path) -> Iterator[Path]:
    return (file for ending in (".md", ".mdx") for file in pages.glob(f"**/*{ending}"))


def _people(source: Path) -> dict[str, Person]:
    """Authors by id: a collection of them, a file each, or one file of all."""
    known = people(first_file(source, "data/authors", "content/authors", "authors"))
    for folder in (source / "content" / "authors", source / "data" / "authors"):
        for file in sorted(folder.iterdir()) if folder.is_dir() else []:
            table = read_front_matter(file) if file.suffix in _ENDINGS else _entry(file)
            found = person(table)
            if found is not None:
                known[file.stem] = found
    return known


def _integrations(settings: object) -> Iterator[Settings]:
    """The options of integrations and of their plugins, such as those of Starlight."""
    options = _table(settings)
    for key in ("integrations", "plugins"):
        listed = options.get(key)
        for one in listed if isinstance(listed, list) else []:
            yield _table(one)
            yield from _integrations(one)


def _people_of_plugins(settings: object) -> dict[str, Person]:
    """Authors by id, as starlight-blog takes them."""
    tables = (_table(one.get("authors")) for one in _integrations(settings))
    found = ((id, person(said)) for table in tables for id, said in table.items())
    return {id: one for id, one in found if one is not None}


def _entry(file: Path) -> Settings:
    """A person's own file; nothing where it is a picture, or cannot be read."""
    try:
        return read_settings(file) if file.suffix in (".json", ".yaml", ".yml", ".toml") else {}
    except FeedsmithError:
        return {}


def _routes(pages: Path) -> list[tuple[str, str]]:
    """Each page that shows entries, as a pattern such as `blog/{}`, and whose entries it shows.

    An empty name stands for a collection that the page's file does not tell.
    """
    found = []
    for file in sorted(pages.glob("**/*.astro")):
        route = file.relative_to(pages).with_suffix("").as_posix().removesuffix("/index")
        parameters = _PARAMETER.findall(route)
        if len(parameters) != 1 or parameters[0] in _LISTING:
            continue
        asked = _COLLECTION.search(file.read_text("utf-8", "replace"))
        found.append((_PARAMETER.sub("{}", route), asked["name"] if asked else ""))
    return found


def is_post(path: PurePosixPath, detected: Detected) -> bool:  # noqa: ARG001
    """A Markdown file whose name does not begin with an underscore; its date decides."""
    return path.suffix.lower() in _ENDINGS and not path.name.startswith("_")


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The entry's id on the page that shows its collection, and where such pages often stand."""
    if source.path.is_relative_to(_PAGES):
        bare = source.path.relative_to(_PAGES).with_suffix("").as_posix()
        return _shaped(re.sub(r"(?:^|/)index$", "", bare), detected.settings)
    collection = source.path.parts[0] if len(source.path.parts) > 1 else ""
    path = source.path.relative_to(collection)
    routes = _fitting_routes(collection, detected.settings)
    ids = dict.fromkeys(_ids(source.slug, path))
    patterns = dict.fromkeys((*routes, f"{collection}/{{}}", "{}"))
    found = (
        _shaped(one.replace("{}", id).strip("/"), detected.settings)
        for one in patterns
        for id in ids
    )
    return tuple(dict.fromkeys(address for shapes in found for address in shapes))


def _ids(slug: str | None, path: PurePosixPath) -> Iterator[str]:
    """An entry's id: as typed, else its path as anchors are made, also without marked folders."""
    if slug:
        yield slug.strip("/")
        return
    parts = [anchor(part) for part in path.with_suffix("").parts]
    bare = parts[:-1] if parts[-1] == "index" and len(parts) > 1 else parts
    yield "/".join(bare)
    yield "/".join(part for part in bare if not part.startswith("_"))


def _fitting_routes(collection: str, settings: Mapping[str, object]) -> Iterable[str]:
    routes = settings.get("routes")
    pairs: list[tuple[str, str]] = routes if isinstance(routes, list) else []
    return [route for wanted in (collection, "") for route, name in pairs if name == wanted]


def _shaped(path: str, settings: Mapping[str, object]) -> tuple[str, ...]:
    """The address as the site's form of addresses has it, then the other form."""
    bare = f"/{path}" if path else "/"
    folder = bare.rstrip("/") + "/"
    if text(settings, "build.format") == "file":
        return (f"{bare}.html", bare) if path else ("/",)
    if text(settings, "trailingSlash") == "never":
        return (bare, folder)
    return (folder, bare)


GENERATOR = Generator(
    "astro",
    detect,
    is_post,
    addresses,
    endings=_ENDINGS,
    address_keys=(),
)
