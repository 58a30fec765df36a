"""What every Atom entry needs, and what no two may share.

Source: https://www.rfc-editor.org/rfc/rfc4287#section-4.1.2
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.atom.content import is_base64
from feedsmith.checks.vocabularies.atom.links import links, same_alternates
from feedsmith.problems import Problem

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287"
_ENTRY = f"{_SPEC}#section-4.1.2"
_ID = f"{_SPEC}#section-4.2.6"
_MANY = 10
"""From so many entries on a shared id is no accident: a template forgot to tell them apart."""

_WHOLE = (
    '<entry xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/rye/</id>'
    "<title>Rye</title><updated>2024-05-07T09:00:00Z</updated>%s</entry>"
)
_FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id><title>News</title>'
    "<updated>2024-05-07T09:00:00Z</updated><author><name>Ann</name></author>"
    '<link rel="self" href="https://example.org/feed.xml"/>%s</feed>'
)
_ANN = "<author><name>Ann</name></author>"
_RYE = "<content>Rye bread is back.</content>"
_SUMMARY = "<summary>Rye bread is back.</summary>"


def _one(path: str, day: int = 7) -> str:
    return (
        f"<entry><id>https://example.org/{path}/</id><title>A</title><updated>2024-05-{day:02}"
        "T09:00:00Z</updated><content>A</content></entry>"
    )


AUTHOR = Rule(
    code="atom-author-missing",
    level="error",
    title="An entry has no author, and its feed has none",
    why="Atom asks who wrote it, so that readers of many feeds in one can tell.",
    spec=f"{_SPEC}#section-4.1.1",
    frame="atom-document",
    wrong=_WHOLE % _RYE,
    right=_WHOLE % f"{_ANN}{_RYE}",
)
NOTHING = Rule(
    code="atom-content-or-alternate",
    level="error",
    title="An entry has neither content nor a page",
    why="There is nothing to read, and nowhere to go on reading.",
    spec=_ENTRY,
    frame="atom-document",
    wrong=_WHOLE % f"{_ANN}{_SUMMARY}",
    right=_WHOLE % f'{_ANN}{_SUMMARY}<link href="https://example.org/rye/"/>',
)
SUMMARY = Rule(
    code="atom-summary-missing",
    level="error",
    title="An entry whose content is not in the feed as text has no summary",
    why="Readers that cannot fetch or show the content have nothing else to show.",
    spec=_ENTRY,
    frame="atom-document",
    wrong=_WHOLE % f'{_ANN}<content src="https://example.org/rye.png" type="image/png"/>',
    right=_WHOLE % f'{_ANN}{_SUMMARY}<content src="https://example.org/rye.png" type="image/png"/>',
)
TEXTLESS = Rule(
    code="atom-entry-textless",
    level="hint",
    title="An entry has neither content nor a summary",
    why="Readers show its title, and nothing else.",
    spec=_ENTRY,
    frame="atom-document",
    wrong=_WHOLE % f'{_ANN}<link href="https://example.org/rye/"/>',
    right=_WHOLE % f'{_ANN}{_SUMMARY}<link href="https://example.org/rye/"/>',
)
SAME_IDS = Rule(
    code="atom-ids-all-same",
    level="error",
    title="All entries have the same id",
    why="Readers take them for one entry: whoever subscribes sees only one of them.",
    spec=_ID,
    frame="atom-document",
    wrong=_FEED % "".join(_one("rye", day) for day in range(1, _MANY + 1)),
    right=_FEED % "".join(_one(f"rye-{day}", day) for day in range(1, _MANY + 1)),
)
REPEATED_ID = Rule(
    code="atom-id-repeated",
    level="warning",
    title="Two entries have the same id",
    why="Readers take them for one entry, and show only one of them.",
    spec=_ID,
    frame="atom-document",
    wrong=_FEED % (_one("rye", 7) + _one("rye", 8)),
    right=_FEED % (_one("rye", 7) + _one("spelt", 8)),
)
SAME_UPDATED = Rule(
    code="atom-updated-same",
    level="hint",
    title="Several entries were updated in the same second",
    why="Readers that sort by date put them in any order. Often the date is that of the build.",
    spec=f"{_SPEC}#section-4.2.15",
    frame="atom-document",
    wrong=_FEED % (_one("rye", 7) + _one("spelt", 7)),
    right=_FEED % (_one("rye", 7) + _one("spelt", 8)),
)


class _Marks(NamedTuple):
    """What tells an entry from the others, and where it stands."""

    id: str | None
    updated: str | None
    here: Here


def _here(node: Node) -> Here:
    return Here(node.spot().place, node.spot().name)


def _authorless(node: Node) -> Here | None:
    source = node.child("atom:source")
    if node.name != "atom:entry" or node.seen["atom:author"]:
        return None
    return None if source is not None and source.seen["atom:author"] else _here(node)


def _authors(entries: Sequence[Here], root: Node, _: Context) -> Iterator[Problem]:
    if root.name != "atom:feed" or root.seen["atom:author"] or not entries:
        return
    others = f" (like {len(entries)} entries in all)" if len(entries) > 1 else ""
    what = f"{entries[0].name} has no <author>{others}, and the feed has none either"
    mend = "Add <author><name>…</name></author> to the feed, before its first entry."
    yield AUTHOR.problem(entries[0], what, mend)


def _alone(entry: Node, _: Context) -> Iterator[Problem]:
    if entry.parent is None and _authorless(entry) is not None:
        what = f"{entry.spot().name} has no <author>"
        yield AUTHOR.problem(entry.spot(), what, "Add <author><name>…</name></author>.")


def _readable(entry: Node, _: Context) -> Iterator[Problem]:
    content, spot = entry.child("atom:content"), entry.spot()
    if content is None:
        if next(links(entry, "alternate"), None) is None:
            what = f'{spot.name} has neither <content> nor a link with rel="alternate"'
            yield NOTHING.problem(spot, what, 'Add <link href="…"/> with the address of its page.')
        if not entry.seen["atom:summary"]:
            what = f"{spot.name} has neither <content> nor <summary>"
            yield TEXTLESS.problem(spot, what, "Add a <summary>.")
        return
    src = "src" in content.attributes
    if not entry.seen["atom:summary"] and (src or is_base64(content.attributes.get("type", ""))):
        said = "lies elsewhere" if src else "is base64"
        what = f"{spot.name} has no <summary>, though its <content> {said}"
        yield SUMMARY.problem(spot, what, "Add a <summary>.")


def _marks(node: Node) -> _Marks | None:
    if node.name != "atom:entry":
        return None
    id, updated = node.child("atom:id"), node.child("atom:updated")
    return _Marks(
        None if id is None else id.text.strip(),
        None if updated is None else updated.text.strip(),
        _here(node),
    )


def _ids(entries: Sequence[_Marks], _: Node, __: Context) -> Iterator[Problem]:
    known: dict[str, _Marks] = {}
    named = [one for one in entries if one.id]
    if len(named) == len(entries) >= _MANY and len({one.id for one in named}) == 1:
        what = f"the <id> of all {len(entries)} entries is {quoted(named[0].id or '')}"
        yield SAME_IDS.problem(named[1].here, what, "Give each entry an <id> of its own.")
        return
    for one in named:
        first = known.setdefault(one.id or "", one)
        if first is not one:
            what = f"the <id> {quoted(one.id or '')} is that of line {first.here.place.line} too"
            yield REPEATED_ID.problem(one.here, what, "Give each entry an <id> of its own.")


def _updates(entries: Sequence[_Marks], _: Node, __: Context) -> Iterator[Problem]:
    counted = Counter(one.updated for one in entries if one.updated)
    for updated, number in counted.most_common(1):
        if updated is not None and number > 1:
            here = [one.here for one in entries if one.updated == updated][1]
            what = f"{number} entries have the same <updated> {quoted(updated)}"
            yield SAME_UPDATED.problem(here, what, "Write when each of them was changed.")


DEFINITIONS = (
    Definition(
        name="atom:entry",
        parents=("", "atom:feed"),
        spec=_ENTRY,
        once=False,
        attributes={"rdf:parseType": Attribute()},
        requires=("atom:id", "atom:title", "atom:updated"),
        looks=(_alone, _readable, same_alternates),
    ),
)
ACROSS = (Across(_authorless, _authors), Across(_marks, _ids), Across(_marks, _updates))
