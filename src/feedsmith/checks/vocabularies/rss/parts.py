"""RSS 2.0: a channel's image, cloud, text input and rating, and when it rests.

Sources: https://www.rssboard.org/rss-specification, https://www.rssboard.org/skip-hours-days
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Rule, Spot
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.html import not_blank, plain_text
from feedsmith.checks.values.numbers import one_of, positive_integer
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten

_SPEC = "https://www.rssboard.org/rss-specification"
_PROFILE = "https://www.rssboard.org/rss-profile"
_IMAGE = f"{_SPEC}#ltimagegtSubelementOfLtchannelgt"
_INPUT = f"{_SPEC}#lttextinputgtSubelementOfLtchannelgt"
_CLOUD = f"{_SPEC}#ltcloudgtSubelementOfLtchannelgt"
_REST = "https://www.rssboard.org/skip-hours-days"


def _image(inside: str) -> str:
    return (
        '<rss version="2.0"><channel><title>Bakery</title><link>https://example.org/</link>'
        f"<description>A</description><image>{inside}</image></channel></rss>"
    )


_LOGO = "<url>https://example.org/logo.png</url>"

SIZE = Rule(
    code="rss-image-size",
    level="error",
    title="The width or height of the channel's image is out of bounds",
    why="RSS allows a width of 1 to 144 and a height of 1 to 400 pixels; readers that lay out by "
    "these numbers refuse others.",
    spec=_IMAGE,
    frame="rss-document",
    wrong=_image(
        f"{_LOGO}<title>Bakery</title><link>https://example.org/</link><width>600</width>"
    ),
    right=_image(
        f"{_LOGO}<title>Bakery</title><link>https://example.org/</link><width>144</width>"
    ),
)
ELSEWISE = Rule(
    code="rss-image-differs",
    level="warning",
    title="Title or link of the channel's image is not that of the channel",
    why="Readers show the image in place of the channel's title: another title or link confuses "
    "whoever reads or follows it.",
    spec=f"{_PROFILE}#element-channel-image-title",
    frame="rss-document",
    wrong=_image(f"{_LOGO}<title>Logo</title><link>https://example.org/</link>"),
    right=_image(f"{_LOGO}<title>Bakery</title><link>https://example.org/</link>"),
)
FORMAT = Rule(
    code="rss-image-format",
    level="warning",
    title="The channel's image is not a GIF, JPEG or PNG",
    why="RSS knows these three; many readers show no other.",
    spec=_IMAGE,
    frame="rss-document",
    wrong=_image(
        "<url>https://example.org/logo.svg</url><title>Bakery</title>"
        "<link>https://example.org/</link>"
    ),
    right=_image(f"{_LOGO}<title>Bakery</title><link>https://example.org/</link>"),
)
INPUT_NAME = Rule(
    code="rss-input-name",
    level="error",
    title="The name of the text input cannot be that of a form's field",
    why="It becomes part of the address that is opened: it begins with a letter and has no blanks.",
    spec=_INPUT,
    frame="rss-document",
    wrong=_image(_LOGO).replace("image>", "textInput>").replace(_LOGO, "<name>1 q</name>"),
    right=_image(
        "<title>Search</title><description>In all bread</description><name>q</name>"
        "<link>https://example.org/search</link>"
    ).replace("image>", "textInput>"),
)
OBSOLETE = Rule(
    code="rss-obsolete",
    level="hint",
    title="The channel has an element that no reader uses any more",
    why="It was meant for programs of another time; it costs bytes and says nothing to anyone.",
    spec=f"{_PROFILE}#element-channel-textinput",
    frame="rss-channel",
    wrong='<rating>(PICS-1.1 "http://www.classify.org/safesurf/" l r (SS~~000 1))</rating>',
    right="<ttl>60</ttl>",
)
HOUR = Rule(
    code="rss-skip-hour",
    level="error",
    title="An hour to skip is no hour of the day",
    why="Readers that rest at these hours pass over it.",
    spec=_REST,
    frame="rss-channel",
    wrong="<skipHours><hour>2.5</hour></skipHours>",
    right="<skipHours><hour>2</hour></skipHours>",
)
MIDNIGHT = Rule(
    code="rss-skip-midnight",
    level="warning",
    title="Midnight is written as hour 24",
    why="The hours of the day are 0 to 23: readers that count like this never come to 24.",
    spec=_REST,
    frame="rss-channel",
    wrong="<skipHours><hour>24</hour></skipHours>",
    right="<skipHours><hour>0</hour></skipHours>",
)
TWICE = Rule(
    code="rss-skip-doubled",
    level="error",
    title="An hour or day to skip is named twice",
    why="Each may stand once; often another was meant.",
    spec=_REST,
    frame="rss-channel",
    wrong="<skipDays><day>Sunday</day><day>Sunday</day></skipDays>",
    right="<skipDays><day>Saturday</day><day>Sunday</day></skipDays>",
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_INTEGER = lazy_pattern(r"[+-]?\d+", re.ASCII)
_FIELD = lazy_pattern(r"[A-Za-z_]\S*")
_OTHER_IMAGES = frozenset({"svg", "webp", "avif", "ico", "bmp", "tif", "tiff", "heic", "jxl"})


def _whole(text: str) -> int | None:
    """The number, `None` where it is none."""
    short = text.strip()
    return int(short) if len(short) < 20 and _INTEGER.fullmatch(short) else None


def _pixels(most: int) -> Check:
    def pixels(value: str, spot: Spot) -> Iterator[Problem]:
        """A number of pixels, at least 1."""
        number = _whole(value)
        if number is None or not 1 <= number <= most:
            what = f'{spot.name} of the <image> says "{shorten(value.strip(), 40)}"'
            yield SIZE.problem(spot, what, f"Write a whole number from 1 to {most}, or remove it.")

    return pixels


def _raster(value: str, spot: Spot) -> Iterator[Problem]:
    """The address of a GIF, JPEG or PNG, as far as its ending tells."""
    try:
        ending = urlsplit(value.strip()).path.rpartition(".")[2].lower()
    except ValueError:
        return
    if ending in _OTHER_IMAGES:
        what = f"{spot.name} of the <image> ends in .{ending}"
        yield FORMAT.problem(spot, what, "Name a PNG or JPEG of the same picture.")


def _field_name(value: str, spot: Spot) -> Iterator[Problem]:
    """The name of a field in a form."""
    if not _FIELD.fullmatch(value.strip()):
        what = f'{spot.name} of the <textInput> says "{shorten(value.strip(), 40)}"'
        yield INPUT_NAME.problem(spot, what, "Write a word that begins with a letter, such as q.")


def _as_the_channel(node: Node, _: Context) -> Iterator[Problem]:
    """An image bears the channel's title and link."""
    for name in ("title", "link"):
        here, there = node.child(name), node.parent.child(name) if node.parent else None
        if here is None or there is None:
            continue
        said, meant = here.text.strip(), there.text.strip()
        if said and meant and said.rstrip("/") != meant.rstrip("/"):
            what = (
                f'{here.spot().name} of the <image> says "{shorten(said, 60)}", '
                f'that of the channel "{shorten(meant, 60)}"'
            )
            mend = f"Write <{name}>{shorten(meant, 60)}</{name}> in the <image> as well."
            yield ELSEWISE.problem(here.spot(), what, mend)


