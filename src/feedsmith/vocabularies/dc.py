"""Dublin Core in RSS: who wrote an item, and in what language.

Source: https://www.rssboard.org/rss-profile#namespace-elements-dublin-creator. RSS's own `<author>`
wants an e-mail address and shows it to everybody; `dc:creator` is a name and may be repeated.
`dc:date` is never written: Miniflux takes it for the publication date.
"""

from collections.abc import Iterator

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterator[Element]:
    """Every author, and the language where it is not the feed's."""
    if document.format != "rss":
        return
    for person in item.authors or document.feed.authors:
        yield from element("dc:creator", person.name)
    if item.language != document.feed.language:
        yield from element("dc:language", item.language)


VOCABULARY = Vocabulary("dc", "http://purl.org/dc/elements/1.1/", item=item)
