"""Output paths: names that mean one file below the output folder on every system.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

TEMPORARY_PREFIX = ".feedsmith-"

_FORBIDDEN = ':*?"<>|'
_DEVICE = lazy_pattern(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[1-9¹²³]) *(\..*)?", re.DOTALL)


def path_problems(paths: Iterable[str], file: str = "feedsmith.toml") -> tuple[Problem, ...]:
    """What keeps these output paths from being written: the unsound ones first, then the doubled.

    A path is relative to the output folder, with `/` on every system. file: where it is configured.
    """
    sound, problems = [], []
    for path in paths:
        fault = _fault(path)
        if fault is None:
            sound.append(path)
        else:
            what, mend = fault
            problems.append(
                _problem("output-path", file, f"output path {_shown(path)} {what}", mend)
            )
    return (*problems, *_collisions(sound, file))


def targets(folder: Path, paths: Collection[str]) -> Iterator[Path]:
    """The file that each path names below `folder`, its folders resolved and its own name not.

    Raises FeedsmithError when a path is not a sound one, or a symbolic link leads outside.
    """
    for problem in path_problems(paths):
        raise FeedsmithError(problem.what, problem.mend)
    parents: dict[Path, Path] = {}
    for path in paths:
        named = folder / path
        if named.parent not in parents:
            parents[named.parent] = _parent(named, folder)
        yield parents[named.parent] / named.name


def _parent(named: Path, folder: Path) -> Path:
    try:
        parent = named.parent.resolve()
        is_inside = parent.is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise FeedsmithError(
            f"Cannot find the folder of {named}: {error}",
            "Remove the symbolic links that lead in a circle, then run again.",
        ) from error
    if not is_inside:
        raise FeedsmithError(
            f"{named} lies outside of the output folder: a symbolic link leads to {parent}",
            "Replace the link by a folder, or choose another output path.",
        )
    return parent


def _fault(path: str) -> tuple[str, str] | None:
    """What is wrong with one path, and how to mend it."""
    if not path:
        return "is empty", "Write a file name such as feed.xml."
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in path):
        return "holds a control character", "Write it without line breaks, tabs and NUL."
    if "\\" in path:
        return "holds a backslash", "Separate folders by /, on Windows too."
    if path.startswith("/"):
        return "is absolute", "Write it relative to the output folder, such as blog/feed.xml."
    if any(character in _FORBIDDEN for character in path):
        return f"holds one of {' '.join(_FORBIDDEN)}", "Windows has no such names: leave it out."
    return next(filter(None, map(_part_fault, path.split("/"))), None)


def _part_fault(part: str) -> tuple[str, str] | None:
    if not part:
        return "has an empty part", "Write a single / between folders and none at the end."
    if part in (".", ".."):
        return f'has the part "{part}"', "Name the file's folders from the output folder down."
    if part[-1] == "." or part[-1].isspace():
        return "has a part that ends in a dot or blank", "Windows drops that sign: leave it out."
    if _DEVICE.fullmatch(part.casefold()):
        return f'has the part "{part}", a device on Windows', "Choose another name."
    if part.casefold().startswith(TEMPORARY_PREFIX):
        return f'has the part "{part}", a name of temporary files', "Choose another name."
    return None


def _collisions(paths: list[str], file: str) -> Iterable[Problem]:
    """Pairs that are one file, or a file and a folder, where case or composition is not kept."""
    files: dict[str, str] = {}
    folders = {folder: path for path in paths for folder in _folders(_folded(path))}
    for path in paths:
        folded = _folded(path)
        first = files.get(folded)
        files.setdefault(folded, path)
        if first == path:
            what = f"two outputs are {_shown(path)}"
        elif first is not None:
            what = f"outputs {_shown(first)} and {_shown(path)} are one file on some systems"
        elif folded in folders:
            what = f"output {_shown(path)} is also a folder of output {_shown(folders[folded])}"
        else:
            continue
        yield _problem("output-path-doubled", file, what, "Give one of the two another name.")


def _folders(path: str) -> Iterable[str]:
    """`a` and `a/b` for `a/b/c`."""
    return (path[: slash.start()] for slash in re.finditer("/", path))


def _folded(path: str) -> str:
    """The path as systems compare it that ignore case and composition."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


def _shown(path: str) -> str:
    """The path in quotes, on one line and printable."""
    return '"' + "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in path) + '"'


def _problem(code: str, file: str, what: str, mend: str) -> Problem:
    return Problem(code=code, level="error", place=Place(file), what=what, mend=mend)
