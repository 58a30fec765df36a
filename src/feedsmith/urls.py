"""Addresses, resolved and encoded as a browser does. Source: https://url.spec.whatwg.org/"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from feedsmith.patterns import lazy_pattern

DEFAULT_PORTS = {"http": "80", "https": "443", "ftp": "21"}
"""The schemes that have a host and a path, with the port that goes without saying."""

SCHEMES = frozenset(DEFAULT_PORTS) | {
    *("mailto", "tel", "sms", "sip", "sips", "xmpp", "matrix", "irc", "ircs"),
    *("feed", "podcast", "webcal", "magnet", "geo", "bitcoin", "lightning"),
}
"""The schemes a feed may carry: none of them runs anything. Pictures may also be `data:image/…`."""

_ENDS = "".join(map(chr, range(0x21)))
_BREAKS = lazy_pattern(r"[\t\n\r]")
_SCHEME = lazy_pattern(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_PARTS = lazy_pattern(r"([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.DOTALL)
_UNSAFE = lazy_pattern(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]+")
_SURROGATES = lazy_pattern(r"[\ud800-\udfff]")
_DOT = lazy_pattern(r"\.|%2e", re.IGNORECASE)
_FORBIDDEN_IN_HOST = lazy_pattern(r"[\x00-\x20\x7f\"#%/:<>?@\[\\\]^`{|}]")
_PICTURE = lazy_pattern(r"data:\s*image/[\w.+-]+\s*[;,]", re.IGNORECASE)
_PLAIN_NAME = "[A-Za-z0-9_-][A-Za-z0-9._~-]*"
_PLAIN = lazy_pattern(
    rf"(?!#|\Z)(?:/|(?:\.\./)+)?(?:{_PLAIN_NAME}/)*(?:{_PLAIN_NAME})?(?:#[A-Za-z0-9_-]*)?"
)
"""As most references are: nothing to be encoded, and nothing leads upwards but at the beginning."""
_PLAIN_LABEL = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_PLAIN_ADDRESS = lazy_pattern(
    rf"(https?)://(?=[^/]{{1,63}}(?:/|\Z))((?:{_PLAIN_LABEL}\.)+[a-z]+)((?:/{_PLAIN_NAME})*/?)"
)
"""As most addresses of pages are: nothing to be resolved or encoded, no label that is too long."""
_IDNA_2008_ONLY = lazy_pattern("[ßẞς\u200c\u200d]")


class _Address(NamedTuple):
    scheme: str
    authority: str
    path: str
    query: str | None = None
    fragment: str | None = None

    def __str__(self) -> str:
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return f"{self.scheme}://{self.authority}{self.path}{query}{fragment}"


def absolute(reference: str, base: str, *, picture: bool = False) -> str | None:
    """Resolve what was written in a page against that page's address.

    The result is ASCII and encoded once: what was encoded stays as it is, byte for byte.
    `None` where a feed cannot use it: a scheme outside `SCHEMES`, no host, a broken host. With
    `picture`, `data:image/…` is allowed too. Never raises.
    """
    if _PLAIN.fullmatch(reference) and (origin := _address(base)):
        return _near(reference, origin)
    reference = _BREAKS.sub("", reference.strip(_ENDS))
    scheme, rest = _scheme(reference)
    if scheme == "data":
        return encode(reference) if picture and _PICTURE.match(reference) else None
    if scheme and scheme not in DEFAULT_PORTS:
        return _without_host(scheme, rest)
    origin = _address(base)
    if scheme and not (origin and scheme == origin.scheme and rest[:1] not in ("/", "\\")):
        address = _address(reference)
    else:
        address = _join(rest, origin) if origin else None
    return None if address is None else str(address)


def below(reference: str | None, url: str) -> str | None:
    """An address as it is, a path from a site's address, whether it begins with a slash or not."""
    if not reference:
        return None
    return absolute(reference if reference.startswith("//") else reference.lstrip("/"), url)


def encode(url: str) -> str:
    """Say an absolute address in ASCII: blanks and other signs as `%20`, a foreign host as `xn--`.

    Encodes exactly once: `%C3` stays as it is, a `%` on its own becomes `%25`.
    """
    scheme, rest = _scheme(url)
    start = f"{scheme}:" if scheme else ""
    if scheme in DEFAULT_PORTS and rest.startswith("//"):
        authority, slash, tail = re.split(r"([/?#]|$)", rest[2:], maxsplit=1)
        known = _authority(scheme, authority, keep_port=True)
        start += "//" + (_encoded(authority) if known is None else known)
        rest = slash + tail
    before, mark, fragment = rest.partition("#")
    return start + _encoded(before) + mark + _encoded(fragment)


def is_absolute(reference: str) -> bool:
    """Tell whether a reference names its own scheme; `//host/` does not."""
    return bool(_scheme(_BREAKS.sub("", reference.strip(_ENDS)))[0])


def host(url: str) -> str | None:
    """Return the host of an address in lower case, without user and port; `None` if it has none."""
    scheme, rest = _scheme(_BREAKS.sub("", url.strip(_ENDS)))
    address = _with_host(scheme, rest) if scheme in DEFAULT_PORTS else None
    if address is None:
        return None
    return re.sub(r":\d+$", "", address.authority.rpartition("@")[2])


