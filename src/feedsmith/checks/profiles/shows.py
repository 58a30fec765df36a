"""A podcast as directories look at it: what an episode is, and what kind of file it brings.

Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Profile, Rule
from feedsmith.problems import Problem

SHOW = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>Mill talk</title>
<link>https://example.org/</link>
<description>A show about flour.</description>
<atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml"/>
<language>en</language>
<itunes:author>Ann Baker</itunes:author>
<itunes:owner><itunes:email>ann@example.org</itunes:email></itunes:owner>
<itunes:image href="https://example.org/cover.jpg"/>
<itunes:category text="Arts"><itunes:category text="Food"/></itunes:category>
<itunes:explicit>false</itunes:explicit>
<item>
<title>Rye at last</title>
<description>Rye flour is back.</description>
<guid isPermaLink="false">mill-1</guid>
<pubDate>Tue, 07 May 2024 09:00:00 +0000</pubDate>
<enclosure url="https://example.org/1.mp3" length="28800000" type="audio/mpeg"/>
<itunes:duration>1800</itunes:duration>
</item>
</channel>
</rss>"""
"""A whole show in which nothing is amiss: the examples of the profiles change one line of it."""

MARKS = ("itunes:duration", "itunes:episode", "itunes:episodeType")
"""What only an episode has."""

_PLAYED = frozenset(
    {
        *("aac", "aif", "aiff", "flac", "m4a", "m4b", "mka", "mp3", "oga", "ogg", "opus", "wav"),
        *("avi", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "ogv", "webm", "wma", "wmv"),
    }
)


def is_episode(item: Node) -> bool:
    """Whether an item has something to be heard or seen, or says of itself what episodes say."""
    return any(item.seen[mark] for mark in MARKS) or any(
        is_played(enclosure) for enclosure in item.all("enclosure")
    )


def is_played(enclosure: Node) -> bool:
    """Whether the file of an enclosure is sound or video."""
    return plays(enclosure.attributes.get("type", ""), enclosure.attributes.get("url", ""))


def plays(mime_type: str, address: str) -> bool:
    """Whether a file is sound or video, by its type or its address."""
    kind, ends = mime_type.strip().lower(), endings(address)
    return kind.startswith(("audio/", "video/")) or not _PLAYED.isdisjoint(ends)


def is_show(channel: Node, *, with_episodes: bool) -> bool:
    """Whether a channel is a podcast: it has episodes, or is in one of Apple's categories."""
    return with_episodes or bool(channel.seen["itunes:category"])


def concerns(item: Node, context: Context, profile: Profile) -> bool:
    """Whether a directory's rules hold for an item: every one if it is asked for, or an episode."""
    return profile in context.profiles or is_episode(item)


def endings(address: str) -> tuple[str, ...]:
    """The file extensions of an address, in lower case: of its path, then of its query.

    `/a.mp3?x=1` has one, and so has `/get?file=a.mp3`; an address that is none has none.
    """
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ()
    names = (parts.path.rpartition("/")[2], parts.query.rpartition("/")[2])
    found = (name.rpartition(".")[2].lower() for name in names if "." in name)
    return tuple(one for one in found if 2 <= len(one) <= 5 and one.isalnum())


def required(node: Node, names: Iterable[str], rule: Rule, directory: str) -> Iterator[Problem]:
    """The children without which a directory does not take a show or an episode."""
    spot = node.spot()
    for name in names:
        if not node.seen[name]:
            what = f"{spot.name} has no <{name}>, which {directory} requires"
            yield rule.problem(spot, what, f"Add <{name}>.")
