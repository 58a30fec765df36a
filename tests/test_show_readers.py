"""podcast-partytime, the Podcast Index's parser, and feedparser read fixtures/show back.

Where a reader knows less than was said, or says it in words of its own, the comments say so.
"""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from written import NAMESPACES

from feedsmith import build, detect_site
from feedsmith.xml import parse

SHOW = Path(__file__).parent.parent / "fixtures" / "show"
READERS = Path(__file__).parent / "readers"
HOME = "https://lowwater.example.org/"
EXPECTED: dict[str, Any] = json.loads((SHOW / "expected.json").read_text("utf-8"))
EPISODES: dict[str, dict[str, Any]] = EXPECTED["episodes"]
PODCAST = f"{{{NAMESPACES['podcast']}}}"

Require = Callable[[bool, str], None]
Values = dict[str, Any]

TITLES = {
    "filming-the-bore": "Filming the Bore",
    "harbour-bells": "Harbour Bells",
    "a-river-moves": "A River Moves",
    "salt-in-the-piano": "Salt in the Piano",
    "the-ferry-waits": "The Ferry Waits at Aust",
    "trailer": "What is Low Water?",
}
"""The newest first, as they stand in the feed."""

INES = {
    "name": "Ines Farrow",
    "role": "Host",
    "group": "Cast",
    "img": f"{HOME}images/ines.png",
    "href": f"{HOME}about/",
}
TOM = {
    "name": "Tom Achebe",
    "role": "Co-Host",
    "group": "Cast",
    "img": f"{HOME}images/tom.png",
}
AGNES = {
    "name": "Agnes Pryor",
    "role": "Guest",
    "group": "Cast",
    "img": f"{HOME}images/agnes.png",
    "href": "https://agnes.example.net/",
}
VALUE = {
    "type": "lightning",
    "method": "keysend",
    "suggested": 0.00000005,
    "recipients": [
        {
            "name": "Ines Farrow",
            "type": "node",
            "address": "02d5c1bf8b940dc9cadca86d1b0a3c37fbe39cee4c7e839e33bef9174531d27f52",
            "split": 60,
            "fee": False,
        },
        {
            "name": "Tom Achebe",
            "type": "node",
            "address": "032f4ffbbafffbe51726ad3c164a3d0d37ec27bc67b29a159b0f49ae8ac21b8508",
            "split": 40,
            "fee": False,
        },
    ],
}
"""What partytime reads of the show's value block; it gives it to every episode without its own."""

# It knows neither podcast:image, podcast:updateFrequency and podcast:podping, nor the country and
# rel of a location, and reads people's roles in the spelling of its own list.
PARTYTIME_SHOW: Values = {
    "title": "Low Water",
    "description": "Ines Farrow and Tom Achebe walk the land that the tide covers twice a day.",
    "link": HOME,
    "language": "en",
    "copyright": "© 2026 Low Water",
    "explicit": False,
    "itunesImage": f"{HOME}images/cover.jpg",
    "itunesCategory": [
        "Society & Culture > Places & Travel",
        "Science > Earth Sciences",
        "History",
    ],
    "itunesType": "serial",
    "itunesBlock": False,
    "itunesComplete": False,
    "author": "Ines Farrow and Tom Achebe",
    "owner": {"name": "Low Water", "email": "hello@lowwater.example.org"},
    "pubsub": {"self": f"{HOME}podcast.xml"},
    "guid": "3b225f22-f166-54f9-a4a2-f6aa728ece0f",
    "locked": True,
    "podcastOwner": "hello@lowwater.example.org",
    "medium": "podcast",
    "podcastFunding": [
        {"message": "Pay for the next pair of boots", "url": f"{HOME}support/"},
    ],
    "podcastPeople": [INES, TOM],
    "podcastLocation": {"name": "Severn estuary", "geo": "geo:51.6,-2.7", "osm": "R3124541"},
    "license": {
        "identifier": "CC-BY-NC-4.0",
        "url": "https://creativecommons.org/licenses/by-nc/4.0/",
    },
    "podcastTxt": [{"value": "first published by hand", "purpose": "release"}],
    "trailers": [
        {
            "title": "What is Low Water?",
            "url": f"{HOME}audio/0-trailer.mp3",
            "pubdate": "2026-02-06T07:00:00.000Z",
            "type": "audio/mpeg",
            "length": 38252,
            "season": 1,
        }
    ],
    "value": VALUE,
    "podroll": [{"feedGuid": "f127a173-3759-5e52-b1af-c57d72c3cbe6"}],
    "podcastPublisher": {
        "feedGuid": "f769fe71-4d31-59f4-9b26-9988c99d7af9",
        "feedUrl": "https://tidalpress.example.net/feed.xml",
    },
    "podcastBlocked": "no",
    "podcastBlockedPlatforms": {"google": True, "fountain": False},
    "chat": {
        "phase": "7",
        "protocol": "irc",
        "server": "irc.example.org",
        "accountId": "@lowwater",
        "space": "#lowwater",
    },
    "podcastLiveItems": [
        {
            "status": "pending",
            "start": "2026-12-04T19:00:00.000Z",
            "end": "2026-12-04T20:00:00.000Z",
            "title": "The winter spring tide, live",
            "guid": "low-water-live-2026-12",
            "enclosure": {
                "url": "https://stream.example.org/low-water.mp3",
                "length": 1,
                "type": "audio/mpeg",
            },
            "contentLinks": [{"title": "Listen on our page", "url": f"{HOME}live/"}],
        }
    ],
    "podcastSeasons": {"1": {"number": 1}, "2": {"number": 2, "name": "Rivers"}},
}

