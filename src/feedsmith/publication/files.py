"""Atomic publishing: a reader meets the old file or the new one, never a part of one.

Source: https://pubs.opengroup.org/onlinepubs/9799919799/functions/rename.html
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, NamedTuple, Protocol, TypeVar

from feedsmith.patterns import lazy_pattern
from feedsmith.problems import FeedsmithError
from feedsmith.publication.drafts import Draft, Drafts, Kept, State, drop, put_in_place, remove
from feedsmith.publication.paths import TEMPORARY_PREFIX, targets
from feedsmith.publication.refusals import blaming, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from feedsmith.forks import Crew

_TEMPORARY = lazy_pattern(re.escape(TEMPORARY_PREFIX) + "[0-9a-f]{32}")


class Written(NamedTuple):
    """What became of one output.

    path: as asked for. file: where it lies, links resolved. size: in bytes.
    """

    path: str
    file: Path
    state: State
    size: int


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs from writing to `folder`, which is created if missing.

    The system lets go of the lock when the process ends, however it ends; nothing is left in the
    folder. Raises FeedsmithError when another run has it, and for what the system refuses to read
    meanwhile.
    """
    with blaming(folder, "lock"):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _lock(folder)
    try:
        yield
    except OSError as error:
        raise refusal("read", error.filename or folder, error) from error
    finally:
        with suppress(OSError):
            os.close(descriptor)


class Finding(Protocol):
    """What was found of the bytes for a path: a value that another process can send."""

    @property
    def is_sound(self) -> bool:
        """Whether they may stand there; where not, the file is left as it is."""
        ...


Found = TypeVar("Found", bound=Finding)


class Contents(NamedTuple, Generic[Found]):
    """What is to stand below a folder.

    paths: in the order in which it is put there. parts: the bytes for a path, of which it is asked
    once. look: at the bytes for a path. learn: is told what was found, in the order of the paths,
    when all of it is known. crew: the processes that make the parts and look at them.
    """

    paths: Collection[str]
    parts: Callable[[str], Iterable[bytes]]
    look: Callable[[str, BinaryIO], Found]
    learn: Callable[[str, Found], None]
    crew: Crew | None = None


class Sound(NamedTuple):
    """What is found where nobody looks."""

    is_sound: bool = True


def replace_files(
    folder: Path, outputs: Mapping[str, bytes], first: Path | None = None, data: bytes = b""
) -> tuple[Written, ...]:
    """Put all outputs in place below `folder`, as `replace_with` does it."""
    paths = outputs.keys()
    contents = Contents(paths, lambda path: (outputs[path],), lambda *_: Sound(), lambda *_: None)
    return replace_with(contents, folder, first, lambda: data)


def replace_with(
    contents: Contents[Found],
    folder: Path,
    first: Path | None = None,
    data: Callable[[], bytes] = bytes,
) -> tuple[Written, ...]:
    """Put what is sound in place below `folder`, in its order; hold its lock meanwhile.

    first: a file that is replaced by `data`, wherever it lies, and flushed before all of them; it
    is asked for when all others are known to be sound or not. Files that have their bytes already
    are left alone. All others are written beside their targets and flushed before the first is
    renamed. Raises FeedsmithError: then no temporary file is left, each target is whole, and if it
    was a rename that failed, the targets before it are new.
    """
    ((_, ledger),) = _targets(first.parent, (first.name,)) if first else ((None, None),)
    targets = _targets(folder, contents.paths)
    files = (*([ledger] if ledger else ()), *(file for _, file in targets))
    _sweep(dict.fromkeys(file.parent for file in files))
    with Drafts() as drafts:
        outcomes = _outcomes(targets, contents, drafts)
        for (path, _), one in zip(targets, outcomes, strict=True):
            if one.finding is not None:
                contents.learn(path, one.finding)
        if first is not None and ledger is not None:
            draft = drafts.draft(ledger, (data(),))
            outcomes.insert(0, _kept(first.name, draft, drafts))
        put_in_place([one.kept for one in outcomes if one.kept], ledger)
    return tuple(one.written for one in outcomes if one.written)


def _targets(folder: Path, paths: Collection[str]) -> tuple[tuple[str, Path], ...]:
    """The file of each path. Raises FeedsmithError where two are one."""
    owners: dict[Path, str] = {}
    for path, file in zip(paths, targets(folder, paths), strict=True):
        if owners.setdefault(file, path) != path:
            raise FeedsmithError(
                f"{path} and {owners[file]} are the same file {file}, by a symbolic link",
                "Remove the link, or give one of the two another name.",
            )
    return tuple((path, file) for file, path in owners.items())


class _Outcome(NamedTuple, Generic[Found]):
    """What became of a file: nothing but the finding where that is not sound."""

    written: Written | None = None
    kept: Kept | None = None
    finding: Found | None = None


def _outcomes(
    targets: Sequence[tuple[str, Path]], contents: Contents[Found], drafts: Drafts
) -> list[_Outcome[Found]]:
    """What becomes of each file, when all that is new lies beside them."""

    def drafted(number: int) -> _Outcome[Found]:
        return _drafted(*targets[number], contents, drafts)

    if contents.crew is None:
        return [drafted(number) for number in range(len(targets))]
    drafts.expect(file for _, file in targets)
    return contents.crew.each(drafted)


def _drafted(path: str, file: Path, contents: Contents[Found], drafts: Drafts) -> _Outcome[Found]:
    draft = drafts.draft(file, contents.parts(path))
    with draft.opened() as stream:
        finding = contents.look(path, stream)
    if finding.is_sound:
        return _kept(path, draft, drafts, finding)
    drop(draft)
    return _Outcome(finding=finding)


def _kept(path: str, draft: Draft, drafts: Drafts, finding: Found | None = None) -> _Outcome[Found]:
    state = draft.state()
    written = Written(path, draft.file, state, draft.size)
    if state == "unchanged":
        drop(draft)
        return _Outcome(written, None, finding)
    return _Outcome(written, drafts.keep(draft), finding)


def _sweep(directories: Iterable[Path]) -> None:
    """Remove what killed runs left behind; what cannot be removed costs nobody anything."""
    for directory in directories:
        with suppress(OSError), os.scandir(directory) as entries:
            for entry in entries:
                if _TEMPORARY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                    remove(Path(entry.path))


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
