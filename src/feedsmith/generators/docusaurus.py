"""Docusaurus. Sources: https://docusaurus.io/docs/api/docusaurus-config, https://docusaurus.io/docs/blog"""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feedsmith.generators import Detected, Generator, Source
from feedsmith.generators.javascript import first_script, read_script
from feedsmith.generators.settings import look, people, text
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern

_ENDINGS = frozenset((".md", ".mdx", ".markdown"))
_DATED = lazy_pattern(
    r"(?P<folder>.*)(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2})[-/]?(?P<text>.*?)(?:/index)?$"
)
_BLOG_PLUGIN = ("content-blog", "@docusaurus/plugin-content-blog")


def detect(root: Path) -> Detected | None:
    """A site with a `docusaurus.config`; each blog of it is a folder of content."""
    file = first_script(root, "docusaurus.config")
    if file is None:
        return None
    settings = read_script(file).default
    blogs = dict(_blogs(settings)) or {"blog": "blog"}
    url = text(settings, "url")
    return Detected(
        config=file.name,
        url=url and f"{url.rstrip('/')}/{(text(settings, 'baseUrl') or '').strip('/')}",
        title=text(settings, "title"),
        description=text(settings, "tagline"),
        language=text(settings, "i18n.defaultLocale"),
        content=tuple(folder for folder in blogs if (root / folder).is_dir()) or tuple(blogs),
        output="build",
        people=_people(root, settings),
        settings=settings if isinstance(settings, dict) else {},
        prefixes=blogs,
    )


def _blogs(settings: object) -> Iterator[tuple[str, str]]:
    """The folder of each blog, and under which path its posts are served."""
    for options in _blog_options(settings):
        route = text(options, "routeBasePath")
        folder = PurePosixPath(text(options, "path") or "blog").as_posix()
        yield folder, (route or "blog").strip("/")


def _blog_options(settings: object) -> Iterator[object]:
    """The options of the blog of the classic preset, and of each blog that is a plugin."""
    for preset in _listed(settings, "presets"):
        options = preset[1] if isinstance(preset, list) and len(preset) > 1 else None
        if look(options, "blog") is not False:
            yield look(options, "blog")
    for plugin in _listed(settings, "plugins"):
        name = plugin[0] if isinstance(plugin, list) and plugin else plugin
        if name in _BLOG_PLUGIN:
            yield plugin[1] if isinstance(plugin, list) and len(plugin) > 1 else None


def _listed(settings: object, key: str) -> list[object]:
    found = look(settings, key)
    return found if isinstance(found, list) else []


def _people(root: Path, settings: object) -> dict[str, Person]:
    """Authors by id, from the authors files of all blogs."""
    known: dict[str, Person] = {}
    for options in (*_blog_options(settings), None):
        folder = text(options, "path") or "blog"
        file = root / folder / (text(options, "authorsMapPath") or "authors.yml")
        known = people(file if file.is_file() else None) | known
    return known


def is_post(path: PurePosixPath, detected: Detected) -> bool:
    """A Markdown file whose path has no part that begins with an underscore, and no test."""
    route = _route(path, detected)
    parts = path.relative_to(route).parts
    return (
        path.suffix.lower() in _ENDINGS
        and not any(part.startswith("_") for part in parts)
        and ".test." not in path.name
        and "__tests__" not in parts
    )


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """The slug below the blog's path, else the date of the file's name as folders, and the rest."""
    route = _route(source.path, detected)
    slug = (source.slug or "").strip("/") or _slug(source.path.relative_to(route))
    address = "/" + "/".join(part for part in (_part(route), slug) if part)
    slashed = look(detected.settings, "trailingSlash") is True
    return (f"{address}/",) if slashed else (address,)


def _part(route: PurePosixPath) -> str:
    return "" if route == PurePosixPath() else route.as_posix()


def _route(path: PurePosixPath, detected: Detected) -> PurePosixPath:
    """The longest path of a blog that a post stands below."""
    routes = sorted(detected.prefixes.values(), key=len, reverse=True)
    return next((PurePosixPath(one) for one in routes if path.is_relative_to(one)), PurePosixPath())


def _slug(path: PurePosixPath) -> str:
    name = path.with_suffix("").as_posix()
    dated = _DATED.match(name)
    if dated is None:
        bare = re.sub(r"/index$", "", name)
    else:
        bare = f"{dated['date'].replace('-', '/')}/{dated['folder']}{dated['text']}"
    return bare.strip("/").replace("%", "%25").replace("?", "%3F").replace("#", "%23")


GENERATOR = Generator(
    "docusaurus",
    detect,
    is_post,
    addresses,
    endings=_ENDINGS,
    address_keys=(),
)
