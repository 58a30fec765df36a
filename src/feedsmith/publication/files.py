"""Atomic publishing: a reader meets the old file or the new one, never a part of one.

Source: https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html
"""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from feedsmith.problems import FeedsmithError
from feedsmith.publication.paths import TEMPORARY_PREFIX, path_problems, target

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

State = Literal["created", "changed", "unchanged"]

_TEMPORARY = re.compile(re.escape(TEMPORARY_PREFIX) + "[0-9a-f]{32}")
_NEW_MODE = 0o666  # the system takes the umask off
_BINARY = getattr(os, "O_BINARY", 0)  # Windows writes \n as \r\n without it
_MENDS = {
    errno.ENOSPC: "Free some space on that disk, then run again.",
    errno.EDQUOT: "Free some of your space on that disk, then run again.",
    errno.EACCES: "Let this user write in that folder, and close what holds the file open.",
    errno.EPERM: "Let this user write in that folder, and close what holds the file open.",
    errno.EROFS: "Make that disk writable, or choose another output folder.",
    errno.ENOTDIR: "Remove the file that stands where a folder is needed, then run again.",
    errno.EEXIST: "Remove the file that stands where a folder is needed, then run again.",
    errno.ENAMETOOLONG: "Choose a shorter output path.",
}


class Written(NamedTuple):
    """What became of one output. path: as asked for. file: where it lies, links resolved."""

    path: str
    file: Path
    state: State


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs from writing to `folder`, which is created if missing.

    The system lets go of the lock when the process ends, however it ends; nothing is left in the
    folder. Raises FeedsmithError when another run has it, and for what the system refuses to read
    meanwhile.
    """
    with _blaming(folder, "lock"):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _lock(folder)
    try:
        yield
    except OSError as error:
        raise _refusal("read", error.filename or folder, error) from error
    finally:
        with suppress(OSError):
            os.close(descriptor)


def replace_files(
    folder: Path, outputs: Mapping[str, bytes], first: Path | None = None, data: bytes = b""
) -> tuple[Written, ...]:
    """Put all outputs in place below `folder`, in their order; hold its lock meanwhile.

    first: a file that is replaced by `data`, wherever it lies, and flushed before all of them.
    Files that have their bytes already are left alone. All others are written beside their targets
    and flushed before the first is renamed. Raises FeedsmithError: then no temporary file is left,
    each target is whole, and if it was a rename that failed, the targets before it are new.
    """
    batches = [(first.parent, {first.name: data})] if first is not None else []
    compared = [
        (result, contents[result.path])
        for place, contents in (*batches, (folder, outputs))
        for result in _compared(place, contents)
    ]
    _sweep(dict.fromkeys(result.file.parent for result, _ in compared))
    changed = [pair for pair in compared if pair[0].state != "unchanged"]
    with ExitStack() as undo:
        touched = dict.fromkeys(
            touched for result, _ in changed for touched in _make_folder(result.file.parent, undo)
        )
        staged = [(_stage(result.file, content, undo), result.file) for result, content in changed]
        for temporary, file in staged:
            with _blaming(file, "replace"):
                os.replace(temporary, file)  # noqa: PTH105 -- the call that tests make fail
            if first is not None and file == compared[0][0].file:
                _flush_folder(file.parent)  # a power cut may not keep a feed and lose this
        undo.pop_all()
    for directory in touched:
        _flush_folder(directory)
    return tuple(result for result, _ in compared)


def _compared(folder: Path, outputs: Mapping[str, bytes]) -> tuple[Written, ...]:
    """What has to become of each output; nothing is written yet."""
    for problem in path_problems(outputs):
        raise FeedsmithError(problem.what, problem.mend)
    owners: dict[Path, str] = {}
    results = []
    for path, content in outputs.items():
        file = target(folder, path)
        if owners.setdefault(file, path) != path:
            raise FeedsmithError(
                f"{path} and {owners[file]} are the same file {file}, by a symbolic link",
                "Remove the link, or give one of the two another name.",
            )
        with _blaming(file, "read"):
            results.append(Written(path, file, _state(file, content)))
    return tuple(results)


def _state(file: Path, content: bytes) -> State:
    """How the file stands to its content. What is no regular file is changed into one."""
    try:
        status = file.lstat()
    except FileNotFoundError:
        return "created"
    if stat.S_ISDIR(status.st_mode):
        raise FeedsmithError(
            f"Cannot write {file}: there is a folder of that name",
            "Remove the folder, or choose another output path.",
        )
    may_be_same = stat.S_ISREG(status.st_mode) and status.st_size == len(content)
    return "unchanged" if may_be_same and file.read_bytes() == content else "changed"


def _sweep(directories: Iterable[Path]) -> None:
    """Remove what killed runs left behind; what cannot be removed costs nobody anything."""
    for directory in directories:
        with suppress(OSError), os.scandir(directory) as entries:
            for entry in entries:
                if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    with suppress(OSError):
                        Path(entry.path).unlink()


def _make_folder(directory: Path, undo: ExitStack) -> tuple[Path, ...]:
    """Make a folder with its parents; all folders whose entries change by what goes in it."""
    with _blaming(directory, "make"):
        if directory.is_dir() or directory == directory.parent:
            return (directory,)
    above = _make_folder(directory.parent, undo)
    with _blaming(directory, "make"):
        directory.mkdir(exist_ok=True)
    undo.callback(_remove_empty, directory)
    return (*above, directory)


def _remove_empty(directory: Path) -> None:
    with suppress(OSError):
        directory.rmdir()


def _stage(file: Path, content: bytes, undo: ExitStack) -> Path:
    """Write and flush a new file beside `file`, with its mode."""
    temporary = file.with_name(TEMPORARY_PREFIX + os.urandom(16).hex())
    undo.callback(_remove, temporary)
    with _blaming(file, "write"):
        mode = _kept_mode(file)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
        descriptor = os.open(temporary, flags, _NEW_MODE if mode is None else mode)
        try:
            unwritten = memoryview(content)
            while unwritten:
                unwritten = unwritten[os.write(descriptor, unwritten) :]
            if mode is not None and mode != stat.S_IMODE(os.fstat(descriptor).st_mode):
                temporary.chmod(mode)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    return temporary


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _kept_mode(file: Path) -> int | None:
    """The permissions of the file that is replaced; `None` where there is no regular file."""
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return None
    return stat.S_IMODE(mode) if stat.S_ISREG(mode) else None


def _flush_folder(directory: Path) -> None:
    """Make renames outlive a power cut, where the system has a call for it."""
    if sys.platform == "win32":
        return
    with _blaming(directory, "flush"):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network file systems
                raise
        finally:
            os.close(descriptor)


@contextmanager
def _blaming(file: Path, verb: str) -> Iterator[None]:
    """Turn the system's complaint into one that names the file and says how to mend it."""
    try:
        yield
    except OSError as error:
        raise _refusal(verb, file, error) from error


