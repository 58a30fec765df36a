"""Eleventy. Sources: https://www.11ty.dev/docs/config/, https://www.11ty.dev/docs/permalinks/"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import urlsplit

from feedsmith.dates import without_date
from feedsmith.generators import ENDINGS, Detected, Generator, Source
from feedsmith.generators.javascript import SCRIPTS, read_script
from feedsmith.generators.javascript_values import Exports
from feedsmith.generators.settings import (
    Settings,
    first_file,
    look,
    people,
    person,
    persons,
    read_settings,
    text,
)
from feedsmith.latin import ascii_letters
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

_CONFIGURATIONS = (
    *(".eleventy.js", "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs"),
    *("eleventy.config.ts", "eleventy.config.mts", "eleventy.config.cts"),
)
_DATA = ("metadata", "site", "meta", "siteconfig", "config")
"""Names that starters give to the file of what a whole site says of itself."""

_DATA_ENDINGS = (".11tydata.json", *(f".11tydata{ending}" for ending in SCRIPTS), ".json")
_SETTERS = {
    "setInputDirectory": "input",
    "setOutputDirectory": "output",
    "setDataDirectory": "data",
    "setIncludesDirectory": "includes",
    "setLayoutsDirectory": "layouts",
}
_PLACEHOLDER = lazy_pattern(r"\{\{-?\s*(?P<name>[\w.]+)\s*(?P<filters>(?:\|[^{}|]*)*?)-?\}\}")
_FORMAT = lazy_pattern(r"""\|\s*\w*date\w*\s*[:(]\s*["'](?P<format>[^"']*)["']""", re.IGNORECASE)
_TOKENS = {"yyyy": "%Y", "YYYY": "%Y", "LL": "%m", "MM": "%m", "dd": "%d", "DD": "%d"}


class _Folders(NamedTuple):
    """The folders of a site: input and output below its root, the others below the input."""

    input: str
    output: str
    data: str
    templates: tuple[str, ...]


def detect(root: Path) -> Detected | None:
    """A site with a configuration of Eleventy's; what the site says of itself is among its data."""
    file = next((root / name for name in _CONFIGURATIONS if (root / name).is_file()), None)
    if file is None:
        return None
    exports = read_script(file)
    folders = _folders(exports)
    given = list(_site_data(root / folders.input / folders.data, exports))
    prefix = text(_returned(exports), "pathPrefix")
    return Detected(
        config=file.name,
        url=_with_prefix(_address(given), prefix),
        title=_said(given, "title", "name", "sitename", "sitetitle"),
        description=_said(given, "description", "subtitle", "tagline"),
        language=_said(given, "language", "lang", "locale"),
        authors=_authors(given),
        timezone=_said(given, "timezone"),
        content=(folders.input,),
        output=folders.output,
        people=people(first_file(root / folders.input / folders.data, "authors")),
        settings={
            "templates": [folders.data, *folders.templates],
            "home": (root / folders.input).resolve().name,
        },
        lists=_data_files(root / folders.input, root / folders.output),
    )


def _returned(exports: Exports) -> object:
    """The configuration as an object: what the function returns, or the export beside it."""
    return exports.default if isinstance(exports.default, dict) else exports.named.get("config")


def _folders(exports: Exports) -> _Folders:
    said = {"input": ".", "output": "_site", "data": "_data", "includes": "_includes"}
    typed = look(_returned(exports), "dir")
    said |= (
        {k: v for k, v in typed.items() if isinstance(v, str)} if isinstance(typed, dict) else {}
    )
    for method, arguments in exports.calls:
        if method in _SETTERS and arguments and isinstance(arguments[0], str):
            said[_SETTERS[method]] = arguments[0]
    templates = tuple(said[name] for name in ("includes", "layouts") if said.get(name))
    return _Folders(_clean(said["input"]), _clean(said["output"]), said["data"], templates)


def _clean(folder: str) -> str:
    return PurePosixPath(folder.strip("/") or ".").as_posix()


def _site_data(folder: Path, exports: Exports) -> Iterator[Mapping[str, object]]:
    """What may tell the site's name and address: its data files, then the feed plugin's options."""
    for name in _DATA:
        found = first_file(folder, name)
        read = _read(found) if found else _read_first_script(folder / name)
        if isinstance(read, dict):
            yield read
    for method, arguments in exports.calls:
        for one in arguments if method in ("addPlugin", "addGlobalData") else ():
            options = look(one, "metadata") or (one if method == "addGlobalData" else None)
            if isinstance(options, dict):
                yield options


def _read_first_script(stem: Path) -> object:
    named = (stem.with_name(stem.name + ending) for ending in SCRIPTS)
    found = next((file for file in named if file.is_file()), None)
    return _read(found) if found else None


def _read(file: Path) -> object:
    """A data file; `None` where it cannot be read: the site may well do without it."""
    try:
        if file.suffix in SCRIPTS:
            exports = read_script(file)
            return exports.default
        return read_settings(file)
    except FeedsmithError:
        return None


def _said(given: Iterable[Mapping[str, object]], *keys: str) -> str | None:
    return next((said for one in given if (said := text(one, *keys))), None)


def _address(given: Iterable[Mapping[str, object]]) -> str | None:
    keys = ("url", "base", "siteurl", "baseurl", "origin", "homepage", "domain")
    said = (text(one, key) for one in given for key in keys)
    return next((url for url in said if url and _is_served(url)), None)


def _is_served(url: str) -> bool:
    """Whether readers reach it: starters fall back to the address of their own machine."""
    return "://" in url and urlsplit(url).hostname not in (None, "localhost", "127.0.0.1")


def _with_prefix(url: str | None, prefix: str | None) -> str | None:
    """The address with the `pathPrefix`, unless it was typed with it."""
    path = (prefix or "").strip("/")
    if url is None or not path or urlsplit(url).path.strip("/"):
        return url
    return f"{url.rstrip('/')}/{path}/"


def _authors(given: Iterable[Mapping[str, object]]) -> tuple[Person, ...]:
    for one in given:
        found = persons(look(one, "author")) or persons(look(one, "authors"))
        if found:
            only, email = found[0], text(one, "authoremail", "email")
            complete = person({"name": only.name, "email": only.email or email, "url": only.url})
            return (complete,) if complete and len(found) == 1 else found
    return ()


def _data_files(root: Path, output: Path) -> dict[str, Settings]:
    """Data of folders and of single templates, by their path below the input, without endings.

    Source: https://www.11ty.dev/docs/data-template-dir/
    """
    found: dict[str, Settings] = {}
    for folder, names, files in os.walk(root):
        here = Path(folder)
        names[:] = (n for n in sorted(names) if _is_gone_into(here / n, output))
        stems = {here.resolve().name} | {Path(file).stem for file in files if _is_template(file)}
        for ending in reversed(_DATA_ENDINGS):
            for stem in sorted(stems):
                read = _read(here / f"{stem}{ending}") if f"{stem}{ending}" in files else None
                if isinstance(read, dict):
                    key = (here / stem).relative_to(root).as_posix()
                    found[key] = found.get(key, {}) | read
    return found


def _is_gone_into(folder: Path, output: Path) -> bool:
    return folder != output and folder.name != "node_modules" and folder.name[0] != "."


def _is_template(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in GENERATOR.endings


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """Any template outside of the folders of layouts and data; its date decides."""
    templates = look(detected.settings, "templates")
    folders = templates if isinstance(templates, list) else []
    return _is_template(path.name) and not any(path.is_relative_to(str(one)) for one in folders)


def defaults(path: PurePosixPath, detected: Detected) -> Mapping[str, object]:
    """What the data files of its folders, and its own, give a post.

    Tags are left out: those of a folder make the collection of its posts.
    """
    if not detected.lists:
        return {}
    given: dict[str, object] = {}
    for folder in reversed(path.parents):
        name = folder.name or str(detected.settings.get("home"))
        given |= detected.lists.get((folder / name).as_posix(), {})
    given |= detected.lists.get(path.with_suffix("").as_posix(), {})
    computed = given.pop("eleventyComputed", {})
    given |= computed if isinstance(computed, dict) else {}
    return {key: value for key, value in given.items() if key != "tags"}


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:  # noqa: ARG001
    """The typed permalink where it can be filled, then the path."""
    typed = source.url if source.url not in (None, "false") else None
    filled = _filled(typed, source) if typed else None
    folder = source.path.parent
    stem = source.path.stem
    inside = stem in ("index", folder.name) and folder.name != ""
    path = folder if inside else folder / stem
    rule = "/" if path.as_posix() in (".", "index") else f"/{path.as_posix()}/"
    return (*((_page(filled),) if filled else ()), _encoded(rule))


def _page(permalink: str) -> str:
    return re.sub(r"(?:^|(?<=/))index\.html$", "", permalink) or "/"


def _encoded(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def _filled(permalink: str, source: Source) -> str | None:
    """A permalink without placeholders, `None` where only Eleventy could fill them."""
    filled = _PLACEHOLDER.sub(lambda match: _value(match, source) or match[0], permalink)
    return None if re.search(r"\{[{%]|\$\{", filled) else filled


def _value(match: re.Match[str], source: Source) -> str | None:
    name, filters = match["name"], match["filters"]
    if name in ("page.date", "date"):
        return _dated(filters, source)
    index = source.path.stem == "index"
    slug = without_date(source.path.parent.name if index else source.path.stem)
    known = {
        "page.fileSlug": slug,
        "page.filePathStem": "/" + (source.path.parent / without_date(source.path.stem)).as_posix(),
        "title": source.title,
        "slug": source.slug,
    }
    value = known.get(name)
    called = {one.strip().partition("(")[0] for one in filters.split("|")} - {""}
    if value is None or not called <= {"slug", "slugify", "url_encode", "safe"}:
        return None
    return slugified(value) if called & {"slug", "slugify"} else value


def _dated(filters: str, source: Source) -> str | None:
    """A date through a filter such as `date: "%Y/%m"` or `formatDate("yyyy/LL")`."""
    form = _FORMAT.search(filters)
    if form is None or source.published is None:
        return None
    pattern = form["format"]
    for token, meant in _TOKENS.items():
        pattern = pattern if "%" in form["format"] else pattern.replace(token, meant)
    return source.published.strftime(pattern) if "%" in pattern else None


def slugified(words: str) -> str:
    """Words as Eleventy's filter `slugify` makes them a part of an address.

    Source: https://github.com/sindresorhus/slugify
    """
    plain = ascii_letters(words.replace("&", " and ")).lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


GENERATOR = Generator(
    "eleventy",
    detect,
    is_post,
    addresses,
    defaults,
    endings=ENDINGS | {".njk", ".liquid"},
    address_keys=("permalink",),
)
