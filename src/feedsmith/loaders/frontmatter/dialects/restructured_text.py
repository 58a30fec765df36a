"""The head of a reStructuredText document: its title and the field list beside it.

Source: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#document-structure
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from feedsmith.loaders.frontmatter.block import Plain
from feedsmith.loaders.frontmatter.dialects.written import Field
from feedsmith.patterns import lazy_pattern
from feedsmith.text import one_line

_FIELD = lazy_pattern(r":(?P<name>[^:\s](?:[^:\n]*[^:\s])?):(?:[ \t]+(?P<value>.*))?[ \t]*$")
_RULE = lazy_pattern(r"([!-/:-@\[-`{-~])\1*[ \t]*$")
_COMMENT = lazy_pattern(r"\.\.(?:$|[ \t]+(?!.*?[^\s:]::(?:[ \t]|$)))")
_LONGEST = 1000
_EXPLICIT = lazy_pattern(r"\.\.(?:$|[ \t])")
_MARKUP = (
    (lazy_pattern(r"``(.+?)``"), r"\1"),
    (lazy_pattern(r":[\w.+-]+:`([^`<]+?)(?:\s*<[^`>]*>)?`"), r"\1"),
    (lazy_pattern(r"`([^`<]+?)\s*<[^`>]*>`__?"), r"\1"),
    (lazy_pattern(r"(?<!\w)(\*{1,2})(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (lazy_pattern(r"(?<!\w)`([^`]+)`_{0,2}"), r"\1"),
    (lazy_pattern(r"\\(\S)"), r"\1"),
)


class Head(NamedTuple):
    """What stands above the text: the title with its line, the fields, how many lines they take."""

    title: Field | None
    fields: tuple[Field, ...]
    lines: int


def read_head(lines: Sequence[str]) -> Head:
    """The first title, and the fields right above or below it. Lines have no ends."""
    above, began = read_fields(lines, _skip(lines, 0, _COMMENT))
    title, at = _title(lines, _skip(lines, began, _EXPLICIT))
    if title is None:
        return Head(None, tuple(above), began if above else 0)
    below, after = read_fields(lines, _skip(lines, at, _COMMENT))
    return Head(title, (*above, *below), after if below else at)


def read_fields(lines: Sequence[str], at: int) -> tuple[list[Field], int]:
    """The fields that begin on a line, and the line after them; continued lines are indented."""
    found: list[Field] = []
    while at < len(lines) and (match := _FIELD.match(lines[at])):
        first = at
        parts = [match["value"] or ""]
        at += 1
        while at < len(lines) and _goes_on(lines, at):
            parts.append(lines[at].strip())
            at += 1
        items = _items(parts)
        value: object = items or Plain(one_line(" ".join(parts)))
        found.append(Field(match["name"], value, first + 1))
    return found, at


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line belongs to what is above: indented, or blank with more of it below."""
    if lines[at].strip():
        return lines[at][0] in " \t"
    return at + 1 < len(lines) and lines[at + 1][:1] in (" ", "\t") and bool(lines[at + 1].strip())


def _items(parts: Sequence[str]) -> list[str]:
    """The items of a value that is a bullet list, as docutils' `:authors:` may be."""
    said = [part for part in parts if part.strip()]
    bulleted = bool(said) and all(part.startswith(("- ", "* ", "+ ")) for part in said)
    return [part[2:].strip() for part in said] if bulleted else []


def _skip(lines: Sequence[str], at: int, passed: re.Pattern[str]) -> int:
    """The next line that is neither blank nor part of a comment, a link target or the like."""
    while at < len(lines):
        if not lines[at].strip():
            at += 1
        elif passed.match(lines[at]):
            at += 1
            while at < len(lines) and lines[at][:1] in (" ", "\t"):
                at += 1
        else:
            break
    return at


def _title(lines: Sequence[str], at: int) -> tuple[Field | None, int]:
    """The title on a line, under a rule of signs or between two."""
    over = at < len(lines) and _RULE.match(lines[at]) is not None
    text = at + 1 if over else at
    if text + 1 >= len(lines) or not lines[text].strip() or not _RULE.match(lines[text + 1]):
        return None, at
    if not over and lines[text][0] in " \t":
        return None, at
    return Field("title", plain(lines[text].strip()), text + 1), text + 2


def plain(text: str) -> str:
    """A title without inline markup."""
    if len(text) > _LONGEST:
        return text
    for pattern, shown in _MARKUP:
        text = pattern.sub(shown, text)
    return text
