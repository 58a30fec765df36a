"""A folder of posts: which files there are, and the item that each gives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from feedsmith.built import Output
from feedsmith.loaders.frontmatter.files import fits, source_files
from feedsmith.loaders.frontmatter.items import Finder, Post, Reading
from feedsmith.loaders.frontmatter.reading import read_source
from feedsmith.problems import Place, Problem
from feedsmith.site import Site

__all__ = ["Post", "SourceFile", "post_files", "read_post", "shown_name"]


SourceFile = tuple[Path, str]
"""A content folder, and the path of a file in it: as a `Path` it would take six times as much."""


def post_files(site: Site) -> Iterator[SourceFile]:
    """Each file that can be a post."""
    own = (site.output, *(site.root / name for name in ("node_modules", "vendor")))
    for folder in site.content:
        for file in source_files(folder, own, site.generator.endings):
            path = site.source_path(file, folder)
            if site.generator.is_post(path, site.detected) and _is_chosen(file, folder, site):
                yield folder, file


def _is_chosen(file: str, folder: Path, site: Site) -> bool:
    wanted, unwanted = site.choice.posts, site.choice.exclude
    if not wanted and not unwanted:
        return True
    return fits(PurePosixPath(Path(file).relative_to(folder).as_posix()), wanted, unwanted)


def read_post(
    folder: Path,
    file: str | Path,
    site: Site,
    built: Output | None,
    find: Finder | None = None,
    files: Output | None = None,
) -> Post:
    """The item that a file holds, without its body.

    built: the build's output, where there is one: a post without a page in it is not published.
    find: looks among the built pages for a post that does not stand where the rule says.
    files: the output as another post has looked into it, to look into folders once.
    """
    file = Path(file)
    name = shown_name(file, site)
    try:
        block = read_source(file, name, site.generator.dialects).block
    except OSError as error:
        return Post(None, (_unreadable(name, error),))
    if isinstance(block, Problem):
        return Post(None, (block,))
    path = site.source_path(file, folder)
    return Reading(block, path, file, name, site, built, find, files or site.built).post()


def shown_name(file: Path, site: Site) -> str:
    """The file as its author knows it, below the site's root; other bytes shown as such."""
    typed, root = str(file), f"{site.root}{os.sep}"
    below = typed[len(root) :] if typed.startswith(root) else os.path.relpath(file, site.root)
    return below if below.isascii() else os.fsencode(below).decode("utf-8", "backslashreplace")


def _unreadable(name: str, error: OSError) -> Problem:
    return Problem(
        code="file-unreadable",
        level="error",
        place=Place(name),
        what=f"the file cannot be read: {error.strerror}",
        mend="Give the user who runs feedsmith the right to read it.",
    )
