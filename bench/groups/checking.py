"""The check of a large feed, beside feedparser's reading of it."""

from __future__ import annotations

import sys
from pathlib import Path

from contest import Contender
from feedsmith_runs import program
from group import Group, Plan, contest, planned
from process import asked
from table import compared
from workplace import Workplace

_WRITER = Path(__file__).parents[1] / "large_feed.py"
_READ = "import feedparser; assert len(feedparser.parse({0!r}).entries) == {1}"
_FEEDPARSER = "feedparser, reads it"


def _plan(workplace: Workplace) -> Plan:
    folder = workplace.folder / f"feed-of-{workplace.posts}"
    if not (folder / "feed.json").is_file():
        asked([sys.executable, str(_WRITER), str(folder), str(workplace.posts)])
    contests = []
    for name in ("feed.xml", "atom.xml", "feed.json"):
        file = folder / name
        entered = [Contender("feedsmith check", (program(), "check", str(file)))]
        if file.suffix != ".json":
            code = _READ.format(str(file), workplace.posts)
            entered.append(Contender(_FEEDPARSER, (sys.executable, "-c", code)))
        label = f"{name}, {file.stat().st_size / 1e6:.0f} MB"
        contests.append(contest(label, workplace.few(3), entered))
    return planned(contests, (compared("feedparser / this", _FEEDPARSER),))


CHECKING = (
    Group(
        "check",
        "feedsmith check",
        """\
A feed with all posts in each format. feedsmith holds it to all rules; feedparser only reads it,
and reads no JSON Feed. No other validator runs offline.""",
        _plan,
    ),
)
