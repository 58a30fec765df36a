"""What subscribers will see, as a comment on a pull request.

Titles are others' words: no sign of theirs is markup, calls anybody or leads anywhere.
Source: https://github.github.com/gfm/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feedsmith.cli.diff_report import (
    FORMATS,
    HEADINGS,
    LISTED,
    NOTES,
    Result,
    compared_with,
    day,
    formats_of,
    only,
    shown,
    sizes,
)
from feedsmith.cli.report import counted
from feedsmith.differences.values import KINDS, FeedDifference, Kind, Told
from feedsmith.differences.verdict import verdict
from feedsmith.model import Format
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_MARKUP = lazy_pattern(r"[\\`*_\[\]<>()|~&$!{}]")
_CALL = lazy_pattern(r"[@#]|(?<=GH)-|(?<=://)|(?<=www)\.", re.IGNORECASE)
_APART = "\u200b"
_TABLE = 30
"""So many feeds have a line in the table: a comment of GitHub's holds 65,536 signs."""
_DETAILED = 10


def as_markdown(result: Result) -> str:
    """A heading, the verdict, a table of the feeds, and lists that open on a click."""
    parts = [f"### Feeds: {escaped(result.site.title, 80)}", f"**{verdict(result.feeds)}**"]
    parts += [_stopped(one) for one in result.gate]
    if result.errors:
        parts.append(f"{counted(result.errors, 'error')} of posts or settings: see the build.")
    differing = [one for one in result.feeds if one.differs]
    if differing:
        parts.append("\n".join(_table(differing)))
        parts += [_details(one) for one in differing[:_DETAILED]]
    return "\n\n".join(parts)


def escaped(text: str, width: int) -> str:
    """Words that are only words in GitHub's Markdown and in HTML, on one line."""
    apart = _CALL.sub(lambda found: found[0] + _APART, shown(text, width))
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", apart)


def _stopped(problem: Problem) -> str:
    place, what = escaped(problem.place.file, 200), escaped(problem.what, 600)
    return f"> **The build would publish nothing.** {place}: {what}. {escaped(problem.mend, 300)}"


def _table(feeds: Sequence[FeedDifference]) -> Iterator[str]:
    kinds = [kind for kind in KINDS if any(one.of(kind) for one in feeds)]
    yield f"| feed | {' | '.join(HEADINGS[kind] for kind in kinds)} | the feed itself |"
    yield f"|---|{'---:|' * len(kinds)}---|"
    for feed in feeds[:_TABLE]:
        numbers = " | ".join(str(len(feed.of(kind)) or "") for kind in kinds)
        yield f"| {escaped(feed.name, 60)} | {numbers} | {', '.join(feed.head)} |"
    if len(feeds) > _TABLE:
        yield f"\n… and {counted(len(feeds) - _TABLE, 'feed')} more"


def _details(feed: FeedDifference) -> str:
    formats = [FORMATS[one] for one in formats_of(feed)]
    summary = f"{escaped(feed.title, 80)} ({escaped(feed.name, 60)}): {', '.join(formats)}"
    lines = [
        f"<details><summary>{summary}</summary>",
        "",
        f"{escaped(compared_with(feed), 200)}. {escaped('; '.join(sizes(feed)), 400)}.",
    ]
    if feed.told:
        lines.append(f"Would be told: {escaped(', '.join(feed.told), 400)}.")
    for kind in KINDS:
        lines += _kind(kind, feed.of(kind), formats_of(feed))
    return "\n".join([*lines, "", "</details>"])


def _kind(kind: Kind, found: Sequence[Told], formats: Sequence[Format]) -> Iterator[str]:
    if not found:
        return
    yield f"\n**{HEADINGS[kind]}**\n"
    for one in found[:LISTED]:
        change = one.change
        notes = "; ".join([*NOTES[kind](change), *only(one, formats)])
        title = escaped(change.title or change.url, 80)
        said = f": {escaped(notes, 400)}" if notes else ""
        yield f"- {day(change).strip()} {title}{said}"
    if len(found) > LISTED:
        yield f"- … and {len(found) - LISTED} more"
