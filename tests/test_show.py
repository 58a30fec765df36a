"""fixtures/show, built: every element that podcast apps ask for, and what is wrong is said.

expected.xml beside it was written by hand; ffmpeg measured the recordings, by decoding them whole.
"""

from __future__ import annotations

import json
import re
import shutil
import struct
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from textwrap import dedent
from typing import Any
from uuid import UUID, uuid5

import pytest
from click.testing import CliRunner
from lxml import etree
from written import NAMESPACES, found

from feedsmith import Build, Problem, build, detect_site, publish
from feedsmith.checking import check
from feedsmith.checks.rules import Profile
from feedsmith.cli import main
from feedsmith.media import probe
from feedsmith.xml import parse

SHOW = Path(__file__).parent.parent / "fixtures" / "show"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
HOME = "https://lowwater.example.org/"
EXPECTED: dict[str, Any] = json.loads((SHOW / "expected.json").read_text("utf-8"))
EPISODES: dict[str, dict[str, Any]] = EXPECTED["episodes"]
FILES: dict[str, dict[str, Any]] = EXPECTED["files"]
OWN = tuple(f"{{{NAMESPACES[prefix]}}}" for prefix in ("itunes", "podcast", "psc"))
GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")

Said = tuple[object, ...]


def built(folder: Path) -> Build:
    return build(detect_site(folder, NOW))


@pytest.fixture(scope="module")
def show() -> Build:
    return built(SHOW)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the show, to be spoiled."""
    return shutil.copytree(SHOW, tmp_path / "show")


def channel(made: Build) -> etree._Element:
    (one,) = found(parse(made.outputs["podcast.xml"]), "channel")
    return one


def items(of: etree._Element) -> dict[str, etree._Element]:
    """The items of a channel by their links."""
    return {one.findtext("link") or "": one for one in of.findall("item")}


def said(element: etree._Element) -> Said:
    """An element without what does not matter: blanks around, and the order of attributes."""
    inside = tuple(said(child) for child in element)
    text = (element.text or "").strip()
    return (element.tag, text, tuple(sorted(element.attrib.items())), *inside)


def own(parent: etree._Element) -> Counter[Said]:
    """What stands directly below, in the words of Apple, the podcast namespace and Podlove."""
    return Counter(said(one) for one in parent if str(one.tag).startswith(OWN))


def wanted() -> etree._Element:
    (one,) = found(parse((SHOW / "expected.xml").read_bytes()), "channel")
    return one


def elements() -> Iterator[Any]:
    """Each element that is to be said, with the link of its item; `None` for the channel's own."""
    for link, parent in ((None, wanted()), *items(wanted()).items()):
        for number, one in enumerate(own(parent)):
            name = etree.QName(str(one[0])).localname
            where = (link or "channel").removeprefix(HOME).strip("/")
            yield pytest.param(link, one, id=f"{where}-{name}-{number}")


@pytest.mark.parametrize(("link", "element"), list(elements()))
def test_the_podcast_document_says_each_thing_that_is_known(
    show: Build, link: str | None, element: Said
) -> None:
    parent = channel(show) if link is None else items(channel(show))[link]
    assert own(parent)[element] == 1, sorted(map(str, own(parent)))


def test_it_says_nothing_else_in_their_words(show: Build) -> None:
    assert own(channel(show)) == own(wanted())
    assert items(channel(show)).keys() == items(wanted()).keys()
    for link, item in items(channel(show)).items():
        assert own(item) == own(items(wanted())[link]), link


def test_the_channel_has_what_apple_takes_from_plain_rss(show: Build) -> None:
    one = channel(show)
    assert one.findtext("title") == "Low Water"
    assert one.findtext("link") == HOME
    assert (one.findtext("description") or "").startswith("Ines Farrow and Tom Achebe walk")
    assert one.findtext("language") == "en"
    assert one.findtext("copyright") == "© 2026 Low Water"
    (itself,) = [link for link in found(one, "atom:link") if link.get("rel") == "self"]
    assert itself.get("href") == f"{HOME}podcast.xml"


def test_every_item_has_what_apple_takes_from_plain_rss(show: Build) -> None:
    for link, item in items(channel(show)).items():
        for name in ("title", "description", "guid", "pubDate"):
            assert (item.findtext(name) or "").strip(), f"{link} {name}"
        assert len(item.findall("enclosure")) == 1


