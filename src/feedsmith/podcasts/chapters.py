"""The chapters of an episode as a file of their own, and as time stamps in its text.

Sources: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md,
https://podcasters.apple.com/support/5482-using-chapters
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

from feedsmith.patterns import lazy_pattern
from feedsmith.shows import Chapter
from feedsmith.text import one_line

_TAG = lazy_pattern(r"<[^>]*>")
_STAMP = lazy_pattern(r"(?<![\d:])(?:\d{1,2}:)?[0-5]?\d:[0-5]\d(?![\d:])")
_FEWEST = 3
"""Apple and Spotify take time stamps for chapters from three on, the first at the beginning."""


def chapters_json(chapters: Sequence[Chapter], title: str | None = None) -> bytes:
    """A file of JSON chapters 1.2.0, in UTF-8. title: the episode's."""
    said: dict[str, object] = {"version": "1.2.0"}
    if title:
        said["title"] = title
    said["chapters"] = [_entry(chapter) for chapter in chapters]
    return msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n"


def _entry(chapter: Chapter) -> dict[str, object]:
    """One chapter. `toc` is said only of those that tables of contents leave out."""
    said = {
        "startTime": _seconds(chapter.start),
        "endTime": None if chapter.end is None else _seconds(chapter.end),
        "title": chapter.title or None,
        "url": chapter.url,
        "img": chapter.image,
        "toc": None if chapter.toc else False,
    }
    return {key: value for key, value in said.items() if value is not None}


def _seconds(time: float) -> float | int:
    """To the millisecond, as a whole number where it is one."""
    exact = round(time, 3)
    return int(exact) if exact == int(exact) else exact


def time_stamps(chapters: Sequence[Chapter], body: str = "") -> str:
    """The chapters as an HTML list, one time stamp and title each, for the end of a text.

    Nothing where apps would not take it for chapters (fewer than three, or none at the beginning),
    and nothing where the body, HTML, has time stamps of its own.
    """
    shown = [chapter for chapter in chapters if chapter.toc and chapter.title.strip()]
    if len(shown) < _FEWEST or shown[0].start >= 1 or _is_stamped(body):
        return ""
    hours = shown[-1].start >= 3600
    rows = [f"<li>({_clock(one.start, hours)}) {_html(one.title)}</li>" for one in shown]
    return "\n".join(["\n<ul>", *rows, "</ul>"])


def _html(text: str) -> str:
    return escape(one_line(text), quote=False)


def _is_stamped(body: str) -> bool:
    return len(_STAMP.findall(_TAG.sub(" ", body))) >= _FEWEST


def _clock(time: float, hours: bool) -> str:
    """Whole seconds as a clock: `12:34`, or `00:12:34` where one of the list needs hours."""
    minutes, seconds = divmod(int(time), 60)
    if not hours:
        return f"{minutes:02}:{seconds:02}"
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
