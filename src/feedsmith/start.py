"""The command `feedsmith`: an answer that is known already, else the command line."""

from __future__ import annotations

import atexit
import gc
import os
import re
import sys
import time
from contextlib import suppress

from feedsmith.cache.up_to_date import answer

_STYLE = re.compile("\x1b\\[[0-9;]*m")


def main() -> None:
    """Run the command that was typed. Exits."""
    gc.set_threshold(100_000, 50, 50)  # posts live to the end: to search them for rubbish is dear
    try:
        code = _run()
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:  # nobody reads on
        code = 1
    except OSError as error:
        with suppress(OSError):
            os.write(2, f"Error: What feedsmith says cannot be written: {error}\n".encode())
        code = 1
    os._exit(code)  # to take a site apart object by object costs a sixth of a small run's time


def _run() -> int:
    known = answer(sys.argv[1:], time.time())
    if known is not None:
        is_plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR")
        said = _STYLE.sub("", known.said) if is_plain else known.said
        sys.stdout.write(f"{said}\n" if said else "")
        return known.code
    from feedsmith.cli import main as commands

    try:
        commands(prog_name="feedsmith")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(done.code is not None)
    return 0
