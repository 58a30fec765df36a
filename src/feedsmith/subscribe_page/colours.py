"""Colours of links that everybody can read. Source: https://www.w3.org/TR/WCAG22/#contrast-minimum"""

from __future__ import annotations

from collections.abc import Sequence

LIGHT, DARK = "f1f2f0", "20252b"
"""What links stand on: the fields of `page.css`, which are nearer to the letters than the paper."""

_LEAST = 4.6
"""The least contrast is 4.5; a little more outlives rounding."""
_STEPS = 32


def readable(colour: str, ground: str) -> str:
    """The colour, made darker or lighter until it can be read on the ground; six digits each."""
    end = "000000" if _luminance(ground) > 0.2 else "ffffff"
    shades = (_mixed(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in shades if contrast(one, ground) >= _LEAST or one == end)


def contrast(first: str, second: str) -> float:
    """From 1, the same, to 21, black and white."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(end), strict=True)
    return "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


def _parts(colour: str) -> Sequence[int]:
    return bytes.fromhex(colour)
