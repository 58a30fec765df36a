"""Pelican: a real site, the addresses that its settings give, what stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, read, write

from feedsmith.detection import detect_site
from feedsmith.generators import pelican
from feedsmith.problems import FeedsmithError

CONFIG = 'SITEURL = "https://example.org"\nSITENAME = "Notes"\nTIMEZONE = "America/New_York"\n'


def site(root: Path, posts: dict[str, str], config: str = "") -> Path:
    files = {f"content/{name}": text for name, text in posts.items()}
    return write(root, {"pelicanconf.py": CONFIG + config} | files)


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("pelican")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("pelican")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Hello, World!", "hello-world"),
        ("If a < b & c > d: R&D notes on <template>", "if-a-d-rd-notes-on"),
        ("“Café du Port” ☕ signs on a wall", "cafe-du-port-signs-on-a-wall"),
        ("Straße nach Łódź – Ærø…", "strasse-nach-lodz-aero"),
        ("C++ and C#: which?", "c-and-c-which"),
        ("a_b-c--d", "a_b-c-d"),
        ("x  y   z", "x-y-z"),
        ("&amp; entity", "entity"),
        ("Ünïcödé ½ and 2²", "unicode-12-and-22"),
        ("e-mail: me@example.org", "e-mail-meexampleorg"),
    ],
)
def test_slugs_are_those_that_pelican_makes(title: str, slug: str, tmp_path: Path) -> None:
    text = f"Title: {title}\nDate: 2026-01-02\n\nBody."
    assert paths(site(tmp_path, {"a.md": text})) == {"content/a.md": f"{slug}.html"}


@pytest.mark.parametrize(
    ("config", "path"),
    [
        ('ARTICLE_URL = "{date:%Y}/{date:%b}/{slug}/"\n', "2026/Mar/a-title/"),
        ('ARTICLE_URL = "{category}/{slug}"\n', "winter-days/a-title"),
        ('ARTICLE_SAVE_AS = "posts/{slug}/index.html"\n', "posts/a-title/"),
        ('SLUGIFY_SOURCE = "basename"\n', "a-file.html"),
        ("SLUGIFY_PRESERVE_CASE = True\n", "A-Title.html"),
        (r'SLUG_REGEX_SUBSTITUTIONS = [(r"\s+", "_")]' + "\n", "a_title.html"),
        (r'FILENAME_METADATA = r"(?P<slug>\w+)-.*"' + "\n", "a.html"),
        ('EXTRA_PATH_METADATA = {"notes": {"slug": "given"}}\n', "given.html"),
    ],
)
def test_the_settings_decide_the_address(config: str, path: str, tmp_path: Path) -> None:
    text = "Title: A Title\nDate: 2026-03-01T23:30:00-05:00\nCategory: Winter Days\n\nBody."
    assert paths(site(tmp_path, {"notes/a-file.md": text}, config)) == {
        "content/notes/a-file.md": path
    }


def test_the_day_of_an_address_is_that_which_was_typed(tmp_path: Path) -> None:
    text = "Title: x\nDate: 2026-03-01T03:30:00+05:30\n\nBody."
    config = 'ARTICLE_URL = "{date:%Y-%m-%d}/{slug}"\n'
    assert paths(site(tmp_path, {"a.md": text}, config)) == {"content/a.md": "2026-03-01/x"}


def test_a_typed_address_goes_before_the_settings(tmp_path: Path) -> None:
    posts = {
        "a.md": "Title: x\nDate: 2026-03-01\nURL: special/a/\n\nBody.",
        "b.md": "Title: y\nDate: 2026-03-01\nSave_as: b/index.html\n\nBody.",
    }
    assert paths(site(tmp_path, posts)) == {"content/a.md": "special/a/", "content/b.md": "b/"}


@pytest.mark.parametrize("status", ["draft", "hidden", "skip"])
def test_hidden_articles_stay_hidden(status: str, tmp_path: Path) -> None:
    text = f"Title: x\nDate: 2026-03-01\nStatus: {status}\n\nBody."
    assert paths(site(tmp_path, {"a.md": text})) == {"content/a.md": None}


def test_articles_are_drafts_where_the_settings_make_them_so(tmp_path: Path) -> None:
    posts = {
        "a.md": "Title: x\nDate: 2026-03-01\n\nBody.",
        "b.md": "Title: y\nDate: 2026-03-01\nStatus: published\n\nBody.",
    }
    config = 'DEFAULT_METADATA = {"status": "draft"}\n'
    assert paths(site(tmp_path, posts, config)) == {"content/a.md": None, "content/b.md": "y.html"}


def test_pages_and_other_folders_hold_no_articles(tmp_path: Path) -> None:
    text = "Title: x\nDate: 2026-03-01\n\nBody."
    names = ("posts/a.md", "posts/old/b.md", "pages/c.md", "notes/d.md", "posts/e.html")
    config = 'ARTICLE_PATHS = ["posts"]\nARTICLE_EXCLUDES = ["posts/old"]\n'
    assert list(read(site(tmp_path, dict.fromkeys(names, text), config))) == ["content/posts/a.md"]


def test_names_in_small_letters_are_no_settings(tmp_path: Path) -> None:
    text = "path = 'elsewhere'\nsiteurl = 'https://else.example'\n" + CONFIG
    root = write(tmp_path, {"pelicanconf.py": text, "content/a.md": "Title: x\nDate: 2026-03-01\n"})
    assert detect_site(root, NOW).url == "https://example.org/"
    assert paths(root) == {"content/a.md": "x.html"}


def test_the_old_names_of_the_folders_count(tmp_path: Path) -> None:
    posts = dict.fromkeys(("posts/a.md", "b.md"), "Title: x\nDate: 2026-03-01\n\nBody.")
    config = 'ARTICLE_DIR = ("posts/")\nPAGE_DIR = ("pages/")\n'
    assert list(read(site(tmp_path, posts, config))) == ["content/posts/a.md"]


def test_the_folder_of_pages_holds_none_where_the_settings_name_no_folders(tmp_path: Path) -> None:
    text = "Title: x\nDate: 2026-03-01\n\nBody."
    posts = dict.fromkeys(("a.md", "pages/b.md"), text)
    assert list(read(site(tmp_path, posts))) == ["content/a.md"]


def test_the_published_site_is_what_publishconf_says(tmp_path: Path) -> None:
    root = site(tmp_path, {"a.md": "Title: x\nDate: 2026-03-01\n\nBody."})
    publish = 'from pelicanconf import *\nSITEURL = "https://live.example/sub"\n'
    found = detect_site(write(root, {"publishconf.py": publish}), NOW)
    assert (found.url, found.title, str(found.zone), found.config) == (
        "https://live.example/sub/",
        "Notes",
        "America/New_York",
        "publishconf.py",
    )


def test_naive_times_are_in_the_sites_zone(tmp_path: Path) -> None:
    posts = read(site(tmp_path, {"a.md": "Title: x\nDate: 2026-03-01 08:00\n\nBody."}))
    item = posts["content/a.md"].item
    assert item is not None
    assert str(item.published) == "2026-03-01 08:00:00-05:00"


def test_another_folder_is_none_of_pelicans(tmp_path: Path) -> None:
    assert pelican.detect(write(tmp_path, {"conf.py": CONFIG})) is None


def test_broken_settings_are_named(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match=r"pelicanconf\.py cannot be read"):
        pelican.detect(write(tmp_path, {"pelicanconf.py": "SITEURL = (\n"}))


def test_patterns_that_are_none_are_passed_over(tmp_path: Path) -> None:
    config = 'FILENAME_METADATA = "("\nSLUG_REGEX_SUBSTITUTIONS = [("(", ""), (" ", "-")]\n'
    text = "Title: a b\nDate: 2026-03-01\n\nBody."
    assert paths(site(tmp_path, {"a.md": text}, config)) == {"content/a.md": "a-b.html"}
