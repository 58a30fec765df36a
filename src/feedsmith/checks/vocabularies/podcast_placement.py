"""Where a show's guid stands among the items, which is known when all of them are gone by.

Source: https://metacpan.org/pod/XML::RSS
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import Problem

_GUID = "<podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>"
_ITEM = '<item><title>Rye</title><guid isPermaLink="false">rye</guid></item>'


def _document(inside: str) -> str:
    return (
        '<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>'
        "<title>News from the bakery</title><link>https://example.org/</link>"
        f"<description>Bread</description>{inside}</channel></rss>"
    )


GUID_PLACEMENT = Rule(
    code="podcast-guid-placement",
    level="hint",
    title="The podcast's guid stands before the first item",
    why="It is right there too, but Perl's XML::RSS crashes on a feed in which it comes first.",
    spec="https://metacpan.org/pod/XML::RSS",
    frame="rss-document",
    wrong=_document(_GUID + _ITEM),
    right=_document(_ITEM + _GUID),
)


def _start(node: Node) -> tuple[int, int] | None:
    """Where the first item begins."""
    return (node.line, node.column) if node.number == 1 else None


def _guid(starts: Sequence[tuple[int, int]], root: Node, _: Context) -> Iterator[Problem]:
    """Whether the show's guid stands before the first of its items."""
    channel = root.child("channel")
    guid = channel.child("podcast:guid") if channel else None
    if guid is not None and starts and (guid.line, guid.column) < starts[0]:
        what = f"{guid.spot().name} stands before the first item"
        yield GUID_PLACEMENT.problem(guid.spot(), what, "Write it after the last item.")


ACROSS = (Across(_start, _guid),)
