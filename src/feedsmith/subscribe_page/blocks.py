"""The blocks of the page: what a template has to put in its places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from feedsmith.dates import rfc3339
from feedsmith.model import Item
from feedsmith.site import Site
from feedsmith.subscribe_page import head
from feedsmith.subscribe_page.feeds import section
from feedsmith.subscribe_page.html import bulleted, element, joined, link, plain
from feedsmith.subscribe_page.kinds import Listed, by_kind, language_name
from feedsmith.text import shorten
from feedsmith.words import Words

_POSTS = 10


class Page(NamedTuple):
    """What is shown on it. others: the site in its other languages, and their pages' addresses."""

    site: Site
    url: str
    words: Words
    feeds: tuple[Listed, ...]
    others: tuple[tuple[Site, str], ...]


def blocks(page: Page, opml: str | None) -> Mapping[str, str]:
    """The blocks by their names, in HTML. opml: the address of the list of the feeds."""
    site, words = page.site, page.words
    style, script = head.style(site.feed.accent), head.script()
    heading = words.page_title.format(title=site.title)
    languages = [(one.language, url) for one, url in page.others]
    description = words.page_description.format(title=site.title)
    about = head.About(page.url, heading, description, site.language, tuple(languages))
    return {
        "language": plain(site.language or words.language),
        "direction": words.direction,
        "head": head.head(about, page.feeds),
        "policy": head.policy(style, script),
        "style": element("style", style),
        "script": element("script", script),
        "home": plain(site.home),
        "site": plain(site.title),
        "heading": plain(heading),
        "introduction": joined((_paragraph(words.page_what), _paragraph(words.page_why))),
        "languages": _languages(page),
        "feeds": joined((*_feeds(page), _outlines(opml, words))),
        "how": _how(words),
        "posts": _posts(page),
    }


def _paragraph(said: str) -> str:
    return element("p", plain(said))


def _feeds(page: Page) -> Iterator[str]:
    for kind, feeds in by_kind(page.feeds):
        yield section(kind, feeds, page.site, page.words)


def _outlines(opml: str | None, words: Words) -> str:
    return element("p", link(opml, plain(words.page_opml)), class_="outlines") if opml else ""


def _how(words: Words) -> str:
    steps = (words.page_step_reader, words.page_step_address, words.page_step_done)
    listed = joined(element("li", plain(step)) for step in steps)
    return _part("how", words.page_how, element("ol", listed))


def _posts(page: Page) -> str:
    """The newest posts of the first feed."""
    first = page.feeds[0]
    items = first.feed.items[:_POSTS]
    words = page.words
    heading = words.podcast_newest if first.kind == "podcast" else words.feed_newest
    lines = (_post(item, page) for item in items)
    return _part("posts", heading, bulleted(lines, class_="posts")) if items else ""


def _post(item: Item, page: Page) -> str:
    title = item.title or shorten(item.summary or "", 80) or item.url
    spoken = item.language if item.language != page.site.language else None
    shown = link(item.url, element("bdi", plain(title)), lang=spoken)
    if item.published is None:
        return shown
    day = element("time", plain(page.words.day(item.published)), datetime=rfc3339(item.published))
    return f"{shown} {day}"


def _languages(page: Page) -> str:
    """Links to the page in the site's other languages."""
    if not page.others:
        return ""
    links = (
        link(
            url,
            plain(language_name(one.language) or one.title),
            lang=one.language,
            hreflang=one.language,
        )
        for one, url in page.others
    )
    words = page.words.page_others
    heading = element("h2", plain(words), id="languages")
    return element("nav", joined((heading, bulleted(links))), aria_labelledby="languages")


def _part(id: str, heading: str, inside: str) -> str:
    return element(
        "section", joined((element("h2", plain(heading), id=id), inside)), aria_labelledby=id
    )
