"""VitePress. Sources: https://vitepress.dev/reference/site-config, https://vitepress.dev/guide/routing"""

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from msgspec.structs import replace

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.javascript import first_script, read_script
from feedsmith.generators.javascript_values import Exports
from feedsmith.generators.settings import first_file, look, people, person, persons, text, texts
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern

_PARAMETER = lazy_pattern(r":(?P<name>\w+)(?:\((?P<pattern>[^()]*)\))?(?P<repeated>[*+?]?)")
_SITE = ("siteUrl", "siteHost", "hostname", "origin", "domain", "baseUrl", "url", "site", "website")
"""Names that configurations give to the site's address, which VitePress itself does not know."""


def detect(root: Path) -> Detected | None:
    """A site with `.vitepress/config`, in the project's folder or one below it."""
    file = _configuration(root)
    if file is None:
        return None
    exports = read_script(file)
    settings = exports.default
    home = _home(file).relative_to(root)
    source = (home / (text(settings, "srcDir") or ".")).as_posix()
    own = Detected(
        config=file.relative_to(root).as_posix(),
        url=_address(settings, exports),
        title=text(settings, "title", "locales.root.title"),
        description=text(settings, "description", "locales.root.description"),
        language=text(settings, "lang", "locales.root.lang"),
        authors=_authors(settings),
        content=(source,),
        output=(home / (text(settings, "outDir") or ".vitepress/dist")).as_posix(),
        people=people(first_file(root / source, "authors", "data/authors", ".vitepress/authors")),
        settings=settings if isinstance(settings, dict) else {},
    )
    return replace(own, translations=_translations(own, root))


def _locales(settings: Mapping[str, object]) -> dict[str, object]:
    """The languages besides the site's own, by the folder that their pages stand in."""
    locales = look(settings, "locales")
    found = locales if isinstance(locales, dict) else {}
    return {name.strip("/"): one for name, one in found.items() if name not in ("root", "/")}


def _translations(own: Detected, root: Path) -> dict[str, Detected]:
    """The site in each of these languages: what it says of itself, and its folder of content."""
    found = {}
    for folder, locale in _locales(own.settings).items():
        content = (PurePosixPath(own.content[0]) / folder).as_posix()
        if (root / content).is_dir():
            found[folder] = replace(
                own,
                title=text(locale, "title") or own.title,
                description=text(locale, "description") or own.description,
                language=text(locale, "lang") or folder,
                content=(content,),
                prefixes={content: folder},
            )
    return found


def _configuration(root: Path) -> Path | None:
    below = sorted(one.parent for one in root.glob("*/.vitepress"))
    for folder in (root, *below):
        file = first_script(folder / ".vitepress", "config", "config/index")
        if file is not None:
            return file
    return None


def _home(file: Path) -> Path:
    """The folder that `.vitepress` stands in."""
    return next(parent.parent for parent in file.parents if parent.name == ".vitepress")


def _address(settings: object, exports: Exports) -> str | None:
    """Where the sitemap says that the site is served, else a constant that says so, and `base`."""
    sitemap = text(settings, "sitemap.hostname")
    theme = (text(settings, f"themeConfig.{name}") for name in _SITE)
    constants = (text(exports.named, name) for name in _SITE)
    said = (url for url in (sitemap, *theme, *constants) if url and "://" in url)
    url = next(said, None)
    base = (text(settings, "base") or "").strip("/")
    if url is None or not base or urlsplit(url).path.strip("/").endswith(base):
        return url
    return f"{url.rstrip('/')}/{base}/"


def _authors(settings: object) -> tuple[Person, ...]:
    """The author whom `head` names on every page, or the theme's configuration."""
    head = look(settings, "head")
    for tag in head if isinstance(head, list) else []:
        attributes = tag[1] if isinstance(tag, list) and len(tag) > 1 else None
        named = person(look(attributes, "content"))
        if named is not None and look(attributes, "name") == "author":
            return (named,)
    return persons(look(settings, "themeConfig.author"))


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A Markdown file in the site's language that stands for one page; its date decides."""
    translated = not detected.prefixes and path.parts[0] in _locales(detected.settings)
    if path.suffix.lower() != ".md" or "[" in path.name or translated:
        return False
    named = path.as_posix()
    patterns = texts(detected.settings, "srcExclude")
    return not any(
        fnmatch(named, one) or fnmatch(named, one.removeprefix("**/")) for one in patterns
    )


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The path, rewritten where `rewrites` fits, with `.html` unless `cleanUrls` takes it off."""
    path = PurePosixPath(_rewritten(source.path.as_posix(), detected.settings))
    folder = "" if path.parent.name == "" else f"{path.parent.as_posix()}/"
    if path.stem == "index":
        return (_encoded(f"/{folder}"),)
    name = _encoded(f"/{folder}{path.stem}")
    clean = look(detected.settings, "cleanUrls") is True
    return (name, f"{name}.html") if clean else (f"{name}.html", name)


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def _rewritten(path: str, settings: Mapping[str, object]) -> str:
    """The path that the first fitting rule of `rewrites` gives.

    Source: https://vitepress.dev/guide/routing#route-rewrites
    """
    rules = look(settings, "rewrites")
    for pattern, target in rules.items() if isinstance(rules, dict) else ():
        fitting = _compiled(str(pattern)).fullmatch(path)
        if fitting is not None and isinstance(target, str):
            return _PARAMETER.sub(partial(_parameter, fitting.groupdict()), target)
    return path


def _parameter(values: Mapping[str, str | None], found: re.Match[str]) -> str:
    return values.get(found["name"]) or ""


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of path-to-regexp: `:name`, `:name(.*)`, `:name*`."""
    parts, at = [], 0
    for found in _PARAMETER.finditer(pattern):
        inner = r".*" if found["repeated"] in ("*", "+") or found["pattern"] else r"[^/]+"
        optional = "?" if found["repeated"] == "?" else ""
        parts += [re.escape(pattern[at : found.start()]), f"(?P<{found['name']}>{inner}){optional}"]
        at = found.end()
    return re.compile("".join((*parts, re.escape(pattern[at:]))))


GENERATOR = Generator(
    "vitepress",
    detect,
    is_post,
    addresses,
    endings=frozenset((".md",)),
    address_keys=(),
)
