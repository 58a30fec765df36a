"""A show with nothing amiss, and copies of it with one fault each: every fault is found as such."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import small_media
from click.testing import CliRunner

from feedsmith.checking import check_paths
from feedsmith.checks.families import catalogue
from feedsmith.checks.rules import Profile
from feedsmith.cli import main
from feedsmith.problems import Problem

PROFILES: tuple[Profile, ...] = ("apple", "psp-1", "spotify")

EPISODE = """<item>
<title>{title}</title>
<link>https://mill.example/{number}/</link>
<description>{title}: what the miller says of it, and how to bake with it.</description>
<guid isPermaLink="false">mill-talk-{number}</guid>
<pubDate>{date} 09:00:00 +0000</pubDate>
<enclosure url="https://mill.example/audio/{number}.mp3" length="{size}" type="audio/mpeg"/>
<itunes:duration>{seconds}</itunes:duration>
{count}<itunes:season>1</itunes:season>
<itunes:episodeType>full</itunes:episodeType>
<itunes:explicit>false</itunes:explicit>
<itunes:image href="https://mill.example/art/{number}.png"/>
<podcast:person role="guest" href="https://mill.example/ann">Ann Baker</podcast:person>
<podcast:transcript url="https://mill.example/{number}.vtt" type="text/vtt"/>
<podcast:chapters url="https://mill.example/{number}.json" type="application/json+chapters"/>
<podcast:soundbite startTime="2" duration="15">The sound of the mill</podcast:soundbite>
<psc:chapters version="1.2">
<psc:chapter start="00:00:00" title="Greetings"/>
<psc:chapter start="00:00:10" title="The mill"/>
</psc:chapters>
</item>
"""
RECORDINGS = {1: small_media.mp3(20), 2: small_media.mp3(30), 3: small_media.mp3(40)}


def episode(number: int, title: str, date: str, count: str) -> str:
    """An episode of 20, 30 or 40 seconds."""
    size, seconds = len(RECORDINGS[number]), 10 + 10 * number
    return EPISODE.format(
        number=number, title=title, date=date, count=count, size=size, seconds=seconds
    )


FEED = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters">
<channel>
<title>Mill talk</title>
<link>https://mill.example/</link>
<description>A show about flour, and about those who make it.</description>
<language>en</language>
<copyright>Ann Baker</copyright>
<atom:link href="https://mill.example/feed.xml" rel="self" type="application/rss+xml"/>
<itunes:author>Ann Baker</itunes:author>
<itunes:owner><itunes:email>ann@mill.example</itunes:email></itunes:owner>
<itunes:type>episodic</itunes:type>
<itunes:image href="https://mill.example/art/cover.jpg"/>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<podcast:locked>yes</podcast:locked>
<podcast:funding url="https://mill.example/give">Keep the wheel turning</podcast:funding>
{episode(1, "Rye", "Tue, 07 May 2024", "<itunes:episode>1</itunes:episode>")}
{episode(2, "Oat", "Tue, 14 May 2024", "<itunes:episode>2</itunes:episode>")}
{episode(3, "Spelt", "Tue, 21 May 2024", "")}
<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>
</channel>
</rss>
"""
FILES: Mapping[str, bytes] = {
    "audio/1.mp3": RECORDINGS[1],
    "audio/2.mp3": RECORDINGS[2],
    "audio/3.mp3": RECORDINGS[3],
    "art/cover.jpg": small_media.jpeg(3000, 3000),
    "art/1.png": small_media.png(1400, 1400),
    "art/2.png": small_media.png(1400, 1400),
    "art/3.png": small_media.png(1400, 1400),
}


class Fault(NamedTuple):
    """One thing that is spoiled.

    code: by which it is found. said: a text of the feed, whose first occurrence becomes `instead`.
    files: names and new contents, `None` for a file that is lost.
    """

    code: str
    said: str = ""
    instead: str = ""
    files: Mapping[str, bytes | None] = {}


