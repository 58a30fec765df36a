"""The podcast namespace and Podlove's chapters: what is said, where, and in what form."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace
from shown import (
    ARTICLE,
    CHAPTERS,
    EPISODE,
    GUID,
    ITEM,
    SHOW,
    channel,
    first_item,
    of_episode,
    of_show,
    whole,
)
from written import attributes, found, names, one, text, texts_at, tree, written

from feedsmith import check
from feedsmith.model import Document, Format
from feedsmith.pipeline import write
from feedsmith.plugins import installed
from feedsmith.podcasts.guid import podcast_guid
from feedsmith.shows import Chapter, Credit, Episode, Show, Soundbite, Tag


def codes(document: Document) -> list[str]:
    """Errors and warnings of the written document."""
    found = check(written(document), document.url, ("apple", "spotify"))
    return [problem.code for problem in found if problem.level != "hint"]


def podcast(of: etree._Element) -> list[str]:
    """The names of the namespace's elements that stand there."""
    return [name for name in names(of) if name.startswith("podcast:")]


@pytest.mark.parametrize(
    ("url", "guid"),
    [
        ("podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
    ],
)
def test_guids_are_those_of_the_specifications_examples(url: str, guid: str) -> None:
    assert podcast_guid(url) == guid


@pytest.mark.parametrize(
    "url", ["https://podnews.net/rss", "http://podnews.net/rss", "feed://podnews.net/rss//"]
)
def test_neither_scheme_nor_slashes_at_the_end_change_a_guid(url: str) -> None:
    assert podcast_guid(url) == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_every_other_character_changes_a_guid() -> None:
    urls = ("https://mill.example/a", "https://mill.example/A", "https://www.mill.example/a")
    assert len({podcast_guid(url) for url in urls}) == 3


def test_the_guid_of_a_show_stands_after_the_last_item() -> None:
    made = whole("rss", ITEM, ARTICLE)
    assert names(channel(made))[-3:] == ["item", "item", "podcast:guid"]
    assert text(channel(made), "podcast:guid") == GUID


def test_a_show_without_a_guid_has_that_of_its_address() -> None:
    made = whole(show=replace(SHOW, guid=None))
    assert text(channel(made), "podcast:guid") == podcast_guid("mill.example/feed.xml")


def test_the_guid_can_be_omitted_like_every_element() -> None:
    made = whole()
    assert b"podcast:guid" not in write((made,), installed(), ("podcast:guid",))[made.path]
    assert b"podcast:guid" in written(made)


def test_nothing_is_amiss_in_what_is_written_of_a_show() -> None:
    assert codes(whole()) == []


def test_a_show_that_says_nothing_has_its_guid_alone() -> None:
    assert podcast(of_show(Show())) == ["podcast:guid"]
    assert podcast(of_episode(Episode())) == []


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_feed_without_a_show_has_neither_namespace(format: Format) -> None:
    data = written(whole(format, show=None))
    assert b"podcastindex" not in data
    assert b"podlove" not in data


def test_atom_has_chapter_marks_and_nothing_of_the_podcast_namespace() -> None:
    data = written(whole("atom"))
    assert b"podcastindex" not in data
    assert data.count(b"<psc:chapter ") == 3


def test_an_article_in_a_show_says_nothing_in_either_namespace() -> None:
    said = names(first_item(whole("rss", ARTICLE)))
    assert [name for name in said if name.startswith(("podcast:", "psc:"))] == []


@pytest.mark.parametrize(("locked", "said"), [(True, ["yes"]), (False, ["no"]), (None, [])])
def test_a_lock_is_said_where_somebody_decided(locked: bool | None, said: list[str]) -> None:
    assert texts_at(of_show(replace(SHOW, locked=locked)), "podcast:locked") == said


def test_a_lock_names_its_owner_only_by_an_address_that_was_typed() -> None:
    assert attributes(one(of_show(SHOW), "podcast:locked")) == {"owner": "ada@mill.example"}
    assert attributes(one(of_show(replace(SHOW, owner_email=None)), "podcast:locked")) == {}


def test_money_medium_and_people_of_the_show_are_said() -> None:
    shown = of_show(SHOW)
    assert attributes(one(shown, "podcast:funding")) == {"url": "https://mill.example/give/"}
    assert text(shown, "podcast:funding") == "Buy us flour"
    assert text(shown, "podcast:medium") == "podcast"
    host, artist = found(shown, "podcast:person")
    assert attributes(host) == {"role": "host", "img": "https://mill.example/ada.jpg"}
    assert attributes(artist) == {"role": "cover art designer", "group": "visuals"}


def test_people_of_an_episode_stand_there_only_where_it_names_some() -> None:
    shown = of_episode(EPISODE)
    assert texts_at(shown, "podcast:person") == ["Ada Miller", "Cleo Crust"]
    guest = found(shown, "podcast:person")[1]
    said = {"role": "guest", "group": "cast", "href": "https://mill.example/cleo/"}
    assert attributes(guest) == said
    assert found(of_episode(replace(EPISODE, people=())), "podcast:person") == []


@pytest.mark.parametrize(
    ("number", "said"), [(7.0, "7"), (7.5, "7.5"), (0.0, "0"), (1e6, "1000000"), (3.14, "3.14")]
)
def test_a_number_may_lie_between_two(number: float, said: str) -> None:
    assert text(of_episode(replace(EPISODE, number=number)), "podcast:episode") == said


def test_names_of_numbers_are_said_with_the_number_only() -> None:
    shown = of_episode(EPISODE)
    assert attributes(one(shown, "podcast:episode")) == {"display": "Ch.7"}
    assert attributes(one(shown, "podcast:season")) == {"name": "Harvest"}
    bare = of_episode(replace(EPISODE, number=None, season=None))
    assert found(bare, "podcast:episode") == found(bare, "podcast:season") == []


def test_transcripts_say_type_language_and_use() -> None:
    captions, page = found(of_episode(EPISODE), "podcast:transcript")
    assert attributes(captions) == {
        "url": "https://mill.example/ep7.vtt",
        "type": "text/vtt",
        "language": "en",
        "rel": "captions",
    }
    assert attributes(page) == {"url": "https://mill.example/ep7.html", "type": "text/html"}


def test_a_file_of_chapters_has_the_type_that_apps_know() -> None:
    assert attributes(one(of_episode(EPISODE), "podcast:chapters")) == {
        "url": "https://mill.example/ep7/chapters.json",
        "type": "application/json+chapters",
    }
    assert found(of_episode(replace(EPISODE, chapters_url=None)), "podcast:chapters") == []


def test_soundbites_are_in_seconds_with_a_title_or_without() -> None:
    untitled = Soundbite(start=1234.5, duration=60)
    shown = of_episode(replace(EPISODE, soundbites=(*EPISODE.soundbites, untitled)))
    titled, bare = found(shown, "podcast:soundbite")
    assert attributes(titled) == {"startTime": "73", "duration": "42.25"}
    assert attributes(bare) == {"startTime": "1234.5", "duration": "60"}
    assert (titled.text, bare.text) == ("Why rye", None)


def test_other_tags_are_written_as_they_are_with_what_stands_in_them() -> None:
    shown = of_episode(EPISODE)
    alternate = one(shown, "podcast:alternateEnclosure")
    assert attributes(alternate)["type"] == "audio/x-m4a"
    assert names(alternate) == ["podcast:source"]
    assert attributes(one(shown, "podcast:socialInteract")) == {"protocol": "disabled"}
    assert text(of_show(SHOW), "podcast:location") == "Halifax"


def test_a_live_item_has_the_form_of_an_item() -> None:
    live = one(of_show(SHOW), "podcast:liveItem")
    assert names(live) == ["title", "guid", "enclosure", "podcast:contentLink"]


def test_only_a_live_item_holds_elements_of_rss() -> None:
    odd = Tag(name="value", children=(Tag(name="title", text="x"),))
    shown = of_show(replace(SHOW, tags=(odd,)))
    assert names(one(shown, "podcast:value")) == ["podcast:title"]


def test_chapter_marks_have_clocks_pages_and_pictures() -> None:
    marks = one(of_episode(EPISODE), "psc:chapters")
    assert attributes(marks) == {"version": "1.2"}
    assert [attributes(each) for each in marks] == [
        {"start": "00:00:00.000", "title": "Intro"},
        {
            "start": "00:01:01.250",
            "title": "Rye & wheat",
            "href": "https://mill.example/rye/",
            "image": "https://mill.example/rye.jpg",
        },
        {"start": "01:02:05.500", "title": "Letters"},
    ]


@pytest.mark.parametrize(
    ("start", "said"),
    [(59.9996, "00:01:00.000"), (3599.9, "00:59:59.900"), (360_000, "100:00:00.000")],
)
def test_a_clock_carries_over(start: float, said: str) -> None:
    made = whole("rss", replace(ITEM, episode=Episode(chapters=(Chapter(start=start, title="x"),))))
    assert one(tree(made), "channel/item/psc:chapters/psc:chapter").get("start") == said
    assert [code for code in codes(made) if code.startswith("psc")] == []


def test_an_episode_without_chapters_to_show_has_no_marks() -> None:
    hidden = Episode(chapters=(replace(CHAPTERS[0], toc=False), replace(CHAPTERS[1], title=" ")))
    assert found(of_episode(hidden), "psc:chapters") == []
    assert found(of_episode(Episode(people=(Credit(name="Ada"),))), "psc:chapters") == []
