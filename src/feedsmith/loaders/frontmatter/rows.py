"""Posts in a data file: JSON, JSON Lines or CSV, each row read as a post's front matter is.

Sources: https://jsonlines.org/, https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.handlers import MAX_FILE, decode
from feedsmith.loaders.frontmatter.items import Finder, Post, Reading
from feedsmith.loaders.frontmatter.json_objects import decode as decode_json
from feedsmith.loaders.frontmatter.json_rows import rows as json_rows
from feedsmith.loaders.frontmatter.refusals import RefusedError, check_limits
from feedsmith.markdown import render
from feedsmith.problems import Place, Problem
from feedsmith.site import Site
from feedsmith.text import anchor, clean_text, fold_key

_HTML = ("contenthtml", "html")
_TEXT = ("body", "content", "contenttext", "markdown", "text")
_NAMES = ("slug", "id")


class Row(NamedTuple):
    """What stands in a row, and the line on which it begins; a text is what is wrong with it."""

    line: int
    values: Mapping[str, object] | str


def read_rows(file: Path, site: Site, find: Finder | None) -> Iterator[Post]:
    """The post in each row, with its body; what is wrong with one keeps no other out.

    find: looks among the built pages for a post whose address the row does not say. Raises OSError.
    """
    name = file.name
    text = decode(file.read_bytes(), name)
    if isinstance(text, Problem):
        yield Post(None, (text,))
        return
    try:
        rows = list(_READERS.get(file.suffix.lower(), _json)(clean_text(text)))
    except RefusedError as error:
        yield Post(None, (_unreadable(Place(name, error.line + 1), error.what),))
        return
    except csv.Error as error:
        yield Post(None, (_unreadable(Place(name), str(error)),))
        return
    for row in rows:
        yield _post(row, file, site, find)


def _post(row: Row, file: Path, site: Site, find: Finder | None) -> Post:
    line, said = row
    if isinstance(said, str):
        return Post(None, (_unreadable(Place(file.name, line), said),))
    values = _renamed(said, site.choice.keys)
    folded = {fold_key(key): value for key, value in values.items()}
    html = next((str(folded[key]) for key in _HTML if folded.get(key)), None)
    written = next((str(folded[key]) for key in _TEXT if folded.get(key)), "")
    meta = {k: v for k, v in values.items() if fold_key(k) not in (*_HTML, *_TEXT)}
    block = Block(meta, dict.fromkeys(meta, line), written, line, fence="json")
    path = PurePosixPath(f"{_name(folded, line)}.md")
    post = Reading(block, path, file, file.name, site, None, find, site.built).post()
    problems = tuple(_at(problem, line) for problem in post.problems)
    if post.item is None:
        return post._replace(problems=problems)
    body = html if html is not None else render(written)
    item = replace(post.item, body=body, place=Place(file.name, line))
    return post._replace(item=item, problems=problems)


def _renamed(said: Mapping[str, object], keys: Mapping[str, str]) -> dict[str, object]:
    """The row under front matter's names: a column that is named goes before one of that name."""
    ours = {fold_key(theirs): name for name, theirs in keys.items()}
    taken = {fold_key(name) for name, theirs in keys.items() if fold_key(theirs) in _folded(said)}
    values = {}
    for key, value in said.items():
        name = ours.get(fold_key(key))
        if name is not None or fold_key(key) not in taken:
            values[name or key] = value
    return values


def _folded(said: Mapping[str, object]) -> set[str]:
    return {fold_key(key) for key in said}


def _name(folded: Mapping[str, object], line: int) -> str:
    """What stands for the name of the file that a row is not."""
    named = next((str(folded[key]) for key in _NAMES if folded.get(key)), "")
    name = named.strip().strip("/").replace("/", "-") or anchor(str(folded.get("title") or ""))
    return name if name.strip(".") else f"row-{line}"


def _at(problem: Problem, line: int) -> Problem:
    place = problem.place
    return problem if place.line else replace(problem, place=replace(place, line=line))


def _json(text: str) -> Iterator[Row]:
    """A list of objects, or an object that holds one."""
    for line, value in json_rows(text):
        yield _object(line, value)


def _object(line: int, value: object) -> Row:
    if not isinstance(value, dict):
        return Row(line, "the row is no object")
    try:
        check_limits(value)
    except RefusedError as error:
        return Row(line, error.what)
    return Row(line, value)


def _json_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value, end = decode_json(line)
        except RefusedError as error:
            yield Row(number, error.what)
            continue
        yield _object(number, None if line[end:].strip() else value)


def _csv(text: str) -> Iterator[Row]:
    """A header, then a row a post; commas, or what spreadsheets write in their place."""
    csv.field_size_limit(MAX_FILE)  # a body may be longer than the module's 128 KiB
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    line = 2
    for row in reader:
        said = {key: Plain(value) for key, value in row.items() if key and isinstance(value, str)}
        yield Row(line, said)
        line = reader.line_num + 1


_READERS: Mapping[str, Callable[[str], Iterator[Row]]] = {
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
}


def _unreadable(place: Place, what: str) -> Problem:
    return Problem(
        code="data-unreadable",
        level="error",
        place=place,
        what=f"the data cannot be read: {what}",
        mend="Write a JSON list of objects, an object a line, or CSV with a header.",
    )
