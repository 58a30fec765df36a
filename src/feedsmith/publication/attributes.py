"""Two branches may add to the ledger at one place: git is told to keep what both added.

Source: https://git-scm.com/docs/gitattributes#_performing_a_three_way_merge
"""

from __future__ import annotations

from pathlib import Path


def merge_both(ledger: Path) -> Path | None:
    """Puts the ledger's line into `.gitattributes` beside it, if that is kept in git.

    Gives the file that was written; `None` where there is no git, the file names the ledger
    already, or it cannot be written, which costs no more than a conflict some day.
    """
    file = ledger.with_name(".gitattributes")
    try:
        if not any((folder / ".git").exists() for folder in file.parents):
            return None
        known = file.read_bytes() if file.is_file() else b""
        if ledger.name.encode() in known:
            return None
        parting = b"" if known.endswith(b"\n") or not known else b"\n"
        file.write_bytes(known + parting + f"{ledger.name} merge=union\n".encode())
    except OSError:
        return None
    return file
