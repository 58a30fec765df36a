"""Finds and reads the configuration; what cannot be used is told with its line and a remedy."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args, get_origin

import msgspec

from feedsmith.configuration.feeds import VariantTable
from feedsmith.configuration.file import Configuration
from feedsmith.configuration.groups import group_faults
from feedsmith.configuration.lines import Key, keys_of, line_of
from feedsmith.configuration.tables import FeedTable, Table
from feedsmith.configuration.values import Unfit, converted
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError, Problem

FILE = "feedsmith.toml"

_WHERE = lazy_pattern(r" - at `\$\.?(?P<path>.*)`$")
_UNKNOWN = lazy_pattern(r"Object contains unknown field `(?P<key>[^`]*)`")
_CHOICE = lazy_pattern(r"Invalid enum value '?(?P<typed>.*?)'?$")
_NAME = lazy_pattern(r"[A-Za-z0-9][A-Za-z0-9-]*")


def find_configuration(root: Path) -> Path | None:
    """`feedsmith.toml` in this folder, else a pyproject.toml that has `[tool.feedsmith]`."""
    if (root / FILE).is_file():
        return root / FILE
    pyproject = root / "pyproject.toml"
    if pyproject.is_file() and "[tool.feedsmith" in pyproject.read_text("utf-8", "replace"):
        return pyproject
    return None


def read_configuration(file: Path) -> Configuration:
    """The configuration in this file. Raises FeedsmithError naming file, line and key."""
    typed = _typed(file)
    try:
        configuration = msgspec.convert(typed.tables, Configuration, dec_hook=converted)
    except msgspec.ValidationError as error:
        raise _unfit(error, typed) from None
    _check_names(configuration, typed)
    _check_histories(configuration, typed)
    return configuration


def with_lines(problems: Iterable[Problem], file: Path) -> tuple[Problem, ...]:
    """The problems of this file with the lines of their keys."""
    text, above = file.read_text(encoding="utf-8-sig"), _above(file)
    return tuple(
        msgspec.structs.replace(
            one,
            place=msgspec.structs.replace(
                one.place, line=line_of(text, (*above, *keys_of(one.place.field)))
            ),
        )
        if one.place.field
        else one
        for one in problems
    )


class _Typed(NamedTuple):
    """A file as it was typed. above: the keys of the table that is the configuration."""

    name: str
    text: str
    tables: Mapping[str, object]
    above: tuple[str, ...]

    def fault(self, path: Sequence[Key], what: str, mend: str) -> FeedsmithError:
        """A fault of the key at this path."""
        line = line_of(self.text, (*self.above, *path))
        return FeedsmithError(f"{self.name}:{line}: {what}", mend)


def _typed(file: Path) -> _Typed:
    try:
        text = file.read_text(encoding="utf-8-sig")
        read = tomllib.loads(text)
    except OSError as error:
        raise FeedsmithError(
            f"{file} cannot be read: {error.strerror}", "Name a file that is there with --config."
        ) from error
    except ValueError as error:
        raise FeedsmithError(
            f"{file.name}: {error}", "Mend the line; values are written as in https://toml.io."
        ) from error
    above = _above(file)
    for key in above:
        read = read.get(key, {})
    return _Typed(file.name, text, read, above)


def _above(file: Path) -> tuple[str, ...]:
    return ("tool", "feedsmith") if file.name == "pyproject.toml" else ()


def _check_names(configuration: Configuration, typed: _Typed) -> None:
    for name, table in configuration.feeds.items():
        if name == "site":
            mend = "The site's own feed is described in [feed]; choose another name."
            raise typed.fault(("feeds", name), "no feed can be named `site`", mend)
        if not _NAME.fullmatch(name):
            mend = "Write letters, digits and hyphens: [feeds.newsletter]."
            raise typed.fault(("feeds", name), f"`{name}` cannot name a feed", mend)
        for fault in group_faults(name, table):
            raise typed.fault(("feeds", name, fault.key), fault.what, fault.mend)


def _check_histories(configuration: Configuration, typed: _Typed) -> None:
    tables: dict[tuple[str, ...], FeedTable | VariantTable] = {("feed",): configuration.feed}
    tables |= {("feeds", name): table for name, table in configuration.feeds.items()}
    for path, table in tables.items():
        if table.archive and table.complete:
            what = f"[{'.'.join(path)}] has both `archive` and `complete`"
            mend = "Keep one: older posts are in archives, or all are in the feed itself."
            raise typed.fault((*path, "complete"), what, mend)


def _unfit(error: msgspec.ValidationError, typed: _Typed) -> FeedsmithError:
    message = str(error)
    where = _WHERE.search(message)
    path = _told(where["path"] if where else "", typed.tables)
    what = _WHERE.sub("", message)
    shown = _shown(path)
    unknown, choice = _UNKNOWN.match(what), _CHOICE.match(what)
    if unknown:
        key, table = unknown["key"], f"[{shown}]" if shown else "the top of the file"
        mend = _nearest(key, _keys(path), f"Keys of {table}: ", 0.5)
        return typed.fault((*path, key), f"unknown key `{key}` in {table}", mend)
    mend = "See docs/configuration.md for keys."
    if choice:
        what = f"`{choice['typed']}` is not among what can be written there"
        mend = _nearest(choice["typed"], _choices(path), "Write one of ", 0.6)
    if form := _form(path) if " matching regex " in what else None:
        what, mend = f"`{_value(path, typed.tables)}` is not {form.title}", form.description or mend
    if isinstance(error.__cause__, Unfit):
        mend = error.__cause__.mend
    return typed.fault(path, f"`{shown}`: {what}", mend)


def _shown(path: Sequence[Key]) -> str:
    """A path for a message; which one of a list's values it is stands on the line itself."""
    named = path[:-1] if path and isinstance(path[-1], int) else path
    keys = (
        key if isinstance(key, int) or re.fullmatch(r"[\w-]+", key) else f'"{key}"' for key in named
    )
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)[1:]


