"""The kinds of record that are kept of a site: its posts, its pages, its bodies."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from secrets import token_hex
from types import FunctionType
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from feedsmith.bodies import Prepared
from feedsmith.cache.recall import Record, Shelf
from feedsmith.configuration import FeedTable
from feedsmith.links import LINK
from feedsmith.loaders.frontmatter.items import Post
from feedsmith.loaders.pages.scan import Scanned
from feedsmith.model import Item
from feedsmith.site import Site

ITEM = "item"
"""The question what an item is, by its address."""
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


def bodies(site: Site, items: Iterable[Item], answer: Callable[[str], str]) -> Shelf[Prepared]:
    """What is shown of each of these items. answer: where a link leads, as `Links.answer` has it.

    A generator writes every page anew, so files are known by what is in them.
    """
    coder = msgspec.json.Decoder(Record[Prepared])
    known = {item.url: item for item in items}
    answers = {ITEM: lambda url: item_known_by(known[url]) if url in known else "", LINK: answer}
    kind = f"body {known_by(site)}"
    return Shelf(kind, coder, lambda _: (), _is_body_whole, answers, by_content=True)


def item_known_by(item: Item) -> str:
    """Another answer, another item."""
    try:
        return blake2b(msgspec.json.encode(item), digest_size=16).hexdigest()
    except (TypeError, ValueError, OverflowError):
        return token_hex()  # what JSON cannot hold is nowhere kept


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
    return all(one >= _WHOLE_MINUTES for one in post.turns) and _is_item_whole(post.item)


def _is_body_whole(prepared: Prepared) -> bool:
    return _is_item_whole(prepared.item)


def _is_item_whole(item: Item | None) -> bool:
    said = (item.published, item.updated) if item is not None else ()
    return all(one is None or one >= _WHOLE_MINUTES for one in said)


def _is_page_whole(page: Scanned | None) -> bool:
    published = page and page.page.published
    return not published or published[0] >= _WHOLE_MINUTES
