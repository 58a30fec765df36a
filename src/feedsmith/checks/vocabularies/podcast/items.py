"""The podcast namespace's tags of an episode.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.names import language, mime_type
from feedsmith.checks.values.numbers import non_negative_integer, number
from feedsmith.checks.vocabularies.podcast.forms import (
    EPISODE,
    document,
    listed,
    optional,
    read_seconds,
    required,
    seconds,
    secure_file,
    within,
)
from feedsmith.checks.vocabularies.podcast.lists import TRANSCRIPTS
from feedsmith.problems import Problem
from feedsmith.text import shorten

_CHAPTERS = "application/json+chapters"

TRANSCRIPT_TYPE = Rule(
    code="podcast-transcript-type",
    level="warning",
    title="The type of a transcript is not what apps know, or not what its file is called",
    why="Apps choose a transcript by its type and pass over the others, so listeners see none.",
    spec=document("transcript"),
    frame="rss-item",
    wrong='<podcast:transcript url="https://example.org/rye.srt" type="text/srt"/>',
    right='<podcast:transcript url="https://example.org/rye.srt" type="application/x-subrip"/>',
)
CAPTIONS = Rule(
    code="podcast-captions-without-times",
    level="warning",
    title="A transcript is called captions, but its type has no times",
    why="Captions are shown while the audio plays; plain text and HTML do not say when.",
    spec=document("transcript"),
    frame="rss-item",
    wrong='<podcast:transcript url="https://example.org/rye.txt" type="text/plain" '
    'rel="captions"/>',
    right='<podcast:transcript url="https://example.org/rye.vtt" type="text/vtt" rel="captions"/>',
)
CHAPTERS_TYPE = Rule(
    code="podcast-chapters-type",
    level="warning",
    title="The type of a chapter file is not the one that apps know",
    why="Apps that look at the type pass over the chapters.",
    spec=document("chapters"),
    frame="rss-item",
    wrong='<podcast:chapters url="https://example.org/rye.json" type="application/json"/>',
    right=f'<podcast:chapters url="https://example.org/rye.json" type="{_CHAPTERS}"/>',
)
SOUNDBITE_LENGTH = Rule(
    code="podcast-soundbite-length",
    level="hint",
    title="A soundbite is shorter than 15 or longer than 120 seconds",
    why="Apps show soundbites as previews and may cut or skip others.",
    spec=document("soundbite"),
    frame="rss-item",
    wrong='<podcast:soundbite startTime="73" duration="600"/>',
    right='<podcast:soundbite startTime="73" duration="60"/>',
)
_MEANT = {
    "srt": "application/x-subrip",
    "subrip": "application/x-subrip",
    "srr": "application/x-subrip",
    "vtt": "text/vtt",
    "webvtt": "text/vtt",
    "json": "application/json",
    "html": "text/html",
    "txt": "text/plain",
    "text": "text/plain",
}


def transcript_type(node: Node, _: Context) -> Iterator[Problem]:
    """A type that apps know, and that fits the file's name."""
    typed = node.attributes.get("type", "").strip()
    plain = typed.partition(";")[0].strip().lower()
    ending = _ending(node.attributes.get("url", ""))
    by_name = next((one for one, endings in TRANSCRIPTS.items() if ending in endings), None)
    if not plain or (plain in TRANSCRIPTS and (by_name is None or _same(plain, by_name))):
        return
    spot = node.spot("type")
    if plain in TRANSCRIPTS:
        what = f'{spot.name} is "{typed}", but the file is called .{ending}'
        yield TRANSCRIPT_TYPE.problem(spot, what, f'Write type="{by_name}".')
        return
    said = plain.rpartition("/")[2].removeprefix("x-").partition("+")[0]
    meant = by_name or _MEANT.get(said)
    what = f'{spot.name} is "{shorten(typed, 60)}", which is not a type of transcripts'
    some = meant or " or ".join(('text/vtt"', '"application/x-subrip')).strip('"')
    yield TRANSCRIPT_TYPE.problem(spot, what, f'Write type="{some}".')


def _same(one: str, other: str) -> bool:
    return TRANSCRIPTS[one] == TRANSCRIPTS[other]


def _ending(url: str) -> str:
    try:
        name = urlsplit(url.strip()).path.rpartition("/")[2]
    except ValueError:
        return ""
    return name.rpartition(".")[2].lower() if "." in name else ""


def captions(node: Node, _: Context) -> Iterator[Problem]:
    """Captions need times."""
    typed = node.attributes.get("type", "").strip().lower()
    if node.attributes.get("rel", "").strip() == "captions" and typed in (
        "text/plain",
        "text/html",
    ):
        what = f'{node.spot("rel").name} is "captions", but the type is "{typed}"'
        mend = "Link a file of the type text/vtt or application/x-subrip, or remove the attribute."
        yield CAPTIONS.problem(node.spot("rel"), what, mend)


def chapters_type(node: Node, _: Context) -> Iterator[Problem]:
    """The type of JSON chapters."""
    typed = node.attributes.get("type", "").strip()
    if typed and typed.partition(";")[0].strip().lower() != _CHAPTERS:
        what = f'{node.spot("type").name} is "{shorten(typed, 60)}"'
        yield CHAPTERS_TYPE.problem(node.spot("type"), what, f'Write type="{_CHAPTERS}".')


def soundbite_length(node: Node, _: Context) -> Iterator[Problem]:
    """A quarter of a minute to two minutes."""
    length = read_seconds(node, "duration")
    if length is not None and not 15 <= length <= 120:
        what = f"{node.spot('duration').name} is {length:g} seconds"
        mend = "Choose a part that lasts 15 to 120 seconds."
        yield SOUNDBITE_LENGTH.problem(node.spot("duration"), what, mend)


DEFINITIONS = (
    Definition(
        name="podcast:transcript",
        parents=EPISODE,
        spec=document("transcript"),
        once=False,
        attributes={
            "url": required(secure_file),
            "type": required(mime_type),
            "language": optional(language),
            "rel": optional(listed(("captions",))),
        },
        looks=(transcript_type, captions),
    ),
    Definition(
        name="podcast:chapters",
        parents=EPISODE,
        spec=document("chapters"),
        attributes={"url": required(secure_file), "type": required(mime_type)},
        looks=(chapters_type,),
    ),
    Definition(
        name="podcast:soundbite",
        parents=EPISODE,
        spec=document("soundbite"),
        once=False,
        text=(within(128),),
        attributes={"startTime": required(seconds), "duration": required(seconds)},
        looks=(soundbite_length,),
    ),
    Definition(
        name="podcast:season",
        parents=EPISODE,
        spec=document("season"),
        text=(non_negative_integer,),
        attributes={"name": optional(within(128))},
    ),
    Definition(
        name="podcast:episode",
        parents=EPISODE,
        spec=document("episode"),
        text=(number,),
        attributes={"display": optional(within(32))},
    ),
)
