"""What a probe says, for a person and for the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedsmith.media import Probe

_SHOWN_CHAPTERS = 20
_COLOURS = {"rgb": "RGB", "grey": "grey", "cmyk": "CMYK", "palette": "a palette"}


def values(found: Probe) -> dict[str, str | int | float]:
    """What [media."URL"] is to say; a key for what is known."""
    known: dict[str, str | int | float] = {"size": found.size}
    if found.duration:
        known["duration"] = max(round(found.duration), 1)
    if found.mime_type:
        known["type"] = found.mime_type
    return known


def facts(found: Probe) -> list[str]:
    """All that is known, a line each."""
    lines = [f"size: {found.size} bytes", f"type: {found.mime_type or 'unknown'}"]
    if found.duration:
        lines.append(f"duration: {clock(found.duration)}")
    return [*lines, *notes(found)]


def notes(found: Probe) -> Iterator[str]:
    """What the configuration has no key for, a line each."""
    if found.bit_rate:
        yield f"bit rate: {found.bit_rate / 1000:.0f} kbit/s"
    if found.title:
        yield f"title: {found.title}"
    if found.width and found.height:
        colours = f", {_COLOURS[found.colour]}" if found.colour else ""
        clear = ", with transparency" if found.alpha else ""
        yield f"picture: {found.width} × {found.height} pixels{colours}{clear}"
    for chapter in found.chapters[:_SHOWN_CHAPTERS]:
        yield f"chapter: {clock(chapter.start)} {chapter.title}"
    if len(found.chapters) > _SHOWN_CHAPTERS:
        yield f"and {len(found.chapters) - _SHOWN_CHAPTERS} chapters more"


def fault(found: Probe) -> str | None:
    """Why nobody could play or show it; `None` of a sound file."""
    if not found.size:
        return "the file is empty; upload it again."
    if found.mime_type is None:
        return "this is no media file that is known here; type its values yourself."
    if found.mime_type == "text/html":
        return "this is a web page, no media file; correct the address."
    if found.truncated:
        return "the file is cut short: it promises more than it holds; upload it again."
    return None


def gap(found: Probe) -> str | None:
    """What a sound recording does not say; `None` where nothing is missing."""
    if found.mime_type == "audio/aac":
        return "raw AAC does not say how long it plays; put it into an .m4a file."
    if found.mime_type and found.mime_type.startswith(("audio/", "video/")) and not found.duration:
        return "the file does not say how long it plays; type the duration yourself."
    return None


def clock(seconds: float) -> str:
    """Hours, minutes and seconds: 1:02:03."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"
