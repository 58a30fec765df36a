"""What a build did, for a person or for a program."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from feedsmith import __version__
from feedsmith.pipeline import Build
from feedsmith.problems import Level, Problem
from feedsmith.publication.files import Written
from feedsmith.publishing import Publication
from feedsmith.site import Site

COLOURS: dict[Level, str] = {"error": "red", "warning": "yellow", "hint": "cyan"}
_FORMATS = {"rss": "RSS", "atom": "Atom", "json": "JSON Feed"}


class Result(NamedTuple):
    """All that is said of a run. ledger: what became of it, where it was written."""

    site: Site
    build: Build
    written: tuple[Written, ...]
    ledger: Written | None
    problems: tuple[Problem, ...]
    exit_code: int

    @classmethod
    def of(cls, site: Site, build: Build, publication: Publication, *, strict: bool) -> Result:
        """The result of a build and its publication."""
        problems = (*build.problems, *publication.problems)
        grave = {"error", "warning"} if strict else {"error"}
        bad = any(problem.level in grave for problem in problems)
        return cls(site, build, publication.written, publication.ledger, problems, int(bad))

    @property
    def files(self) -> tuple[Written, ...]:
        """All files that were written, or were found as they were to be."""
        return (*self.written, *([self.ledger] if self.ledger else ()))

    @property
    def next(self) -> Result | None:
        """The result of the next run if nothing changes; `None` where that has to be seen.

        What is wrong may be so only beside what stood there before.
        """
        if not self.written or (self.problems and any(map(_is_news, self.files))):
            return None
        ledger = self.ledger and self.ledger._replace(state="unchanged")
        written = tuple(one._replace(state="unchanged") for one in self.written)
        return self._replace(written=written, ledger=ledger)

    def count(self, level: Level) -> int:
        """How many problems are of this level."""
        return sum(problem.level == level for problem in self.problems)


def _is_news(file: Written) -> bool:
    return file.state != "unchanged"


def as_text(result: Result, *, quiet: bool) -> str:
    """A summary that a person likes to read; only the problems when quiet."""
    parts = [] if quiet else ["\n".join(_feeds(result)), "\n".join(_posts(result))]
    parts += _problems(p for p in result.problems if p.level != "hint")
    hints = [] if quiet else [p for p in result.problems if p.level == "hint"]
    if hints:
        parts.append("\n".join(_hints(hints)))
    if not quiet:
        parts.append(_verdict(result))
    return "\n\n".join(part for part in parts if part)


LISTED = 12
"""How many files a person is told of one by one: a site may have hundreds of feeds."""


def _feeds(result: Result) -> Iterator[str]:
    documents = result.build.documents
    formats = {document.path: _FORMATS[document.format] for document in documents}
    kinds = {result.site.feed.opml: "OPML"} | formats
    told = [one for one in result.written if one.path in kinds or one.state != "unchanged"]
    listed = told if len(told) <= LISTED + 2 else told[:LISTED]
    ledger = [result.ledger] if result.ledger and result.ledger.state != "unchanged" else []
    width = max((len(_shown(one.file)) for one in (*listed, *ledger)), default=0)
    for one in listed:
        size = f"{one.size / 1000:,.1f} kB"
        yield _row(one, width, kinds.get(one.path) or _kind(one.path, result.site), size)
    if listed is not told:
        states = Counter(one.state for one in told[LISTED:])
        said = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
        more = counted(len(told) - LISTED, "file")
        yield f"  … and {more} more: {said} (--report json lists all)"
    for one in ledger:
        advice = "  commit it: it keeps old posts from coming as new" * (one.state == "created")
        yield _row(one, width, "ledger", "") + advice


def _row(one: Written, width: int, kind: str, size: str) -> str:
    state = click.style(one.state, fg=None if one.state == "unchanged" else "green")
    return f"  {_shown(one.file):{width}}  {kind:9}  {size:>10}  {state}"


def _kind(path: str, site: Site) -> str:
    """What a file is that is no feed."""
    known = {site.feed.opml: "opml", site.feed.css: "style"}
    return known.get(path) or ("page" if path.endswith(".html") else "chapters")


def _shown(file: Path) -> str:
    """The shorter of the path from here and the whole path."""
    near = os.path.relpath(file)
    return near if not near.startswith("../../..") else str(file)


def _posts(result: Result) -> Iterator[str]:
    site, build = result.site, result.build
    shown = max((len(document.feed.items) for document in build.documents), default=0)
    kind = "" if site.generator.name == "plain" else f" ({site.generator.name.title()})"
    yield f"  {site.title}{kind}: {counted(build.posts, 'post')}, {shown} in the feeds"
    newest = build.newest
    if newest is not None and newest.published is not None:
        yield f"  newest: {newest.title or newest.url}, {newest.published:%Y-%m-%d}"


def _problems(problems: Iterable[Problem]) -> Iterator[str]:
    """A paragraph a file."""

    def file(problem: Problem) -> str:
        return problem.place.file

    for name, group in groupby(sorted(problems, key=file), file):
        lines = [click.style(name, bold=True)]
        for problem in sorted(group, key=lambda one: one.place.line or 0):
            line = f"{problem.place.line}: " if problem.place.line else ""
            level = click.style(problem.level, fg=COLOURS[problem.level])
            lines.append(f"  {line}{level}: {problem.what} [{problem.code}]\n    {problem.mend}")
        yield "\n".join(lines)


def _hints(hints: Iterable[Problem]) -> Iterator[str]:
    """Hints of one kind in a line, for there may be many."""

    def code(problem: Problem) -> str:
        return problem.code

    for name, group in groupby(sorted(hints, key=code), code):
        listed = list(group)
        files = list(dict.fromkeys(one.place.file for one in listed))
        more = f" and {len(files) - 3} more" if len(files) > 3 else ""
        level = click.style("hint", fg=COLOURS["hint"])
        yield f"{level}: {', '.join(files[:3])}{more}: {listed[0].what} [{name}]"


def _verdict(result: Result) -> str:
    errors, warnings = result.count("error"), result.count("warning")
    if not errors and not warnings:
        return click.style("All good.", fg="green")
    said = [counted(errors, "error")] if errors else []
    said += [counted(warnings, "warning")] if warnings else []
    published = "What is sound" if result.written else "Nothing"
    return f"{' and '.join(said)}. {published} was published."


def counted(number: int, noun: str) -> str:
    """`1 post`, `2 posts`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(result: Result) -> str:
    """The same for a program; its shape is in docs/commands.md."""
    formats = {document.path: document for document in result.build.documents}
    said = {
        "feedsmith": __version__,
        "site": {
            "title": result.site.title,
            "url": result.site.url,
            "generator": result.site.generator.name,
        },
        "feeds": [
            {
                "path": one.path,
                "file": str(one.file),
                "url": formats[one.path].url,
                "format": formats[one.path].format,
                "state": one.state,
                "bytes": one.size,
                "items": len(formats[one.path].feed.items),
            }
            for one in result.written
            if one.path in formats
        ],
        "files": [
            {
                "path": one.path,
                "file": str(one.file),
                "kind": _kind(one.path, result.site),
                "state": one.state,
            }
            for one in result.written
            if one.path not in formats
        ],
        "ledger": result.ledger and {"file": str(result.ledger.file), "state": result.ledger.state},
        "posts": result.build.posts,
        "problems": [problem_as_json(one) for one in result.problems],
        "exit_code": result.exit_code,
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()


def problem_as_json(problem: Problem) -> dict[str, object]:
    """One problem for a program."""
    place = problem.place
    return {
        "code": problem.code,
        "level": problem.level,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "field": place.field,
        "what": problem.what,
        "mend": problem.mend,
        "spec": problem.spec,
    }
