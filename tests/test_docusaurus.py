"""Docusaurus: where it puts posts, and what its configuration says of a site."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from feedsmith.detection import detect_site
from feedsmith.generators import Detected, Source
from feedsmith.generators.docusaurus import GENERATOR
from feedsmith.model import Person
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sites" / "docusaurus"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def detected(root: Path, config: str, **files: str) -> Detected:
    (root / "docusaurus.config.js").write_text(config, "utf-8")
    for name, text in files.items():
        file = root / name.replace("__", "/") / "authors.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = GENERATOR.detect(root)
    assert found is not None
    return found


def address(path: str, slug: str | None = None, **settings: object) -> str:
    site = Detected(config="docusaurus.config.js", settings=settings, prefixes={"blog": "blog"})
    [found] = GENERATOR.addresses(Source(path=PurePosixPath(path), slug=slug), site)
    return found


def test_the_fixture_site_is_read_as_its_author_meant_it() -> None:
    expected = json.loads((FIXTURE / "expected.json").read_text("utf-8"))
    site = detect_site(FIXTURE, NOW)
    items, *_ = load(site, Workshop(installed()))
    said = {one.url: [person.name for person in one.authors] for one in items}
    assert said == {one["url"]: one["authors"] for one in expected["posts"]}
    assert {one.url: one.published for one in items} == {
        one["url"]: datetime.fromisoformat(one["published"]) for one in expected["posts"]
    }
    assert (site.url, site.title, site.language) == (
        *(expected["base_url"], expected["title"], expected["language"]),
    )


def test_a_folder_without_its_configuration_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    assert GENERATOR.detect(tmp_path) is None


def test_a_site_is_told_by_its_configuration(tmp_path: Path) -> None:
    config = """module.exports = async function createConfig() { return {
      title: 'A', tagline: 'B', url: 'https://a.example/', baseUrl: '/n/',
      i18n: { defaultLocale: 'fr', locales: ['fr', 'en'] } } }"""
    found = detected(tmp_path, config)
    assert (found.title, found.description, found.language) == ("A", "B", "fr")
    assert (found.url, found.content, found.output) == ("https://a.example/n", ("blog",), "build")


@pytest.mark.parametrize(
    ("options", "prefixes"),
    [
        ("presets: [['classic', {}]]", {"blog": "blog"}),
        ("presets: ['classic']", {"blog": "blog"}),
        (
            "presets: [['@docusaurus/preset-classic', { blog: { routeBasePath: '/' } }]]",
            {"blog": ""},
        ),
        (
            "presets: [['classic', { blog: { path: './news', routeBasePath: '/n/' } }]]",
            {"news": "n"},
        ),
        (
            """presets: [['classic', { blog: false }]], plugins: [
              'other', ['@docusaurus/plugin-content-blog', { path: 'a', routeBasePath: 'x' }],
              ['@docusaurus/plugin-content-blog', { id: 'two', path: 'b' }]]""",
            {"a": "x", "b": "blog"},
        ),
    ],
)
def test_each_blog_is_a_folder_of_content_with_its_own_path(
    options: str, prefixes: dict[str, str], tmp_path: Path
) -> None:
    found = detected(tmp_path, f"export default {{ {options} }}")
    assert found.prefixes == prefixes
    assert found.content == tuple(prefixes)


def test_a_blog_whose_folder_is_not_there_has_no_posts(tmp_path: Path) -> None:
    (tmp_path / "blog").mkdir()
    config = "module.exports = { plugins: [['@docusaurus/plugin-content-blog', { path: 'no' }]],"
    found = detected(
        tmp_path, f"{config} presets: [['classic', {{ blog: {{ path: 'blog' }} }}]] }}"
    )
    assert found.content == ("blog",)


def test_authors_are_known_by_the_ids_of_each_blogs_file(tmp_path: Path) -> None:
    config = """module.exports = { presets: [['classic', { blog: { path: 'news' } }]] }"""
    text = "ada:\n  name: Ada\n  title: Keeper\n  url: https://ada.example\n"
    found = detected(tmp_path, config, news=text)
    assert found.people == {"ada": Person(name="Ada", url="https://ada.example")}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("blog/2026-01-15-one.md", "/blog/2026/01/15/one"),
        ("blog/2026-01-15-one.mdx", "/blog/2026/01/15/one"),
        ("blog/2026-01-15-one/index.md", "/blog/2026/01/15/one"),
        ("blog/2026-01-15/one.md", "/blog/2026/01/15/one"),
        ("blog/2026/01/15/one.md", "/blog/2026/01/15/one"),
        ("blog/2026/01/15/one/index.mdx", "/blog/2026/01/15/one"),
        ("blog/2026/01/15-one.md", "/blog/2026/01/15/one"),
        ("blog/series/2026-01-15-one.md", "/blog/2026/01/15/series/one"),
        ("blog/one.md", "/blog/one"),
        ("blog/one/index.md", "/blog/one"),
        ("blog/a/50%.md", "/blog/a/50%25"),
    ],
)
def test_a_path_becomes_an_address(path: str, expected: str) -> None:
    assert address(path) == expected


@pytest.mark.parametrize(("slug", "expected"), [("one", "/blog/one"), ("/a/one/", "/blog/a/one")])
def test_a_slug_stands_below_the_blog(slug: str, expected: str) -> None:
    assert address("blog/x.md", slug) == expected


def test_a_slash_ends_the_address_only_where_that_was_asked_for() -> None:
    assert address("blog/one.md", trailingSlash=True) == "/blog/one/"
    assert address("blog/one.md", trailingSlash=False) == "/blog/one"


def test_the_post_of_an_inner_blog_stands_below_its_own_path() -> None:
    site = Detected(config="c", prefixes={"a": "", "b": "blog", "c": "blog/news"})
    dated = "blog/news/2026-01-15-one.md"
    for path, expected in ((dated, "/blog/news/2026/01/15/one"), ("one.md", "/one")):
        source = Source(path=PurePosixPath(path))
        assert GENERATOR.addresses(source, site) == (expected,)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("blog/one.md", True),
        ("blog/one.mdx", True),
        ("blog/_one.md", False),
        ("blog/_drafts/one.md", False),
        ("blog/one.test.mdx", False),
        ("blog/__tests__/one.md", False),
        ("blog/one.html", False),
    ],
)
def test_parts_that_begin_with_an_underscore_and_tests_are_no_posts(
    path: str, expected: bool
) -> None:
    site = Detected(config="c", prefixes={"blog": "blog"})
    assert GENERATOR.is_post(PurePosixPath(path), site) is expected


def test_a_date_may_be_parted_between_a_folder_and_a_name(tmp_path: Path) -> None:
    detected(tmp_path, "module.exports = { title: 'A', url: 'https://a.example', baseUrl: '/' }")
    for name, text in {
        "blog/2024/02-10-tar.md": "# Tar\n\nBlack.",
        "build/blog/2024/02/10/tar/index.html": "<h1>Tar</h1><p>Black.</p>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    [item], *_ = load(detect_site(tmp_path, NOW), Workshop(installed()))
    assert item.published == datetime(2024, 2, 10, tzinfo=UTC)
    assert item.url == "https://a.example/blog/2024/02/10/tar"
