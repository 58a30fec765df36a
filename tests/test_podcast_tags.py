"""The rarer podcast tags: what the namespace's documents ask of each, from tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

import pytest

from feedsmith.podcast_tags import KEYS, PLAIN, Level, read_tags
from feedsmith.podcast_tags.shapes import Shape
from feedsmith.podcast_tags.tables import ROWS
from feedsmith.problems import Place, Problem
from feedsmith.shows import Tag

PAGE = "https://example.org/"


def read(level: Level, **table: object) -> tuple[tuple[Tag, ...], list[Problem]]:
    return read_tags(table, level, lambda path: Place("show.toml", 3, path))


def tag(level: Level, **table: object) -> Tag:
    """The only tag of a table that has nothing wrong."""
    [found], problems = read(level, **table)
    assert problems == []
    return found


def one(tag: str, text: str | None = None, /, *children: Tag, **attributes: str) -> Tag:
    return Tag(name=tag, text=text, attributes=attributes, children=children)


RECIPIENT = {"name": "Ines", "type": "node", "address": "02d5", "split": 50, "custom_key": 7}
PAID = one("valueRecipient", name="Ines", type="node", address="02d5", split="50", customKey="7")
REMOTE = {"feed_guid": "469b", "feed_url": f"{PAGE}feed.xml", "medium": "music"}
POINTED = one("remoteItem", feedGuid="469b", feedUrl=f"{PAGE}feed.xml", medium="music")
LIVE = {
    "status": "pending",
    "start": "2026-05-07T20:00:00+02:00",
    "title": "The night watch",
    "guid": "live-1",
    "audio": f"{PAGE}live.mp3",
    "content_links": {"href": f"{PAGE}live/", "text": "Listen here"},
}


@pytest.mark.parametrize(
    ("level", "table", "expected"),
    [
        ("show", {"location": "Halifax"}, one("location", "Halifax")),
        (
            "episode",
            {"location": {"name": "Halifax", "rel": "subject", "geo": [44.65, -63.57]}},
            one("location", "Halifax", rel="subject", geo="geo:44.65,-63.57"),
        ),
        (
            "show",
            {"location": {"name": "Halifax", "geo": "geo:44.65,-63.57", "country": "CA"}},
            one("location", "Halifax", geo="geo:44.65,-63.57", country="CA"),
        ),
        ("episode", {"license": "cc-by-4.0"}, one("license", "cc-by-4.0")),
        (
            "show",
            {"license": {"identifier": "own-1", "url": f"{PAGE}terms/"}},
            one("license", "own-1", url=f"{PAGE}terms/"),
        ),
        (
            "show",
            {
                "value": {
                    "type": "lightning",
                    "method": "keysend",
                    "suggested": 0.00000005,
                    "recipients": [RECIPIENT],
                }
            },
            one("value", None, PAID, type="lightning", method="keysend", suggested="0.00000005"),
        ),
        ("show", {"txt": "naj3eEZa"}, one("txt", "naj3eEZa")),
        (
            "episode",
            {"txt": {"purpose": "ai-content", "text": False}},
            one("txt", "false", purpose="ai-content"),
        ),
        ("episode", {"social": "disabled"}, one("socialInteract", protocol="disabled")),
        (
            "episode",
            {"social": {"protocol": "activitypub", "uri": f"{PAGE}@ines/1", "account_id": "@ines"}},
            one("socialInteract", protocol="activitypub", uri=f"{PAGE}@ines/1", accountId="@ines"),
        ),
        ("show", {"remote_items": REMOTE}, POINTED),
        ("show", {"podroll": [REMOTE]}, one("podroll", None, POINTED)),
        ("show", {"podroll": {"remote_items": [REMOTE]}}, one("podroll", None, POINTED)),
        (
            "show",
            {"publisher": {"feed_guid": "003a"}},
            one("publisher", None, one("remoteItem", feedGuid="003a", medium="publisher")),
        ),
        ("show", {"update_frequency": "every day"}, one("updateFrequency", "every day")),
        (
            "show",
            {"updateFrequency": {"text": "weekly", "rrule": "FREQ=WEEKLY", "complete": False}},
            one("updateFrequency", "weekly", rrule="FREQ=WEEKLY", complete="false"),
        ),
        ("episode", {"images": f"{PAGE}wide.png"}, one("image", href=f"{PAGE}wide.png")),
        (
            "show",
            {"images": {"url": f"{PAGE}wide.png", "aspect_ratio": "16/9", "width": 1600}},
            Tag(
                name="image",
                attributes={
                    "href": f"{PAGE}wide.png",
                    "aspect-ratio": "16/9",
                    "width": "1600",
                },
            ),
        ),
        (
            "show",
            {"chat": {"server": "irc.example.org", "protocol": "irc", "space": "#show"}},
            one("chat", server="irc.example.org", protocol="irc", space="#show"),
        ),
        (
            "episode",
            {"content_links": {"url": f"{PAGE}watch/", "text": "Watch it"}},
            one("contentLink", "Watch it", href=f"{PAGE}watch/"),
        ),
        (
            "episode",
            {"funding": {"url": f"{PAGE}give/", "text": "Help us"}},
            one("funding", "Help us", url=f"{PAGE}give/"),
        ),
        ("show", {"podping": True}, one("podping", usesPodping="true")),
        (
            "show",
            {"trailers": {"title": "Soon", "url": f"{PAGE}t.mp3", "date": date(2026, 5, 7)}},
            one(
                "trailer",
                "Soon",
                url=f"{PAGE}t.mp3",
                pubdate="Thu, 07 May 2026 00:00:00 +0000",
                type="audio/mpeg",
            ),
        ),
        (
            "episode",
            {
                "alternate_enclosures": {
                    "bitrate": 96000,
                    "default": True,
                    "sources": [f"{PAGE}a.opus", {"uri": "ipfs://Qm", "type": "audio/ogg"}],
                    "integrity": {"type": "sri", "value": "sha384-ExV"},
                }
            },
            one(
                "alternateEnclosure",
                None,
                one("source", uri=f"{PAGE}a.opus"),
                one("source", uri="ipfs://Qm", contentType="audio/ogg"),
                one("integrity", type="sri", value="sha384-ExV"),
                type="audio/ogg",
                bitrate="96000",
                default="true",
            ),
        ),
        (
            "show",
            {"live": LIVE},
            one(
                "liveItem",
                None,
                one("title", "The night watch"),
                one("guid", "live-1", isPermaLink="false"),
                one("enclosure", url=f"{PAGE}live.mp3", type="audio/mpeg", length="0"),
                one("contentLink", "Listen here", href=f"{PAGE}live/"),
                status="pending",
                start="2026-05-07T20:00:00+02:00",
            ),
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_tag_is_written_as_its_document_says(
    level: Level, table: Mapping[str, object], expected: Tag
) -> None:
    assert tag(level, **table) == expected


def test_a_passage_of_another_recording_can_be_paid_for() -> None:
    split = {"start": "1:02", "duration": 30, "remote_percentage": 90, "remote_item": REMOTE}
    value = {"type": "lightning", "method": "keysend", "recipients": [RECIPIENT]}
    found = tag("episode", value=value | {"time_splits": [split]})
    assert found.children == (
        PAID,
        one("valueTimeSplit", None, POINTED, startTime="62", duration="30", remotePercentage="90"),
    )


def test_directories_are_shut_out_by_name() -> None:
    tags, problems = read("show", block_ids={"google": True, "amazon": False})
    assert problems == []
    assert tags == (one("block", "yes", id="google"), one("block", "no", id="amazon"))
    assert read("show", block_ids=["google"])[0] == (one("block", "yes", id="google"),)


def test_times_of_toml_are_read() -> None:
    start = datetime(2026, 5, 7, 20, tzinfo=UTC)
    assert tag("show", live=LIVE | {"start": start}).attributes["start"] == "2026-05-07T20:00:00Z"


@pytest.mark.parametrize("value", [None, "", [], {}, False])
@pytest.mark.parametrize("key", ROWS)
def test_nothing_gives_nothing(key: str, value: object) -> None:
    assert read("show", **{key: value}) == ((), [])
    assert read("episode", **{key: value}) == ((), [])


@pytest.mark.parametrize(
    ("table", "field", "what"),
    [
        ({"location": {"geo": "44.65,-63.57"}}, "location.name", "location has no name"),
        ({"location": {"name": "H", "geo": "95,0"}}, "location.geo", 'is "95,0", not latitude'),
        ({"location": {"name": "H", "rel": "at"}}, "location.rel", "not subject or creator"),
        ({"chat": "irc"}, "chat", 'chat is "irc", and not a table'),
        ({"chat": {"server": "a"}}, "chat.protocol", "chat has no protocol"),
        ({"license": ["a", "b"]}, "license", "is said 2 times"),
        ({"value": {"type": "a", "method": "b"}}, "value.recipients", "value has no recipients"),
        (
            {"value": {"type": "a", "method": "b", "recipients": [RECIPIENT, {"type": "node"}]}},
            "value.recipients[1].address",
            "has no address",
        ),
        ({"images": "wide.png"}, "images.href", "not an address"),
        ({"txt": [["a"]]}, "txt", "txt is a list, and not a table"),
        ({"funding": {"url": PAGE}}, "funding.text", "funding has no text"),
        ({"alternate_enclosures": {"type": "audio/ogg"}}, "alternate_enclosures.sources", "no sou"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    table: Mapping[str, object], field: str, what: str
) -> None:
    _, [problem] = read("episode", **table)
    assert (problem.code, problem.level) == ("podcast-tag", "warning")
    assert problem.place == Place("show.toml", 3, field)
    assert what in problem.what
    assert problem.mend.endswith(".")


def test_a_tag_that_lacks_what_it_needs_is_left_out_and_others_stay() -> None:
    tags, problems = read("show", remote_items=[{"title": "A"}, REMOTE], location="Halifax")
    assert tags == (one("location", "Halifax"), POINTED)
    assert [problem.place.field for problem in problems] == ["remote_items[0].feed_guid"]


def test_a_wrong_value_that_a_tag_can_do_without_is_left_out() -> None:
    tags, problems = read("show", location={"name": "Halifax", "geo": "somewhere"})
    assert tags == (one("location", "Halifax"),)
    assert len(problems) == 1


def test_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    tags, [problem] = read("show", remote_items=REMOTE | {"feed_gid": "x"})
    assert tags == (POINTED,)
    assert problem.code == "podcast-tag-key"
    assert problem.mend == "Did you mean feed_guid?"


def test_names_of_the_documents_are_understood_too() -> None:
    assert tag("show", remoteItems={"feedGuid": "469b"}) == one("remoteItem", feedGuid="469b")


def test_a_tag_of_the_other_level_is_passed_over() -> None:
    assert read("episode", podroll=[REMOTE]) == ((), [])
    assert read("show", content_links=PAGE) == ((), [])
    assert "podroll" not in KEYS["episode"]
    assert "content_links" not in KEYS["show"]


def test_paths_become_addresses_where_they_can_be_located() -> None:
    found, problems = read_tags(
        {"images": "/wide.png"}, "show", lambda path: Place(path), lambda path: PAGE + path[1:]
    )
    assert (found, problems) == ((one("image", href=f"{PAGE}wide.png"),), [])


def shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for child in shape.children.values():
        yield from shapes(child.shape)


def test_no_two_attributes_of_a_tag_are_typed_alike() -> None:
    for row in ROWS.values():
        for shape in shapes(row.shape):
            keys = [key for a in shape.attributes for key in (a.name.casefold(), *a.also)]
            assert len(keys) == len(set(keys)), shape.tag


def test_rss_elements_stand_only_in_live_items() -> None:
    for key, row in ROWS.items():
        names = {shape.tag for shape in shapes(row.shape)}
        assert not names & PLAIN or key == "live"


@pytest.mark.parametrize(
    ("table", "document"),
    [
        ({"remote_items": {"title": "A"}}, "remote-item"),
        ({"live": LIVE | {"guid": ["a", "b"]}}, "live-item"),
    ],
)
def test_the_document_behind_a_fault_is_named(table: Mapping[str, object], document: str) -> None:
    _, [problem] = read("show", **table)
    assert problem.spec is not None
    assert problem.spec.endswith(f"/docs/tags/{document}.md")
