"""Apple's elements: what is said of a show and its episodes, and where nothing is."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace
from shown import (
    ADA,
    ARTICLE,
    BEN,
    EPISODE,
    FEED,
    ITEM,
    SHOW,
    channel,
    first_item,
    of_episode,
    of_show,
    whole,
)
from written import attributes, found, one, read_by_feedparser, text, texts_at, tree, written

from feedsmith import check
from feedsmith.checks.rules import Profile
from feedsmith.model import Document
from feedsmith.shows import Episode, Show

PLAIN = Show()


def itunes(of: etree._Element) -> list[str]:
    """The names of Apple's elements that stand there."""
    names = [etree.QName(each) for each in of]
    return [
        name.localname
        for name in names
        if name.namespace == "http://www.itunes.com/dtds/podcast-1.0.dtd"
    ]


def amiss(document: Document, *profiles: Profile) -> list[str]:
    """Errors and warnings of the written document."""
    found = check(written(document), document.url, profiles)
    return [problem.code for problem in found if problem.level != "hint"]


@pytest.mark.parametrize("profile", ["apple", "spotify"])
def test_nothing_is_amiss_in_a_show_of_which_everything_is_said(profile: Profile) -> None:
    assert amiss(whole(), profile) == []


def test_apple_finds_no_fault_in_a_show_that_says_the_least() -> None:
    least = Show(categories=(("Arts", None),), cover=SHOW.cover, author="The Mill")
    assert amiss(whole("rss", replace(ITEM, episode=Episode()), show=least), "apple") == []


@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_feed_without_a_show_says_nothing_of_its_episodes(format: str) -> None:
    made = whole("rss" if format == "rss" else "atom", show=None)
    assert b"itunes" not in written(made)


def test_atom_has_none_of_apples_elements() -> None:
    assert b"itunes" not in written(whole("atom"))


def test_an_article_in_a_show_has_none() -> None:
    assert itunes(first_item(whole("rss", ARTICLE))) == []


def test_a_category_holds_its_subcategory() -> None:
    arts, technology = found(of_show(SHOW), "itunes:category")
    assert [each.get("text") for each in arts.iter()] == ["Arts", "Food"]
    assert [each.get("text") for each in technology.iter()] == ["Technology"]


@pytest.mark.parametrize(("explicit", "said"), [(True, "true"), (False, "false")])
def test_a_show_always_says_whether_it_is_explicit(explicit: bool, said: str) -> None:
    assert text(of_show(replace(SHOW, explicit=explicit)), "itunes:explicit") == said


@pytest.mark.parametrize(("explicit", "said"), [(True, ["true"]), (False, ["false"]), (None, [])])
def test_an_episode_says_whether_it_is_explicit_where_its_author_did(
    explicit: bool | None, said: list[str]
) -> None:
    assert texts_at(of_episode(replace(EPISODE, explicit=explicit)), "itunes:explicit") == said


def test_of_a_show_that_says_nothing_there_is_only_author_and_mark() -> None:
    assert itunes(of_show(PLAIN)) == ["author", "explicit"]
    assert text(of_show(PLAIN), "itunes:author") == "Ada Miller"


def test_an_owner_is_named_only_with_the_address_that_was_typed() -> None:
    nameless = replace(SHOW, owner_name=None)
    assert texts_at(of_show(SHOW), "itunes:owner/itunes:name") == ["Ada Miller"]
    assert texts_at(of_show(nameless), "itunes:owner/itunes:email") == ["ada@mill.example"]
    assert found(of_show(replace(SHOW, owner_email=None)), "itunes:owner") == []
    assert b"@" not in written(whole(show=replace(SHOW, owner_email=None)))


def test_a_shows_title_is_said_only_where_the_feed_has_another() -> None:
    assert found(of_show(SHOW), "itunes:title") == []
    shown = channel(whole(feed=replace(FEED, title="Mill talk, all episodes")))
    assert text(shown, "itunes:title") == "Mill talk"


def test_yes_is_said_and_no_is_not() -> None:
    shown, plain = of_show(SHOW), of_show(PLAIN)
    assert [text(shown, f"itunes:{name}") for name in ("complete", "block")] == ["Yes", "Yes"]
    assert found(plain, "itunes:complete") == found(plain, "itunes:block") == []
    blocked = of_episode(Episode(block=True))
    assert text(blocked, "itunes:block") == "Yes"
    assert found(of_episode(EPISODE), "itunes:block") == []


