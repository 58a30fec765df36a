"""Jekyll's addresses, as Jekyll itself gave them, and what its configuration says of a site."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from jekyll_tables import SITES, Site

from feedsmith.detection import detect_site
from feedsmith.generators import Detected
from feedsmith.generators.jekyll import expand
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Item, Person
from feedsmith.pipeline import build
from feedsmith.problems import FeedsmithError

NOW = datetime(2026, 11, 1, tzinfo=UTC)
URL = "url: https://example.org\n"
GEMS = {"Gemfile": 'gem "jekyll"\n'}


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in (GEMS | files).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def read(root: Path, *, built: bool = False) -> dict[str, Post]:
    """Each post of a site, by its file below the site's root."""
    site = detect_site(root, NOW)
    return {
        Path(file).relative_to(root).as_posix(): read_post(
            folder, file, site, site.built if built else None
        )
        for folder, file in post_files(site)
    }


def item(root: Path, files: dict[str, str]) -> Item:
    """The only post of a site."""
    [post] = read(write(root, {"_config.yml": URL} | files)).values()
    assert post.item is not None, post.problems
    return post.item


@pytest.mark.parametrize("site", SITES, ids=lambda one: one.name)
def test_posts_stand_where_jekyll_puts_them(site: Site, tmp_path: Path) -> None:
    texts = {file: f"---\n{given}\n---\nBody.\n" for file, given, _ in site.posts}
    config = site.config if site.config.startswith("url") else URL + site.config
    posts = read(write(tmp_path, {"_config.yml": config} | texts))
    made = {}
    for file, _, _ in site.posts:
        found = posts[file].item if file in posts else None
        made[file] = unquote(found.url).removeprefix("https://example.org") if found else None
    assert made == {file: path for file, _, path in site.posts}


@pytest.mark.parametrize(
    ("zone", "day", "date"),
    [  # Jekyll 4.3.1 reads a time without an offset, but with seconds, as UTC
        ("America/Halifax", "02", "2026-02-03 00:30:00"),
        ("Asia/Tokyo", "04", "2026-02-03 23:30:00"),
        ("Pacific/Auckland", "04", "2026-02-03T23:30:00"),
        ("America/Halifax", "03", "2026-02-03 23:30"),
        ("Asia/Tokyo", "03", "2026-02-03 01:00:00 +0900"),
        ("Asia/Tokyo", "04", "2026-02-03 23:30:00 -0400"),
    ],
)
def test_a_page_on_the_day_that_jekyll_took_is_found(
    zone: str, day: str, date: str, tmp_path: Path
) -> None:
    config = f"{URL}timezone: {zone}\npermalink: pretty\n"
    page = f"_site/2026/02/{day}/tea/index.html"
    post = f"---\ntitle: Tea\ndate: {date}\n---\n"
    files = {"_config.yml": config, page: "", "_posts/2026-02-03-tea.md": post}
    [found] = read(write(tmp_path, files), built=True).values()
    assert found.item is not None
    assert found.item.url == f"https://example.org/2026/02/{day}/tea/"


def test_a_title_comes_from_the_name_where_none_is_typed(tmp_path: Path) -> None:
    untitled = "---\nlayout: post\n---\n# Not the title\n"
    assert item(tmp_path, {"_posts/2026-02-03-two-WORDS.md": untitled}).title == "Two Words"


def test_a_typed_title_goes_first(tmp_path: Path) -> None:
    titled = "---\ntitle: Tea\n---\n"
    assert item(tmp_path, {"_posts/2026-02-03-two-words.md": titled}).title == "Tea"


def test_a_short_date_in_a_name_is_a_date(tmp_path: Path) -> None:
    found = item(tmp_path, {"_posts/2026-2-3-tea.md": "---\n---\n"})
    assert found.published == datetime(2026, 2, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given", "tags"),
    [
        ("categories: one two", ("one", "two")),
        ("category: Solo Cat", ("Solo Cat",)),
        ("categories: [Travel, Two Words]", ("Travel", "Two Words")),
        ("category: x\ncategories: [y, X]", ("y", "X")),
        ("tags: tea ferries", ("tea", "ferries")),
        ("tags: tea, late ferries", ("tea", "late ferries")),
        ("tag: late ferries", ("late ferries",)),
        ("tags: [a]\ncategories: [b]", ("a", "b")),
    ],
)
def test_tags_and_categories_are_told_apart_as_jekyll_does(
    given: str, tags: tuple[str, ...], tmp_path: Path
) -> None:
    assert item(tmp_path, {"_posts/2026-02-03-a.md": f"---\n{given}\n---\n"}).tags == tags


def test_folders_above_the_posts_are_categories(tmp_path: Path) -> None:
    found = item(tmp_path, {"Log/Sea Days/_posts/2026-02-03-a.md": "---\ncategories: [Log]\n---\n"})
    assert found.tags == ("Log", "Sea Days")


