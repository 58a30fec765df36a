"""What more posts cost."""

from __future__ import annotations

from feedsmith_runs import AFTER, AGAIN, COLD, WORD, again, changed, feeds, first
from group import Group, Plan, on_site, planned
from table import per_post
from workplace import Workplace

_LARGE = 100_000


def _plan(workplace: Workplace) -> Plan:
    contests, posts = [], {}
    for size in workplace.sizes:
        corpus = workplace.corpus(size)
        posts[corpus.label] = size
        entered = [
            first(COLD, corpus, feeds(corpus)),
            again(AFTER, corpus),
            again(AGAIN, corpus),
            changed(WORD, corpus),
        ]
        rounds = workplace.few(1 if size >= _LARGE else 3)
        contests.append(on_site(corpus, rounds, entered))
    return planned(contests, (per_post(posts),))


GROWTH = (
    Group(
        "growth",
        "Growth",
        """\
The newest 20 posts of larger and larger sites, in three formats.""",
        _plan,
    ),
)
