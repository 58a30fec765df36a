"""What an item answers, and how often it was answered. Source: https://www.rfc-editor.org/rfc/rfc4685

What is answered is mostly a page whose own id nobody knows: its address then stands for the id too,
as section 3 asks. RSS says the number of comments as `slash:comments`.
"""

from collections.abc import Iterator

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterator[Element]:
    """The address it answers, and in Atom the number of its comments, 0 included."""
    if document.format == "json":
        return
    answered = {"ref": item.in_reply_to, "href": item.in_reply_to}
    yield from element("thr:in-reply-to", None, answered)
    if document.format == "atom":
        yield from element("thr:total", item.comments)


VOCABULARY = Vocabulary("thr", "http://purl.org/syndication/thread/1.0", item=item)
