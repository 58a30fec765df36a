"""Patterns that are compiled when they are first asked: a run needs few of the hundreds there are.

To compile all of them takes longer than to bring the feeds of a small site up to date.
"""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast


class _LazyPattern(Generic[AnyStr]):
    """Has the attributes of the compiled pattern from the moment on when one of them is asked."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._typed: tuple[AnyStr, int] = (pattern, flags)

    def __getattr__(self, name: str) -> object:
        compiled: re.Pattern[AnyStr] = re.compile(*self._typed)
        for method in ("match", "fullmatch", "search", "sub", "finditer", "findall", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[object, ...]:
        return lazy_pattern, self._typed


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return `re.compile(pattern, flags)`, put off. A faulty pattern raises `re.error` then."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