def _nearest(typed: str, known: Sequence[str], otherwise: str, nearness: float) -> str:
    near = difflib.get_close_matches(typed, known, n=1, cutoff=nearness)
    return f"Did you mean `{near[0]}`?" if near else f"{otherwise}{', '.join(known)}."


def _told(path: str, tables: Mapping[str, object]) -> tuple[Key, ...]:
    """The keys of a path, with the name that msgspec leaves out: `feeds[...].limit`."""
    before, unnamed, rest = path.partition("[...]")
    keys = keys_of(before)
    if not unnamed:
        return keys
    (kind,) = (one for one in _kinds(keys) if get_origin(one) is dict)
    entries = cast(Mapping[str, object], _value(keys, tables))
    name = next((key for key, one in entries.items() if not _fits(one, get_args(kind)[1])), "")
    return (*keys, name, *keys_of(rest))


def _value(path: Sequence[Key], tables: Mapping[str, object]) -> object:
    """What is typed at this path."""
    found: object = tables
    for key in path:
        found = found[key]  # type: ignore[index]  # tables and lists, as the path says
    return found


def _fits(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind, dec_hook=converted)
    except msgspec.ValidationError:
        return False
    return True


def _keys(path: Sequence[Key]) -> list[str]:
    """The keys of the table at this path."""
    tables = (one for one in _kinds(path) if isinstance(one, type) and issubclass(one, Table))
    return [key for table in tables for key in table.__struct_fields__]


def _choices(path: Sequence[Key]) -> list[str]:
    """What can be written at this path."""
    return [
        str(one) for kind in _kinds(path) if get_origin(kind) is Literal for one in get_args(kind)
    ]


def _form(path: Sequence[Key]) -> msgspec.Meta | None:
    """What is told of the form of the text at this path."""
    return next((kind for kind in _kinds(path) if isinstance(kind, msgspec.Meta)), None)


def _kinds(path: Sequence[Key]) -> list[object]:
    """The types that a value at this path can have, those within unions and lists too."""
    kinds = _apart(Configuration)
    for key in path:
        below = []
        for kind in kinds:
            if get_origin(kind) is dict:
                below += _apart(get_args(kind)[1])
            elif isinstance(kind, type) and issubclass(kind, Table):
                fields = msgspec.structs.fields(kind)
                below += [
                    one for field in fields if field.name == key for one in _apart(field.type)
                ]
        kinds = kinds if isinstance(key, int) else below
    return kinds


def _apart(kind: object) -> list[object]:
    """The types that a union, a list or an annotated type is made of; others are themselves."""
    if get_origin(kind) in (dict, Literal) or not get_args(kind):
        return [kind]
    return [one for inner in get_args(kind) for one in _apart(inner)]
