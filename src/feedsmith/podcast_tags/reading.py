"""Reads tables as podcast tags, by their shapes; what is wrong becomes problems."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from feedsmith.podcast_tags.shapes import PLAIN, Attribute, Child, Kind, Level, Shape
from feedsmith.podcast_tags.tables import ROWS
from feedsmith.podcast_tags.values import WANTED, Locate, said, type_of_file, web_address, written
from feedsmith.problems import Place, Problem
from feedsmith.shows import Tag
from feedsmith.text import fold_key, shorten

_SPEC = "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/{}.md"


def read_tags(
    table: Mapping[str, object],
    level: Level,
    place: Callable[[str], Place],
    locate: Locate = web_address,
) -> tuple[tuple[Tag, ...], list[Problem]]:
    """The tags that a table of `[podcast]` or an episode holds, and what is wrong with them.

    Keys that are not of this level are passed over; a tag that can't be written is left out.
    place: of a key's path, such as `value.recipients[1].split`. locate: from a reference as typed
    to an address; without it, only web addresses are any.
    """
    typed = {fold_key(str(key)): (str(key), value) for key, value in table.items()}
    reader = _Reader(place, locate)
    tags: list[Tag] = []
    for key, row in ROWS.items():
        name, value = typed.get(fold_key(key), (key, None))
        if level in row.levels:
            tags += reader.tags(Child(row.shape, row.many), value, name)
    return tuple(tags), reader.problems


def snake(name: str) -> str:
    """A name as authors type it: `feedGuid` is `feed_guid`, `aspect-ratio` `aspect_ratio`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).replace("-", "_").lower()


