"""feedsmith with a look at what it is doing, every few milliseconds of processor time.

Run: python bench/sampling.py FILE build SITE …
Appends a line of JSON to the file: part of the work → its share of the processor's time.
Source: https://man7.org/linux/man-pages/man2/setitimer.2.html
"""

from __future__ import annotations

import atexit
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType

_EVERY = 0.001
"""Seconds; where the system looks at its clock less often, so does this."""
START, MODULES, OTHER = "Python's start", "loading modules", "other"
_ROOMS = {
    "reading posts": ("loaders.frontmatter", "detection", "generators", "configuration", "sources"),
    "disk": ("built", "disk"),
    "cache": ("cache",),
    "Markdown": ("loaders.frontmatter.bodies", "markdown"),
    "safe HTML": ("bodies", "links", "preparations"),
    "sketches": ("ledger.sketch",),
    "ids": ("ledger", "recognition"),
    "writing": ("outputs", "spool", "writers", "xml"),
    "checking": ("checks",),
    "files": ("publication",),
}
"""The modules of each part. What they call in libraries and in modules of no part is theirs."""
PARTS = (START, MODULES, *_ROOMS, OTHER)


def part(frame: FrameType | None) -> str:
    """The part of the work that a frame belongs to: what its nearest caller in a room does."""
    for name, function in _callers(frame):
        if name.startswith(("importlib", "_frozen_importlib")):
            return MODULES
        if name.startswith("feedsmith."):
            if function == "<module>":
                return MODULES
            if (found := _room(name.removeprefix("feedsmith."))) is not None:
                return found
    return OTHER


def _callers(frame: FrameType | None) -> Iterator[tuple[str, str]]:
    while frame is not None:
        yield frame.f_globals.get("__name__") or "", frame.f_code.co_name
        frame = frame.f_back


def _room(module: str) -> str | None:
    """The part whose rooms it is in, the innermost first."""
    while module:
        for title, rooms in _ROOMS.items():
            if module in rooms:
                return title
        module = module.rpartition(".")[0]
    return None


def shares(counted: Mapping[str, int], start: float, total: float) -> dict[str, float]:
    """Of the whole time. start: what had passed before anybody looked, in seconds."""
    looks = sum(counted.values()) or 1
    found = {name: counted.get(name, 0) / looks * (1 - start / total) for name in PARTS}
    return {**found, START: start / total}


def main(file: Path) -> None:
    """Run the command that follows the file's name."""
    counted: Counter[str] = Counter()
    start = time.process_time()

    def keep() -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        line = json.dumps(shares(counted, start, time.process_time()))
        with file.open("a") as kept:
            kept.write(f"{line}\n")

    atexit.register(keep)
    signal.signal(signal.SIGPROF, lambda _, frame: counted.update((part(frame),)))
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    from feedsmith.start import main as feedsmith

    feedsmith()


if __name__ == "__main__":
    del sys.argv[0]
    main(Path(sys.argv[0]))
