"""Another package, laid beside ours as an installer does."""

from pathlib import Path

import pytest


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, group: str, value: str) -> None:
    """Lay a package `mood` with an entry point `mood = value` of this group on the path."""
    package = folder / "mood-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: mood\nVersion: 1.0\n")
    said = f"[console_scripts]\nmood = mood:main\n\n[{group}]\nmood = {value}\n"
    (package / "entry_points.txt").write_text(said)
    monkeypatch.syspath_prepend(folder)
