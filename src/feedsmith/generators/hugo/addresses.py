"""Where Hugo puts a page.

Sources: https://gohugo.io/content-management/urls/, https://gohugo.io/configuration/permalinks/
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from feedsmith.dates import date_in_name
from feedsmith.generators import Detected, Source
from feedsmith.generators.hugo.folders import sections
from feedsmith.generators.hugo.languages import Languages, read_languages
from feedsmith.generators.hugo.paths import percent_encoded, sanitized, segment
from feedsmith.generators.hugo.targets import glob, page_path, target
from feedsmith.generators.settings import Settings, look, once, text, texts
from feedsmith.patterns import lazy_pattern
from feedsmith.permalinks import date_words, without_doubled_slashes

_TOKEN = lazy_pattern(r"(?<!\\):(\w+)(?:\[([^\]]*)\])?")
_DATE = lazy_pattern(r"(\d{4}-\d\d-\d\d)(?:[-T_ ]?\d\d-\d\d-\d\d(?!\d))?[ _-]*(?P<rest>.*)")


class Page(NamedTuple):
    """A page whose address is asked for. name: its file's, or its bundle's, less the language.

    slug: as typed, or what follows the date in the name. sections: its section's folders.
    """

    source: Source
    detected: Detected
    languages: Languages
    name: str
    slug: str
    sections: tuple[str, ...]

    @property
    def settings(self) -> Settings:
        """The site's configuration."""
        return self.detected.settings


def addresses(source: Source, detected: Detected) -> tuple[str, ...]:
    """`url`, else the section's patterns, else the path with `slug` for the file's name."""
    found = [one for page in _pages(source, detected) for one in _addresses(page)]
    return tuple(dict.fromkeys(map(percent_encoded, found)))


def _pages(source: Source, detected: Detected) -> Iterator[Page]:
    """The page, with the slug that a date in its name leaves and without it."""
    languages = read_languages(detected.settings)
    stem = languages.without_suffix(source.path.stem)
    folders = source.path.parts[:-1]
    bundled = bool(folders) and stem.lower() == "index"
    name = folders[-1] if bundled else stem
    within = sections(folders[:-1] if bundled else folders, detected.lists)
    slugs = [(source.slug or "").strip("-")]
    if not slugs[0] and ":filename" in _dated_by(detected.settings):
        slugs.append(_after_date(name))
        day = date_in_name(name)
        if dates_in_names_first(detected) or (source.local and source.local.date() == day):
            slugs.reverse()
    for slug in slugs:
        yield Page(source, detected, languages, name, slug, within)


def dates_in_names_first(detected: Detected) -> bool:
    """Whether `frontmatter.date` begins with `:filename`."""
    return _dated_by(detected.settings)[:1] == (":filename",)


@once
def _dated_by(settings: Settings) -> tuple[str, ...]:
    """Where a page's date is looked for, likeliest first."""
    return texts(settings, "frontmatter.date")


def _after_date(name: str) -> str:
    """What Hugo takes for the slug of a name that begins with a date."""
    match = _DATE.match(name)
    if match is None or date_in_name(match[1]) is None:
        return ""
    rest = match["rest"].strip(" _-")
    return rest.rpartition(".")[0] or rest


def _addresses(page: Page) -> Iterator[str]:
    folder = f"/{page.languages.folder}" if page.languages.folder else ""
    url = page.source.url
    if url:
        typed = without_doubled_slashes(_expanded(url, page) if ":" in url else url)
        yield _typed(typed) if typed.startswith("/") else f"{folder}/{_typed(typed)}"
        return
    patterns = tuple(_patterns(page))
    for pattern in patterns:
        yield folder + _placed(_expanded(pattern, page).replace("+", " "), page)
    if not patterns:
        yield folder + _placed("/".join((*_default_folders(page), page.slug or _base(page))), page)


def _typed(url: str) -> str:
    """A typed `url` is a folder unless it ends in a name with a dot."""
    if url.endswith("/index.html"):
        return url.removesuffix("index.html")
    return url if url.endswith("/") or "." in url else f"{url}/"


def _placed(path: str, page: Page) -> str:
    """A folder, or with ugly URLs a file, at this path."""
    clean = without_doubled_slashes(f"/{sanitized(path, page.settings)}").rstrip("/")
    ugly = look(page.settings, "uglyURLs")
    if isinstance(ugly, dict):
        ugly = look(ugly, page.sections[0]) if page.sections else False
    return f"{clean}.html" if ugly is True and clean else f"{clean}/"


def _base(page: Page) -> str:
    return page.name.replace(" ", "-")


def _default_folders(page: Page) -> tuple[str, ...]:
    """The folders of the file; the slug of a list page stands for its own folder."""
    *above, file = page.source.path.parts
    if above and file.lower().startswith("index") and page.name == above[-1]:
        above.pop()
    lists = page.detected.lists
    return tuple(
        (lists and text(lists.get("/".join(above[: n + 1])), "slug")) or part.replace(" ", "-")
        for n, part in enumerate(above)
    )


