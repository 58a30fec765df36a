"""Which feeds a page is to name, and in what words.

Source: https://html.spec.whatwg.org/multipage/links.html#link-type-alternate
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from feedsmith.model import MIME_TYPES, Document, Format
from feedsmith.site import Site
from feedsmith.subscribe_page.html import empty
from feedsmith.subscribe_page.kinds import Listed, listed

_CALLED: Mapping[Format, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


class Offer(NamedTuple):
    """A feed that pages name. documents: it in its formats, the one that readers take first."""

    documents: tuple[Document, ...]

    @property
    def title(self) -> str:
        """What the feed is called."""
        return self.documents[0].feed.title

    def tags(self) -> tuple[str, ...]:
        """The elements for a page's head, a link for each format.

        The address is whole, for a page may be served under several, have a `<base>`, or be saved
        and mailed. The format is told where readers have a choice, which they offer by title.
        """
        return tuple(self._tag(one) for one in self.documents)

    def _tag(self, document: Document) -> str:
        called = f" ({_CALLED[document.format]})" if len(self.documents) > 1 else ""
        return empty(
            "link",
            rel="alternate",
            type=MIME_TYPES[document.format],
            title=f"{self.title}{called}" if self.title else None,
            href=document.url,
        )


class Offers(NamedTuple):
    """The feeds of the site's pages.

    own: the site's own feed by the folder of its language, `""` for the main one. others: by the
    path of a page below the output folder, the feeds that it is the home page of.
    """

    own: Mapping[str, Offer]
    others: Mapping[str, tuple[Offer, ...]]

    def on(self, path: str) -> tuple[Offer, ...]:
        """What a page is to name, the site's own feed first."""
        folder = path.partition("/")[0]
        own = self.own.get(folder if "/" in path else "") or self.own.get("")
        return (*([own] if own else ()), *self.others.get(path, ()))


def offers(documents: Iterable[Document], site: Site) -> Offers:
    """Of feeds that stand in the output; archives are found from the feed they belong to.

    Newsletters are named nowhere, for they are made for the services that mail them.
    """
    there = [
        one for one in documents if one.history != "archive" and (site.output / one.path).is_file()
    ]
    own: dict[str, Offer] = {}
    others: dict[str, tuple[Offer, ...]] = {}
    for one in (site, *site.translations):
        for feed in listed(there, one):
            if feed.kind == "site":
                own[one.folder] = Offer(feed.documents)
            elif path := _page(feed, one):
                others[path] = (*others.get(path, ()), Offer(feed.documents))
    return Offers(own, others)


def _page(feed: Listed, site: Site) -> str | None:
    """The path of a feed's own page, where it has one that was built.

    The page of a group without one is the home page, which would name hundreds.
    """
    home = feed.feed.home_url
    if feed.kind == "newsletter" or (feed.is_group and home == site.home):
        return None
    file = site.built.file(home)
    return file.relative_to(site.output).as_posix() if file else None
