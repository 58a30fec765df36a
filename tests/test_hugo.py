"""Hugo's addresses, as Hugo itself gave them, and what its configuration says of a site."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from hugo_tables import LIST, SITES, Site

from feedsmith.detection import detect_site
from feedsmith.generators import hugo
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Person
from feedsmith.pipeline import build
from feedsmith.problems import FeedsmithError

NOW = datetime(2026, 6, 1, tzinfo=UTC)
BASE = 'baseURL = "https://example.org/"\n'


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def front_matter(given: str) -> str:
    """What is given, with a title and a date where it has none."""
    if given.startswith(("+++", "{")):
        return given
    keys = {line.partition(":")[0].lower() for line in given.splitlines()}
    title = "" if keys & {"title", "name"} else "title: A Title\n"
    date = "" if keys & {"date", "publishdate", "published"} else "date: 2026-02-03\n"
    return f"---\n{title}{date}{given}\n---\nBody.\n"


def read(root: Path, content: str = "content") -> dict[str, Post]:
    """Each post of a site that has not been built, by its file below the content folder."""
    site = detect_site(root, NOW)
    return {
        os.path.relpath(file, root / content): read_post(folder, file, site, None)
        for folder, file in post_files(site)
    }


@pytest.mark.parametrize("site", SITES, ids=lambda one: one.name)
def test_pages_stand_where_hugo_puts_them(site: Site, tmp_path: Path) -> None:
    base = "" if "baseURL" in site.config or site.file != "hugo.toml" else BASE
    texts = {f"{site.content}/{file}": front_matter(given) for file, given, path in site.posts}
    write(tmp_path, {site.file: base + site.config} | texts)
    posts = read(tmp_path, site.content)
    made = {}
    for file, _, path in site.posts:
        item = posts[file].item if file in posts else None
        if path is not LIST:
            made[file] = unquote(item.url).removeprefix("https://example.org") if item else None
    assert made == {file: path for file, _, path in site.posts if path is not LIST}


POST = "---\ntitle: Tides\ndate: 2026-02-03\n---\nBody.\n"
CASCADED = """---
title: Kept back
cascade:
  - target:
      path: /posts/x*
    draft: true
  - target:
      kind: section
    draft: true
  - params:
      author: Ines Calder
