"""feedsmith.toml and `[tool.feedsmith]`: every key, and faults told with line and remedy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith.configuration import Configuration, find_configuration, read_configuration
from feedsmith.detection import detect_generator, detect_site
from feedsmith.model import Image, Person
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LEAST = '[site]\nurl = "https://example.org/"\n'


def read(root: Path, text: str, name: str = "feedsmith.toml") -> Configuration:
    (root / name).write_text(text, "utf-8")
    return read_configuration(root / name)


def detect(root: Path, text: str) -> Site:
    (root / "feedsmith.toml").write_text(text, "utf-8")
    return detect_site(root, NOW)


def fault(root: Path, text: str, name: str = "feedsmith.toml") -> FeedsmithError:
    with pytest.raises(FeedsmithError) as raised:
        read(root, text, name)
    return raised.value


FULL = """
generator = "plain"

[site]
url = "https://example.org/log"
title = "Harbour Notes"
description = "Tides and tea"
language = "en_CA"
author = ["Ines Calder", { name = "Tomas Brae", email = "t@example.org", url = "/tomas/" }]
timezone = "America/Halifax"
image = "/images/cover.png"
icon = "https://cdn.example/icon.png"
rights = "All tides reserved"

[content]
folder = ["posts", "notes"]
output = "dist"
posts = ["**/*.md"]
exclude = ["old/**"]
permalink = "/:year/:slug/"
drafts = true
future = true

[feed]
limit = 5
content = "summary"
formats = ["json", "rss"]
rss = "rss.xml"
json = "feeds/all.json"
hubs = ["https://hub.example/"]
extra = ["mood"]
omit = ["media:content"]

