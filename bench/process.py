"""One run of a program: how long it took, its processor time, its peak of memory.

Source: https://man7.org/linux/man-pages/man2/getrusage.2.html
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_UNIT = 1024 if sys.platform != "darwin" else 1024 * 1024
"""Of `ru_maxrss`, in a MiB."""


class Measured(NamedTuple):
    """Seconds by the clock, of the processors in all its processes, and MiB of its largest one."""

    seconds: float
    cpu: float
    peak: float


class FailedError(Exception):
    """A program that was to be measured did not do its work."""


def run(command: Sequence[str], folder: Path | None = None, *, tells: bool = False) -> Measured:
    """Run a program by itself. tells: it has taken its own times, and prints them in its last line.

    What earlier programs left to be written is written first, so that nobody waits for another's.
    """
    os.sync()
    with tempfile.TemporaryFile() as said:
        started = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 (a program of the benchmark)
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    if child.returncode:
        raise FailedError(f"{' '.join(command)} ended with {child.returncode}:\n{text[-2000:]}")
    made = Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _UNIT)
    return made._replace(**json.loads(text.splitlines()[-1])) if tells else made


def asked(command: Sequence[str], folder: Path | None = None) -> str:
    """What a helper of the benchmark prints. It runs apart, to keep this process small."""
    done = subprocess.run(  # noqa: S603 (our own programs)
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise FailedError(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}"
        )
    return done.stdout


def environment() -> dict[str, str]:
    """That of the user, but that Python may keep its bytecode as it does by default."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def floor() -> float:
    """The least peak that can be seen, in MiB: a program's begins with that of what starts it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _UNIT
