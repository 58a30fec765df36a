"""Other forms of an episode's recording: what its author listed beside the main one.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/alternate-enclosure.md
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from feedsmith.loaders.frontmatter.enclosures import files, formats_of, is_recording, reference
from feedsmith.loaders.frontmatter.entries import scalar
from feedsmith.loaders.frontmatter.episode_reading import EpisodeReading
from feedsmith.model import Attachment
from feedsmith.shows import Tag
from feedsmith.text import fold_key

_DETAILS = {
    "bitrate": ("bitrate",),
    "height": ("height",),
    "lang": ("language", "lang"),
    "title": ("title",),
    "rel": ("rel",),
    "codecs": ("codecs",),
}


def alternates(reading: EpisodeReading, attachments: tuple[Attachment, ...]) -> tuple[Tag, ...]:
    """A tag for each file beside the main one that its author listed as the same recording.

    Those are in `episode.audio`, `episode.video` or a table of formats. Types and sizes are those
    of the attachments.
    """
    known = {one.url: one for one in attachments[1:] if is_recording(one)}
    found: dict[str, Tag] = {}
    for value in _listed(reading):
        said = reference(value)
        one = known.get(reading.locate(said) or "") if said else None
        if one is not None and one.url not in found:
            found[one.url] = _tag(one, value if isinstance(value, dict) else {})
    return tuple(found.values())


def _listed(reading: EpisodeReading) -> Iterator[object]:
    for name in ("episode.audio", "episode.video"):
        entry = reading.entries.first(name)
        if entry is not None:
            yield from files(entry.value)
    for name in ("audio", "video"):
        entry = reading.entries.first(name)
        if entry is not None and isinstance(entry.value, dict) and formats_of(entry.value):
            yield from files(entry.value)


def _tag(attachment: Attachment, table: Mapping[str, object]) -> Tag:
    folded = {fold_key(str(key)): value for key, value in table.items()}
    attributes = {"type": attachment.mime_type}
    if attachment.size is not None:
        attributes["length"] = str(attachment.size)
    for name, keys in _DETAILS.items():
        found = next((text for key in keys if (text := scalar(folded.get(key)))), None)
        if found is not None:
            attributes[name] = found
    source = Tag(name="source", attributes={"uri": attachment.url})
    return Tag(name="alternateEnclosure", attributes=attributes, children=(source,))
