"""What subscribers see of each post that they did not see, or not so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from feedsmith.atom_ids import identifier
from feedsmith.differences.pairing import Pair, Pairs, paired
from feedsmith.differences.values import Change, Kind, Knowledge
from feedsmith.ledger.causes import cause, place
from feedsmith.ledger.records import DAY
from feedsmith.model import Feed, Item
from feedsmith.patterns import lazy_pattern

_PICTURE = lazy_pattern(r"<img\b", re.IGNORECASE)


class Manner(NamedTuple):
    """How two states are compared. key: what makes two ids one. fields: what is compared of a post.

    head: what is compared of the feed. vanishing: what it means that a post is there no more.
    """

    key: Callable[[str], str]
    fields: Mapping[str, Callable[[Item, Item], bool]]
    head: Mapping[str, Callable[[Feed], object]]
    vanishing: Callable[[Item, Knowledge], Kind | None]


def compared(
    before: Sequence[Item], after: Sequence[Item], known: Knowledge, manner: Manner
) -> tuple[Change, ...]:
    """The changes from one state to the other, in the order of the feed; what is gone is last."""
    pairs = paired(before, after, known.was, manner.key)
    return (
        *_fresh(pairs, known),
        *_moved(pairs),
        *(change for pair in pairs.same for change in _edited(pair, manner)),
        *_gone(pairs, known, manner),
    )


def head(before: Feed, after: Feed, manner: Manner) -> tuple[str, ...]:
    """What the feed says otherwise of itself."""
    return tuple(name for name, said in manner.head.items() if said(before) != said(after))


def _fresh(pairs: Pairs, known: Knowledge) -> Iterator[Change]:
    stayed = (new.published for _, new in (*pairs.same, *pairs.moved))
    oldest = min((date for date in stayed if date), default=None)
    for item in pairs.fresh:
        if identifier(item.id) in known.shown:
            yield Change.of("brought-back", item)
        else:
            older = bool(oldest and item.published and item.published < oldest)
            yield replace(Change.of("new", item), older=older)


def _moved(pairs: Pairs) -> Iterator[Change]:
    for old, new in pairs.moved:
        yield replace(Change.of("shown-again", new), old_id=old.id, cause=cause(old.id, new.id))


def _edited(pair: Pair, manner: Manner) -> Iterator[Change]:
    old, new = pair
    redated = _redated(old, new)
    fields = tuple(name for name, differ in manner.fields.items() if differ(old, new))
    if redated:
        yield replace(Change.of("redated", new), old_published=old.published)
        fields = tuple(name for name in fields if name != "date")
    if fields:
        yield replace(Change.of("changed", new), fields=fields)
    pictures = [bool(one.image) + len(_PICTURE.findall(one.body or "")) for one in pair]
    if pictures[1] < pictures[0] and "image" in manner.fields:
        yield replace(Change.of("pictures-lost", new), lost=pictures[0] - pictures[1])


def _redated(old: Item, new: Item) -> bool:
    if old.published is None or new.published is None:
        return False
    return abs(new.published - old.published) >= DAY


def _gone(pairs: Pairs, known: Knowledge, manner: Manner) -> Iterator[Change]:
    for item in pairs.vanished:
        kind = manner.vanishing(item, known)
        if kind is not None:
            yield Change.of(kind, item)


def _vanished(item: Item, known: Knowledge) -> Kind:
    """Of a post that stood in a feed: another took its place, or it is no post any more."""
    stays = identifier(item.id) in known.posts or place(item.url) in known.posts
    return "dropped" if stays else "removed"


def _forgotten(item: Item, known: Knowledge) -> Kind | None:
    """Of a post in the ledger, which tells not when the feed showed it last."""
    return "removed" if item.id in known.gone else None


def _body(item: Item) -> str:
    return " ".join((item.body or "").split())


def _bodies_differ(old: Item, new: Item) -> bool:
    return _body(old) != _body(new)


def _known_bodies_differ(old: Item, new: Item) -> bool:
    """Where only one of the two states has texts nothing can be said."""
    return bool(old.body and new.body) and _bodies_differ(old, new)


def _field(name: str) -> Callable[[Item, Item], bool]:
    return lambda old, new: getattr(old, name) != getattr(new, name)


_SHORT: Mapping[str, Callable[[Item, Item], bool]] = {
    "title": _field("title"),
    "body": _known_bodies_differ,
    "date": _field("published"),
    "link": _field("url"),
}
_FIELDS: Mapping[str, Callable[[Item, Item], bool]] = {
    "title": _field("title"),
    "summary": _field("summary"),
    "body": _bodies_differ,
    "date": _field("published"),
    "updated": _field("updated"),
    "authors": _field("authors"),
    "tags": _field("tags"),
    "image": _field("image"),
    "attachments": _field("attachments"),
    "link": _field("url"),
}
_HEAD: Mapping[str, Callable[[Feed], object]] = {
    "title": lambda feed: feed.title,
    "description": lambda feed: feed.description,
    "home page": lambda feed: feed.home_url,
    "id": lambda feed: feed.id,
    "language": lambda feed: feed.language,
    "authors": lambda feed: feed.authors,
    "image": lambda feed: feed.image,
    "icon": lambda feed: feed.icon,
    "rights": lambda feed: feed.rights,
    "hubs": lambda feed: feed.hubs,
}


def _as_written(id: str) -> str:
    return id


SAME_FORMAT = Manner(_as_written, _FIELDS, _HEAD, _vanished)
OTHER_FORMAT = Manner(identifier, _SHORT, {"title": _HEAD["title"]}, _vanished)
"""What every format can say."""
LEDGER = Manner(_as_written, {**_SHORT, "updated": _field("updated")}, {}, _forgotten)
