"""Output paths mean one file below the output folder, on every system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedsmith.problems import FeedsmithError, Place
from feedsmith.publication.paths import path_problems, targets

if TYPE_CHECKING:
    from pathlib import Path


def target(folder: Path, path: str) -> Path:
    """The file that a path names."""
    (file,) = targets(folder, (path,))
    return file


@pytest.mark.parametrize(
    "path",
    [
        "feed.xml",
        "tags/c++/feed.xml",
        "étiquettes/日本語/feed.json",
        "a..b/.well-known/feed.xml",
        ".feedsmith/feed.xml",
        "console/com10/auxiliary.xml",
        "two words/feed.xml",
        " leading/feed.xml",
        "می‌خواهم/feed.xml",  # ends of words joined by U+200C, as Persian is written
    ],
)
def test_sound_path_has_no_problem(path: str) -> None:
    assert path_problems((path,)) == ()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/feed.xml",
        "//host/share/feed.xml",
        ".",
        "..",
        "../feed.xml",
        "blog/../../feed.xml",
        "./feed.xml",
        "blog//feed.xml",
        "blog/",
        "blog\\feed.xml",
        "C:/feed.xml",
        "C:feed.xml",
        "feed.xml:stream",
        "feed\0.xml",
        "feed\n.xml",
        "feed\x7f.xml",
        "feed\x85.xml",
        "feed\ud800.xml",
        "what?/feed.xml",
        "con",
        "Aux.xml",
        "nul.tar.gz",
        "PRN/feed.xml",
        "tags/com1/feed.xml",
        "lpt9.xml",
        "COM¹.xml",
        "con .xml",
        "CONIN$",
        "blog./feed.xml",
        "feed.xml.",
        "blog /feed.xml",
        "feed.xml ",
        "feed.xml\u00a0",
        ".feedsmith-0123",
        ".Feedsmith-x/feed.xml",
    ],
)
def test_path_that_is_not_one_file_everywhere_is_refused(path: str) -> None:
    (problem,) = path_problems((path,))
    assert (problem.code, problem.level) == ("output-path", "error")
    assert problem.what.isprintable()
    assert problem.mend


def test_problem_names_the_file_that_holds_the_configuration() -> None:
    (default,) = path_problems(("/feed.xml",))
    (named,) = path_problems(("/feed.xml",), "pyproject.toml")
    assert default.place == Place("feedsmith.toml")
    assert named.place == Place("pyproject.toml")


def test_every_bad_path_is_reported_in_order() -> None:
    problems = path_problems(("/a.xml", "b.xml", "con", "B.xml"))
    assert [problem.code for problem in problems] == [
        "output-path",
        "output-path",
        "output-path-doubled",
    ]
    assert '"/a.xml"' in problems[0].what


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("feed.xml", "feed.xml"),
        ("feed.xml", "Feed.XML"),
        ("caf\u00e9/feed.xml", "cafe\u0301/feed.xml"),
        ("CAF\u00c9/feed.xml", "cafe\u0301/feed.xml"),
        ("straße.xml", "STRASSE.xml"),
    ],
)
def test_two_outputs_that_one_system_takes_for_one_file_are_refused(
    first: str, second: str
) -> None:
    (problem,) = path_problems((first, "other.xml", second))
    assert (problem.code, problem.level) == ("output-path-doubled", "error")
    assert first in problem.what
    assert second in problem.what


@pytest.mark.parametrize("paths", [("feed", "feed/tags/a.xml"), ("Feed/tags/a.xml", "fEED")])
def test_output_that_is_a_folder_of_another_is_refused(paths: tuple[str, str]) -> None:
    (problem,) = path_problems(paths)
    assert problem.code == "output-path-doubled"
    assert all(path in problem.what for path in paths)


def test_outputs_that_share_a_folder_or_a_beginning_are_sound() -> None:
    assert path_problems(("feed", "feeds/a.xml", "feeds/b.xml", "feeds/a.xml.gz")) == ()


def test_target_lies_below_the_folder(tmp_path: Path) -> None:
    assert target(tmp_path, "blog/feed.xml") == tmp_path.resolve() / "blog/feed.xml"


@pytest.mark.parametrize("path", ["", "..", "../feed.xml", "a/..", "/etc/passwd", "nul\0.xml"])
def test_target_refuses_an_unsound_path(tmp_path: Path, path: str) -> None:
    with pytest.raises(FeedsmithError):
        target(tmp_path, path)


def test_target_behind_a_folder_link_to_the_outside_is_refused(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "public"
    outside.mkdir()
    folder.mkdir()
    (folder / "blog").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FeedsmithError, match="outside of the output folder"):
        target(folder, "blog/feed.xml")


def test_target_behind_a_link_to_a_folder_that_begins_alike_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    folder.mkdir()
    (tmp_path / "public-old").mkdir()
    (folder / "blog").symlink_to(tmp_path / "public-old", target_is_directory=True)
    with pytest.raises(FeedsmithError, match="outside of the output folder"):
        target(folder, "blog/feed.xml")


def test_target_behind_a_folder_link_that_stays_inside_is_resolved(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "blog").symlink_to("posts", target_is_directory=True)
    assert target(tmp_path, "blog/feed.xml") == tmp_path.resolve() / "posts/feed.xml"


def test_output_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "release-7").mkdir()
    current = tmp_path / "current"
    current.symlink_to("release-7", target_is_directory=True)
    assert target(current, "feed.xml") == tmp_path.resolve() / "release-7/feed.xml"


def test_link_at_the_target_itself_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").symlink_to("/etc/passwd")
    assert target(tmp_path, "feed.xml") == tmp_path.resolve() / "feed.xml"
