"""What the reading of a post asks of the disk, noted, so that what was read can be kept.

Whoever reads a post's metadata or its body asks here, never the disk itself: what was asked is
asked again in a later run, and only when every answer is the same does that post stay unread.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import blake2b
from stat import S_ISREG
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

Key = TypeVar("Key")
Result = TypeVar("Result")

Noted = tuple[tuple[str, str, str], ...]
"""What was asked, one of `_ASK` or what the reader knows of, of what, and the answer."""


class Notes:
    """What was asked while they were taken, with the answers.

    by_content: whether a file is known by what is in it, for where times of change mean nothing:
    else by its size and the time.
    """

    def __init__(self, *, by_content: bool = False) -> None:
        self.by_content = by_content
        self._answers: dict[tuple[str, str], str] = {}

    def add(self, question: str, of: str, answer: str) -> None:
        """Note an answer."""
        self._answers[question, of] = answer

    @property
    def noted(self) -> Noted:
        """Every question once."""
        return tuple((*asked, answer) for asked, answer in self._answers.items())


_taken: ContextVar[Notes | None] = ContextVar("taken", default=None)


@contextmanager
def noting(*, by_content: bool = False) -> Iterator[Notes]:
    """Notes of what is asked while the context is open, of which outer ones know nothing."""
    notes = Notes(by_content=by_content)
    token = _taken.set(notes)
    try:
        yield notes
    finally:
        _taken.reset(token)


def unnoted(work: Callable[[], Result]) -> Result:
    """What comes of work whose questions are noted by another name, or need not be."""
    token = _taken.set(None)
    try:
        return work()
    finally:
        _taken.reset(token)


def once(key: Key, known: dict[Key, tuple[Result, Noted]], work: Callable[[], Result]) -> Result:
    """What comes of work that is done once, whose questions are noted whenever it is asked for."""
    asking = _taken.get()
    if key not in known:
        with noting(by_content=asking is not None and asking.by_content) as notes:
            result = work()
        known[key] = result, notes.noted
    result, noted = known[key]
    if asking is not None:
        for asked in noted:
            asking.add(*asked)
    return result


def note(question: str, of: str, answer: str) -> None:
    """Note what was asked of somebody else than the disk."""
    notes = _taken.get()
    if notes is not None:
        notes.add(question, of, answer)


def is_file(file: str | Path) -> bool:
    """Whether a file is there; a name that no file can have is none."""
    return _ask("file", os.fspath(file)) == "yes"


def size(file: str | Path) -> int:
    """Bytes of a file that is there. Raises OSError."""
    found = os.stat(file).st_size
    note("size", os.fspath(file), str(found))
    return found


def read(file: str | Path) -> bytes:
    """What a file holds. Raises OSError."""
    notes = _taken.get()
    with open(file, "rb", buffering=0) as opened:
        before = os.fstat(opened.fileno())  # what changes meanwhile is read again next time
        data = opened.read()
    if notes is not None and notes.by_content:
        notes.add("content", os.fspath(file), _digest(data))
    elif notes is not None:
        notes.add("state", os.fspath(file), f"{before.st_size}:{before.st_mtime_ns}")
    return data


def names(folder: str | Path) -> list[str]:
    """What stands in a folder, in order. Raises OSError."""
    _ask("names", os.fspath(folder))
    return sorted(os.listdir(folder))


def below(folder: str | Path, known: dict[str, tuple[str, list[str]]]) -> list[str]:
    """The files below a folder, in order, by their paths below it; links are not followed.

    known: what folders held that were asked for before.
    """
    path = os.fspath(folder)
    if path not in known:
        files = sorted(one for one, _ in _files(path))
        known[path] = (_listed(files), files)
    answer, files = known[path]
    note("below", path, answer)
    return files


def anything_below(folder: str | Path, known: dict[str, str]) -> None:
    """Note that any file below a folder may have been read. known: the answer, once sought."""
    notes = _taken.get()
    if notes is not None:
        question = "every content" if notes.by_content else "every state"
        if question not in known:
            known[question] = _ASK[question](os.fspath(folder))
        notes.add(question, os.fspath(folder), known[question])


class Answers:
    """Today's answers, each sought once."""

    def __init__(self, *, by_content: bool = False) -> None:
        """by_content: whether what was known by its time of change is known no more."""
        self._known: dict[tuple[str, str], str] = {}
        self._ask = dict(_ASK)
        if by_content:
            self._ask = {asked: ask for asked, ask in _ASK.items() if asked not in _TIMED}

    def learn(self, question: str, answer: Callable[[str], str]) -> None:
        """Who answers what the disk does not know."""
        self._ask[question] = answer

    def are(self, noted: Noted) -> bool:
        """Whether each is the one that was noted."""
        for question, of, answer in noted:
            known = self._known.get((question, of))
            if known is None and question in self._ask:
                known = self._known[question, of] = self._ask[question](of)
            if known != answer:
                return False
        return True