def _refusal(verb: str, file: Path | str, error: OSError) -> FeedsmithError:
    mend = _MENDS.get(error.errno or 0, "See to that file or its disk, then run again.")
    return FeedsmithError(f"Cannot {verb} {file}: {error.strerror or error}", mend)


def _lock(folder: Path) -> int:
    """A descriptor that holds the folder's lock for as long as it is open.

    POSIX: the folder itself. Windows, which cannot lock folders, and network file systems, which
    lock only what is open for writing (https://man7.org/linux/man-pages/man2/flock.2.html): a file
    in the temporary directory.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            return _hold(os.open(folder, os.O_RDONLY), folder)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
    return _hold(os.open(_lock_file(folder), flags, 0o600), folder)


def _lock_file(folder: Path) -> Path:
    """The same name for the same folder, however it is spelled."""
    import hashlib  # here, for most systems never need these two
    import tempfile

    spelled = os.fsencode(os.path.normcase(folder.resolve()))
    digest = hashlib.sha256(spelled).hexdigest()[:32]
    return Path(tempfile.gettempdir(), f"feedsmith-{digest}.lock")


def _hold(descriptor: int, folder: Path) -> int:
    """Lock an open file and give it back; it is closed when that fails."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:  # PermissionError: Windows says it so
        os.close(descriptor)
        raise FeedsmithError(
            f"Another feedsmith run is writing to {folder}",
            "Wait for it to end, then run again.",
        ) from error
    except OSError:
        os.close(descriptor)
        raise
    return descriptor
