"""The pictures and files of a FeedGenerator: its own fields, and those of its media extension."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from feedsmith.durations import read_duration
from feedsmith.interop.feedgen_values import extended, line, number, web
from feedsmith.media_types import media_type
from feedsmith.model import Attachment, Image

if TYPE_CHECKING:
    from feedgen.entry import FeedEntry
    from feedgen.feed import FeedGenerator

_RECORDINGS = ("audio", "video")


def logo(generator: FeedGenerator, home: str) -> Image | None:
    """The feed's picture, else the podcast's."""
    art = extended(generator, "podcast", "itunes_image")
    return picture(generator.image() or {"url": generator.logo() or art}, home)


def image(entry: FeedEntry, home: str) -> Image | None:
    """The first picture of the media extension, whole before small, else the episode's."""
    contents = extended(entry, "media", "content") or ()
    given = [one for one in contents if _medium(one) == "image"]
    given += extended(entry, "media", "thumbnail") or ()
    given.append({"url": extended(entry, "podcast", "itunes_image")})
    return next((image for one in given if (image := picture(one, home))), None)


def picture(given: Mapping[str, object], home: str) -> Image | None:
    """A picture as feedgen keeps it, `None` where its address is no use."""
    url = web(given.get("url"), home)
    if url is None:
        return None
    return Image(
        url=url,
        width=number(given.get("width")),
        height=number(given.get("height")),
        mime_type=line(given.get("type")) or None,
        size=number(given.get("fileSize")),
    )


def attachments(entry: FeedEntry, home: str) -> tuple[Attachment, ...]:
    """The files in the order of their links, none twice; the main recording has the duration."""
    files: dict[str, Attachment] = {}
    for file in (*_enclosures(entry, home), *_recordings(entry, home)):
        files.setdefault(file.url, file)
    spoken = read_duration(extended(entry, "podcast", "itunes_duration"))
    main = recording(tuple(files.values()))
    if main is not None and spoken:
        files[main.url] = replace(main, duration=main.duration or spoken)
    return tuple(files.values())


def recording(files: tuple[Attachment, ...]) -> Attachment | None:
    """The first file that a podcast client would download."""
    kinds = ((file.mime_type.partition("/")[0], file) for file in files)
    return next((file for kind, file in kinds if kind in _RECORDINGS), None)


def _enclosures(entry: FeedEntry, home: str) -> Iterator[Attachment]:
    source = (entry.content() or {}).get("src")
    if source and media_type(source):
        yield from _file(source, {}, home)
    for link in entry.link() or ():
        if link.get("rel") == "enclosure":
            yield from _file(link["href"], link, home)


def _recordings(entry: FeedEntry, home: str) -> Iterator[Attachment]:
    for content in extended(entry, "media", "content") or ():
        if _medium(content) in _RECORDINGS:
            yield from _file(content["url"], content, home)


def _file(reference: str, given: Mapping[str, str], home: str) -> Iterator[Attachment]:
    url = web(reference, home)
    if url is not None:
        yield Attachment(
            url=url,
            mime_type=line(given.get("type")) or media_type(url) or "application/octet-stream",
            size=number(given.get("length") or given.get("fileSize")),
            duration=read_duration(given.get("duration")) or None,
            title=line(given.get("title")) or None,
        )


def _medium(given: Mapping[str, str]) -> str:
    kind = given.get("type") or media_type(given["url"]) or ""
    return given.get("medium") or kind.partition("/")[0]
