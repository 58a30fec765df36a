"""The full body of an RSS item. Source: https://web.resource.org/rss/1.0/modules/content/

Escaped, never CDATA: an unsplit `]]>` broke 34 of 35 readers that were tried.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """The body, where the description does not already carry it for want of a summary."""
    if not item.summary or document.format != "rss":
        return ()
    return element("content:encoded", item.body)


VOCABULARY = Vocabulary("content", "http://purl.org/rss/1.0/modules/content/", item=item)
