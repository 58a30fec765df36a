"""New files beside those that they replace: written, flushed, and gone where they are not wanted.

Source: https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from errno import EINVAL, ENOTSUP
from io import BytesIO
from itertools import chain, takewhile
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, NamedTuple, Self

from feedsmith.problems import FeedsmithError
from feedsmith.publication.paths import TEMPORARY_PREFIX
from feedsmith.publication.refusals import blaming

State = Literal["created", "changed", "unchanged"]

SMALL = 2**20
"""So many bytes are kept in memory until it is known whether they are new; more are on the disk."""
_CHUNK = 2**20
_NEW_MODE = 0o666  # the system takes the umask off
_BINARY = getattr(os, "O_BINARY", 0)  # Windows writes \n as \r\n without it


class Draft(NamedTuple):
    """What is to stand in a file. temporary: the file that holds it instead of `data`."""

    file: Path
    size: int
    data: bytes = b""
    temporary: Path | None = None

    def opened(self) -> BinaryIO:
        """All of it, to be read."""
        return BytesIO(self.data) if self.temporary is None else self.temporary.open("rb")

    def state(self) -> State:
        """How the file stands to it. What is no regular file is changed into one."""
        with blaming(self.file, "read"):
            try:
                status = self.file.lstat()
            except FileNotFoundError:
                return "created"
            if stat.S_ISDIR(status.st_mode):
                raise FeedsmithError(
                    f"Cannot write {self.file}: there is a folder of that name",
                    "Remove the folder, or choose another output path.",
                )
            may_be_same = stat.S_ISREG(status.st_mode) and status.st_size == self.size
            return "unchanged" if may_be_same and self._is_there() else "changed"

    def _is_there(self) -> bool:
        if self.temporary is None:
            return self.file.read_bytes() == self.data
        with self.opened() as new, self.file.open("rb") as old:
            while chunk := new.read(_CHUNK):
                if chunk != old.read(_CHUNK):
                    return False
        return True


class Kept(NamedTuple):
    """What lies beside its file. folders: whose entries change when it is put in its place."""

    file: Path
    temporary: Path
    folders: tuple[Path, ...]


class Drafts:
    """Those of a publication. A context: what is not in its place by the end is removed."""

    def __init__(self) -> None:
        self._undo = ExitStack()
        self._names: dict[Path, Path] = {}
        self._folders: dict[Path, tuple[Path, ...]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._undo.close()

    def expect(self, files: Iterable[Path]) -> None:
        """Other processes will write beside these files, and what they leave is to be removed."""
        named = {file: _temporary(file) for file in files}
        for directory in _missing(file.parent for file in named):
            self._undo.callback(_remove_empty, directory)
        for temporary in named.values():
            self._undo.callback(remove, temporary)
        self._names.update(named)

    def draft(self, file: Path, parts: Iterable[bytes]) -> Draft:
        """What is made of these parts, which are read once."""
        coming, held, size = iter(parts), list[bytes](), 0
        for part in coming:
            held.append(part)
            size += len(part)
            if size > SMALL:
                temporary = self._written(file, chain(held, coming))
                return Draft(file, temporary.stat().st_size, temporary=temporary)
        return Draft(file, size, b"".join(held))

    def keep(self, draft: Draft) -> Kept:
        """See that it lies beside its file, whatever happens to the system's power."""
        temporary = draft.temporary or self._written(draft.file, (draft.data,), flushed=True)
        if draft.temporary is not None:
            with blaming(draft.file, "write"):
                _flush(temporary, os.O_WRONLY | _BINARY)
        return Kept(draft.file, temporary, self._folders[draft.file.parent])

    def _written(self, file: Path, parts: Iterable[bytes], *, flushed: bool = False) -> Path:
        """A new file beside another, with its mode."""
        if file.parent not in self._folders:
            self._folders[file.parent] = _make_folder(file.parent, self._undo)
        temporary = self._names.get(file) or _temporary(file)
        self._undo.callback(remove, temporary)
        with blaming(file, "write"):
            mode = _kept_mode(file)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
            descriptor = os.open(temporary, flags, _NEW_MODE if mode is None else mode)
            try:
                _write(descriptor, parts)
                if mode is not None and mode != stat.S_IMODE(os.fstat(descriptor).st_mode):
                    temporary.chmod(mode)
                if flushed:
                    os.fsync(descriptor)
            finally:
                os.close(descriptor)
        return temporary


def put_in_place(kept: Sequence[Kept], first: Path | None) -> None:
    """Rename what was kept, in its order, this file before all others."""
    for file, temporary, _ in sorted(kept, key=lambda one: one.file != first):
        with blaming(file, "replace"):
            os.replace(temporary, file)  # noqa: PTH105 -- the call that tests make fail
        if file == first:
            _flush_folder(file.parent)  # a power cut may not keep a feed and lose this
    for directory in dict.fromkeys(directory for one in kept for directory in one.folders):
        _flush_folder(directory)


def drop(draft: Draft) -> None:
    """Leave the file as it is."""
    if draft.temporary is not None:
        remove(draft.temporary)


def remove(temporary: Path) -> None:
    """Without a word: what cannot be removed costs nobody anything."""
    with suppress(OSError):
        temporary.unlink()


def _temporary(file: Path) -> Path:
    """A name beside a file that nobody can guess."""
    return file.with_name(TEMPORARY_PREFIX + os.urandom(16).hex())


def _write(descriptor: int, parts: Iterable[bytes]) -> None:
    for chunk in _chunks(parts):
        unwritten = memoryview(chunk)
        while unwritten:
            unwritten = unwritten[os.write(descriptor, unwritten) :]


def _chunks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer parts."""
    held, size = list[bytes](), 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _CHUNK:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _make_folder(directory: Path, undo: ExitStack) -> tuple[Path, ...]:
    """Make a folder with its parents; all folders whose entries change by what goes in it."""
    with blaming(directory, "make"):
        if directory.is_dir() or directory == directory.parent:
            return (directory,)
    above = _make_folder(directory.parent, undo)
    with blaming(directory, "make"):
        directory.mkdir(exist_ok=True)
    undo.callback(_remove_empty, directory)
    return (*above, directory)


def _missing(directories: Iterable[Path]) -> Iterable[Path]:
    """Those that will have to be made, with their parents, which come before them."""
    found: dict[Path, None] = {}
    for directory in directories:
        above = list(
            takewhile(lambda one: not os.path.lexists(one), (directory, *directory.parents))
        )
        found.update(dict.fromkeys(reversed(above)))
    return found


def _remove_empty(directory: Path) -> None:
    with suppress(OSError):
        directory.rmdir()


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
    with blaming(directory, "flush"):
        try:
            _flush(directory, os.O_RDONLY)
        except OSError as error:
            if error.errno not in (EINVAL, ENOTSUP):  # some network file systems
                raise


def _flush(place: Path, flags: int) -> None:
    descriptor = os.open(place, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
