"""How long something takes, as authors type it."""

import re
from datetime import time

from feedsmith.patterns import lazy_pattern

_LONGEST = 100  # no duration is longer, and no text may cost more time than this

_NUMBER = r"\d+(?:\.\d+)?"
_UNITS = {"hours": "h|hrs?|hours?", "minutes": "m|mins?|minutes?", "seconds": "s|secs?|seconds?"}
_DURATIONS = tuple(
    lazy_pattern(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?P<seconds>{_NUMBER})",
        r"(?P<minutes>\d+):(?P<seconds>[0-5]\d(?:\.\d+)?)",
        r"(?P<hours>\d+):(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d(?:\.\d+)?)",
        r"(?:PT)?(?=\d)"
        + "".join(
            rf"(?:(?P<{unit}>{_NUMBER}) ?(?:{names})\.?[ ,]*(?:and )?)?"
            for unit, names in _UNITS.items()
        ),
    )
)


def read_duration(value: object) -> float | None:
    """Return the seconds of 62, "1:02", "PT1M2S" or "1 min 2 s"; `None` for what is no duration."""
    if isinstance(value, (str, time)):  # TOML reads 00:01:02 as a time of day
        return _spoken_duration(str(value))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if 0 <= value < 1e9 else None


def _spoken_duration(typed: str) -> float | None:
    text = " ".join(typed.split()) if len(typed) <= _LONGEST else ""
    found = next((found for pattern in _DURATIONS if (found := pattern.fullmatch(text))), None)
    if found is None:
        return None
    parts = {unit: float(number or 0) for unit, number in found.groupdict().items()}
    return parts.get("hours", 0) * 3600 + parts.get("minutes", 0) * 60 + parts["seconds"]
