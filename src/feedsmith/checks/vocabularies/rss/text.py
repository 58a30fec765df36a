"""Text in RSS that holds unescaped tags. Source: https://www.rssboard.org/rss-encoding-examples"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import Problem

TAGS = Rule(
    code="rss-text-unescaped",
    level="error",
    title="Tags stand unescaped in an element that holds text",
    why="To an XML reader they are elements of the feed, not HTML: it drops them, and often the "
    "words inside as well.",
    spec="https://www.rssboard.org/rss-encoding-examples",
    frame="rss-item",
    wrong="<description>Rye <b>bread</b> is back.</description>",
    right="<description>Rye &lt;b>bread&lt;/b> is back.</description>",
)


def text_alone(node: Node, _: Context) -> Iterator[Problem]:
    """The element holds characters, no elements."""
    if not node.children:
        return
    first = node.children[0]
    what = f"{first.spot().name} stands as an element in {node.spot().name}, which holds only text"
    mend = f"Write &lt;{first.shown}> instead, or put the whole text into <![CDATA[…]]>."
    yield TAGS.problem(first.spot(), what, mend)
