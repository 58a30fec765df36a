"""What can be wrong with what an author wrote, and how to say it.

A fault in content is a `Problem` value: collected, reported, never the end of a run.
A fault of use (a wrong key, a folder that is not there) raises a `FeedsmithError`.
"""

from typing import Literal

import msgspec

Level = Literal["error", "warning", "hint"]


class Place(msgspec.Struct, frozen=True):
    """Where a problem is: `file` as the reader knows it, `line` and `column` from 1.

    field: the key as typed in a post, the path of an element or value in a feed.
    """

    file: str
    line: int | None = None
    field: str | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = (self.file, self.line, self.column)
        return ":".join(str(part) for part in parts if part is not None)


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is wrong: what, where, how to mend it.

    code: a stable name such as `date-unreadable`, the same in text, JSON and the documentation.
    level: `error` keeps a post out of the feeds or a feed from being published, `warning` costs
    readers something, `hint` is worth knowing.
    what: one sentence without the place. mend: one sentence that says what to write instead.
    spec: the address of the rule behind it, if there is one.
    """

    code: str
    level: Level
    place: Place
    what: str
    mend: str
    spec: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.what} [{self.code}]\n  {self.mend}"


class FeedsmithError(Exception):
    """A fault of use, shown without a traceback; the command ends with exit code 2."""

    def __init__(self, what: str, mend: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.what}\n  {self.mend}" if self.mend else self.what