# It gives a transcript without a language that of the show, calls SubRip application/srt, and an
# episode's txt that says false is none to it. It knows funding and content links of shows alone.
PARTYTIME_EPISODES: dict[str, Values] = {
    "the-ferry-waits": {
        "guid": "low-water-s1e1",
        "podcastTranscripts": [
            {
                "url": f"{HOME}transcripts/1-the-ferry-waits.vtt",
                "type": "text/vtt",
                "language": "en",
                "rel": "captions",
            },
            *(
                {
                    "url": f"{HOME}transcripts/1-the-ferry-waits.{ending}",
                    "type": type_,
                    "language": "en",
                }
                for ending, type_ in (
                    ("srt", "application/srt"),
                    ("html", "text/html"),
                    ("json", "application/json"),
                )
            ),
        ],
        "podcastChapters": {
            "url": f"{HOME}the-ferry-waits/chapters.json",
            "type": "application/json+chapters",
        },
        "podcastSoundbites": [
            {"startTime": 18, "duration": 20, "title": "She rang a bell, and they came"}
        ],
        "podcastPeople": [INES, TOM, AGNES],
        "podcastLocation": {"name": "Aust", "geo": "geo:51.6,-2.63"},
        "license": {
            "identifier": "CC-BY-4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "podcastSocialInteraction": [
            {
                "platform": "activitypub",
                "id": "@lowwater@social.example.org",
                "url": "https://social.example.org/@lowwater/1101",
                "profileUrl": "https://social.example.org/@lowwater",
                "priority": 1,
            }
        ],
        "podcastTxt": [
            {"value": "", "purpose": "ai-content"},
            {"value": "on the slipway", "purpose": "recorded"},
        ],
        "itunesImage": f"{HOME}images/ferry.png",
        "image": f"{HOME}images/ferry.png",
        "podcastEpisode": {"number": 1},
        "value": VALUE,
    },
    "salt-in-the-piano": {
        "podcastTranscripts": [
            {
                "url": f"{HOME}transcripts/2-salt-in-the-piano.vtt",
                "type": "text/vtt",
                "language": "en",
            }
        ],
        "podcastChapters": {
            "url": f"{HOME}chapters/2-salt-in-the-piano.json",
            "type": "application/json+chapters",
        },
        "chat": {
            "phase": "7",
            "protocol": "irc",
            "server": "irc.example.org",
            "accountId": "@lowwater",
            "space": "#piano",
        },
        "podcastEpisode": {"number": 2},
        "value": VALUE,
    },
    "a-river-moves": {
        "podcastChapters": {
            "url": f"{HOME}a-river-moves/chapters.json",
            "type": "application/json+chapters",
        },
        "alternativeEnclosures": [
            {
                "title": "Low bandwidth",
                "type": "audio/opus",
                "length": EXPECTED["files"]["audio/3-a-river-moves.opus"]["size"],
                "bitrate": 8000,
                "default": False,
                "source": [
                    {
                        "uri": f"{HOME}audio/3-a-river-moves.opus",
                        "contentType": "audio/opus",
                    },
                    {
                        "uri": "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi",
                        "contentType": "audio/opus",
                    },
                ],
                "integrity": {
                    "type": "sri",
                    "value": EXPECTED["files"]["audio/3-a-river-moves.opus"]["sri"],
                },
            }
        ],
        "podcastEpisode": {"number": 3},
        "value": {
            "type": "lightning",
            "method": "keysend",
            "recipients": [
                {
                    "name": "River trust",
                    "type": "node",
                    "address": "02dd306e68c46681aa21d88a436fb35355a8579dd30201581cefa17cb179fc4c15",
                    "split": 95,
                    "fee": False,
                },
                {
                    "name": "Hosting",
                    "type": "lnaddress",
                    "address": "pay@example.net",
                    "split": 5,
                    "fee": True,
                },
            ],
        },
    },
    "harbour-bells": {"explicit": True, "value": VALUE},
    "filming-the-bore": {"podcastEpisode": {"number": 4, "display": "Film 1"}, "value": VALUE},
    "trailer": {"value": VALUE},
}

