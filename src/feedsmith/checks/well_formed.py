"""Whether a document can be read at all: the last look before it is published."""

import msgspec
from lxml import etree

from feedsmith.model import Format
from feedsmith.problems import Place, Problem
from feedsmith.xml import parse

_ROOTS = {"rss": "rss", "atom": "{http://www.w3.org/2005/Atom}feed"}


def check(data: bytes, format: Format, path: str) -> Problem | None:
    """A problem when these bytes are not a document of the format."""
    try:
        if format == "json":
            wrong = "items" not in msgspec.json.decode(data, type=dict[str, object])
        else:
            wrong = parse(data).tag != _ROOTS[format]
    except (etree.XMLSyntaxError, msgspec.DecodeError, UnicodeError) as error:
        return _problem(path, f"it is not well-formed: {error}")
    return _problem(path, f"it is not a document of the format {format}") if wrong else None


def _problem(path: str, what: str) -> Problem:
    return Problem(
        code="not-well-formed",
        level="error",
        place=Place(path),
        what=f"{what}; the file that stands there was left as it is",
        mend="This is a fault of feedsmith or of a plugin: report it with the post that caused it.",
    )
