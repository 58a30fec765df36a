"""Sphinx with ABlog: a real site, which documents are posts, and where their pages are."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, read, write

from feedsmith.detection import detect_site
from feedsmith.generators import ablog
from feedsmith.model import Person

CONFIG = """
project = "Notes"
extensions = ["sphinx.ext.todo", "ablog"]
blog_baseurl = "https://example.org/sub/"
"""
POST = "Title\n=====\n\n.. post:: Mar 1, 2026\n\nBody.\n"
DATED = ":date: 2026-03-01\n\nTitle\n=====\n\nBody.\n"


def site(root: Path, documents: dict[str, str], config: str = "") -> Path:
    return write(root, {"conf.py": CONFIG + config} | documents)


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("ablog")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("ablog")


def test_addresses_are_the_documents_paths(tmp_path: Path) -> None:
    root = site(tmp_path, dict.fromkeys(("a.rst", "2026/b.rst", "c/index.rst"), POST))
    assert paths(root) == {"a.rst": "a/", "2026/b.rst": "2026/b/", "c/index.rst": "c/"}


def test_pages_are_files_where_sphinx_builds_html(tmp_path: Path) -> None:
    root = write(site(tmp_path, {"a.rst": POST}), {"_build/html/index.html": "<p>Home"})
    assert detect_site(root, NOW).output == tmp_path.resolve() / "_build" / "html"
    assert paths(root) == {"a.rst": "a.html"}


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("", False),
        ('"posts/*"', True),
        ('"posts/*.rst"', True),
        ('["notes/*", "posts/**"]', True),
        ('"*"', False),
        ('"**/*.md"', False),
    ],
)
def test_the_pattern_makes_posts_of_dated_documents(
    pattern: str, shown: bool, tmp_path: Path
) -> None:
    config = f"blog_post_pattern = {pattern}\n" if pattern else ""
    found = paths(site(tmp_path, {"posts/a.rst": DATED}, config))
    assert found == {"posts/a.rst": "posts/a/" if shown else None}


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====\n\n.. post::\n\nBody.\n",
        "Title\n=====\n\n.. post:: Jan 1, 2099\n\nBody.\n",
        "Title\n=====\n\nBody.\n",
    ],
)
def test_undated_and_future_documents_stay_hidden(text: str, tmp_path: Path) -> None:
    config = 'blog_post_pattern = "posts/*"\n'
    found = paths(site(tmp_path, {"posts/2026-01-01-a.rst": text}, config))
    assert found == {"posts/2026-01-01-a.rst": None}


def test_excluded_documents_are_no_posts(tmp_path: Path) -> None:
    names = ("a.rst", "_build/b.rst", "old/c.rst", "old/deep/d.rst", "e/README.rst", "f.html")
    config = 'exclude_patterns = ["old", "**/README.*"]\n'
    assert list(read(site(tmp_path, dict.fromkeys(names, POST), config))) == ["a.rst"]


def test_the_site_is_described_by_conf_py_in_its_folder(tmp_path: Path) -> None:
    config = (
        'blog_title = project + "!"\nlanguage = "pt_BR"\nblog_default_author = "ada"\n'
        'blog_authors = {"ada": ("Ada L.", "https://ada.example"), "bob": ("Bob", None)}\n'
    )
    root = write(tmp_path, {"docs/conf.py": CONFIG + config, "docs/a.rst": POST})
    found = detect_site(root, NOW)
    assert (found.title, found.language, found.config) == ("Notes!", "pt-BR", "docs/conf.py")
    assert found.authors == (Person(name="Ada L.", url="https://ada.example/"),)
    assert found.people["bob"].name == "Bob"
    assert paths(root) == {"docs/a.rst": "a/"}


def test_a_list_of_extensions_that_can_not_be_told_does_not_hide_ablog(tmp_path: Path) -> None:
    text = 'extensions = load("ablog")\nblog_baseurl = "https://example.org/"\n'
    found = ablog.detect(write(tmp_path, {"conf.py": text}))
    assert found is not None
    assert found.url == "https://example.org/"


def test_sphinx_without_ablog_is_none_of_ours(tmp_path: Path) -> None:
    text = 'project = "ablog"\nextensions = ["sphinx.ext.todo"]\n'
    assert ablog.detect(write(tmp_path, {"conf.py": text})) is None
