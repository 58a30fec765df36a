"""A cover, measured: shape, pixels, format, colours.

Source: https://podcasters.apple.com/support/896-artwork-requirements
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from feedsmith.checks.profiles.shows import endings
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.quoting import file_name
from feedsmith.problems import Problem

if TYPE_CHECKING:
    from feedsmith.media import Probe

SMALLEST, LARGEST = 1400, 3000
"""Pixels of a side."""

_SPEC = "https://podcasters.apple.com/support/896-artwork-requirements"
_IMAGE = '<itunes:image href="https://example.org/{}"/>'
_REFUSED = "Apple and other directories refuse a show with such a cover."

MISSING = Rule(
    code="artwork-missing",
    level="warning",
    title="A cover is not among the files of the site",
    why="Unless it is uploaded in another way, the show stands there without a picture.",
    spec=_SPEC,
    frame="folder",
    wrong=_IMAGE.format("logo.jpg"),
    right=_IMAGE.format("cover.jpg"),
)
FORMAT = Rule(
    code="artwork-format",
    level="error",
    title="A cover holds neither JPEG nor PNG",
    why=_REFUSED,
    spec=_SPEC,
    frame="folder",
    wrong="<!-- webp.jpg holds WebP -->\n" + _IMAGE.format("webp.jpg"),
    right=_IMAGE.format("cover.jpg"),
)
EXTENSION = Rule(
    code="artwork-extension",
    level="error",
    title="The name of a cover ends in the extension of another format",
    why="Apple asks that the extension tell the type of the file, and refuses others.",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- png.jpg holds PNG -->\n" + _IMAGE.format("png.jpg"),
    right=_IMAGE.format("cover.jpg"),
)
NOT_SQUARE = Rule(
    code="artwork-not-square",
    level="error",
    title="A cover is not square",
    why=_REFUSED,
    spec=_SPEC,
    frame="folder",
    wrong="<!-- wide.jpg: 1600 by 1400 pixels -->\n" + _IMAGE.format("wide.jpg"),
    right=_IMAGE.format("cover.jpg"),
)
PIXELS = Rule(
    code="artwork-pixels",
    level="error",
    title="A cover has too few or too many pixels",
    why=f"Its sides are to have {SMALLEST} to {LARGEST} pixels. {_REFUSED}",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- small.jpg: 600 by 600 pixels -->\n" + _IMAGE.format("small.jpg"),
    right="<!-- cover.jpg: 3000 by 3000 pixels -->\n" + _IMAGE.format("cover.jpg"),
)
COLOUR = Rule(
    code="artwork-colour",
    level="error",
    title="The colours of a cover are not RGB",
    why=f"Colours for printing (CMYK) look wrong on screens, or the picture is black. {_REFUSED}",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- print.jpg has the colours of a printing press -->\n" + _IMAGE.format("print.jpg"),
    right=_IMAGE.format("cover.jpg"),
)
ALPHA = Rule(
    code="artwork-alpha",
    level="error",
    title="A cover has an alpha channel",
    why=f"Every app lays its own colour behind what is transparent. {_REFUSED}",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- clear.png is transparent in places -->\n" + _IMAGE.format("clear.png"),
    right=_IMAGE.format("cover.jpg"),
)
CUT_OFF = Rule(
    code="artwork-cut-off",
    level="warning",
    title="A cover breaks off before its end",
    why="The file was not copied or uploaded whole: the lower part of the picture is grey.",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- half.jpg ends in the middle of the picture -->\n" + _IMAGE.format("half.jpg"),
    right=_IMAGE.format("cover.jpg"),
)

_FORMATS = {"image/jpeg": ("jpg", "jpeg"), "image/png": ("png",)}
_EXTENSIONS = frozenset({"avif", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"})
_COLOURS = {"cmyk": "CMYK", "grey": "shades of grey only"}


def missing(spot: Spot, url: str) -> Problem:
    """The file that should stand there."""
    what = f"{spot.name} leads to {file_name(url)}, which cannot be found in the folder"
    return MISSING.problem(spot, what, "Correct the address, or put the picture there.")


def artwork_problems(url: str, probe: Probe, spot: Spot) -> Iterator[Problem]:
    """What directories would refuse a cover for."""
    name = file_name(url)
    extensions = _FORMATS.get(probe.mime_type or "")
    if extensions is None:
        what = f"{spot.name} leads to {name}, which holds {probe.mime_type or 'no picture'}"
        yield FORMAT.problem(spot, what, "Save the picture as JPEG or PNG.")
        return
    named = next((one for one in endings(url) if one in _EXTENSIONS), None)
    if named is not None and named not in extensions:
        what = f"{spot.name} ends in .{named}, but {name} holds {extensions[-1].upper()}"
        yield EXTENSION.problem(spot, what, f"Call the file .{extensions[0]}, or save it anew.")
    if probe.truncated:
        what = f"{spot.name} leads to {name}, which breaks off before its end"
        yield CUT_OFF.problem(spot, what, "Copy or export the picture again.")
    yield from _measures(name, probe, spot)
    yield from _colours(name, probe, spot)


def _measures(name: str, probe: Probe, spot: Spot) -> Iterator[Problem]:
    if probe.width is None or probe.height is None:
        return
    sides = f"{probe.width} by {probe.height} pixels"
    if probe.width != probe.height:
        what = f"{spot.name} leads to {name}, which is not square: {sides}"
        yield NOT_SQUARE.problem(spot, what, f"Cut it to a square, best {LARGEST} by {LARGEST}.")
    if min(probe.width, probe.height) < SMALLEST or max(probe.width, probe.height) > LARGEST:
        what = f"{spot.name} leads to {name}, which has {sides}"
        mend = f"Save it with {SMALLEST} to {LARGEST} pixels a side, best {LARGEST}."
        yield PIXELS.problem(spot, what, mend)


def _colours(name: str, probe: Probe, spot: Spot) -> Iterator[Problem]:
    if probe.colour in _COLOURS:
        what = f"{spot.name} leads to {name}, which has {_COLOURS[probe.colour]}"
        yield COLOUR.problem(spot, what, "Save it with RGB colours.")
    if probe.alpha:
        what = f"{spot.name} leads to {name}, which has an alpha channel"
        yield ALPHA.problem(spot, what, "Save it without transparency, on a ground of its own.")
