"""Other programs that make feeds of a site, on the same posts."""

from __future__ import annotations

from feedsmith_runs import COLD, feeds, first
from group import Group, Plan, on_site, planned
from peers import HUGO_HOME, eleventy, feedgen_script, hugo_feeds, pelican
from table import compared
from workplace import Workplace


def _plan(workplace: Workplace) -> Plan:
    contests = []
    for posts in (workplace.posts // 10, workplace.posts):
        corpus = workplace.corpus(posts)
        entered = [
            first(COLD, corpus, feeds(corpus)),
            hugo_feeds(HUGO_HOME, corpus.root, workplace.folder, corpus.shown(20)),
            eleventy("Eleventy, RSS and Atom", workplace.corpus(posts, "eleventy").root),
            pelican("Pelican, RSS and Atom", workplace.corpus(posts, "pelican").root),
            feedgen_script("a feedgen script, RSS and Atom", workplace.corpus(posts).root),
        ]
        rounds = workplace.few(3 if posts < workplace.posts else 1)
        contests.append(on_site(corpus, rounds, entered))
    return planned(contests, (compared("this / feedsmith", COLD, ours=True),))


GENERATORS = (
    Group(
        "generators",
        "Other programs on the same posts",
        """\
Feeds of the newest 20 posts, as far as each makes feeds alone. feedsmith: RSS, Atom and JSON
Feed, as above, its first run. Hugo: RSS of the home page. Eleventy with its RSS plugin renders
every post by markdown-it and writes each as a file, without a layout: it has no other way to give
a post an address. Pelican renders every post by Python-Markdown, writes feeds alone, from
metadata lines in place of YAML. The script reads front matter by python-frontmatter and renders
the newest 20 by markdown-it-py; its addresses stay relative. None but feedsmith makes texts safe,
checks what it wrote or waits for the disk.""",
        _plan,
    ),
)