ITS_OWN = {"author", "description", "content", "pubDate", "duration"}
"""What it says of every episode and other tests look at."""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The show's RSS document on the disk."""
    made = build(detect_site(SHOW, datetime(2026, 11, 1, tzinfo=UTC)))
    file = tmp_path_factory.mktemp("show") / "podcast.xml"
    file.write_bytes(made.outputs["podcast.xml"])
    return file


@pytest.fixture(scope="module")
def partytime(document: Path, require: Require) -> Values:
    """What podcast-partytime makes of the show."""
    require(
        shutil.which("node") is not None
        and (READERS / "node_modules" / "podcast-partytime").is_dir(),
        "node or podcast-partytime is missing: install Node.js, then npm ci --prefix tests/readers",
    )
    finished = subprocess.run(
        ["node", READERS / "podcast.mjs", document], check=True, capture_output=True, timeout=60
    )
    read: Values = json.loads(finished.stdout)
    return read


@pytest.fixture(scope="module")
def parsed(document: Path) -> Any:
    """What feedparser makes of it."""
    return feedparser.parse(document.read_bytes())


def items(document: Path) -> Iterable[etree._Element]:
    return parse(document.read_bytes()).iter("item")


@pytest.mark.parametrize("key", PARTYTIME_SHOW)
def test_partytime_reads_what_the_show_says(partytime: Values, key: str) -> None:
    assert partytime.get(key) == PARTYTIME_SHOW[key]


def test_partytime_finds_every_episode_in_order(partytime: Values) -> None:
    assert [one["title"] for one in partytime["items"]] == list(TITLES.values())
    assert [one["link"] for one in partytime["items"]] == [f"{HOME}{name}/" for name in TITLES]


def expected_of(name: str) -> Values:
    """What partytime shall find in an episode, but for texts and times."""
    episode = EPISODES[name]
    size = EXPECTED["files"][episode["file"]]["size"]
    values = {
        "title": TITLES[name],
        "link": f"{HOME}{name}/",
        "guid": f"{HOME}{name}/",
        "explicit": False,
        "enclosure": {
            "url": HOME + episode["file"],
            "length": size,
            "type": episode["mime_type"],
        },
        "itunesSeason": episode["season"],
        "podcastSeason": {"number": episode["season"]},
    }
    if episode["season_name"]:
        values["podcastSeason"]["name"] = episode["season_name"]
    if episode["number"]:
        values["itunesEpisode"] = episode["number"]
    if episode["type"] != "full" or name == "the-ferry-waits":  # the others leave it unsaid
        values["itunesEpisodeType"] = episode["type"]
    return values | PARTYTIME_EPISODES[name]


@pytest.mark.parametrize("name", EPISODES)
def test_partytime_reads_what_an_episode_says_and_nothing_else(
    partytime: Values, name: str
) -> None:
    (item,) = [one for one in partytime["items"] if one["link"] == f"{HOME}{name}/"]
    assert {key: item[key] for key in item.keys() - ITS_OWN} == expected_of(name)


