"""Which source files there are: regular files below the content folder, and nothing else.

A fifo named `.md` hangs for ever, a symbolic link may read `/etc/passwd` or lead in a circle: links
and special files are passed over.
"""

import os
from collections.abc import Container, Iterator, Sequence
from pathlib import Path, PurePosixPath

from feedsmith.generators import ENDINGS


def source_files(
    folder: Path, leave_out: Sequence[Path] = (), endings: Container[str] = ENDINGS
) -> Iterator[str]:
    """The paths of files with one of the endings, in an order that no file system decides.

    leave_out: folders that are not gone into, such as the build's output. Hidden folders and
    `node_modules` are never gone into; hidden files (macOS leaves `._post.md`) are no sources.
    """
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: os.fsencode(entry.name))
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if name != "node_modules" and Path(entry.path) not in leave_out:
                yield from source_files(Path(entry.path), leave_out, endings)
        elif entry.is_file(follow_symlinks=False) and _ending(name) in endings:
            yield entry.path


def _ending(name: str) -> str:
    return "." + name.rpartition(".")[2].lower() if "." in name else ""


def fits(path: PurePosixPath, wanted: Sequence[str], unwanted: Sequence[str]) -> bool:
    """Whether a path is among the wanted patterns (all, when there are none) and no unwanted one.

    `*` stands for any signs but `/`, `**` for any folders.
    """
    return (not wanted or any(_match(path, pattern) for pattern in wanted)) and not any(
        _match(path, pattern) for pattern in unwanted
    )


def _match(path: PurePosixPath, pattern: str) -> bool:
    return _match_parts(path.parts, tuple(part for part in pattern.split("/") if part))


def _match_parts(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_match_parts(parts[n:], pattern[1:]) for n in range(len(parts) + 1))
    return (
        bool(parts)
        and PurePosixPath(parts[0]).match(pattern[0])
        and _match_parts(parts[1:], pattern[1:])
    )
