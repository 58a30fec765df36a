"""Zensical: a real site, and its configuration."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, write

from feedsmith.detection import detect_site
from feedsmith.generators import mkdocs, zensical

POST = "---\ntitle: A & B\ndate: 2026-03-01\n---\nBody."
CONFIG = '[project]\nsite_name = "Notes"\nsite_url = "https://example.org/"\n'


def site(root: Path, blog: str = "[project.plugins.blog]\n") -> Path:
    return write(root, {"zensical.toml": CONFIG + blog, "docs/blog/posts/a.md": POST})


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("zensical")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("zensical")


def test_the_blog_of_a_project_is_described_as_materials_is(tmp_path: Path) -> None:
    root = site(tmp_path, '[project.plugins.blog]\npost_url_format = "{date}/{slug}"\n')
    assert detect_site(root, NOW).generator.name == "zensical"
    assert paths(root) == {"docs/blog/posts/a.md": "blog/2026/03/01/a--b/"}


@pytest.mark.parametrize("blog", ["", "[project.plugins.blog]\nenabled = false\n"])
def test_a_project_without_a_blog_is_none_of_ours(blog: str, tmp_path: Path) -> None:
    assert zensical.detect(site(tmp_path, blog)) is None


def test_its_own_configuration_goes_before_that_of_mkdocs(tmp_path: Path) -> None:
    root = write(site(tmp_path), {"mkdocs.yml": "site_name: Old\nplugins: [blog]\n"})
    assert mkdocs.detect(root) is None
    assert detect_site(root, NOW).title == "Notes"