---
"""


def test_a_cascade_reaches_the_pages_that_its_target_names(tmp_path: Path) -> None:
    files = {"hugo.toml": BASE, "content/posts/_index.md": CASCADED}
    posts = {"content/posts/x1.md": POST, "content/posts/deep/x2.md": POST}
    posts |= {"content/posts/y.md": POST, "content/notes/x.md": POST}
    read_posts = read(write(tmp_path, files | posts))
    assert read_posts["posts/x1.md"].problems == ()
    names = {file: post.item and post.item.authors for file, post in read_posts.items()}
    assert names == {
        "posts/x1.md": None,
        "posts/deep/x2.md": (Person(name="Ines Calder"),),
        "posts/y.md": (Person(name="Ines Calder"),),
        "notes/x.md": (),
    }


def test_what_a_post_says_goes_before_a_cascade(tmp_path: Path) -> None:
    files = {"hugo.toml": BASE + "[cascade]\ndraft = true\n"}
    text = POST.replace("title", "draft: false\ntitle")
    posts = read(write(tmp_path, files | {"content/a.md": text, "content/b.md": POST}))
    assert posts["a.md"].item is not None
    assert posts["b.md"].item is None


@pytest.mark.parametrize(
    "said",
    [
        *("publishDate: 2027-01-01", "expiryDate: 2026-03-01", "draft: true", "headless: true"),
        *("build: {render: never}", "build: {render: link}", "build: {list: never}"),
    ],
)
def test_a_post_that_is_kept_back_gives_no_warning(said: str, tmp_path: Path) -> None:
    text = POST.replace("title", f"{said}\ntitle")
    files = {"hugo.toml": BASE, "public/index.html": "", "content/posts/a.md": text}
    site = detect_site(write(tmp_path, files), NOW)
    [(folder, file)] = post_files(site)
    post = read_post(folder, file, site, site.built)
    assert (post.item, post.problems) == (None, ())


def test_a_page_that_was_not_built_is_told(tmp_path: Path) -> None:
    files = {"hugo.toml": BASE, "public/index.html": "", "content/posts/a.md": POST}
    site = detect_site(write(tmp_path, files), NOW)
    [(folder, file)] = post_files(site)
    post = read_post(folder, file, site, site.built)
    assert post.item is None
    assert [problem.code for problem in post.problems] == ["page-missing"]
    assert "https://example.org/posts/a/" in post.problems[0].what


def test_a_page_at_either_address_of_a_dated_name_is_found(tmp_path: Path) -> None:
    config = BASE + '[frontmatter]\ndate = [":default", ":filename"]\n'
    page = "public/posts/2026-02-03-tides/index.html"
    files = {"hugo.toml": config, "content/posts/2026-02-03-tides.md": POST, page: ""}
    site = detect_site(write(tmp_path, files), NOW)
    [(folder, file)] = post_files(site)
    item = read_post(folder, file, site, site.built).item
    assert item is not None
    assert item.url == "https://example.org/posts/2026-02-03-tides/"


def test_one_section_named_as_the_folder_of_posts_keeps_its_addresses(tmp_path: Path) -> None:
    files = {
        "hugo.toml": BASE + '[permalinks]\nposts = "/:year/:contentbasename/"\n',
        "feedsmith.toml": '[content]\nfolder = "content/posts"\n',
        "content/posts/_index.md": "---\ncascade:\n  author: Ines\n---\n",
        "content/posts/a.md": POST,
        "content/notes/b.md": POST,
    }
    posts = read(write(tmp_path, files))
    assert list(posts) == ["posts/a.md"]
    item = posts["posts/a.md"].item
    assert item is not None
    assert (item.url, item.authors[0].name) == ("https://example.org/2026/a/", "Ines")


DETECTED = """
baseURL = "https://example.org/notes/"
title = "Harbour Notes"
languageCode = "en-CA"
timeZone = "America/Halifax"
publishDir = "dist"
[params]
description = "Tides and tea"
[params.author]
name = "Ines Calder"
email = "ines@example.org"
"""


def test_the_configuration_describes_the_site(tmp_path: Path) -> None:
    authors = "ines:\n  name: Ines Calder\n  website: https://ines.example/\n"
    files = {"hugo.toml": DETECTED, "content/a.md": POST, "data/authors.yaml": authors}
    site = detect_site(write(tmp_path, files), NOW)
    assert site.generator.name == "hugo"
    assert (site.url, site.title) == ("https://example.org/notes/", "Harbour Notes")
    assert (site.description, site.language) == ("Tides and tea", "en-CA")
    assert str(site.zone) == "America/Halifax"
    assert site.output == tmp_path.resolve() / "dist"
    assert site.authors == (Person(name="Ines Calder", email="ines@example.org"),)
    assert site.people["ines"].url == "https://ines.example/"


def test_the_default_languages_own_settings_go_first(tmp_path: Path) -> None:
    config = (
        BASE + 'title = "General"\ndefaultContentLanguage = "de"\n'
        '[languages.de]\ntitle = "Hafen"\nlanguageCode = "de-AT"\n[languages.en]\ntitle = "Port"\n'
    )
    site = detect_site(write(tmp_path, {"hugo.toml": config, "content/a.md": POST}), NOW)
    assert (site.title, site.language) == ("Hafen", "de-AT")


def test_the_folder_of_the_production_environment_goes_over_the_default_one(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.toml": BASE + 'title = "Draft title"\n',
        "config/_default/params.yaml": "author: Ines\n",
        "config/_default/menus.en.toml": "[[main]]\nname = 'x'\n",
        "config/production/config.toml": 'title = "Harbour Notes"\n',
        "content/a.md": POST,
    }
    site = detect_site(write(tmp_path, files), NOW)
    assert (site.title, site.authors) == ("Harbour Notes", (Person(name="Ines"),))


def test_a_configuration_that_hugo_could_not_read_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match=r"hugo\.toml cannot be read"):
        detect_site(write(tmp_path, {"hugo.toml": "title = "}), NOW)


def test_zolas_configuration_is_not_hugos(tmp_path: Path) -> None:
    write(tmp_path, {"config.toml": 'base_url = "https://example.org"\n'})
    assert hugo.detect(tmp_path) is None


@pytest.mark.parametrize("faulty", ["---\ntitle: [\n---\n", "+++\nx\n+++\n", "{", "\xff"])
def test_a_faulty_list_page_hands_nothing_down(faulty: str, tmp_path: Path) -> None:
    files = {"hugo.toml": BASE, "content/posts/a.md": POST}
    write(tmp_path, files)
    (tmp_path / "content/posts/_index.md").write_bytes(faulty.encode("latin-1"))
    assert read(tmp_path)["posts/a.md"].item is not None


def test_references_lead_to_the_pages_of_their_posts(tmp_path: Path) -> None:
    body = (
        '[a]({{< ref "posts/target.md" >}}) [b]({{< relref "target#low" >}}) '
        '[c]({{< ref "notes/target" >}}) [d](target.md) [e]({{< ref "about" >}})'
    )
    files = {
        "hugo.toml": 'baseURL = "https://example.org/log/"\n',
        "content/posts/start.md": POST + body,
        "content/posts/target.md": POST.replace("title", "slug: goal\ntitle"),
        "content/notes/target/index.md": POST,
        "content/about.md": "---\ntitle: About\n---\n",
        **dict.fromkeys(
            (f"public/{path}/index.html" for path in ("posts/start", "posts/goal", "about")), ""
        ),
        "public/notes/target/index.html": "",
        "public/index.html": "",
    }
    result = build(detect_site(write(tmp_path, files), NOW))
    [start] = [item for item in result.documents[0].feed.items if item.url.endswith("/start/")]
    assert re.findall(r'href="https://example.org/log/([^"]*)"', start.body or "") == [
        *("posts/goal/", "posts/goal/#low", "notes/target/", "posts/goal/", "about/")
    ]
