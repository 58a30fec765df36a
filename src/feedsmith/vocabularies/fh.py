"""Feeds in several documents: archived or complete. Source: https://www.rfc-editor.org/rfc/rfc5005

The links between them are the document's own: Atom and `vocabularies/atom.py` say them.
"""

from collections.abc import Iterator

from feedsmith.model import Document
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element


def feed(document: Document) -> Iterator[Element]:
    """That the document is a part of the past, or that there is nothing beside it."""
    if document.format != "json" and document.history is not None:
        yield Element(f"fh:{document.history}")


VOCABULARY = Vocabulary("fh", "http://purl.org/syndication/history/1.0", feed)
