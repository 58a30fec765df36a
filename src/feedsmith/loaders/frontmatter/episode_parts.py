"""What belongs to an episode beside its recording: transcripts, people, soundbites.

Source: https://github.com/Podcastindex-org/podcast-namespace/tree/main/docs/tags
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.durations import read_duration
from feedsmith.loaders.frontmatter.entries import Entry, is_flag, scalar
from feedsmith.loaders.frontmatter.episode_reading import EpisodeReading, Parts, each, shown
from feedsmith.model import Person
from feedsmith.patterns import lazy_pattern
from feedsmith.shows import Credit, Soundbite, Transcript

_TYPES = {
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "html": "text/html",
    "htm": "text/html",
    "txt": "text/plain",
}
_TRANSCRIPT: Parts = {
    "file": ("file", "url", "src", "path", "href"),
    "type": ("type", "mime_type"),
    "language": ("language", "lang"),
    "rel": ("rel",),
}
_PERSON: Parts = {
    "name": ("name",),
    "role": ("role",),
    "group": ("group",),
    "url": ("url", "href", "link", "website"),
    "image": ("image", "img", "avatar", "photo"),
}
_SOUNDBITE: Parts = {
    "start": ("start", "start_time"),
    "duration": ("duration",),
    "end": ("end", "end_time"),
    "title": ("title", "text"),
}
_LANGUAGE = lazy_pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_MAILBOX = lazy_pattern(r"\s*<[^<>]*>$")
_ROLES = {"people": None, "hosts": "host", "guests": "guest"}


def transcripts(reading: EpisodeReading) -> tuple[Transcript, ...]:
    """The files of what is said, each address once; `transcript: true` names none."""
    found: dict[str, Transcript] = {}
    for entry in reading.all("transcripts"):
        for at, value in each(entry):
            one = None if is_flag(value) else _transcript(reading, at, value)
            if one is not None:
                found.setdefault(one.url, one)
    return tuple(found.values())


def _transcript(reading: EpisodeReading, at: Entry, value: object) -> Transcript | None:
    table = value if isinstance(value, dict) else {"file": value}
    parts = reading.parts(at, table, _TRANSCRIPT)
    reference = scalar(parts.get("file"))
    url = reading.locate(reference) if reference else None
    said = scalar(parts.get("type"))
    mime_type = _type(url or "", said)
    if url is None or mime_type is None:
        what = f"{at.key} names no file of a transcript"
        if url is not None:
            what = f"the transcript {shown(said or reference)} is of no type that players know"
        mend = "Name a file that ends in .vtt, .srt, .json or .html, or say its type: text/vtt."
        reading.wrong("episode-transcript", at, what, mend)
        return None
    language = (scalar(parts.get("language")) or "").replace("_", "-")
    return Transcript(
        url=url,
        mime_type=mime_type,
        language=language if _LANGUAGE.fullmatch(language) else None,
        rel=scalar(parts.get("rel")),
    )


def _type(url: str, said: str | None) -> str | None:
    """The type as typed (`vtt` too), else by the ending; a page of the site is HTML."""
    if said is not None:
        return said if said in _TYPES.values() else _TYPES.get(said.lower().lstrip("."))
    path = url.partition("?")[0].partition("#")[0]
    name = path.rpartition("/")[2]
    return _TYPES.get(name.rpartition(".")[2].lower()) if name else "text/html"


def people(reading: EpisodeReading) -> tuple[Credit, ...]:
    """Those who take part: `people`, then `hosts`, then `guests`; nobody twice in one role."""
    found: dict[tuple[str, str | None], Credit] = {}
    for field, role in _ROLES.items():
        for entry in reading.all(field):
            for at, value in _names(entry):
                one = _credit(reading, at, value, role)
                if one is not None:
                    found.setdefault((one.name, one.role), one)
    return tuple(found.values())


def _names(entry: Entry) -> Iterator[tuple[Entry, object]]:
    """One by one; a text can hold several, with `;` or `,` between them."""
    said = None if isinstance(entry.value, list | dict) else scalar(entry.value)
    if said is None:
        yield from each(entry)
        return
    for name in said.split(";" if ";" in said else ","):
        if name.strip():
            yield entry, name.strip()


def _credit(reading: EpisodeReading, at: Entry, value: object, role: str | None) -> Credit | None:
    """A name, an id that the site's authors have, or a table."""
    parts = reading.parts(at, value if isinstance(value, dict) else {"name": value}, _PERSON)
    said = None if is_flag(parts.get("name")) else scalar(parts.get("name"))
    name = _MAILBOX.sub("", said) if said else None
    if not name:
        what = f"{at.key} names nobody"
        reading.wrong("episode-person", at, what, "Write a name, or a table with name and role.")
        return None
    known = reading.people.get(name, Person(name=name))
    return Credit(
        name=known.name,
        role=scalar(parts.get("role")) or role,
        group=scalar(parts.get("group")),
        url=reading.address(parts.get("url")) or known.url,
        image=reading.address(parts.get("image")) or known.avatar,
    )


def soundbites(reading: EpisodeReading) -> tuple[Soundbite, ...]:
    """Short passages that stand for the episode."""
    values = (pair for entry in reading.all("soundbites") for pair in each(entry))
    return tuple(one for at, value in values if (one := _soundbite(reading, at, value)))


def _soundbite(reading: EpisodeReading, at: Entry, value: object) -> Soundbite | None:
    parts = reading.parts(at, value, _SOUNDBITE) if isinstance(value, dict) else {}
    start, end = read_duration(parts.get("start")), read_duration(parts.get("end"))
    duration = read_duration(parts.get("duration"))
    if duration is None and start is not None and end is not None:
        duration = end - start
    if start is None or duration is None or duration <= 0:
        what = f"{at.key} has not both a start and a duration"
        mend = "Write {start: 1:02, duration: 30, title: …}; 15 to 120 seconds are best."
        reading.wrong("episode-soundbite", at, what, mend)
        return None
    return Soundbite(start=start, duration=duration, title=scalar(parts.get("title")))