[authors.ines]
name = "Ines Calder"
avatar = "//cdn.example/ines.jpg"
"""


def test_every_key_is_read(tmp_path: Path) -> None:
    for folder in ("posts", "notes"):
        (tmp_path / folder).mkdir()
    site = detect(tmp_path, FULL)
    assert (site.url, site.title) == ("https://example.org/log/", "Harbour Notes")
    assert (site.description, site.language) == ("Tides and tea", "en-CA")
    assert (site.rights, str(site.zone)) == ("All tides reserved", "America/Halifax")
    assert site.authors == (
        Person(name="Ines Calder"),
        Person(name="Tomas Brae", email="t@example.org", url="https://example.org/log/tomas/"),
    )
    assert site.image == Image(url="https://example.org/log/images/cover.png")
    assert site.icon == Image(url="https://cdn.example/icon.png")
    assert site.people["ines"].avatar == "https://cdn.example/ines.jpg"
    assert site.content == tuple(tmp_path.resolve() / name for name in ("posts", "notes"))
    assert site.output == tmp_path.resolve() / "dist"
    assert (site.choice.drafts, site.choice.future, site.feed.limit) == (True, True, 5)
    assert (site.feed.content, site.feed.omit) == ("summary", ["media:content"])
    assert site.paths == {"json": "feeds/all.json", "rss": "rss.xml"}


def test_an_address_is_enough(tmp_path: Path) -> None:
    site = detect(tmp_path, LEAST)
    assert (site.title, site.generator.name, str(site.zone)) == ("example.org", "plain", "UTC")
    assert site.paths == {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
    assert (site.feed.limit, site.choice.drafts, site.choice.future) == (20, False, False)


@pytest.mark.parametrize(
    ("text", "line", "key", "mend"),
    [
        ('[site]\ntitel = "x"\n', 2, "titel", "Did you mean `title`?"),
        ('[site]\nurl = "x"\n\ntime-zone = "x"\n', 4, "time-zone", "Did you mean `timezone`?"),
        ("[feed]\nlimits = 3\n", 2, "limits", "Did you mean `limit`?"),
        ("# sites\n[sites]\nurl = 'x'\n", 2, "sites", "Did you mean `site`?"),
        ("[content]\nqqq = 1\n", 2, "qqq", "Keys of [content]: folder, output, "),
        ('[authors.ines]\nname = "x"\nmail = "y"\n', 3, "mail", "Did you mean `email`?"),
        ('site.url = "x"\nsite.titel = "x"\n', 2, "titel", "Did you mean `title`?"),
        ("ulr = 'x'\n", 1, "ulr", "Keys of the top of the file: generator, site, "),
        ("[site]\r\ntitel = 'x'\r\n", 2, "titel", "Did you mean `title`?"),
        ("\ufeff[site]\ntitel = 'x'\n", 2, "titel", "Did you mean `title`?"),
    ],
)
def test_an_unknown_key_is_told_with_its_line_and_the_nearest_one(
    text: str, line: int, key: str, mend: str, tmp_path: Path
) -> None:
    error = fault(tmp_path, text)
    assert error.what.startswith(f"feedsmith.toml:{line}: unknown key `{key}`")
    assert error.mend.startswith(mend)


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[feed]\nlimit = 'many'\n", 2, "feed.limit"),
        ("[site]\nurl = 3\n", 2, "site.url"),
        ("\n[content]\n\ndrafts = 'yes'\n", 4, "content.drafts"),
        ("[feed]\nformats = ['rss', 'opml']\n", 2, "feed.formats"),
        ("[feed]\ncontent = 'whole'\n", 2, "feed.content"),
        ("[feed]\nhubs = 'https://hub.example/'\n", 2, "feed.hubs"),
        ("[content]\nfolder = [1]\n", 2, "content.folder"),
        ("feed = 3\n", 1, "feed"),
        ("[site]\ntitle = 'x'\nauthor = { email = 'x' }\n", 3, "site.author"),
        ("site.url = 1\n", 1, "site.url"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_with_its_key_and_line(
    text: str, line: int, key: str, tmp_path: Path
) -> None:
    error = fault(tmp_path, text)
    assert error.what.startswith(f"feedsmith.toml:{line}: `{key}`"), error.what


def test_an_author_without_a_name_is_told(tmp_path: Path) -> None:
    error = fault(tmp_path, "[authors.ines]\nemail = 'x'\n")
    assert error.what.startswith("feedsmith.toml:1: `authors")
    assert "`name`" in error.what


@pytest.mark.parametrize("text", ["[site\n", "url = \n", "a = 1\na = 2\n", "[site]\n[site]\n"])
def test_what_is_no_toml_is_told_with_its_place(text: str, tmp_path: Path) -> None:
    error = fault(tmp_path, text)
    assert error.what.startswith("feedsmith.toml: ")
    assert "line" in error.what


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_bytes(b"[site]\ntitle = '\xff'\n")
    with pytest.raises(FeedsmithError, match=r"feedsmith\.toml: "):
        read_configuration(tmp_path / "feedsmith.toml")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match="cannot be read"):
        read_configuration(tmp_path / "missing.toml")


PYPROJECT = '[project]\nname = "log"\n\n[tool.feedsmith.site]\nurl = "https://example.org/"\n'


def test_a_pyproject_can_hold_it(tmp_path: Path) -> None:
    assert read(tmp_path, PYPROJECT, "pyproject.toml").site.url == "https://example.org/"
    assert find_configuration(tmp_path) == tmp_path / "pyproject.toml"
    assert detect_site(tmp_path, NOW).config == "pyproject.toml"


def test_faults_in_a_pyproject_have_their_line_there(tmp_path: Path) -> None:
    error = fault(tmp_path, PYPROJECT + 'titel = "x"\n', "pyproject.toml")
    assert error.what.startswith("pyproject.toml:6: unknown key `titel`")


def test_a_pyproject_without_a_table_of_ours_is_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "log"\n', "utf-8")
    assert find_configuration(tmp_path) is None


def test_a_file_of_our_own_goes_before_a_pyproject(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (tmp_path / "feedsmith.toml").write_text(LEAST, "utf-8")
    assert find_configuration(tmp_path) == tmp_path / "feedsmith.toml"


def test_what_is_said_goes_before_what_the_generator_says(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    hugo = 'baseURL = "https://hugo.example/"\ntitle = "Hugo"\nlanguageCode = "fr"\n'
    (tmp_path / "hugo.toml").write_text(hugo, "utf-8")
    site = detect(tmp_path, '[site]\ntitle = "Ours"\n')
    assert (site.generator.name, site.title) == ("hugo", "Ours")
    assert (site.url, site.language) == ("https://hugo.example/", "fr")


def test_a_generator_that_is_named_is_taken(tmp_path: Path) -> None:
    (tmp_path / "hugo.toml").write_text('baseURL = "https://hugo.example/"\n', "utf-8")
    assert detect(tmp_path, f'generator = "plain"\n{LEAST}').generator.name == "plain"


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("[site]\ntitle = 'x'\n", "the site's address is not known", 'url = "https://'),
        ("[site]\nurl = '/log/'\n", "`/log/` is not a web address", 'url = "https://'),
        ("[site]\nurl = 'ftp://example.org/'\n", "is not a web address", 'url = "https://'),
        ("[site]\nurl = 'https://'\n", "is not a web address", 'url = "https://'),
        (LEAST + "timezone = 'Mars/Olympus'\n", "`Mars/Olympus` is not a time zone", "Europe/"),
        (LEAST + "timezone = '../../etc/passwd'\n", "is not a time zone", "IANA"),
        (
            LEAST + "[content]\nfolder = 'missing'\n",
            "the content folder missing is not",
            "[content]",
        ),
        ("generator = 'jekyl'\n" + LEAST, "`jekyl` is not a generator", "jekyll"),
        ("generator = 'jekyll'\n" + LEAST, "has no configuration of jekyll", "plain"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_with_a_remedy(
    text: str, what: str, mend: str, tmp_path: Path
) -> None:
    with pytest.raises(FeedsmithError) as raised:
        detect(tmp_path, text)
    assert what in raised.value.what
    assert mend in raised.value.mend


def test_a_folder_without_a_site_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match="No site was recognized"):
        detect_site(tmp_path, NOW)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match="is not a folder"):
        detect_site(tmp_path / "missing", NOW)


def test_an_empty_folder_has_no_generator(tmp_path: Path) -> None:
    assert detect_generator(tmp_path) is None


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/log", "https://example.org/log/"),
        ("https://example.org/log//", "https://example.org/log/"),
        ("HTTP://Example.ORG:80/", "http://example.org/"),
        ("https://caf\u00e9.example/\u00e9", "https://xn--caf-dma.example/%C3%A9/"),
    ],
)
def test_the_address_of_a_site_ends_in_a_slash(typed: str, address: str, tmp_path: Path) -> None:
    assert detect(tmp_path, f'[site]\nurl = "{typed}"\n').url == address