_FINE, _COARSE = 20 * 10**6, 2 * 10**9
"""Nanoseconds within which a file may change twice with one time of change to show for it."""


def certain_after(changed: int) -> int:
    """When a file's time of change, in nanoseconds, begins to tell whether it is as it was.

    Two seconds later where times have no fractions, as on FAT.
    """
    return changed + (_FINE if changed % 10**9 else _COARSE)


def is_certain(noted: Noted, moment: int) -> bool:
    """Whether the times of all files that were read told something at a moment."""
    states = (answer.rpartition(":")[2] for asked, _, answer in noted if asked in _TIMED)
    return all(certain_after(int(time)) < moment for time in states if time.isdecimal())


def _ask(question: str, of: str) -> str:
    answer = _ASK[question](of)
    note(question, of, answer)
    return answer


def _is_file(path: str) -> str:
    try:
        return "yes" if S_ISREG(os.stat(path).st_mode) else "no"
    except (OSError, ValueError):
        return "no"


def _size(path: str) -> str:
    try:
        return str(os.stat(path).st_size)
    except (OSError, ValueError):
        return "none"


def _state(path: str) -> str:
    """By which a file is known as unchanged: its size and, in nanoseconds, the time of change."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return "none"
    return f"{found.st_size}:{found.st_mtime_ns}"


def _content(path: str) -> str:
    try:
        with open(path, "rb") as opened:
            return _digest(opened.read())
    except (OSError, ValueError):
        return "none"


def _names(folder: str) -> str:
    try:
        return _listed(os.listdir(folder))
    except (OSError, ValueError):
        return "none"


def _below(folder: str) -> str:
    return _listed(path for path, _ in _files(folder))


def _every_state(folder: str) -> str:
    """The state of all files below a folder, and the time of the last change."""
    states = {path: _state(entry) for path, entry in _files(folder)}
    last = max((int(one.rpartition(":")[2]) for one in states.values() if one != "none"), default=0)
    return f"{_listed(f'{path} {state}' for path, state in states.items())}:{last}"


def _every_content(folder: str) -> str:
    """What stands in all files below a folder."""
    return _listed(f"{path} {_content(entry)}" for path, entry in _files(folder))


def _files(folder: str, above: str = "") -> Iterator[tuple[str, str]]:
    """The files below a folder by their paths below it, and their paths."""
    try:
        with os.scandir(folder) as scan:
            entries = list(scan)
    except (OSError, ValueError):
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{above}{entry.name}/")
        else:
            yield above + entry.name, entry.path


def _listed(lines: Iterable[str]) -> str:
    return _digest(os.fsencode("\0".join(sorted(lines))))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


_TIMED = frozenset(("state", "every state"))
_ASK: Mapping[str, Callable[[str], str]] = {
    "file": _is_file,
    "size": _size,
    "state": _state,
    "content": _content,
    "names": _names,
    "below": _below,
    "every state": _every_state,
    "every content": _every_content,
}
