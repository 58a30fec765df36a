"""A recording, compared with what is said of it: size, type, name, duration.

Sources: https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt,
https://podcasters.apple.com/support/823-podcast-requirements
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from feedsmith.checks.profiles.shows import endings
from feedsmith.checks.reading.xml.faults import Here
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.quoting import file_name
from feedsmith.model import Attachment
from feedsmith.problems import Place, Problem

if TYPE_CHECKING:
    from feedsmith.media import Probe

TOLERANCE = 2.0
"""Seconds by which a duration may be off: nobody hears them, and tools round differently."""

_SPEC = "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt"
_APPLE = "https://podcasters.apple.com/support/823-podcast-requirements"
_ENCLOSURE = '<enclosure url="https://example.org/{}" length="{}" type="{}"/>'
_SOUND = f"<!-- rye.mp3: 20088 bytes, 20 seconds -->\n{_ENCLOSURE}"
_RIGHT = _SOUND.format("rye.mp3", 20088, "audio/mpeg")

MISSING = Rule(
    code="recording-missing",
    level="warning",
    title="A recording is not among the files of the site",
    why="Unless it is uploaded in another way, the episode stays silent.",
    spec=_SPEC,
    frame="folder",
    wrong=_ENCLOSURE.format("spelt.mp3", 20088, "audio/mpeg"),
    right=_RIGHT,
)
SIZE = Rule(
    code="recording-size",
    level="warning",
    title="A recording is longer or shorter than the feed says",
    why="Players show how much has been loaded by it, and some stop at the number of bytes that "
    "was announced.",
    spec=_SPEC,
    frame="folder",
    wrong=_SOUND.format("rye.mp3", 200880, "audio/mpeg"),
    right=_RIGHT,
)
TYPE = Rule(
    code="recording-type",
    level="error",
    title="A recording is of another type than the feed says",
    why="Players choose by the type: they try to decode what is not there, or pass the episode "
    "over.",
    spec=_SPEC,
    frame="folder",
    wrong=_SOUND.format("rye.mp3", 20088, "audio/ogg"),
    right=_RIGHT,
)
EXTENSION = Rule(
    code="recording-extension",
    level="error",
    title="The name of a recording ends in the extension of another format",
    why="Apple Podcasts tells the format by the extension, and does not play the episode.",
    spec=_APPLE,
    frame="folder",
    wrong=f"<!-- wav.mp3 holds WAV -->\n{_ENCLOSURE.format('wav.mp3', 8044, 'audio/wav')}",
    right=_RIGHT,
)
UNKNOWN = Rule(
    code="recording-unknown",
    level="warning",
    title="A file that is offered for listening holds no sound or film",
    why="It may be a pointer of Git LFS, an error page or an empty file: players play nothing.",
    spec=_SPEC,
    frame="folder",
    wrong=f"<!-- page.mp3 holds a web page -->\n{_ENCLOSURE.format('page.mp3', 28, 'audio/mpeg')}",
    right=_RIGHT,
)
DURATION = Rule(
    code="recording-duration",
    level="warning",
    title="A recording lasts longer or shorter than the feed says",
    why="Listeners choose by the duration, and players seek by it before the file is loaded.",
    spec=_APPLE,
    frame="folder",
    wrong=f"{_RIGHT}\n<itunes:duration>1800</itunes:duration>",
    right=f"{_RIGHT}\n<itunes:duration>20</itunes:duration>",
)
CUT_OFF = Rule(
    code="recording-cut-off",
    level="warning",
    title="A recording breaks off before its end",
    why="The file says how long it is, and holds less: it was not copied or uploaded whole.",
    spec=_SPEC,
    frame="folder",
    wrong="<!-- half.mp3 announces 20 seconds, and holds 10 -->\n"
    + _ENCLOSURE.format("half.mp3", 10044, "audio/mpeg"),
    right=_RIGHT,
)

Part = Literal["url", "type", "size", "duration"]
"""What is said of a recording, each in a place of its own."""

Spots = Callable[[Part], Spot]


class Kind(NamedTuple):
    """A format of files: its extensions, its types, and those that do as well."""

    name: str
    extensions: tuple[str, ...]
    types: tuple[str, ...]
    others: tuple[str, ...] = ()


KINDS = (
    Kind(
        "MP3",
        ("mp3",),
        ("audio/mpeg", "audio/mp3", "audio/mpeg3", "audio/x-mp3", "audio/x-mpeg"),
        ("audio/x-mpeg-3", "x-audio/mp3"),
    ),
    Kind(
        "MP4",
        ("m4a", "m4b", "m4v", "mp4", "mov", "3gp"),
        (
            *("audio/mp4", "audio/x-m4a", "audio/m4a", "audio/x-m4b", "audio/m4b"),
            *("video/mp4", "video/x-m4v", "video/m4v", "video/quicktime", "video/3gpp"),
        ),
        ("audio/aac", "audio/x-aac"),
    ),
    Kind("AAC", ("aac",), ("audio/aac", "audio/x-aac", "audio/aacp", "audio/x-hx-aac-adts")),
    Kind(
        "Ogg",
        ("ogg", "oga", "ogv", "opus", "spx"),
        ("audio/ogg", "video/ogg", "application/ogg", "audio/opus", "audio/vorbis"),
        ("audio/x-ogg", "audio/speex", "audio/x-vorbis+ogg"),
    ),
    Kind("FLAC", ("flac",), ("audio/flac", "audio/x-flac")),
    Kind(
        "WAV",
        ("wav", "wave"),
        ("audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave", "audio/x-pn-wav"),
    ),
    Kind("AIFF", ("aif", "aiff", "aifc"), ("audio/aiff", "audio/x-aiff")),
    Kind("AMR", ("amr",), ("audio/amr",)),
    Kind("WMA", ("wma", "wmv", "asf"), ("audio/x-ms-wma", "video/x-ms-wmv", "video/x-ms-asf")),
    Kind(
        "WebM",
        ("webm", "weba", "mkv", "mka"),
        ("audio/webm", "video/webm", "audio/x-matroska", "video/x-matroska"),
        ("audio/matroska", "video/matroska"),
    ),
)
"""Formats of sound and film. Where the type cannot tell two of them apart, they are one."""


def missing(spots: Spots, url: str) -> Problem:
    """The file that should stand there."""
    spot = spots("url")
    what = f"{spot.name} leads to {file_name(url)}, which cannot be found in the folder"
    return MISSING.problem(spot, what, "Correct the address, or put the file there.")


def recording_problems(said: Attachment, probe: Probe, spots: Spots) -> Iterator[Problem]:
    """What is not as it is said.

    said: size and duration `None` and the type empty where nothing is said. spots: where each
    part is said; where nothing is, where it would be.
    """
    name = file_name(said.url)
    if said.size is not None and said.size != probe.size:
        spot = spots("size")
        what = f"{spot.name} says {said.size} bytes, but {name} has {probe.size}"
        yield SIZE.problem(spot, what, f"Write {probe.size}.")
    kind = _kind(probe.mime_type)
    if kind is None:
        spot = spots("url")
        what = f"{spot.name} leads to {name}, which holds {probe.mime_type or 'no sound or film'}"
        yield UNKNOWN.problem(spot, what, "Put the recording itself there.")
        return
    yield from _named(said, name, kind, spots)
    yield from _lasting(said, name, probe, spots)


def _named(said: Attachment, name: str, kind: Kind, spots: Spots) -> Iterator[Problem]:
    """Type and extension are those of the content."""
    typed = said.mime_type.partition(";")[0].strip().lower()
    if typed and typed not in (*kind.types, *kind.others):
        spot = spots("type")
        what = f"{spot.name} says {typed}, but {name} holds {kind.name}"
        yield TYPE.problem(spot, what, f"Write {kind.types[0]}, or offer a file of that type.")
    extension = next((one for one in endings(said.url) if one in _EXTENSIONS), None)
    if extension is not None and extension not in kind.extensions:
        spot = spots("url")
        what = f"{spot.name} ends in .{extension}, but {name} holds {kind.name}"
        mend = f"Call the file .{kind.extensions[0]}, or convert it to {extension.upper()}."
        yield EXTENSION.problem(spot, what, mend)


def _lasting(said: Attachment, name: str, probe: Probe, spots: Spots) -> Iterator[Problem]:
    """It is whole, and as long as it is said to be."""
    if probe.truncated:
        spot = spots("url")
        what = f"{spot.name} leads to {name}, which breaks off before its end"
        yield CUT_OFF.problem(spot, what, "Copy or export the recording again.")
    elif (
        said.duration is not None
        and probe.duration is not None
        and abs(said.duration - probe.duration) > TOLERANCE
    ):
        spot = spots("duration")
        lasts = f"{probe.duration:.0f}"
        what = f"{spot.name} says {said.duration:.0f} seconds, but {name} lasts {lasts}"
        yield DURATION.problem(spot, what, f"Write {lasts}.")


_EXTENSIONS = frozenset(one for kind in KINDS for one in kind.extensions)


def _kind(mime_type: str | None) -> Kind | None:
    """The kind of a content; `None` where it is no sound or film."""
    return next((kind for kind in KINDS if mime_type in kind.types), None)


def in_post(place: Place, key: str) -> Spots:
    """Everything is said by one key of a post or of the configuration: `episode.audio`."""
    here = Here(replace(place, field=key), f"`{key}`")
    return lambda _: here
