"""Where Zola puts a page. Source: https://www.getzola.org/documentation/content/page/

Read in Zola: components/content/src/page.rs, components/utils/src/slugs.rs.
"""

import re
from pathlib import PurePosixPath

from feedsmith.generators import Detected, Source
from feedsmith.generators.settings import Settings, look, text
from feedsmith.latin import ascii_letters
from feedsmith.patterns import lazy_pattern

_DATED = lazy_pattern(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))?\s?[_-](?P<rest>.+)",
    re.ASCII,
)
_UNFIT = str.maketrans("", "", '<>:"/\\|?*')


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """`path`, else the folders of the file with `slug`, or the file's name, at the end."""
    if source.url:
        return (_escaped(f"/{source.url.strip().strip('/')}/"),)
    slug = _slugged(source.slug or _name(source.path, detected), detected)
    if not slug.strip("-"):
        return ()
    folders = source.path.parent.parent if _is_colocated(source.path) else source.path.parent
    language = _other_language(source.path, detected)
    parts = (*((language,) if language else ()), *folders.parts, slug)
    return (_escaped("/" + "".join(f"{part}/" for part in parts)),)


def _is_colocated(path: PurePosixPath) -> bool:
    """Whether a page has its folder for itself, with files beside it."""
    return path.stem.partition(".")[0] == "index" and len(path.parts) > 1


def _name(path: PurePosixPath, detected: Detected) -> str:
    """The name of the file, or of the page's own folder, less the date it begins with."""
    stem = path.stem.removesuffix(f".{_other_language(path, detected) or ''}")
    name = path.parent.name if _is_colocated(path) else stem
    dated = _DATED.match(name)
    keep = look(detected.settings, "slugify.paths_keep_dates") is True
    return dated["rest"] if dated and not keep else name


def languages(settings: Settings) -> tuple[str, ...]:
    """Those that have a table of their own; the default one needs none."""
    tables = look(settings, "languages")
    return tuple(map(str, tables)) if isinstance(tables, dict) else ()


def language_of(path: PurePosixPath, settings: Settings) -> str:
    """The language that a file's name ends in, else the default one."""
    named = path.stem.partition(".")[2]
    return named if named in languages(settings) else _default_language(settings)


def _default_language(settings: Settings) -> str:
    return text(settings, "default_language") or "en"


def _other_language(path: PurePosixPath, detected: Detected) -> str | None:
    """The language of a page that stands in a folder of its language."""
    language = language_of(path, detected.settings)
    return None if language == _default_language(detected.settings) else language


def _slugged(said: str, detected: Detected) -> str:
    """A part of an address: in ASCII by default, safe for file systems, or as it is."""
    strategy = text(detected.settings, "slugify.paths")
    if strategy == "off":
        return said
    if strategy == "safe":
        return said.rstrip(" .").translate(_UNFIT)
    return re.sub(r"[^a-z0-9]+", "-", ascii_letters(said).lower()).strip("-")


def _escaped(path: str) -> str:
    """A path with the signs encoded that would end it."""
    return path.replace("%", "%25").replace("#", "%23").replace("?", "%3F")
