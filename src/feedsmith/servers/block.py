"""A block of lines that is feedsmith's own, in a file that is somebody else's."""

from __future__ import annotations

import re

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

_BEGIN = "# feedsmith: begin. These lines are written by `feedsmith headers --write`."
_END = "# feedsmith: end"
_FOUND = lazy_pattern(
    rb"^# feedsmith: begin\b[^\r\n]*(?:\r\n|\n).*?^# feedsmith: end[ \t]*(?:\r\n|\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_MARK = lazy_pattern(rb"^# feedsmith: (?:begin|end)\b", re.MULTILINE)


def with_block(data: bytes, lines: str, file: str) -> bytes:
    """The file's bytes with these lines in their block, which is added at the end.

    Line ends are the file's own; what stands outside of the block stays. Raises FeedsmithError
    where the marks of the block are not a pair.
    """
    ending = b"\r\n" if b"\r\n" in data else b"\n"
    text = f"{_BEGIN}\n{lines.rstrip()}\n{_END}\n"
    block = text.encode().replace(b"\n", ending)
    found = _FOUND.search(data)
    rest = data[: found.start()] + data[found.end() :] if found else data
    if _MARK.search(rest):
        raise FeedsmithError(
            f"the marks of feedsmith's block in {file} are not one pair",
            f"Let there be one line `{_END.replace('end', 'begin')} …` and one `{_END}` after it, "
            "or delete them with what is between.",
        )
    if found:
        return data[: found.start()] + block + data[found.end() :]
    gap = b"" if not data else ending if data.endswith(b"\n") else ending * 2
    return data + gap + block
