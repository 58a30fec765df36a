"""Which links a page lacks, and which of those that it has lead readers astray."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from feedsmith.checks.pages import TYPES
from feedsmith.discovery.offers import Offer
from feedsmith.discovery.pages import PageLink
from feedsmith.model import MIME_TYPES, Document
from feedsmith.patterns import lazy_pattern
from feedsmith.site import Site

Fault = Literal["missing", "type", "elsewhere"]
_LOCAL = lazy_pattern(r"localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\]", re.IGNORECASE)


class Wrong(NamedTuple):
    """A link that is wrong.

    fault: `missing` where the site has no feed there, `type` where it has the type of another
    format or none, `elsewhere` where it leads to the feed's path at an address that is not its own.
    mend: what to write, in words that end a sentence.
    """

    link: PageLink
    fault: Fault
    mend: str


class Judged(NamedTuple):
    """What is to be done to a page. lacking: the feeds that it does not name in any format."""

    lacking: tuple[Offer, ...]
    wrong: tuple[Wrong, ...]

    @property
    def former(self) -> tuple[PageLink, ...]:
        """The links to feeds that are no more."""
        return tuple(one.link for one in self.wrong if one.fault == "missing")


class Judge:
    """Knows the site's feeds: by their addresses, and by their files, for these have several."""

    def __init__(self, documents: Iterable[Document], site: Site) -> None:
        self._site = site
        self._host = urlsplit(site.url).netloc
        self._by_file = {site.output / one.path: one for one in documents}
        self._by_url = {one.url: one for one in self._by_file.values()}
        self._by_path = _by_path(self._by_file.values())

    def judged(self, links: Iterable[PageLink], offered: Iterable[Offer]) -> Judged:
        """The links of a page that is to name these feeds."""
        links = list(links)
        named = {found.feed.name for link in links if (found := self.named(link))}
        lacking = [one for one in offered if one.documents[0].feed.name not in named]
        return Judged(tuple(lacking), tuple(self._wrong(links)))

    def named(self, link: PageLink) -> Document | None:
        """The site's feed that readers find by a link."""
        return self._target(link) if link.type in TYPES else None

    def _target(self, link: PageLink) -> Document | None:
        if link.url is None:
            return None
        file = self._site.built.file(link.url)
        return self._by_url.get(link.url) or (self._by_file.get(file) if file else None)

    def _wrong(self, links: Iterable[PageLink]) -> Iterator[Wrong]:
        for link in links:
            target = self._target(link)
            if target is not None:
                if TYPES.get(link.type) != target.format:
                    yield Wrong(link, "type", f'type="{MIME_TYPES[target.format]}"')
            elif link.type in TYPES and link.url is not None:
                yield from self._astray(link, link.url)

    def _astray(self, link: PageLink, url: str) -> Iterator[Wrong]:
        """A link of a feed's type that leads to none of the site's feeds; others' are theirs."""
        meant = self._by_path.get(urlsplit(url).path)
        if meant is not None and self._is_ours(url):
            yield Wrong(link, "elsewhere", f'href="{meant.url}"')
        elif link.type == "application/json":  # blogs name their APIs with it
            return
        elif url.startswith(self._site.url) and self._site.built.file(url) is None:
            yield Wrong(link, "missing", "the address of a feed that is there")

    def _is_ours(self, url: str) -> bool:
        """Whether an address without a feed of the site means this site all the same.

        Its host is the site's, but for `www.`, or the machine on which the site was tried.
        """
        host = urlsplit(url).netloc.lower()
        same = host.removeprefix("www.") == self._host.removeprefix("www.")
        return same or _LOCAL.match(host) is not None


def _by_path(documents: Iterable[Document]) -> Mapping[str, Document]:
    """By the path in their addresses, and by the same without the folder that the site is in."""
    found: dict[str, Document] = {}
    for one in documents:
        found[urlsplit(one.url).path] = one
        found.setdefault(f"/{one.path}", one)
    return found