FAULTS = {
    "cover too small": Fault(
        "artwork-pixels", files={"art/cover.jpg": small_media.jpeg(1200, 1200)}
    ),
    "cover too large": Fault(
        "artwork-pixels", files={"art/cover.jpg": small_media.jpeg(4000, 4000)}
    ),
    "cover not square": Fault(
        "artwork-not-square", files={"art/cover.jpg": small_media.jpeg(3000, 2000)}
    ),
    "cover for printing": Fault(
        "artwork-colour", files={"art/cover.jpg": small_media.jpeg(components=4)}
    ),
    "grey cover": Fault("artwork-colour", files={"art/cover.jpg": small_media.jpeg(components=1)}),
    "PNG called .jpg": Fault(
        "artwork-extension", files={"art/cover.jpg": small_media.png(1400, 1400)}
    ),
    "WebP called .jpg": Fault("artwork-format", files={"art/cover.jpg": small_media.webp()}),
    "cover cut off": Fault("artwork-cut-off", files={"art/cover.jpg": small_media.jpeg()[:-2]}),
    "cover lost": Fault("artwork-missing", files={"art/cover.jpg": None}),
    "transparent picture of an episode": Fault(
        "artwork-alpha", files={"art/2.png": small_media.png(1400, 1400, colour=6)}
    ),
    "recording cut off": Fault(
        "recording-cut-off", files={"audio/1.mp3": RECORDINGS[1][: len(RECORDINGS[1]) // 2]}
    ),
    "WAV called .mp3": Fault("recording-extension", files={"audio/1.mp3": small_media.wav()}),
    "WAV said to be MP3": Fault("recording-type", files={"audio/1.mp3": small_media.wav()}),
    "pointer instead of the recording": Fault(
        "recording-unknown",
        files={"audio/1.mp3": b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n"},
    ),
    "recording lost": Fault("recording-missing", files={"audio/2.mp3": None}),
    "wrong length": Fault("recording-size", f'length="{len(RECORDINGS[1])}"', 'length="9999"'),
    "wrong duration": Fault("recording-duration", "duration>20<", "duration>40<"),
    "wrong type": Fault("apple-enclosure-type", "audio/mpeg", "audio/x-m4a"),
    "type without a slash": Fault("mime-type", '"audio/mpeg"', '"mp3"'),
    "http": Fault(
        "apple-enclosure-https", 'url="https://mill.example/audio', 'url="http://m.example'
    ),
    "cover over http": Fault(
        "apple-artwork-https", 'href="https://mill.example/art', 'href="http://m'
    ),
    "no length": Fault("attribute-missing", f' length="{len(RECORDINGS[1])}"'),
    "format that nobody plays": Fault("apple-enclosure-format", "audio/1.mp3", "audio/1.flac"),
    "no extension": Fault("apple-enclosure-format", "audio/1.mp3", "audio/1"),
    "guid twice": Fault("rss-guid-doubled", ">mill-talk-2<", ">mill-talk-1<"),
    "file twice": Fault("apple-enclosure-twice", "audio/2.mp3", "audio/1.mp3"),
    "two files in one episode": Fault(
        "rss-enclosure-second",
        "<itunes:duration>20",
        '<enclosure url="https://m.example/b.mp3" length="9999" type="audio/mpeg"/>'
        "<itunes:duration>20",
    ),
    "number twice": Fault(
        "apple-episode-number-twice",
        "<itunes:episode>2</itunes:episode>",
        "<itunes:episode>1</itunes:episode>",
    ),
    "serial without a number": Fault("apple-episode-order", "type>episodic<", "type>serial<"),
    "episodic without a date": Fault(
        "apple-episode-order", "<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>\n"
    ),
    "date in words": Fault("date-rfc822", "Tue, 07 May 2024 09:00:00 +0000", "7th of May, 2024"),
    "no cover": Fault(
        "apple-show-incomplete", '<itunes:image href="https://mill.example/art/cover.jpg"/>\n'
    ),
    "no category": Fault(
        "apple-show-incomplete",
        '<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>\n',
    ),
    "no mark for explicit content": Fault(
        "psp-show-incomplete", "<itunes:explicit>false</itunes:explicit>\n"
    ),
    "no language": Fault("psp-show-incomplete", "<language>en</language>\n"),
    "no link of its own": Fault(
        "psp-show-incomplete",
        '<atom:link href="https://mill.example/feed.xml" rel="self" type="application/rss+xml"/>\n',
    ),
    "no description": Fault(
        "spotify-show-incomplete",
        "<description>A show about flour, and about those who make it.</description>\n",
    ),
    "no author": Fault("apple-show-author", "<itunes:author>Ann Baker</itunes:author>\n"),
    "not locked": Fault("psp-show-recommended", "<podcast:locked>yes</podcast:locked>\n"),
    "episode without a title": Fault("apple-episode-incomplete", "<title>Rye</title>\n"),
    "episode without a guid": Fault(
        "psp-episode-incomplete", '<guid isPermaLink="false">mill-talk-1</guid>\n'
    ),
    "episode without a file": Fault(
        "spotify-episode-incomplete",
        f'<enclosure url="https://mill.example/audio/1.mp3" length="{len(RECORDINGS[1])}" '
        'type="audio/mpeg"/>\n',
    ),
    "episode without a transcript": Fault(
        "psp-episode-recommended",
        '<podcast:transcript url="https://mill.example/1.vtt" type="text/vtt"/>\n',
    ),
    "category misspelt": Fault("itunes-category-unknown", 'text="Food"', 'text="Foods"'),
    "retired category": Fault(
        "itunes-category-retired", 'text="Arts"', 'text="Games &amp; Hobbies"'
    ),
    "explicit yes": Fault("itunes-explicit", "explicit>false<", "explicit>yes<"),
    "long description": Fault("apple-text-too-long", "A show about flour", "Flour! " * 600),
    "long title": Fault("apple-text-too-long", "<title>Rye<", f"<title>{'Rye and wheat ' * 20}<"),
    "blanks around a title": Fault("apple-text-padded", "<title>Rye<", "<title> Rye <"),
    "headline in a description": Fault(
        "apple-description-html", "A show about", "&lt;h2&gt;Flour&lt;/h2&gt; A show about"
    ),
    "number in the title": Fault("apple-title-number", "<title>Rye<", "<title>#1: Rye<"),
    "copyright with a sign": Fault("psp-copyright", "<copyright>Ann", "<copyright>© 2024 Ann"),
    "maybe locked": Fault("value-unknown", "locked>yes<", "locked>maybe<"),
    "guid of the show no UUID": Fault(
        "id-uuid", "9b024349-ccf0-5f69-a609-6b82873eab3c", "mill-talk"
    ),
    "person without a name": Fault(
        "podcast-text-missing", ">Ann Baker</podcast:person>", "></podcast:person>"
    ),
    "unknown role": Fault("podcast-value-unlisted", 'role="guest"', 'role="visitor of the mill"'),
    "transcript without a type": Fault("attribute-missing", ' type="text/vtt"'),
    "transcript of a strange type": Fault("podcast-transcript-type", '"text/vtt"', '"text/csv"'),
    "chapters of a wrong type": Fault(
        "podcast-chapters-type", "application/json+chapters", "application/xml"
    ),
    "funding without an address": Fault("attribute-missing", ' url="https://mill.example/give"'),
    "funding over http": Fault(
        "podcast-address-insecure", "https://mill.example/give", "http://mill.example/give"
    ),
    "soundbite without a duration": Fault("attribute-missing", ' duration="15"'),
    "soundbite by the clock": Fault("podcast-seconds", 'startTime="2"', 'startTime="0:02"'),
    "season 0": Fault("number-integer", "<itunes:season>1<", "<itunes:season>0<"),
    "special episode": Fault("value-unknown", "episodeType>full<", "episodeType>special<"),
    "duration in words": Fault("itunes-duration", "duration>20<", "duration>half a minute<"),
    "chapters in no order": Fault("psc-order", 'start="00:00:00"', 'start="00:00:15"'),
    "chapter without a title": Fault("attribute-missing", ' title="Greetings"'),
    "tag of the show in an episode": Fault(
        "element-misplaced",
        "<itunes:duration>20",
        "<podcast:locked>yes</podcast:locked><itunes:duration>20",
    ),
    "namespace mistyped": Fault(
        "namespace-mistyped",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "https://www.itunes.com/DTDs/Podcast-1.0.dtd",
    ),
}


def spoiled(fault: Fault, folder: Path) -> list[Problem]:
    """What is found in a copy with the fault."""
    assert fault.said in FEED
    for name, data in {**FILES, **fault.files}.items():
        if data is not None:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
    feed = FEED.replace(fault.said, fault.instead, 1) if fault.said else FEED
    (folder / "feed.xml").write_text(feed, "utf-8")
    return list(check_paths([str(folder)], profiles=PROFILES).problems)


def test_nothing_is_amiss_in_the_good_show(tmp_path: Path) -> None:
    assert spoiled(Fault("none"), tmp_path) == []


def test_the_command_holds_a_folder_to_all_profiles(tmp_path: Path) -> None:
    spoiled(Fault("none"), tmp_path)
    asked = [part for name in PROFILES for part in ("--profile", name)]
    result = CliRunner().invoke(main, ["check", str(tmp_path), *asked])
    assert (result.exit_code, result.output) == (0, "1 feed checked: all good.\n")
    spoiled(FAULTS["no link of its own"], tmp_path)
    result = CliRunner().invoke(main, ["check", str(tmp_path), "--profile", "psp-1"])
    assert result.exit_code == 1
    assert "[psp-show-incomplete]" in result.output


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_by_its_own_code(name: str, tmp_path: Path) -> None:
    fault = FAULTS[name]
    found = [problem for problem in spoiled(fault, tmp_path) if problem.code == fault.code]
    assert found
    assert found[0].place.file == str(tmp_path / "feed.xml")
    assert found[0].place.line


def test_every_code_is_that_of_a_rule() -> None:
    assert {fault.code for fault in FAULTS.values()} <= set(catalogue())
