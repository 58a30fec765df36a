"""Which pages a rule of a Hugo site is for, and what such rules add to a page's front matter.

Sources: https://gohugo.io/configuration/cascade/, https://gohugo.io/configuration/permalinks/
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from feedsmith.generators.hugo.folders import is_index, renamed
from feedsmith.generators.hugo.languages import Languages
from feedsmith.generators.settings import Settings, look, once_for, text
from feedsmith.patterns import lazy_pattern


def page_path(path: PurePosixPath, languages: Languages) -> str:
    """A page's logical path: `/posts/two-words` for `posts/Two Words.en.md` and its bundle."""
    named = renamed(path, languages.without_suffix(path.stem), path.suffix)
    logical = named.parent if is_index(named) else named.with_suffix("")
    return "/" + logical.as_posix().lower().replace(" ", "-")


_ANY = lazy_pattern(".*", re.DOTALL)
_NONE = lazy_pattern(r"(?!)")


def target(rule: object, language: str) -> re.Pattern[str]:
    """What a regular page's logical path has to fit where a rule's `target` is to mean it.

    language: of the pages.
    """
    said = look(rule, "target") or look(rule, "_target")
    kind = (text(said, "kind") or "page").lower()
    path = text(said, "path")
    asked = (text(said, "lang") or language).lower()
    environment = (text(said, "environment") or "production").lower()
    means_them = (
        glob(kind).fullmatch("page")
        and glob(asked).fullmatch(language)
        and glob(environment).fullmatch("production")
    )
    if not means_them:
        return _NONE
    return _ANY if path is None else glob(path.lower())


def glob(pattern: str) -> re.Pattern[str]:
    """What a path has to fit: `*` stops at slashes, `**` does not, `{a,b}` is either."""
    try:
        return re.compile("".join(_expression(pattern)))
    except re.error:
        return _NONE


_PART = lazy_pattern(r"\*\*|[*?{},]|[^*?{},]+")
_EXPRESSIONS = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


def _expression(pattern: str) -> Iterator[str]:
    for part in _PART.findall(pattern):
        yield _EXPRESSIONS.get(part) or re.escape(part)


def cascaded(
    path: PurePosixPath, settings: Settings, lists: dict[str, Settings], languages: Languages
) -> dict[str, object]:
    """Front matter that the configuration and the list pages above a page hand down to it."""
    handed: dict[str, object] = {}
    above = _pages_above(path, settings, lists)
    rules = [rule for page in above for rule in _cascades(page, languages.default)]
    logical = page_path(path, languages) if rules else ""
    for pages, values in rules:
        if pages.fullmatch(logical):
            handed |= values
    return handed


def _pages_above(
    path: PurePosixPath, settings: Settings, lists: dict[str, Settings]
) -> Iterator[Settings]:
    """The configuration, and the list pages above a page from the home page downwards."""
    yield settings
    folders = path.parts[:-1]
    for depth in range(len(folders) + 1 if lists else 0):
        page = lists.get("/".join(folders[:depth]))
        if page is not None:
            yield page


@once_for
def _cascades(page: Settings, language: str) -> tuple[tuple[re.Pattern[str], Settings], ...]:
    """What a page hands down, and to which pages of a language."""
    said = look(page, "cascade")
    rules = said if isinstance(said, list) else [said]
    return tuple((target(one, language), _values(one)) for one in rules if isinstance(one, dict))


def _values(rule: Settings) -> dict[str, object]:
    params = look(rule, "params")
    inner = params if isinstance(params, dict) else {}
    return inner | {
        key: value for key, value in rule.items() if key not in ("target", "_target", "params")
    }
