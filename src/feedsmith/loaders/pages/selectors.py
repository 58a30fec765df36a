"""Whether a site owner's CSS selector can be read. Source: https://www.w3.org/TR/selectors-4/"""

from __future__ import annotations

from turbohtml import parse_fragment


def selector_problem(selector: str) -> str | None:
    """What is wrong with a selector, in words; `None` where it can be used."""
    try:
        parse_fragment("", positions=False).select(selector)
    except ValueError as error:
        return str(error)
    return None
