"""What a script gave a FeedGenerator as one value: a text, a number, an address, an extension's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from feedsmith.text import clean_text, one_line
from feedsmith.urls import absolute, host

_PAGES = (None, "", "text/html", "application/xhtml+xml")


def text(said: object) -> str:
    """The text as a feed can carry it; empty where nothing was given."""
    return "" if said is None else clean_text(str(said)).strip()


def line(said: object) -> str:
    """The text on one line."""
    return one_line(text(said))


def number(said: object) -> int | None:
    """A size: feedgen writes texts and scripts give numbers; 0 says that nobody knows."""
    digits = text(said)
    return (int(digits) or None) if digits.isascii() and digits.isdigit() else None


def web(reference: object, base: str) -> str | None:
    """The address of a page or a file on the web, `None` for any other."""
    url = absolute(text(reference), base)
    return url if reference and url and host(url) else None


def page(links: Iterable[Mapping[str, str]] | None, base: str) -> str | None:
    """The first alternate link on the web, those that say or may say HTML before all others."""
    alternates = [one for one in links or () if one.get("rel") in (None, "", "alternate")]
    alternates.sort(key=lambda one: one.get("type") not in _PAGES)
    return next((url for one in alternates if (url := web(one["href"], base))), None)


def extended(holder: object, extension: str, getter: str) -> Any:
    """What an extension of a generator or an entry holds, `None` where it is not loaded."""
    method = getattr(getattr(holder, extension, None), getter, None)
    return method() if method else None
