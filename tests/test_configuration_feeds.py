"""[podcast], [feeds.NAME], [media."URL"] and the newer keys of [feed], as they are typed."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from feedsmith import build, detect_site
from feedsmith.checks.vocabularies.podcast.lists import MEDIUMS
from feedsmith.configuration import Configuration, PodcastTable, read_configuration
from feedsmith.configuration.lines import keys_of, line_of
from feedsmith.configuration.podcast import Medium
from feedsmith.podcast_tags import KEYS
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LEAST = '[site]\nurl = "https://example.org/"\n'


def read(root: Path, text: str) -> Configuration:
    (root / "feedsmith.toml").write_text(text, "utf-8")
    return read_configuration(root / "feedsmith.toml")


def site(root: Path, text: str) -> Site:
    (root / "feedsmith.toml").write_text(LEAST + text, "utf-8")
    return detect_site(root, NOW)


def fault(root: Path, text: str) -> FeedsmithError:
    with pytest.raises(FeedsmithError) as raised:
        read(root, text)
    return raised.value


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("[podcast]\ncatgories = []\n", "2: unknown key `catgories` in [podcast]", "`categories`?"),
        (
            "[podcast]\nowner = { emial = 'x' }\n",
            "2: unknown key `emial` in [podcast.owner]",
            "`em",
        ),
        (
            "[podcast]\nfunding = [\n {url = '/', text = 'x'},\n {url = '/', txt = 'x'},\n]\n",
            "4: unknown key `txt` in [podcast.funding]",
            "`text`?",
        ),
        (
            "[[podcast.funding]]\nurl = '/'\ntext = 'x'\n[[podcast.funding]]\nurl = '/'\ntxt = 1\n",
            "6: unknown key `txt` in [podcast.funding]",
            "`text`?",
        ),
        (
            "[feeds.letter]\nlimit = 3\n[feeds.two]\nlimits = 3\n",
            "4: unknown key `limits` in [feeds.two]",
            "`limit`?",
        ),
        (
            "[media.'https://cdn.example/1.mp3']\nsize = 3\n[media.'https://2']\nsizes = 3\n",
            '4: unknown key `sizes` in [media."https://2"]',
            "`size`?",
        ),
    ],
)
def test_an_unknown_key_of_a_table_within_is_told_with_its_line(
    text: str, what: str, mend: str, tmp_path: Path
) -> None:
    error = fault(tmp_path, text)
    assert error.what == f"feedsmith.toml:{what}"
    assert mend in error.mend


@pytest.mark.parametrize(
    ("text", "what", "mend"),
    [
        ("[feed]\naccent = '#2a6f97'", "`feed.accent`: `#2a6f97` is not a colour", "without #"),
        ("[feed]\nrhythm = '2 wekly'", "`feed.rhythm`: `2 wekly` is not", "mean `2 weekly`?"),
        ("[feed]\nrhythm = 'often'", "`feed.rhythm`: `often` is not a rhythm", "daily, weekly"),
        ("[feed]\nrhythm = '0 daily'", "`feed.rhythm`: `0 daily` is not a rhythm", "hourly"),
        ("[feed]\nrhythm = 2", "`feed.rhythm`: `2` is not a rhythm", "2 weekly"),
        ("[feed]\nlicense = 'CC BY'", "`feed.license`: `CC BY` is not a web address", "https://"),
        ("[feed]\ncontent = 'summry'", "`feed.content`: `summry` is not among", "mean `summary`?"),
        ("[feed]\nlimit = -1", "`feed.limit`: Expected `int` >= 0", "docs/configuration.md"),
        ("[podcast]\nmedium = 'musicl'", "`podcast.medium`: `musicl` is not among", "`music"),
        ("[podcast]\ntype = 'weekly'", "`podcast.type`: `weekly` is not", "of episodic, serial."),
        ("[podcast]\nguid = 'my-show'", "`podcast.guid`: `my-show` is not a UUID", "917393e3"),
        (
            "[podcast]\nowner = { email = 'Ines <i@example.org>' }",
            "`podcast.owner.email`: `Ines <i@example.org>` is not an e-mail address",
            "without a name",
        ),
        ("[feeds]\nnews = 3", "`feeds.news`: Expected `object`", "docs/"),
        ("[feeds.news]\nformats = ['opml']", "`feeds.news.formats`: `opml`", "of rss, atom, json."),
        (
            '[media."https://b.example/1.mp3"]\nduration = "soon"',
            '`media."https://b.example/1.mp3".duration`: `soon` is not a duration',
            '"30:00"',
        ),
        ('[media."1.mp3"]\nsize = 0', '`media."1.mp3".size`: Expected `int` >= 1', "docs/"),
    ],
)
def test_a_value_that_cannot_be_is_told_with_what_to_write(
    text: str, what: str, mend: str, tmp_path: Path
) -> None:
    error = fault(tmp_path, text + "\n")
    assert error.what.startswith(f"feedsmith.toml:2: {what}")
    assert mend in error.mend


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("[feeds.site]", "2: no feed can be named `site`"),
        ('[feeds."my letter"]', "2: `my letter` cannot name a feed"),
        ('[feeds."../up"]', "2: `../up` cannot name a feed"),
    ],
)
def test_a_name_that_no_feed_can_have_is_told(header: str, what: str, tmp_path: Path) -> None:
    error = fault(tmp_path, f"# feeds\n{header}\nlimit = 3\n")
    assert error.what == f"feedsmith.toml:{what}"


@pytest.mark.parametrize(
    ("typed", "rhythm"),
    [
        ("daily", ("daily", 1)),
        ("2 weekly", ("weekly", 2)),
        ("Monthly", ("monthly", 1)),
        ("12  yearly", ("yearly", 12)),
    ],
)
def test_a_rhythm_is_a_period_and_a_number(
    typed: str, rhythm: tuple[str, int], tmp_path: Path
) -> None:
    assert read(tmp_path, f'[feed]\nrhythm = "{typed}"\n').feed.rhythm == rhythm


@pytest.mark.parametrize(
    ("typed", "seconds"), [("1800", 1800), ('"30:00"', 1800), ("00:30:00", 1800), ("12.5", 12.5)]
)
def test_a_duration_of_a_file_is_seconds(typed: str, seconds: float, tmp_path: Path) -> None:
    media = read(tmp_path, f'[media."1.mp3"]\nduration = {typed}\n').media
    assert media["1.mp3"].seconds == seconds
    assert type(media["1.mp3"].seconds) is float


def test_files_elsewhere_are_known_by_the_addresses_that_posts_have(tmp_path: Path) -> None:
    table = "[media.'{}']\nsize = 3\n"
    prefix = '[podcast]\nmedia_url = "https://cdn.example/show"\n'
    typed = table.format("HTTPS://CDN.example/a b.mp3") + table.format("2.mp3")
    assert set(site(tmp_path, typed).media) == {
        "https://cdn.example/a%20b.mp3",
        "https://example.org/2.mp3",
    }
    assert "https://cdn.example/show/2.mp3" in site(tmp_path, prefix + typed).media


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[podcast]\nmedia_url = 'mailto:ines@example.org'\n", "is not an address under which"),
        ("[media.'javascript:x']\nsize = 1\n", "`javascript:x` is not the address of a file"),
    ],
)
def test_an_address_of_files_that_cannot_be_one_is_told(
    text: str, what: str, tmp_path: Path
) -> None:
    with pytest.raises(FeedsmithError) as raised:
        site(tmp_path, text)
    assert what in raised.value.what
    assert "https://cdn.example/show/" in raised.value.mend


def test_every_tag_that_can_be_read_of_a_show_has_a_key() -> None:
    assert set(KEYS["show"]) <= set(PodcastTable.__struct_fields__)


def test_every_medium_of_the_namespace_can_be_typed() -> None:
    assert set(get_args(Medium)) == set(MEDIUMS)


def test_a_site_can_be_sent_to_another_process(tmp_path: Path) -> None:
    text = '[feed]\nrhythm = "daily"\n[podcast]\ntitle = "A"\n[media."1.mp3"]\nduration = 3\n'
    made = site(tmp_path, text)
    assert pickle.loads(pickle.dumps(made.feed)) == made.feed
    assert pickle.loads(pickle.dumps(made.media)) == made.media


def recordings(root: Path, *typed: str, media_url: str = "https://cdn.example/show/") -> list[str]:
    """The addresses of the attachments of a post that names these files."""
    lines = "".join(f"  - {one}\n" for one in typed)
    (root / "a.md").write_text(f"---\ndate: 2026-01-01\nslug: a\nattachments:\n{lines}---\nA\n")
    made = build(site(root, f'[podcast]\nmedia_url = "{media_url}"\n'))
    (item,) = made.documents[0].feed.items
    return [one.url for one in item.attachments]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("ep7.mp3", "https://cdn.example/show/ep7.mp3"),
        ("/season 2/ep7.mp4", "https://cdn.example/show/season%202/ep7.mp4"),
        ("../../ep7.opus", "https://cdn.example/show/ep7.opus"),
        ("https://other.example/ep7.mp3", "https://other.example/ep7.mp3"),
        ("//other.example/ep7.mp3", "https://other.example/ep7.mp3"),
        ("/slides.pdf", "https://example.org/slides.pdf"),
    ],
)
def test_only_recordings_typed_as_paths_are_taken_from_elsewhere(
    typed: str, address: str, tmp_path: Path
) -> None:
    assert recordings(tmp_path, typed) == [address]


def test_a_recording_among_the_sites_files_is_taken_from_there(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "ep7.mp3").write_bytes(b"\xff\xfb")
    found = recordings(tmp_path, "/ep7.mp3", "/ep8.mp3", media_url="/media")
    assert found == ["https://example.org/ep7.mp3", "https://example.org/media/ep8.mp3"]


TEXT = """\
a.b = 1
[site]
  "the url" = "x"  # [feed]
author = ["x",
  # comment
  { name = "y", url = "y" }]

[[podcast.people]]
name = "x"
[[ podcast . people ]]  # two
name = "y"
[media."https://b.example/[1].mp3"]
size = 3
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("a", "b"), 1),
        (("site",), 2),
        (("site", "the url"), 3),
        (("site", "author", 1, "url"), 6),
        (("site", "missing"), 2),
        (("podcast", "people", 1, "name"), 11),
        (("podcast", "people", 0, "name"), 9),
        (("media", "https://b.example/[1].mp3", "size"), 13),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_a_key_has_its_line(path: tuple[str | int, ...], line: int) -> None:
    assert line_of(TEXT, path) == line


def test_a_path_in_a_message_is_its_keys() -> None:
    assert keys_of("podcast.people[1].name") == ("podcast", "people", 1, "name")
    assert keys_of("") == ()
