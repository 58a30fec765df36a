"""Which item of a feed's old state is which of its new one: by id, else by what else they share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from feedsmith.atom_ids import identifier
from feedsmith.ledger.causes import place
from feedsmith.model import Item

Pair = tuple[Item, Item]


class Pairs(NamedTuple):
    """same: of one id. moved: one post under two ids, the old item first. The rest stands alone."""

    same: list[Pair]
    moved: list[Pair]
    vanished: list[Item]
    fresh: list[Item]


def paired(
    before: Sequence[Item],
    after: Sequence[Item],
    was: Mapping[str, str],
    key: Callable[[str], str] = identifier,
) -> Pairs:
    """Every item, with its other self where there is one.

    was: the id that subscribers know, by that of now. key: what makes two ids one.
    """
    old = {key(one.id): one for one in before}
    new = {key(one.id): one for one in after}
    same = [(old.pop(id), one) for id, one in list(new.items()) if id in old]
    for known, _ in same:
        del new[key(known.id)]
    moved: list[Pair] = []
    for said in (_known_id(old, was), _place, _title_and_day, _words):
        for one, other in _by(said, old.values(), new.values()):
            moved.append((one, other))
            del old[key(one.id)], new[key(other.id)]
    return Pairs(same, moved, list(old.values()), list(new.values()))


def _known_id(before: Iterable[str], was: Mapping[str, str]) -> Callable[[Item], str]:
    """The id that subscribers know a post by, if the old state has it."""
    ids = {identifier(id) for id in before}

    def said(item: Item) -> str:
        id = identifier(item.id)
        known = identifier(was.get(id, item.id))
        return known if known in ids else ""

    return said


def _by(said: Callable[[Item], str], before: Iterable[Item], after: Iterable[Item]) -> list[Pair]:
    """Pairs that say the same, where no other item says it."""
    old, new = _single(said, before), _single(said, after)
    return [(old[what], one) for what, one in new.items() if what in old]


def _single(said: Callable[[Item], str], items: Iterable[Item]) -> dict[str, Item]:
    known: dict[str, Item | None] = {}
    for one in items:
        if what := said(one):
            known[what] = None if what in known else one
    return {what: one for what, one in known.items() if one is not None}


def _place(item: Item) -> str:
    return place(item.url)


def _title_and_day(item: Item) -> str:
    if not item.title or item.published is None:
        return ""
    return f"{item.published:%Y-%m-%d} {' '.join(item.title.casefold().split())}"


def _words(item: Item) -> str:
    return " ".join((item.body or "").split())
