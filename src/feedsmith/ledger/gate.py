"""The gate: when subscribers would be flooded with posts that they know, nothing is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from feedsmith.ledger.changes import Change, Kind, changes
from feedsmith.ledger.records import Ledger, Record
from feedsmith.model import Document
from feedsmith.problems import Place, Problem

SHARE = 5
"""A fifth of a feed's items may be new to its subscribers,"""
FEW = 3
"""and so many in any case."""

_KINDS: Mapping[Kind, str] = {
    "new": "new",
    "older": "older and never shown in it before",
    "shown-again": "shown before under another id",
    "redated": "dated a day or more otherwise",
}


def usual(items: int) -> int:
    """How many of a feed's items may come as new without anybody being asked."""
    return max(FEW, items // SHARE)


def flooded(
    documents: Iterable[Document], known: Ledger, was: Mapping[str, Record], allowed: int = 0
) -> tuple[Problem, ...]:
    """A problem for each feed whose subscribers would be flooded.

    allowed: so many are meant. A feed that nobody knows yet floods nobody, nor do archives, nor the
    dates that a feed of another program had wrong.
    """
    feeds: dict[str, Document] = {}
    for one in documents:
        if one.history != "archive":
            feeds.setdefault(one.feed.name, one)
    problems = []
    for name, document in feeds.items():
        record = known.feeds.get(name)
        if record is None:
            continue
        found = list(changes(document.feed, known, was))
        if record.adopted:
            found = [one for one in found if one.kind != "redated"]
        if len(found) > max(allowed, usual(len(document.feed.items))):
            problems.append(_flood(document, found))
    return tuple(problems)


def _flood(document: Document, found: Sequence[Change]) -> Problem:
    count, items = len(found), len(document.feed.items)
    kinds = Counter(one.kind for one in found)
    said = "; ".join(
        f"{number} {_KINDS[kind]}{_why(kind, found)}" for kind, number in kinds.items()
    )
    return Problem(
        code="flood",
        level="error",
        place=Place(document.path),
        what=f"{count} of its {items} posts would come to subscribers as new or changed ({said}), "
        "so nothing was published",
        mend=f"See feedsmith diff for which they are. If it is meant: --allow-flood {count}.",
    )


def _why(kind: Kind, found: Iterable[Change]) -> str:
    """The commonest causes, where they say more than the kind."""
    if kind != "shown-again":
        return ""
    causes = Counter(one.why for one in found if one.kind == kind).most_common(2)
    return f" ({', '.join(why for why, _ in causes)})"
