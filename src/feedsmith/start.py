"""The command `feedsmith`: an answer that is known already, else the command line."""

from __future__ import annotations

import gc
import os
import re
import sys
import time

from feedsmith.cache.up_to_date import answer

_STYLE = re.compile("\x1b\\[[0-9;]*m")


def main() -> None:
    """Run the command that was typed. Exits."""
    gc.set_threshold(100_000, 50, 50)  # posts live to the end: to search them for rubbish is dear
    known = answer(sys.argv[1:], time.time())
    if known is None:
        from feedsmith.cli import main as commands

        commands(prog_name="feedsmith")
        return
    is_plain = not sys.stdout.isatty() or os.environ.get("NO_COLOR")
    said = _STYLE.sub("", known.said) if is_plain else known.said
    sys.stdout.write(f"{said}\n" if said else "")
    sys.exit(known.code)
