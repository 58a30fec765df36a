"""What episodes' fields are called: in feedsmith's own words, and in other tools'.

Sources of the others' names: the podcast themes and plug-ins of Hugo, Jekyll, Eleventy and
Pelican, and the iTunes tags themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from feedsmith.text import fold_key


class Names(NamedTuple):
    """What a field is called.

    inside: in the table `episode`; the first is the one to advise. beside: beside that table.
    foreign_inside, foreign: what other tools call it, in the table and beside it.
    """

    inside: tuple[str, ...]
    beside: tuple[str, ...] = ()
    foreign_inside: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Our names, as keys of the front matter: with a dot those in the table."""
        return (*(f"episode.{name}" for name in self.inside), *self.beside)

    @property
    def others(self) -> tuple[str, ...]:
        """Other tools' names, as keys of the front matter."""
        return (*(f"episode.{name}" for name in self.foreign_inside), *self.foreign)


NAMES: Mapping[str, Names] = {
    "recording": Names(
        ("audio", "video"),
        (),
        ("filename", "file", "url", "src", "enclosure", "mp3"),
        (
            *("podcast_file", "podcast_url", "podcast_audio", "enclosure_url"),
            *("episode_file", "episode_audio"),
        ),
    ),
    "size": Names(
        ("size", "bytes", "length"),
        (),
        ("filesize",),
        ("podcast_bytes", "podcast_size", "enclosure_length", "filesize", "file_size"),
    ),
    "duration": Names(
        ("duration",),
        (),
        (),
        ("podcast_duration", "episode_duration", "itunes_duration", "itunes.duration"),
    ),
    "mime_type": Names(("mime_type",), (), ("mime",), ("enclosure_type",)),
    "number": Names(
        ("number",),
        ("number",),
        ("episode_number", "episode"),
        (
            *("episode_number", "itunes_episode", "podcast_episode"),
            *("itunes.episode", "podcast.episode"),
        ),
    ),
    "display": Names(("display",)),
    "season": Names(
        ("season",),
        ("season",),
        ("season_number",),
        (
            *("season_number", "itunes_season", "podcast_season"),
            *("itunes.season", "podcast.season"),
        ),
    ),
    "season_name": Names(("season_name",), ("season_name",)),
    "type": Names(
        ("type",),
        ("episode_type",),
        ("episode_type",),
        ("itunes_episode_type", "itunes.episode_type"),
    ),
    "title": Names(("title",), (), (), ("episode_title", "itunes_title", "itunes.title")),
    "explicit": Names(
        ("explicit",),
        ("explicit",),
        (),
        ("itunes_explicit", "podcast_explicit", "itunes.explicit", "podcast.explicit"),
    ),
    "block": Names(("block",), (), (), ("itunes_block", "podcast_block", "itunes.block")),
    "cover": Names(
        ("cover",),
        (),
        ("image", "artwork"),
        (
            *("episode_image", "episode_cover", "itunes_image", "podcast_image"),
            *("itunes.image", "podcast.image"),
        ),
    ),
    "chapters": Names(
        ("chapters",),
        ("chapters",),
        ("chapters_url", "chapters_file"),
        ("chapters_url", "chapters_file", "podcast_chapters"),
    ),
    "transcripts": Names(
        ("transcript", "transcripts"),
        ("transcript", "transcripts"),
        ("transcript_url", "transcript_file"),
        ("transcript_url", "transcript_file", "podcast_transcript"),
    ),
    "people": Names(("people",), ("people",), ("persons", "person"), ("podcast_person",)),
    "hosts": Names(("hosts", "host"), ("hosts", "host")),
    "guests": Names(("guests", "guest"), ("guests", "guest")),
    "soundbites": Names(
        ("soundbites", "soundbite"), ("soundbites", "soundbite"), (), ("podcast_soundbite",)
    ),
    "guid": Names(("guid",)),
}
"""The fields of an episode and of its recording."""

BESIDE = frozenset(
    fold_key(name.partition(".")[0])
    for names in NAMES.values()
    for name in (*names.beside, *names.foreign)
) - {"podcast"}
"""What stands beside `episode` and is no longer the author's own where a post is an episode."""

INSIDE = tuple(name for names in NAMES.values() for name in names.inside)
"""The keys of the table `episode`, but for those of the rarer tags."""

UNDERSTOOD = frozenset(
    fold_key(name) for names in NAMES.values() for name in (*names.inside, *names.foreign_inside)
)
"""Every key of the table `episode` that is read, but for those of the rarer tags, folded."""
