"""The files of episodes as Apple Podcasts wants them: format, type, address.

Source: https://help.apple.com/itc/podcasts_connect/#/itcb54353390
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from feedsmith.checks.grammar import Context
from feedsmith.checks.profiles.shows import SHOW, endings, is_played
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.quoting import quoted
from feedsmith.problems import Problem

_GUIDE = "https://help.apple.com/itc/podcasts_connect/#/itcb54353390"
_FILE = 'url="https://example.org/1.mp3"'

FORMAT = Rule(
    code="apple-enclosure-format",
    level="error",
    title="Apple Podcasts does not play a file by this name",
    why="Apple tells the format by the extension in the address, and knows m4a, mp3, mov, mp4, "
    "m4v and pdf. Shows whose addresses had none have lost their episodes.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace(_FILE, 'url="https://example.org/play/1"'),
    right=SHOW.replace(_FILE, 'url="https://example.org/1.mp3?from=feed"'),
    profile="apple",
)
TYPE = Rule(
    code="apple-enclosure-type",
    level="error",
    title="The type of an episode's file is not that of its extension",
    why="Apple plays a file by its extension, other apps by its type: one of them fails.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("audio/mpeg", "audio/x-m4a"),
    right=SHOW,
    profile="apple",
)
TYPE_UNUSUAL = Rule(
    code="apple-enclosure-type-unusual",
    level="hint",
    title="The type of an episode's file is not the one that Apple names",
    why="It is understood; the name in Apple's table is the one that every app knows.",
    spec=_GUIDE,
    frame="rss-document",
    wrong=SHOW.replace("audio/mpeg", "audio/mp3"),
    right=SHOW,
    profile="apple",
)
HTTPS = Rule(
    code="apple-enclosure-https",
    level="hint",
    title="An episode's file is not served over https",
    why="Apple recommends https, and players in a browser load nothing else.",
    spec="https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content",
    frame="rss-document",
    wrong=SHOW.replace(_FILE, 'url="http://example.org/1.mp3"'),
    right=SHOW,
    profile="apple",
)

TYPES = MappingProxyType(
    {
        "m4a": ("audio/x-m4a", "audio/mp4", "audio/m4a", "audio/aac", "audio/x-aac"),
        "mp3": (
            *("audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mp3", "audio/x-mpeg"),
            *("audio/x-mpeg-3", "x-audio/mp3"),
        ),
        "mov": ("video/quicktime",),
        "mp4": ("video/mp4", "audio/mp4", "video/x-m4v"),
        "m4v": ("video/x-m4v", "video/mp4", "video/m4v"),
        "pdf": ("application/pdf",),
    }
)
"""Extension → Apple's type for it, then those that do as well."""


def enclosure(node: Node, context: Context) -> Iterator[Problem]:
    """The file of an episode; pictures and the like only if Apple's rules are asked for."""
    item = node.parent
    address = node.attributes.get("url", "").strip()
    if item is None or item.name != "item" or not address:
        return
    if "apple" in context.profiles or is_played(node):
        yield from _format(node, address)
        if address.lower().startswith("http:"):
            spot = node.spot("url")
            mend = f"Write https{address[4:]}, if it is served there."
            yield HTTPS.problem(spot, f"{spot.name} begins with http: {quoted(address)}", mend)


def _format(node: Node, address: str) -> Iterator[Problem]:
    ends = endings(address)
    known = next((one for one in ends if one in TYPES), None)
    if known is not None:
        yield from _type(node, known)
        return
    spot = node.spot("url")
    if ends:
        what = f"{spot.name} ends in .{ends[0]}, which Apple Podcasts does not play"
        mend = "Offer the episode as .mp3 or .m4a, or a video as .mp4."
    else:
        what = f"{spot.name} has no file extension: {quoted(address)}"
        mend = "Let the address end in that of the file, such as .mp3; a query may follow it."
    yield FORMAT.problem(spot, what, mend)


def _type(node: Node, extension: str) -> Iterator[Problem]:
    written = node.attributes.get("type", "").partition(";")[0].strip().lower()
    best, *others = TYPES[extension]
    if written in ("", best):
        return
    spot = node.spot("type")
    what = f"{spot.name} is {quoted(written)}, but its `url` ends in .{extension}"
    rule = TYPE_UNUSUAL if written in others else TYPE
    yield rule.problem(spot, what, f'Write type="{best}".')
