"""What Spotify asks of a show.

Sources: https://support.spotify.com/us/creators/article/podcast-specification-doc/,
https://support.spotify.com/us/creators/article/adding-your-email-address-to-your-rss-feed/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, endings, required
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_SPEC = "https://support.spotify.com/us/creators/article/podcast-specification-doc/"
_EMAIL = (
    "https://support.spotify.com/us/creators/article/adding-your-email-address-to-your-rss-feed/"
)
_COVER = '<itunes:image href="https://example.org/cover.jpg"/>\n'
_OWNER = "<itunes:owner><itunes:email>ann@example.org</itunes:email></itunes:owner>\n"
_PODCAST = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"'
_PSC = 'xmlns:psc="http://podlove.org/simple-chapters"'
_CHAPTERS = (
    f'<podcast:chapters {_PODCAST} url="https://example.org/1.json" '
    'type="application/json+chapters"/>\n</item>'
)

INCOMPLETE = Rule(
    code="spotify-show-incomplete",
    level="error",
    title="A show lacks what Spotify requires",
    why="Spotify takes a show with a title, a description and a cover, and refuses others.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW.replace(_COVER, ""),
    right=SHOW,
    profile="spotify",
)
RECOMMENDED = Rule(
    code="spotify-show-recommended",
    level="warning",
    title="A show does not say what Spotify sorts it by",
    why="Language and the mark for explicit content decide to whom Spotify shows it.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW.replace("<language>en</language>\n", ""),
    right=SHOW,
    profile="spotify",
)
EMAIL = Rule(
    code="spotify-owner-email",
    level="hint",
    title="There is no address to which Spotify could send its code",
    why="Whoever claims a show gets a code at the address in the feed; when that is done, the "
    "address may go.",
    spec=_EMAIL,
    frame="rss-document",
    wrong=SHOW.replace(_OWNER, ""),
    right=SHOW,
    profile="spotify",
)
EPISODE = Rule(
    code="spotify-episode-incomplete",
    level="error",
    title="An episode lacks what Spotify requires",
    why="Spotify passes over an episode without a title or a file, and knows it again by its guid.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW.replace('<guid isPermaLink="false">mill-1</guid>\n', ""),
    right=SHOW,
    profile="spotify",
)
FORMAT = Rule(
    code="spotify-enclosure-format",
    level="warning",
    title="Spotify may not take a file by this name",
    why="Spotify takes MP3, and MP4 with sound or video; of other files the episode stays silent.",
    spec=_SPEC,
    frame="rss-document",
    wrong=SHOW.replace("1.mp3", "1.ogg").replace("audio/mpeg", "audio/ogg"),
    right=SHOW,
    profile="spotify",
)
CHAPTERS = Rule(
    code="spotify-chapters",
    level="hint",
    title="The chapters of an episode are in a form that Spotify does not read",
    why="Spotify reads Podlove's simple chapters and time stamps in the description, not "
    "`podcast:chapters`.",
    spec="https://podlove.org/simple-chapters/",
    frame="rss-document",
    wrong=SHOW.replace("</item>", _CHAPTERS),
    right=SHOW.replace(
        "</item>",
        f'<psc:chapters {_PSC} version="1.2"><psc:chapter start="0" title="Rye"/></psc:chapters>\n'
        f"{_CHAPTERS}",
    ),
    profile="spotify",
)

_FORMATS = frozenset({"mp3", "m4a", "mp4", "m4v", "mov"})
_STAMP = lazy_pattern(r"(?<![\d:])(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?![\d:])")
_STAMPS = 3


def show(_facts: Sequence[object], root: Node, _: Context) -> Iterator[Problem]:
    """The channel: the profile was asked for, so whatever it is, it is meant as a show."""
    channel = root.child("channel") or root
    spot = channel.spot()
    yield from required(channel, ("title", "description", "itunes:image"), INCOMPLETE, "Spotify")
    for name in ("language", "itunes:explicit"):
        if not channel.seen[name]:
            yield RECOMMENDED.problem(spot, f"{spot.name} has no <{name}>", f"Add <{name}>.")
    if not channel.seen["itunes:owner"]:
        what = f"{spot.name} has no <itunes:owner> with an <itunes:email>"
        yield EMAIL.problem(spot, what, "Add it until the show is claimed.")


def episode(item: Node, _: Context) -> Iterator[Problem]:
    """What an episode must have, and what would be lost of it."""
    yield from required(item, ("title", "enclosure", "guid"), EPISODE, "Spotify")
    chapters = item.child("podcast:chapters")
    if chapters is not None and not item.seen["psc:chapters"] and not _is_stamped(item):
        what = f"{chapters.spot().name} is not read by Spotify"
        mend = "Add <psc:chapters>, or three time stamps to the description."
        yield CHAPTERS.problem(chapters.spot(), what, mend)


def _is_stamped(item: Node) -> bool:
    return any(
        len(_STAMP.findall(child.text)) >= _STAMPS
        for child in item.children
        if child.name in ("description", "content:encoded")
    )


def enclosure(node: Node, _: Context) -> Iterator[Problem]:
    """A file that Spotify can take, as far as its name tells."""
    ends = endings(node.attributes.get("url", ""))
    if ends and _FORMATS.isdisjoint(ends):
        spot = node.spot("url")
        what = f"{spot.name} ends in .{ends[0]}: {quoted(node.attributes['url'])}"
        yield FORMAT.problem(spot, what, "Offer the episode as .mp3 or .m4a.")


def _nothing(_: Node) -> None:
    """The show is looked at once, at the end; nothing of its items is kept."""


LOOKS = {"item": (episode,), "enclosure": (enclosure,)}
ACROSS = (Across(_nothing, show),)
