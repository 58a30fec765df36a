"""What runs remember, in a folder beside the site's configuration that may be deleted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from feedsmith.cache.recall import Recall
    from feedsmith.media.cache import MediaFiles
    from feedsmith.site import Site

_FOLDER = ".feedsmith"
MEDIA = "media.json"
"""What is known of recordings and pictures."""


def memory(site: Site, name: str) -> Path | None:
    """The file of this name; `None` where it would be served, for the site is its output alone."""
    return None if site.root.is_relative_to(site.output) else site.root / _FOLDER / name


def media_files(site: Site) -> MediaFiles:
    """The site's recordings and pictures, with what earlier runs read of them."""
    from feedsmith.media.cache import MediaFiles

    known = memory(site, MEDIA)
    return MediaFiles.load(known, site.root) if known else MediaFiles(root=site.root)


def keep(file: Path, save: Callable[[Path], None]) -> None:
    """Save a file of the folder, out of git's sight: only time is lost where it cannot be."""
    with suppress(OSError, FeedsmithError):
        save(file)
        _hide(file.parent)


@contextmanager
def recalling(
    site: Site, *, by_content: bool = False, is_kept: bool = True
) -> Iterator[Recall | None]:
    """What earlier runs read of the site, kept again when the context closes; `None` without.

    by_content: whether files are known by what is in them, and not by their time of change.
    is_kept: whether it is written too.
    """
    file = memory(site, "cache.sqlite")
    store = None
    if file is not None and (is_kept or file.is_file()):
        with suppress(ImportError, OSError):  # some Pythons are built without SQLite
            from feedsmith.cache.program import program
            from feedsmith.cache.store import Store
            from feedsmith.plugins import installed

            store = Store(file, program((*site.generator, *installed().makers)))
            _hide(file.parent)
    if store is None:
        yield None
        return
    from feedsmith.cache.recall import Recall

    recall = Recall(store, site.now, time.time_ns(), by_content=by_content)
    try:
        yield recall
        if is_kept:
            recall.close()
    finally:
        store.abandon()


def _hide(folder: Path) -> None:
    ignore = folder / ".gitignore"
    if folder.is_dir() and not ignore.exists():
        ignore.write_text("*\n", "utf-8")