def test_defaults_fill_what_a_post_leaves_out(tmp_path: Path) -> None:
    config = (
        "defaults:\n- scope: {path: '', type: posts}\n  values: {author: Ines, lang: fr}\n"
        "- scope: {path: _posts/guest, type: posts}\n  values: {author: Tomas}\n"
        "- scope: {path: '', type: pages}\n  values: {author: Nobody}\n"
    )
    files = {
        "_config.yml": URL + config,
        "_posts/2026-02-03-a.md": "---\n---\n",
        "_posts/guest/2026-02-04-b.md": "---\nlang: en\n---\n",
    }
    items = [post.item for post in read(write(tmp_path, files)).values()]
    said = [(one.authors[0].name, one.language) for one in items if one]
    assert said == [("Ines", "fr"), ("Tomas", "en")]


@pytest.mark.parametrize("folder", ["_posts", "_posts/log"])
def test_a_folder_of_posts_named_by_the_owner_keeps_its_addresses(
    folder: str, tmp_path: Path
) -> None:
    own = f'[content]\nfolder = "{folder}"\n'
    files = {"feedsmith.toml": own, f"{folder}/2026-02-03-a.md": "---\ntitle: A\n---\n"}
    assert item(tmp_path, files).url == "https://example.org/2026/02/03/a.html"


@pytest.mark.parametrize("name", ["_drafts/tea.md", "_drafts/2026-02-03-tea.md"])
def test_drafts_are_not_published(name: str, tmp_path: Path) -> None:
    posts = read(write(tmp_path, {"_config.yml": URL, name: "---\ntitle: Tea\n---\n"}))
    assert [post.item for post in posts.values()] == [None]


def test_the_separator_of_the_excerpt_is_a_more_mark() -> None:
    detected = Detected(config="_config.yml", settings={"excerpt_separator": "<!--fold-->"})
    assert expand("a <!--fold--> b <!--fold--> c", detected).text == "a <!--more--> b <!--fold--> c"


CONFIG = """
title: Harbour Notes
description: Tides and tea
url: https://example.org/
baseurl: /notes
lang: en_CA
timezone: America/Halifax
author: {name: Ines Calder, url: https://ines.example/}
email: ines@example.org
destination: public
"""


def test_the_configuration_describes_the_site(tmp_path: Path) -> None:
    people = "tomas:\n  name: Tomas Brae\n  twitter: tb\n"
    site = detect_site(write(tmp_path, {"_config.yml": CONFIG, "_data/authors.yml": people}), NOW)
    assert site.generator.name == "jekyll"
    assert (site.url, site.title) == ("https://example.org/notes/", "Harbour Notes")
    assert (site.description, site.language) == ("Tides and tea", "en-CA")
    assert (str(site.zone), site.output) == ("America/Halifax", tmp_path.resolve() / "public")
    ines = Person(name="Ines Calder", email="ines@example.org", url="https://ines.example/")
    assert site.authors == (ines,)
    assert site.people == {"tomas": Person(name="Tomas Brae")}


def test_an_author_of_the_data_folder_is_found_by_id(tmp_path: Path) -> None:
    people = "tomas:\n  name: Tomas Brae\n  email: tomas@example.org\n"
    post = "---\ntitle: A\nauthor: tomas\n---\n"
    found = item(tmp_path, {"_data/authors.yml": people, "_posts/2026-02-03-a.md": post})
    assert found.authors == (Person(name="Tomas Brae", email="tomas@example.org"),)


def test_a_configuration_without_posts_or_gemfile_is_not_jekylls(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(URL, "utf-8")
    with pytest.raises(FeedsmithError, match="No site was recognized"):
        detect_site(tmp_path, NOW)


def test_links_lead_to_the_pages_of_their_posts(tmp_path: Path) -> None:
    body = (
        "[a]({% post_url 2026-02-04-target %}) "
        "[b]({{ site.baseurl }}{% link _posts/2026-02-04-target.md %}#low) "
        "[c]({{ '/about.html' | relative_url }}) ![d]({{ site.baseurl }}/d.png){: .wide}\n"
    )
    files = {
        "_config.yml": URL + "baseurl: /log\npermalink: pretty\n",
        "_posts/2026-02-03-start.md": f"---\n---\n{body}",
        "_posts/2026-02-04-target.md": "---\nslug: goal\n---\n",
    }
    result = build(detect_site(write(tmp_path, files), NOW))
    [start] = [item for item in result.documents[0].feed.items if item.title == "Start"]
    assert re.findall(r'(?:href|src)="https://example.org/log/([^"]*)"', start.body or "") == [
        *("2026/02/04/goal/", "2026/02/04/goal/#low", "about.html", "d.png")
    ]
    assert "{:" not in (start.body or "")
