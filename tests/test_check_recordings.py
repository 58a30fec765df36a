"""Recordings and covers in a folder are held to what the feed says of them."""

import json
from pathlib import Path

import pytest
import small_media
from checking import found, framed

from feedsmith.built import Output
from feedsmith.checking import check_paths
from feedsmith.checks.artwork import artwork_problems
from feedsmith.checks.families import catalogue
from feedsmith.checks.files import Files
from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.recordings import in_post, recording_problems
from feedsmith.checks.rules import Profile, Rule
from feedsmith.media import Probe
from feedsmith.model import Attachment
from feedsmith.problems import Place, Problem

RULES = [rule for rule in catalogue().values() if rule.frame == "folder"]
SOUND = small_media.mp3()
FILES = {
    "rye.mp3": SOUND,
    "half.mp3": SOUND[: len(SOUND) // 2],
    "wav.mp3": small_media.wav(),
    "page.mp3": b"<!doctype html><p>Not found.",
    "cover.jpg": small_media.jpeg(),
    "cover.png": small_media.png(1400, 1400),
    "half.jpg": small_media.jpeg()[:-2],
    "small.jpg": small_media.jpeg(600, 600),
    "wide.jpg": small_media.jpeg(1600, 1400),
    "print.jpg": small_media.jpeg(components=4),
    "clear.png": small_media.png(1400, 1400, colour=6),
    "png.jpg": small_media.png(1400, 1400),
    "webp.jpg": small_media.webp(),
}
ENCLOSURE = '<enclosure url="https://example.org/{}" length="{}" type="{}"/>'
SPOT = Here(Place("feed.xml"), "`url` of <enclosure>")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def checked(site: Path, document: str, *profiles: Profile, name: str = "feed.xml") -> list[Problem]:
    (site / name).write_text(document, "utf-8")
    problems = check_paths([str(site)], "https://example.org/", profiles).problems
    return [one for one in problems if one.code.startswith(("recording-", "artwork-"))]


def item(example: str) -> str:
    """An episode: an item in which something is played."""
    inside = (
        example
        if "itunes:duration" in example
        else f"{example}\n<itunes:episode>1</itunes:episode>"
    )
    return framed("rss-item", inside)


def codes(problems: list[Problem]) -> set[str]:
    return {problem.code for problem in problems}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_file_is_found_and_the_right_one_is_not(rule: Rule, site: Path) -> None:
    assert codes(checked(site, item(rule.wrong))) == {rule.code}
    assert checked(site, item(rule.right)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_whoever_asks_for_a_directory_is_told_at_the_level_of_the_rule(
    rule: Rule, site: Path
) -> None:
    (problem,) = checked(site, item(rule.wrong), "apple")
    assert problem.level == rule.level


def test_what_a_directory_refuses_is_a_warning_for_others(site: Path) -> None:
    wide = item('<itunes:image href="https://example.org/wide.jpg"/>')
    (problem,) = checked(site, wide)
    assert (problem.code, problem.level) == ("artwork-not-square", "warning")
    (problem,) = checked(site, wide, "psp-1")
    assert problem.level == "error"


def test_a_problem_names_file_line_element_and_remedy(site: Path) -> None:
    (problem,) = checked(site, item(ENCLOSURE.format("rye.mp3", 7, "audio/mpeg")))
    assert problem.place.file == str(site / "feed.xml")
    assert problem.place.line is not None
    assert problem.place.field == "/rss/channel/item[1]/enclosure/@length"
    assert problem.what == "`length` of <enclosure> says 7 bytes, but rye.mp3 has 20088"
    assert problem.mend == "Write 20088."


def test_the_cover_of_a_show_is_measured(site: Path) -> None:
    cover = '<itunes:image href="https://example.org/small.jpg"/>'
    category = '<itunes:category text="Arts"/>'
    assert codes(checked(site, framed("rss-channel", cover + category))) == {"artwork-pixels"}


def test_the_cover_of_a_show_is_measured_when_only_its_items_tell_that_it_is_one(
    site: Path,
) -> None:
    cover = '<itunes:image href="https://example.org/small.jpg"/>'
    document = item(ENCLOSURE.format("rye.mp3", 20088, "audio/mpeg"))
    document = document.replace("<item>", f"{cover}<item>", 1)
    (problem,) = checked(site, document)
    assert (problem.code, problem.place.field) == (
        "artwork-pixels",
        "/rss/channel/itunes:image/@href",
    )


def test_a_blog_may_have_an_image_of_any_size(site: Path) -> None:
    cover = '<itunes:image href="https://example.org/small.jpg"/>'
    assert checked(site, framed("rss-channel", cover)) == []
    assert checked(site, framed("rss-item", cover)) == []


def test_pictures_and_documents_as_enclosures_are_no_recordings(site: Path) -> None:
    assert checked(site, framed("rss-item", ENCLOSURE.format("small.jpg", 1, "image/jpeg"))) == []
    assert checked(site, framed("rss-item", ENCLOSURE.format("a.pdf", 1, "application/pdf"))) == []


def test_what_lies_on_other_sites_is_not_looked_at(site: Path) -> None:
    other = ENCLOSURE.replace("example.org", "cdn.example").format("rye.mp3", 7, "audio/ogg")
    assert checked(site, item(other)) == []


def test_an_address_that_is_none_ends_nothing(site: Path) -> None:
    broken = ENCLOSURE.replace("https://example.org", "https://[::1").format("a", 1, "audio/mpeg")
    assert checked(site, item(broken)) == []


def test_an_enclosure_of_atom_is_compared(site: Path) -> None:
    link = '<link rel="enclosure" href="https://example.org/rye.mp3" type="audio/ogg" length="7"/>'
    problems = checked(site, framed("atom-entry", link))
    assert {one.place.field for one in problems} == {
        "/feed/entry[1]/link/@length",
        "/feed/entry[1]/link/@type",
    }


def test_the_cover_of_an_episode_in_atom_is_measured(site: Path) -> None:
    image = '<itunes:image href="https://example.org/small.jpg"/>'
    link = '<link rel="enclosure" href="https://cdn.example/rye.mp3" type="audio/mpeg"/>'
    assert checked(site, framed("atom-entry", image)) == []
    assert codes(checked(site, framed("atom-entry", image + link))) == {"artwork-pixels"}


def test_a_recording_that_cannot_be_read_is_as_good_as_lost(tmp_path: Path) -> None:
    (tmp_path / "rye.mp3").write_bytes(SOUND)

    def refused(_: Path) -> Probe:
        raise PermissionError

    files = Files(Output(tmp_path, "https://example.org/"), refused)
    document = item(ENCLOSURE.format("rye.mp3", len(SOUND), "audio/mpeg"))
    assert "recording-missing" in codes(found(document, Context(files=files)))


def test_an_attachment_of_json_feed_is_compared(site: Path) -> None:
    attachment = {
        "url": "https://example.org/rye.mp3",
        "mime_type": "audio/ogg",
        "size_in_bytes": 7,
        "duration_in_seconds": 1800,
    }
    example = f'"attachments": [{json.dumps(attachment)}]'
    problems = checked(site, framed("json-item", example), name="feed.json")
    assert [(one.code, one.place.field) for one in problems] == [
        ("recording-size", "items[0].attachments[0].size_in_bytes"),
        ("recording-type", "items[0].attachments[0].mime_type"),
        ("recording-duration", "items[0].attachments[0].duration_in_seconds"),
    ]


@pytest.mark.parametrize(
    "attachments",
    ["[]", "{}", "[1]", '[{"url": 1, "mime_type": "audio/mpeg"}]', '[{"url": "https://[/a.mp3"}]'],
)
def test_attachments_of_another_shape_end_nothing(attachments: str, site: Path) -> None:
    assert checked(site, framed("json-item", f'"attachments": {attachments}'), name="a.json") == []


def compared(said: Attachment, probe: Probe) -> list[str]:
    return [one.code for one in recording_problems(said, probe, lambda _: SPOT)]


@pytest.mark.parametrize(("said", "expected"), [(1798.0, []), (1803.0, ["recording-duration"])])
def test_a_duration_may_be_off_by_two_seconds(said: float, expected: list[str]) -> None:
    probe = Probe(size=9, mime_type="audio/mpeg", duration=1800.0)
    assert (
        compared(Attachment(url="a.mp3", mime_type="audio/mpeg", duration=said), probe) == expected
    )


@pytest.mark.parametrize(
    ("name", "typed", "content"),
    [
        ("a.m4a", "audio/x-m4a", "audio/mp4"),
        ("a.m4b", "audio/mp4", "audio/mp4"),
        ("a.m4a", "audio/aac", "audio/mp4"),
        ("a.mov", "video/quicktime", "video/mp4"),
        ("a.opus", "audio/opus", "audio/ogg"),
        ("a.ogg", "application/ogg", "audio/ogg"),
        ("a.aac", "audio/aac", "audio/aac"),
        ("a.wav", "audio/x-wav", "audio/wav"),
        ("a.mp3?from=feed", "audio/mpeg; charset=binary", "audio/mpeg"),
        ("play?file=a.mp3", "audio/mp3", "audio/mpeg"),
        ("play/1", "", "audio/flac"),
    ],
)
def test_other_names_of_the_same_format_are_right(name: str, typed: str, content: str) -> None:
    assert compared(Attachment(url=name, mime_type=typed), Probe(size=9, mime_type=content)) == []


def test_a_recording_that_is_cut_off_is_not_said_to_be_short() -> None:
    probe = Probe(size=9, mime_type="audio/mpeg", duration=900.0, truncated=True)
    said = Attachment(url="a.mp3", mime_type="audio/mpeg", duration=1800.0)
    assert compared(said, probe) == ["recording-cut-off"]


def test_a_post_is_told_by_its_own_key() -> None:
    place = Place("posts/ep7.md", 4, "episode.audio")
    said = Attachment(url="https://example.org/ep7.mp3", mime_type="", size=7)
    probe = Probe(size=9, mime_type="audio/mpeg")
    (problem,) = recording_problems(said, probe, in_post(place, "episode.audio"))
    assert problem.place == place
    assert problem.what == "`episode.audio` says 7 bytes, but ep7.mp3 has 9"


def test_a_picture_of_unknown_measures_is_not_judged_by_them() -> None:
    probe = Probe(size=9, mime_type="image/jpeg")
    assert list(artwork_problems("https://example.org/a.jpg", probe, SPOT)) == []


@pytest.mark.parametrize("side", [1400, 3000])
def test_the_smallest_and_the_largest_cover_are_right(side: int) -> None:
    probe = Probe(size=9, mime_type="image/png", width=side, height=side, colour="rgb", alpha=False)
    assert list(artwork_problems("https://example.org/a.png", probe, SPOT)) == []


@pytest.mark.parametrize("side", [1399, 3001])
def test_a_cover_beyond_them_is_not(side: int) -> None:
    probe = Probe(size=9, mime_type="image/png", width=side, height=side)
    (problem,) = artwork_problems("https://example.org/a.png", probe, SPOT)
    assert problem.code == "artwork-pixels"


def test_the_name_of_a_file_is_shown_as_a_person_calls_it() -> None:
    probe = Probe(size=9, mime_type="image/jpeg", width=100, height=100)
    (problem,) = artwork_problems("https://example.org/gro%C3%9F%20rye.jpg?v=2", probe, SPOT)
    assert "leads to groß rye.jpg, which" in problem.what
    (problem,) = artwork_problems("https://example.org/a%1B%5B31m.jpg", probe, SPOT)
    assert problem.what.isprintable()


def test_a_folder_of_feeds_alone_lacks_no_recording(tmp_path: Path) -> None:
    enclosure = '<enclosure url="https://example.org/a.mp3" length="1" type="audio/mpeg"/>'
    (tmp_path / "feed.xml").write_text(framed("rss-item", enclosure), "utf-8")

    def told() -> set[str]:
        return {one.code for one in check_paths([str(tmp_path)]).problems}

    assert "recording-missing" not in told()
    (tmp_path / "index.html").write_text("<title>Bakery</title>", "utf-8")
    assert "recording-missing" in told()
