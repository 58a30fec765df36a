"""Where Hugo puts a page.

Sources: https://gohugo.io/content-management/urls/, https://gohugo.io/configuration/permalinks/
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from feedsmith.dates import date_in_name
from feedsmith.generators import Detected, Source
from feedsmith.generators.hugo.folders import is_index, renamed, sections
from feedsmith.generators.hugo.languages import Languages, read_languages
from feedsmith.generators.hugo.paths import percent_encoded, sanitized, segment
from feedsmith.generators.hugo.targets import glob, is_target, page_path
from feedsmith.generators.settings import Settings, look, text, texts
from feedsmith.permalinks import date_words

_TOKEN = re.compile(r"(?<!\\):(\w+)(?:\[([^\]]*)\])?")
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[-T_ ]?\d\d-\d\d-\d\d(?!\d))?[ _-]*(?P<rest>.*)")


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
    path = renamed(source.path, stem, source.path.suffix)
    name = path.parent.name if is_index(path) else stem
    slugs = [(source.slug or "").strip("-")]
    if not slugs[0] and ":filename" in texts(detected.settings, "frontmatter.date"):
        slugs.append(_after_date(name))
        day = date_in_name(name)
        if dates_in_names_first(detected) or (source.local and source.local.date() == day):
            slugs.reverse()
    for slug in slugs:
        within = sections(path, detected.lists)
        yield Page(source, detected, languages, name, slug, within)


def dates_in_names_first(detected: Detected) -> bool:
    """Whether `frontmatter.date` begins with `:filename`."""
    return texts(detected.settings, "frontmatter.date")[:1] == (":filename",)


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
        typed = re.sub(r"/{2,}", "/", _expanded(url, page) if ":" in url else url)
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
    clean = re.sub(r"/{2,}", "/", f"/{sanitized(path, page.settings)}").rstrip("/")
    ugly = look(page.settings, "uglyURLs")
    if isinstance(ugly, dict):
        ugly = look(ugly, page.sections[0]) if page.sections else False
    return f"{clean}.html" if ugly is True and clean else f"{clean}/"


def _base(page: Page) -> str:
    return page.name.replace(" ", "-")


def _default_folders(page: Page) -> tuple[str, ...]:
    """The folders of the file; the slug of a list page stands for its own folder."""
    above = page.source.path.parent
    bundled = page.source.path.stem.lower().startswith("index") and page.name == above.name
    parts = (above.parent if bundled else above).parts
    return tuple(
        text(page.detected.lists.get("/".join(parts[: n + 1])), "slug") or part.replace(" ", "-")
        for n, part in enumerate(parts)
    )


def _patterns(page: Page) -> Iterator[str]:
    """The patterns that fit: of the list form the first, of the others all, in no order."""
    rules = look(page.settings, "permalinks")
    if not rules:
        return
    path = page_path(page.source.path, page.languages)
    if isinstance(rules, list):
        fitting = (rule for rule in rules if is_target(rule, path, page.languages))
        pattern = next((text(rule, "pattern") for rule in fitting), None)
        if pattern:
            yield pattern
    elif isinstance(rules, dict):
        inner = look(rules, "page")
        for section, pattern in (rules | (inner if isinstance(inner, dict) else {})).items():
            if isinstance(pattern, str) and glob(_section_glob(str(section)), path):
                yield pattern


def _section_glob(section: str) -> str:
    name = section.strip(" /").lower()
    return f"/{{{name},{name}/**}}" if name else "/*"


def _expanded(pattern: str, page: Page) -> str:
    """The pattern with its tokens replaced; `\\:` is a colon."""
    words = _words(page)

    def value(match: re.Match[str]) -> str:
        parts = _listed(match[1], page)
        if parts is not None:
            chosen = parts if match[2] is None else _cut(parts, match[2].lower())
            return "/".join(chosen)
        known = words.get(match[1].lower())
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


def _words(page: Page) -> dict[str, str]:
    title = segment(page.source.title, page.settings)
    slug = segment(page.slug, page.settings)
    name = segment(_base(page), page.settings)
    moment = page.source.published
    dates = date_words(moment) if moment else {}
    if moment:
        dates |= {"monthname": dates["long_month"], "weekdayname": dates["long_day"]}
    return dates | {
        "section": page.sections[0] if page.sections else "",
        "title": title,
        "slug": slug or title,
        "filename": name,
        "slugorfilename": slug or name,
        "contentbasename": name,
        "slugorcontentbasename": slug or name,
    }


_GO = re.compile("2006|January|Jan|Monday|Mon|002|01|02|04|05|06|15|1|2")
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
