"""Who stands behind a feed: the program that makes it, its licence, the author's other pages.

Sources: https://webns.net/mvcb/, https://cyber.harvard.edu/rss/creativeCommonsRssModule.html,
https://web.archive.org/web/2006/http://web.resource.org/cc/,
https://web.archive.org/web/2006/http://backend.userland.com/blogChannelModule
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.vocabularies.parents import (
    EVERYWHERE,
    FEEDS,
    FEEDS_AND_ITEMS,
    RDF_ATTRIBUTES,
    RESOURCE,
)
from feedsmith.problems import Problem
from feedsmith.text import shorten

ADMIN = "https://webns.net/mvcb/"
CC = "https://web.archive.org/web/2006/http://web.resource.org/cc/"
USERLAND = "https://cyber.harvard.edu/rss/creativeCommonsRssModule.html"
BLOG_CHANNEL = "https://web.archive.org/web/2006/http://backend.userland.com/blogChannelModule"

NO_RESOURCE = Rule(
    code="resource-missing",
    level="warning",
    title="An element that only points somewhere does not say where",
    why="All it has to say stands in its attribute `rdf:resource`; readers look nowhere else.",
    spec=ADMIN,
    frame="rss-channel",
    wrong="<admin:errorReportsTo>mailto:ann@example.org</admin:errorReportsTo>",
    right='<admin:errorReportsTo rdf:resource="mailto:ann@example.org"/>',
)


def _points(node: Node, _: Context) -> Iterator[Problem]:
    if "rdf:resource" not in node.attributes and not node.children:
        said = node.text.strip()
        what = f"{node.spot().name} has no attribute `rdf:resource`"
        address = shorten(said, 60) if said and " " not in said else "…"
        mend = f'Write rdf:resource="{address}".'
        yield NO_RESOURCE.problem(node.spot(), what, mend)


DEFINITIONS = (
    *(
        Definition(
            name=f"admin:{name}",
            parents=FEEDS,
            spec=ADMIN,
            text=(),
            attributes=RESOURCE,
            looks=(_points,),
        )
        for name in ("generatorAgent", "errorReportsTo")
    ),
    Definition(
        name="cc:license",
        parents=EVERYWHERE,
        spec=CC,
        once=False,
        attributes=RDF_ATTRIBUTES,
        looks=(_points,),
        open=True,
    ),
    Definition(
        name="creativeCommons:license",
        parents=FEEDS_AND_ITEMS,
        spec=USERLAND,
        once=False,
        text=(absolute_uri,),
    ),
    *(
        Definition(
            name=f"blogChannel:{name}", parents=FEEDS, spec=BLOG_CHANNEL, text=(absolute_uri,)
        )
        for name in ("blogRoll", "mySubscriptions", "blink", "changes")
    ),
)
