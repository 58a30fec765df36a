"""Where the benchmark lays out its sites, and how large they are."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from process import asked

_CORPUS = str(Path(__file__).with_name("corpus.py"))


class Corpus(NamedTuple):
    """A site that is laid out. counts: the published posts of each tag."""

    root: Path
    posts: int
    published: int
    newest: str
    counts: tuple[int, ...]

    @property
    def label(self) -> str:
        """How many posts it has, as a table says it."""
        return f"{self.posts:,} posts"

    @property
    def output(self) -> Path:
        """Where its feeds are written."""
        return self.root / "public"

    def shown(self, limit: int) -> int:
        """How many posts a feed of the site shows; 0 for all."""
        return min(limit or self.published, self.published)

    def shown_by_tag(self, limit: int) -> int:
        """How many posts the feeds of all tags show together."""
        return sum(min(limit or count, count) for count in self.counts)


class Workplace(NamedTuple):
    """A folder for sites and feeds, and what was asked for."""

    folder: Path
    posts: int
    rounds: int

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of posts of which growth is shown: up to ten times as many, from 100."""
        found = [self.posts * 10, self.posts, self.posts // 10, self.posts // 100]
        return tuple(size for size in reversed(found) if size >= 30)

    def few(self, most: int) -> int:
        """As many rounds as were asked for, but not more than this, of what takes long."""
        return min(self.rounds, most)

    def corpus(self, posts: int, generator: str = "hugo", *, pages: bool = False) -> Corpus:
        """A site of so many posts, made by a process of its own and kept for later groups."""
        root = self.folder / f"{generator}-{posts}{'-pages' if pages else ''}"
        if not (root / "corpus.json").is_file():
            print(f"  writing {posts:,} posts for {generator}", flush=True)
            command = [sys.executable, _CORPUS, str(posts), str(root), "--for", generator]
            asked([*command, *(["--pages"] if pages else [])])
        told = json.loads((root / "corpus.json").read_text("utf-8"))
        counts = tuple(told["tags"].values())
        return Corpus(root, posts, told["published"], told["newest"], counts)