def _patterns(page: Page) -> Sequence[str]:
    """The patterns that fit: of the list form the first, of the others all, in no order."""
    rules = _permalinks(page.settings)
    if not rules:
        return ()
    path = page_path(page.source.path, page.languages)
    fitting = [pattern for pages, pattern in rules if pages.fullmatch(path)]
    if isinstance(look(page.settings, "permalinks"), list):
        return [one for one in fitting[:1] if one]
    return fitting


@once
def _permalinks(settings: Settings) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each pattern, and the pages that it is for."""
    rules = look(settings, "permalinks")
    if isinstance(rules, list):
        language = read_languages(settings).default
        return tuple((target(one, language), text(one, "pattern") or "") for one in rules)
    if not isinstance(rules, dict):
        return ()
    inner = look(rules, "page")
    found = rules | (inner if isinstance(inner, dict) else {})
    return tuple(
        (glob(_section_glob(str(section))), pattern)
        for section, pattern in found.items()
        if isinstance(pattern, str)
    )


def _section_glob(section: str) -> str:
    name = section.strip(" /").lower()
    return f"/{{{name},{name}/**}}" if name else "/*"


def _expanded(pattern: str, page: Page) -> str:
    """The pattern with its tokens replaced; `\\:` is a colon."""

    def value(match: re.Match[str]) -> str:
        parts = _listed(match[1], page)
        if parts is not None:
            chosen = parts if match[2] is None else _cut(parts, match[2].lower())
            return "/".join(chosen)
        known = _word(match[1].lower(), page)
        return _go_layout(match[1], page.source.published) if known is None else known

    return _TOKEN.sub(value, pattern).replace("\\:", ":")


def _listed(name: str, page: Page) -> tuple[str, ...] | None:
    if name == "sections":
        return page.sections
    if name in ("sectionslugs", "sectionslug"):
        slugs = tuple(_section_slugs(page))
        return slugs if name == "sectionslugs" else slugs[:1]
    return None


def _section_slugs(page: Page) -> Iterator[str]:
    for depth in range(1, len(page.sections) + 1):
        listed = page.detected.lists.get("/".join(page.sections[:depth]))
        if listed is not None:
            yield segment(text(listed, "slug", "title") or "", page.settings)
        elif depth == 1:
            yield segment(page.sections[0], page.settings)


def _cut(parts: tuple[str, ...], cut: str) -> tuple[str, ...]:
    """`[1:]`, `[:2]`, `[0]`, `[last]`; beyond the end there is nothing."""

    def number(said: str, otherwise: int) -> int:
        if said == "last":
            return len(parts) - 1
        return int(said) if said.isdecimal() else otherwise

    low, colon, high = cut.partition(":")
    start = number(low, 0)
    return parts[start : number(high, len(parts)) if colon else start + 1]


_OWN_DATE_WORDS = {"monthname": "long_month", "weekdayname": "long_day"}


def _word(name: str, page: Page) -> str | None:
    """What a token stands for; `None` where it is none, or the page has no date."""
    if name == "section":
        return page.sections[0] if page.sections else ""
    if name in _TEXTS:
        said = (segment(one(page), page.settings) for one in _TEXTS[name])
        return next(filter(None, said), "")
    moment = page.source.published
    dates = date_words(moment) if moment else {}
    return dates.get(_OWN_DATE_WORDS.get(name, name))


def _title(page: Page) -> str:
    return page.source.title


def _slug(page: Page) -> str:
    return page.slug


_TEXTS: Mapping[str, tuple[Callable[[Page], str], ...]] = {
    "title": (_title,),
    "slug": (_slug, _title),
    "filename": (_base,),
    "slugorfilename": (_slug, _base),
    "contentbasename": (_base,),
    "slugorcontentbasename": (_slug, _base),
}
"""Tokens for texts: the first of these that is not empty as a part of a path."""


_GO = lazy_pattern("2006|January|Jan|Monday|Mon|002|01|02|04|05|06|15|1|2")
_GO_WORDS = {
    "2006": "year",
    "06": "short_year",
    "January": "long_month",
    "Jan": "short_month",
    "01": "month",
    "1": "i_month",
    "02": "day",
    "2": "i_day",
    "002": "y_day",
    "Monday": "long_day",
    "Mon": "short_day",
    "15": "hour",
    "04": "minute",
    "05": "second",
}


def _go_layout(layout: str, moment: datetime | None) -> str:
    """A date in Go's way: each part stands where it stands in Mon Jan 2 15:04:05 2006."""
    words = date_words(moment) if moment else {}
    return _GO.sub(lambda match: words.get(_GO_WORDS.get(match[0], ""), match[0]), layout)
