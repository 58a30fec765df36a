"""Feed parsers of other people read what feedsmith writes, and find in it what was published.

The measure is feed.json, read here as plain JSON. Where a parser alters every feed alike, or knows
less than was said, the tables and comments below say so: those are its limits, not ours.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

FIXTURES = Path(__file__).parent.parent / "fixtures"
READERS = Path(__file__).parent / "readers"

SITES = ("essays", "scripts", "dates")

EXTRACTUS = "@extractus/feed-extractor"
ROWANMANNING = "@rowanmanning/feed-parser"
PACKAGES_FOR_XML = (EXTRACTUS, ROWANMANNING, "feedparser", "feedsmith", "rss-parser")

EVERYTHING = {
    "feed.xml": (*PACKAGES_FOR_XML, "newsboat"),
    "atom.xml": (*PACKAGES_FOR_XML, "newsboat"),
    "feed.json": (EXTRACTUS, "feedsmith"),
}
ALL_AUTHORS = {
    "feed.xml": (ROWANMANNING, "feedsmith"),
    "atom.xml": (ROWANMANNING, "feedsmith", "newsboat"),
    "feed.json": ("feedsmith",),
}
ONE_AUTHOR = {
    "feed.xml": ("feedparser", "newsboat", "rss-parser"),
    "atom.xml": ("feedparser", "rss-parser"),
}
PICTURES = {
    "feed.xml": (EXTRACTUS, ROWANMANNING, "feedparser", "feedsmith"),
    "atom.xml": (EXTRACTUS, ROWANMANNING, "feedparser", "feedsmith"),
    "feed.json": (EXTRACTUS, "feedsmith"),
}
ENCLOSURES = {
    "feed.xml": (ROWANMANNING, "feedparser", "feedsmith", "newsboat", "rss-parser"),
    "atom.xml": (ROWANMANNING, "feedparser", "feedsmith", "newsboat"),
    "feed.json": ("feedsmith",),
}
SIZES = {file: tuple(set(readers) - {"newsboat"}) for file, readers in ENCLOSURES.items()}

Item = dict[str, Any]
Require = Callable[[bool, str], None]


class Reading(NamedTuple):
    """What one reader found in one file, and what was published there."""

    file: str
    reader: str
    published: list[Item]
    found: list[Item]

    def pairs(self) -> Iterable[tuple[Item, Item]]:
        return zip(self.published, self.found, strict=True)


def of(readers: Mapping[str, Iterable[str]]) -> pytest.MarkDecorator:
    """Give a test the reading of each site by each of these readers."""
    cases = [
        pytest.param((site, file, reader), id=f"{reader}-{site}-{file}")
        for file, names in readers.items()
        for reader in sorted(names)
        for site in SITES
    ]
    return pytest.mark.parametrize("reading", cases, indirect=True)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each site's name, and the folder into which the command wrote its feeds."""
    folder = tmp_path_factory.mktemp("sites")
    for site in SITES:
        shutil.copytree(FIXTURES / site, folder / site)
        build = (sys.executable, "-m", "feedsmith", "build", folder / site)
        options = ("--into", folder / site / "made", "--now", "2026-11-01T00:00:00Z", "-q")
        subprocess.run((*build, *options), check=True)
    return {site: folder / site / "made" for site in SITES}


@pytest.fixture(scope="module")
def packages(sites: dict[str, Path], require: Require) -> dict[tuple[str, str], dict[str, Any]]:
    """What read.mjs prints of each feed of each site."""
    require(
        shutil.which("node") is not None and (READERS / "node_modules").is_dir(),
        "node or its feed parsers are missing: install Node.js, then npm ci --prefix tests/readers",
    )
    return {(site, file): in_node(sites[site] / file) for site in SITES for file in EVERYTHING}


def in_node(feed: Path) -> dict[str, Any]:
    finished = subprocess.run(
        ["node", READERS / "read.mjs", feed], check=True, capture_output=True, timeout=60
    )
    results: dict[str, Any] = json.loads(finished.stdout)
    return results


@pytest.fixture(scope="module")
def newsboat(
    sites: dict[str, Path], require: Require, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], list[Item]]:
    """What newsboat keeps of each RSS and Atom feed of each site."""
    require(
        shutil.which("newsboat") is not None,
        "newsboat is missing: apt-get install --no-install-recommends newsboat",
    )
    return {
        (site, file): in_newsboat(sites[site] / file, tmp_path_factory.mktemp("newsboat"))
        for site in SITES
        for file in ("feed.xml", "atom.xml")
    }


