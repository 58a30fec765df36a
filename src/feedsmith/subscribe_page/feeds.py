"""The feeds on the page, kind by kind: a card for each, or a line where there may be many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from feedsmith.model import MIME_TYPES, Format
from feedsmith.site import Site
from feedsmith.subscribe_page.apps import podcast_links, reader_links
from feedsmith.subscribe_page.html import bulleted, element, joined, link, plain
from feedsmith.subscribe_page.kinds import Kind, Listed
from feedsmith.words import Words

_FOLDED = 6
"""A list that is longer is folded."""
_FORMATS: Mapping[Format, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


def section(kind: Kind, feeds: Sequence[tuple[int, Listed]], site: Site, words: Words) -> str:
    """The feeds of a kind, each with a number that no other on the page has."""
    said: str = getattr(words, f"page_{kind}")
    heading = element("h2", plain(said), id=f"feeds-{kind}")
    shown = [_Shown(number, one, site, words) for number, one in feeds]
    if feeds[0][1].is_group:
        inside = _many(heading, [one.line() for one in shown])
    else:
        inside = joined((heading, *(one.card() for one in shown)))
    return element("section", inside, aria_labelledby=f"feeds-{kind}")


def _many(heading: str, lines: Sequence[str]) -> str:
    listed = bulleted(lines, class_="lines")
    if len(lines) <= _FOLDED:
        return joined((heading, listed))
    number = element("span", f"({len(lines)})", class_="number")
    summary = element("summary", f"{heading} {number}")
    return element("details", joined((summary, listed)))


class _Shown(NamedTuple):
    number: int
    listed: Listed
    site: Site
    words: Words

    def card(self) -> str:
        """All that is to be said of a feed; a description that all feeds share, once."""
        said = self.listed.feed.description
        shared = said == self.site.description and self.listed.kind != "site"
        inside = (
            element("h3", self._title(self.listed.feed.title)),
            element("p", plain(said), dir="auto") if said and not shared else None,
            element("p", plain(self.words.feed_address), class_="label"),
            self._address(),
            self._apps(),
            self._formats(),
        )
        return element("article", joined(inside), lang=self._spoken())

    def line(self) -> str:
        """A feed among many of a kind."""
        name = element("span", self._title(self.listed.name), class_="name", lang=self._spoken())
        return joined((name, self._formats(), self._address()))

    def _title(self, said: str) -> str:
        """What it is called, with a link to its page where that is not the home page."""
        home, inside = self.listed.feed.home_url, element("bdi", plain(said))
        return inside if home == self.site.home else link(home, inside)

    def _spoken(self) -> str | None:
        """The language of the feed, where it is not that of the page."""
        language = self.listed.feed.language
        return language if language != self.site.language else None

    def _address(self) -> str:
        """The address, and a button that a script brings to light."""
        id = f"address-{self.number}"
        code = element("code", plain(self.listed.url), id=id, dir="ltr")
        button = element(
            "button",
            plain(self.words.page_copy),
            type="button",
            hidden="",
            data_copied=self.words.page_copied,
            aria_describedby=id,
        )
        return element("div", joined((code, button)), class_="address")

    def _apps(self) -> str:
        """Where it can be opened: folded, for what few people subscribe to."""
        url, id = self.listed.url, f"apps-{self.number}"
        podcast = self.listed.kind == "podcast"
        links = podcast_links(url) if podcast else reader_links(url, self.words.page_device)
        apps = (element("a", plain(name), href=address) for name, address in links)
        shown = bulleted(apps, class_="apps", aria_labelledby=id)
        folded = self.listed.kind not in ("site", "podcast")
        said = plain(self.words.page_open)
        label = element("summary" if folded else "p", said, class_="label", id=id)
        inside = joined((label, shown))
        return element("details", inside) if folded else element("div", inside)

    def _formats(self) -> str:
        """Links to the feed itself in each of its formats."""
        links = (
            link(one.url, _FORMATS[one.format], type=MIME_TYPES[one.format])
            for one in self.listed.documents
        )
        return bulleted(links, class_="formats", aria_label=self.words.page_formats)
