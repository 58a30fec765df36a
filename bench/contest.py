"""Programs measured in turns, A B A B …, so that what disturbs the machine disturbs all alike."""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from process import FailedError, Measured, asked, run

Runs = Mapping[str, Sequence[Measured]]
"""What was measured, by contender, in the order of the rounds."""


def nothing() -> None:
    """Nothing is to be done before or after a run."""


class Expected(NamedTuple):
    """Feeds that a program must have written, and how many posts there must be in all of them."""

    folder: Path
    pattern: str
    posts: int


class Contender(NamedTuple):
    """A program and what makes its run a fair one.

    before, after: what is done around each run, unmeasured; `after` raises FailedError where the
    program did not do its work. tells: it takes its own times.
    """

    name: str
    command: tuple[str, ...]
    folder: Path | None = None
    before: Callable[[], object] = nothing
    after: Callable[[], object] = nothing
    expected: tuple[Expected, ...] = ()
    tells: bool = False


class Missing(NamedTuple):
    """A program that is not there."""

    name: str


class Contest(NamedTuple):
    """Programs that do the same work. label: on what. restore: puts it back as it was."""

    label: str
    contenders: tuple[Contender, ...]
    rounds: int
    restore: Callable[[], object] = nothing


def hold(contest: Contest) -> Runs:
    """Let each run once, see that its feeds are whole, then measure."""
    contest.restore()
    for one in contest.contenders:
        _once(one)
        for feeds in one.expected:
            check(feeds)
    runs: dict[str, list[Measured]] = {one.name: [] for one in contest.contenders}
    for _ in range(contest.rounds):
        contest.restore()
        for one in contest.contenders:
            runs[one.name].append(_once(one))
            print(f"  {contest.label} {one.name}: {runs[one.name][-1].seconds:.3f} s", flush=True)
    contest.restore()
    return runs


def _once(one: Contender) -> Measured:
    one.before()
    made = run(one.command, one.folder, tells=one.tells)
    one.after()
    return made


def check(expected: Expected) -> None:
    """Raises FailedError where the feeds have not as many posts as they must."""
    program = str(Path(__file__).with_name("count_posts.py"))
    said = asked([sys.executable, program, str(expected.folder), expected.pattern])
    found = json.loads(said)
    if found != expected.posts:
        place = expected.folder / expected.pattern
        raise FailedError(f"{place}: {found} posts, and there must be {expected.posts}")


def median(runs: Sequence[Measured]) -> Measured:
    """The median of the times, and the highest peak."""
    return Measured(
        statistics.median(one.seconds for one in runs),
        statistics.median(one.cpu for one in runs),
        max(one.peak for one in runs),
    )


def ratio(slower: Sequence[Measured], faster: Sequence[Measured]) -> float:
    """How many times as long one took as the other: the median of what each round says."""
    pairs = zip(slower, faster, strict=True)
    return statistics.median(one.seconds / other.seconds for one, other in pairs)
