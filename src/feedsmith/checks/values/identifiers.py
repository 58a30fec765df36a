"""Identifiers that are addresses: IRIs, `tag:` and `urn:` URIs, UUIDs.

Sources: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6, https://www.rfc-editor.org/rfc/rfc4151
(tag), https://www.rfc-editor.org/rfc/rfc8141 (urn), https://www.rfc-editor.org/rfc/rfc9562 (UUID)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.addresses import iri, scheme
from feedsmith.checks.values.whitespace import untrimmed
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import shorten
from feedsmith.urls import DEFAULT_PORTS

TAG = Rule(
    code="id-tag",
    level="error",
    title="A tag: identifier is not written as it must be",
    why="It is a host or e-mail address, a date on which it was yours, and a name: only so nobody "
    "else can make the same.",
    spec="https://www.rfc-editor.org/rfc/rfc4151#section-2.1",
    frame="atom-entry",
    wrong="<id>tag:example.org,20240507:rye</id>",
    right="<id>tag:example.org,2024-05-07:rye</id>",
)
URN = Rule(
    code="id-urn",
    level="error",
    title="A urn: identifier is not written as it must be",
    why="A URN is `urn:`, the name of a registered namespace, and a name in it; another is not "
    "unique.",
    spec="https://www.rfc-editor.org/rfc/rfc8141#section-2",
    frame="atom-entry",
    wrong="<id>urn:my+bakery:rye</id>",
    right="<id>urn:isbn:9780141036144</id>",
)
UUID = Rule(
    code="id-uuid",
    level="error",
    title="A UUID is not written as it must be",
    why="A UUID has 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12; another may collide.",
    spec="https://www.rfc-editor.org/rfc/rfc9562#section-4",
    frame="atom-entry",
    wrong="<id>urn:uuid:1225c695-cfb8-4ebb-aaaa</id>",
    right="<id>urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a</id>",
)
CANONICAL = Rule(
    code="id-not-canonical",
    level="warning",
    title="An identifier is an address that could be written in a simpler, usual way",
    why="Identifiers are compared letter by letter: software that tidies addresses makes another "
    "identifier of it, and readers show the entry anew.",
    spec="https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6.1",
    frame="atom-entry",
    wrong="<id>HTTPS://Example.org:443/rye/</id>",
    right="<id>https://example.org/rye/</id>",
)

_TAG = (
    r"(?P<authority>(?:[A-Za-z0-9._-]+@)?[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?),"
    r"(?P<date>[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?):"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_URN = (
    r"[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?"
)
_UUID = lazy_pattern(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_PARTS = lazy_pattern(r"([^:]*)://([^/?#]*)([^?#]*)(.*)", re.DOTALL)
_ESCAPE = lazy_pattern(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = lazy_pattern(r"[A-Za-z0-9._~-]")
_COMMON = lazy_pattern(
    r"https?://[a-z0-9.-]+/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]*/)*+[A-Za-z0-9_~-]*+"
)
"""Addresses that are canonical at a glance: nothing to escape, no `.` or `..` among the folders."""
_LONGEST_SHOWN = 80


def identifier(value: str, spot: Spot) -> Iterator[Problem]:
    """An absolute IRI that stays the same for ever: the `id` of Atom."""
    if _COMMON.fullmatch(value):
        return
    written = value.strip()
    kind = scheme(written)
    if kind in ("tag", "urn"):
        yield from untrimmed(value, spot)
        yield from (_tag if kind == "tag" else _urn)(written, spot)
        return
    yield from iri(value, spot)
    usual = canonical(written)
    if usual != written:
        what = f'{spot.name} is "{_short(written)}", which is not how it is usually written'
        mend = f"In a new feed write {_short(usual)}; do not change an id that is published."
        yield CANONICAL.problem(spot, what, mend)


def uuid(value: str, spot: Spot) -> Iterator[Problem]:
    """A plain UUID of any version."""
    if not is_uuid(value.strip()):
        what = f'{spot.name} is "{_short(value.strip())}", which is not a UUID'
        mend = "Write 32 hexadecimal digits as 917393e3-1b1e-5cef-ace4-edaa54e1f810."
        yield UUID.problem(spot, what, mend)


def is_uuid(value: str) -> bool:
    """Whether it is written in groups of 8, 4, 4, 4 and 12 hexadecimal digits."""
    return bool(_UUID.fullmatch(value))


def canonical(address: str) -> str:
    """An address of the web in its usual form; another identifier stays as it is."""
    parts = _PARTS.fullmatch(address)
    if parts is None or parts[1].lower() not in DEFAULT_PORTS:
        return address
    said = parts[1].lower()
    path = _ESCAPE.sub(_usual_escape, _without_dots(parts[3])) or "/"
    return f"{said}://{_authority(parts[2], said)}{path}{_ESCAPE.sub(_usual_escape, parts[4])}"


def _tag(written: str, spot: Spot) -> Iterator[Problem]:
    found = re.fullmatch(_TAG, written.partition(":")[2])
    if found is None or not _is_day(found["date"]):
        what = f'{spot.name} is "{_short(written)}", which is not a tag: URI'
        mend = "Write it as tag:example.org,2024-05-07:name."
        yield TAG.problem(spot, what, mend)


def _is_day(written: str) -> bool:
    numbers = [int(one) for one in written.split("-")]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return False
    return True


def _urn(written: str, spot: Spot) -> Iterator[Problem]:
    rest = written.partition(":")[2]
    if rest.lower().startswith("uuid:"):
        yield from _uuid_urn(rest[5:], written, spot)
    elif not re.fullmatch(_URN, rest):
        what = f'{spot.name} is "{_short(written)}", which is not a URN'
        mend = "Write it as urn:namespace:name, the namespace of letters, digits and hyphens."
        yield URN.problem(spot, what, mend)


def _uuid_urn(digits: str, written: str, spot: Spot) -> Iterator[Problem]:
    if not is_uuid(digits):
        what = f'{spot.name} is "{_short(written)}", which holds no UUID'
        mend = "Write it as urn:uuid:917393e3-1b1e-5cef-ace4-edaa54e1f810."
        yield UUID.problem(spot, what, mend)


def _authority(written: str, said: str) -> str:
    user, _, place = written.rpartition("@")
    host, _, port = place.rpartition(":") if re.search(r":[0-9]*$", place) else (place, "", "")
    kept = f":{port}" if port and port != DEFAULT_PORTS[said] else ""
    return (f"{user}@" if user.strip(":") else "") + host.lower() + kept


def _without_dots(path: str) -> str:
    """The path without `.` and `..`. Source: RFC 3986, section 5.2.4."""
    kept: list[str] = []
    segments = path.split("/")
    for number, segment in enumerate(segments, start=1):
        last = number == len(segments)
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
        if last and segment in (".", ".."):
            kept.append("")
    return "/".join(kept)


def _usual_escape(found: re.Match[str]) -> str:
    character = chr(int(found[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else found[0].upper()


def _short(written: str) -> str:
    return shorten(written, _LONGEST_SHOWN)
