"""What a person sees on a terminal."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from feedsmith.cli import progress
from feedsmith.cli.progress import Progress

FIXTURES = Path(__file__).parent.parent / "fixtures"

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")


def on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the command writes when it stands in a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "feedsmith", *arguments]
    with subprocess.Popen(
        command, stdout=theirs, stderr=theirs, env={**os.environ, **environment}, close_fds=True
    ) as process:
        os.close(theirs)
        said = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:
                break
            if not read:
                break
            said += read
        process.wait()
    os.close(ours)
    return said.decode()


def build(folder: Path) -> tuple[str, ...]:
    return ("build", str(FIXTURES / "essays"), "--into", str(folder), "--now", "2026-11-01")


def test_a_terminal_has_colours(tmp_path: Path) -> None:
    assert "\x1b[32mAll good.\x1b[0m" in on_a_terminal(*build(tmp_path), NO_COLOR="")


def test_no_color_is_obeyed(tmp_path: Path) -> None:
    said = on_a_terminal(*build(tmp_path), NO_COLOR="1")
    assert "All good." in said
    assert "\x1b[3" not in said


def test_a_quick_run_shows_no_progress(tmp_path: Path) -> None:
    assert "%" not in on_a_terminal(*build(tmp_path))


class Terminal:
    """Keeps what is written to a terminal."""

    def __init__(self) -> None:
        self.said = ""

    def write(self, text: str) -> int:
        self.said += text
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "is_shown"), [(0.0, True), (60.0, False)])
def test_progress_is_shown_when_patience_ends(
    patience: float, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(hidden=False) as bar:
        step = bar.stage("Reading posts", 4)
        for _ in range(4):
            step()
    shown = re.findall(r"(\d+)%", terminal.said)
    assert bool(shown) is is_shown
    assert not is_shown or shown[-1] == "100"
    assert ("Reading posts" in terminal.said) is is_shown


def test_progress_is_hidden_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress(hidden=True) as bar:
        bar.stage("Reading posts", 1)()
    assert terminal.said == ""
