"""What subscribers will see, for a person or for a program."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import click
import msgspec

from feedsmith import __version__
from feedsmith.cli.report import counted, problem_as_json
from feedsmith.differences.values import (
    KINDS,
    Change,
    DocumentDifference,
    FeedDifference,
    Kind,
    Told,
    counts,
)
from feedsmith.differences.verdict import verdict
from feedsmith.model import Format
from feedsmith.pipeline import Build
from feedsmith.problems import Problem
from feedsmith.site import Site
from feedsmith.text import one_line, shorten

LISTED = 10
"""How many posts of one kind a person is shown of one feed."""

FORMATS: Mapping[Format, str] = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}
HEADINGS: Mapping[Kind, str] = {
    "new": "new",
    "shown-again": "shown again under another id",
    "redated": "dated otherwise",
    "changed": "changed",
    "pictures-lost": "fewer pictures",
    "brought-back": "back in the feed",
    "removed": "removed from the site",
    "dropped": "out of the feed, still on the site",
}
_COLOURS: Mapping[Kind, str] = {
    "new": "green",
    "brought-back": "green",
    "changed": "cyan",
    "dropped": "cyan",
}
_OTHER = "yellow"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that change the direction of what follows."""


class Result(NamedTuple):
    """All that is said. against: as typed. gate: for what a build would publish nothing."""

    site: Site
    build: Build
    against: str | None
    feeds: tuple[FeedDifference, ...]
    gate: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many problems keep posts out of the feeds."""
        return sum(one.level == "error" for one in self.build.problems)

    @property
    def exit_code(self) -> int:
        """1 where a build would publish nothing, 3 where subscribers see a difference, else 0."""
        if self.gate:
            return 1
        return 3 if any(one.differs for one in self.feeds) else 0


def as_text(result: Result) -> str:
    """The verdict last; of each feed that differs a paragraph."""
    differing = [one for one in result.feeds if one.differs]
    parts = ["\n".join(_feed(one)) for one in differing]
    same = [one for one in result.feeds if not one.differs and not one.is_first]
    if differing and same:
        parts.append(f"{counted(len(same), 'other feed')}: no difference")
    if result.errors:
        parts.append(
            f"{counted(result.errors, 'error')} of posts or settings: feedsmith build tells them."
        )
    stopped = click.style("feedsmith build would stop:", fg="red", bold=True)
    parts += [f"{stopped} {one}" for one in result.gate]
    parts.append(click.style(verdict(result.feeds), bold=True))
    return "\n\n".join(parts)


def _feed(feed: FeedDifference) -> Iterator[str]:
    yield click.style(shown(feed.title, 60), bold=True) + f" ({feed.name}), {compared_with(feed)}"
    if feed.head:
        yield f"  the feed itself: another {', '.join(feed.head)}"
    for kind in KINDS:
        yield from _kind(kind, feed.of(kind), formats_of(feed))
    yield f"  {'; '.join(sizes(feed))}"
    if feed.told:
        yield f"  would be told: {', '.join(feed.told)}"


def _kind(kind: Kind, found: Sequence[Told], formats: Sequence[Format]) -> Iterator[str]:
    if not found:
        return
    yield "  " + click.style(HEADINGS[kind], fg=_COLOURS.get(kind, _OTHER)) + f": {len(found)}"
    for one in found[:LISTED]:
        yield f"    {day(one.change)}  {shown(one.change.title or one.change.url, 62)}"
        notes = [*NOTES[kind](one.change), *only(one, formats)]
        if notes:
            yield f"                {'; '.join(notes)}"
    if len(found) > LISTED:
        yield f"    … and {len(found) - LISTED} more (--format json lists all)"


def compared_with(feed: FeedDifference) -> str:
    """What the new documents were compared with."""
    known = [one.before for one in feed.documents if one.before is not None]
    where = list(dict.fromkeys(one.where for one in known))
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    return f"compared with {where[0]}{more}" if where else "not published yet"


def formats_of(feed: FeedDifference) -> tuple[Format, ...]:
    """Those of the feed that were published before."""
    return tuple(one.format for one in feed.documents if one.before is not None)


def only(one: Told, formats: Iterable[Format]) -> Iterator[str]:
    """In which formats a change is seen, where that is not in all of them."""
    if set(one.formats) != set(formats):
        yield f"only in {' and '.join(FORMATS[format] for format in one.formats)}"


def sizes(feed: FeedDifference) -> Iterator[str]:
    """How large each document was and is."""
    for one in feed.documents:
        old = _kilobytes(len(one.before.data)) + " → " if one.before and one.before.data else ""
        yield f"{one.path} {old}{_kilobytes(one.size)}"


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.1f} kB"


def day(change: Change) -> str:
    """Its date; ten blanks where it has none."""
    return f"{change.published:%Y-%m-%d}" if change.published else " " * 10


def shown(text: str, width: int) -> str:
    """A text of an author on one line, without what steers terminals, or turns what follows."""
    visible = "".join("\ufffd" if _steers(sign) else sign for sign in one_line(text))
    return shorten(visible, width)


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc" or sign in _TURNING


def _older(change: Change) -> Iterator[str]:
    if change.older:
        yield "older than what the feed showed: readers show it as new"


def _again(change: Change) -> Iterator[str]:
    old, new = (shown(said or "", 200) for said in (change.old_id, change.id))
    yield f"{shown(change.cause or '', 120)}: {old} → {new}"


def _redated(change: Change) -> Iterator[str]:
    if change.old_published:
        yield f"it was {change.old_published:%Y-%m-%d}"


def _fields(change: Change) -> Iterator[str]:
    yield ", ".join(change.fields)


def _pictures(change: Change) -> Iterator[str]:
    yield f"{counted(change.lost, 'picture')} less"


def _nothing(change: Change) -> Iterator[str]:  # noqa: ARG001 -- one of `NOTES`
    return iter(())


NOTES: Mapping[Kind, Callable[[Change], Iterator[str]]] = {
    "new": _older,
    "shown-again": _again,
    "redated": _redated,
    "changed": _fields,
    "pictures-lost": _pictures,
    "brought-back": _nothing,
    "removed": _nothing,
    "dropped": _nothing,
}


def as_json(result: Result) -> str:
    """All of it for a program; its shape is in docs/diff.md."""
    said = {
        "feedsmith": __version__,
        "site": {"title": result.site.title, "url": result.site.url},
        "against": result.against,
        "verdict": verdict(result.feeds),
        "counts": counts(result.feeds),
        "feeds": [_feed_as_json(one) for one in result.feeds],
        "gate": [problem_as_json(one) for one in result.gate],
        "errors": result.errors,
        "exit_code": result.exit_code,
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()


def _feed_as_json(feed: FeedDifference) -> dict[str, object]:
    return {
        "name": feed.name,
        "title": feed.title,
        "posts": feed.posts,
        "first": feed.is_first,
        "differs": feed.differs,
        "head": feed.head,
        "documents": [_document_as_json(one) for one in feed.documents],
        "changes": [
            {**msgspec.to_builtins(one.change), "formats": one.formats} for one in feed.changes
        ],
        "told": feed.told,
    }


def _document_as_json(document: DocumentDifference) -> dict[str, object]:
    before = document.before
    return {
        "path": document.path,
        "url": document.url,
        "format": document.format,
        "before": before and {"source": before.source, "where": before.where},
        "bytes_before": len(before.data) if before and before.data else None,
        "bytes": document.size,
        "bytes_changed": document.bytes_changed,
    }
