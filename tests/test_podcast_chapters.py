"""Chapters as a file of their own, and as time stamps at the end of a text."""

from __future__ import annotations

import json
import re

import pytest
from msgspec.structs import replace
from shown import CHAPTERS, ITEM, whole
from written import document, written

from feedsmith import check
from feedsmith.podcasts.chapters import chapters_json, time_stamps
from feedsmith.shows import Chapter

SHORT = (
    Chapter(start=0, title="Intro"),
    Chapter(start=61.9, title="Rye & wheat"),
    Chapter(start=754, title="<em> is\nHTML"),
)


def stamps(html: str) -> list[str]:
    return re.findall(r"<li>\((.*?)\)", html)


def test_a_file_of_chapters_says_version_title_and_all_chapters() -> None:
    assert json.loads(chapters_json(CHAPTERS, title="Rye at last")) == {
        "version": "1.2.0",
        "title": "Rye at last",
        "chapters": [
            {"startTime": 0, "endTime": 61.25, "title": "Intro"},
            {
                "startTime": 61.25,
                "title": "Rye & wheat",
                "url": "https://mill.example/rye/",
                "img": "https://mill.example/rye.jpg",
            },
            {
                "startTime": 300,
                "title": "A picture",
                "img": "https://mill.example/sack.jpg",
                "toc": False,
            },
            {"startTime": 3725.5, "title": "Letters"},
        ],
    }


def test_a_file_of_chapters_is_indented_and_the_same_each_time() -> None:
    assert chapters_json(CHAPTERS[:1]) == (
        b'{\n  "version": "1.2.0",\n  "chapters": [\n    {\n      "startTime": 0,\n'
        b'      "endTime": 61.25,\n      "title": "Intro"\n    }\n  ]\n}\n'
    )


def test_times_are_kept_to_the_millisecond() -> None:
    (only,) = json.loads(chapters_json([Chapter(start=1 / 3, end=2.00001, title="x")]))["chapters"]
    assert (only["startTime"], only["endTime"]) == (0.333, 2)


def test_an_untitled_chapter_has_its_picture_alone() -> None:
    picture = Chapter(start=4, title="", image="https://mill.example/a.jpg")
    (only,) = json.loads(chapters_json([picture]))["chapters"]
    assert only == {"startTime": 4, "img": "https://mill.example/a.jpg"}


def test_time_stamps_are_a_list_with_one_chapter_a_line() -> None:
    assert time_stamps(SHORT) == (
        "\n<ul>\n<li>(00:00) Intro</li>\n<li>(01:01) Rye &amp; wheat</li>\n"
        "<li>(12:34) &lt;em&gt; is HTML</li>\n</ul>"
    )


def test_where_one_needs_hours_all_have_them() -> None:
    assert stamps(time_stamps(CHAPTERS)) == ["00:00:00", "00:01:01", "01:02:05"]


def test_chapters_that_tables_of_contents_leave_out_are_not_listed() -> None:
    assert "A picture" not in time_stamps(CHAPTERS)


@pytest.mark.parametrize(
    "chapters",
    [
        (),
        SHORT[:2],
        (*SHORT[:2], replace(SHORT[2], toc=False)),
        (*SHORT[:2], replace(SHORT[2], title=" ")),
        (replace(SHORT[0], start=5), *SHORT[1:]),
    ],
)
def test_nothing_is_listed_that_apps_would_not_take_for_chapters(
    chapters: tuple[Chapter, ...],
) -> None:
    assert time_stamps(chapters) == ""


@pytest.mark.parametrize(
    "body",
    [
        "<p>00:00 Intro<br>01:01 Rye<br>12:34 Bread</p>",
        "<ul><li>(0:00) Intro</li><li><a href='#'>1:01</a> Rye</li><li>1:02:03 End</li></ul>",
    ],
)
def test_a_body_with_time_stamps_of_its_own_gets_none(body: str) -> None:
    assert time_stamps(SHORT, body) == ""


@pytest.mark.parametrize(
    "body",
    [
        "<p>We meet at 10:30 and go at 12:00.</p>",
        '<p><time datetime="00:00:00">a</time><a href="?t=1:01">b</a><img alt="2:02 3:03"></p>',
        "<p>Psalm 119:1:2:3:4, odds of 100:10, 1:99, 2:75.</p>",
    ],
)
def test_other_numbers_with_colons_are_no_time_stamps(body: str) -> None:
    assert stamps(time_stamps(SHORT, body)) == ["00:00", "01:01", "12:34"]


def test_a_list_is_not_added_twice() -> None:
    once = "<p>Rye.</p>" + time_stamps(SHORT)
    assert time_stamps(SHORT, once) == ""


def test_nothing_is_amiss_in_an_episode_that_ends_in_time_stamps() -> None:
    body = f"<p>Rye.</p>{time_stamps(CHAPTERS)}"
    for item in (replace(ITEM, body=body), replace(ITEM, body=body, summary=None)):
        made = whole("rss", item)
        problems = check(written(made), made.url, ("apple", "spotify"))
        assert [one.code for one in problems if one.level != "hint"] == []
        assert b"(01:02:05) Letters" in written(document("json", item))
