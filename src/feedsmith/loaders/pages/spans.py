"""The part of an element that lies between the source's first words and its last.

The surest way to tell a post's text from what a theme put around it is the text that its author
wrote. Both are read as one run of letters; of all places where the source's beginning and end are
found, those two are taken whose distance is nearest to the source's length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from turbohtml import Element, Node, Text, parse_fragment

from feedsmith.loaders.pages.leaves import BLOCKS, SILENT, has_media, leaves
from feedsmith.loaders.pages.sameness import letters, spoken, voices
from feedsmith.patterns import lazy_pattern

_FOOTNOTES = (
    ".footnotes, [role=doc-endnotes], .footnote, .footnotes-list, .footnote-list, "
    ".footnote-definition"
)
_NOTE = lazy_pattern(r"\s*\[\^[^\]\s]+\]:")
"""A footnote's beginning, where the generator leaves footnotes as they are typed."""

_KEYS = (64, 40, 24, 12)
_MOST = 24
"""Places of one key that are looked at."""
_LEAST = 0.4
"""Of the source's letters, that must lie between: a build adds more than it takes away."""


class Spelled(NamedTuple):
    """An element as one run of letters, and where in it each of its texts begins."""

    letters: str
    starts: tuple[int, ...]
    texts: tuple[Text, ...]

    def text(self, place: int) -> Text:
        """The text that a place in the run belongs to."""
        return self.texts[self._index(place)]

    def parts(self, begin: int, end: int) -> int:
        """How many texts a stretch of the run goes through."""
        return self._index(end - 1) - self._index(begin)

    def _index(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1


def cut(element: Element, source: str) -> bool:
    """Takes out of an element all that lies outside of the source's text.

    source: the author's text as HTML. False, and nothing is changed, where its ends are not found.
    """
    heard = ((leaf, _heard(leaf)) for leaf in _written(source))
    blocks = [said for leaf, said in heard if said or has_media(leaf)]
    told = "".join(blocks)
    if not told:
        return False
    spelled = _spelled(element)
    place = _place(spelled, told, blocks)
    if place is None:
        return False
    first = _block(spelled.text(place[0]), element)
    last = _block(spelled.text(place[1] - 1), element)
    _keep(element, first, last, _mute(blocks), _mute(blocks[::-1]))
    return True


def _written(source: str) -> Iterator[Node]:
    root = parse_fragment(source, positions=False)
    for part in root.select(f"{_FOOTNOTES}, script, style, template, noscript, form"):
        part.decompose()
    return leaves(root)


def _heard(leaf: Node) -> str:
    return spoken(leaf) if isinstance(leaf, Element) else letters(leaf.text)


def _mute(blocks: list[str]) -> int:
    """How many blocks without words come first: a picture, a film."""
    return next((count for count, said in enumerate(blocks) if said), 0)


def _spelled(element: Element) -> Spelled:
    texts, starts, runs, length = [], [], [], 0
    for text in voices(element):
        if run := letters(text.data):
            texts.append(text)
            starts.append(length)
            runs.append(run)
            length += len(run)
    return Spelled("".join(runs), tuple(starts), tuple(texts))


def _place(page: Spelled, told: str, blocks: list[str]) -> tuple[int, int] | None:
    """Where the source begins and ends in the page's letters.

    Of several places as good, the text is the one in most parts, or the last: a theme's excerpt is
    one plain line above it.
    """
    said = [block for block in blocks if block]
    begins = _found(page.letters, [told[:size] for size in _KEYS] + [said[0]])
    keys = [told[-size:] for size in _KEYS] + [said[-1]]
    ends = [place + length for place, length in _found(page.letters, keys)]
    pairs = [(begin, end) for (begin, _), end in product(begins, ends) if end > begin]
    fair = [pair for pair in pairs if pair[1] - pair[0] >= len(told) * _LEAST]

    def merit(pair: tuple[int, int]) -> tuple[int, int, int]:
        return (-abs(pair[1] - pair[0] - len(told)), page.parts(*pair), pair[0])

    return max(fair, key=merit, default=None)


def _found(page: str, keys: list[str]) -> list[tuple[int, int]]:
    """Places and lengths of the longest key that the page has."""
    for key in keys:
        places: list[tuple[int, int]] = []
        place = page.find(key)
        while place >= 0 and len(places) < _MOST:
            places.append((place, len(key)))
            place = page.find(key, place + 1)
        if places:
            return places
    return []


def _block(text: Text, root: Element) -> Node:
    """The block that a text stands in, or the text itself where that is the whole element."""
    for ancestor in text.ancestors:
        if ancestor is root:
            break
        if isinstance(ancestor, Element) and ancestor.tag in BLOCKS:
            return ancestor
    return text


def _keep(root: Element, first: Node, last: Node, before: int, after: int) -> None:
    """Takes out what lies before and after two blocks; wordless neighbours stay as counted."""
    outer = _path(first, root)
    for node in _neighbours(outer, forwards=False):
        if before and _is_wordless(node):
            before -= 1
        elif not _is_blank(node):
            before = 0
            node.extract()
    notes = True
    for node in _neighbours(_path(last, root), forwards=True):
        if notes and _is_rule(node):
            continue
        if notes and _is_footnotes(node):
            continue
        if after and _is_wordless(node):
            after -= 1
        elif not _is_blank(node):
            notes, after = False, 0
            node.extract()


def _path(node: Node, root: Element) -> list[Node]:
    """A node and what holds it, up to the root's child."""
    path = [node]
    for ancestor in node.ancestors:
        if ancestor is root or not isinstance(ancestor, Element):
            break
        path.append(ancestor)
    return path


def _neighbours(path: list[Node], *, forwards: bool) -> Iterator[Node]:
    """All that stands before or after a node at any height, the nearest first."""
    for node in path:
        yield from tuple(node.next_siblings if forwards else node.previous_siblings)


def _is_blank(node: Node) -> bool:
    """Whether a node shows nothing: a comment, or a text of blanks."""
    if isinstance(node, Element):
        return False
    return not isinstance(node, Text) or not node.data.strip()


def _is_wordless(node: Node) -> bool:
    return isinstance(node, Element) and has_media(node) and not spoken(node)


def _is_rule(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in ("hr", "br", *SILENT)


def _is_footnotes(node: Node) -> bool:
    if not isinstance(node, Element):
        return False
    is_named = node.matches(_FOOTNOTES) or node.select_one(_FOOTNOTES) is not None
    return is_named or _NOTE.match(node.text) is not None
