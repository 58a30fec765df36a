"""feedsmith on a whole site, beside Hugo: the newest posts, all posts, feeds of tags, archives."""

from __future__ import annotations

from contest import Contender, Expected, Missing
from feedsmith_runs import (
    AFTER,
    COLD,
    FORMATS,
    WORD,
    again,
    by_tag,
    changed,
    feeds,
    first,
    warm,
    whole,
    with_pages,
)
from group import Group, Plan, on_site, planned
from peers import HUGO_HOME, HUGO_TERMS, hugo_feeds
from table import compared
from workplace import Corpus, Workplace

_AGAINST_HUGO = (
    compared("Hugo with terms / this", HUGO_TERMS),
    compared("Hugo home / this", HUGO_HOME),
)


def _hugo(
    workplace: Workplace, corpus: Corpus, *, limit: int = 20, terms: bool = True
) -> list[Contender | Missing]:
    work, shown = workplace.folder, corpus.shown(limit)
    home = hugo_feeds(HUGO_HOME, corpus.root, work, shown, limit=limit)
    if not terms:
        return [home]
    by_tag = corpus.shown_by_tag(limit)
    return [hugo_feeds(HUGO_TERMS, corpus.root, work, shown, by_tag, limit=limit), home]


def _latest(workplace: Workplace) -> Plan:
    """Each size is a contest of its own, the largest being the one that was asked for."""
    contests = []
    for posts in workplace.sizes[:-1] or workplace.sizes:
        corpus = workplace.corpus(posts)
        runs = [first(COLD, corpus, feeds(corpus)), *warm(corpus)]
        entered = [*_hugo(workplace, corpus), *runs]
        contests.append(on_site(corpus, workplace.rounds, entered))
    return planned(contests, _AGAINST_HUGO)


def _pages(workplace: Workplace) -> Plan:
    corpus = workplace.corpus(workplace.posts, pages=True)
    entered = [*_hugo(workplace, corpus), first(COLD, corpus, feeds(corpus)), *with_pages(corpus)]
    return planned([on_site(corpus, workplace.few(3), entered)], _AGAINST_HUGO)


def _whole(workplace: Workplace) -> Plan:
    corpus = workplace.corpus(workplace.posts)
    every = "[feed]\nlimit = 0\n"
    entered = [
        *_hugo(workplace, corpus, limit=0, terms=False),
        whole("feedsmith, RSS", corpus),
        first("feedsmith, three formats", corpus, feeds(corpus, 0), every),
        again(f"{AFTER}, three formats", corpus),
        changed(f"{WORD}, three formats", corpus),
    ]
    columns = (compared("Hugo home / this", HUGO_HOME),)
    return planned([on_site(corpus, workplace.few(3), entered)], columns)


def _tags(workplace: Workplace) -> Plan:
    corpus = workplace.corpus(workplace.posts)
    shown = corpus.shown_by_tag(20)
    of_tags = (Expected(corpus.output, f"tags/*/{name}", shown) for name in FORMATS)
    three = '[feeds.tags]\nper = "tag"\nformats = ["rss", "atom", "json"]\n'
    entered = [
        *_hugo(workplace, corpus),
        by_tag("feedsmith, RSS", corpus),
        first("feedsmith, three formats", corpus, (*feeds(corpus), *of_tags), three),
        again(f"{AFTER}, three formats", corpus),
        changed(f"{WORD}, three formats", corpus),
    ]
    return planned([on_site(corpus, workplace.few(3), entered)], _AGAINST_HUGO)


def _archives(workplace: Workplace) -> Plan:
    corpus = workplace.corpus(workplace.posts)
    older = corpus.published - corpus.shown(20)
    archived = tuple(
        Expected(corpus.output, pattern, older)
        for pattern in ("feed-archive/*.xml", "atom-archive/*.xml", "feed-archive/*.json")
    )
    entered = [
        *_hugo(workplace, corpus, limit=0, terms=False),
        first(COLD, corpus, (*feeds(corpus), *archived), "[feed]\narchive = 100\n"),
        *warm(corpus),
    ]
    columns = (compared("Hugo home / this", HUGO_HOME),)
    return planned([on_site(corpus, workplace.few(3), entered)], columns)


SITES = (
    Group(
        "latest",
        "The newest 20 posts",
        """\
feedsmith reads every post and writes RSS, Atom and JSON Feed of the newest 20, with everything
that a run does: it makes addresses absolute and bodies safe, checks each document, keeps its
ledger, and waits for the disk. A first run has no ledger, no cache and no feeds to begin with;
the others follow it in the order of the rows. The change is in the newest post, so that every
feed must be written, and it must be seen there. Hugo reads the same posts and writes RSS alone
with full texts, 20 posts for home and for each term, or for home alone, without pages, taxonomy
lists and highlighting; it makes nothing absolute but its own links, checks nothing and does not
wait for the disk.""",
        _latest,
    ),
    Group(
        "pages",
        "The newest 20 posts, with built pages",
        """\
The same site after a build: feedsmith takes the texts from the built pages, of 15 to 40 KB each,
and looks at all of them. A first run; then two where nothing was touched; two where each page has
a new time of change and the same bytes, as most builds leave them (`--rehash` compares the
contents alone); one where a word of the newest post was changed in its source and its page. Hugo
writes feeds alone, from the sources, as above: it renders no pages.""",
        _pages,
    ),
    Group(
        "whole",
        "All posts in the feed",
        """\
`limit = 0`: RSS alone, and the three formats. Hugo writes RSS for home alone, without a limit.""",
        _whole,
    ),
    Group(
        "tags",
        "A feed for each tag",
        """\
`[feeds.tags] per = "tag"`: up to 200 feeds of up to 20 posts beside the site's own, in RSS alone
and in three formats, and feeds.opml. Hugo writes RSS for home and for each term.""",
        _tags,
    ),
    Group(
        "archives",
        "Archives",
        """\
`archive = 100`: the newest 20 posts in the feed, all older ones in archives of 100, in three
formats. Hugo has no archives; its feed of all posts stands for them.""",
        _archives,
    ),
)
