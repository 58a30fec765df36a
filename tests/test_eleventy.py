"""Eleventy: where it puts posts, and what a site's data says of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from feedsmith.detection import detect_site
from feedsmith.generators import Detected, Source
from feedsmith.generators.eleventy import GENERATOR, slugified
from feedsmith.model import Person
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sites" / "eleventy"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
DATED = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)


def detected(root: Path, files: dict[str, str]) -> Detected:
    for name, text in ({"eleventy.config.js": ""} | files).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = GENERATOR.detect(root)
    assert found is not None
    return found


def address(path: str, url: str | None = None, title: str = "", slug: str | None = None) -> str:
    """The likeliest address of a post of a site that configures nothing."""
    file = PurePosixPath(path)
    source = Source(path=file, published=DATED, local=DATED, url=url, title=title, slug=slug)
    return GENERATOR.addresses(source, Detected(config="eleventy.config.js"))[0]


def test_the_fixture_site_is_read_as_its_author_meant_it() -> None:
    expected = json.loads((FIXTURE / "expected.json").read_text("utf-8"))
    site = detect_site(FIXTURE, NOW)
    items, *_ = load(site, Workshop(installed()))
    said = {one.url: [person.name for person in one.authors or site.authors] for one in items}
    assert said == {one["url"]: one["authors"] for one in expected["posts"]}
    assert {one.url: list(one.tags) for one in items} == {
        one["url"]: one["tags"] for one in expected["posts"]
    }
    assert (site.url, site.title, site.language) == (
        *(expected["base_url"], expected["title"], expected["language"]),
    )


def test_a_folder_without_its_configuration_is_no_site(tmp_path: Path) -> None:
    assert GENERATOR.detect(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "config"),
    [
        (".eleventy.js", "module.exports = (c) => ({ dir: { input: 'in', output: 'out' } })"),
        (
            ".eleventy.js",
            "module.exports = function (c) { return {dir: {input: './in', output: 'out'}} }",
        ),
        ("eleventy.config.mjs", "export const config = { dir: { input: 'in/', output: 'out' } }"),
        (
            "eleventy.config.cjs",
            "module.exports = (c) => { c.setInputDirectory('in'); c.setOutputDirectory('out') }",
        ),
    ],
)
def test_folders_are_read_from_each_form_of_configuration(
    name: str, config: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(config)
    found = GENERATOR.detect(tmp_path)
    assert found is not None
    assert (found.config, found.content, found.output) == (name, ("in",), "out")


def test_folders_left_out_are_those_that_eleventy_has(tmp_path: Path) -> None:
    found = detected(tmp_path, {})
    assert (found.content, found.output) == ((".",), "_site")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_data/metadata.json", '{"url": "https://a.example", "title": "A", "language": "fr"}'),
        ("_data/site.yaml", "url: https://a.example\ntitle: A\nlang: fr\n"),
        ("_data/site.js", "export default { url: 'https://a.example', name: 'A', lang: 'fr' }"),
        (
            "_data/meta.cjs",
            "module.exports = () => ({ siteUrl: 'https://a.example', title: 'A', locale: 'fr' })",
        ),
        (
            "eleventy.config.js",
            """export default (c) => { c.addPlugin(feedPlugin, { metadata:
            { base: 'https://a.example', title: 'A', language: 'fr' } }) }""",
        ),
        (
            "eleventy.config.js",
            """export default (c) => { c.addGlobalData('site',
            { url: 'https://a.example', title: 'A', lang: 'fr' }) }""",
        ),
    ],
)
def test_the_sites_name_and_address_are_found_among_its_data(
    name: str, text: str, tmp_path: Path
) -> None:
    found = detected(tmp_path, {name: text})
    assert (found.url, found.title, found.language) == ("https://a.example", "A", "fr")


def test_the_author_is_completed_by_an_address_beside_the_name(tmp_path: Path) -> None:
    text = '{"author": "Ada", "author_email": "ada@a.example"}'
    found = detected(tmp_path, {"_data/metadata.json": text})
    assert found.authors == (Person(name="Ada", email="ada@a.example"),)


def test_several_authors_are_all_the_sites(tmp_path: Path) -> None:
    text = '{"author": [{"name": "Ada", "url": "https://ada.example"}, "Bob"], "email": "a@b.c"}'
    found = detected(tmp_path, {"_data/metadata.json": text})
    assert found.authors == (Person(name="Ada", url="https://ada.example"), Person(name="Bob"))


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://a.example", "https://a.example/notes/"),
        ("https://a.example/notes/", "https://a.example/notes/"),
    ],
)
def test_a_path_prefix_belongs_to_the_address_once(typed: str, url: str, tmp_path: Path) -> None:
    files = {
        "eleventy.config.js": "export const config = { pathPrefix: '/notes/' }",
        "_data/site.json": json.dumps({"url": typed}),
    }
    assert detected(tmp_path, files).url == url


def test_the_address_of_the_authors_own_machine_is_not_the_sites(tmp_path: Path) -> None:
    data = "module.exports = { url: process.env.URL || 'http://localhost:8080', title: 'A' }"
    files = {"_data/metadata.cjs": data, "_data/site.json": '{"url": "https://a.example"}'}
    assert detected(tmp_path, files).url == "https://a.example"


def test_data_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    files = {"_data/metadata.json": "{", "_data/site.json": '{"title": "A"}'}
    assert detected(tmp_path, files).title == "A"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("blog/one.md", "/blog/one/"),
        ("blog/2026-03-09-one.md", "/blog/2026-03-09-one/"),
        ("blog/one/index.md", "/blog/one/"),
        ("blog/one/one.md", "/blog/one/"),
        ("index.html", "/"),
        ("50%.md", "/50%25/"),
        ("what?.md", "/what%3F/"),
    ],
)
def test_a_path_becomes_an_address(path: str, expected: str) -> None:
    assert address(path) == expected


@pytest.mark.parametrize(
    ("permalink", "expected"),
    [
        ("/a/b/", "/a/b/"),
        ("/a/b/index.html", "/a/b/"),
        ("a/b.html", "a/b.html"),
        ("index.html", "/"),
        ("/n/{{ page.fileSlug }}/", "/n/one/"),
        ("/n{{page.filePathStem}}.html", "/n/blog/one.html"),
        ("/n/{{ title | slugify }}/", "/n/a-title-and-more/"),
        ('/{{ page.date | date: "%Y/%m/%d" }}/{{ page.fileSlug }}/', "/2026/03/09/one/"),
        ("/{{ page.date | formatDate('yyyy/LL') }}/", "/2026/03/"),
        ("/{{ slug }}/", "/typed/"),
        ("false", "/blog/2026-03-09-one/"),
    ],
)
def test_a_permalink_is_filled_where_that_needs_no_run(permalink: str, expected: str) -> None:
    path = "blog/2026-03-09-one.md"
    assert address(path, url=permalink, title="A Title & more", slug="typed") == expected


@pytest.mark.parametrize(
    "permalink",
    [
        "/{{ title | mine }}/",
        "/{% if a %}b{% endif %}/",
        "/${data.slug}/",
        "/{{ page.date | mine }}/",
    ],
)
def test_a_permalink_that_only_a_run_could_fill_leaves_the_path(permalink: str) -> None:
    assert address("blog/one.md", url=permalink, title="A") == "/blog/one/"


def test_data_files_of_folders_and_of_posts_are_defaults_the_nearest_first(tmp_path: Path) -> None:
    files = {
        "eleventy.config.js": "export const config = { dir: { input: 'in' } }",
        "in/in.json": '{"author": "Ada", "layout": "base"}',
        "in/blog/blog.11tydata.js": "export default { layout: 'post', tags: ['posts'] }",
        "in/blog/blog.json": '{"layout": "weaker", "lang": "fr"}',
        "in/blog/one.md": "",
        "in/blog/one.11tydata.json": '{"eleventyComputed": {"permalink": "/1/"}}',
        "in/blog/other.json": '{"author": "Nobody"}',
    }
    found = detected(tmp_path, files)
    assert GENERATOR.defaults(PurePosixPath("blog/one.md"), found) == {
        "author": "Ada",
        "layout": "post",
        "lang": "fr",
        "permalink": "/1/",
    }
    assert GENERATOR.defaults(PurePosixPath("two.md"), found) == {"author": "Ada", "layout": "base"}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("blog/one.md", True),
        ("one.html", True),
        ("blog/one.njk", True),
        ("_parts/one.md", False),
        ("_data/one.md", False),
        ("_includes/one.md", True),
        ("one.css", False),
    ],
)
def test_layouts_and_data_are_no_posts(path: str, expected: bool, tmp_path: Path) -> None:
    config = "export const config = { dir: { includes: '_parts' } }"
    found = detected(tmp_path, {"eleventy.config.js": config})
    assert GENERATOR.is_post(PurePosixPath(path), found) is expected


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Crème & Brûlée", "creme-and-brulee"),
        ("It's 5 o'clock!", "its-5-oclock"),
        ("R&D", "r-and-d"),
    ],
)
def test_words_become_slugs_as_the_filter_makes_them(words: str, slug: str) -> None:
    assert slugified(words) == slug
