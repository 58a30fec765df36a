"""Configuration written in JavaScript or TypeScript, read by its literals and never run.

What only a run could tell says nothing here: it is `None`, or absent.
"""

import json
from functools import partial
from pathlib import Path

from feedsmith.generators.javascript_values import Exports, read_exports
from feedsmith.problems import FeedsmithError
from feedsmith.text import one_line

SCRIPTS = (".js", ".ts", ".mjs", ".mts", ".cjs", ".cts")
_MAX_SIZE = 2**20
_MAX_IMPORTS = 3


def read_script(file: Path, imports: int = _MAX_IMPORTS) -> Exports:
    """What a script says, with the constants that it imports from files beside it.

    Raises FeedsmithError when the file cannot be read. imports: how deep they are followed.
    """
    try:
        raw = file.read_bytes()[:_MAX_SIZE]
        text = raw.decode("utf-8-sig", "replace")
        if file.suffix == ".json":
            return Exports(json.loads(text))
        return read_exports(text, partial(_imported, file.parent, imports))
    except (OSError, ValueError, RecursionError) as error:
        raise FeedsmithError(
            f"{file.name} cannot be read: {one_line(str(error))}",
            "Mend it so that the site builds, then run feedsmith again.",
        ) from error


def first_script(root: Path, *stems: str) -> Path | None:
    """The first of these files that is there, with any ending a script may have."""
    candidates = (root / f"{stem}{ending}" for stem in stems for ending in SCRIPTS)
    return next((file for file in candidates if file.is_file()), None)


def _imported(folder: Path, imports: int, reference: str) -> Exports:
    """What a script beside this one says; nothing where it is a package's, or cannot be read."""
    if not reference.startswith(".") or imports == 0:
        return Exports()
    named = folder / reference
    candidates = (named, *(named.with_name(named.name + e) for e in (*SCRIPTS, ".json")))
    file = next((one for one in candidates if one.is_file()), None)
    file = file or first_script(named, "index")
    try:
        return read_script(file, imports - 1) if file else Exports()
    except FeedsmithError:
        return Exports()
