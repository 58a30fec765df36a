"""What a `style` attribute may ask for without harm: looks, not places.

Sources: https://validator.w3.org/feed/docs/warning/DangerousStyleAttr.html,
https://www.w3.org/TR/CSS/#properties
"""

from __future__ import annotations

import re
from functools import lru_cache

from feedsmith.patterns import lazy_pattern

_FAMILIES = frozenset(
    {
        *("background", "border", "padding", "margin", "font", "text", "list", "outline", "column"),
        *("columns", "flex", "grid", "align", "justify", "place", "gap", "row", "order", "page"),
        *("break", "overflow", "object", "word", "white", "line", "letter", "max", "min", "ruby"),
        *("caption", "table", "empty", "speak", "speech", "pause", "pitch", "voice", "volume"),
        *("color", "width", "height", "display", "float", "clear", "vertical", "visibility"),
        *("opacity", "cursor", "direction", "unicode", "writing", "hyphens", "hyphenate", "quotes"),
        *("orphans", "widows", "box", "aspect", "block", "inline", "tab", "counter", "filter"),
        *("fill", "stroke", "stop", "marker", "paint", "dominant", "shape", "clip", "vector"),
        *("accent", "caret", "image", "user", "resize", "appearance", "mix", "isolation", "zoom"),
        *("azimuth", "elevation", "richness", "stress", "cue", "print", "contain", "container"),
        *("forced", "math", "alignment", "baseline", "initial", "all", "osx", "tap", "size"),
        *("transition", "rotate", "scroll", "touch", "pointer", "content-visibility"),
    }
)
"""The first word of a property that changes how the text looks, not where it stands."""

_NEVER = frozenset({"tab-stops", "background-attachment", "page-break-override"})
_VENDOR = lazy_pattern(r"-(?:webkit|moz|ms|o|epub|apple)-")
_COMMENT = lazy_pattern(r"/\*.*?(?:\*/|$)", re.DOTALL)
_DECLARATION = lazy_pattern(r"(?:[^;\"'(]++|\"[^\"]*+\"?+|'[^']*+'?+|\([^)]*+\)?+)++")
_RUNS = lazy_pattern(
    r"expression\s*\(|javascript:|vbscript:|progid:|behaviou?r|-moz-binding|@import|[\\<>]"
    r"|url\(\s*['\"]?(?!data:image/)",
    re.IGNORECASE,
)
_LENGTH = lazy_pattern(r"(?<![\w#.-])-?([0-9]+)(?:\.[0-9]+)?(px|pt|pc|cm|mm|in|r?em|ex|ch|%|v[wh])")
_SIZED = lazy_pattern(
    r"margin|padding|width|height|text-indent|font|letter-|word-|line-|border-\w+-w"
)
_BIGGEST = {"px": 5000, "pt": 4000, "pc": 400, "mm": 1500, "cm": 150, "in": 60, "%": 1000}
_BIGGEST_OTHER = 300


@lru_cache(maxsize=1024)
def harmful(style: str) -> tuple[str, ...]:
    """The declarations that readers drop: they move, cover, load or run something."""
    plain = _COMMENT.sub("", style)
    return tuple(
        found[0].strip()
        for found in _DECLARATION.finditer(plain)
        if ":" in found[0] and not _harmless(*found[0].split(":", 1))
    )


def _harmless(written: str, value: str) -> bool:
    name = _VENDOR.sub("", written.strip().lower(), count=1)
    if _RUNS.search(value):
        return False
    if name.startswith("--"):
        return True
    known = name.partition("-")[0] in _FAMILIES or name in _FAMILIES
    return known and name not in _NEVER and not (_SIZED.match(name) and _huge(value))


def _huge(value: str) -> bool:
    return any(
        int(number[:9]) > _BIGGEST.get(unit, _BIGGEST_OTHER)
        for number, unit in _LENGTH.findall(value.lower())
    )
