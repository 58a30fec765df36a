"""The Markdown that an RSS item was written in. Source: https://source.scripting.com/

NetNewsWire renders it in place of the HTML, so it is only written where the author asked for it,
and never beside a mere summary. `source:account` is not written: nobody types accounts for a feed.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """The source of the body, where readers are given the whole body."""
    if item.source is None or not item.body or document.format != "rss":
        return ()
    return element("source:markdown", item.source)


VOCABULARY = Vocabulary("source", "http://source.scripting.com/", item=item)
