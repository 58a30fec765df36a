"""MkDocs with Material's blog: a real site, its configuration, the addresses of its posts."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, write

from feedsmith.detection import detect_site
from feedsmith.generators import material_blog, mkdocs
from feedsmith.pipeline import build
from feedsmith.problems import FeedsmithError

CONFIG = "site_name: Notes\nsite_url: https://example.org/sub/\n"
POST = (
    "---\ntitle: A Title\ndate: 2026-03-01T23:30:00-05:00\ncategories: [Big Plans, b]\n---\nBody."
)


def site(root: Path, plugins: str, file: str = "docs/blog/posts/a-file.md") -> Path:
    return write(root, {"mkdocs.yml": f"{CONFIG}plugins:\n{plugins}", file: POST})


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("mkdocs-material")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("mkdocs-material")


@pytest.mark.parametrize(
    ("plugins", "path"),
    [
        ("  - blog\n", "blog/2026/03/01/a-title/"),
        ("  blog: {}\n", "blog/2026/03/01/a-title/"),
        ("  - material/blog:\n      post_url_format: '{slug}'\n", "blog/a-title/"),
        ("  - blog:\n      post_url_date_format: yyyy/MMM/d\n", "blog/2026/Mar/1/a-title/"),
        ("  - blog:\n      post_url_format: '{categories}/{file}'\n", "blog/big-plans/a-file/"),
        ("  - blog:\n      post_slugify_separator: _\n", "blog/2026/03/01/a_title/"),
        ("  - blog\nuse_directory_urls: false\n", "blog/2026/03/01/a-title.html"),
    ],
)
def test_the_plugin_decides_the_address(plugins: str, path: str, tmp_path: Path) -> None:
    assert paths(site(tmp_path, plugins)) == {"docs/blog/posts/a-file.md": path}


@pytest.mark.parametrize(
    ("settings", "file", "path"),
    [
        ("blog_dir: .", "docs/posts/a.md", "2026/03/01/a-title/"),
        ("blog_dir: news", "docs/news/posts/a.md", "news/2026/03/01/a-title/"),
        ('post_dir: "{blog}/all"', "docs/blog/all/deep/a.md", "blog/2026/03/01/a-title/"),
    ],
)
def test_posts_stand_where_the_plugin_looks_for_them(
    settings: str, file: str, path: str, tmp_path: Path
) -> None:
    assert paths(site(tmp_path, f"  - blog:\n      {settings}\n", file)) == {file: path}


def test_a_site_may_have_several_blogs(tmp_path: Path) -> None:
    plugins = "  - blog\n  - blog:\n      blog_dir: news\n      post_url_format: '{slug}'\n"
    root = write(site(tmp_path, plugins), {"docs/news/posts/b.md": POST})
    assert paths(root) == {
        "docs/blog/posts/a-file.md": "blog/2026/03/01/a-title/",
        "docs/news/posts/b.md": "news/a-title/",
    }


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("If a < b & c > d: R&D notes on <template>", "if-a--d-rd-notes-on"),
        ("“Café du Port” ☕ signs on a wall", "café-du-port--signs-on-a-wall"),
        ("Straße nach Łódź – Ærø…", "straße-nach-łódź--ærø"),
        ("x  y   z", "x--y---z"),
        ("日本語 title", "日本語-title"),
        ("&amp; entity", "amp-entity"),
    ],
)
def test_slugs_are_those_that_pymdownx_makes(title: str, slug: str) -> None:
    assert material_blog.slugify(title).lower() == slug


def test_tags_of_python_and_of_the_environment_are_no_faults(tmp_path: Path) -> None:
    text = (
        "site_name: !ENV [TITLE, OTHER, Fallback]\nsite_url: https://example.org/\n"
        "site_author: !ENV AUTHOR\nplugins:\n  - blog:\n      post_slugify: "
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}\n"
        "markdown_extensions:\n  - x: {format: !!python/name:a.b.c }\n  - !custom [1, 2]\n"
    )
    root = write(tmp_path, {"mkdocs.yml": text, "docs/blog/posts/a.md": POST})
    found = detect_site(root, NOW)
    assert (found.title, found.authors) == ("Fallback", ())
    assert paths(root) == {"docs/blog/posts/a.md": "blog/2026/03/01/a-title/"}


def test_a_configuration_goes_over_the_one_that_it_inherits(tmp_path: Path) -> None:
    root = site(tmp_path, "  - blog\nINHERIT: base.yml\ntheme: {name: material}\n")
    write(root, {"base.yml": "site_name: Base\nsite_author: Ada\ntheme: {language: fr}\n"})
    found = detect_site(root, NOW)
    assert (found.title, found.authors[0].name, found.language) == ("Notes", "Ada", "fr")


def test_authors_are_read_from_the_blogs_file(tmp_path: Path) -> None:
    authors = (
        "authors:\n  ada:\n    name: Ada L.\n    description: x\n    avatar: https://a.b/c.png\n"
    )
    root = write(site(tmp_path, "  - blog\n"), {"docs/blog/.authors.yml": authors})
    person = detect_site(root, NOW).people["ada"]
    assert (person.name, person.avatar) == ("Ada L.", "https://a.b/c.png")


@pytest.mark.parametrize(
    "plugins", ["  - search\n", "  - blog:\n      enabled: false\n", "  blogger: {}\n"]
)
def test_documentation_without_a_blog_is_none_of_ours(plugins: str, tmp_path: Path) -> None:
    assert mkdocs.detect(site(tmp_path, plugins)) is None


def test_a_broken_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match=r"mkdocs\.yml cannot be read"):
        mkdocs.detect(write(tmp_path, {"mkdocs.yml": "plugins: [\n"}))


def test_configurations_that_inherit_one_another_end(tmp_path: Path) -> None:
    root = site(tmp_path, "  - blog\nINHERIT: mkdocs.yml\n")
    assert detect_site(root, NOW).title == "Notes"


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("A day out", "a-day-out"),
        ("Tides &amp; x &lt; y", "tides-amp-x-lt-y"),
        ("Salt & pepper <b>x</b>", "salt--pepper-x"),
    ],
)
def test_a_heading_gives_the_slug_where_no_title_is_typed(
    heading: str, slug: str, tmp_path: Path
) -> None:
    made = f"site/blog/2026/03/01/{slug}/index.html"
    post = f"---\ndate: 2026-03-01\n---\n\n# {heading}\n\nBody.\n"
    files = {"docs/blog/posts/a.md": post, made: "<h1>Else</h1><p>Body.</p>"}
    files["site/index.html"] = "<h1>Notes</h1>"
    root = write(tmp_path, {"mkdocs.yml": f"{CONFIG}plugins:\n  - blog\n"} | files)
    (item,) = build(detect_site(root, NOW)).documents[0].feed.items
    assert item.url.endswith(f"/blog/2026/03/01/{slug}/")
