"""Files that belong to a post, in each form that front matter gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from feedsmith.durations import read_duration
from feedsmith.loaders.frontmatter import episode_names
from feedsmith.loaders.frontmatter.entries import Entries, scalar
from feedsmith.media_types import media_type
from feedsmith.model import Attachment
from feedsmith.patterns import lazy_pattern
from feedsmith.text import fold_key

_EPISODE = {field: episode_names.NAMES[field] for field in ("recording", "size", "duration")}
_TYPED = episode_names.NAMES["mime_type"]
NAMES = (
    *("enclosure", "enclosures", "audio", "podcast", "audio_url", "audio_file", "mp3"),
    *("video", "video_url", "attachments", "media"),
    *_EPISODE["recording"].foreign,
)
DETAILS = ("duration", "audio_duration", "length", "bytes", "audio_length", "audio_type")
FORMATS = ("mp3", "m4a", "m4b", "aac", "opus", "ogg", "oga", "flac", "wav", "mp4", "m4v", "webm")
"""Keys of a table of one recording in several formats: `audio: {mp3: …, m4a: …}`."""
_RECORDING = (
    *_EPISODE["recording"].own,
    "episode",
    *(f"episode.{name}" for name in _EPISODE["recording"].foreign_inside),
)
_LENGTHS = ("bytes", "audio_length", "length")
_ADDRESS = ("url", "file", "src", "path", "href", "audio")
_SIZE = ("length", "bytes", "size", "size_in_bytes", "filesize")
_TYPE = ("type", "mime_type", "mime")
_SIZE_IN_BYTES = lazy_pattern(r"0*[1-9][0-9]{0,17}", re.ASCII)
_DURATION = ("duration", "duration_in_seconds", "itunes_duration")


def attachments(entries: Entries, locate: Callable[[str], str | None]) -> tuple[Attachment, ...]:
    """The files, the main one first, no address twice; an episode's recording before all others.

    Sizes are as typed; whoever knows the built file corrects them. What is no file by its name
    (`media: true`, `video: dQw4w9WgXcQ`) is passed over.
    """
    values = list(_values(entries))
    if not values:
        return ()
    duration, size, kind = _details(entries)
    found: dict[str, Attachment] = {}
    for value in values:
        for one in _files(value, locate, None if found else kind):
            known = found.get(one.url)
            found[one.url] = Attachment(
                url=one.url,
                mime_type=one.mime_type,
                size=(known.size if known else None)
                or one.size
                or (None if found else size)
                or _size_by_format(entries, one.url),
                duration=(known.duration if known else None) or one.duration or duration,
                title=(known.title if known else None) or one.title,
            )
    if entries.first("episode") is None:
        return tuple(found.values())
    return tuple(sorted(found.values(), key=lambda one: not is_recording(one)))


def _details(entries: Entries) -> tuple[float | None, int | None, str | None]:
    """Duration, size and type where they stand beside the file and not in its table."""
    lengths, durations = _EPISODE["size"], _EPISODE["duration"]
    duration = entries.text(*durations.own, "duration", "audio_duration", *durations.others)
    size = entries.text(*lengths.own, *_LENGTHS, *lengths.others)
    kind = entries.text(*_TYPED.own, "audio_type", *_TYPED.others)
    return read_duration(duration), _bytes(size), kind


def is_recording(attachment: Attachment) -> bool:
    """Whether it can be played: a sound or a film."""
    return attachment.mime_type.startswith(("audio/", "video/"))


def files(value: object) -> Iterator[object]:
    """The files that one value names, each a text or a table: of a list, or of several formats."""
    if isinstance(value, list):
        for one in value:
            yield from files(one)
    elif isinstance(value, dict) and (formats := formats_of(value)):
        for one in formats:
            yield from files(one)
    else:
        yield value


def formats_of(table: Mapping[str, object]) -> list[object]:
    """The files of a table of formats, in their order; none where it is a table of one file."""
    folded = {fold_key(str(key)) for key in table}
    if folded.intersection(fold_key(key) for key in _ADDRESS):
        return []
    return [value for key, value in table.items() if fold_key(str(key)) in FORMATS]


def reference(value: object) -> str | None:
    """The address as typed in one of `files`."""
    return _Said(value).first(_ADDRESS) if isinstance(value, dict) else scalar(value)


class _Said:
    """The texts of a table, by folded keys."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.values = {fold_key(str(key)): value for key, value in table.items()}

    def first(self, names: tuple[str, ...]) -> str | None:
        found = (scalar(self.values.get(fold_key(key))) for key in names)
        return next((text for text in found if text), None)


def _values(entries: Entries) -> Iterator[object]:
    """What stands under the names of files; `episode` is one where it is no table."""
    names = (*_RECORDING, *NAMES) if entries.first("episode") else NAMES
    for entry in entries.each(*names):
        if not (fold_key(entry.key) == "episode" and isinstance(entry.value, dict)):
            yield entry.value


def _files(
    value: object, locate: Callable[[str], str | None], kind: str | None
) -> Iterator[Attachment]:
    """The files of a value. kind: the type of what has none by its name."""
    for one in files(value):
        said = _Said(one if isinstance(one, dict) else {})
        address = reference(one)
        url = locate(address) if address else None
        mime_type = said.first(_TYPE) or (media_type(url) if url else None)
        if mime_type is None and kind and "/" in kind and "/" in (address or ""):
            mime_type = kind
        if url is None or mime_type is None or mime_type.startswith("image/"):
            continue
        yield Attachment(
            url=url,
            mime_type=mime_type,
            size=_bytes(said.first(_SIZE)),
            duration=read_duration(said.first(_DURATION)),
            title=said.first(("title",)),
        )


def _size_by_format(entries: Entries, url: str) -> int | None:
    """Of `filesize: {mp3: 4321}`, which goes with a table of formats."""
    entry = entries.first("filesize")
    if entry is None or not isinstance(entry.value, dict):
        return None
    ending = url.partition("?")[0].rpartition(".")[2].lower()
    return _bytes(_Said(entry.value).first((ending,)))


def _bytes(said: str | None) -> int | None:
    return int(said) if said and _SIZE_IN_BYTES.fullmatch(said) else None
