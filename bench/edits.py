"""An author's changes to the newest post of a site, each with a word that the feeds must show."""

from __future__ import annotations

import re
import shutil
import time
from datetime import datetime, timedelta
from pathlib import Path

from process import FailedError
from workplace import Corpus

_PAUSE = 0.1
"""Seconds from a change to the run after it: nobody is faster than that."""
_TEXT_OF_PAGE = '<div class="post-content e-content">\n<p>'


class Edits:
    """What is changed, and put back."""

    def __init__(self, corpus: Corpus) -> None:
        self._output = corpus.output
        self._post = corpus.root / "content" / "posts" / f"{corpus.newest}.md"
        self._page = corpus.output / "posts" / corpus.newest / "index.html"
        self._added = self._post.with_name("added-by-the-bench.md")
        self._kept = corpus.root / "kept"
        self._word = ""
        self._turn = 0

    def undo(self) -> None:
        """Put back what was changed."""
        self._added.unlink(missing_ok=True)
        for file in (self._post, self._page):
            kept = self._kept / file.name
            if kept.is_file():
                shutil.copyfile(kept, file)
        shutil.rmtree(self._kept, ignore_errors=True)

    def change_word(self) -> None:
        """A word in the text of the newest post, and in its page where there is one."""
        word = self._new_word()
        self._replace_word(self._post, "\n---\n\n", word)
        if self._page.is_file():
            self._replace_word(self._page, _TEXT_OF_PAGE, word)
        time.sleep(_PAUSE)

    def add_tag(self) -> None:
        """One more tag of the newest post."""
        text = self._to_change(self._post)
        said = text.replace("tags: [", f"tags: [{self._new_word()}, ", 1)
        self._post.write_bytes(said.encode())
        time.sleep(_PAUSE)

    def add_post(self) -> None:
        """One more post, an hour after the newest."""
        text = self._post.read_bytes().decode()
        typed = re.search(r"^date: (.*)$", text, re.M)
        if typed is None:
            raise FailedError(f"{self._post} has no date")
        later = datetime.fromisoformat(typed[1]) + timedelta(hours=1)
        said = text.replace(typed[0], f"date: {later.isoformat()}", 1)
        said = re.sub(r"^title: .*$", f'title: "{self._new_word()}"', said, count=1, flags=re.M)
        self._added.write_bytes(said.encode())
        time.sleep(_PAUSE)

    def build_pages_again(self) -> None:
        """Every built page gets a new time of change and keeps its bytes."""
        for file in (self._output / "posts").rglob("index.html"):
            file.touch()
        time.sleep(_PAUSE)

    def is_shown(self) -> None:
        """Raises FailedError where a feed does not show the last change."""
        for name in ("feed.xml", "atom.xml", "feed.json"):
            file = self._output / name
            if file.is_file() and not _has(file, self._word.encode()):
                raise FailedError(f"{file} does not show {self._word}: the run took no notice")

    def _replace_word(self, file: Path, before: str, word: str) -> None:
        head, mark, rest = self._to_change(file).partition(before)
        file.write_bytes(f"{head}{mark}{word} {rest.partition(' ')[2]}".encode())

    def _to_change(self, file: Path) -> str:
        kept = self._kept / file.name
        if not kept.is_file():
            self._kept.mkdir(exist_ok=True)
            shutil.copyfile(file, kept)
        return file.read_bytes().decode()

    def _new_word(self) -> str:
        self._turn += 1
        self._word = f"Benchmarked{self._turn}"
        return self._word


def _has(file: Path, word: bytes) -> bool:
    """Whether a file has a word. It is read in parts, for the measuring process stays small."""
    end = b""
    with file.open("rb") as opened:
        while part := opened.read(1 << 16):
            if word in end + part:
                return True
            end = part[-len(word) :]
    return False
