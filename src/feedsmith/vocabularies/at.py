"""Entries that were taken back, in Atom. Source: https://www.rfc-editor.org/rfc/rfc6721"""

from collections.abc import Iterator

from feedsmith.atom_ids import identifier
from feedsmith.dates import rfc3339_utc
from feedsmith.model import Document
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def feed(document: Document) -> Iterator[Element]:
    """Which entries, by the ids that they had, and when it was."""
    if document.format != "atom":
        return
    for id, when in document.feed.removed:
        said = {"ref": identifier(id), "when": rfc3339_utc(when)}
        yield from element("at:deleted-entry", None, said)


VOCABULARY = Vocabulary("at", "http://purl.org/atompub/tombstones/1.0", feed)
