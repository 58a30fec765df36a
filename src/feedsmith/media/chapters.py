"""Chapters as media files hold them, made fit to be shown."""

from __future__ import annotations

import codecs
from collections.abc import Iterable

from msgspec.structs import replace

from feedsmith.shows import Chapter
from feedsmith.text import clean_text, one_line

MOST_CHAPTERS = 1000
_LONGEST_TITLE = 500


def in_order(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """By their beginnings, none untitled; an end only where no chapter begins there."""
    titled = (chapter for chapter in chapters if chapter.title)
    ordered = sorted(titled, key=lambda chapter: chapter.start)[:MOST_CHAPTERS]
    following = [*(chapter.start for chapter in ordered), None][1:]
    return tuple(map(_gap, ordered, following))


def _gap(chapter: Chapter, following: float | None) -> Chapter:
    if chapter.end is None or chapter.start < chapter.end < (following or chapter.end + 1):
        return chapter
    return replace(chapter, end=None)


def words(data: bytes, encoding: str = "utf-8") -> str:
    """A title as a feed can carry it: one line, without what no reader shows."""
    text = data.decode(encoding, "replace").partition("\0")[0]
    return one_line(clean_text(text).replace("\ufffd", "").lstrip("\ufeff"))[:_LONGEST_TITLE]


def marked_words(data: bytes) -> str:
    """A title in UTF-8, or in UTF-16 where a byte order mark says so."""
    utf16 = data.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE))
    return words(data, "utf-16" if utf16 else "utf-8")