def test_a_move_and_apples_own_code_are_said() -> None:
    shown = of_show(SHOW)
    assert text(shown, "itunes:new-feed-url") == SHOW.new_feed_url
    assert text(shown, "itunes:applepodcastsverify") == "a1b2c3"


def test_covers_are_images_and_an_item_has_only_one_of_its_own() -> None:
    shown = tree(whole())
    assert attributes(one(shown, "channel/itunes:image")) == {
        "href": "https://mill.example/cover.jpg"
    }
    assert one(shown, "channel/item/itunes:image").get("href") == "https://mill.example/ep7.jpg"
    assert found(of_episode(replace(EPISODE, cover=None)), "itunes:image") == []


@pytest.mark.parametrize(
    ("number", "said"), [(7.0, ["7"]), (7.5, []), (0.0, []), (None, []), (1e6, ["1000000"])]
)
def test_a_number_is_whole_and_above_nothing(number: float | None, said: list[str]) -> None:
    assert texts_at(of_episode(replace(EPISODE, number=number)), "itunes:episode") == said


@pytest.mark.parametrize(("season", "said"), [(2, ["2"]), (0, []), (None, [])])
def test_a_season_is_above_nothing(season: int | None, said: list[str]) -> None:
    assert texts_at(of_episode(replace(EPISODE, season=season)), "itunes:season") == said


@pytest.mark.parametrize("type", ["full", "trailer", "bonus"])
def test_the_kind_of_an_episode_is_said_where_it_was_typed(type: str) -> None:
    typed = replace(EPISODE, type=type)
    assert text(of_episode(typed), "itunes:episodeType") == type
    assert found(of_episode(replace(EPISODE, type=None)), "itunes:episodeType") == []


@pytest.mark.parametrize(
    ("seconds", "said"), [(3900.4, ["3900"]), (59.6, ["60"]), (None, []), (0.0, []), (0.2, [])]
)
def test_a_duration_is_in_whole_seconds(seconds: float | None, said: list[str]) -> None:
    recording = replace(ITEM.attachments[0], duration=seconds)
    shown = first_item(whole("rss", replace(ITEM, attachments=(recording,))))
    assert texts_at(shown, "itunes:duration") == said


def test_the_duration_is_that_of_the_enclosure() -> None:
    other = replace(ITEM.attachments[0], url="https://mill.example/b.mp3", duration=10)
    shown = first_item(whole("rss", replace(ITEM, attachments=(*ITEM.attachments, other))))
    assert texts_at(shown, "itunes:duration") == ["3900"]
    assert found(first_item(whole("rss", replace(ITEM, attachments=()))), "itunes:duration") == []


def test_several_authors_of_its_own_stand_in_one_text_too() -> None:
    assert text(first_item(whole()), "itunes:author") == "Ada Miller, Ben Baker"


def test_feedparser_names_a_single_author_once() -> None:
    made = whole("rss", replace(ITEM, authors=(BEN,)))
    (entry,) = read_by_feedparser(written(made), "rss").entries
    assert [author.name for author in entry.authors] == ["Ben Baker"]


def test_the_feeds_authors_are_not_repeated() -> None:
    both = replace(FEED, authors=(ADA, BEN))
    assert found(first_item(whole(feed=both)), "itunes:author") == []


def test_an_episodes_own_title_stands_beside_the_items() -> None:
    shown = first_item(whole())
    assert (text(shown, "title"), text(shown, "itunes:title")) == ("7: Rye at last", "Rye at last")
    (entry,) = read_by_feedparser(written(whole()), "rss").entries
    assert entry.title == "7: Rye at last"
    assert found(of_episode(replace(EPISODE, title=None)), "itunes:title") == []


def test_what_readers_would_show_in_place_of_the_text_is_not_written() -> None:
    data = written(whole())
    for name in (b"itunes:summary", b"itunes:subtitle", b"itunes:keywords"):
        assert name not in data
    (entry,) = read_by_feedparser(data, "rss").entries
    assert entry.summary == "Rye flour is back."
