"""Finding the page of a post whose address no rule gives: by its address, slug, title, date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from pathlib import Path

from feedsmith import disk
from feedsmith.dates import without_date
from feedsmith.generators import Source
from feedsmith.loaders.pages.paths import place
from feedsmith.loaders.pages.sameness import letters
from feedsmith.loaders.pages.scan import Scanned, page_files, scan_page
from feedsmith.loaders.pages.surroundings import judged
from feedsmith.site import Site
from feedsmith.urls import absolute

_NEAR = 36 * 3600
"""Seconds between a date as typed and as built: a day, and the widest difference of zones."""


Scan = Callable[[Sequence[Path]], Iterable[Scanned | None]]
"""What each page says of itself; `None` for one that is too big to be one."""


class PageIndex:
    """The pages of a site by what they are called; nothing is read before the first question."""

    def __init__(self, site: Site, scan: Scan | None = None) -> None:
        """scan: reads the pages, in the order of their files; another process has none."""
        self._site = site
        self._scan = scan
        self._noted: dict[str, str] = {}

    def __reduce__(self) -> tuple[type[PageIndex], tuple[Site]]:
        return PageIndex, (self._site,)

    @cached_property
    def pages(self) -> tuple[Scanned, ...]:
        """Every page that leads somewhere, in the order of their files."""
        scan = self._scan or partial(map, partial(scan_page, site=self._site))
        found = scan(tuple(page_files(self._site.output)))
        read = [one for one in found if one is not None and not one.page.is_alias]
        return judged(read, self._site.output)

    def find(self, source: Source) -> str | None:
        """The address of the page that a source was built to, `None` where none is surely it.

        A page at the address that was typed is it; else one of the same name and title, the only
        one of that title, the only one of that name, or of those the one of the same day. A page
        with another title and another day never is.
        """
        disk.anything_below(self._site.output, self._noted)
        with disk.noting():  # that is all there is to note: the pages are read for every post
            return self._found(source)

    def _found(self, source: Source) -> str | None:
        typed = self._by_address.get(self._typed(source) or "")
        if typed is not None:
            return typed.url
        named = [one for word in _names(source) for one in self._by_name.get(word, ())]
        titled = self._by_title.get(letters(source.title), []) if source.title else []
        both = [one for one in named if any(one is other for other in titled)]
        kindred = [one for one in named if _may_be(one, source)]
        for candidates in (both, titled, kindred):
            if (found := _only(candidates, source)) is not None:
                return found
        return None

    def _typed(self, source: Source) -> str | None:
        meant = absolute(source.url.lstrip("/"), self._site.url) if source.url else None
        if source.url and "://" in source.url:
            meant = absolute(source.url, self._site.url)
        is_here = meant is not None and meant.startswith(self._site.url)
        return place(meant) if meant and is_here else None

    @cached_property
    def _by_address(self) -> dict[str, Scanned]:
        return {place(one.url): one for one in reversed(self.pages)}

    @cached_property
    def _by_name(self) -> dict[str, list[Scanned]]:
        named: dict[str, list[Scanned]] = defaultdict(list)
        for one in self.pages:
            named[letters(_name(one.path))].append(one)
        return named

    @cached_property
    def _by_title(self) -> dict[str, list[Scanned]]:
        titled: dict[str, list[Scanned]] = defaultdict(list)
        for one in self.pages:
            for title in _titles(one):
                titled[title].append(one)
        return titled


def _only(candidates: Sequence[Scanned], source: Source) -> str | None:
    """The address of the only post among these, or of the only one of the source's day."""
    posts = [one for one in candidates if one.kind.is_post] or candidates
    addresses = {one.url for one in posts}
    if len(addresses) > 1:
        addresses = {one.url for one in posts if _same_day(one, source)}
    return addresses.pop() if len(addresses) == 1 else None


def _name(path: str) -> str:
    return re.sub(r"(/?index)?\.html?$", "", path).rpartition("/")[2]


def _titles(one: Scanned) -> set[str]:
    said = (one.page.heading, one.page.title.value if one.page.title else None)
    return {title for text in said if text and (title := letters(text))}


def _names(source: Source) -> set[str]:
    stem = source.path.parent.name if source.path.stem in ("index", "_index") else source.path.stem
    named = {source.slug or "", stem, without_date(stem), source.title}
    return {word for name in named if (word := letters(name))}


def _may_be(one: Scanned, source: Source) -> bool:
    """Whether a page of a source's name can be its: by its title or its day."""
    titles, title = _titles(one), letters(source.title)
    if not title or not titles or any(title in said or said in title for said in titles):
        return True
    return one.page.published is None or source.published is None or _same_day(one, source)


def _same_day(one: Scanned, source: Source) -> bool:
    if one.page.published is None or source.published is None:
        return False
    return abs((one.page.published[0] - source.published).total_seconds()) <= _NEAR
