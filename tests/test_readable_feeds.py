"""Feeds that people can read in a browser: what they see, and that readers see nothing of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec.structs import replace
from readable_sites import NAMES, lay_out, made, write
from reader import make_reader
from test_real_readers import READERS, in_newsboat, in_node

from feedsmith import Build, check, publish, publish_feed
from feedsmith.loaders.feeds import read_feed
from feedsmith.model import Document, Feed, Format, Item, Link
from feedsmith.outputs import Outputs
from feedsmith.plugins import installed
from feedsmith.publishing import convert_feed
from feedsmith.readable import style
from feedsmith.shows import Show

XHTML = "{http://www.w3.org/1999/xhtml}"
CSS = style(None)
FILES = ("feed.xml", "atom.xml", "feed.json")
Require = Callable[[bool, str], None]


def configured(folder: Path, more: str, name: str = "essays") -> Build:
    return made(lay_out(folder, name, more))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, bool], Build]:
    """By the site, and whether its feeds are readable."""
    folder = tmp_path_factory.mktemp("sites")
    return {
        (name, readable): configured(
            folder / f"{name}-{readable}", f"[feed]\nreadable = {str(readable).lower()}\n", name
        )
        for name in NAMES
        for readable in (True, False)
    }


@pytest.fixture(scope="module")
def folders(
    builds: dict[tuple[str, bool], Build], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, bool], Path]:
    folder = tmp_path_factory.mktemp("feeds")
    return {
        (name, readable): write(one.outputs, folder / f"{name}-{readable}")
        for (name, readable), one in builds.items()
    }


both = pytest.mark.parametrize("name", NAMES)
in_xml = pytest.mark.parametrize("file", FILES[:2])


# What it is made of


def document(format: Format = "rss", **said: Any) -> Document:
    feed = Feed(id="https://a.example/", title="Mill", home_url="https://a.example/")
    own = {key: said.pop(key) for key in list(said) if key in Feed.__struct_fields__}
    path = f"feed.{format}"
    made = Document(
        feed=replace(feed, **own),
        url=f"https://a.example/{path}",
        path=path,
        format=format,
        stylesheet="feed.css",
    )
    return replace(made, **said)


def written(one: Document) -> bytes:
    return Outputs((one,), installed())[one.path]


def shown(data: bytes) -> etree._Element:
    """The div that people read."""
    (div,) = [one for one in etree.fromstring(data).iter(f"{XHTML}div") if not _inside(one)]
    return div


def _inside(div: etree._Element) -> bool:
    return next(div.iterancestors(f"{XHTML}div"), None) is not None


def texts(data: bytes, name: str) -> list[str]:
    """The texts of the elements of this name."""
    found = (
        "".join(map(str, one.itertext())).strip() for one in shown(data).iter(f"{XHTML}{name}")
    )
    return [" ".join(text.split()) for text in found]


def posts(count: int, **said: Any) -> tuple[Item, ...]:
    day = datetime(2026, 5, 7, tzinfo=UTC)
    return tuple(
        Item(id=f"{n}", url=f"https://a.example/{n}/", title=f"Loaf {n}", published=day, **said)
        for n in range(count)
    )


@both
@in_xml
def test_all_that_is_added_is_an_instruction_and_one_div(
    builds: dict[tuple[str, bool], Build], name: str, file: str
) -> None:
    said = builds[name, True].outputs[file]
    said = re.sub(rb"<\?xml-stylesheet .*?\?>\n", b"", said, count=1)
    said = said.replace(b' xmlns:xhtml="http://www.w3.org/1999/xhtml"', b"", 1)
    said = re.sub(rb"\n *<xhtml:div lang.*?\n *</xhtml:ul>\n *</xhtml:div>", b"", said, flags=re.S)
    assert said == builds[name, False].outputs[file]


def test_without_it_there_is_no_style_and_no_comment(
    builds: dict[tuple[str, bool], Build],
) -> None:
    plain = builds["essays", False]
    assert set(plain.outputs) == set(FILES)
    for data in plain.outputs.values():
        for sign in (b"xml-stylesheet", b"xhtml", b"user_comment"):
            assert sign not in data


@both
@in_xml
def test_no_element_of_it_bears_a_name_that_feeds_have(
    builds: dict[tuple[str, bool], Build], name: str, file: str
) -> None:
    data = builds[name, True].outputs[file]
    local = {etree.QName(one).localname for one in shown(data).iter()}
    others = {
        etree.QName(one).localname
        for one in etree.fromstring(data).iter("*")
        if not str(one.tag).startswith(XHTML)
    }
    assert not local & (others | {"title", "link", "source", "image", "category", "summary"})


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_people_are_told_what_it_is_and_what_to_copy(format: Format) -> None:
    data = written(document(format, items=posts(2)))
    assert texts(data, "h1") == ["Mill"]
    assert "This is a feed" in texts(data, "p")[0]
    assert "feed reader" in texts(data, "p")[1]
    assert texts(data, "code") == [f"https://a.example/feed.{format}"]
    assert texts(data, "h2") == ["Latest posts"]
    assert texts(data, "li") == ["Loaf 0 7 May 2026", "Loaf 1 7 May 2026"]
    links = [one.get("href") for one in shown(data).iter(f"{XHTML}a")]
    assert links == ["https://a.example/", "https://a.example/0/", "https://a.example/1/"]


def test_a_dozen_and_three_posts_are_listed_and_no_bodies() -> None:
    data = written(document(items=posts(20, body="<p>Rye.</p>", summary="Rye.")))
    assert texts(data, "li") == [f"Loaf {number} 7 May 2026" for number in range(15)]


def test_a_feed_without_posts_has_no_list() -> None:
    data = written(document())
    assert texts(data, "h2") == texts(data, "ul") == []
    assert texts(data, "h1") == ["Mill"]


def test_a_post_without_title_is_called_by_its_first_words_or_its_address() -> None:
    some, none = posts(2)
    items = (replace(some, title="", summary="Salt\nand water."), replace(none, title=""))
    assert texts(written(document(items=items)), "a")[1:] == [
        "Salt and water.",
        "https://a.example/1/",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:,x"])
def test_what_is_no_web_address_cannot_be_clicked(url: str) -> None:
    (item,) = posts(1)
    data = written(document(items=(replace(item, url=url),), home_url=url))
    assert [one.get("href") for one in shown(data).iter(f"{XHTML}a")] == [None, None]
    assert texts(data, "li") == ["Loaf 0 7 May 2026"]


def test_a_post_without_date_has_none() -> None:
    (item,) = posts(1)
    assert texts(written(document(items=(replace(item, published=None),))), "li") == ["Loaf 0"]


def test_a_podcast_speaks_of_episodes() -> None:
    data = written(document(items=posts(1), show=Show()))
    assert "podcast" in texts(data, "p")[0]
    assert "podcast app" in texts(data, "p")[1]
    assert texts(data, "h2") == ["Latest episodes"]
    said = json.loads(written(document("json", show=Show())))["user_comment"]
    assert "podcast app" in said


def test_an_archive_shows_the_address_that_people_subscribe_to() -> None:
    current = Link(rel="current", url="https://a.example/feed.rss")
    archive = document(items=posts(1), links=(current,), history="archive", path="a/1.xml")
    data = written(replace(archive, url="https://a.example/a/1.xml"))
    assert texts(data, "code") == ["https://a.example/feed.rss"]
    assert texts(data, "h2") == ["Older posts"]


def test_json_feed_says_it_in_a_comment() -> None:
    said = json.loads(written(document("json", language="de-AT")))["user_comment"]
    assert said.startswith("Das ist ein Feed")
    assert said.endswith(" https://a.example/feed.json")


# Languages


def div(**said: Any) -> etree._Element:
    return shown(written(document(**said)))


def test_the_feeds_own_tag_is_said_where_the_words_are_of_its_language() -> None:
    assert div(language="pt-BR").get("lang") == "pt-BR"
    assert div(language=None).get("lang") == "en"
    assert div(language="tlh").get("lang") == "en"
    assert div(language="nn").get("lang") == "nb"


def test_what_is_in_another_language_than_the_words_says_so() -> None:
    (title,) = div(language="tlh").iter(f"{XHTML}bdi")
    assert title.get("lang") == "tlh"
    (title,) = div(language="fr").iter(f"{XHTML}bdi")
    assert title.get("lang") is None
    _, post = div(language="fr", items=posts(1, language="en")).iter(f"{XHTML}bdi")
    assert post.get("lang") == "en"


def test_arabic_is_written_from_right_to_left_and_addresses_are_not() -> None:
    found = div(language="ar")
    assert found.get("dir") == "rtl"
    (address,) = found.iter(f"{XHTML}code")
    assert address.get("dir") == "ltr"


# The file


def test_the_file_is_found_from_wherever_a_feed_lies(tmp_path: Path) -> None:
    table = '[feed]\ncss = "style/a feed.css"\n[feeds.letter]\nrss = "style/x/letter.xml"\n'
    build = configured(tmp_path / "site", table)
    found = {one.path: one.stylesheet for one in build.documents if one.format == "rss"}
    assert found == {"feed.xml": "style/a%20feed.css", "style/x/letter.xml": "../a%20feed.css"}
    assert build.outputs["style/a feed.css"] == CSS
    assert b'href="../a%20feed.css"?>' in build.outputs["style/x/letter.xml"]


def test_two_outputs_in_one_place_are_an_error(tmp_path: Path) -> None:
    build = configured(tmp_path / "site", '[feed]\ncss = "feed.xml"\n')
    problems = publish(build, tmp_path / "site" / "public").problems
    assert {one.level for one in problems} == {"error"}
    assert not (tmp_path / "site" / "public" / "feed.xml").exists()


def test_a_style_of_the_sites_own_is_kept(tmp_path: Path) -> None:
    site = lay_out(tmp_path / "site", "essays")
    own = site / "public" / "feed.css"
    own.parent.mkdir(exist_ok=True)
    own.write_text("rss { color: red }", "utf-8")
    assert publish(made(site), site / "public").problems == ()
    assert own.read_text("utf-8") == "rss { color: red }"
    own.write_bytes(CSS.replace(b"2px", b"3px") + b"rss { color: red }")
    publish(made(site), site / "public")
    assert own.read_bytes() == CSS


def test_the_accent_is_a_variable_of_the_file(tmp_path: Path) -> None:
    build = configured(tmp_path / "site", '[feed]\naccent = "2a6f97"\n')
    assert build.outputs["feed.css"] == CSS + b"\n:root {\n  --accent: #2a6f97;\n}\n"
    assert CSS.count(b"var(--accent)") == 1


def test_a_site_of_json_alone_needs_no_file(tmp_path: Path) -> None:
    build = configured(tmp_path / "site", '[feed]\nformats = ["json"]\n')
    assert set(build.outputs) == {"feed.json"}
    assert "user_comment" in json.loads(build.outputs["feed.json"])


def test_the_file_loads_nothing_from_elsewhere() -> None:
    assert b"@import" not in CSS
    assert re.findall(rb"url\(.*?\)", CSS) == [b'url("http://www.w3.org/1999/xhtml")']


def test_feeds_of_programs_are_plain(tmp_path: Path) -> None:
    feed = Feed(id="https://a.example/", title="Mill", home_url="https://a.example/")
    publish_feed(feed, tmp_path, "https://a.example/")
    assert {one.name for one in tmp_path.iterdir()} >= set(FILES)
    for file in FILES:
        data = (tmp_path / file).read_bytes()
        assert b"stylesheet" not in data
        assert b"xhtml" not in data
        assert b"user_comment" not in data


def test_a_converted_feed_is_plain(builds: dict[tuple[str, bool], Build]) -> None:
    data, _ = convert_feed(builds["essays", True].outputs["feed.xml"], "atom")
    assert b"stylesheet" not in data
    assert b"xhtml" not in data


# Nobody is harmed


@both
@pytest.mark.parametrize("file", FILES)
def test_the_checks_find_nothing_amiss(
    builds: dict[tuple[str, bool], Build], name: str, file: str
) -> None:
    build = builds[name, True]
    (url,) = [one.url for one in build.documents if one.path == file]
    found = [one for one in check(build.outputs[file], url) if one.level != "hint"]
    assert found == []


@pytest.mark.parametrize("attribute", ['onclick="x()"', 'lang="no such tag!"', 'dir="up"'])
def test_the_checks_know_what_a_div_of_a_channel_may_say(attribute: str) -> None:
    data = written(document()).replace(b'lang="en" dir="ltr"', attribute.encode())
    assert [one for one in check(data, "https://a.example/feed.rss") if "div" in str(one)]


def own(data: bytes, file: str) -> list[Any]:
    feed = read_feed(data, f"https://a.example/{file}")
    return [(feed.title, feed.id, feed.home_url, feed.description, feed.language), *feed.items]


def universal(data: bytes, file: str) -> list[Any]:  # noqa: ARG001 -- one of several readers
    read = feedparser.parse(data)
    assert not read.bozo
    names = ("id", "link", "title", "summary", "content", "published", "author")
    return [
        (read.feed.title, read.feed.link),
        *([one.get(n) for n in names] for one in read.entries),
    ]


@both
@pytest.mark.parametrize("file", FILES)
def test_feedsmith_itself_reads_the_same(
    folders: dict[tuple[str, bool], Path], name: str, file: str
) -> None:
    styled, plain = (own((folders[name, one] / file).read_bytes(), file) for one in (True, False))
    assert styled == plain
    assert len(styled) > 5


@both
@in_xml
def test_feedparser_reads_the_same(
    folders: dict[tuple[str, bool], Path], name: str, file: str
) -> None:
    styled, plain = (
        universal((folders[name, one] / file).read_bytes(), file) for one in (True, False)
    )
    assert styled == plain
    assert len(styled) > 5


def lemon(folder: Path, file: str) -> Sequence[Any]:
    reader = make_reader(":memory:", feed_root=str(folder))
    reader.add_feed(file)
    reader.update_feed(file)
    feed = reader.get_feed(file)
    found = [
        (one.id, one.title, one.link, one.content, one.summary) for one in reader.get_entries()
    ]
    return [(feed.title, feed.link, feed.authors, feed.subtitle), *found]


@both
@pytest.mark.parametrize("file", FILES)
def test_lemon24s_reader_reads_the_same(
    folders: dict[tuple[str, bool], Path], name: str, file: str
) -> None:
    styled, plain = (lemon(folders[name, one], file) for one in (True, False))
    assert styled == plain
    assert len(styled) > 5


@both
@pytest.mark.parametrize("file", FILES)
def test_the_parsers_of_javascript_read_the_same(
    folders: dict[tuple[str, bool], Path], name: str, file: str, require: Require
) -> None:
    require(
        shutil.which("node") is not None and (READERS / "node_modules").is_dir(),
        "node or its feed parsers are missing: install Node.js, then npm ci --prefix tests/readers",
    )
    styled, plain = (in_node(folders[name, one] / file) for one in (True, False))
    assert styled == plain
    assert len(styled) == (2 if file == "feed.json" else 5)
    assert all(isinstance(found, list) and len(found) > 4 for found in styled.values())


@both
@in_xml
def test_newsboat_reads_the_same(
    folders: dict[tuple[str, bool], Path], name: str, file: str, require: Require, tmp_path: Path
) -> None:
    require(
        shutil.which("newsboat") is not None,
        "newsboat is missing: apt-get install --no-install-recommends newsboat",
    )
    found = []
    for one in (True, False):
        home = tmp_path / str(one)
        home.mkdir()
        found.append(in_newsboat(folders[name, one] / file, home))
    styled, plain = found
    assert styled == plain
    assert len(styled) > 4
