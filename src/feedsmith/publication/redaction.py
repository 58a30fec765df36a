"""Addresses without what may be secret in them: user, password, the values of the query."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from feedsmith.patterns import lazy_pattern

_HIDDEN = "…"
_USER = lazy_pattern(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")


def redacted(url: str) -> str:
    """The address as messages and files may show it."""
    start, mark, query = url.partition("#")[0].partition("?")
    pairs = (_without_value(pair) for pair in query.split("&"))
    return _USER.sub(rf"\1{_HIDDEN}@", start) + mark + "&".join(pairs)


def _without_value(pair: str) -> str:
    name, equals, _ = pair.partition("=")
    return f"{name}={_HIDDEN}" if equals else _HIDDEN * bool(pair)


def without_secrets(text: str, url: str) -> str:
    """A text, such as a server's answer, in which what `redacted` hides of an address is hidden."""
    parts = urlsplit(url)
    user = parts.netloc.rpartition("@")[0]
    values = [pair.partition("=")[2] or pair for pair in parts.query.split("&")]
    secrets = {*user.split(":"), *values}
    for secret in sorted((*secrets, *map(unquote, secrets)), key=len, reverse=True):
        text = text.replace(secret, _HIDDEN) if secret else text
    return text
