"""What makes a post an episode: its recording, and what the front matter says of it.

Source: https://podcasters.apple.com/support/823-podcast-requirements
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from feedsmith.loaders.frontmatter import episode_parts as parts
from feedsmith.loaders.frontmatter import episode_values as values
from feedsmith.loaders.frontmatter.block import is_null
from feedsmith.loaders.frontmatter.enclosures import is_recording
from feedsmith.loaders.frontmatter.entries import Entries, Entry, scalar
from feedsmith.loaders.frontmatter.episode_chapters import chapters
from feedsmith.loaders.frontmatter.episode_names import INSIDE, UNDERSTOOD
from feedsmith.loaders.frontmatter.episode_reading import EpisodeReading, shown
from feedsmith.loaders.frontmatter.episode_recordings import alternates
from feedsmith.model import Attachment, Person
from feedsmith.podcast_tags import KEYS, read_tags
from feedsmith.problems import Place, Problem
from feedsmith.shows import Episode, Tag
from feedsmith.text import fold_key

_OF_THE_FILE = ("recording", "size", "duration", "mime_type")


def episode(
    entries: Entries,
    attachments: tuple[Attachment, ...],
    people: Mapping[str, Person],
    locate: Callable[[str], str | None],
) -> tuple[Episode | None, list[Problem]]:
    """The episode whose recording is the first attachment, and what is wrong with its fields.

    None where there is nothing to play: a post with `number` or `season` alone is no episode.
    people: those of the site, by id. locate: from a reference as typed to an address.
    """
    reading = EpisodeReading(entries, people, locate)
    if not attachments or not is_recording(attachments[0]):
        _missing_recording(reading)
        return None, reading.problems
    for field in _OF_THE_FILE:
        reading.first(field)
    season, season_name = values.season(reading)
    listed, chapters_url = chapters(reading)
    read = Episode(
        number=values.number(reading),
        display=_text(reading, "display"),
        season=season,
        season_name=season_name,
        type=values.kind(reading),
        title=_text(reading, "title"),
        explicit=values.explicit(reading),
        block=values.block(reading),
        cover=values.cover(reading),
        chapters=listed,
        chapters_url=chapters_url,
        transcripts=parts.transcripts(reading),
        people=parts.people(reading),
        soundbites=parts.soundbites(reading),
        tags=(*alternates(reading, attachments), *_tags(reading)),
    )
    _unknown_keys(reading)
    _other_spellings(reading)
    return read, reading.problems


def _text(reading: EpisodeReading, field: str) -> str | None:
    entry = reading.first(field)
    return scalar(entry.value) if entry else None


def _missing_recording(reading: EpisodeReading) -> None:
    """A table or a file under `episode` is meant as one; a number or a word is the author's own."""
    entry = reading.entries.first("episode")
    if entry is None or not _means_an_episode(entry.value):
        return
    said = reading.first("recording")
    what = "the episode names no recording"
    if said is not None or not isinstance(entry.value, dict):
        what = f"{shown((said or entry).value)} is no recording by its name"
    mend = (
        "Write audio: /media/ep7.mp3; where the address has no ending, a table with url and type."
    )
    reading.wrong("episode-recording", entry, what, mend)


def _means_an_episode(value: object) -> bool:
    if isinstance(value, dict):
        return any(fold_key(str(key)) in UNDERSTOOD for key in value)
    said = scalar(value) or ""
    return "/" in said and " " not in said


def _tags(reading: EpisodeReading) -> tuple[Tag, ...]:
    """The rarer tags of the table `episode`."""
    entry = reading.entries.first("episode")
    if entry is None or not isinstance(entry.value, dict):
        return ()

    def place(path: str) -> Place:
        return reading.entries.place(entry._replace(key=f"{entry.key}.{path}"))

    table = {str(key): _said(value) for key, value in entry.value.items()}
    tags, problems = read_tags(table, "episode", place, reading.locate)
    reading.problems += problems
    return tags


def _said(value: object) -> object:
    """A value in which what was written as nothing is nothing."""
    if isinstance(value, dict):
        return {key: _said(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_said(one) for one in value]
    return None if is_null(value) else value


def _unknown_keys(reading: EpisodeReading) -> None:
    """Keys of the table `episode` that mean nothing; those of a show are sent where they belong."""
    entry = reading.entries.first("episode")
    if entry is None or not isinstance(entry.value, dict):
        return
    known = UNDERSTOOD | {fold_key(key) for key in KEYS["episode"]}
    for key in map(str, entry.value):
        if fold_key(key) in known:
            continue
        if fold_key(key) in {fold_key(one) for one in KEYS["show"]}:
            _of_the_show(reading, entry, key)
        else:
            reading.unknown(entry, key, (*INSIDE, *KEYS["episode"]))


def _of_the_show(reading: EpisodeReading, entry: Entry, key: str) -> None:
    at = entry._replace(key=f"{entry.key}.{key}")
    mend = "Write it under [podcast] in feedsmith.toml."
    reading.wrong("episode-key-unknown", at, f"{key} is said of a show, not of an episode", mend)


def _other_spellings(reading: EpisodeReading) -> None:
    """One hint for all names of other tools."""
    if not reading.spellings:
        return
    first = next(iter(reading.spellings.values()))[0]
    typed = ", ".join(reading.spellings)
    pairs = ", ".join(f"{ours} for {key}" for key, (_, ours) in reading.spellings.items())
    what = f"read as another tool's spelling: {typed}"
    mend = f"It works as it is; feedsmith's own names are {pairs}."
    reading.problems.append(reading.entries.problem("episode-spelling", first, what, mend, "hint"))