def _out_of_use(node: Node, _: Context) -> Iterator[Problem]:
    """The element is of no use today."""
    what = f"no reader uses {node.spot().name} any more"
    yield OBSOLETE.problem(node.spot(), what, "Remove it.")


def _rests(node: Node, _: Context) -> Iterator[Problem]:
    """Hours are 0 to 23, and each hour or day stands once."""
    known: set[str | int] = set()
    for one in node.children:
        value: str | int | None = one.text.strip()
        if one.name == "hour":
            value = _whole(one.text)
            yield from _hour(value, one)
            value = 0 if value == 24 else value
        if value in known:
            what = f'{one.spot().name} "{one.text.strip()}" stands twice in {node.spot().name}'
            yield TWICE.problem(one.spot(), what, "Keep one of them.")
        elif value is not None:
            known.add(value)


def _hour(value: str | int | None, node: Node) -> Iterator[Problem]:
    if value == 24:
        what = f"{node.spot().name} says 24"
        yield MIDNIGHT.problem(node.spot(), what, "Write <hour>0</hour>.")
    elif value not in range(24):
        what = f'{node.spot().name} says "{shorten(node.text.strip(), 40)}"'
        yield HOUR.problem(node.spot(), what, "Write a whole number from 0 to 23.")


def _part(name: str, parent: str, spec: str, *checks: Check, once: bool = True) -> Definition:
    return Definition(name=name, parents=(parent,), spec=spec, text=checks, once=once)


DEFINITIONS = (
    Definition(
        name="image",
        parents=("channel",),
        spec=_IMAGE,
        requires=("url", "title", "link"),
        looks=(_as_the_channel,),
    ),
    _part("url", "image", _IMAGE, absolute_uri, _raster),
    _part("title", "image", _IMAGE, not_blank, plain_text),
    _part("link", "image", _IMAGE, absolute_uri),
    _part("width", "image", _IMAGE, _pixels(144)),
    _part("height", "image", _IMAGE, _pixels(400)),
    _part("description", "image", _IMAGE, plain_text),
    Definition(
        name="textInput",
        parents=("channel",),
        spec=_INPUT,
        requires=("title", "description", "name", "link"),
        looks=(_out_of_use,),
    ),
    _part("title", "textInput", _INPUT, plain_text),
    _part("description", "textInput", _INPUT, plain_text),
    _part("name", "textInput", _INPUT, _field_name),
    _part("link", "textInput", _INPUT, absolute_uri),
    Definition(
        name="cloud",
        parents=("channel",),
        spec=_CLOUD,
        attributes={
            "domain": Attribute((not_blank,), required=True),
            "port": Attribute((positive_integer,), required=True),
            "path": Attribute((not_blank,), required=True),
            "registerProcedure": Attribute(required=True),
            "protocol": Attribute(
                (one_of("xml-rpc", "soap", "http-post", "https-post"),), required=True
            ),
        },
    ),
    Definition(
        name="skipHours", parents=("channel",), spec=_REST, requires=("hour",), looks=(_rests,)
    ),
    Definition(
        name="skipDays", parents=("channel",), spec=_REST, requires=("day",), looks=(_rests,)
    ),
    _part("hour", "skipHours", _REST, once=False),
    _part("day", "skipDays", _REST, one_of(*_DAYS), once=False),
    Definition(
        name="rating",
        parents=("channel",),
        spec=f"{_SPEC}#optionalChannelElements",
        text=(),
        looks=(_out_of_use,),
    ),
)
