"""Which pages a rule of a Hugo site is for, and what such rules add to a page's front matter.

Sources: https://gohugo.io/configuration/cascade/, https://gohugo.io/configuration/permalinks/
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from feedsmith.generators.hugo.folders import is_index, renamed
from feedsmith.generators.hugo.languages import Languages
from feedsmith.generators.settings import Settings, look, text


def page_path(path: PurePosixPath, languages: Languages) -> str:
    """A page's logical path: `/posts/two-words` for `posts/Two Words.en.md` and its bundle."""
    named = renamed(path, languages.without_suffix(path.stem), path.suffix)
    logical = named.parent if is_index(named) else named.with_suffix("")
    return "/" + logical.as_posix().lower().replace(" ", "-")


def is_target(rule: object, path: str, languages: Languages) -> bool:
    """Whether a rule's `target` fits a regular page at this logical path."""
    target = look(rule, "target") or look(rule, "_target")
    kind = (text(target, "kind") or "page").lower()
    pattern = text(target, "path")
    language = (text(target, "lang") or languages.default).lower()
    environment = (text(target, "environment") or "production").lower()
    return (
        glob(kind, "page")
        and glob(language, languages.default)
        and glob(environment, "production")
        and (pattern is None or glob(pattern.lower(), path))
    )


def glob(pattern: str, path: str) -> bool:
    """Whether a path fits: `*` stops at slashes, `**` does not, `{a,b}` is either."""
    try:
        return re.fullmatch("".join(_expression(pattern)), path) is not None
    except re.error:
        return False


_PART = re.compile(r"\*\*|[*?{},]|[^*?{},]+")
_EXPRESSIONS = {"**": ".*", "*": "[^/]*", "?": "[^/]", "{": "(?:", "}": ")", ",": "|"}


def _expression(pattern: str) -> Iterator[str]:
    for part in _PART.findall(pattern):
        yield _EXPRESSIONS.get(part) or re.escape(part)


def cascaded(
    path: PurePosixPath, settings: Settings, lists: dict[str, Settings], languages: Languages
) -> dict[str, object]:
    """Front matter that the configuration and the list pages above a page hand down to it."""
    if not any(look(one, "cascade") for one in (settings, *lists.values())):
        return {}
    logical = page_path(path, languages)
    folders = [parent.as_posix() for parent in reversed(path.parents) if parent.name]
    pages = [settings, *(lists[folder] for folder in ("", *folders) if folder in lists)]
    handed: dict[str, object] = {}
    for page in pages:
        rules = look(page, "cascade")
        for rule in rules if isinstance(rules, list) else [rules]:
            if isinstance(rule, dict) and is_target(rule, logical, languages):
                handed |= _values(rule)
    return handed


def _values(rule: Settings) -> dict[str, object]:
    params = look(rule, "params")
    inner = params if isinstance(params, dict) else {}
    return inner | {
        key: value for key, value in rule.items() if key not in ("target", "_target", "params")
    }
