"""By what a program is known: another release, another plugin, another Python is another one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from feedsmith import __version__

_INSTALLED = ("site-packages", "dist-packages")


def program(makers: Iterable[object] = ()) -> str:
    """What identifies feedsmith with these functions of plugins, and all that is installed."""
    others = {file for one in makers if (file := _file_of(one)) is not None}
    places = [*sorted(_modules(str(Path(__file__).parent.parent))), *sorted(others), *installed()]
    said = "\n".join((__version__, sys.version, *map(_known, places)))
    return blake2b(said.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def installed() -> Iterator[str]:
    """The folders of packages, which change when one comes or goes."""
    return (one for one in sys.path if one.endswith(_INSTALLED))


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _modules(entry.path)


def _file_of(maker: object) -> str | None:
    module = sys.modules.get(getattr(maker, "__module__", ""))
    file = getattr(module, "__file__", None)
    return file if isinstance(file, str) else None


def _known(place: str) -> str:
    try:
        found = os.stat(place)
    except OSError:
        return f"{place} none"
    return f"{place} {found.st_size} {found.st_mtime_ns}"