def in_newsboat(feed: Path, home: Path) -> list[Item]:
    (home / "urls").write_text(f"{feed.as_uri()}\n", encoding="utf-8")
    (home / "config").touch()
    own = ("-u", home / "urls", "-c", home / "cache.db", "-C", home / "config")
    subprocess.run(
        ("newsboat", *own, "-x", "reload"),
        check=True,
        capture_output=True,
        timeout=60,
        env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8"},
    )
    with closing(sqlite3.connect(home / "cache.db")) as cache:
        cache.row_factory = sqlite3.Row
        # It keeps the last item of a feed first.
        rows = cache.execute("SELECT * FROM rss_item ORDER BY id DESC").fetchall()
    return [from_newsboat(row) for row in rows]


def from_newsboat(row: sqlite3.Row) -> Item:
    enclosure = {"url": row["enclosure_url"], "type": row["enclosure_type"]}
    return {
        "title": row["title"],
        "link": row["url"],
        "id": row["guid"],
        "date": datetime.fromtimestamp(row["pubDate"], UTC).isoformat(),
        "author": row["author"],
        "authors": row["author"].split(", "),
        "enclosures": [enclosure] if enclosure["url"] else [],
        "content": row["content"],
    }


@pytest.fixture
def reading(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Reading:
    site, file, reader = request.param
    if reader == "newsboat":
        found = request.getfixturevalue("newsboat")[site, file]
    else:
        found = request.getfixturevalue("packages")[site, file][reader]
    assert isinstance(found, list), f"{reader} died: {found}"
    published = json.loads((sites[site] / "feed.json").read_bytes())["items"]
    return Reading(file, reader, published, found)


def test_every_package_has_read(packages: dict[tuple[str, str], dict[str, Any]]) -> None:
    for (_, file), results in packages.items():
        assert set(results) == set(EVERYTHING[file]) - {"newsboat"}


@of(EVERYTHING)
def test_every_item_is_found_by_its_id_and_in_order(reading: Reading) -> None:
    assert len(reading.published) >= 6
    assert [item["id"] for item in reading.found] == [item["id"] for item in reading.published]


@of(EVERYTHING)
def test_titles_are_the_same_to_the_letter(reading: Reading) -> None:
    titles = [item["title"] for item in reading.published]
    assert [item["title"] for item in reading.found] == titles


@of(EVERYTHING)
def test_links_lead_to_the_posts(reading: Reading) -> None:
    assert [item["link"] for item in reading.found] == [item["url"] for item in reading.published]


@of(EVERYTHING)
def test_dates_are_the_same_instants(reading: Reading) -> None:
    for published, found in reading.pairs():
        date = published["date_published"]
        # It shows an Atom entry under the time of its last change.
        if reading.reader == EXTRACTUS and reading.file == "atom.xml":
            date = published.get("date_modified", date)
        assert datetime.fromisoformat(found["date"]) == datetime.fromisoformat(date)


@of(EVERYTHING)
def test_content_arrives_whole(reading: Reading) -> None:
    for published, found in reading.pairs():
        content = published["content_html"]
        # It resolves character references once more than XML has them, in every feed.
        if reading.reader == ROWANMANNING:
            content = html.unescape(content)
        assert found["content"].strip() == content.strip()


@of(ALL_AUTHORS)
def test_all_authors_are_named(reading: Reading) -> None:
    for published, found in reading.pairs():
        assert found["authors"] == [author["name"] for author in published["authors"]]


@of(ONE_AUTHOR)
def test_readers_that_know_one_author_name_one_of_them(reading: Reading) -> None:
    for published, found in reading.pairs():
        assert found["author"] in [author["name"] for author in published["authors"]]


@of(PICTURES)
def test_pictures_are_found(reading: Reading) -> None:
    for published, found in reading.pairs():
        assert found["image"] == published.get("image")


@of(ENCLOSURES)
def test_enclosures_are_found_once(reading: Reading) -> None:
    for published, found in reading.pairs():
        attachments = published.get("attachments", [])
        expected = [(one["url"], one["mime_type"]) for one in attachments]
        assert [(one["url"], one["type"]) for one in files(reading, found)] == expected


@of(SIZES)
def test_sizes_of_enclosures_are_found(reading: Reading) -> None:
    for published, found in reading.pairs():
        expected = [one["size_in_bytes"] for one in published.get("attachments", [])]
        assert [one["length"] for one in files(reading, found)] == expected


def files(reading: Reading, found: Item) -> list[Item]:
    """The enclosures of an item, without the picture that feedparser counts among them."""
    if reading.reader != "feedparser":
        return list(found["enclosures"])
    return [one for one in found["enclosures"] if one["url"] != found["image"]]


def test_the_sites_have_what_is_looked_for(sites: dict[str, Path]) -> None:
    items = [
        item
        for folder in sites.values()
        for item in json.loads((folder / "feed.json").read_bytes())["items"]
    ]
    assert any(item.get("attachments") for item in items)
    assert any(item.get("image") for item in items)
    assert any(item.get("date_modified") for item in items)
    assert any(len(item["authors"]) > 1 for item in items)
    assert any("&" in item["title"] and "<" in item["title"] for item in items)
    assert any("&lt;" in item["content_html"] for item in items)
