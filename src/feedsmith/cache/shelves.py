"""The kinds of record that are kept of a site: its posts, its pages, its bodies."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from types import FunctionType
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from feedsmith.cache.recall import Record, Shelf
from feedsmith.configuration import FeedTable
from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.site import Site

_WHOLE_MINUTES = datetime(1973, 1, 1, tzinfo=UTC)
"""Since then no zone is off by seconds, which JSON's times do not say."""


def posts(site: Site) -> Shelf[Post]:
    """What each source file gives."""
    coder = msgspec.json.Decoder(Record[Post])
    return Shelf(f"post {known_by(site)}", coder, lambda post: post.turns, _is_whole)


def pages(site: Site) -> Shelf[Scanned | None]:
    """What each built page says of itself; `None` for one that is too big."""
    coder = msgspec.json.Decoder(Record[Scanned | None])
    return Shelf(f"page {known_by(site)}", coder, lambda _: (), _is_page_whole)


def known_by(site: Site) -> str:
    """What a site's posts can depend on besides their files: another answer, other records."""
    detected = replace(site.detected, bundles=frozenset(), translations={})
    asked = replace(
        site,
        detected=detected,
        now=_WHOLE_MINUTES,
        ledger=Path(),
        paths={},
        show=None,
        variants=(),
        problems=(),
        translations=(),
        feed=FeedTable(markdown=site.feed.markdown),
    )
    said = msgspec.json.encode(asked, enc_hook=_said, order="deterministic")
    return blake2b(said, digest_size=16).hexdigest()


def _said(value: object) -> object:
    """What JSON has no form for."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, FunctionType):
        return f"{value.__module__}.{value.__qualname__}"
    try:
        return pickle.dumps(value).hex()
    except Exception:  # a plugin's own: its site is another one each time, and never known
        return token_hex()


def _is_whole(post: Post) -> bool:
    """Whether JSON can say the post's times to the second."""
    item = post.item
    said = (item.published, item.updated) if item is not None else ()
    return all(one is None or one >= _WHOLE_MINUTES for one in (*post.turns, *said))


def _is_page_whole(page: Scanned | None) -> bool:
    published = page and page.page.published
    return not published or published[0] >= _WHOLE_MINUTES