def srcset_candidates(srcset: str) -> tuple[tuple[str, str], ...]:
    """Split a `srcset` into pairs of address and descriptor (`2x`, `640w` or nothing).

    Commas inside an address belong to it.
    Source: https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute
    """
    pairs = []
    rest = srcset.lstrip(" \t\n\f\r,")
    while rest:
        url, *following = re.split(r"[ \t\n\f\r]+", rest, maxsplit=1)
        rest = following[0] if following else ""
        descriptor = ""
        if not url.endswith(","):
            descriptor, _, rest = rest.partition(",")
        pairs.append((url.rstrip(","), " ".join(descriptor.split())))
        rest = rest.lstrip(" \t\n\f\r,")
    return tuple(pairs)


def _scheme(reference: str) -> tuple[str, str]:
    match = _SCHEME.match(reference)
    return (match[1].lower(), reference[match.end() :]) if match else ("", reference)


def _without_host(scheme: str, rest: str) -> str | None:
    if scheme not in SCHEMES or not rest.strip("/"):
        return None
    return encode(f"{scheme}:{rest}")


@lru_cache(maxsize=256)
def _address(url: str) -> _Address | None:
    if plain := _PLAIN_ADDRESS.fullmatch(url):
        return _Address(plain[1], plain[2], plain[3] or "/")
    scheme, rest = _scheme(_BREAKS.sub("", url.strip(_ENDS)))
    return _with_host(scheme, rest) if scheme in DEFAULT_PORTS else None


def _with_host(scheme: str, rest: str) -> _Address | None:
    before, query, fragment = _split(rest)
    authority, slash, path = before.lstrip("/").partition("/")
    known = _authority(scheme, authority)
    if known is None:
        return None
    return _Address(scheme, known, _without_dots(slash + path), query, fragment)


def _join(rest: str, origin: _Address) -> _Address | None:
    path, query, fragment = _split(rest)
    if path.startswith("//"):
        return _with_host(origin.scheme, rest)
    if not path:
        query = origin.query if query is None else query
        return _Address(origin.scheme, origin.authority, origin.path, query, fragment)
    if not path.startswith("/"):
        path = origin.path.rpartition("/")[0] + "/" + path
    return _Address(origin.scheme, origin.authority, _without_dots(path), query, fragment)


def _near(plain: str, origin: _Address) -> str:
    """The address that a plain reference means."""
    if plain.startswith("/"):
        return f"{origin.scheme}://{origin.authority}{plain}"
    path = origin.path.rpartition("/")[0]
    while plain.startswith("../"):
        plain = plain[3:]
        path = path.rpartition("/")[0]
    return f"{origin.scheme}://{origin.authority}{path}/{plain}"


def _split(rest: str) -> tuple[str, str | None, str | None]:
    """Part path, query and fragment; only in the path is a backslash a slash."""
    match = _PARTS.fullmatch(rest)
    path, query, fragment = match.groups() if match else (rest, None, None)
    return (
        path.replace("\\", "/"),
        None if query is None else _encoded(query),
        None if fragment is None else _encoded(fragment),
    )


def _without_dots(path: str) -> str:
    if "/." not in path and "%2" not in path:
        return "/" + _encoded(path.removeprefix("/"))
    kept: list[str] = []
    segments = path.removeprefix("/").split("/")
    for number, segment in enumerate(segments, start=1):
        dots = _DOT.sub(".", segment) if len(segment) <= len("%2e%2e") else segment
        if dots == "..":
            kept[-1:] = []
        elif dots != ".":
            kept.append(segment)
        if number == len(segments) and dots in (".", ".."):
            kept.append("")
    return "/" + _encoded("/".join(kept))


def _authority(scheme: str, authority: str, *, keep_port: bool = False) -> str | None:
    user, at, place = authority.rpartition("@")
    match = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]*))?", place)
    name = _host(match[1]) if match else None
    if match is None or name is None:
        return None
    port = match[2] or ""
    if len(port) > 5 or int(port or 0) > 65535:
        return None
    if not keep_port and port == DEFAULT_PORTS[scheme]:
        port = ""
    return (
        _encoded(user).replace("/", "%2F").replace("?", "%3F") + at + name + (port and f":{port}")
    )


def _host(written: str) -> str | None:
    if written.startswith("["):
        return _ipv6(written)
    name = unquote(written) if "%" in written else written
    if not name or len(name) > 253:
        return None
    if not name.isascii():
        try:
            name = ".".join(_label(label) for label in re.split("[.。．｡]", name))
        except UnicodeError:
            return None
    name = name.lower()
    return None if _FORBIDDEN_IN_HOST.search(name) or not name.strip(".") else name


def _ipv6(written: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(written[1:-1].partition('%')[0])}]"
    except ValueError:
        return None


def _label(label: str) -> str:
    """Say one label of a host in ASCII.

    The standard library knows IDNA 2003, which turns ß into ss and so names another host.
    """
    if label.isascii():
        return label
    if _IDNA_2008_ONLY.search(label):
        return "xn--" + unicodedata.normalize("NFKC", label.lower()).encode("punycode").decode()
    return label.encode("idna").decode()


def _encoded(text: str) -> str:
    return _UNSAFE.sub(_percent, text)


def _percent(match: re.Match[str]) -> str:
    return quote(_SURROGATES.sub("\ufffd", match[0]), safe="")
