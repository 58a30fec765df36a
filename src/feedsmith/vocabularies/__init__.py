"""What a namespace adds to a feed: one file each, found by name.

A vocabulary says nothing for what is absent, and knows from `document.format` where it belongs.
Third parties add theirs through the entry point group `feedsmith.vocabularies`.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from feedsmith.model import Document, Item
from feedsmith.xml import Element


def says_nothing(*_: object) -> Iterable[Element]:
    """For a vocabulary that has nothing to say of a feed, or of an item."""
    return ()


class Vocabulary(NamedTuple):
    """A namespace: its usual prefix, its address, and what it says of a feed and of an item.

    end: what it says of an RSS feed after the last item, for what clients trip over before.
    """

    prefix: str
    uri: str
    feed: Callable[[Document], Iterable[Element]] = says_nothing
    item: Callable[[Document, Item], Iterable[Element]] = says_nothing
    end: Callable[[Document], Iterable[Element]] = says_nothing


def without(vocabulary: Vocabulary, names: frozenset[str]) -> Vocabulary:
    """The vocabulary, but for the elements of these names (`media:content`)."""
    if not names:
        return vocabulary

    def feed(document: Document) -> Iterable[Element]:
        return (value for value in vocabulary.feed(document) if value.name not in names)

    def item(document: Document, item: Item) -> Iterable[Element]:
        return (value for value in vocabulary.item(document, item) if value.name not in names)

    def end(document: Document) -> Iterable[Element]:
        return (value for value in vocabulary.end(document) if value.name not in names)

    return vocabulary._replace(feed=feed, item=item, end=end)
