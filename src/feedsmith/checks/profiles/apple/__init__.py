"""What Apple Podcasts asks of a show. Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390

A feed with Apple's elements is held to it gently, and only if it is a podcast: what would be an
error is then a warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.checks.families import Across
from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.apple.enclosures import enclosure
from feedsmith.checks.profiles.apple.episodes import (
    Episode,
    episode,
    fact,
    not_in_order,
    numbered_alike,
    same_file,
)
from feedsmith.checks.profiles.apple.texts import texts
from feedsmith.checks.profiles.shows import SHOW, endings, is_show, required
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.problems import Problem

_GUIDE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
_ARTWORK = "https://podcasters.apple.com/support/896-artwork-requirements"
_COVER = 'href="https://example.org/cover.jpg"'

INCOMPLETE = Rule(
    code="apple-show-incomplete",
    level="error",
    title="A show lacks what Apple Podcasts requires",
    why="Apple refuses a show without a description, cover, language, category and mark for "
    "explicit content, and takes down one that has lost them.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<language>en</language>\n", ""),
    right=SHOW,
    profile="apple",
)
AUTHOR = Rule(
    code="apple-show-author",
    level="hint",
    title="A show does not say who makes it",
    why="Apple shows the author below the title, and people search by it.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("<itunes:author>Ann Baker</itunes:author>\n", ""),
    right=SHOW,
    profile="apple",
)
NOT_RSS = Rule(
    code="apple-not-rss",
    level="error",
    title="A show for Apple Podcasts is not RSS",
    why="Apple takes shows as RSS only: no other format can be submitted.",
    spec=_GUIDE,
    frame="atom-document",
    wrong='<feed xmlns="http://www.w3.org/2005/Atom"><id>https://example.org/</id>'
    "<title>Mill talk</title><updated>2024-05-07T09:00:00Z</updated>"
    "<author><name>Ann Baker</name></author></feed>",
    right=SHOW,
    profile="apple",
)
ARTWORK_FORMAT = Rule(
    code="apple-artwork-format",
    level="error",
    title="A cover is neither a JPEG nor a PNG",
    why="Apple takes these two formats only; with another the show has no cover and is refused.",
    spec=_ARTWORK,
    frame="rss-document",
    wrong=SHOW.replace(_COVER, 'href="https://example.org/cover.webp"'),
    right=SHOW,
    profile="apple",
)
ARTWORK_NAME = Rule(
    code="apple-artwork-name",
    level="hint",
    title="The address of a cover does not end in .jpg or .png",
    why="Apple asks that the extension in the address tell the type of the file.",
    spec=_ARTWORK,
    frame="rss-document",
    wrong=SHOW.replace(_COVER, 'href="https://example.org/cover"'),
    right=SHOW,
    profile="apple",
)
ARTWORK_HTTPS = Rule(
    code="apple-artwork-https",
    level="warning",
    title="A cover is not served over https",
    why="Players in a browser do not load it, and the show stands there without a cover.",
    spec="https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content",
    frame="rss-document",
    wrong=SHOW.replace(_COVER, 'href="http://example.org/cover.jpg"'),
    right=SHOW,
    profile="apple",
)

_REQUIRED = ("description", "language", "itunes:image", "itunes:category", "itunes:explicit")
_PICTURES = frozenset({"jpg", "jpeg", "png"})
_OTHER_PICTURES = frozenset(
    {"avif", "bmp", "gif", "heic", "heif", "jxl", "svg", "tif", "tiff", "webp"}
)


def show(facts: Sequence[Episode], root: Node, context: Context) -> Iterator[Problem]:
    """The channel, once it is known whether the items are episodes."""
    asked = "apple" in context.profiles
    channel = root.child("channel")
    if root.name != "rss" and (asked or root.seen["itunes:category"]):
        what = f"{root.spot().name} is not RSS"
        yield NOT_RSS.problem(root.spot(), what, "Offer the show as RSS 2.0 as well.")
    if channel is None:
        return
    if asked or is_show(channel, with_episodes=any(one.is_episode for one in facts)):
        yield from _incomplete(channel)
        yield from not_in_order(facts, channel)
        yield from numbered_alike(facts)
        yield from same_file(facts)


def _incomplete(channel: Node) -> Iterator[Problem]:
    spot = channel.spot()
    yield from required(channel, _REQUIRED, INCOMPLETE, "Apple Podcasts")
    if not channel.seen["itunes:author"]:
        what = f"{spot.name} has no <itunes:author>"
        yield AUTHOR.problem(spot, what, "Add <itunes:author> with the name of who makes the show.")


def artwork(image: Node, _: Context) -> Iterator[Problem]:
    """What the address of a cover tells of it."""
    address = image.attributes.get("href", "").strip()
    if not address:
        return
    spot, ends = image.spot("href"), endings(address)
    if address.lower().startswith("http:"):
        what = f"{spot.name} begins with http: {quoted(address)}"
        yield ARTWORK_HTTPS.problem(spot, what, f"Write https{address[4:]}, if it is served there.")
    if not _PICTURES.isdisjoint(ends):
        return
    if not _OTHER_PICTURES.isdisjoint(ends):
        what = f"{spot.name} is neither JPEG nor PNG: {quoted(address)}"
        yield ARTWORK_FORMAT.problem(spot, what, "Save the picture as .jpg or .png.")
    else:
        what = f"{spot.name} does not end in .jpg or .png: {quoted(address)}"
        yield ARTWORK_NAME.problem(spot, what, "Let the address end in .jpg or .png.")


LOOKS = {
    "channel": (texts,),
    "item": (episode, texts),
    "enclosure": (enclosure,),
    "itunes:image": (artwork,),
}
ACROSS = (Across(fact, show),)
