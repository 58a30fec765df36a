"""Which pages lead to the feeds, for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Self

import click

from feedsmith.cli.report import LISTED, counted
from feedsmith.discovery.judging import Fault, Judged
from feedsmith.discovery.survey import Surveyed
from feedsmith.site import Site

_FAULTS: dict[Fault, str] = {
    "missing": "lead to a feed that is not there",
    "type": "have the type of another format than the feed they lead to, or none",
    "elsewhere": "lead to a feed of this site at an address that is not its own",
}


class Seen(NamedTuple):
    """A page and what is to be told of it. changed: whether its bytes are not to stay."""

    path: str
    judged: Judged
    changed: bool
    left: str | None


class Told(NamedTuple):
    """All pages. written: whether those that change were replaced."""

    pages: tuple[Seen, ...]
    written: bool

    @classmethod
    def of(cls, pages: Iterable[Surveyed], *, written: bool) -> Self:
        """What was found, without the pages' bytes."""
        seen = (Seen(one.path, one.judged, one.data is not None, one.left) for one in pages)
        return cls(tuple(seen), written)

    @property
    def lacking(self) -> tuple[Seen, ...]:
        """Pages that lack a link still."""
        found = (one for one in self.pages if one.judged.lacking)
        return tuple(one for one in found if not (self.written and one.changed))

    def wrong(self, fault: Fault) -> tuple[str, ...]:
        """The links that are wrong in this way still: file, line and address, and what to write."""
        return tuple(
            f"{_shown(page.path)}:{one.link.line}: {one.link.href}: write {one.mend}"
            for page in self.pages
            for one in page.judged.wrong
            if one.fault == fault and not (self.written and page.changed and fault == "missing")
        )


def exit_code(told: Told) -> int:
    """1 where a page does not lead to the feeds, or leads readers astray."""
    return int(bool(told.lacking) or any(told.wrong(fault) for fault in _FAULTS))


def as_text(told: Told, site: Site) -> str:
    """A paragraph for each thing that is to be told, and what it comes to."""
    left = [one for one in told.pages if one.left]
    parts = ["\n".join(_lacking(told)), *("\n".join(_wrong(told, fault)) for fault in _FAULTS)]
    parts += ["\n".join(_left(left)), "\n".join(_verdict(told, len(left), site))]
    return "\n\n".join(part for part in parts if part)


def _lacking(told: Told) -> Iterator[str]:
    if not told.lacking:
        return
    verb = "lacks" if len(told.lacking) == 1 else "lack"
    yield _heading(f"{counted(len(told.lacking), 'page')} {verb} a link to a feed")
    yield from _listed([f"{_shown(one.path)}: {_feeds(one)}" for one in told.lacking], "page")


def _feeds(page: Seen) -> str:
    return ", ".join(one.documents[0].path for one in page.judged.lacking)


def _wrong(told: Told, fault: Fault) -> Iterator[str]:
    found = told.wrong(fault)
    if found:
        yield _heading(f"Links that {_FAULTS[fault]}: {len(found)}")
        yield from _listed(found, "link")


def _left(left: Sequence[Seen]) -> Iterator[str]:
    if left:
        yield _heading(f"{counted(len(left), 'page')} left alone")
        yield from _listed([f"{_shown(one.path)}: {one.left}" for one in left], "page")


def _verdict(told: Told, left: int, site: Site) -> Iterator[str]:
    changed = sum(one.changed for one in told.pages)
    looked = f"{counted(len(told.pages) - left, 'page')} of {site.title}"
    if told.written:
        yield f"{looked} looked at, {changed} changed."
    else:
        yield f"{looked} looked at."
    if not exit_code(told):
        yield click.style("Every page leads to its feeds.", fg="green")
    elif changed and not told.written:
        yield f"feedsmith link --write mends {counted(changed, 'page')}."
    else:
        yield "What is left is for the site's templates or its configuration to mend."


def _heading(said: str) -> str:
    return click.style(said, bold=True)


def _listed(lines: Sequence[str], noun: str) -> Iterator[str]:
    shown = lines if len(lines) <= LISTED + 2 else lines[:LISTED]
    yield from (f"  {line}" for line in shown)
    if len(lines) > len(shown):
        yield f"  … and {counted(len(lines) - len(shown), noun)} more"


def _shown(path: str) -> str:
    """A path that terminals can show, whatever bytes it has."""
    return path.encode("utf-8", "backslashreplace").decode()
