"""Addresses: absolute, on the web, or relative to a base.

Sources: https://www.rfc-editor.org/rfc/rfc3986 (URI), https://www.rfc-editor.org/rfc/rfc3987 (IRI)
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.schemes import KNOWN
from feedsmith.checks.values.whitespace import not_blank, untrimmed
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten
from feedsmith.urls import encode

_URI = "https://www.rfc-editor.org/rfc/rfc3986"
_RSS = "https://www.rssboard.org/rss-specification"

NOT_ABSOLUTE = Rule(
    code="address-not-absolute",
    level="error",
    title="An address is not absolute",
    why="A feed is read far from the site: only an address that names its scheme and host leads "
    "back.",
    spec=f"{_RSS}#comments",
    frame="rss-item",
    wrong="<link>/rye/</link>",
    right="<link>https://example.org/rye/</link>",
)
NO_HOST = Rule(
    code="address-without-host",
    level="error",
    title="An address names no host, or no possible one",
    why="After `https://` comes the name of a host; without it the address leads nowhere.",
    spec=f"{_URI}#section-3.2",
    frame="rss-item",
    wrong="<link>https:/rye/</link>",
    right="<link>https://example.org/rye/</link>",
)
NOT_WEB = Rule(
    code="address-not-web",
    level="error",
    title="An address does not begin with http:// or https://",
    why="Readers fetch files and pictures over the web only.",
    spec=f"{_RSS}#ltenclosuregtSubelementOfLtitemgt",
    frame="rss-item",
    wrong='<enclosure url="ftp://example.org/a.mp3" type="audio/mpeg" length="1234"/>',
    right='<enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1234"/>',
)
CHARACTERS = Rule(
    code="address-characters",
    level="error",
    title="An address has a character that no address may have",
    why="Blanks, quotation marks, brackets and the like must be written as `%20` and so on: "
    "readers cut the address there or refuse it.",
    spec=f"{_URI}#section-2",
    frame="rss-item",
    wrong="<link>https://example.org/rye bread/</link>",
    right="<link>https://example.org/rye%20bread/</link>",
)
NOT_ASCII = Rule(
    code="address-not-ascii",
    level="error",
    title="An address has letters beyond ASCII where a URI is asked for",
    why="RSS wants plain URIs; many readers and podcast apps do not convert other letters.",
    spec="https://validator.w3.org/feed/docs/error/UriNotIri.html",
    frame="rss-item",
    wrong="<link>https://example.org/brötchen/</link>",
    right="<link>https://example.org/br%C3%B6tchen/</link>",
)
SCHEME = Rule(
    code="address-scheme-unknown",
    level="warning",
    title="An address begins with a scheme that is not registered",
    why="No reader knows what to do with it.",
    spec="https://validator.w3.org/feed/docs/warning/SchemeNotIANARegistered.html",
    frame="rss-item",
    wrong="<link>javascript:alert(1)</link>",
    right="<link>https://example.org/rye/</link>",
)

WITH_HOST = frozenset({"http", "https", "ftp"})
"""The schemes that make no sense without a host."""

_USUAL = lazy_pattern(
    r"(?:https?|ftp)://[A-Za-z0-9.-]+(?::[0-9]+)?"
    r"(?:[/?#](?:[A-Za-z0-9._~!$&'()*+,;=:@/?#-]|%[0-9A-Fa-f]{2})*)?"
)
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HOST_AND_PORT = lazy_pattern(r"[\w.-]+:[0-9]+(?:[/?#]|$)")
_AUTHORITY = lazy_pattern(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#]*)")
_HOST = lazy_pattern(r"(?:[^@\[\]]*@)?(\[[^\[\]]*\]|[^:@\[\]]+)(?::[0-9]*)?")
_FORBIDDEN = (
    r"[\x00-\x20\x7f-\x9f<>\"{}|\\^`\[\]\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    r"|\s|%(?![0-9A-Fa-f]{2})"
)
_FUTURE_LITERAL = r"(?i)\[v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+\]"
_LONGEST_SHOWN = 80


def absolute_uri(value: str, spot: Spot) -> Iterator[Problem]:
    """An absolute URI of any scheme, as RSS asks for."""
    if _USUAL.fullmatch(value):
        return
    bare = value.strip()
    if not is_absolute(bare):
        yield _not_absolute(bare, spot)
        return
    yield from _characters(_trimmed(value, spot), spot)
    yield from _ascii(bare, spot)
    yield from _beginning(bare, spot)


def web_address(value: str, spot: Spot) -> Iterator[Problem]:
    """An absolute address of the web: what a reader fetches."""
    written = value.strip()
    if not is_absolute(written) or scheme(written) in ("http", "https"):
        yield from absolute_uri(value, spot)
    else:
        what = f'{spot.name} begins with "{scheme(written)}:", not with https://'
        yield NOT_WEB.problem(spot, what, "Write an address that begins with https://.")


def reference(value: str, spot: Spot) -> Iterator[Problem]:
    """An IRI reference, absolute or relative, without white space around it: Atom's addresses."""
    if _USUAL.fullmatch(value):
        return
    yield from untrimmed(value, spot)
    yield from not_blank(value, spot)
    written = value.strip()
    yield from _characters(written, spot)
    if is_absolute(written) or written.startswith("//"):
        yield from _beginning(written, spot)


