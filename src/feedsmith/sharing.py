"""What many posts have in common, held once: large sites have few tags and authors."""

from __future__ import annotations

from msgspec.structs import force_setattr

from feedsmith.model import Item, Person


class Shared:
    """Values that items have had so far."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._authors: dict[tuple[Person, ...], tuple[Person, ...]] = {}

    def share(self, item: Item) -> None:
        """Let a new item, which nobody else holds, hold equal values in the place of its own."""
        if item.id == item.url:
            force_setattr(item, "id", item.url)
        if item.tags:
            force_setattr(item, "tags", tuple(map(self._texts.setdefault, item.tags, item.tags)))
        if item.language is not None:
            language = self._texts.setdefault(item.language, item.language)
            force_setattr(item, "language", language)
        if item.authors:
            authors = self._authors.setdefault(item.authors, item.authors)
            force_setattr(item, "authors", authors)
