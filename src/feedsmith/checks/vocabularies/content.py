"""The whole text of an item. Source: https://www.rssboard.org/rss-profile"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.html import html
from feedsmith.checks.vocabularies.rss.text import text_alone
from feedsmith.problems import Problem

_PROFILE = "https://www.rssboard.org/rss-profile#namespace-elements-content-encoded"

ORDER = Rule(
    code="content-before-description",
    level="warning",
    title="The whole text of an item has no description before it",
    why="Some readers take the last of the two they meet, and show the summary in place of the "
    "text; readers that know no content:encoded show nothing where there is no description.",
    spec=_PROFILE,
    frame="rss-item",
    wrong="<content:encoded>&lt;p>Rye bread is back.&lt;/p></content:encoded>"
    "<description>Rye is back.</description>",
    right="<description>Rye is back.</description>"
    "<content:encoded>&lt;p>Rye bread is back.&lt;/p></content:encoded>",
)


def _after_the_summary(node: Node, _: Context) -> Iterator[Problem]:
    """The description stands before the whole text."""
    description = node.parent.child("description") if node.parent else None
    name = node.spot().name
    if description is None:
        mend = f"Add a <description> with a summary before {name}."
        yield ORDER.problem(node.spot(), f"the item has {name}, but no <description>", mend)
    elif (description.line, description.column) > (node.line, node.column):
        what = f"{name} stands before <description>"
        yield ORDER.problem(node.spot(), what, f"Move <description> before {name}.")


DEFINITIONS = (
    Definition(
        name="content:encoded",
        parents=("item",),
        spec=_PROFILE,
        text=(html,),
        looks=(_after_the_summary, text_alone),
        open=True,
    ),
    Definition(
        name="content:items",
        parents=("item",),
        spec=_PROFILE,
        open=True,
    ),
)
