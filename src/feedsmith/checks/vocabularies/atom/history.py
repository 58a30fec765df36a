"""Feeds in several documents: paged, archived or complete.

Source: https://www.rfc-editor.org/rfc/rfc5005
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.atom.links import address, links, relation_of
from feedsmith.checks.vocabularies.atom.relations import PAGING
from feedsmith.checks.vocabularies.atom.self_links import own_addresses
from feedsmith.checks.vocabularies.parents import FEEDS
from feedsmith.problems import Problem

_SPEC = "https://www.rfc-editor.org/rfc/rfc5005"
_HERE = '<link rel="self" href="https://example.org/feed.xml"/>'
_CURRENT = '<link rel="current" href="https://example.org/feed.xml"/>'
_OLDER = '<link rel="prev-archive" href="https://example.org/2023.xml"/>'

PAGED = Rule(
    code="history-complete-paged",
    level="error",
    title="A complete feed leads to further pages",
    why="Complete means that nothing is anywhere else: a reader deletes what is not in it.",
    spec=f"{_SPEC}#section-2",
    frame="atom-feed",
    wrong=f'{_HERE}<fh:complete/><link rel="next" href="https://example.org/2.xml"/>',
    right=f"{_HERE}<fh:complete/>",
)
CURRENT = Rule(
    code="history-complete-current",
    level="error",
    title="A complete feed calls another document the current one",
    why="A complete feed is the current one: readers cannot tell which of both holds everything.",
    spec=f"{_SPEC}#section-2",
    frame="atom-feed",
    wrong=f'{_HERE}<fh:complete/><link rel="current" href="https://example.org/new.xml"/>',
    right=f"{_HERE}<fh:complete/>{_CURRENT}",
)
PAST_END = Rule(
    code="history-past-end",
    level="error",
    title="The first page has a previous one, or the last a next one",
    why="Readers that follow the links never come to the end.",
    spec=f"{_SPEC}#section-3",
    frame="atom-feed",
    wrong=f'{_HERE}<link rel="first" href="https://example.org/feed.xml"/>'
    '<link rel="previous" href="https://example.org/0.xml"/>',
    right=f'{_HERE}<link rel="first" href="https://example.org/feed.xml"/>'
    '<link rel="next" href="https://example.org/2.xml"/>',
)
UNLINKED = Rule(
    code="history-archive-unlinked",
    level="warning",
    title="An archive leads to no other",
    why="Readers that want all entries follow the links from archive to archive, and stop here.",
    spec=f"{_SPEC}#section-4",
    frame="atom-feed",
    wrong=f"{_HERE}<fh:archive/>{_CURRENT}",
    right=f"{_HERE}<fh:archive/>{_CURRENT}{_OLDER}",
)
NO_CURRENT = Rule(
    code="history-archive-current",
    level="warning",
    title="An archive does not lead to the current feed",
    why="Who comes upon the archive cannot subscribe: it never changes.",
    spec=f"{_SPEC}#section-4",
    frame="atom-feed",
    wrong=f"{_HERE}<fh:archive/>{_OLDER}",
    right=f"{_HERE}<fh:archive/>{_CURRENT}{_OLDER}",
)
IN_ENTRY = Rule(
    code="history-in-entry",
    level="warning",
    title="A single entry has the links of a feed's pages",
    why="They lead from page to page of a feed; readers do not look for them in entries.",
    spec=f"{_SPEC}#section-3",
    frame="atom-entry",
    wrong='<link rel="next" href="https://example.org/spelt/"/>',
    right='<link href="https://example.org/rye/"/>'
    '<link rel="related" href="https://example.org/spelt/"/>',
)


def _complete(feed: Node, context: Context) -> Iterator[Problem]:
    if not feed.seen["fh:complete"]:
        return
    own = own_addresses(feed, context)
    for link in feed.all("atom:link"):
        relation = relation_of(link)
        what = f"{link.spot().name} has the relation {relation}, but the feed is complete"
        if relation == "current":
            if own and address(link, context) not in own:
                mend = "Write the feed's own address, or remove the link."
                yield CURRENT.problem(link.spot(), what, mend)
        elif relation in PAGING:
            yield PAGED.problem(link.spot(), what, "Remove the link, or <fh:complete/>.")


def _past_end(feed: Node, context: Context) -> Iterator[Problem]:
    own = own_addresses(feed, context)
    for end, beyond in (("first", "previous"), ("last", "next")):
        if not any(address(link, context) in own for link in links(feed, end)):
            continue
        for link in links(feed, beyond):
            what = f"{link.spot().name} is the {beyond} page, but this is the {end} one"
            yield PAST_END.problem(link.spot(), what, f"Remove it, or correct rel={quoted(end)}.")


def _archive(feed: Node, _: Context) -> Iterator[Problem]:
    if not feed.seen["fh:archive"] or feed.seen["fh:complete"]:
        return
    archive = feed.child("fh:archive") or feed
    known = {relation_of(link) for link in feed.all("atom:link")}
    if not known & {"prev-archive", "next-archive"}:
        what = f"{archive.spot().name} stands there, but no link leads to another archive"
        mend = 'Add a link with rel="prev-archive" that leads to the archive before this one.'
        yield UNLINKED.problem(archive.spot(), what, mend)
    if "current" not in known:
        what = f"{archive.spot().name} stands there, but no link leads to the current feed"
        mend = 'Add a link with rel="current" that leads to the feed for subscribers.'
        yield NO_CURRENT.problem(archive.spot(), what, mend)


def _in_entry(entry: Node, _: Context) -> Iterator[Problem]:
    for link in entry.all("atom:link"):
        relation = relation_of(link)
        if relation in PAGING:
            what = f"{link.spot().name} in {entry.spot().name} has the relation {relation}"
            mend = 'Put it into the feed, or write rel="related".'
            yield IN_ENTRY.problem(link.spot(), what, mend)


DEFINITIONS = tuple(
    Definition(name=name, parents=FEEDS, spec=f"{_SPEC}#section-{section}")
    for name, section in (("fh:complete", 2), ("fh:archive", 4))
)
LOOKS = {
    "atom:feed": (_complete, _past_end, _archive),
    "channel": (_complete, _past_end, _archive),
    "atom:entry": (_in_entry,),
}
