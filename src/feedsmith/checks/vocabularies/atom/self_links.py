"""Where a feed says that it is itself to be found, in Atom and in RSS.

Sources: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.1,
https://www.rssboard.org/rss-profile#namespace-elements-atom-link, https://www.w3.org/TR/websub/
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.atom.links import address, base, links, relation_of
from feedsmith.problems import Problem
from feedsmith.urls import absolute

_ATOM = "https://www.rfc-editor.org/rfc/rfc4287"
_PROFILE = "https://www.rssboard.org/rss-profile#namespace-elements-atom-link"
_FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id><title>News</title>'
    "<updated>2024-05-07T09:00:00Z</updated><author><name>Ann</name></author>%s</feed>"
)
_SELF = '<link rel="self" href="https://example.org/feed.xml"/>'
_FEED_TYPES = frozenset(
    {
        "application/atom+xml",
        "application/rss+xml",
        "application/rdf+xml",
        "application/feed+json",
    }
)

MISSING = Rule(
    code="atom-self-missing",
    level="warning",
    title="The feed does not say its own address",
    why="A reader that was handed the file, or was sent elsewhere, cannot subscribe to it.",
    spec=f"{_ATOM}#section-4.1.1",
    frame="atom-document",
    wrong=_FEED % "",
    right=_FEED % _SELF,
)
DIFFERS = Rule(
    code="self-differs",
    level="warning",
    title="The feed calls another address its own",
    why="Readers that follow it subscribe to another feed, or to the same one twice.",
    spec=f"{_ATOM}#section-4.2.7.2",
    frame="atom-feed",
    wrong='<link rel="self" href="https://example.org/old.xml"/>',
    right=_SELF,
)
RELATIVE = Rule(
    code="self-relative",
    level="warning",
    title="The feed's own address is relative",
    why="It says where the feed is only to those who know that already.",
    spec=_PROFILE,
    frame="atom-feed",
    wrong='<link rel="self" href="/feed.xml"/>',
    right=_SELF,
)
NOT_A_FEED = Rule(
    code="self-type",
    level="warning",
    title="A link to the feed itself has the type of something else",
    why="Programs that look for the feed by its type pass over it.",
    spec=_PROFILE,
    frame="atom-feed",
    wrong='<link rel="self" type="text/html" href="https://example.org/feed.xml"/>',
    right='<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml"/>',
)
HUB = Rule(
    code="hub-without-self",
    level="warning",
    title="The feed names a hub, but not its own address",
    why="A hub asks which feed a reader wants; without that address nobody can subscribe there.",
    spec="https://www.w3.org/TR/websub/#discovery",
    frame="atom-document",
    wrong=_FEED % '<link rel="hub" href="https://hub.example.org/"/>',
    right=_FEED % f'{_SELF}<link rel="hub" href="https://hub.example.org/"/>',
)


def own_addresses(feed: Node, context: Context) -> frozenset[str]:
    """Where the feed is: where it was fetched, and where it says it is."""
    said = {address(link, context) for link in links(feed, "self")}
    served = absolute(context.url, "") if context.url else None
    return frozenset(one.partition("#")[0] for one in (*said, served) if one)


def _missing(feed: Node, context: Context) -> Iterator[Problem]:
    if next(links(feed, "self"), None) is None:
        what = f'{feed.spot().name} has no link with rel="self"'
        href = context.url or "https://…"
        yield MISSING.problem(feed.spot(), what, f'Add <link rel="self" href="{href}"/>.')


def _differs(feed: Node, context: Context) -> Iterator[Problem]:
    served = absolute(context.url, "") if context.url else None
    said = [(link, address(link, context)) for link in links(feed, "self")]
    if served is None or any(place == served.partition("#")[0] for _, place in said):
        return
    for link, place in said[:1]:
        if place is not None:
            spot = link.spot("href")
            what = f"{spot.name} is {quoted(link.attributes['href'])}, but the feed is at {served}"
            yield DIFFERS.problem(spot, what, f'Write href="{served}", or publish it there.')


def _relative(feed: Node, context: Context) -> Iterator[Problem]:
    for link in links(feed, "self"):
        href = link.attributes.get("href")
        if href is not None and absolute(href, base(link, Context())) is None:
            spot = link.spot("href")
            meant = address(link, context) or "https://…"
            what = f"{spot.name} is {quoted(href)}, which is relative"
            yield RELATIVE.problem(spot, what, f'Write the whole address: href="{meant}".')


def _type(link: Node, _: Context) -> Iterator[Problem]:
    said = link.attributes.get("type")
    if said is None or relation_of(link) != "self":
        return
    if said.partition(";")[0].strip().lower() not in _FEED_TYPES and "/" in said:
        in_rss = link.parent is not None and link.parent.name in ("channel", "item")
        meant = "application/rss+xml" if in_rss else "application/atom+xml"
        what = f"{link.spot('type').name} is {quoted(said)}, which is not a feed's"
        yield NOT_A_FEED.problem(link.spot("type"), what, f'Write type="{meant}".')


def _hub(feed: Node, context: Context) -> Iterator[Problem]:
    hub = next(links(feed, "hub"), None)
    if hub is not None and next(links(feed, "self"), None) is None:
        what = f'{hub.spot().name} has rel="hub", but there is none with rel="self"'
        href = context.url or "https://…"
        mend = f'Add <{hub.shown} rel="self" href="{href}"/>.'
        yield HUB.problem(hub.spot(), what, mend)


LOOKS = {
    "atom:feed": (_missing, _differs, _relative, _hub),
    "channel": (_differs, _relative, _hub),
    "atom:link": (_type,),
}
