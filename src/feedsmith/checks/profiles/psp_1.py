"""PSP-1, the podcast RSS standard: what every podcast feed should say.

Source: https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification

How long a text may be and that no blanks stand around it, PSP-1 says as Apple does; whoever has
`itunes:` elements, as PSP-1 asks, is held to that already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, endings, required
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_SPEC = "https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification"
_PODCAST = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
_OWN = (
    f"<podcast:locked {_PODCAST}>yes</podcast:locked>\n"
    f"<podcast:guid {_PODCAST}>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>\n"
)
_TRANSCRIPT = f'<podcast:transcript {_PODCAST} url="https://example.org/1.vtt" type="text/vtt"/>\n'
_WHOLE = (
    SHOW.replace("<item>", "<item>\n<link>https://example.org/1</link>")
    .replace("</item>", f"{_TRANSCRIPT}</item>")
    .replace("</channel>", f"{_OWN}</channel>")
    .replace("<item>", '<item>\n<itunes:image href="https://example.org/1.jpg"/>')
    .replace("<item>", "<item>\n<itunes:explicit>false</itunes:explicit>")
)
_SELF = '<atom:link href="https://example.org/feed.xml" rel="self" type="application/rss+xml"/>\n'
_RIGHTS = "<copyright>{}</copyright>\n<item>"

SHOW_INCOMPLETE = Rule(
    code="psp-show-incomplete",
    level="error",
    title="A show lacks what PSP-1 requires",
    why="Hosts and apps that follow the standard rely on it, and on the feed's own address most: "
    "by that they know the show again when it moves.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW.replace(_SELF, ""),
    right=_WHOLE,
    profile="psp-1",
)
SHOW_RECOMMENDED = Rule(
    code="psp-show-recommended",
    level="hint",
    title="A show lacks what PSP-1 recommends",
    why="`podcast:locked` keeps others from importing the show, `podcast:guid` names it for life, "
    "and the author is what people search by.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW,
    right=_WHOLE,
    profile="psp-1",
)
EPISODE_INCOMPLETE = Rule(
    code="psp-episode-incomplete",
    level="error",
    title="An episode lacks what PSP-1 requires",
    why="Apps need its name, its file, and an id by which they know it again.",
    spec=_SPEC,
    frame="rss-document",
    wrong=_WHOLE.replace('<guid isPermaLink="false">mill-1</guid>\n', ""),
    right=_WHOLE,
    profile="psp-1",
)
EPISODE_RECOMMENDED = Rule(
    code="psp-episode-recommended",
    level="hint",
    title="An episode lacks what PSP-1 recommends",
    why="Listeners choose by date, text, length and picture; a transcript lets them read and "
    "search, and those who cannot hear take part.",
    spec=_SPEC,
    frame="rss-document",
    wrong=_WHOLE.replace(_TRANSCRIPT, ""),
    right=_WHOLE,
    profile="psp-1",
)
FORMAT = Rule(
    code="psp-enclosure-format",
    level="error",
    title="The file of an episode is of a format that PSP-1 does not name",
    why="The standard names those that every app plays: MP3, M4A, MOV, MP4, M4V, and PDF.",
    spec=_SPEC,
    frame="rss-document",
    wrong=_WHOLE.replace("/1.mp3", "/1.flac").replace("audio/mpeg", "audio/flac"),
    right=_WHOLE,
    profile="psp-1",
)
COPYRIGHT = Rule(
    code="psp-copyright",
    level="hint",
    title="The copyright says more than whose it is",
    why="Apps write the sign and the word themselves: listeners see both twice.",
    spec=_SPEC,
    frame="rss-document",
    wrong=_WHOLE.replace("<item>", _RIGHTS.format("Copyright © 2024 Ann Baker"), 1),
    right=_WHOLE.replace("<item>", _RIGHTS.format("Ann Baker"), 1),
    profile="psp-1",
)
NOT_RSS = Rule(
    code="psp-not-rss",
    level="error",
    title="A show for PSP-1 is not RSS",
    why="The standard describes RSS 2.0, which is what every podcast app reads.",
    spec=_SPEC,
    frame="atom-document",
    wrong='<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id>'
    "<title>Mill talk</title><updated>2024-05-07T09:00:00Z</updated>"
    "<author><name>Ann Baker</name></author></feed>",
    right=_WHOLE,
    profile="psp-1",
)

_REQUIRED = (
    *("title", "description", "link", "language"),
    *("itunes:category", "itunes:explicit", "itunes:image"),
)
_RECOMMENDED = ("podcast:locked", "podcast:guid", "itunes:author")
_OF_EPISODES = ("title", "enclosure", "guid")
_GOOD_FOR_EPISODES = (
    *("link", "pubDate", "description", "itunes:duration", "itunes:image", "itunes:explicit"),
    "podcast:transcript",
)
_FORMATS = frozenset({"m4a", "mp3", "mov", "mp4", "m4v", "pdf"})
_MORE = lazy_pattern(r"copyright|©|\(c\)|\b(?:19|20)\d\d\b", re.IGNORECASE)


def show(_facts: Sequence[object], root: Node, _: Context) -> Iterator[Problem]:
    """The channel: the profile was asked for, so whatever it is, it is meant as a show."""
    channel = root.child("channel")
    if channel is None:
        what = f"{root.spot().name} is not RSS"
        yield NOT_RSS.problem(root.spot(), what, "Offer the show as RSS 2.0 as well.")
        return
    spot = channel.spot()
    yield from required(channel, _REQUIRED, SHOW_INCOMPLETE, "PSP-1")
    if not any(one.attributes.get("rel") == "self" for one in channel.all("atom:link")):
        what = f'{spot.name} has no <atom:link rel="self">, which PSP-1 requires'
        mend = 'Add <atom:link rel="self" href="…"> with the address of the feed.'
        yield SHOW_INCOMPLETE.problem(spot, what, mend)
    for name in _RECOMMENDED:
        if not channel.seen[name]:
            yield SHOW_RECOMMENDED.problem(spot, f"{spot.name} has no <{name}>", f"Add <{name}>.")


def episode(item: Node, _: Context) -> Iterator[Problem]:
    """What an episode must have, and what it had better have."""
    spot = item.spot()
    yield from required(item, _OF_EPISODES, EPISODE_INCOMPLETE, "PSP-1")
    lacking = [name for name in _GOOD_FOR_EPISODES if not item.seen[name]]
    if lacking:
        listed = ", ".join(f"<{name}>" for name in lacking)
        yield EPISODE_RECOMMENDED.problem(spot, f"{spot.name} has no {listed}", f"Add {listed}.")


def enclosure(node: Node, _: Context) -> Iterator[Problem]:
    """A file in a format that is named."""
    ends = endings(node.attributes.get("url", ""))
    if ends and _FORMATS.isdisjoint(ends):
        spot = node.spot("url")
        what = f"{spot.name} ends in .{ends[0]}: {quoted(node.attributes['url'])}"
        yield FORMAT.problem(spot, what, "Offer the episode as .mp3 or .m4a, or a video as .mp4.")


def rights(node: Node, _: Context) -> Iterator[Problem]:
    """Whose the show is, and nothing else."""
    found = _MORE.search(node.text)
    if found:
        spot = node.spot()
        what = f"{spot.name} holds {quoted(found[0])}: {quoted(node.text)}"
        yield COPYRIGHT.problem(spot, what, "Write only the name of whoever has the rights.")


def _nothing(_: Node) -> None:
    """The show is looked at once, at the end; nothing of its items is kept."""


LOOKS = {"item": (episode,), "enclosure": (enclosure,), "copyright": (rights,)}
ACROSS = (Across(_nothing, show),)
