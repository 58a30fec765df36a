"""Episodes as Apple Podcasts wants them, each by itself and all together.

Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, concerns, is_episode, required
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.checks.vocabularies.itunes.elements import seconds
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Place, Problem

_GUIDE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
_END = "</item>"
_NEXT = """<item>
<title>Spelt again</title>
<description>Spelt flour is back.</description>
<guid isPermaLink="false">mill-2</guid>
<pubDate>Wed, 08 May 2024 09:00:00 +0000</pubDate>
<enclosure url="https://example.org/2.mp3" length="28800000" type="audio/mpeg"/>
<itunes:duration>1800</itunes:duration>
</item>"""
_TWO = SHOW.replace(_END, f"{_END}\n{_NEXT}")
_NUMBER = "<itunes:episode>1</itunes:episode>"

INCOMPLETE = Rule(
    code="apple-episode-incomplete",
    level="error",
    title="An episode lacks what Apple Podcasts requires",
    why="Without a title and a file Apple passes the episode over; without a guid it takes it for "
    "a new one when the file moves.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<title>Rye at last</title>\n", ""),
    right=SHOW,
    profile="apple",
)
RECOMMENDED = Rule(
    code="apple-episode-recommended",
    level="hint",
    title="An episode lacks what Apple Podcasts recommends",
    why="Listeners choose by the description and the length.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<itunes:duration>1800</itunes:duration>\n", ""),
    right=SHOW,
    profile="apple",
)
ORDER = Rule(
    code="apple-episode-order",
    level="error",
    title="An episode lacks what puts it into its order",
    why="Apple sorts the episodes of a serial show by number, those of any other by date.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<item>", "<itunes:type>serial</itunes:type>\n<item>"),
    right=SHOW.replace("<item>", f"<itunes:type>serial</itunes:type>\n<item>\n{_NUMBER}"),
    profile="apple",
)
NUMBER_TWICE = Rule(
    code="apple-episode-number-twice",
    level="warning",
    title="Two episodes of a season have the same number",
    why="Listeners see the same number twice, and a serial show is out of order.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=_TWO.replace(_END, f"{_NUMBER}\n{_END}"),
    right=_TWO.replace(_END, f"{_NUMBER}\n{_END}", 1),
    profile="apple",
)
SAME_FILE = Rule(
    code="apple-enclosure-twice",
    level="error",
    title="Two episodes have the same file",
    why="Apple knows a file by its address: one of the two episodes is not shown.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=_TWO.replace("/2.mp3", "/1.mp3"),
    right=_TWO,
    profile="apple",
)
TITLE_NUMBER = Rule(
    code="apple-title-number",
    level="hint",
    title="The title of an episode begins with its number",
    why="Apple shows the number beside the title: listeners read it twice, and the title is cut "
    "earlier.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<title>Rye at last", "<title>Ep. 12: Rye at last"),
    right=SHOW.replace(
        "<title>Rye at last</title>",
        "<title>Ep. 12: Rye at last</title>\n<itunes:title>Rye at last</itunes:title>\n"
        "<itunes:episode>12</itunes:episode>",
    ),
    profile="apple",
)
IMPLAUSIBLE = Rule(
    code="apple-duration-implausible",
    level="warning",
    title="The duration of an episode cannot be right",
    why="Players show it before the file is loaded, and seek by it.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<itunes:duration>1800", "<itunes:duration>180000"),
    right=SHOW,
    profile="apple",
)

_LOWEST, _HIGHEST = 4_000, 250_000_000
"""Bits a second: speech in the leanest of codecs, video in the best."""

_HEAD = lazy_pattern(
    r"\s*(?:S(?:eason)?\s*\d+\s*[,:.–—-]?\s*E(?:p(?:isode)?)?\.?\s*\d+\b"
    r"|(?:#|(?:E|Ep|Episode|Episodio|Épisode|Folge|Nr|No)\b\.?\s*#?)\s*\d+\s*(?:[:|)–—.-]|$))",
    re.IGNORECASE,
)


class Episode(NamedTuple):
    """What the rules over all episodes must know of one."""

    place: Place
    is_episode: bool
    url: str
    season: str
    number: str
    kind: str
    is_dated: bool

    def spot(self, name: str) -> Here:
        """Where it stands, called by the name of the element that a message is about."""
        return Here(self.place, name)


def fact(node: Node) -> Episode | None:
    """What is kept of an item; `None` for what is no item of RSS."""
    if node.name != "item":
        return None
    enclosure = node.child("enclosure")
    return Episode(
        place=node.spot().place,
        is_episode=is_episode(node),
        url=enclosure.attributes.get("url", "").strip() if enclosure else "",
        season=_text(node, "itunes:season"),
        number=_text(node, "itunes:episode"),
        kind=_text(node, "itunes:episodeType").lower(),
        is_dated=bool(node.seen["pubDate"]),
    )


def episode(item: Node, context: Context) -> Iterator[Problem]:
    """One episode by itself."""
    if concerns(item, context, "apple"):
        yield from _incomplete(item, asked="apple" in context.profiles)
        yield from _title(item)
        yield from _duration(item)


def _incomplete(item: Node, *, asked: bool) -> Iterator[Problem]:
    """A missing guid is told of to everyone, not only to podcasters."""
    spot = item.spot()
    names = ("title", "enclosure", "guid") if asked else ("title", "enclosure")
    yield from required(item, names, INCOMPLETE, "Apple Podcasts")
    described = any(
        item.seen[name] for name in ("description", "content:encoded", "itunes:summary")
    )
    for name, good in (("description", described), ("itunes:duration", None)):
        if not (item.seen[name] if good is None else good):
            what = f"{spot.name} has no <{name}>"
            yield RECOMMENDED.problem(spot, what, f"Add <{name}>.")


def _title(item: Node) -> Iterator[Problem]:
    title = item.child("itunes:title") or item.child("title")
    if title is not None and _HEAD.match(title.text):
        spot = title.spot()
        what = f"{spot.name} begins with the number of the episode: {quoted(title.text)}"
        mend = "Write the number into <itunes:episode>, and the bare title into <itunes:title>."
        yield TITLE_NUMBER.problem(spot, what, mend)


def _duration(item: Node) -> Iterator[Problem]:
    node, enclosure = item.child("itunes:duration"), item.child("enclosure")
    length = seconds(node.text) if node is not None else None
    if node is None or length is None:
        return
    spot = node.spot()
    size = enclosure.attributes.get("length", "").strip() if enclosure else ""
    if length == 0:
        what = f"{spot.name} says that the episode lasts no time"
        yield IMPLAUSIBLE.problem(spot, what, "Write its length in whole seconds.")
    elif size.isascii() and size.isdecimal() and int(size):
        rate = int(size) * 8 // length
        if not _LOWEST <= rate <= _HIGHEST:
            what = f"{spot.name} says {length} seconds, but the enclosure has {size} bytes"
            mend = "Look which of the two is wrong: seconds here, bytes in `length`."
            yield IMPLAUSIBLE.problem(spot, what, mend)


def not_in_order(facts: Sequence[Episode], channel: Node) -> Iterator[Problem]:
    """A serial show without a number, another one without a date."""
    serial = _text(channel, "itunes:type").lower() == "serial"
    name = "itunes:episode" if serial else "pubDate"
    kind = "a serial show" if serial else "a show that is not serial"
    for one in facts:
        counted = one.number or one.kind in ("trailer", "bonus")
        if one.is_episode and not (counted if serial else one.is_dated):
            what = f"<item> in {kind} has no <{name}>"
            yield ORDER.problem(one.spot("<item>"), what, f"Add <{name}>.")


def numbered_alike(facts: Sequence[Episode]) -> Iterator[Problem]:
    """A number twice in a season; trailers and bonus episodes bear that of another episode."""
    seen: set[tuple[str, str]] = set()
    for one in facts:
        key = (one.season, one.number)
        if not one.number or one.kind in ("trailer", "bonus"):
            continue
        if key in seen:
            season = f" in season {one.season}" if one.season else ""
            what = f"<itunes:episode> {quoted(one.number)} stands there twice{season}"
            yield NUMBER_TWICE.problem(one.spot("<itunes:episode>"), what, "Number it anew.")
        seen.add(key)


def same_file(facts: Sequence[Episode]) -> Iterator[Problem]:
    """A file that an earlier item has, too."""
    seen: set[str] = set()
    for one in facts:
        if one.is_episode and one.url in seen:
            what = f"`url` of <enclosure> is that of another episode: {quoted(one.url)}"
            spot = one.spot("`url` of <enclosure>")
            yield SAME_FILE.problem(spot, what, "Give each episode a file of its own.")
        if one.url:
            seen.add(one.url)


def _text(node: Node, name: str) -> str:
    child = node.child(name)
    return child.text.strip() if child is not None else ""
