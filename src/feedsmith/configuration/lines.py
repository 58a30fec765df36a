"""The line of a TOML file on which a key stands. Source: https://toml.io/en/v1.0.0

Python's reader tells lines only of what it cannot read.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence

from feedsmith.patterns import lazy_pattern

Key = str | int

_HEADER = lazy_pattern(r"\s*(\[.*\])\s*(?:#.*)?")
_KEY = lazy_pattern(
    r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*="""
)


def keys_of(path: str) -> tuple[Key, ...]:
    """A path as messages show it, as keys: `podcast.funding[1].url`."""
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", path)
    return tuple(int(number) if number else name for number, name in found)


def line_of(text: str, path: Sequence[Key]) -> int:
    """The line, from 1, of the key at this path, or of what stands around it; 1 where none does."""
    entries = list(_entries(text))
    best, line, after = 0, 1, len(text.splitlines()) + 1
    for (number, keys), following in zip(
        entries, [*(number for number, _ in entries[1:]), after], strict=False
    ):
        shared = _shared(keys, path)
        if shared > best:
            best, line, after = shared, number, following
    return line if best == len(path) else _inside(text, (line, after), path[best:])


def _entries(text: str) -> Iterator[tuple[int, tuple[Key, ...]]]:
    """The lines that begin with a table's header or a key, each with its path."""
    inside: tuple[Key, ...] = ()
    seen: Counter[tuple[Key, ...]] = Counter()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        header, typed = _HEADER.fullmatch(line), _KEY.match(line)
        if header and (names := _names(header[1])):
            inside = names
            if header[1].startswith("[["):
                inside = (*names, seen[names])
                seen[names] += 1
            yield number, inside
        elif typed:
            yield number, (*inside, *_names(f"{typed[1]} = 0"))


def _names(line: str) -> tuple[str, ...]:
    """The keys of a header or a key's line; none for what is neither."""
    try:
        read: object = tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        return ()
    names = []
    while isinstance(read, dict) and len(read) == 1:
        (name, read), *_ = read.items()
        names.append(name)
    return tuple(names)


def _shared(keys: Sequence[Key], path: Sequence[Key]) -> int:
    """With how many same keys both begin."""
    pairs = list(zip(keys, path, strict=False))
    return next((n for n, (one, other) in enumerate(pairs) if one != other), len(pairs))


def _inside(text: str, lines: tuple[int, int], rest: Sequence[Key]) -> int:
    """The line of a key in an inline table, or in a list of these, of which the number is told."""
    first, after = lines
    name = next((key for key in reversed(rest) if isinstance(key, str)), "")
    index = next((key for key in rest if isinstance(key, int)), 0)
    typed = re.compile(rf"""(?<![\w-])["']?{re.escape(name)}["']?\s*=""")
    extent = list(enumerate(text.splitlines(), 1))[first - 1 : after - 1]
    found = [number for number, line in extent if name and typed.search(line)]
    return found[min(index, len(found) - 1)] if found else first
