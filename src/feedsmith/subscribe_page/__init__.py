"""The page on which people subscribe: all feeds of a site, in each of its languages.

No clock is read and nothing is fetched: the same site gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from feedsmith.built import is_own_page
from feedsmith.model import Document
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site
from feedsmith.subscribe_page.blocks import Page, blocks
from feedsmith.subscribe_page.kinds import Listed, listed
from feedsmith.subscribe_page.template import Template, read_template
from feedsmith.urls import absolute
from feedsmith.words import words_for


def subscribe_pages(
    documents: Sequence[Document], site: Site, outlines: Collection[str]
) -> dict[str, bytes]:
    """The pages by their paths: that of the site, and those of its translations that have feeds.

    outlines: the paths of the lists of the feeds. Raises FeedsmithError where the template cannot
    be used, or a page of the site stands in the way.
    """
    if not site.feed.subscribe_page:
        return {}
    template = read_template(site)
    shown = [
        (one, feeds) for one in (site, *site.translations) if (feeds := listed(documents, one))
    ]
    pages = [_page(one, feeds, [other for other, _ in shown]) for one, feeds in shown]
    return {_path(page.site): _written(page, outlines, template) for page in pages}


def _page(site: Site, feeds: tuple[Listed, ...], sites: Sequence[Site]) -> Page:
    others = [one for one in sites if one is not site]
    return Page(
        site=site,
        url=_url(site),
        words=words_for(site.language),
        feeds=feeds,
        others=tuple((one, _url(one)) for one in others),
    )


def _written(page: Page, outlines: Collection[str], template: Template) -> bytes:
    _check_unoccupied(page.site)
    found = (absolute(path, page.site.url) for path in outlines)
    return template.filled(blocks(page, next(found, None))).encode()


def _path(site: Site) -> str:
    path = site.feed.subscribe_page
    return f"{site.folder}/{path}" if site.folder else path


def _url(site: Site) -> str:
    """The address of the page: of its folder, where it is what stands for one."""
    folder, slash, name = _path(site).rpartition("/")
    path = folder + slash if name == "index.html" else _path(site)
    return absolute(path or "./", site.url) or site.url


def _check_unoccupied(site: Site) -> None:
    """Raises FeedsmithError where a page stands that feedsmith has not written."""
    path = _path(site)
    file = site.output / path
    if file.is_file() and not is_own_page(file):
        raise FeedsmithError(
            f"{site.config}: {path} is a page of the site already, and `subscribe_page` would take "
            "its place",
            'Write another path: subscribe_page = "subscribe/index.html". Or delete the page in '
            "the output, if it is an old one.",
        )
