"""Recordings and covers that a feed names and that lie in the site's folder, held to their rules.

A family of looks that joins the others when a folder is checked. What lies on other sites is not
looked at, since nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeGuard

from feedsmith.checks import artwork, recordings
from feedsmith.checks.families import Across
from feedsmith.checks.files import Files
from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import is_episode, is_show, plays
from feedsmith.checks.reading.json.places import JsonSpot
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.recordings import Part, Spots
from feedsmith.checks.rules import DIRECTORIES, Spot, gently
from feedsmith.checks.vocabularies.itunes.elements import seconds
from feedsmith.model import Attachment
from feedsmith.problems import Problem

_JSON_KEYS: Mapping[Part, str] = {
    "url": "url",
    "type": "mime_type",
    "size": "size_in_bytes",
    "duration": "duration_in_seconds",
}


def enclosure(node: Node, context: Context) -> Iterator[Problem]:
    """The enclosure of an item of RSS."""
    yield from _recording(node, "url", context)


def link(node: Node, context: Context) -> Iterator[Problem]:
    """A link of an Atom entry to an enclosure."""
    if node.attributes.get("rel", "").strip().lower() == "enclosure":
        yield from _recording(node, "href", context)


def _recording(node: Node, address: Literal["url", "href"], context: Context) -> Iterator[Problem]:
    item, files = node.parent, context.files
    url, typed = node.attributes.get(address, "").strip(), node.attributes.get("type", "")
    if item is None or files is None or not plays(typed, url):
        return
    lasts = item.child("itunes:duration")
    said = Attachment(
        url=url,
        mime_type=typed,
        size=_number(node.attributes.get("length")),
        duration=seconds(lasts.text) if lasts is not None else None,
    )
    places: Mapping[Part, Spot] = {
        "url": node.spot(address),
        "type": node.spot("type"),
        "size": node.spot("length"),
        "duration": lasts.spot() if lasts is not None else node.spot(),
    }
    yield from _compared(said, files, places.__getitem__)


def attachments(item: Mapping[str, object], spot: JsonSpot, files: Files) -> Iterator[Problem]:
    """The attachments of an item of JSON Feed."""
    listed = item.get("attachments")
    for number, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield from _attachment(one, spot.below("attachments").below(number), files)


def _attachment(one: Mapping[str, object], spot: JsonSpot, files: Files) -> Iterator[Problem]:
    url, typed = one.get("url"), one.get("mime_type")
    size, lasts = one.get("size_in_bytes"), one.get("duration_in_seconds")
    if not isinstance(url, str) or not isinstance(typed, str) or not plays(typed, url):
        return
    said = Attachment(
        url=url.strip(),
        mime_type=typed,
        size=int(size) if _is_number(size) else None,
        duration=float(lasts) if _is_number(lasts) else None,
    )
    yield from _compared(said, files, lambda part: spot.below(_JSON_KEYS[part]))


def _compared(said: Attachment, files: Files, spots: Spots) -> Iterator[Problem]:
    probe = files.measured(said.url)
    if probe is not None:
        yield from recordings.recording_problems(said, probe, spots)
    elif files.should_be_here(said.url):
        yield recordings.missing(spots, said.url)


def picture(node: Node, context: Context) -> Iterator[Problem]:
    """The cover of an episode; that of the show is looked at when all items are known."""
    item = node.parent
    if item is None or item.name not in ("item", "atom:entry"):
        return
    if _asked(context) or _is_episode(item):
        yield from _cover(node, context)


def show(facts: Sequence[bool], root: Node, context: Context) -> Iterator[Problem]:
    """The covers of the channel."""
    channel = root.child("channel") or root
    if _asked(context) or is_show(channel, with_episodes=bool(facts)):
        for node in channel.all("itunes:image"):
            yield from _cover(node, context)


def _cover(node: Node, context: Context) -> Iterator[Problem]:
    url, files = node.attributes.get("href", "").strip(), context.files
    if not url or files is None:
        return
    spot, probe = node.spot("href"), files.measured(url)
    if probe is not None:
        found = artwork.artwork_problems(url, probe, spot)
        yield from found if _asked(context) else gently(found)
    elif files.should_be_here(url):
        yield artwork.missing(spot, url)


def _asked(context: Context) -> bool:
    return not DIRECTORIES.isdisjoint(context.profiles)


def _is_episode(item: Node) -> bool:
    return is_episode(item) or any(
        one.attributes.get("rel") == "enclosure"
        and plays(one.attributes.get("type", ""), one.attributes.get("href", ""))
        for one in item.all("atom:link")
    )


def _fact(item: Node) -> bool | None:
    return _is_episode(item) or None


def _number(typed: str | None) -> int | None:
    """A number of bytes as written; of what is none, the rules of the element speak."""
    digits = (typed or "").strip()
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 20 else None


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e18


LOOKS = {"enclosure": (enclosure,), "atom:link": (link,), "itunes:image": (picture,)}
ACROSS = (Across(_fact, show),)
