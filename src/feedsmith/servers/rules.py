"""Which feeds are served alike, and with which headers.

Sources: https://www.w3.org/TR/websub/#discovery, https://www.rfc-editor.org/rfc/rfc8288,
https://www.rfc-editor.org/rfc/rfc9111
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from feedsmith.configuration.groups import SLUG
from feedsmith.model import Document, Format
from feedsmith.patterns import lazy_pattern
from feedsmith.showing import Variant
from feedsmith.site import Site
from feedsmith.urls import encode

NUMBER = "*"
_NUMBERED = lazy_pattern(r"/\d+(\.[^/]*)?$")
XML, JSON = "text/xml", "application/feed+json"
TYPES: Mapping[Format, str] = {"rss": XML, "atom": XML, "json": JSON}
"""Browsers show `text/xml` as the feed's CSS wants it, and download `application/rss+xml`."""

COMMON: Sequence[tuple[str, str]] = (
    ("X-Content-Type-Options", "nosniff"),
    ("Access-Control-Allow-Origin", "*"),
    ("Cache-Control", "public, max-age=600"),
)
"""No guessing of types; readers that run in a browser may fetch; and ten minutes: soon enough for a
new post, while a crowd of readers is served from caches."""


class Rule(NamedTuple):
    """Feeds that are served alike.

    path: of their addresses, encoded. `{slug}` in it stands for the name of one in many, `*` in its
    last part for the number of an archive. urls: each one's address. hubs: those that they name.
    """

    path: str
    format: Format
    urls: tuple[str, ...]
    hubs: tuple[str, ...] = ()

    @property
    def is_pattern(self) -> bool:
        """Whether it is for more than the one address that is its path."""
        return SLUG in self.path or NUMBER in self.path

    @property
    def is_plain(self) -> bool:
        """Whether the addresses are in ASCII as they are typed: servers decode them."""
        return not any("%" in url for url in self.urls)

    @property
    def origin(self) -> str:
        """Scheme and host of the addresses."""
        parts = urlsplit(self.urls[0])
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def content_type(self) -> str:
        """The value of the header; JSON is in UTF-8 without saying so."""
        kind = TYPES[self.format]
        return f"{kind}; charset=utf-8" if kind == XML else kind

    def link(self, own: str) -> str | None:
        """The value of the header that names the hubs and, what these ask for, its own address."""
        if not self.hubs:
            return None
        hubs = (f'<{encode(hub)}>; rel="hub"' for hub in self.hubs)
        return ", ".join((*hubs, f'<{own}>; rel="self"'))

    def apart(self) -> Iterator[Rule]:
        """A rule for each address."""
        for url in self.urls:
            yield self._replace(path=urlsplit(url).path, urls=(url,))


def rules(documents: Iterable[Document], site: Site) -> tuple[Rule, ...]:
    """The rules for a site's feeds, in the order of these; many per tag, author … make one."""
    patterns = _patterns(site)
    found: dict[str, Rule] = {}
    for one in documents:
        path = _path(one, patterns, site)
        known = found.get(path, Rule(path, one.format, (), one.feed.hubs))
        found[path] = known._replace(urls=(*known.urls, one.url))
    return tuple(found.values())


def single(rules: Iterable[Rule], *, echoed: bool) -> Iterator[Rule]:
    """The same rules, where a header holds an address for each one.

    echoed: whether the server can put the address that was asked for into a header.
    """
    for rule in rules:
        needed = rule.is_pattern and bool(rule.hubs) and not (echoed and rule.is_plain)
        yield from rule.apart() if needed else (rule,)


def _patterns(site: Site) -> Mapping[str, Variant]:
    """The feeds that there are many of, by their name in each language."""
    found: dict[str, Variant] = {}
    for one in (site, *site.translations):
        prefix = f"{one.folder}:" if one.folder else ""
        found |= {f"{prefix}feeds.{each.name}": each for each in one.variants if each.per}
    return found


def _path(document: Document, patterns: Mapping[str, Variant], site: Site) -> str:
    """The path of a document's address, or the pattern of it and of those like it."""
    variant = patterns.get(document.feed.name.partition("/")[0])
    pattern = variant.paths[document.format] if variant else ""
    is_archive = document.history == "archive"
    if pattern.count(SLUG) != 1:
        path = urlsplit(document.url).path
        return _NUMBERED.sub(rf"/{NUMBER}\1", path) if is_archive else path
    path = _archives(pattern) if is_archive else pattern
    return urlsplit(site.url).path + quote(path, safe="/*{}-._~!$&'()+,;=:@")


def _archives(path: str) -> str:
    """Where the archives of the feed at a path are: `feed-archive/*.xml` for `feed.xml`."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem if dot else path}-archive/{NUMBER}{dot}{ending if dot else ''}"


def decoded(path: str) -> str:
    """A path as servers compare it."""
    return unquote(path)


def expression(path: str, escaped: Callable[[str], str]) -> str:
    """A regular expression for a rule's path, decoded.

    escaped: gives a text as it is written in one.
    """
    known = {SLUG: "[^/]+", NUMBER: r"\d+"}
    parts = re.split(r"(\{slug\}|\*)", decoded(path))
    return f"^{''.join(known.get(part) or escaped(part) for part in parts)}$"
