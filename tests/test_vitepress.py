"""VitePress: where it puts pages, and what its configuration says of a site."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from feedsmith.detection import detect_site
from feedsmith.generators import Detected, Source
from feedsmith.generators.vitepress import GENERATOR
from feedsmith.model import Person
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

FIXTURE = Path(__file__).parent.parent / "fixtures" / "sites" / "vitepress"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def detected(root: Path, config: str, name: str = ".vitepress/config.ts") -> Detected:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(config, "utf-8")
    found = GENERATOR.detect(root)
    assert found is not None
    return found


def addresses(path: str, settings: dict[str, object]) -> tuple[str, ...]:
    site = Detected(config="config.ts", settings=settings)
    return GENERATOR.addresses(Source(path=PurePosixPath(path), slug="not-asked"), site)


def test_the_fixture_site_is_read_as_its_author_meant_it() -> None:
    expected = json.loads((FIXTURE / "expected.json").read_text("utf-8"))
    site = detect_site(FIXTURE, NOW)
    items, *_ = load(site, Workshop(installed()))
    said = {one.url: [person.name for person in one.authors] for one in items}
    assert said == {one["url"]: one["authors"] for one in expected["posts"]}
    assert (site.url, site.title, site.language) == (
        *(expected["base_url"], expected["title"], expected["language"]),
    )


def test_a_folder_without_its_configuration_is_no_site(tmp_path: Path) -> None:
    (tmp_path / ".vitepress").mkdir()
    assert GENERATOR.detect(tmp_path) is None


@pytest.mark.parametrize(
    ("name", "content", "output"),
    [
        (".vitepress/config.mts", "pages", ".vitepress/dist"),
        ("docs/.vitepress/config.js", "docs/pages", "docs/.vitepress/dist"),
        ("docs/.vitepress/config/index.ts", "docs/pages", "docs/.vitepress/dist"),
    ],
)
def test_folders_stand_below_the_folder_of_the_configuration(
    name: str, content: str, output: str, tmp_path: Path
) -> None:
    found = detected(tmp_path, "export default { srcDir: './pages' }", name)
    assert (found.config, found.content, found.output) == (name, (content,), output)


def test_the_output_may_stand_beside_the_sources(tmp_path: Path) -> None:
    found = detected(tmp_path, "export default { outDir: '../out' }", "docs/.vitepress/config.js")
    assert found.output is not None
    assert (tmp_path / found.output).resolve() == (tmp_path / "out").resolve()


@pytest.mark.parametrize(
    ("config", "url"),
    [
        ("export default { sitemap: { hostname: 'https://a.example' } }", "https://a.example"),
        (
            "export default { base: '/n/', sitemap: { hostname: 'https://a.example' } }",
            "https://a.example/n/",
        ),
        (
            "export default { base: '/n/', sitemap: { hostname: 'https://a.example/n/' } }",
            "https://a.example/n/",
        ),
        ("const siteUrl = 'https://a.example'; export default {}", "https://a.example"),
        ("export default { themeConfig: { siteUrl: 'https://a.example' } }", "https://a.example"),
        ("export default { base: '/n/' }", None),
    ],
)
def test_the_address_is_the_sitemaps_or_a_constant_with_the_base(
    config: str, url: str | None, tmp_path: Path
) -> None:
    assert detected(tmp_path, config).url == url


def test_the_author_is_whom_the_head_names(tmp_path: Path) -> None:
    head = "[['link', { rel: 'icon', content: 'x' }], ['meta', { name: 'author', content: 'Ada' }]]"
    found = detected(tmp_path, f"export default {{ head: {head} }}")
    assert found.authors == (Person(name="Ada"),)


@pytest.mark.parametrize(
    ("path", "settings", "expected"),
    [
        ("a/b.md", {}, "/a/b.html"),
        ("a/b.md", {"cleanUrls": True}, "/a/b"),
        ("a/index.md", {}, "/a/"),
        ("index.md", {}, "/"),
        ("a/50%.md", {}, "/a/50%25.html"),
        ("a/b.md", {"rewrites": {"a/:one.md": "c/:one.md"}}, "/c/b.html"),
        ("a/x/b.md", {"rewrites": {"a/:one.md": "c/:one.md"}}, "/a/x/b.html"),
        ("a/x/b.md", {"rewrites": {":one/x/:rest*": ":rest/:one.md"}}, "/b.md/a.html"),
        ("p/q/src/b.md", {"rewrites": {"p/:one/src/(.*)": "lost"}}, "/p/q/src/b.html"),
        ("p/q/src/b.md", {"rewrites": {"p/:one/src/:two(.*)": ":one/:two"}}, "/q/b.html"),
        ("p/readme.md", {"rewrites": {"p/readme.md": "p/index.md"}}, "/p/"),
    ],
)
def test_a_path_becomes_an_address(path: str, settings: dict[str, object], expected: str) -> None:
    assert addresses(path, settings)[0] == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b.md", True),
        ("README.md", False),
        ("a/README.md", False),
        ("drafts/b.md", False),
        ("a/[slug].md", False),
        ("a/b.html", False),
        ("fr/b.md", False),
    ],
)
def test_what_is_left_out_is_no_post(path: str, expected: bool) -> None:
    settings: dict[str, object] = {
        "srcExclude": ["**/README.md", "drafts/**"],
        "locales": {"root": {"lang": "en"}, "fr": {"lang": "fr"}},
    }
    site = Detected(config="config.ts", settings=settings)
    assert GENERATOR.is_post(PurePosixPath(path), site) is expected


def test_each_locale_is_the_site_in_another_language(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    config = """export default { title: 'Notes', locales: {
      root: { label: 'English', lang: 'en' },
      fr: { label: 'Français', lang: 'fr-CA', title: 'Carnet' },
      de: { lang: 'de' },
    } }"""
    found = detected(tmp_path, config)
    assert (found.language, list(found.translations)) == ("en", ["fr"])
    french = found.translations["fr"]
    assert (french.title, french.language, french.content) == ("Carnet", "fr-CA", ("fr",))
    post = PurePosixPath("fr/b.md")
    assert GENERATOR.is_post(post, french)
    assert GENERATOR.addresses(Source(path=post), french)[0] == "/fr/b.html"
