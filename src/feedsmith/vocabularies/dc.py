"""Dublin Core in RSS: who wrote an item, and in what language.

Source: https://www.rssboard.org/rss-profile#namespace-elements-dublin-creator. RSS's own `<author>`
wants an e-mail address and shows it to everybody; `dc:creator` is a name and may be repeated.
`dc:date` is never written: Miniflux takes it for the publication date.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """Every author, and the language where it is not the feed's."""
    if document.format != "rss":
        return ()
    people = item.authors or document.feed.authors
    said = [one for person in people for one in element("dc:creator", person.name)]
    if item.language != document.feed.language:
        said += element("dc:language", item.language)
    return said


VOCABULARY = Vocabulary("dc", "http://purl.org/dc/elements/1.1/", item=item)
