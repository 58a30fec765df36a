"""The fixture sites of generators with dialects, built, beside what their authors meant."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from feedsmith import Build, Item, build, detect_site
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post

SITES = Path(__file__).parent.parent / "fixtures" / "sites"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


class Built(NamedTuple):
    """A site's feeds and its `expected.json`."""

    build: Build
    expected: dict[str, Any]

    @property
    def items(self) -> dict[str, Item]:
        """By the source file, below the site."""
        feed = self.build.documents[0].feed
        return {one.place.file: one for one in feed.items if one.place}


@cache
def built(name: str) -> Built:
    root = SITES / name
    made = build(detect_site(root, NOW))
    return Built(made, json.loads((root / "expected.json").read_text("utf-8")))


def said(one: Built) -> dict[str, dict[str, object]]:
    """What the feed says of each post."""
    feed = one.build.documents[0].feed
    return {
        file: {
            "url": item.url,
            "title": item.title,
            "published": item.published and item.published.isoformat(),
            "updated": item.updated and item.updated.isoformat(),
            "authors": [person.name for person in item.authors or feed.authors],
            "tags": list(item.tags),
            "image": item.image and item.image.url,
        }
        for file, item in one.items.items()
    }


def meant(one: Built) -> dict[str, dict[str, object]]:
    """What `expected.json` says of each post, of the same things."""
    keys = ("url", "title", "published", "updated", "authors", "tags", "image")
    return {post["source"]: {key: post[key] for key in keys} for post in one.expected["posts"]}


def assert_as_meant(name: str) -> None:
    """The feed says of every post what its author meant, and of no others anything."""
    one = built(name)
    assert said(one) == meant(one)
    summaries = {file: item.summary for file, item in one.items.items()}
    for post in one.expected["posts"]:
        assert post["summary"] in (None, summaries[post["source"]])
    feed = one.build.documents[0].feed
    assert feed.title == one.expected["title"]
    assert feed.home_url == one.expected["base_url"]
    assert feed.language == one.expected["language"]
    assert not [problem for problem in one.build.problems if problem.level != "hint"]


def assert_whole_bodies(name: str) -> None:
    """Each body begins and ends as its post does, and holds nothing of the page around it."""
    one = built(name)
    for post in one.expected["posts"]:
        text = words(one.items[post["source"]].body or "")
        assert text.startswith(words(post["first"])), post["source"]
        assert text.rstrip(" ↩︎").endswith(words(post["last"])), post["source"]
        assert not [part for part in one.expected["furniture"] if part in text], post["source"]
        assert not [mark for mark in one.expected["never"] if mark in text]


def words(markup: str) -> str:
    """The words of a text, with plain quotation marks and single blanks."""
    text = html.unescape(re.sub(r"<[^>]+>", "", markup))
    return " ".join(text.translate(str.maketrans("’‘“”", "''\"\"")).split())


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def read(root: Path) -> dict[str, Post]:
    """Each post of a site that has not been built, by its file below the site."""
    site = detect_site(root, NOW)
    return {
        Path(file).relative_to(site.root).as_posix(): read_post(folder, file, site, None)
        for folder, file in post_files(site)
    }


def paths(root: Path) -> dict[str, str | None]:
    """The path of each post's page below the site's address, `None` for one kept back."""
    base = detect_site(root, NOW).url
    items = {file: post.item for file, post in read(root).items()}
    return {file: item.url.removeprefix(base) if item else None for file, item in items.items()}
