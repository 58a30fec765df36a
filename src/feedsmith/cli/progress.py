"""A progress bar on a terminal, once the work has taken longer than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

import click

PATIENCE = 1.0
"""Seconds before anything is shown."""


class Progress:
    """Shows how far the present stage is; ends its line when left."""

    def __init__(self, *, hidden: bool) -> None:
        self._hidden = hidden or not sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def stage(self, name: str, steps: int) -> Callable[[], None]:
        """Begins a stage; the result is called after each of its steps."""
        self._end()
        done = 0

        def step() -> None:
            nonlocal done
            done += 1
            if self._hidden or time.monotonic() - self._began < PATIENCE:
                return
            if self._bar is None:
                self._bar = click.progressbar(length=steps, label=name, file=sys.stderr)
                self._bar.__enter__()
                self._bar.update(done)
            else:
                self._bar.update(1)

        return step

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
