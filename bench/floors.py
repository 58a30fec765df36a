"""Parts of feedsmith's work by the libraries alone: python bench/floors.py WORK PATH."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path


def start(_: Path) -> None:
    """Nothing but Python itself."""


def imports(_: Path) -> None:
    """The libraries that a run loads which has one post to read."""
    import sqlite3  # noqa: F401
    import tomllib  # noqa: F401

    import click  # noqa: F401
    import frontmatter  # noqa: F401
    import lxml.etree  # noqa: F401
    import msgspec  # noqa: F401
    import pyromark  # noqa: F401
    import turbohtml.clean  # noqa: F401


def states(site: Path) -> None:
    """Those, and whether any post has changed."""
    imports(site)
    for file in sorted(os.scandir(site / "content" / "posts"), key=lambda one: one.name):
        file.stat()


def read(site: Path) -> None:
    """Every post's bytes."""
    for _ in _posts(site):
        pass


def front_matter(site: Path) -> None:
    """Every post's front matter, by PyYAML's C parser."""
    import yaml

    for data in _posts(site):
        yaml.load(data.split(b"\n---\n", 1)[0], Loader=yaml.CSafeLoader)


def bodies(site: Path) -> None:
    """Every post as HTML, parsed and made safe."""
    import pyromark
    from turbohtml import parse_fragment
    from turbohtml.clean import Policy, Sanitizer

    markdown = pyromark.Markdown(
        options=pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_FOOTNOTES
    )
    sanitizer = Sanitizer(Policy())
    for data in _posts(site):
        html = markdown.html(data.split(b"\n---\n", 1)[1].decode())
        sanitizer.sanitize_node(parse_fragment(html, positions=False))


def parse(feed: Path) -> None:
    """A feed that was written, as lxml reads it."""
    import lxml.etree

    lxml.etree.parse(str(feed))


def _posts(site: Path) -> Iterator[bytes]:
    for file in sorted((site / "content" / "posts").iterdir()):
        yield file.read_bytes()


WORK: Mapping[str, Callable[[Path], None]] = {
    one.__name__: one for one in (start, imports, states, read, front_matter, bodies, parse)
}

if __name__ == "__main__":
    WORK[sys.argv[1]](Path(sys.argv[2]))
