"""Feeds that people can read in a browser: which documents are, and the CSS file that shows them.

Source: https://www.w3.org/TR/xml-stylesheet/. No XSLT and no script: browsers are giving up the
one, and readers distrust the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote

from msgspec.structs import replace

from feedsmith.configuration import FeedTable
from feedsmith.model import Document
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

_STYLE = Path(__file__).parent / "styles" / "feed.css"


def readable(documents: Iterable[Document], table: FeedTable) -> tuple[Document, ...]:
    """The documents, with the address of the CSS file if people are to read them."""
    if not table.readable:
        return tuple(documents)
    return tuple(replace(one, stylesheet=_from(one.path, table.css)) for one in documents)


def _from(document: str, file: str) -> str:
    """The address of a file relative to that of a document: `../feed.css`."""
    return quote(relpath(f"/{file}", f"/{document}/.."))


def style_file(documents: Iterable[Document], site: Site) -> dict[str, bytes]:
    """The CSS file by its path, where a document needs it: the site's own, or feedsmith's.

    A file that stands there is the site's own if it does not begin as feedsmith's does.
    """
    if not any(one.stylesheet for one in documents if one.format != "json"):
        return {}
    own = style(site.feed.accent)
    there, first = _there(site.output / site.feed.css), own.partition(b"\n")[0]
    return {site.feed.css: own if not there or there.startswith(first) else there}


def _there(file: Path) -> bytes:
    try:
        return file.read_bytes() if file.is_file() else b""
    except OSError as error:
        raise FeedsmithError(
            f"{file} cannot be read: {error.strerror}",
            "Let it be read, or name another file: css = … under [feed].",
        ) from error


def style(accent: str | None) -> bytes:
    """Feedsmith's CSS. accent: six hexadecimal digits."""
    rules = _STYLE.read_text("utf-8")
    if accent is not None:
        rules += f"\n:root {{\n  --accent: #{accent};\n}}\n"
    return rules.encode()
