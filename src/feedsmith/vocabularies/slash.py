"""How many comments an item of RSS has. Source: https://purl.org/rss/1.0/modules/slash/

Atom has an element of its own for it, `thr:total`.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """The number of comments, 0 included."""
    if item.comments is None or document.format != "rss":
        return ()
    return element("slash:comments", item.comments)


VOCABULARY = Vocabulary("slash", "http://purl.org/rss/1.0/modules/slash/", item=item)
