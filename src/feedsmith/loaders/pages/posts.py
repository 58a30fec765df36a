"""A built site read as items, where there is nothing else to read: pages alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from feedsmith.built import Output
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.loaders.pages.titles import Said
from feedsmith.loaders.pages.translations import in_language, language_folders
from feedsmith.media_types import media_type
from feedsmith.model import Image, Item
from feedsmith.problems import Place
from feedsmith.site import Site


def page_items(pages: Sequence[Scanned], site: Site) -> list[Item]:
    """The posts among the pages, without their bodies; what is dated in the future waits.

    A page alone can't tell when its author changed it: generators write the build's time or the
    date of publication there. So `updated` is never taken from it. Pages in the folder of another
    language are that language's.
    """
    common = _common(pages)
    built = site.built
    items = []
    for one in in_language(pages, site.folder, language_folders(pages, site.language)):
        published = one.page.published
        if not one.kind.is_post or published is None:
            continue
        if published[0] > site.now and not site.choice.future:
            continue
        items.append(_item(one, site, built, common))
    return items


def _item(one: Scanned, site: Site, built: Output, common: frozenset[str]) -> Item:
    page = one.page
    picture, summary = _own(page.image, common), _own(page.summary, common)
    address = built.locate(picture, one.url) if picture else None
    image = Image(url=address, mime_type=media_type(address)) if address else None
    language = page.language if page.language != site.language else None
    return Item(
        id=one.url,
        url=one.url,
        title=page.title.value if page.title else "",
        summary=summary,
        published=page.published[0] if page.published else None,
        authors=page.authors,
        tags=page.tags,
        image=image,
        language=language,
        place=Place((site.output / one.path).relative_to(site.root).as_posix())
        if site.output.is_relative_to(site.root)
        else Place((site.output / one.path).as_posix()),
    )


def _own(said: Said | None, common: frozenset[str]) -> str | None:
    return said.value if said is not None and said.value not in common else None


def _common(pages: Sequence[Scanned]) -> frozenset[str]:
    """Pictures and descriptions that the site puts where a page has none of its own.

    They stand on most pages, or on the home page.
    """
    said = [(one.path, value.value) for one in pages for value in _defaults(one) if value]
    counted = Counter(value for _, value in said)
    many = min(len(pages) // 3, sum(one.kind.is_post for one in pages) // 2)
    often = {value for value, count in counted.items() if count > max(2, many)}
    return frozenset(often | {value for path, value in said if path == "index.html"})


def _defaults(one: Scanned) -> tuple[Said | None, Said | None]:
    return one.page.image, one.page.summary
