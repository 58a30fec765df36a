"""Zola's addresses, by the cases of its own tests, and what its configuration says of a site."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from feedsmith.detection import detect_generator, detect_site
from feedsmith.generators import Detected
from feedsmith.generators.zola import detect
from feedsmith.generators.zola.shortcodes import expand
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Item, Person
from feedsmith.site import Site

KEPT = Path(__file__).parent.parent / "fixtures" / "sites" / "zola"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
URL = 'base_url = "https://example.org"\n'
POST = '+++\ntitle = "Tea"\ndate = 2026-02-03\n{}\n+++\nBody.\n'


def write(root: Path, files: dict[str, str]) -> Path:
    (root / "content").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def posts_of(site: Site) -> dict[str, Post]:
    """Each post of a site, by its file below the content folder."""
    return {
        Path(file).relative_to(folder).as_posix(): read_post(folder, file, site, None)
        for folder, file in post_files(site)
    }


def read(root: Path, files: dict[str, str]) -> dict[str, Post]:
    return posts_of(detect_site(write(root, {"config.toml": URL} | files), NOW))


def address(root: Path, file: str, given: str = "", config: str = "") -> str | None:
    """The path of the only post's page."""
    item = only(root, {"config.toml": URL + config, f"content/{file}": POST.format(given)})
    return unquote(item.url).removeprefix("https://example.org")


def only(root: Path, files: dict[str, str]) -> Item:
    [post] = read(root, files).values()
    assert post.item is not None, post.problems
    return post.item


def detected(root: Path, config: str) -> Detected:
    found = detect(write(root, {"config.toml": config}))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("file", "path"),
    [
        ("start.md", "/start/"),
        ("posts/intro/start.md", "/posts/intro/start/"),
        ("posts/with-assets/index.md", "/posts/with-assets/"),
        ("about/index.md", "/about/"),
        (" file with space.md", "/file-with-space/"),
        ("Two Words & More.md", "/two-words-more/"),
        ("under_score.md", "/under-score/"),
        ("v1.2.md", "/v1-2/"),
        ("héhé-Æther-straße.md", "/hehe-aether-strasse/"),
        ("My Posts/Two Words.md", "/My Posts/two-words/"),
        ("2026-02-03-tea.md", "/tea/"),
        ("2026-02-03_tea.md", "/tea/"),
        ("2026-02-03 - tea.md", "/tea/"),
        ("2026-02-03T10:00:00Z-tea.md", "/tea/"),
        ("2026-02-03.md", "/2026-02-03/"),
        ("2026-13-03-tea.md", "/2026-13-03-tea/"),
        ("posts/2026-02-03-tea/index.md", "/posts/tea/"),
    ],
)
def test_a_page_stands_where_its_file_does(file: str, path: str, tmp_path: Path) -> None:
    assert address(tmp_path, file) == path


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ('slug = "hello-world"', "/posts/intro/hello-world/"),
        ('slug = "hello-&-world"', "/posts/intro/hello-world/"),
        ('path = "hello-world"', "/hello-world/"),
        ('path = "/hello/world/"', "/hello/world/"),
        ('slug = "no"\npath = "Yes/As Typed"', "/Yes/As Typed/"),
        ('url = "no"\npermalink = "no"', "/posts/intro/start/"),
        ('[extra]\npath = "no"\nslug = "no"', "/posts/intro/start/"),
    ],
)
def test_front_matter_names_a_page(given: str, path: str, tmp_path: Path) -> None:
    assert address(tmp_path, "posts/intro/start.md", given) == path


@pytest.mark.parametrize(
    ("setting", "file", "path"),
    [
        ('paths = "on"', "日本 tea.md", "/tea/"),
        ('paths = "safe"', "日本.md", "/日本/"),
        ('paths = "safe"', "Two: Words?. .md", "/Two Words/"),
        ('paths = "off"', "Two Words?.md", "/Two Words?/"),
        ("paths_keep_dates = true", "2026-02-03_tea.md", "/2026-02-03-tea/"),
        ('paths = "off"\npaths_keep_dates = true', "2026-02-03_tea.md", "/2026-02-03_tea/"),
    ],
)
def test_names_become_slugs_as_the_configuration_says(
    setting: str, file: str, path: str, tmp_path: Path
) -> None:
    assert address(tmp_path, file, config=f"[slugify]\n{setting}\n") == path


