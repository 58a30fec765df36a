"""Sections that a theme puts into or after a text, known by their headings: "Cite this post"."""

from __future__ import annotations

from turbohtml import Element, Node

from feedsmith.loaders.pages.leaves import PROSE
from feedsmith.loaders.pages.phrases import AFTERWARDS, CITATION
from feedsmith.loaders.pages.sameness import letters

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST = 60


def remove_sections(root: Element, title: str) -> None:
    """Takes out how to cite, related posts, comments and the like, with their headings."""
    for heading in root.select(", ".join(_HEADINGS)):
        text = heading.text.strip(" \n\t\r:#¶…!?\u200b")
        is_removed = heading.parent is None
        if is_removed or len(text) > _LONGEST or letters(text) == letters(title):
            continue
        section = _section(heading)
        if CITATION.fullmatch(text) or (AFTERWARDS.fullmatch(text) and not _has_prose(section)):
            for node in (heading, *section):
                node.extract()


def _section(heading: Element) -> list[Node]:
    """What follows a heading up to the next of its level; an own wrapper holds no more."""
    levels = _HEADINGS[: _HEADINGS.index(heading.tag) + 1]
    following: list[Node] = []
    for node in heading.next_siblings:
        if isinstance(node, Element) and (node.tag in levels or node.has_class("footnotes")):
            break
        following.append(node)
    return following


def _has_prose(section: list[Node]) -> bool:
    """Whether an author wrote there: a paragraph of some length that is not one link."""
    for node in section:
        if not isinstance(node, Element):
            continue
        paragraphs = [node] if node.tag == "p" else node.select("p, pre")
        for one in paragraphs:
            linked = sum(len(letters(link.text)) for link in one.select("a"))
            if len(letters(one.text)) - linked > PROSE // 2 or one.closest("a") is not None:
                return one.closest("a") is None
    return False
