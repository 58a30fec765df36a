"""What all tests share: the rule for programs that may be missing, and golden files."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no fault of the code.
settings.register_profile("feedsmith", deadline=None)
settings.load_profile("feedsmith")

Require = Callable[[bool, str], None]
Golden = Callable[[Path, bytes], None]

_SHOWN_LINES = 40


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Rewrite golden files with what the code says now; read them in git diff.",
    )


@pytest.fixture(scope="session")
def require() -> Require:
    """`require(found, reason)`: skip a test for want of a program, but fail it where CI=true.

    reason: what is missing and how to install it.
    """

    def require(found: bool, reason: str) -> None:
        if found:
            return
        if os.environ.get("CI") == "true":
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)

    return require


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden(path, data)`: the file at `path` holds exactly these bytes, or is made to.

    With `--update-golden` the file is rewritten where it differs, and the test passes.
    """
    updating: bool = request.config.getoption("--update-golden")

    def golden(path: Path, data: bytes) -> None:
        kept = path.read_bytes() if path.exists() else None
        if kept == data:
            return
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            return
        if kept is None:
            pytest.fail(f"{path} is missing: write it with pytest --update-golden", pytrace=False)
        pytest.fail(_difference(path, kept, data), pytrace=False)

    return golden


def _difference(path: Path, kept: bytes, data: bytes) -> str:
    """The first lines of a unified diff, and what to do if the change is meant."""
    lines = difflib.unified_diff(_lines(kept), _lines(data), f"{path}", "what is made now", n=1)
    shown = "\n".join(line.rstrip("\n") for line in islice(lines, _SHOWN_LINES))
    return f"{shown}\n\nIf this is meant: pytest --update-golden, and read git diff."


def _lines(data: bytes) -> list[str]:
    """Its lines, with the bytes that a terminal would hide or refuse written as escapes."""
    text = data.decode("utf-8", "backslashreplace").replace("\r", "\\r").replace("\0", "\\0")
    return text.split("\n")
