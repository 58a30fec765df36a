"""Files that belong to a post, in each form that front matter gives them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from feedsmith.dates import read_duration
from feedsmith.loaders.frontmatter.entries import Entries, scalar
from feedsmith.media_types import media_type
from feedsmith.model import Attachment
from feedsmith.text import fold_key

NAMES = (
    *("enclosure", "enclosures", "audio", "podcast", "audio_url", "audio_file", "mp3"),
    *("video", "video_url", "attachments", "media"),
)
DETAILS = ("duration", "audio_duration", "length", "bytes", "audio_length", "audio_type")
_ADDRESS = ("url", "file", "src", "path", "href", "audio")
_SIZE = ("length", "bytes", "size", "size_in_bytes", "filesize")
_TYPE = ("type", "mime_type", "mime")
_SIZE_IN_BYTES = re.compile(r"0*[1-9][0-9]{0,17}", re.ASCII)
_DURATION = ("duration", "duration_in_seconds", "itunes_duration")


def attachments(entries: Entries, locate: Callable[[str], str | None]) -> tuple[Attachment, ...]:
    """The files, the main one first, no address twice.

    Sizes are as typed; whoever knows the built file corrects them. What is no file by its name
    (`media: true`, `video: dQw4w9WgXcQ`) is passed over.
    """
    duration = read_duration(entries.text("duration", "audio_duration"))
    size = _bytes(entries.text("bytes", "audio_length", "length"))
    found: dict[str, Attachment] = {}
    for name in NAMES:
        entry = entries.first(name)
        for one in _files(entry.value if entry else None, locate):
            known = found.get(one.url)
            found[one.url] = Attachment(
                url=one.url,
                mime_type=one.mime_type,
                size=(known.size if known else None) or one.size or (None if found else size),
                duration=(known.duration if known else None) or one.duration or duration,
                title=(known.title if known else None) or one.title,
            )
    return tuple(found.values())


def _files(value: object, locate: Callable[[str], str | None]) -> Iterator[Attachment]:
    if isinstance(value, list):
        for one in value:
            yield from _files(one, locate)
        return
    table = {fold_key(str(k)): v for k, v in value.items()} if isinstance(value, dict) else {}

    def said(names: tuple[str, ...]) -> str | None:
        return next((text for key in names if (text := scalar(table.get(fold_key(key))))), None)

    reference = said(_ADDRESS) if table else scalar(value)
    url = locate(reference) if reference else None
    kind = said(_TYPE) or (media_type(url) if url else None)
    if url is None or kind is None or kind.startswith("image/"):
        return
    yield Attachment(
        url=url,
        mime_type=kind,
        size=_bytes(said(_SIZE)),
        duration=read_duration(said(_DURATION)),
        title=said(("title",)),
    )


def _bytes(said: str | None) -> int | None:
    return int(said) if said and _SIZE_IN_BYTES.fullmatch(said) else None
