"""Nikola: a real site, the addresses that its settings give, what stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, read, write

from feedsmith.detection import detect_site
from feedsmith.generators import nikola
from feedsmith.model import Person

CONFIG = """
BLOG_TITLE = "Notes"
SITE_URL = "https://example.org/"
POSTS = (
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.md", "posts", "post.tmpl"),
    ("notes/*.md", "", "post.tmpl"),
)
"""
POST = ".. title: x\n.. date: 2026-03-01 08:00:00 UTC\n\nBody."


def site(root: Path, posts: dict[str, str], config: str = "") -> Path:
    return write(root, {"conf.py": CONFIG + config} | posts)


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("nikola")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("nikola")


def test_addresses_follow_the_folder_and_the_slug(tmp_path: Path) -> None:
    names = ("posts/Two Words.rst", "posts/2026/deep.md", "notes/top.md")
    root = site(tmp_path, dict.fromkeys(names, POST))
    slugged = POST.replace("\n\n", "\n.. slug: given\n\n")
    write(root, {"posts/slugged.md": slugged})
    assert paths(root) == {
        "posts/Two Words.rst": "posts/two-words/",
        "posts/2026/deep.md": "posts/2026/deep/",
        "posts/slugged.md": "posts/given/",
        "notes/top.md": "top/",
    }


def test_pages_are_files_where_urls_are_not_pretty(tmp_path: Path) -> None:
    root = site(tmp_path, {"posts/a.md": POST}, "PRETTY_URLS = False\n")
    assert paths(root) == {"posts/a.md": "posts/a.html"}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("If a < b & c", "if-a-b-c"),
        ("C++ and C#: which?", "c++-and-c-which"),
        ("Straße nach Łódź – Ærø…", "strasse-nach-lodz-aero"),
        ("a_b-c--d", "a_b-c-d"),
        ("Release v1.2.3", "release-v123"),
    ],
)
def test_slugs_are_those_that_nikola_makes(name: str, slug: str) -> None:
    assert nikola.slugify(name) == slug


@pytest.mark.parametrize(
    "line", [".. status: draft", ".. status: private", ".. tags: a, draft", ".. tags: private"]
)
def test_drafts_stay_hidden_though_their_pages_are_built(line: str, tmp_path: Path) -> None:
    post = POST.replace("\n\n", f"\n{line}\n\n")
    assert paths(site(tmp_path, {"posts/a.md": post})) == {"posts/a.md": None}


def test_a_post_may_keep_its_metadata_in_a_second_file(tmp_path: Path) -> None:
    root = site(tmp_path, {"posts/a.md": "Words: first.\n", "posts/a.meta": POST})
    item = read(root)["posts/a.md"].item
    assert item is not None
    assert (item.title, str(item.published)) == ("x", "2026-03-01 08:00:00+00:00")


def test_translations_and_files_of_no_kind_are_no_posts(tmp_path: Path) -> None:
    names = ("posts/a.md", "posts/a.de.md", "posts/b.v2.md", "other/c.md", "notes/d.rst")
    config = 'DEFAULT_LANG = "en"\nTRANSLATIONS = {DEFAULT_LANG: "", "de": "./de"}\n'
    assert list(read(site(tmp_path, dict.fromkeys(names, POST), config))) == [
        "posts/a.md",
        "posts/b.v2.md",
    ]


def test_the_site_is_described_by_conf_py(tmp_path: Path) -> None:
    config = (
        'BLOG_AUTHOR = "Ada"\nBLOG_EMAIL = "ada@example.org"\nTIMEZONE = "Europe/Rome"\n'
        'DEFAULT_LANG = "it"\nBLOG_TITLE = {"it": "Appunti", "en": "Notes"}\n'
        'BLOG_DESCRIPTION = "Of " "stones"\nOUTPUT_FOLDER = "www"\n'
    )
    found = detect_site(site(tmp_path, {"posts/a.md": POST}, config), NOW)
    assert (found.title, found.description, found.language) == ("Appunti", "Of stones", "it")
    assert found.authors == (Person(name="Ada", email="ada@example.org"),)
    assert (str(found.zone), found.output.name) == ("Europe/Rome", "www")


def test_a_configuration_of_sphinx_is_none_of_nikolas(tmp_path: Path) -> None:
    assert (
        nikola.detect(write(tmp_path, {"conf.py": 'project = "Notes"\nextensions = []\n'})) is None
    )
