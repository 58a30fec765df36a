"""Measure feedsmith and what it stands beside: python bench/measure.py [--posts 10000] [--only …].

Prints a table for each group and puts it into bench/RESULTS.md under its own heading; what was not
measured stays there as it is. How to read it: docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from contest import hold
from group import Group, Plan
from groups.checking import CHECKING
from groups.floors import FLOORS
from groups.generators import GENERATORS
from groups.growth import GROWTH
from groups.profiles import PROFILES
from groups.serializing import SERIALIZING
from groups.sites import SITES
from machine import machine, today
from peers import versions
from process import FailedError, asked, floor
from table import placed, table
from workplace import Workplace

GROUPS: Sequence[Group] = (
    *SITES,
    *CHECKING,
    *GENERATORS,
    *SERIALIZING,
    *GROWTH,
    *FLOORS,
    *PROFILES,
)
RESULTS = Path(__file__).with_name("RESULTS.md")


def measured(group: Group, workplace: Workplace, command: str) -> str:
    """The section of a group."""
    plan = group.plan(workplace)
    results = [(contest, hold(contest)) for contest in plan.contests]
    return "\n\n".join([group.says, table(results, plan.columns), *_notes(plan, command)])


def _notes(plan: Plan, command: str) -> Iterator[str]:
    for name in plan.missing:
        yield f"{name} was not there: `python bench/install_peers.py` installs it."
    rounds = ", ".join(f"{one.rounds} of {one.label}" for one in plan.contests)
    said = asked([sys.executable, "-c", "import feedsmith; print(feedsmith.__version__)"]).strip()
    took_part = " ".join(contender.name for one in plan.contests for contender in one.contenders)
    known = "".join(
        f", {name} {version}" for name, version in versions().items() if name in took_part
    )
    yield (
        f"{today()}, `{command}`, rounds: {rounds}. {machine()}; feedsmith {said}{known}. "
        f"A peak of less than {floor():.0f} MiB cannot be seen."
    )


def chosen(only: Sequence[str], without: Sequence[str]) -> list[Group]:
    """The groups that were asked for, in their order."""
    return [one for one in GROUPS if (not only or one.name in only) and one.name not in without]


def main() -> None:
    """Measure what was asked for."""
    names = [one.name for one in GROUPS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=10_000, help="how many the site has")
    parser.add_argument("--rounds", type=int, default=5, help="at most so many of each")
    parser.add_argument("--only", action="append", default=[], choices=names)
    parser.add_argument("--without", action="append", default=[], choices=names)
    parser.add_argument("--quick", action="store_true", help="300 posts, 2 rounds")
    parser.add_argument("--work", type=Path, help="where sites are laid out, and kept")
    given = parser.parse_args()
    posts, rounds = (300, 2) if given.quick else (given.posts, given.rounds)
    command = ["python bench/measure.py", f"--posts {posts}", f"--rounds {rounds}"]
    with tempfile.TemporaryDirectory(prefix="feedsmith-bench-") as name:
        workplace = Workplace((given.work or Path(name)).resolve(), posts, rounds)
        for group in chosen(given.only, given.without):
            print(f"\n{group.title}", flush=True)
            section = measured(group, workplace, " ".join([*command, f"--only {group.name}"]))
            print(f"\n{section}", flush=True)
            text = RESULTS.read_text("utf-8")
            order = [one.title for one in GROUPS]
            RESULTS.write_text(placed(text, group.title, section, order), "utf-8")


if __name__ == "__main__":
    try:
        main()
    except FailedError as fault:
        sys.exit(str(fault))
