"""Episodes in front matter: every name and form, and what is said of those that can't be read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith.detection import detect_site
from feedsmith.loaders.frontmatter import episode_names
from feedsmith.loaders.frontmatter.posts import Post, post_files, read_post
from feedsmith.model import Attachment, Item
from feedsmith.podcast_tags import KEYS
from feedsmith.problems import Problem
from feedsmith.shows import Chapter, Cover, Credit, Episode, Soundbite, Tag, Transcript
from feedsmith.text import fold_key

NOW = datetime(2026, 11, 1, tzinfo=UTC)
SITE = """
[site]
url = "https://example.org/"
[content]
folder = "content"
[authors.ines]
name = "Ines Calder"
url = "/ines/"
avatar = "/ines.jpg"
"""
MP3 = Attachment(url="https://example.org/ep7.mp3", mime_type="audio/mpeg")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "feedsmith.toml").write_text(SITE, "utf-8")
    return tmp_path


def read(root: Path, front_matter: str) -> Post:
    toml = front_matter.startswith("+++")
    fenced = front_matter if toml else f"---\ndate: 2026-05-07\n{front_matter}\n---\n"
    (root / "content" / "ep7.md").write_text(f"{fenced}Words.\n", "utf-8")
    site = detect_site(root, NOW)
    [(folder, found)] = post_files(site)
    return read_post(folder, found, site, None)


def item(root: Path, front_matter: str) -> Item:
    post = read(root, front_matter)
    assert post.item is not None, post.problems
    return post.item


def episode(root: Path, said: str) -> Episode:
    """The episode of a table with a recording, of which nothing is wrong."""
    post = read(root, f"episode:\n  audio: /ep7.mp3\n  {said}")
    assert post.problems == ()
    assert post.item is not None
    assert post.item.episode is not None
    return post.item.episode


def problem(root: Path, said: str) -> tuple[Episode, Problem]:
    """An episode and the one thing that is wrong with it."""
    post = read(root, f"episode:\n  audio: /ep7.mp3\n  {said}")
    assert post.item is not None
    assert post.item.episode is not None
    [found] = post.problems
    assert found.place.file == "content/ep7.md"
    assert found.place.line == 3
    assert re.fullmatch(r"[A-Z].*[.?]", found.mend)
    return post.item.episode, found


@pytest.mark.parametrize(
    "given",
    [
        *("audio: /ep7.mp3", "episode: /ep7.mp3", "episode: {audio: /ep7.mp3}"),
        *("episode:\n  audio: {file: /ep7.mp3}", "enclosure: /ep7.mp3", "mp3: /ep7.mp3"),
        *("params:\n  episode: {audio: /ep7.mp3}", "attachments: [/ep7.mp3, /notes.pdf]"),
        "+++\ndate = 2026-05-07\n[episode]\naudio = '/ep7.mp3'\n+++\n",
    ],
)
def test_a_post_with_a_recording_is_an_episode(given: str, root: Path) -> None:
    read_item = item(root, given)
    assert read_item.attachments[0] == MP3
    assert read_item.episode == Episode()


def test_a_film_makes_an_episode_too(root: Path) -> None:
    found = item(root, "episode: {video: /ep7.mp4}")
    assert [one.mime_type for one in found.attachments] == ["video/mp4"]
    assert found.episode == Episode()


@pytest.mark.parametrize(
    "given",
    [
        *("title: A", "attachments: [/notes.pdf]", "episode: 12", "episode: The One"),
        *("number: seven\nseason: two", "explicit: perhaps", "video: dQw4w9WgXcQ"),
        *("episode: {id: 5}", "attachments: [/notes.pdf, /ep7.mp3]"),
    ],
)
def test_a_post_without_a_recording_is_none_and_its_words_are_its_authors(
    given: str, root: Path
) -> None:
    post = read(root, given)
    assert post.problems == ()
    assert post.item is not None
    assert post.item.episode is None


def test_what_is_no_episode_keeps_its_own_fields(root: Path) -> None:
    assert item(root, "number: 7\nepisode: 12").extra == {"number": 7, "episode": 12}
    assert item(root, "audio: /ep7.mp3\nnumber: 7\nmood: good").extra == {"mood": "good"}


def test_the_recording_of_an_episode_comes_before_other_files(root: Path) -> None:
    found = item(root, "attachments: [/notes.pdf]\nepisode: {audio: /ep7.mp3}")
    assert [one.mime_type for one in found.attachments] == ["audio/mpeg", "application/pdf"]
    found = item(root, "attachments: [/notes.pdf, /ep7.mp3]\nepisode: {number: 7}")
    assert found.attachments[0] == MP3
    assert found.episode == Episode(number=7)


@pytest.mark.parametrize(
    ("given", "size", "duration"),
    [
        ("episode: {audio: /ep7.mp3, size: 99, duration: 1:02}", 99, 62),
        ("episode: {audio: {url: /ep7.mp3, length: 99, duration: 62}}", 99, 62),
        ("audio: /ep7.mp3\nbytes: 99\nduration: 1:02", 99, 62),
        ("podcast_file: /ep7.mp3\npodcast_bytes: 99\npodcast_duration: 1:02", 99, 62),
        ("enclosure-url: /ep7.mp3\nenclosure-length: 99\nitunes_duration: 62", 99, 62),
        ("episode: {filename: /ep7.mp3, size: 99}", 99, None),
        ("audio: {mp3: /ep7.mp3}\nfilesize: {mp3: 99, m4a: 98}", 99, None),
        ("audio: /ep7.mp3\nfilesize: 99", 99, None),
    ],
)
def test_size_and_duration_are_taken_as_typed(
    given: str, size: int, duration: float | None, root: Path
) -> None:
    [found] = item(root, given).attachments
    assert (found.url, found.size, found.duration) == (MP3.url, size, duration)


def test_a_recording_without_an_ending_has_the_type_that_was_typed(root: Path) -> None:
    url = "https://media.example/play/7"
    for given in (
        f"enclosure_url: {url}\nenclosure_type: audio/mpeg",
        f"episode: {{audio: {url}, mime_type: audio/mpeg}}",
        f"episode: {{audio: {{url: '{url}', type: audio/mpeg}}}}",
    ):
        assert item(root, given).attachments == (Attachment(url=url, mime_type="audio/mpeg"),)


def alternate(url: str, **attributes: str) -> Tag:
    source = Tag(name="source", attributes={"uri": url})
    return Tag(name="alternateEnclosure", attributes=attributes, children=(source,))


@pytest.mark.parametrize(
    "given",
    [
        "episode: {audio: [/ep7.mp3, {file: /ep7.opus, size: 9}]}",
        "episode: {audio: /ep7.mp3, video: {file: /ep7.opus, size: 9}}",
        "episode: {audio: {mp3: /ep7.mp3, opus: {file: /ep7.opus, size: 9}}}",
        "audio: {mp3: /ep7.mp3, opus: /ep7.opus}\nfilesize: {opus: 9}",
    ],
)
def test_further_forms_of_a_recording_are_alternate_enclosures(given: str, root: Path) -> None:
    found = item(root, given)
    opus = "https://example.org/ep7.opus"
    assert [one.url for one in found.attachments] == [MP3.url, opus]
    assert found.episode == Episode(tags=(alternate(opus, type="audio/ogg", length="9"),))


def test_an_alternate_enclosure_says_what_was_typed_of_it(root: Path) -> None:
    found = item(
        root, "episode: {audio: [/ep7.mp3, {file: /l.mp3, bitrate: 64000, language: de, title: S}]}"
    )
    said = alternate(
        "https://example.org/l.mp3", type="audio/mpeg", bitrate="64000", lang="de", title="S"
    )
    assert found.episode == Episode(tags=(said,))


def test_several_files_beside_the_table_are_no_alternates(root: Path) -> None:
    found = item(root, "audio: [/ep7.mp3, /song.mp3]")
    assert len(found.attachments) == 2
    assert found.episode == Episode()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("number: 7", Episode(number=7)),
        ("number: '7'", Episode(number=7)),
        ("number: 7.5", Episode(number=7.5)),
        ("number: 0", Episode(number=0)),
        ("display: Ch. 3", Episode(display="Ch. 3")),
        ("season: 2", Episode(season=2)),
        ("season: {number: 2, name: Winter}", Episode(season=2, season_name="Winter")),
        ("season: 2\n  season_name: Winter", Episode(season=2, season_name="Winter")),
        ("type: trailer", Episode(type="trailer")),
        ("type: Bonus", Episode(type="bonus")),
        ("title: Hello", Episode(title="Hello")),
        ("explicit: true", Episode(explicit=True)),
        ("explicit: no", Episode(explicit=False)),
        ("explicit: 'Yes'", Episode(explicit=True)),
        ("block: yes", Episode(block=True)),
        ("block: false", Episode()),
        (
            "cover: /c.png",
            Episode(cover=Cover(url="https://example.org/c.png", mime_type="image/png")),
        ),
        (
            "cover: {file: /c.png, alt: A bell}",
            Episode(cover=Cover(url="https://example.org/c.png", mime_type="image/png")),
        ),
        ("chapters: /c.json", Episode(chapters_url="https://example.org/c.json")),
        (
            "chapters: https://media.example/chapters/7",
            Episode(chapters_url="https://media.example/chapters/7"),
        ),
        ("transcript: true", Episode()),
        ("number: ~", Episode()),
    ],
)
def test_a_value_is_understood(said: str, expected: Episode, root: Path) -> None:
    assert episode(root, said) == expected


def test_fields_count_beside_the_table_too(root: Path) -> None:
    beside = "audio: /ep7.mp3\nnumber: 7\nseason: 2\nexplicit: yes\nepisode_type: bonus\nhost: Ines"
    post = read(root, beside)
    assert post.problems == ()
    assert post.item is not None
    assert post.item.episode == Episode(
        number=7, season=2, explicit=True, type="bonus", people=(Credit(name="Ines", role="host"),)
    )


def test_the_table_goes_before_what_stands_beside_it(root: Path) -> None:
    found = item(root, "audio: /a.mp3\nnumber: 6\nepisode: {audio: /ep7.mp3, number: 7}")
    assert found.attachments[0] == MP3
    assert found.episode == Episode(number=7)


def test_a_guid_in_the_table_is_the_items_id(root: Path) -> None:
    assert item(root, "episode: {audio: /ep7.mp3, guid: tag:a}").id == "tag:a"


INTRO = Chapter(start=0, title="Intro")
BELL = Chapter(start=62.5, title="The bell", url="https://example.org/bell/")


@pytest.mark.parametrize(
    "said",
    [
        "chapters: [00:00 Intro, 00:01:02.5 The bell <https://example.org/bell/>]",
        "chapters: ['0:00 - Intro', '[01:02,500] The bell <https://example.org/bell/>']",
        "chapters:\n    - 00:00:00: Intro\n    - {start: 62.5, title: The bell, url: /bell/}",
        "chapters: [{time: 0, title: Intro}, {start: 1:02.5, title: The bell, href: /bell/}]",
        "chapters: |\n    00:00 Intro\n\n    01:02.5 – The bell <https://example.org/bell/>",
        "chapters: [{startTime: 0, text: Intro}, {at: 62.5, name: The bell, link: /bell/}]",
    ],
)
def test_chapters_are_understood(said: str, root: Path) -> None:
    assert episode(root, said).chapters == (INTRO, BELL)


def test_a_table_of_times_holds_chapters(root: Path) -> None:
    said = "chapters: {'00:00': Intro, '01:30': Tides}"
    assert episode(root, said).chapters == (INTRO, Chapter(start=90, title="Tides"))


def test_a_chapter_has_a_picture_an_end_and_a_place_outside_the_contents(root: Path) -> None:
    said = "chapters: [{start: 0, end: 1:00, image: /a.png, toc: false}]"
    picture = "https://example.org/a.png"
    assert episode(root, said).chapters == (
        Chapter(start=0, title="", end=60, image=picture, toc=False),
    )


def test_chapters_of_toml_are_times_of_day(root: Path) -> None:
    given = "+++\ndate = 2026-05-07\n[episode]\naudio = '/ep7.mp3'\n"
    found = item(root, given + "chapters = [{start = 00:01:30, title = 'Tides'}]\n+++\n")
    assert found.episode == Episode(chapters=(Chapter(start=90, title="Tides"),))


VTT = Transcript(url="https://example.org/ep7.vtt", mime_type="text/vtt")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("transcript: /ep7.vtt", (VTT,)),
        ("transcripts: [/ep7.vtt, /ep7.vtt]", (VTT,)),
        ("transcript: {url: /ep7.vtt}", (VTT,)),
        (
            "transcript: {file: /t, type: srt, language: de_DE, rel: captions}",
            (
                Transcript(
                    url="https://example.org/t",
                    mime_type="application/x-subrip",
                    language="de-DE",
                    rel="captions",
                ),
            ),
        ),
        (
            "transcript: [/a.srt, /a.html, /a.json, /words/]",
            (
                Transcript(url="https://example.org/a.srt", mime_type="application/x-subrip"),
                Transcript(url="https://example.org/a.html", mime_type="text/html"),
                Transcript(url="https://example.org/a.json", mime_type="application/json"),
                Transcript(url="https://example.org/words/", mime_type="text/html"),
            ),
        ),
    ],
)
def test_transcripts_are_understood(
    said: str, expected: tuple[Transcript, ...], root: Path
) -> None:
    assert episode(root, said).transcripts == expected


INES = Credit(
    name="Ines Calder", url="https://example.org/ines/", image="https://example.org/ines.jpg"
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("people: Bo Lind", (Credit(name="Bo Lind"),)),
        ("people: Bo Lind <bo@example.org>", (Credit(name="Bo Lind"),)),
        ("people: [ines]", (INES,)),
        ("hosts: Bo, Jo", (Credit(name="Bo", role="host"), Credit(name="Jo", role="host"))),
        ("guests: [{name: Bo, role: expert}]", (Credit(name="Bo", role="expert"),)),
        ("guests: [Bo, Bo]", (Credit(name="Bo", role="guest"),)),
        (
            "people: {name: Bo, group: visuals, href: 'https://bo.example/', img: /bo.png}",
            (
                Credit(
                    name="Bo",
                    group="visuals",
                    url="https://bo.example/",
                    image="https://example.org/bo.png",
                ),
            ),
        ),
    ],
)
def test_people_are_understood(said: str, expected: tuple[Credit, ...], root: Path) -> None:
    assert episode(root, said).people == expected


@pytest.mark.parametrize(
    "said",
    [
        "soundbites: [{start: 1:02, duration: 30, title: Fog}]",
        "soundbites: {start_time: 62, duration: 0:30, title: Fog}",
        "soundbite: {start: 1:02, end: 1:32, title: Fog}",
    ],
)
def test_soundbites_are_understood(said: str, root: Path) -> None:
    assert episode(root, said).soundbites == (Soundbite(start=62, duration=30, title="Fog"),)


def test_rarer_tags_stand_in_the_table(root: Path) -> None:
    found = episode(root, "images: /wide.png\n  location: Halifax\n  license: ~")
    picture = Tag(name="image", attributes={"href": "https://example.org/wide.png"})
    assert found.tags == (Tag(name="location", text="Halifax"), picture)


@pytest.mark.parametrize(
    ("said", "code", "field", "what"),
    [
        ("number: seven", "episode-number", "number", '"seven"'),
        ("number: -1", "episode-number", "number", '"-1"'),
        ("number: [7]", "episode-number", "number", "a list"),
        ("season: 2.5", "episode-number", "season", "no whole number"),
        ("season: {name: Winter}", "episode-number", "season", "has no whole number"),
        ("type: trailr", "episode-type", "type", '"trailr"'),
        ("explicit: rather", "episode-explicit", "explicit", '"rather"'),
        ("block: google", "episode-explicit", "block", '"google"'),
        ("cover: http://[::1/a.png", "image-unusable", "cover", "not an address"),
        ("chapters: c.txt", "episode-chapter", "chapters", '"c.txt"'),
        ("chapters: [Intro]", "episode-chapter", "chapters[0]", '"Intro"'),
        ("chapters: ['00:00']", "episode-chapter", "chapters[0]", "a time and a title"),
        ("chapters: [{title: A}]", "episode-chapter", "chapters[0]", "a time to start at"),
        ("chapters: [{start: 1}]", "episode-chapter", "chapters[0]", "a title"),
        ("chapters: [{start: 9, end: 1, title: A}]", "episode-chapter", "chapters[0]", "ends at"),
        ("chapters: [0:09 A, 0:01 B]", "episode-chapter", "chapters", 'chapter 2, "B"'),
        (
            "chapters: [{start: 0, title: A, imge: b}]",
            "episode-key-unknown",
            "chapters[0].imge",
            "",
        ),
        ("transcript: a.doc", "episode-transcript", "transcript", '"a.doc"'),
        ("transcript: {type: text/vtt}", "episode-transcript", "transcript", "names no file"),
        ("transcript: {file: a.vtt, type: word}", "episode-transcript", "transcript", '"word"'),
        ("people: [{role: guest}]", "episode-person", "people[0]", "names nobody"),
        ("soundbites: [{start: 1}]", "episode-soundbite", "soundbites[0]", "a duration"),
        ("soundbites: ['1:02']", "episode-soundbite", "soundbites[0]", "a start"),
        ("nummber: 7", "episode-key-unknown", "nummber", "no key of episode"),
        ("podroll: [a]", "episode-key-unknown", "podroll", "said of a show"),
        ("location: {geo: '1,2'}", "podcast-tag", "location.name", "has no name"),
        ("chat: {server: a, protocol: b, spce: c}", "podcast-tag-key", "chat.spce", "no key of"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_episode_stays(
    said: str, code: str, field: str, what: str, root: Path
) -> None:
    _, found = problem(root, said)
    assert (found.code, found.level) == (code, "warning")
    assert found.place.field == f"episode.{field}"
    assert what in found.what


def test_a_part_that_cannot_be_read_keeps_no_other_out(root: Path) -> None:
    found, _ = problem(root, "chapters: [00:00 Intro, nonsense, 01:30 Tides]")
    assert found.chapters == (INTRO, Chapter(start=90, title="Tides"))


def test_chapters_are_put_in_order(root: Path) -> None:
    found, _ = problem(root, "chapters: [01:30 Tides, 00:00 Intro]")
    assert found.chapters == (INTRO, Chapter(start=90, title="Tides"))


@pytest.mark.parametrize(
    ("said", "near"),
    [("nummber: 7", "number"), ("chapter: a", "chapters"), ("lisense: a", "license")],
)
def test_an_unknown_key_is_told_with_the_nearest_known_one(
    said: str, near: str, root: Path
) -> None:
    assert problem(root, said)[1].mend == f"Did you mean {near}?"


@pytest.mark.parametrize(
    "given", ["episode: {number: 7}", "episode: /ep7.doc", "episode: {audio: ep7}"]
)
def test_an_episode_without_a_recording_is_told(given: str, root: Path) -> None:
    post = read(root, given)
    assert [one.code for one in post.problems] == ["episode-recording"]
    assert post.item is not None
    assert post.item.episode is None


OURS = {
    "episode: 12": Episode(number=12),
    "episode_number: 12": Episode(number=12),
    "itunes_episode: 12": Episode(number=12),
    "itunes: {episode: 12}": Episode(number=12),
    "itunes-season: 2": Episode(season=2),
    "seasonNumber: 2": Episode(season=2),
    "itunes_explicit: no": Episode(explicit=False),
    "explicit: clean": Episode(explicit=False),
    "itunesEpisodeType: full": Episode(type="full"),
    "itunes_title: T": Episode(title="T"),
    "itunes_block: yes": Episode(block=True),
    "episode_image: /c.png": Episode(
        cover=Cover(url="https://example.org/c.png", mime_type="image/png")
    ),
    "podcast_chapters: /c.json": Episode(chapters_url="https://example.org/c.json"),
    "transcript_url: /ep7.vtt": Episode(transcripts=(VTT,)),
}


@pytest.mark.parametrize("given", OURS)
def test_other_tools_spellings_are_read_and_told(given: str, root: Path) -> None:
    post = read(root, f"audio: /ep7.mp3\n{given}")
    assert post.item is not None
    assert post.item.episode == OURS[given]
    [found] = post.problems
    assert (found.code, found.level, found.place.line) == ("episode-spelling", "hint", 4)


def test_other_spellings_are_told_once_a_post_with_ours(root: Path) -> None:
    post = read(root, "podcast_file: /ep7.mp3\npodcast_bytes: 99\nitunes_explicit: no")
    [found] = post.problems
    assert found.what.endswith("podcast_file, podcast_bytes, itunes_explicit")
    assert "episode.audio for podcast_file, episode.size for podcast_bytes" in found.mend
    post = read(root, "episode: {filename: /ep7.mp3, episodeNumber: 7, seasonNumber: 2}")
    [found] = post.problems
    assert "episode.number for episode.episodeNumber" in found.mend


def test_our_own_name_goes_before_another_tools(root: Path) -> None:
    post = read(root, "audio: /ep7.mp3\nnumber: 7\nitunes_episode: 8")
    assert post.problems == ()
    assert post.item is not None
    assert post.item.episode == Episode(number=7)


def test_every_name_of_an_episode_is_documented() -> None:
    text = (Path(__file__).parent.parent / "docs/front-matter.md").read_text("utf-8")
    section = text.partition("## Episodes\n")[2].partition("\n## ")[0]
    documented = {fold_key(word) for word in re.findall(r"`([\w.]+)[^`]*`", section)}
    for names in episode_names.NAMES.values():
        for name in (*names.inside, *names.beside, *names.foreign_inside, *names.foreign):
            assert fold_key(name) in documented, name
    for key in KEYS["episode"]:
        assert fold_key(key) in documented, key
