"""Durations as authors type them (every accepted form is a row)."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import patience

from feedsmith.durations import read_duration


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0:02", 2),
        ("1:02:03", 3723),
        ("01:02:03.5", 3723.5),
        ("62:03", 3723),
        ("PT1H2M3S", 3723),
        ("pt90m", 5400),
        ("PT0.5S", 0.5),
        ("1h 2m 3s", 3723),
        ("1h2m3s", 3723),
        ("1 hour, 2 minutes and 3 seconds", 3723),
        ("1.5 hours", 5400),
        ("12 min", 720),
        ("12 min.", 720),
        ("62 seconds", 62),
        (62, 62),
        (62.5, 62.5),
        (0, 0),
        ("62", 62),
        (" 62.5 ", 62.5),
        (time(0, 1, 2), 62),
    ],
)
def test_a_duration_is_read_in_seconds(value: object, seconds: float) -> None:
    assert read_duration(value) == seconds


@pytest.mark.parametrize(
    "value",
    [
        *("", " ", "PT", "soon", "1:75", "1:60:00", "1:2:3:4", "-5", "1h30", "2m 1h", "5 5", "٣"),
        *("h", ":", "1" * 101, True, None, -1, -0.5, float("nan"), float("inf"), 10**400, [62]),
    ],
)
def test_what_is_no_duration_is_none(value: object) -> None:
    assert read_duration(value) is None


@given(st.text() | st.text("0123456789:.,hmsPT and٣", max_size=30) | st.floats() | st.integers())
def test_no_duration_raises_or_is_negative(value: object) -> None:
    seconds = read_duration(value)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize("piece", ["1", "1:", "1 ", "1.", "h ", "T1", "1 h", "١"])
def test_no_text_takes_long(piece: str) -> None:
    with patience():
        for length in (99, 1_000_000):
            read_duration((piece * length)[:length])
