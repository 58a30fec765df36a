"""A built site read as items, where there is nothing else to read: pages alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from feedsmith.built import Output
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.media_types import media_type
from feedsmith.model import Image, Item
from feedsmith.problems import Place
from feedsmith.site import Site


def page_items(pages: Sequence[Scanned], site: Site) -> list[Item]:
    """The posts among the pages, without their bodies; what is dated in the future waits.

    A page alone can't tell when its author changed it: generators write the build's time or the
    date of publication there. So `updated` is never taken from it.
    """
    common = _common_pictures(pages)
    built = site.built
    items = []
    for one in pages:
        published = one.page.published
        if not one.kind.is_post or published is None:
            continue
        if published[0] > site.now and not site.choice.future:
            continue
        items.append(_item(one, site, built, common))
    return items


def _item(one: Scanned, site: Site, built: Output, common: frozenset[str]) -> Item:
    page = one.page
    picture = page.image.value if page.image and page.image.value not in common else None
    address = built.locate(picture, one.url) if picture else None
    image = Image(url=address, mime_type=media_type(address)) if address else None
    language = page.language if page.language != site.language else None
    return Item(
        id=one.url,
        url=one.url,
        title=page.title.value if page.title else "",
        summary=page.summary.value if page.summary else None,
        published=page.published[0] if page.published else None,
        authors=page.authors,
        tags=page.tags,
        image=image,
        language=language,
        place=Place((site.output / one.path).relative_to(site.root).as_posix())
        if site.output.is_relative_to(site.root)
        else Place((site.output / one.path).as_posix()),
    )


def _common_pictures(pages: Sequence[Scanned]) -> frozenset[str]:
    """Pictures that the site shows for pages that have none: on most pages, or the home page's."""
    said = [one.page.image.value for one in pages if one.page.image]
    often = {url for url, count in Counter(said).items() if count > max(2, len(pages) // 3)}
    home = {one.page.image.value for one in pages if one.page.image and one.path == "index.html"}
    return frozenset(often | home)
