"""A guard against what would never end. It is no measure of speed: that is taken in bench/."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

LONGEST = 60
"""Seconds: what is linear ends long before, on any machine; what is not, does not."""


@contextmanager
def patience() -> Iterator[None]:
    """Fails what has not ended after a minute; does nothing where there are no alarms."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"it has not ended after {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
