"""What other packages bring, by their entry points.

See https://packaging.python.org/en/latest/specifications/entry-points/.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from feedsmith.problems import FeedsmithError


def brought(group: str) -> Iterator[tuple[str, object]]:
    """Yield name and object of each entry point of `feedsmith.<group>`, in the order of names.

    Raises FeedsmithError where one cannot be loaded.
    """
    if not any(map(_may_bring, sys.path)):
        return
    from importlib import metadata  # takes as long to import as all writers together

    for point in sorted(metadata.entry_points(group=f"feedsmith.{group}"), key=lambda p: p.name):
        try:
            yield point.name, point.load()
        except Exception as error:
            raise FeedsmithError(
                f"The plugin {point.value} cannot be loaded: {error}",
                "Update or remove the package that brings it.",
            ) from error


def _may_bring(place: str) -> bool:
    """Whether a package in this folder has entry points of ours; an archive might."""
    try:
        with os.scandir(place or os.curdir) as entries:
            return any(_names_us(entry.path) for entry in entries if _is_package(entry.name))
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _is_package(name: str) -> bool:
    return name.endswith((".dist-info", ".egg-info", ".egg"))


def _names_us(package: str) -> bool:
    if package.endswith(".egg"):
        return True
    try:
        return b"[feedsmith." in Path(package, "entry_points.txt").read_bytes()
    except OSError:
        return False
