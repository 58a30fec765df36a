"""The answer to a command that would change nothing: what it says where nothing has changed.

It is given before anything else is imported, so this module takes the standard library alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from stat import S_ISDIR

from feedsmith.cache.program import program
from feedsmith.disk import certain_after

FOLDER = ".feedsmith"
NAME = "run.json"
"""Where the last run is told of, beside what it read."""

_PASSED_OVER = frozenset((FOLDER, ".git", ".hg", ".svn", "node_modules", "__pycache__"))
"""Folders in which nothing is read, whatever the site."""
_ASKED = ("NO_COLOR", "FEEDSMITH_TRACEBACK")


class Answer:
    """What a run wrote to the terminal, with its colours, and its exit code."""

    def __init__(self, said: str, code: int) -> None:
        self.said = said
        self.code = code


def answer(arguments: Sequence[str], now: float) -> Answer | None:
    """What a run with these arguments says; `None` where only the run itself can tell.

    now: seconds since 1970.
    """
    if arguments[:1] != ["build"]:
        return None
    for folder in (*(one for one in arguments[1:] if one[:1] != "-"), "."):
        known = _read(os.path.join(folder, FOLDER, NAME))
        if known is not None:
            try:
                return _answered(known, list(arguments), now)
            except (KeyError, TypeError, ValueError):
                return None  # it was written by another version, or by nobody
    return None


def _read(file: str) -> dict[str, object] | None:
    try:
        with open(file, encoding="utf-8") as opened:
            known = json.load(opened)
    except (OSError, ValueError):
        return None
    return known if isinstance(known, dict) else None


def _answered(known: dict[str, object], arguments: list[str], now: float) -> Answer | None:
    after, until, said, code = (known[name] for name in ("after", "until", "said", "code"))
    if not isinstance(after, float) or not isinstance(said, str) or not isinstance(code, int):
        return None
    is_its_time = after <= now and (until is None or now < float(str(until)))
    if not is_its_time or known["asked"] != _asked(arguments) or known["program"] != program():
        return None
    folders, files, last = known["folders"], known["files"], known["last"]
    if not isinstance(folders, list) or not isinstance(files, list) or not isinstance(last, int):
        return None
    try:
        state, _ = _state(folders, files, _Found({}, last))
    except _Changed:
        return None
    return Answer(said, code) if known["state"] == state else None


def remember(
    root: str,
    arguments: Sequence[str],
    places: tuple[Iterable[str], Iterable[str], Mapping[str, int]],
    times: tuple[float, float | None],
    result: Answer,
) -> None:
    """Keep what the next run will say, unless something is changing now.

    root: the site's folder. places: the folders and the files that this one read, and those that it
    wrote, with their sizes. times: when it began, and when its result is another one, in seconds
    since 1970. Raises OSError.
    """
    folders, files = (sorted(set(one)) for one in places[:2])
    began, until = times
    try:
        state, last = _state(folders, files, _Found(places[2], round(began * 10**9)))
    except _Changed:
        return
    said = {
        "asked": _asked(list(arguments)),
        "program": program(),
        "folders": folders,
        "files": files,
        "state": state,
        "last": last,
        "after": began,
        "until": until,
        "said": result.said,
        "code": result.code,
    }
    file = os.path.join(root, FOLDER, NAME)
    with open(f"{file}.new", "w", encoding="utf-8") as opened:
        json.dump(said, opened)
    os.replace(f"{file}.new", file)


def _asked(arguments: list[str]) -> list[object]:
    return [arguments, os.getcwd(), [os.environ.get(name) for name in _ASKED]]


class _Changed(Exception):
    """A file was changed after all that are known."""


def _state(folders: Iterable[str], files: Iterable[str], found: _Found) -> tuple[str, int]:
    """What identifies the files, and the moment before which they changed last, for certain."""
    for place in (*files, *folders):
        found.look(place)
    said = "\n".join(found.states).encode("utf-8", "surrogateescape")
    return blake2b(said, digest_size=16).hexdigest(), found.last


class _Found:
    """The states of files, and of those in folders: links to folders are followed, each once.

    own: files that were just written, with their sizes. known: when the others changed last, for
    certain; where one has changed later the search ends.
    """

    def __init__(self, own: Mapping[str, int], known: int) -> None:
        self._own = own
        self._known = known
        self.states: list[str] = []
        self.last = 0
        self._gone_into: set[tuple[int, int]] = set()

    def look(self, place: str) -> None:
        try:
            state = os.stat(place)
        except OSError:
            self.states.append(place)
            return
        if S_ISDIR(state.st_mode):
            if (state.st_dev, state.st_ino) not in self._gone_into:
                self._gone_into.add((state.st_dev, state.st_ino))
                self._look_into(place)
            return
        changed = state.st_mtime_ns
        self.states.append(f"{place}\0{state.st_size}\0{changed}")
        certain = certain_after(changed)
        self.last = max(self.last, certain)
        if certain > self._known and self._own.get(place) != state.st_size:
            raise _Changed

    def _look_into(self, folder: str) -> None:
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            self.states.append(folder)
            return
        for name in names:
            if name not in _PASSED_OVER:
                self.look(f"{folder}{os.sep}{name}")