def iri(value: str, spot: Spot) -> Iterator[Problem]:
    """An absolute IRI of any scheme, without white space around it."""
    if _USUAL.fullmatch(value):
        return
    if value.strip() and not is_absolute(value.strip()):
        bad = list(_characters(value.strip(), spot))
        yield from bad or [_not_absolute(value.strip(), spot)]
    elif value.strip():
        yield from reference(value, spot)
    else:
        yield _not_absolute("", spot)


def is_absolute(value: str) -> bool:
    """Whether it begins with a scheme; `example.org:8080` begins with a host instead."""
    found = scheme(value)
    return bool(found) and (found in KNOWN or not _HOST_AND_PORT.match(value))


def is_reference(value: str) -> bool:
    """Whether it has only characters that an IRI may have, each in its place."""
    return bool(_USUAL.fullmatch(value)) or not re.search(_FORBIDDEN, _without_literal(value))


def scheme(value: str) -> str:
    """The scheme in lower case; nothing where there is none."""
    found = _SCHEME.match(value)
    return found[1].lower() if found else ""


def _trimmed(value: str, spot: Spot) -> str:
    """Readers trim the text of an element, but not an attribute."""
    bare = value.strip()
    return value if bare != value and "/@" in (spot.place.field or "") else bare


def _not_absolute(written: str, spot: Spot) -> Problem:
    if not written:
        what = f"{spot.name} is empty"
        mend = "Write an absolute address, for example https://example.org/."
    else:
        what = f'{spot.name} is "{_short(written)}", which is not an absolute address'
        mend = f"Write it in full, for example {_in_full(written)}."
    return NOT_ABSOLUTE.problem(spot, what, mend)


def _in_full(written: str) -> str:
    if written.startswith("//"):
        return _short(f"https:{encode(written)}")
    if re.match(r"[\w-]+\.[\w.-]+(?:[:/?#]|$)", written):
        return _short(f"https://{encode(written)}")
    return "https://example.org/page"


def _characters(written: str, spot: Spot) -> Iterator[Problem]:
    if found := re.search(_FORBIDDEN, _without_literal(written)):
        named = _named(found[0])
        what = f'{spot.name} is "{_short(written)}", and no address may have {named}'
        mend = f"Write {_short(encode(written.strip()))}, if that is meant."
        yield CHARACTERS.problem(spot, what, mend)


def _named(character: str) -> str:
    if character == " ":
        return "a blank"
    if character == "%":
        return "a % without two hexadecimal digits"
    return character if character.isprintable() else f"the character U+{ord(character):04X}"


def _ascii(written: str, spot: Spot) -> Iterator[Problem]:
    if not written.isascii():
        what = f'{spot.name} is "{_short(written)}", with letters that a URI does not have'
        yield NOT_ASCII.problem(spot, what, f"Write {_short(encode(written))}.")


def _beginning(written: str, spot: Spot) -> Iterator[Problem]:
    """The scheme should be known, and followed by a host where it needs one."""
    said = scheme(written)
    if said and said not in KNOWN:
        what = f'{spot.name} begins with "{_short(said)}:", a scheme that is not registered'
        yield SCHEME.problem(spot, what, "Write an address that begins with https://.")
    authority = _AUTHORITY.match(written)
    if said in WITH_HOST or authority:
        host = _HOST.fullmatch(authority[1]) if authority else None
        if (said in WITH_HOST or (authority and authority[1])) and not _possible(host):
            what = f'{spot.name} is "{_short(written)}", which names no possible host'
            mend = "Write the name of the host after //, for example https://example.org/."
            yield NO_HOST.problem(spot, what, mend)


def _possible(host: re.Match[str] | None) -> bool:
    if host is None or not host[1].startswith("["):
        return host is not None
    if re.fullmatch(_FUTURE_LITERAL, host[1]):
        return True
    try:
        ipaddress.IPv6Address(host[1][1:-1].replace("%25", "%", 1))
    except ValueError:
        return False
    return True


def _without_literal(written: str) -> str:
    """The address without the brackets of a host like `[::1]`, their only right place."""
    authority = _AUTHORITY.match(written)
    if authority is None or "[" not in authority[1]:
        return written
    start, end = authority.span(1)
    return written[:start] + re.sub(r"[\[\]]", "", authority[1]) + written[end:]


def _short(written: str) -> str:
    return shorten(written, _LONGEST_SHOWN)