@pytest.mark.parametrize("name", EPISODES)
def test_partytime_reads_durations_texts_and_dates(
    partytime: Values, document: Path, name: str
) -> None:
    (item,) = [one for one in partytime["items"] if one["link"] == f"{HOME}{name}/"]
    (said,) = [one for one in items(document) if one.findtext("link") == item["link"]]
    lasts = EXPECTED["files"][EPISODES[name]["file"]]["duration"]
    assert abs(item["duration"] - lasts) < 1
    assert item["description"] == said.findtext("description")
    # It resolves character references once more than XML has them, in every feed.
    content = said.findtext("content:encoded", namespaces=NAMESPACES) or ""
    assert item["content"] == html.unescape(content)
    published = parsedate_to_datetime(said.findtext("pubDate") or "")
    assert datetime.fromisoformat(item["pubDate"]) == published


def test_partytime_finds_every_part_of_the_namespace_that_it_knows(partytime: Values) -> None:
    found = {name for phase in partytime["pc20support"].values() for name in phase}
    assert found == {
        *("locked", "funding", "chapters", "transcript", "soundbite"),
        *("person", "location", "season", "episode"),
        *("trailer", "license", "guid", "alternateEnclosure"),
        *("value", "medium", "liveItem", "block", "socialInteract"),
        *("txt", "podroll", "chat", "publisher"),
    }


def test_feedparser_finds_nothing_malformed(parsed: Any) -> None:
    assert not parsed.bozo
    assert parsed.version == "rss20"


def test_feedparser_reads_the_show(parsed: Any) -> None:
    feed = parsed.feed
    assert feed.title == "Low Water"
    assert feed.link == HOME
    assert feed.rights == "© 2026 Low Water"
    assert feed.language == "en"
    assert feed.image.href == f"{HOME}images/cover.jpg"
    assert feed.itunes_type == "serial"
    assert feed.publisher_detail == {"name": "Low Water", "email": "hello@lowwater.example.org"}
    assert [one.term for one in feed.tags] == [
        *("Society & Culture", "Places & Travel", "Science", "Earth Sciences", "History")
    ]
    assert feed.podcast_guid == "3b225f22-f166-54f9-a4a2-f6aa728ece0f"
    assert feed.itunes_applepodcastsverify == "lw-7d1f0c"


@pytest.mark.parametrize("name", EPISODES)
def test_feedparser_reads_an_episode(parsed: Any, name: str) -> None:
    (entry,) = [one for one in parsed.entries if one.link == f"{HOME}{name}/"]
    episode = EPISODES[name]
    measured = EXPECTED["files"][episode["file"]]
    assert entry.title == TITLES[name]
    assert entry.id == PARTYTIME_EPISODES[name].get("guid", f"{HOME}{name}/")
    (enclosure,) = entry.enclosures
    assert enclosure.href == HOME + episode["file"]
    assert enclosure.type == episode["mime_type"]
    assert enclosure.length == str(measured["size"])
    assert abs(int(entry.itunes_duration) - measured["duration"]) < 1
    assert entry.itunes_season == str(episode["season"])
    assert entry.get("itunes_episode") == (str(episode["number"]) if episode["number"] else None)
    # It knows but `yes` and `clean`, and keeps of `true` and `false` that something was said.
    assert ("itunes_explicit" in entry) is (name in ("harbour-bells", "the-ferry-waits"))


@pytest.mark.parametrize("name", EPISODES)
def test_feedparser_reads_podlove_chapters(parsed: Any, name: str) -> None:
    (entry,) = [one for one in parsed.entries if one.link == f"{HOME}{name}/"]
    chapters = EPISODES[name]["chapters"]
    listed = chapters if isinstance(chapters, list) else []
    read = entry.psc_chapters.chapters if "psc_chapters" in entry else []
    assert [(one["start_parsed"], one["title"]) for one in read] == [
        (timedelta(seconds=start), title) for start, title in listed
    ]


def test_feedparser_reads_the_attributes_of_every_podcast_tag(parsed: Any) -> None:
    """It keeps the last of a name: its attributes where it has some, else its text."""
    wanted = parse((SHOW / "expected.xml").read_bytes())
    for item in wanted.iter("item"):
        (entry,) = [one for one in parsed.entries if one.link == item.findtext("link")]
        tags = {one.tag: one for one in item if str(one.tag).startswith(PODCAST)}
        assert tags
        for tag, one in tags.items():
            key = f"podcast_{etree.QName(tag).localname.lower()}"
            attributes = {name.lower(): value for name, value in one.attrib.items()}
            assert entry[key] == (attributes or one.text), f"{item.findtext('link')} {key}"