class _Table:
    """A typed table by folded keys; what has been asked for is known."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = {fold_key(str(key)): (str(key), value) for key, value in values.items()}

    def first(self, *keys: str) -> tuple[str, object]:
        """The first of these keys that has a value, as typed; else the first key and nothing."""
        for key in keys:
            found = self.values.get(fold_key(key))
            if found is not None and found[1] not in (None, "", [], {}):
                return found
        return keys[0], None


class _Left(Exception):
    """A tag is left out, for something that it needs is missing or wrong; that has been said."""


class _Reader:
    """Reads values and keeps what is wrong with them."""

    def __init__(self, place: Callable[[str], Place], locate: Locate) -> None:
        self.place = place
        self.locate = locate
        self.problems: list[Problem] = []

    def tags(self, child: Child, value: object, path: str) -> Iterator[Tag]:
        """The tags of one key: of a value, or of each in a list."""
        values = _several(child.shape, value)
        if len(values) > 1 and not child.many:
            what = f"{path} can be said once, and is said {len(values)} times"
            self.wrong(child.shape, path, what, "Keep one; only the first is written.")
            values = values[:1]
        for number, one in enumerate(values):
            at = f"{path}[{number}]" if len(values) > 1 else path
            with suppress(_Left):
                yield self.tag(child.shape, one, at)

    def tag(self, shape: Shape, value: object, path: str) -> Tag:
        """One tag; raises _Left where something that it needs is missing or wrong."""
        table = self.table(shape, value, path)
        if shape.alone and said(table.first(shape.alone[0])[1]) == shape.alone[1]:
            return Tag(name=shape.tag, attributes=dict([shape.alone]))
        self.unknown(shape, table, path)
        attributes = {
            one.name: found
            for one in shape.attributes
            if (found := self.attribute(shape, one, table, path)) is not None
        }
        return Tag(
            name=shape.tag,
            text=self.text(shape, table, path),
            attributes={**shape.fixed, **attributes},
            children=tuple(self.children(shape, table, path)),
        )

    def table(self, shape: Shape, value: object, path: str) -> _Table:
        """The table of a tag, whatever short form it was typed in."""
        if isinstance(value, Mapping):
            return _Table(value)
        if shape.short is not None and said(value) is not None:
            return _Table({shape.short: value})
        keys = ", ".join(_known(shape)[0])
        what = f"{path} is {_told(value)}, and not a table"
        self.wrong(shape, path, what, f"Write it as a table with these keys: {keys}.")
        raise _Left

    def unknown(self, shape: Shape, table: _Table, path: str) -> None:
        """Reports the keys that mean nothing here."""
        shown, known = _known(shape)
        for folded, (key, _) in table.values.items():
            if folded in known:
                continue
            near = difflib.get_close_matches(key, shown, n=1, cutoff=0.6)
            mend = f"Did you mean {near[0]}?" if near else f"Keys of it are: {', '.join(shown)}."
            what = f"{key} is no key of {path}"
            self.wrong(shape, f"{path}.{key}", what, mend, code="podcast-tag-key")

    def attribute(self, shape: Shape, one: Attribute, table: _Table, path: str) -> str | None:
        """What an attribute says; raises _Left where it must be there and can't."""
        key, value = table.first(snake(one.name), *one.also)
        if one.kind == "type" and value is None:
            value = type_of_file([value for _, value in table.values.values()])
        at = f"{path}.{key}"
        if value is None:
            if one.required:
                self.wrong(shape, at, f"{path} has no {key}", _wanted(key, one.kind, one.choices))
                raise _Left
            return None
        found = written(value, one.kind, self.locate)
        if found is not None and (not one.choices or found in one.choices):
            return found
        what = f"{at} is {_told(value)}, not {_noun(one.kind, one.choices)}"
        self.wrong(shape, at, what, _wanted(key, one.kind, one.choices))
        if one.required:
            raise _Left
        return None

    def text(self, shape: Shape, table: _Table, path: str) -> str | None:
        """What stands in the element; raises _Left where it must be there and isn't."""
        if not shape.text:
            return None
        key, value = table.first(*shape.text)
        found = written(value, shape.text_kind, self.locate)
        if found is not None or (value is None and not shape.needs_text):
            return found or shape.default_text
        what = (
            f"{path} has no {key}"
            if value is None
            else f"{path}.{key} is {_told(value)}, not {_noun(shape.text_kind)}"
        )
        self.wrong(shape, f"{path}.{key}", what, _wanted(key, shape.text_kind))
        raise _Left

    def children(self, shape: Shape, table: _Table, path: str) -> Iterator[Tag]:
        """The tags within a tag; raises _Left where one must be there and none is."""
        for name, child in shape.children.items():
            key, value = table.first(name, *child.also)
            found = tuple(self.tags(child, value, f"{path}.{key}"))
            if child.needed and not found:
                if value is None:
                    what = f"{path} has no {key}"
                    self.wrong(shape, f"{path}.{key}", what, f"Give it {key}.")
                raise _Left
            yield from found

    def wrong(
        self, shape: Shape, path: str, what: str, mend: str, code: str = "podcast-tag"
    ) -> None:
        """Keeps a problem at a key."""
        document = snake("liveItem" if shape.tag in PLAIN else shape.tag).replace("_", "-")
        self.problems.append(
            Problem(
                code=code,
                level="warning",
                place=self.place(path),
                what=what,
                mend=mend,
                spec=_SPEC.format(document),
            )
        )


def _several(shape: Shape, value: object) -> list[object]:
    """The values of a key, each a tag; a false one, as `podping: false`, is none."""
    if value in (None, "", [], {}, False, "false"):
        return []
    if shape.inner is not None and not _has(value, shape.inner):
        return [{shape.inner: value}]
    if shape.keyed and isinstance(value, Mapping) and not _has(value, shape.short or ""):
        return [{shape.short: key, shape.keyed: one} for key, one in value.items()]
    return value if isinstance(value, list) else [value]


def _has(value: object, key: str) -> bool:
    return isinstance(value, Mapping) and fold_key(key) in {fold_key(str(one)) for one in value}


def _known(shape: Shape) -> tuple[list[str], set[str]]:
    """The keys of a tag's table: those to show, and all that are understood, folded."""
    shown = [*shape.text[:1], *(snake(one.name) for one in shape.attributes), *shape.children]
    also = [key for one in shape.attributes for key in one.also]
    also += [key for one in shape.children.values() for key in one.also]
    return shown, {fold_key(key) for key in (*shown, *shape.text, *also)}


def _wanted(key: str, kind: Kind, choices: tuple[str, ...] = ()) -> str:
    return f"Write {' or '.join(choices) if choices else WANTED[kind]} as {key}."


def _noun(kind: Kind, choices: tuple[str, ...] = ()) -> str:
    return " or ".join(choices) if choices else WANTED[kind].partition(",")[0]


def _told(value: object) -> str:
    """A value as messages show it."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{shorten(said(value) or "", 60)}"'
