"""What runs remember, in a folder beside the site's configuration that may be deleted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from feedsmith.site import Site

CACHE = ".feedsmith"


def memory(site: Site, name: str) -> Path | None:
    """The file of this name; `None` where it would be served, for the site is its output alone."""
    return None if site.root.is_relative_to(site.output) else site.root / CACHE / name


def keep(file: Path, save: Callable[[Path], None]) -> None:
    """Save a file of the folder, out of git's sight: only time is lost where it cannot be."""
    with suppress(OSError, FeedsmithError):
        save(file)
        ignore = file.parent / ".gitignore"
        if file.parent.is_dir() and not ignore.exists():
            ignore.write_text("*\n", "utf-8")
