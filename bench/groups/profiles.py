"""Where the time of a run goes."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

from contest import Contender, Contest, Runs
from feedsmith_runs import COLD, WORD, by_tag, changed, feeds, first, whole
from group import Group, Plan, on_site, planned
from sampling import PARTS
from table import Column
from workplace import Corpus, Workplace

_PROGRAM = str(Path(__file__).parents[1] / "sampling.py")


def _plan(workplace: Workplace) -> Plan:
    corpus = workplace.corpus(workplace.posts)
    entered = [
        first(COLD, corpus, feeds(corpus)),
        changed(WORD, corpus),
        whole("feedsmith, first run, RSS of all posts", corpus),
        by_tag("feedsmith, first run, RSS for each tag", corpus),
    ]
    kept = {one.name: corpus.root / f"profile-{at}.jsonl" for at, one in enumerate(entered)}
    for file in kept.values():
        file.unlink(missing_ok=True)
    sampled = [_sampled(one, corpus, kept[one.name]) for one in entered]
    columns = [Column(name, partial(_share, kept, name)) for name in PARTS]
    return planned((on_site(corpus, workplace.few(3), sampled),), tuple(columns))


def _sampled(one: Contender, corpus: Corpus, file: Path) -> Contender:
    command = (sys.executable, _PROGRAM, str(file), "build", str(corpus.root), "-q", "--jobs", "1")
    return one._replace(command=command)


def _share(kept: dict[str, Path], part: str, _: Contest, __: Runs, name: str) -> str:
    """In percent, the mean of all rounds."""
    told = [json.loads(line)[part] for line in kept[name].read_text().splitlines()]
    return f"{sum(told) / len(told):.0%}"


PROFILES = (
    Group(
        "profile",
        "Where the time goes",
        """\
The same runs in one process (`--jobs 1`), looked at every few milliseconds of processor time: the
share of each part, with what it calls in libraries. Disk: files are read, and asked for their
state. Safe HTML: addresses are made absolute, too, and what readers cannot show is mended.""",
        _plan,
    ),
)