def test_the_guid_is_that_of_the_address_where_none_is_typed(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    text = configuration.read_text("utf-8")
    made = str(uuid5(GUIDS, "lowwater.example.org/podcast.xml"))
    pinned = f'guid = "{made}"\n'
    assert pinned in text
    configuration.write_text(text.replace(pinned, ""), encoding="utf-8")
    without = built(copy)
    assert channel(without).findtext("podcast:guid", namespaces=NAMESPACES) == made
    assert without.problems == ()


def test_the_guid_that_was_published_stays_when_the_show_moves(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    text = re.sub(r"guid = .*\n", "", configuration.read_text("utf-8"), count=1)
    configuration.write_text(text, encoding="utf-8")
    made = str(uuid5(GUIDS, "lowwater.example.org/podcast.xml"))
    publish(built(copy), copy / "public")
    configuration.write_text(text.replace("lowwater.example.org", "elsewhere.example"), "utf-8")
    moved = channel(built(copy))
    assert moved.findtext("link") == "https://elsewhere.example/"
    assert moved.findtext("podcast:guid", namespaces=NAMESPACES) == made
    for remembered in (copy / "feedsmith.lock", *(copy / "public").glob("podcast*.*")):
        remembered.unlink()
    guid = channel(built(copy)).findtext("podcast:guid", namespaces=NAMESPACES)
    assert guid == str(uuid5(GUIDS, "elsewhere.example/podcast.xml"))


def test_a_typed_guid_stays_when_the_show_moves(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    text = configuration.read_text("utf-8").replace("lowwater.example.org", "elsewhere.example")
    configuration.write_text(text, encoding="utf-8")
    guid = channel(built(copy)).findtext("podcast:guid", namespaces=NAMESPACES)
    assert guid == "3b225f22-f166-54f9-a4a2-f6aa728ece0f"


def test_a_show_that_ends_and_moves_says_so(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    more = (
        '[podcast]\ncomplete = true\nblock = true\nnew_feed_url = "https://new.example/show.xml"\n'
    )
    text = configuration.read_text("utf-8").replace("[podcast]\n", more)
    configuration.write_text(f'{text}\n[feeds.podcast]\ntitle = "Old Water"\n', encoding="utf-8")
    one = channel(built(copy))
    texts = {name: one.findtext(f"itunes:{name}", namespaces=NAMESPACES) for name in LAST_WORDS}
    assert texts == LAST_WORDS
    assert one.findtext("title") == "Old Water"


LAST_WORDS = {
    "title": "Low Water",
    "complete": "Yes",
    "block": "Yes",
    "new-feed-url": "https://new.example/show.xml",
}


@pytest.mark.parametrize("file", FILES)
def test_a_probe_knows_size_and_duration_of_every_kind_of_file(file: str) -> None:
    measured, found_out = FILES[file], probe(SHOW / "public" / file)
    assert found_out.size == measured["size"]
    assert found_out.duration is not None
    assert abs(found_out.duration - measured["duration"]) < 1
    assert not found_out.truncated


def test_the_integrity_of_the_smaller_file_is_its_digest() -> None:
    file = "audio/3-a-river-moves.opus"
    digest = sha256((SHOW / "public" / file).read_bytes()).digest()
    assert FILES[file]["sri"] == f"sha256-{b64encode(digest).decode()}"
    assert FILES[file]["sri"] in (SHOW / "content/a-river-moves.md").read_text("utf-8")


@pytest.mark.parametrize("name", EPISODES)
def test_the_enclosure_is_the_file_with_its_size_type_and_duration(show: Build, name: str) -> None:
    episode, item = EPISODES[name], items(channel(show))[f"{HOME}{name}/"]
    (enclosure,) = item.findall("enclosure")
    said_of_it = {str(key): str(value) for key, value in enclosure.attrib.items()}
    assert said_of_it == {
        "url": HOME + episode["file"],
        "length": str(FILES[episode["file"]]["size"]),
        "type": episode["mime_type"],
    }
    lasts = int(item.findtext("itunes:duration", namespaces=NAMESPACES) or 0)
    assert abs(lasts - FILES[episode["file"]]["duration"]) < 1


@pytest.mark.parametrize("name", EPISODES)
def test_an_atom_entry_has_the_recording_as_its_enclosure(show: Build, name: str) -> None:
    entries = found(parse(show.outputs["podcast-atom.xml"]), "a:entry")
    (links,) = [
        found(one, "a:link") for one in entries if found(one, f"a:link[@href='{HOME}{name}/']")
    ]
    (enclosure,) = [link for link in links if link.get("rel") == "enclosure"]
    episode = EPISODES[name]
    assert enclosure.get("href") == HOME + episode["file"]
    assert enclosure.get("type") == episode["mime_type"]
    assert enclosure.get("length") == str(FILES[episode["file"]]["size"])


@pytest.mark.parametrize("name", EPISODES)
def test_a_json_attachment_has_size_and_duration(show: Build, name: str) -> None:
    said_items = json.loads(show.outputs["podcast.json"])["items"]
    (item,) = [one for one in said_items if one["url"] == f"{HOME}{name}/"]
    (attachment,) = item["attachments"]
    episode = EPISODES[name]
    measured = FILES[episode["file"]]
    assert attachment["url"] == HOME + episode["file"]
    assert attachment["mime_type"] == episode["mime_type"]
    assert attachment["size_in_bytes"] == measured["size"]
    assert abs(attachment["duration_in_seconds"] - measured["duration"]) < 1


@pytest.mark.parametrize("name", EPISODES)
def test_chapters_become_a_json_file_unless_the_author_made_one(show: Build, name: str) -> None:
    chapters, path = EPISODES[name]["chapters"], f"{name}/chapters.json"
    if isinstance(chapters, str) or not chapters:
        assert path not in show.outputs
        return
    file = json.loads(show.outputs[path])
    assert file["version"] == "1.2.0"
    assert [[one["startTime"], one["title"]] for one in file["chapters"]] == chapters


def test_chapters_are_time_stamps_in_the_description_of_the_show_alone(show: Build) -> None:
    (body,) = found(items(channel(show))[f"{HOME}a-river-moves/"], "content:encoded")
    stamps = re.findall(r"\b(?:\d+:)?\d?\d:\d\d\b", etree.tostring(body, encoding="unicode"))
    assert len(stamps) == 3
    for other in ("feed.xml", "newsletter.xml"):
        assert b"The old bed" not in show.outputs[other]


def test_a_post_without_a_recording_is_in_every_feed_but_the_shows(show: Build) -> None:
    page = f"{HOME}new-boots/".encode()
    holding = {path for path, data in show.outputs.items() if page in data}
    assert holding == {"feed.xml", "atom.xml", "feed.json", "newsletter.xml"}


def test_feeds_other_than_the_shows_say_nothing_in_podcast_words(show: Build) -> None:
    for path in ("feed.xml", "atom.xml", "newsletter.xml"):
        assert not [one for one in parse(show.outputs[path]).iter() if str(one.tag).startswith(OWN)]
    assert b'"_podcast"' not in show.outputs["feed.json"]


def test_the_show_is_sound(show: Build) -> None:
    assert not [str(one) for one in show.problems]


@pytest.mark.parametrize("profile", ["apple", "psp-1", "spotify"])
def test_only_the_bells_are_not_what_directories_want(show: Build, profile: Profile) -> None:
    """Apple plays no Ogg: so the check of a whole show is seen to look."""
    problems = check(show.outputs["podcast.xml"], "podcast.xml", profiles=(profile,))
    serious = {one.code for one in problems if one.level != "hint"}
    assert serious <= {f"{one}-enclosure-format" for one in ("apple", "psp", "spotify")}
    assert profile != "apple" or serious


def example(name: str) -> str:
    """A block of docs/podcasts.md, by the comment above it."""
    page = (SHOW.parent.parent / "docs" / "podcasts.md").read_text("utf-8")
    block = page.partition(f"<!-- {name} -->\n")[2].partition("```\n")[0].rstrip(" ")
    return dedent(block).partition("\n")[2]


def test_the_documented_show_and_episode_are_those_that_are_built() -> None:
    assert example("whole show") == (SHOW / "feedsmith.toml").read_text("utf-8")
    assert example("whole episode") == (SHOW / "content/the-ferry-waits.md").read_text("utf-8")


def test_the_smallest_show_of_the_documentation_is_sound(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    site = configuration.read_text("utf-8").partition("[podcast]")[0]
    configuration.write_text(site + example("smallest show"), encoding="utf-8")
    made = built(copy)
    assert made.problems == ()
    problems = check(made.outputs["podcast.xml"], profiles=("apple",))
    errors = [one.code for one in problems if one.level == "error"]
    assert errors == ["apple-enclosure-format"], "the bells are Ogg"


def reported(made: Build, code: str) -> Problem:
    (problem,) = [one for one in made.problems if one.code == code]
    return problem


def test_a_recording_that_was_cut_off_is_reported_with_post_and_key(copy: Path) -> None:
    recording = copy / "public" / EPISODES["a-river-moves"]["file"]
    recording.write_bytes(recording.read_bytes()[: recording.stat().st_size // 2])
    problem = reported(built(copy), "recording-cut-off")
    assert problem.place.file == "content/a-river-moves.md"
    assert "`audio`" in problem.what
    assert "3-a-river-moves.mp3" in problem.what


def test_artwork_with_alpha_is_reported_with_file_and_key(copy: Path) -> None:
    (copy / "public/images/ferry.png").write_bytes(png_with_alpha(1400))
    problem = reported(built(copy), "artwork-alpha")
    assert problem.place.file == "content/the-ferry-waits.md"
    assert "`cover`" in problem.what
    assert "ferry.png" in problem.what


def test_artwork_of_the_show_with_alpha_is_reported_with_the_configuration(copy: Path) -> None:
    configuration = copy / "feedsmith.toml"
    text = configuration.read_text("utf-8").replace("/images/cover.jpg", "/images/cover.png")
    configuration.write_text(text, encoding="utf-8")
    (copy / "public/images/cover.png").write_bytes(png_with_alpha(1400))
    problem = reported(built(copy), "artwork-alpha")
    assert problem.place.file == "feedsmith.toml"
    assert "`podcast.cover`" in problem.what


def test_both_at_once_are_both_reported_and_the_show_is_made_all_the_same(copy: Path) -> None:
    recording = copy / "public" / EPISODES["the-ferry-waits"]["file"]
    recording.write_bytes(recording.read_bytes()[:40_000])
    (copy / "public/images/ferry.png").write_bytes(png_with_alpha(1400))
    made = built(copy)
    assert {one.code for one in made.problems} == {"recording-cut-off", "artwork-alpha"}
    assert len(items(channel(made))) == len(EPISODES)


def png_with_alpha(side: int) -> bytes:
    """A square PNG of one colour, half transparent."""
    rows = zlib.compress((b"\0" + bytes((40, 90, 130, 128)) * side) * side)
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    whole = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole)


def test_what_was_read_of_media_files_is_kept_beside_the_configuration(tmp_path: Path) -> None:
    site = tmp_path / "show"
    shutil.copytree(SHOW, site)
    elsewhere = ["build", str(site), "--into", str(tmp_path / "out")]
    assert CliRunner().invoke(main, elsewhere).exit_code == 0
    assert not (site / ".feedsmith").exists()
    assert CliRunner().invoke(main, ["build", str(site)]).exit_code == 0
    kept = (site / ".feedsmith" / "media.json").read_text("utf-8")
    assert "public/audio/0-trailer.mp3" in kept
    assert str(tmp_path) not in kept
    assert (site / ".feedsmith" / ".gitignore").read_text("utf-8") == "*\n"


def test_explain_tells_what_makes_a_post_an_episode() -> None:
    post = SHOW / "content" / "the-ferry-waits.md"
    output = CliRunner().invoke(main, ["explain", "--site", str(SHOW), str(post)]).output
    told = " ".join(output.split())
    assert "episode number 1, season 1, full, 3 chapters, 4 transcripts, 3 people" in told
    assert "attachments https://lowwater.example.org/audio/1-the-ferry-waits.mp3" in told


def test_nothing_is_kept_in_a_folder_that_is_served(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(SHOW / "public", site)
    (site / "posts").mkdir()
    post = "---\ndate: 2026-02-06\nslug: trailer\naudio: /audio/0-trailer.mp3\n---\nTwice a day.\n"
    (site / "posts" / "trailer.md").write_text(post, "utf-8")
    (site / "feedsmith.toml").write_text(
        f'[site]\nurl = "{HOME}"\n[content]\noutput = "."\nfolder = "posts"\n'
        'permalink = "/:slug/"\n',
        "utf-8",
    )
    assert CliRunner().invoke(main, ["build", str(site)]).exit_code == 0
    (item,) = json.loads((site / "feed.json").read_text("utf-8"))["items"]
    assert round(item["attachments"][0]["duration_in_seconds"]) == 20
    assert not (site / ".feedsmith").exists()


def test_a_cover_that_the_build_did_not_make_is_told_with_its_key(tmp_path: Path) -> None:
    site = tmp_path / "show"
    shutil.copytree(SHOW, site)
    assert not [one for one in built(site).problems if one.code == "artwork-missing"]
    (site / "public" / "images" / "cover.jpg").unlink()
    (told,) = (one for one in built(site).problems if one.code == "artwork-missing")
    assert (told.place.file, told.place.field) == ("feedsmith.toml", "podcast.cover")
