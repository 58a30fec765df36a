"""feeds.opml: what stands in it, when it is written, and that readers import it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from feedsmith import Build, build, detect_site, publish
from feedsmith.cli import main
from feedsmith.model import Document, Feed, Format
from feedsmith.outlines import outline
from feedsmith.xml import parse

NOW = datetime(2026, 11, 1, tzinfo=UTC)
HOME = "https://harbour.example/"
CONFIG = f'[site]\nurl = "{HOME}"\ntitle = "Harbour"\nlanguage = "en"\ndescription = "Boats."\n'
LETTER = '[feeds.letter]\ntitle = "The letter"\n'

Require = Callable[[bool, str], None]


def document(path: str, format: Format = "rss", name: str = "", **said: str) -> Document:
    title = name.rpartition(".")[2] or "Harbour"
    feed = Feed(id=HOME + name, name=name or "feed", title=title, home_url=HOME)
    feed = replace(feed, **said)
    return Document(feed=feed, url=HOME + path, path=path, format=format)


TAGGED = (
    document("feed.xml"),
    document("tags/boats.xml", name="feeds.tags/boats"),
    document("letter.xml", name="feeds.letter"),
    document("people/ines.xml", name="feeds.people/ines"),
    document("tags/knots.xml", name="feeds.tags/knots"),
    document("podcast.xml", name="feeds.podcast"),
)


def body(*documents: Document) -> list[etree._Element]:
    found = parse(outline(documents, "Harbour")).find("body")
    assert found is not None
    return list(found)


def said_of(line: etree._Element) -> dict[str, str]:
    return {str(key): str(value) for key, value in line.attrib.items()}


def addresses(lines: list[etree._Element]) -> list[str]:
    return [one.get("xmlUrl", "").removeprefix(HOME) for one in lines]


def made(root: Path, config: str = "", **posts: str) -> Build:
    root.mkdir(exist_ok=True)
    (root / "feedsmith.toml").write_text(CONFIG + config, "utf-8")
    for name in posts or ("a", "b"):
        (root / f"{name}.md").write_text(f"---\ndate: 2026-01-01\n---\n{name}\n", "utf-8")
    return build(detect_site(root, NOW))


# What stands in it


def test_a_feed_is_told_with_all_that_is_known_of_it() -> None:
    (line,) = body(document("feed.xml", language="en", description="Boats\n and  knots."))
    assert said_of(line) == {
        "type": "rss",
        "text": "Harbour",
        "title": "Harbour",
        "xmlUrl": f"{HOME}feed.xml",
        "htmlUrl": HOME,
        "language": "en",
        "description": "Boats and knots.",
    }


def test_what_is_not_known_of_a_feed_is_not_said() -> None:
    (line,) = body(document("feed.xml"))
    assert set(line.attrib) == {"type", "text", "title", "xmlUrl", "htmlUrl"}


def test_the_head_has_the_sites_title_and_no_date() -> None:
    root = parse(outline(TAGGED, "Harbour & <b>Sons</b>"))
    assert (root.tag, said_of(root)) == ("opml", {"version": "2.0"})
    assert [one.tag for one in root] == ["head", "body"]
    assert [(one.tag, one.text) for one in root[0]] == [("title", "Harbour & <b>Sons</b>")]


@pytest.mark.parametrize(
    ("formats", "best"),
    [(("json", "atom", "rss"), "rss"), (("json", "atom"), "atom"), (("json",), "json")],
)
def test_a_feed_is_told_once_in_the_format_that_most_readers_know(
    formats: tuple[Format, ...], best: str
) -> None:
    lines = body(*(document(f"feed.{one}", one) for one in formats))
    assert [(one.get("type"), one.get("xmlUrl")) for one in lines] == [
        ("rss", f"{HOME}feed.{best}")
    ]


def test_feeds_made_of_one_variant_stand_together_below_its_name() -> None:
    lines = body(*TAGGED)
    assert [one.get("text") for one in lines if len(one)] == ["tags", "people"]
    assert [said_of(one) for one in lines if len(one)] == [{"text": "tags"}, {"text": "people"}]
    assert addresses(list(lines[1])) == ["tags/boats.xml", "tags/knots.xml"]
    assert addresses(list(lines[3])) == ["people/ines.xml"]


def test_feeds_keep_the_order_of_the_documents() -> None:
    assert addresses(body(*TAGGED)) == ["feed.xml", "", "letter.xml", "", "podcast.xml"]


def test_feeds_of_the_same_name_in_two_languages_stand_apart() -> None:
    french = document("fr/a.xml", name="fr:feeds.tags/a")
    lines = body(document("a.xml", name="feeds.tags/a"), french)
    assert [addresses(list(one)) for one in lines] == [["a.xml"], ["fr/a.xml"]]


def test_a_feed_without_a_title_is_called_by_its_address() -> None:
    (line,) = body(document("feed.xml", title=" "))
    assert line.get("text") == line.get("title") == f"{HOME}feed.xml"


@given(st.text(st.characters(codec="utf-8")))
def test_it_is_well_formed_whatever_feeds_are_called(text: str) -> None:
    said = document("feed.xml", title=text, description=text, language=text)
    root = parse(outline((said, document("tags/a.xml", name="feeds.tags/a")), text))
    assert len(root.findall("body//outline[@xmlUrl]")) == 2


def test_the_same_feeds_are_the_same_bytes_whatever_posts_are_new(tmp_path: Path) -> None:
    before = made(tmp_path, LETTER, a="").outputs
    after = made(tmp_path, LETTER, a="", b="").outputs
    assert before["feed.xml"] != after["feed.xml"]
    assert before["feeds.opml"] == after["feeds.opml"]


# When it is written


def test_a_site_with_several_feeds_has_the_list_of_them(tmp_path: Path) -> None:
    root = parse(made(tmp_path, LETTER).outputs["feeds.opml"])
    lines = root.findall("body/outline")
    assert root.findtext("head/title") == "Harbour"
    assert [(one.get("text"), one.get("description")) for one in lines] == [
        ("Harbour", "Boats."),
        ("The letter", "Boats."),
    ]
    assert addresses(lines) == ["feed.xml", "letter.xml"]


def test_the_feeds_of_tags_stand_below_the_name_of_their_table(tmp_path: Path) -> None:
    (tmp_path / "c.md").write_text("---\ndate: 2026-01-02\ntags: [Knots, Boats]\n---\nc\n", "utf-8")
    root = parse(made(tmp_path, '[feeds.topics]\nper = "tag"\n').outputs["feeds.opml"])
    lines = root.findall("body/outline")
    assert [one.get("text") for one in lines] == ["Harbour", "topics"]
    assert [one.get("text") for one in lines[1]] == ["Harbour: Boats", "Harbour: Knots"]


def test_several_formats_of_one_feed_are_no_list(tmp_path: Path) -> None:
    one = made(tmp_path)
    assert list(one.outputs) == ["feed.xml", "atom.xml", "feed.json", "feed.css"]


def test_the_list_changes_no_byte_of_the_feeds(tmp_path: Path) -> None:
    with_list = made(tmp_path, LETTER).outputs
    without = made(tmp_path, f'[feed]\nopml = ""\n{LETTER}').outputs
    assert set(with_list) - set(without) == {"feeds.opml"}
    assert all(with_list[path] == data for path, data in without.items())


def test_it_is_written_where_the_configuration_says(tmp_path: Path) -> None:
    publish(made(tmp_path, f'[feed]\nopml = "lists/harbour.xml"\n{LETTER}'), tmp_path / "web")
    assert parse((tmp_path / "web/lists/harbour.xml").read_bytes()).tag == "opml"
    assert not (tmp_path / "web/feeds.opml").exists()


@pytest.mark.parametrize("path", ["feed.xml", "Feed.xml", "feed.xml/list.opml", "letter.xml"])
def test_a_path_that_a_feed_has_is_told_and_nothing_is_written(path: str, tmp_path: Path) -> None:
    one = made(tmp_path, f'[feed]\nopml = "{path}"\n{LETTER}')
    (problem,) = publish(one, tmp_path / "web").problems
    assert problem.code == "output-path-doubled"
    assert "feed.xml" in problem.what or "letter.xml" in problem.what
    assert not (tmp_path / "web" / "letter.xml").exists()


def test_two_feeds_of_one_path_are_told(tmp_path: Path) -> None:
    one = made(tmp_path, '[feeds.letter]\nrss = "feed.xml"\n')
    (problem,) = publish(one, tmp_path / "web").problems
    assert problem.code == "output-path-doubled"
    assert problem.what == 'two outputs are "feed.xml"'


def test_a_path_that_leads_outside_is_told(tmp_path: Path) -> None:
    one = made(tmp_path, f'[feed]\nopml = "../feeds.opml"\n{LETTER}')
    assert [problem.code for problem in publish(one, tmp_path / "web").problems] == ["output-path"]
    assert not (tmp_path / "feeds.opml").exists()


# What is said of it


def report(root: Path, *options: str) -> str:
    arguments = ["build", str(root), "--now", "2026-11-01", *options]
    return CliRunner().invoke(main, arguments, catch_exceptions=False).output


def test_the_summary_calls_it_opml_however_often_it_is_built(tmp_path: Path) -> None:
    made(tmp_path, LETTER)
    for state in ("created", "unchanged"):
        (line,) = [one for one in report(tmp_path).splitlines() if "feeds.opml" in one]
        assert "  OPML  " in line
        assert line.endswith(state)


def test_a_program_finds_it_among_the_files_and_not_among_the_feeds(tmp_path: Path) -> None:
    made(tmp_path, LETTER)
    said = json.loads(report(tmp_path, "--report", "json"))
    file = str(tmp_path / "public" / "feeds.opml")
    listed = [one for one in said["files"] if one["kind"] != "style"]
    assert listed == [{"path": "feeds.opml", "file": file, "kind": "opml", "state": "created"}]
    assert "feeds.opml" not in {one["path"] for one in said["feeds"]}


# Who reads it


def test_newsboat_imports_every_feed_with_its_group_as_a_tag(
    tmp_path: Path, require: Require
) -> None:
    require(
        shutil.which("newsboat") is not None,
        "newsboat is missing: apt-get install --no-install-recommends newsboat",
    )
    (tmp_path / "feeds.opml").write_bytes(outline(TAGGED, "Harbour"))
    for name in ("urls", "config"):
        (tmp_path / name).touch()
    own = ("-u", tmp_path / "urls", "-c", tmp_path / "cache.db", "-C", tmp_path / "config")
    subprocess.run(
        ("newsboat", *own, "-i", tmp_path / "feeds.opml"),
        check=True,
        capture_output=True,
        timeout=60,
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
    )
    known = (tmp_path / "urls").read_text("utf-8").splitlines()
    assert known == [
        f"{HOME}feed.xml",
        f'{HOME}tags/boats.xml "tags"',
        f'{HOME}tags/knots.xml "tags"',
        f"{HOME}letter.xml",
        f'{HOME}people/ines.xml "people"',
        f"{HOME}podcast.xml",
    ]
