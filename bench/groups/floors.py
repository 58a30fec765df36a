"""The least that the work can cost: the libraries alone, so that one sees what is left to gain."""

from __future__ import annotations

import sys
from pathlib import Path

from contest import Contender
from feedsmith_runs import AFTER, COLD, WORD, again, changed, feeds, first, whole
from group import Group, Plan, on_site, planned
from table import compared
from workplace import Workplace

_PROGRAM = str(Path(__file__).parent.parent / "floors.py")
_ROWS = (
    ("Python starts", "start"),
    ("Python starts and loads the libraries", "imports"),
    ("… and looks whether a post has changed", "states"),
    ("reading the posts", "read"),
    ("… and their front matter by PyYAML's C parser", "front_matter"),
    ("… and all bodies by pyromark and turbohtml, made safe", "bodies"),
)


def _plan(workplace: Workplace) -> Plan:
    contests = []
    for posts in (workplace.posts // 10, workplace.posts):
        corpus = workplace.corpus(posts)
        feed = corpus.output / "feed.xml"
        entered = [
            first(COLD, corpus, feeds(corpus)),
            again(AFTER, corpus),
            changed(WORD, corpus),
            *(_work(name, work, corpus.root) for name, work in _ROWS),
            whole(_WHOLE, corpus),
            _work("lxml reads that feed", "parse", feed),
        ]
        contests.append(on_site(corpus, workplace.few(3), entered))
    columns = (
        compared("a first run / this", COLD),
        compared("one post changed / this", WORD),
        compared("RSS of all posts / this", _WHOLE),
    )
    return planned(contests, columns)


def _work(name: str, work: str, path: Path) -> Contender:
    return Contender(name, (sys.executable, _PROGRAM, work, str(path)))


_WHOLE = "feedsmith, RSS of all posts"

FLOORS = (
    Group(
        "floors",
        "Floors",
        """\
Parts of the work by the libraries that feedsmith uses, each in a process of its own with nothing
around it: what no code of feedsmith's on top of them can go below. The times include the start of
Python.""",
        _plan,
    ),
)