def test_a_name_without_a_letter_that_is_known_gives_no_address(tmp_path: Path) -> None:
    [post] = read(tmp_path, {"content/日本.md": POST.format("")}).values()
    assert post.item is None
    assert [problem.code for problem in post.problems] == ["address-unknown"]


def test_a_date_in_a_name_is_the_posts(tmp_path: Path) -> None:
    found = only(tmp_path, {"content/2026-02-03_tea.md": '+++\ntitle = "Tea"\n+++\n'})
    assert found.published == datetime(2026, 2, 3, tzinfo=UTC)


def test_a_typed_date_goes_before_one_in_a_name(tmp_path: Path) -> None:
    found = only(tmp_path, {"content/2020-01-01-tea.md": POST.format("")})
    assert found.published == datetime(2026, 2, 3, tzinfo=UTC)


def test_a_time_without_a_zone_is_in_utc(tmp_path: Path) -> None:
    post = POST.replace("2026-02-03", "2026-02-03T23:30:00").format("")
    assert only(tmp_path, {"content/a.md": post}).published == datetime(
        2026, 2, 3, 23, 30, tzinfo=UTC
    )


def test_taxonomies_and_authors_are_read(tmp_path: Path) -> None:
    given = (
        'authors = ["Ines Calder", "Tomas Brae"]\n'
        '[taxonomies]\ntags = ["a, b", "c"]\ncategories = ["d"]'
    )
    found = only(tmp_path, {"content/a.md": POST.format(given)})
    assert found.tags == ("a, b", "c", "d")
    assert [one.name for one in found.authors] == ["Ines Calder", "Tomas Brae"]


def test_sections_and_what_is_ignored_are_no_posts(tmp_path: Path) -> None:
    files = {
        "config.toml": URL + 'ignored_content = ["*.{tmp,bak}.md", "raw/**"]\n',
        "content/_index.md": POST.format(""),
        "content/notes/_index.md": POST.format(""),
        "content/notes/tea.md": POST.format(""),
        "content/notes/tea.bak.md": POST.format(""),
        "content/raw/deep/tea.md": POST.format(""),
        "content/notes/page.html": POST.format(""),
    }
    assert list(read(tmp_path, files)) == ["notes/tea.md"]


def test_drafts_and_what_stands_in_a_section_that_is_one_are_hidden(tmp_path: Path) -> None:
    files = {
        "content/a.md": POST.format("draft = true"),
        "content/later/_index.md": "+++\ndraft = true\n+++\n",
        "content/later/deep/b.md": POST.format(""),
        "content/now/_index.md": "+++\ndraft = false\n+++\n",
        "content/now/c.md": POST.format(""),
    }
    posts = read(tmp_path, files)
    assert [name for name, post in posts.items() if post.item] == ["now/c.md"]


def test_a_configuration_is_read_as_zola_reads_it(tmp_path: Path) -> None:
    found = detected(
        tmp_path,
        'base_url = "https://example.org/tea"\ntitle = "Tea"\ndescription = "And ferries"\n'
        'default_language = "de"\nauthor = "ines@example.org (Ines Calder)"\noutput_dir = "docs"\n',
    )
    assert (found.config, found.url) == ("config.toml", "https://example.org/tea")
    assert (found.title, found.description, found.language) == ("Tea", "And ferries", "de")
    assert found.authors == (Person(name="Ines Calder", email="ines@example.org"),)
    assert (found.content, found.output, found.timezone) == (("content",), "docs", None)


def test_the_author_that_themes_show_stands_in(tmp_path: Path) -> None:
    found = detected(tmp_path, f'{URL}[extra]\nauthor = "Ines Calder"\n')
    assert found.authors == (Person(name="Ines Calder"),)
    assert (found.output, found.language, found.translations) == ("public", "en", {})


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"config.toml": URL}, "zola"),
        ({"zola.toml": URL}, "zola"),
        ({"config.toml": 'baseURL = "https://example.org/"\n'}, "hugo"),
        ({"config.toml": 'baseurl = "https://example.org/"\n'}, "hugo"),
        ({"config.toml": 'title = "Tea"\n'}, None),
        ({"config.toml": f"[server]\n{URL}"}, None),
    ],
)
def test_zola_and_hugo_are_told_apart(
    files: dict[str, str], name: str | None, tmp_path: Path
) -> None:
    found = detect_generator(write(tmp_path, files))
    assert (found[0].name if found else None) == name


