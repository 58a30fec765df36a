"""Names that a registry gives: media types, languages, countries.

Sources: https://www.rfc-editor.org/rfc/rfc2045#section-5.1, https://www.rfc-editor.org/rfc/rfc5646,
https://www.iso.org/iso-3166-country-codes.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.countries import COUNTRIES, MEANT_COUNTRIES, OTHER_REGIONS
from feedsmith.checks.values.languages import GRANDFATHERED, MEANT, is_registered, shorter
from feedsmith.checks.values.quoting import quoted
from feedsmith.media_types import media_type
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_BCP47 = "https://www.rfc-editor.org/rfc/rfc5646"
_MP3 = 'url="https://example.org/a.mp3" length="1234"'

MIME = Rule(
    code="mime-type",
    level="error",
    title="A media type is not one",
    why="Readers decide by it what to do with a file; what they do not understand they leave "
    "unplayed.",
    spec="https://www.rfc-editor.org/rfc/rfc2045#section-5.1",
    frame="rss-item",
    wrong=f'<enclosure {_MP3} type="mp3"/>',
    right=f'<enclosure {_MP3} type="audio/mpeg"/>',
)
MIME_UNREGISTERED = Rule(
    code="mime-type-unregistered",
    level="hint",
    title="A media type has another name in the registry",
    why="Most readers know both names, but some know only the registered one.",
    spec="https://www.iana.org/assignments/media-types/media-types.xhtml",
    frame="rss-item",
    wrong=f'<enclosure {_MP3} type="audio/mp3"/>',
    right=f'<enclosure {_MP3} type="audio/mpeg"/>',
)
LANGUAGE = Rule(
    code="language-unknown",
    level="error",
    title="A language tag is not one",
    why="Readers choose voices, hyphenation and search by it; directories refuse feeds in a "
    "language they do not know.",
    spec=_BCP47,
    frame="rss-channel",
    wrong="<language>en_US</language>",
    right="<language>en-us</language>",
)
LONG_LANGUAGE = Rule(
    code="language-long",
    level="hint",
    title="A language has three letters that has a code of two",
    why="Language tags use the shorter code; programs that compare tags may not know the longer.",
    spec=f"{_BCP47}#section-2.2.1",
    frame="rss-channel",
    wrong="<language>deu</language>",
    right="<language>de</language>",
)
REGION = Rule(
    code="language-region",
    level="warning",
    title="The region of a language tag is unknown",
    why="Programs that look for the regional form find only the language, or nothing.",
    spec=f"{_BCP47}#section-2.2.4",
    frame="rss-channel",
    wrong="<language>en-uk</language>",
    right="<language>en-gb</language>",
)
COUNTRY = Rule(
    code="country-unknown",
    level="error",
    title="A country code is not one",
    why="Players that show a medium only in certain countries cannot tell which are meant.",
    spec="https://www.iso.org/iso-3166-country-codes.html",
    frame="rss-item",
    wrong='<media:group><media:content url="https://example.org/a.mp4"/>'
    '<media:content url="https://example.org/b.mp4"/>'
    '<media:restriction relationship="allow" type="country">de uk</media:restriction>'
    "</media:group>",
    right='<media:group><media:content url="https://example.org/a.mp4"/>'
    '<media:content url="https://example.org/b.mp4"/>'
    '<media:restriction relationship="allow" type="country">de gb</media:restriction>'
    "</media:group>",
)

_ATOM = r"[!#$%&'*+.^_`{|}~0-9A-Za-z-]+"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_MIME = lazy_pattern(rf"({_ATOM}/{_ATOM})(?:\s*;\s*{_ATOM}=(?:{_ATOM}|{_QUOTED}))*")
_OTHER_NAMES = {
    "application/mp3": "audio/mpeg",
    "application/rss": "application/rss+xml",
    "application/x-mp3": "audio/mpeg",
    "application/x-rss+xml": "application/rss+xml",
    "audio/m4a": "audio/mp4",
    "audio/mp3": "audio/mpeg",
    "audio/mpeg3": "audio/mpeg",
    "audio/mpg": "audio/mpeg",
    "audio/x-mp3": "audio/mpeg",
    "audio/x-mpeg": "audio/mpeg",
    "audio/x-mpeg-3": "audio/mpeg",
    "image/jpg": "image/jpeg",
    "image/pjpeg": "image/jpeg",
    "image/svg": "image/svg+xml",
    "image/tif": "image/tiff",
    "image/x-png": "image/png",
    "text/atom+xml": "application/atom+xml",
    "text/htm": "text/html",
    "text/rss+xml": "application/rss+xml",
    "video/m4v": "video/mp4",
    "video/mov": "video/quicktime",
}

_TAG = lazy_pattern(
    r"""(?: (?P<language>[a-z]{2,3}) (?: -[a-z]{3} ){0,3} )
        (?: - (?P<script>[a-z]{4}) )? (?: - (?P<region>[a-z]{2}|[0-9]{3}) )?
        (?: - (?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*
        (?: - [0-9a-wyz] (?: -[a-z0-9]{2,8} )+ )* (?: -x (?: -[a-z0-9]{1,8} )+ )?""",
    re.VERBOSE | re.ASCII,
)
_PRIVATE_TAG = lazy_pattern(r"x(?:-[a-z0-9]{1,8})+")


def mime_type(value: str, spot: Spot) -> Iterator[Problem]:
    """`type/subtype`, perhaps with parameters."""
    found = _MIME.fullmatch(value)
    if found is None:
        what = f"{spot.name} is {quoted(value)}, which is no media type"
        yield MIME.problem(spot, what, _mime_mend(value))
    elif good := _OTHER_NAMES.get(found[1].lower()):
        what = f"{spot.name} is {quoted(value)}, which is registered by another name"
        yield MIME_UNREGISTERED.problem(spot, what, f"Write `{good}`.")


def _mime_mend(value: str) -> str:
    typed = value.strip().lower()[:80]
    found = _MIME.match(typed)
    good = media_type(f"/file.{typed.rpartition('.')[2]}") or (found[1] if found else "")
    return f"Write `{good}`." if good else "Write it like `audio/mpeg`: a kind, a slash, a name."


def language(value: str, spot: Spot) -> Iterator[Problem]:
    """A tag of BCP 47, in capital or small letters; white space around it is let pass."""
    tag = value.strip().lower()
    if tag in GRANDFATHERED or _PRIVATE_TAG.fullmatch(tag):
        return
    found = _TAG.fullmatch(tag)
    if found is None or not is_registered(found["language"]):
        what = f"{spot.name} is {quoted(value)}, which is no language"
        yield LANGUAGE.problem(spot, what, _language_mend(value.strip()))
        return
    if short := shorter().get(found["language"]):
        what = f"{spot.name} is {quoted(value)}, a long code for the language `{short}`"
        yield LONG_LANGUAGE.problem(spot, what, f"Write `{short}{value.strip()[3:]}`.")
    yield from _region(found, value, spot)


def _language_mend(typed: str) -> str:
    if good := MEANT.get(typed.lower()):
        return f"Write `{good}`."
    hyphened = re.sub(r"[_\s.]+", "-", typed[:40])
    found = _TAG.fullmatch(hyphened.lower())
    if found and is_registered(found["language"]):
        return f"Write `{hyphened}`."
    return "Write a language tag such as `en`, `de-AT` or `pt-BR`."


def _region(found: re.Match[str], value: str, spot: Spot) -> Iterator[Problem]:
    region = (found["region"] or "").upper()
    free = region[:1] == "X" or "QM" <= region <= "QZ"
    if len(region) == 2 and not free and region not in COUNTRIES | OTHER_REGIONS:
        what = f"{spot.name} is {quoted(value)}, but `{region}` is no region"
        start, end = found.span("region")
        meant = MEANT_COUNTRIES.get(region, "")
        good = f"{value.strip()[:start]}{meant}{value.strip()[end:]}"
        yield REGION.problem(spot, what, f"Write `{good if meant else found['language']}`.")


def country(value: str, spot: Spot) -> Iterator[Problem]:
    """Two letters of ISO 3166-1, capital or small."""
    code = value.strip().upper()
    if code in COUNTRIES:
        return
    meant = MEANT_COUNTRIES.get(code)
    mend = (
        f"Write `{meant}`." if meant else "Write two letters of ISO 3166-1, such as `DE` or `GB`."
    )
    yield COUNTRY.problem(spot, f"{spot.name} is {quoted(value)}, which is no country", mend)
