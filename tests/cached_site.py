"""A site whose posts are edited, built with what earlier runs kept and without."""

from __future__ import annotations

import os
import shutil
from itertools import count
from pathlib import Path

from click.testing import CliRunner

from feedsmith.cli import main

NOW = "2026-06-15"
CONFIGURATION = """[site]
url = "https://a.example/"
title = "A"
[content]
folder = "content"
permalink = "/:slug/"
[feed]
limit = 4
[feeds.tags]
per = "tag"
"""


class CachedSite:
    """A folder of posts, perhaps with pages. Each change has a time of its own, long ago."""

    def __init__(self, root: Path, *, pages: bool) -> None:
        self.root = root
        self.pages = pages
        self._times = count(1_500_000_000)
        (root / "content").mkdir(parents=True)
        self.write("feedsmith.toml", CONFIGURATION)
        if pages:
            self.write("public/index.html", "<title>A</title><h1>A</h1>")

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self.age(file)

    def age(self, file: Path) -> None:
        changed = next(self._times) * 10**9 + 123_456_789
        os.utime(file, ns=(changed, changed))

    def post(self, name: str, text: str, *, day: int, tags: str, extra: str = "") -> None:
        head = f"title: Post {name}\ndate: 2026-06-{day:02}\ntags: [{tags}]\n{extra}"
        self.write(f"content/{name}.md", f"---\n{head}---\n\n{text}\n")
        if self.pages:
            self.page(name, text)

    def page(self, name: str, text: str) -> None:
        body = f"<article><h1>Post {name}</h1><p>{text}</p></article>"
        self.write(f"public/{name}/index.html", f"<title>Post {name}</title><main>{body}</main>")

    def delete(self, name: str) -> None:
        (self.root / f"content/{name}.md").unlink()
        shutil.rmtree(self.root / f"public/{name}", ignore_errors=True)

    def names(self) -> list[str]:
        return sorted(file.stem for file in (self.root / "content").glob("*.md"))

    def build(self, *options: str) -> tuple[str, dict[str, bytes]]:
        """What a run says, and what then stands in the site but the cache."""
        return build(self.root, *options)

    def copied(self, to: Path) -> Path:
        """The site as it is, without what earlier runs kept."""
        shutil.copytree(self.root, to, ignore=shutil.ignore_patterns(".feedsmith"))
        return to


def build(root: Path, *options: str) -> tuple[str, dict[str, bytes]]:
    asked = ("build", str(root), "--now", NOW, "--allow-flood", "99", "--report", "json", *options)
    result = CliRunner().invoke(main, asked)
    assert result.exit_code in (0, 1), result.output
    files = sorted(file for file in root.rglob("*") if file.is_file())
    kept = {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
    said = result.output.replace(str(root), "SITE")
    return said, {path: data for path, data in kept.items() if not path.startswith(".feedsmith")}