def test_a_configuration_of_hugo_is_none_of_zola(tmp_path: Path) -> None:
    assert detect(write(tmp_path, {"config.toml": 'baseURL = "https://example.org/"\n'})) is None


def test_each_language_is_a_site_of_its_own(tmp_path: Path) -> None:
    config = (
        'title = "Tea"\ndescription = "And ferries"\n'
        '[languages.fr]\ntitle = "Thé"\n[languages.it]\ntitle = "Tè"\n'
    )
    files = {
        "config.toml": URL + config,
        "content/posts/ferry.md": POST.format(""),
        "content/posts/ferry.fr.md": POST.format('slug = "bac"'),
        "content/posts/pier/index.fr.md": POST.format(""),
        "content/posts/2026-02-03-late.fr.md": POST.format(""),
        "content/own.fr.md": POST.format('path = "own"'),
    }
    site = detect_site(write(tmp_path, files), NOW)
    [french] = site.translations
    said = [(one.title, one.description, one.language) for one in (site, french)]
    assert said == [("Tea", "And ferries", "en"), ("Thé", "And ferries", "fr")]
    assert _paths(site) == {"posts/ferry.md": "/posts/ferry/"}
    assert _paths(french) == {
        "own.fr.md": "/own/",
        "posts/2026-02-03-late.fr.md": "/fr/posts/late/",
        "posts/ferry.fr.md": "/fr/posts/bac/",
        "posts/pier/index.fr.md": "/fr/posts/pier/",
    }


def _paths(site: Site) -> dict[str, str]:
    return {
        name: post.item.url.removeprefix("https://example.org")
        for name, post in posts_of(site).items()
        if post.item
    }


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[x](@/notes/tea.md)", "[x](feedsmith:post/notes/tea)"),
        ("[x](@/notes/tea.md#steep)", "[x](feedsmith:post/notes/tea#steep)"),
        ("[x](@/notes/tea/index.md)", "[x](feedsmith:post/notes/tea)"),
        ("[x](@/notes/_index.md)", "[x](/notes/)"),
        ("[x](@/_index.md)", "[x](/)"),
        ("[x]: @/notes/tea.md\n", "[x]: feedsmith:post/notes/tea\n"),
        ('<a href="@/tea.md">x</a>', '<a href="feedsmith:post/tea">x</a>'),
        ("write to me@/tea.md", "write to me@/tea.md"),
        (
            '{{ vimeo(id="42", autoplay=true) }}',
            '<p><a href="https://vimeo.com/42">https://vimeo.com/42</a></p>',
        ),
        ("{{/* youtube(id=1) */}}", "{{ youtube(id=1) }}"),
        ("{%/* quote() */%}", "{% quote() %}"),
        ("{{ not a shortcode }}", "{{ not a shortcode }}"),
    ],
)
def test_zolas_own_shortcodes_and_links_are_expanded(text: str, html: str) -> None:
    expanded = expand(text, Detected(config="config.toml"))
    assert expanded == (html, ())


def test_shortcodes_that_only_zola_can_expand_go_and_are_told() -> None:
    text = '{% note(title="a) b") %}\nKept.\n{% end %}\n{{ gallery() }}'
    expanded = expand(text, Detected(config="config.toml"))
    assert expanded.text.strip() == "Kept."
    assert expanded.left_out == ("note", "gallery")


def test_the_posts_of_a_kept_site_are_read_as_their_author_meant_them() -> None:
    expected = json.loads((KEPT / "expected.json").read_text("utf-8"))
    site = detect_site(KEPT, NOW)
    assert (site.url, site.title, site.language) == tuple(
        expected[key] for key in ("base_url", "title", "language")
    )
    posts = [read_post(folder, file, site, site.built) for folder, file in post_files(site)]
    made = [_said(post.item) for post in posts if post.item]
    meant = [_meant(one) for one in expected["posts"]]
    assert sorted(made, key=str) == sorted(meant, key=str)


def _said(item: Item) -> tuple[object, ...]:
    image = item.image.url if item.image else None
    return item.url, item.title, item.published, item.updated, item.tags, image


def _meant(post: dict[str, str]) -> tuple[object, ...]:
    dates = (post[key] and datetime.fromisoformat(post[key]) for key in ("published", "updated"))
    return post["url"], post["title"], *dates, tuple(post["tags"]), post["image"]
