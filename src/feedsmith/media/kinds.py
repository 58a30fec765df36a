"""What a file is, by its first bytes. Source: https://mimesniff.spec.whatwg.org/"""

from __future__ import annotations

import re

from feedsmith.media import id3
from feedsmith.media.frames import first_frame
from feedsmith.media.source import Source
from feedsmith.patterns import lazy_pattern

_SEEN = 4096
_BEGINNINGS = (
    (b"fLaC", "audio/flac"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"#!AMR", "audio/amr"),
    (b"WEBVTT", "text/vtt"),
)
_CONTAINERS = {
    b"WAVE": "audio/wav",
    b"WEBP": "image/webp",
    b"AIFF": "audio/aiff",
    b"AIFC": "audio/aiff",
}
"""What a RIFF, RF64 or FORM file is, by the word at its ninth byte."""
_BRANDS = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"M4P ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
    b"3gp6": "video/3gpp",
}
"""What an ISO file is whose brand tells; of others their tracks do."""
_ATOMS = (b"moov", b"mdat", b"wide", b"free", b"skip")
"""How a QuickTime file from before there were brands begins."""
_MARKUP = lazy_pattern(
    rb"(?:<\?xml[^>]*>|<!--.*?-->|<!doctype\s+svg[^>]*>|\s)*<(?P<name>svg|!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def kind(source: Source) -> str | None:
    """The media type; `video/mp4` of ISO files whose tracks have to tell, `None` if unknown."""
    head = source.at(0, _SEEN)
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return name
    return _container(head) or _iso(head) or _text(head) or _stream(source, head)


def _container(head: bytes) -> str | None:
    if head[:4] in (b"RIFF", b"RF64", b"FORM"):
        return _CONTAINERS.get(head[8:12])
    if head.startswith(b"OggS"):
        return "video/ogg" if b"\x80theora" in head else "audio/ogg"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return _matroska(head)
    if head.startswith(b"PK\x03\x04"):
        is_book = head[30:58] == b"mimetypeapplication/epub+zip"
        return "application/epub+zip" if is_book else "application/zip"
    return None


def _matroska(head: bytes) -> str:
    """Codecs are named V_… and A_…; https://www.matroska.org/technical/codec_specs.html"""
    medium = "audio" if b"A_" in head and not re.search(rb"V_(?:VP|AV1|MPEG|THEORA)", head) else ""
    return f"{medium or 'video'}/{'webm' if b'webm' in head[:64] else 'x-matroska'}"


def _iso(head: bytes) -> str | None:
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], _by_compatible(head))
    return "video/quicktime" if head[4:8] in _ATOMS else None


def _by_compatible(head: bytes) -> str:
    """A picture says so among the brands it is compatible with."""
    size = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[offset : offset + 4] for offset in range(16, size, 4)}
    pictures = sorted({b"avif", b"heic"} & brands) if head[8:12] in (b"mif1", b"msf1") else []
    return _BRANDS[pictures[0]] if pictures else "video/mp4"


def _text(head: bytes) -> str | None:
    text = head.removeprefix(b"\xef\xbb\xbf")
    if text.startswith(b"WEBVTT"):
        return "text/vtt"
    markup = _MARKUP.match(text)
    if not markup:
        return None
    return "image/svg+xml" if markup["name"].lower() == b"svg" else "text/html"


def _stream(source: Source, head: bytes) -> str | None:
    """Frames of audio without a container, behind ID3 tags or not."""
    is_tagged = head.startswith(b"ID3")
    start = id3.read(source).end if is_tagged else 0
    beginning = source.at(start, 4)
    if beginning == b"fLaC":
        return "audio/flac"
    if beginning[:1] == b"\xff" and len(beginning) > 1 and beginning[1] & 0xF6 == 0xF0:
        return "audio/aac"
    if is_tagged:
        return "audio/mpeg"
    found = first_frame(source, 0)
    return "audio/mpeg" if found and found.offset < _SEEN else None
