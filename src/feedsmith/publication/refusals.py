"""What the system refuses, in words that name the file and say how to mend it."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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


@contextmanager
def blaming(file: Path, verb: str) -> Iterator[None]:
    """Turn the system's complaint into one that names the file and says how to mend it."""
    try:
        yield
    except OSError as error:
        raise refusal(verb, file, error) from error


def refusal(verb: str, file: Path | str, error: OSError) -> FeedsmithError:
    """The complaint, of something that was to be done with a file."""
    mend = _MENDS.get(error.errno or 0, "See to that file or its disk, then run again.")
    return FeedsmithError(f"Cannot {verb} {file}: {error.strerror or error}", mend)
