"""Atom elements inside RSS: the feed's own address, its hubs, and when an item was updated.

Sources: https://www.rssboard.org/rss-profile#namespace-elements-atom-link,
https://www.w3.org/TR/websub/#discovery.
"""

from collections.abc import Iterable, Iterator

from feedsmith.dates import rfc3339_utc
from feedsmith.model import MIME_TYPES, Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def link(rel: str, url: str, mime_type: str | None = None) -> Iterator[Element]:
    """A link of the whole document."""
    yield from element("atom:link", None, {"href": url, "rel": rel, "type": mime_type})


def feed(document: Document) -> Iterator[Element]:
    """Self, hubs and what else the document says of other addresses."""
    if document.format != "rss":
        return
    yield from link("self", document.url, MIME_TYPES["rss"])
    for hub in document.feed.hubs:
        yield from link("hub", hub)
    for other in document.links:
        yield from link(other.rel, other.url, other.mime_type)


def item(document: Document, item: Item) -> Iterable[Element]:
    """When the author said that it was updated: read by eight clients, harmless to all others."""
    if item.updated is None or document.format != "rss":
        return ()
    return element("atom:updated", rfc3339_utc(item.updated))


VOCABULARY = Vocabulary("atom", "http://www.w3.org/2005/Atom", feed, item)
