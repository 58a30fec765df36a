"""[media."URL"] in a configuration, written so that all else stays as it was typed."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError

Values = Mapping[str, str | int | float]

_HEADER = lazy_pattern(r"\s*\[")
_EMPTY = lazy_pattern(r"\s*(?:#.*)?")


def table(url: str, values: Values, above: str = "") -> str:
    """The table as text. above: `tool.feedsmith.` in a pyproject.toml."""
    lines = [f"[{above}media.{json.dumps(url, ensure_ascii=False)}]"]
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(lines) + "\n"


def with_table(text: str, url: str, values: Values, name: str) -> str:
    """The configuration with this table, in the place of the one for that address.

    What that one says and `values` do not is kept. name: of the file. Raises FeedsmithError where
    the file cannot be changed so that nothing else changes.
    """
    above = "tool.feedsmith." if name == "pyproject.toml" else ""
    before = _read(text, name)
    kept = {**_media(before, above).get(url, {}), **values}
    after = _joined(text, table(url, kept, above), above, url)
    wanted = _read(text, name)
    _media(wanted, above)[url] = kept
    try:
        sound = tomllib.loads(after) == wanted
    except tomllib.TOMLDecodeError:
        sound = False
    if not sound:
        raise FeedsmithError(
            f'{name}: the table [{above}media."{url}"] cannot be written there',
            "Put it there yourself: without --write it is printed.",
        )
    return after


def _read(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FeedsmithError(
            f"{name}: {error}", "Mend the line; values are written as in https://toml.io."
        ) from error


def _media(tables: dict[str, object], above: str) -> dict[str, dict[str, str | int | float]]:
    """The table that the addresses stand in; one of its own where there is none, or no table."""
    inner: object = tables
    for name in (*above.split(".")[:-1], "media"):
        inner = inner.setdefault(name, {}) if isinstance(inner, dict) else {}
    return inner if isinstance(inner, dict) else {}


def _joined(text: str, new: str, above: str, url: str) -> str:
    lines = text.splitlines(keepends=True)
    if "\r\n" in text:
        new = new.replace("\n", "\r\n")
    found = _extent(lines, above, url)
    if found:
        start, end = found
        return "".join(lines[:start]) + new + "".join(lines[end:])
    newline = "\r\n" if "\r\n" in text else "\n"
    ended = text if not text or text.endswith("\n") else text + newline
    return ended + (newline if ended.strip() else "") + new


def _extent(lines: list[str], above: str, url: str) -> tuple[int, int] | None:
    """The first line of the address's table, and the line behind its last key."""
    for start, line in enumerate(lines):
        if _HEADER.match(line) and _names(line) == [*above.split(".")[:-1], "media", url]:
            following = range(start + 1, len(lines))
            end = next((n for n in following if _HEADER.match(lines[n])), len(lines))
            while _EMPTY.fullmatch(lines[end - 1].rstrip("\r\n")):
                end -= 1
            return start, end
    return None


def _names(header: str) -> list[str]:
    """The keys of a table's header; none of what is no header."""
    try:
        inner: object = tomllib.loads(header)
    except tomllib.TOMLDecodeError:
        return []
    names: list[str] = []
    while isinstance(inner, dict) and len(inner) == 1:
        ((name, inner),) = inner.items()
        names.append(name)
    return names
