"""Posts in a data file: JSON, JSON Lines or CSV, each row read as a post's front matter is.

Sources: https://jsonlines.org/, https://www.rfc-editor.org/rfc/rfc4180
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from feedsmith.loaders.frontmatter.block import Block, Plain
from feedsmith.loaders.frontmatter.handlers import decode
from feedsmith.loaders.frontmatter.items import Finder, Post, Reading
from feedsmith.markdown import render
from feedsmith.problems import Place, Problem
from feedsmith.site import Site
from feedsmith.text import clean_text, fold_key

_HTML = ("contenthtml", "html")
_TEXT = ("body", "content", "contenttext", "markdown", "text")
_LISTS = ("items", "posts", "entries", "articles", "data")

Row = tuple[int, Mapping[str, object]]


def read_rows(file: Path, site: Site, find: Finder | None) -> Iterator[Post]:
    """The post in each row, with its body. Raises OSError.

    find: looks among the built pages for a post whose address the row does not say.
    """
    name = file.name
    text = decode(file.read_bytes(), name)
    if isinstance(text, Problem):
        yield Post(None, (text,))
        return
    try:
        rows = list(_READERS.get(file.suffix.lower(), _json)(clean_text(text)))
    except (ValueError, RecursionError, csv.Error) as error:
        yield Post(None, (_unreadable(name, error),))
        return
    for line, row in rows:
        yield _post(row, line, file, site, find)


def _post(
    row: Mapping[str, object], line: int, file: Path, site: Site, find: Finder | None
) -> Post:
    keys = {fold_key(theirs): ours for ours, theirs in site.choice.keys.items()}
    values = {keys.get(fold_key(str(key)), str(key)): value for key, value in row.items()}
    folded = {fold_key(key): value for key, value in values.items()}
    html = next((str(folded[key]) for key in _HTML if folded.get(key)), None)
    written = next((str(folded[key]) for key in _TEXT if folded.get(key)), "")
    meta = {k: v for k, v in values.items() if fold_key(k) not in (*_HTML, *_TEXT)}
    slug = str(folded.get("slug") or folded.get("id") or f"row-{line}")
    path = PurePosixPath(slug.replace("/", "-"))
    block = Block(meta, dict.fromkeys(meta, line), written, line, fence="json")
    post = Reading(block, path, file, file.name, site, None, find).post()
    if post.item is None:
        return post
    body = html if html is not None else render(written)
    place = Place(file.name, line)
    return post._replace(item=replace(post.item, body=body, place=place))


def _json(text: str) -> Iterator[Row]:
    """A list of objects, or an object that holds one; rows are counted from 1."""
    read = json.loads(text, parse_float=Plain, parse_int=Plain)
    if isinstance(read, dict):
        read = next((read[key] for key in _LISTS if isinstance(read.get(key), list)), None)
    if not isinstance(read, list):
        raise ValueError("it holds no list of posts")
    yield from ((number, row) for number, row in enumerate(read, 1) if isinstance(row, dict))


def _json_lines(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            row = json.loads(line, parse_float=Plain, parse_int=Plain)
            if not isinstance(row, dict):
                raise ValueError(f"line {number} is no object")
            yield number, row


def _csv(text: str) -> Iterator[Row]:
    """A header, then a row a post. The line is that on which the row ends."""
    reader = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True)
    for row in reader:
        said = {key: Plain(value) for key, value in row.items() if key and isinstance(value, str)}
        yield reader.line_num, said


_READERS: Mapping[str, Callable[[str], Iterator[Row]]] = {
    ".json": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
    ".csv": _csv,
}


def _unreadable(name: str, error: Exception) -> Problem:
    return Problem(
        code="data-unreadable",
        level="error",
        place=Place(name, getattr(error, "lineno", None)),
        what=f"the data cannot be read: {error}",
        mend="Write a JSON list of objects, an object a line, or CSV with a header.",
    )
