"""feedsmith as its users run it: the first time, again, and after a change of theirs."""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

from contest import Contender, Expected
from edits import Edits
from process import FailedError, run
from workplace import Corpus

COLD = "feedsmith, first run"
AFTER = "feedsmith, nothing changed since a first run"
AGAIN = "feedsmith, nothing changed again"
WORD = "feedsmith, one post changed"
ADDED = "feedsmith, one post added"
TAGGED = "feedsmith, one tag added"
REBUILT = "feedsmith, all pages built again"

FORMATS = ("feed.xml", "atom.xml", "feed.json")
_RSS = '[feed]\nformats = ["rss"]\n'


def program() -> str:
    """The command of the environment that this runs in. Raises FailedError where there is none."""
    name = "feedsmith.exe" if sys.platform == "win32" else "feedsmith"
    found = Path(sys.executable).with_name(name)
    if not found.is_file():
        raise FailedError(f"{found} is not there: install feedsmith where this Python is")
    return str(found)


def command(corpus: Corpus) -> tuple[str, ...]:
    """What a user types."""
    return (program(), "build", str(corpus.root), "-q")


def forget(corpus: Corpus, configuration: str = "") -> None:
    """Make the next run a site's first: without ledger, cache and feeds; built pages stay."""
    Edits(corpus).undo()
    (corpus.root / "feedsmith.toml").write_text(configuration, "utf-8")
    for name in ("feedsmith.lock", ".gitattributes"):
        (corpus.root / name).unlink(missing_ok=True)
    shutil.rmtree(corpus.root / ".feedsmith", ignore_errors=True)
    for one in corpus.output.iterdir() if corpus.output.is_dir() else ():
        if one.is_dir() and one.name != "posts":
            shutil.rmtree(one)
        elif one.is_file() and one.name != "index.html":
            one.unlink()


def first(
    name: str, corpus: Corpus, expected: tuple[Expected, ...], configuration: str = ""
) -> Contender:
    """The first run of a site with this configuration."""
    before = partial(forget, corpus, configuration)
    return Contender(name, command(corpus), before=before, expected=expected)


def feeds(
    corpus: Corpus, limit: int = 20, names: tuple[str, ...] = FORMATS
) -> tuple[Expected, ...]:
    """The site's own feeds, as they must be written."""
    return tuple(Expected(corpus.output, name, corpus.shown(limit)) for name in names)


def whole(name: str, corpus: Corpus) -> Contender:
    """The first run of a site with all posts in its feed, in RSS alone."""
    return first(name, corpus, feeds(corpus, 0, FORMATS[:1]), f"{_RSS}limit = 0\n")


def by_tag(name: str, corpus: Corpus) -> Contender:
    """The first run of a site with a feed for each tag beside its own, in RSS alone."""
    of_tags = Expected(corpus.output, f"tags/*/{FORMATS[0]}", corpus.shown_by_tag(20))
    configuration = f'{_RSS}[feeds.tags]\nper = "tag"\n'
    return first(name, corpus, (*feeds(corpus, 20, FORMATS[:1]), of_tags), configuration)


def again(name: str, corpus: Corpus) -> Contender:
    """A run after one that nothing has followed."""
    return Contender(name, command(corpus))


def changed(name: str, corpus: Corpus) -> Contender:
    """A run after a word of the newest post was changed."""
    edits = Edits(corpus)
    return Contender(name, command(corpus), None, edits.change_word, edits.is_shown)


def warm(corpus: Corpus) -> tuple[Contender, ...]:
    """The runs that follow a first one, each after the one before it."""
    edits = Edits(corpus)
    return (
        again(AFTER, corpus),
        again(AGAIN, corpus),
        changed(WORD, corpus),
        Contender(ADDED, command(corpus), None, edits.add_post, edits.is_shown),
        Contender(TAGGED, command(corpus), None, edits.add_tag, edits.is_shown),
    )


def with_pages(corpus: Corpus) -> tuple[Contender, ...]:
    """As `warm`, where built pages stand: most builds write all of them, changed or not.

    With --rehash it is the second run: the first one learns what is in the files.
    """
    build, typed = Edits(corpus).build_pages_again, command(corpus)
    comparing = (*typed, "--rehash")

    def build_twice() -> None:
        build()
        run(comparing)
        build()

    return (
        again(AFTER, corpus),
        again(AGAIN, corpus),
        Contender(REBUILT, typed, None, build),
        Contender(f"{REBUILT}, --rehash", comparing, None, build_twice),
        changed(WORD, corpus),
    )
