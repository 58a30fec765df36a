"""How long a recording in a container plays, by tinytag, held to bounds.

Only durations are asked of it: of tags it compares each with all others, which a file of many small
ones can make endless. Source: https://github.com/tinytag/tinytag
"""

from __future__ import annotations

from feedsmith.media.source import Source

_MOST_BYTES = 64 * 2**20
_MOST_READS = 50_000
_LONGEST = 10_000 * 3600
"""Seconds that nobody records."""


def length(source: Source) -> float | None:
    """Seconds; `None` where the file does not say, or says what cannot be."""
    from tinytag import ParseError, TinyTag, UnsupportedFormatError

    try:
        found = TinyTag.get(file_obj=source.again(_MOST_BYTES, _MOST_READS), tags=False)  # type: ignore[arg-type]  # it reads, seeks and tells, and asks for no more
    except (ParseError, UnsupportedFormatError) as error:
        if isinstance(error.__cause__, OSError):
            raise error.__cause__ from None
        return None
    seconds = found.duration
    return seconds if seconds and 0 < seconds < _LONGEST else None
