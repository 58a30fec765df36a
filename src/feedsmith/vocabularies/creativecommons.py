"""Licences in RSS. Source: https://www.rssboard.org/creative-commons

The module bears the name of Creative Commons and takes the address of any licence. A channel's
counts for all items but those that name their own. Atom has a link for it (`rel="license"`), and
`dcterms:license`, which no reader is known to look for, would only say it again.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterable[Element]:
    """The licence of everything."""
    if document.format != "rss":
        return ()
    return element("creativeCommons:license", document.feed.license)


def item(document: Document, item: Item) -> Iterable[Element]:
    """The item's own licence, where it is not the feed's."""
    if item.license == document.feed.license or document.format != "rss":
        return ()
    return element("creativeCommons:license", item.license)


VOCABULARY = Vocabulary(
    "creativeCommons", "http://backend.userland.com/creativeCommonsRssModule", feed, item
)
