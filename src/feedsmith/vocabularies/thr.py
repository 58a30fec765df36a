"""What an item answers, and how often it was answered. Source: https://www.rfc-editor.org/rfc/rfc4685

What is answered is mostly a page whose own id nobody knows: its address then stands for the id too,
as section 3 asks. RSS says the number of comments as `slash:comments`.
"""

from collections.abc import Iterable

from feedsmith.model import Document, Item
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def item(document: Document, item: Item) -> Iterable[Element]:
    """The address it answers, and in Atom the number of its comments, 0 included."""
    if (item.in_reply_to is None and item.comments is None) or document.format == "json":
        return ()
    answered = {"ref": item.in_reply_to, "href": item.in_reply_to}
    total = item.comments if document.format == "atom" else None
    return (*element("thr:in-reply-to", None, answered), *element("thr:total", total))


VOCABULARY = Vocabulary("thr", "http://purl.org/syndication/thread/1.0", item=item)
