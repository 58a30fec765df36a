"""Astro: on which pages entries are shown, and what a site's constants say of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from feedsmith.detection import detect_site
from feedsmith.generators import Detected, Source
from feedsmith.generators.astro import GENERATOR
from feedsmith.model import Person
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sites" / "astro"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
CONFIG = "export default defineConfig({ site: 'https://a.example' })"
ROUTE = "const posts = await getCollection('blog')"


def detected(root: Path, files: dict[str, str]) -> Detected:
    for name, text in ({"astro.config.mjs": CONFIG} | files).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    found = GENERATOR.detect(root)
    assert found is not None
    return found


def addresses(path: str, site: Detected, slug: str | None = None) -> tuple[str, ...]:
    return GENERATOR.addresses(Source(path=PurePosixPath(path), slug=slug), site)


def test_the_fixture_site_is_read_as_its_author_meant_it() -> None:
    expected = json.loads((FIXTURE / "expected.json").read_text("utf-8"))
    site = detect_site(FIXTURE, NOW)
    items, *_ = load(site, Workshop(installed()))
    said = {one.url: [person.name for person in one.authors or site.authors] for one in items}
    assert said == {one["url"]: one["authors"] for one in expected["posts"]}
    assert (site.url, site.title, site.language) == (
        *(expected["base_url"], expected["title"], expected["language"]),
    )


def test_a_folder_without_its_configuration_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "src" / "content").mkdir(parents=True)
    assert GENERATOR.detect(tmp_path) is None


def test_the_address_is_the_site_with_its_base(tmp_path: Path) -> None:
    config = """const site = 'https://a.example/'; const base = 'n';
    export default defineConfig({ site, base, outDir: './out' });"""
    found = detected(tmp_path, {"astro.config.ts": config, "astro.config.mjs": config})
    assert (found.url, found.output) == ("https://a.example/n", "out")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "src/consts.ts",
            """export const SITE_TITLE = 'A'; export const SITE_DESCRIPTION: string = `B`;
            export const SITE_AUTHOR = "Ada"; export const SITE_LANG = 'fr';""",
        ),
        (
            "src/config.ts",
            "export const SITE = { title: 'A', desc: 'B', author: 'Ada', lang: 'fr' } as const;",
        ),
        (
            "src/site.config.ts",
            """export const siteConfig: SiteConfig = {
            title: 'A', description: 'B', author: 'Ada', lang: 'fr' }""",
        ),
        (
            "src/config/site.mjs",
            "export default { name: 'A', description: 'B', author: { name: 'Ada' }, locale: 'fr' }",
        ),
    ],
)
def test_the_sites_name_and_author_are_found_among_its_constants(
    name: str, text: str, tmp_path: Path
) -> None:
    found = detected(tmp_path, {name: text})
    assert (found.title, found.description, found.language) == ("A", "B", "fr")
    assert found.authors == (Person(name="Ada"),)


def test_the_starters_file_of_constants_goes_before_others(tmp_path: Path) -> None:
    files = {
        "src/consts.ts": "export const SITE_TITLE = 'A'",
        "src/config.ts": "export const SITE_TITLE = 'B'; export const SITE_LANG = 'fr'",
    }
    found = detected(tmp_path, files)
    assert (found.title, found.language) == ("A", "fr")


def test_the_language_is_the_layouts_where_no_constant_says_it(tmp_path: Path) -> None:
    layout = '---\n---\n<!doctype html>\n<html class="dark" lang="pt-BR">'
    assert detected(tmp_path, {"src/layouts/Base.astro": layout}).language == "pt-BR"


def test_each_collection_with_a_folder_is_content_under_its_name(tmp_path: Path) -> None:
    config = """export const BLOG_PATH = 'src/data/posts';
    const blog = defineCollection({ loader: glob({ pattern: '*.md', base: `./${BLOG_PATH}` }) });
    const notes = defineCollection({ loader: glob({ base: './src/notes', pattern: '*.md' }) });
    const links = defineCollection({ loader: file('src/data/links.json') });
    const gone = defineCollection({ loader: glob({ base: './src/gone', pattern: '*.md' }) });
    export const collections = { blog, jottings: notes, links, gone };"""
    files = {
        "src/content.config.ts": config,
        "src/data/posts/one.md": "",
        "src/notes/two.md": "",
    }
    found = detected(tmp_path, files)
    assert found.prefixes == {"src/data/posts": "blog", "src/notes": "jottings"}


def test_collections_without_a_loader_stand_in_the_content_folder(tmp_path: Path) -> None:
    config = "export const collections = { blog: defineCollection({ type: 'content' }) }"
    files = {"src/content/config.ts": config, "src/content/blog/one.md": ""}
    assert detected(tmp_path, files).prefixes == {"src/content": ""}


def test_pages_in_markdown_can_be_posts_too(tmp_path: Path) -> None:
    found = detected(tmp_path, {"src/pages/posts/one.md": ""})
    assert found.prefixes == {"src/pages": "src/pages"}
    assert addresses("src/pages/posts/one.md", found)[0] == "/posts/one/"
    assert addresses("src/pages/posts/index.md", found)[0] == "/posts/"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("src/pages/blog/[...slug].astro", "/blog/one/"),
        ("src/pages/[slug].astro", "/one/"),
        ("src/pages/posts/[...id]/index.astro", "/posts/one/"),
        ("src/pages/a/[slug]/read.astro", "/a/one/read/"),
    ],
)
def test_the_page_that_asks_for_the_collection_gives_the_address(
    page: str, expected: str, tmp_path: Path
) -> None:
    files = {
        "src/pages/elsewhere/[slug].astro": "getCollection('notes')",
        "src/pages/tags/[tag].astro": ROUTE,
        "src/pages/blog/[...page].astro": ROUTE,
        page: ROUTE,
    }
    assert addresses("blog/one.md", detected(tmp_path, files))[0] == expected


def test_a_page_that_asks_for_the_collection_goes_before_one_that_does_not_say(
    tmp_path: Path,
) -> None:
    files = {
        "src/pages/a/[slug].astro": "getSortedPosts()",
        "src/pages/b/[slug].astro": ROUTE,
    }
    assert addresses("blog/one.md", detected(tmp_path, files))[0] == "/b/one/"


def test_without_such_a_page_the_likeliest_are_guessed(tmp_path: Path) -> None:
    found = detected(tmp_path, {"src/pages/writing/[slug].astro": "getSortedPosts()"})
    assert addresses("blog/one.md", found)[::2] == ("/writing/one/", "/blog/one/", "/one/")


@pytest.mark.parametrize(
    ("path", "slug", "expected"),
    [
        ("blog/One Two.md", None, "/blog/one-two/"),
        ("blog/2026/one.mdx", None, "/blog/2026/one/"),
        ("blog/one/index.md", None, "/blog/one/"),
        ("blog/one.md", "typed/here", "/blog/typed/here/"),
        ("blog/C++ & D.md", None, "/blog/c--d/"),
    ],
)
def test_an_entrys_id_is_its_slug_or_its_path(
    path: str, slug: str | None, expected: str, tmp_path: Path
) -> None:
    found = detected(tmp_path, {"src/pages/blog/[...slug].astro": ROUTE})
    assert addresses(path, found, slug)[0] == expected


def test_folders_marked_with_an_underscore_may_be_left_out_of_the_address(tmp_path: Path) -> None:
    found = detected(tmp_path, {"src/pages/blog/[...slug].astro": ROUTE})
    assert "/blog/one/" in addresses("blog/_releases/one.md", found)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", "/blog/one/"),
        ("trailingSlash: 'never'", "/blog/one"),
        ("trailingSlash: 'always'", "/blog/one/"),
        ("build: { format: 'file' }", "/blog/one.html"),
    ],
)
def test_addresses_have_the_form_that_the_site_is_built_in(
    settings: str, expected: str, tmp_path: Path
) -> None:
    files = {
        "astro.config.mjs": f"export default {{ {settings} }}",
        "src/pages/blog/[...slug].astro": ROUTE,
    }
    assert addresses("blog/one.md", detected(tmp_path, files))[0] == expected


def test_authors_are_known_by_the_files_of_their_collection(tmp_path: Path) -> None:
    files = {
        "src/content/authors/ada.md": "---\nname: Ada\nurl: https://ada.example\n---\n",
        "src/content/authors/bob.json": '{"name": "Bob"}',
        "src/content/authors/bad.json": "{",
        "src/content/authors/ada.png": "",
    }
    assert detected(tmp_path, files).people == {
        "ada": Person(name="Ada", url="https://ada.example"),
        "bob": Person(name="Bob"),
    }


@pytest.mark.parametrize(
    ("path", "expected"),
    [("blog/one.md", True), ("blog/one.mdx", True), ("blog/_one.md", False), ("a/b.astro", False)],
)
def test_names_that_begin_with_an_underscore_are_no_posts(path: str, expected: bool) -> None:
    site = Detected(config="astro.config.mjs")
    assert GENERATOR.is_post(PurePosixPath(path), site) is expected


def test_the_title_and_the_authors_of_a_plugin_are_the_sites(tmp_path: Path) -> None:
    config = (
        "export default defineConfig({ site: 'https://a.example', integrations: [starlight({ "
        "title: 'Quay', plugins: [blog({ title: 'Log', authors: { ada: { name: 'Ada Quill' } } })]"
        " })] })"
    )
    site = detected(tmp_path, {"astro.config.mjs": config})
    assert site.title == "Quay"
    assert site.people == {"ada": Person(name="Ada Quill")}
