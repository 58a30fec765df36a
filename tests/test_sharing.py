"""What many posts have in common is held once, and says what it said."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from feedsmith.model import Item, Person
from feedsmith.sharing import Shared

TEXTS = st.sampled_from(["bread", "Bread", "rye", "Café", "Cafe\u0301"])
PEOPLE = st.builds(Person, name=TEXTS, url=st.none() | TEXTS)
ITEMS = st.builds(
    Item,
    id=TEXTS,
    url=TEXTS,
    tags=st.lists(TEXTS, unique=True).map(tuple),
    authors=st.lists(PEOPLE).map(tuple),
    language=st.none() | TEXTS,
)


def read_anew(items: list[Item]) -> list[Item]:
    """The same items, of which no two hold the same value."""
    return [msgspec.json.decode(msgspec.json.encode(item), type=Item) for item in items]


@given(st.lists(ITEMS))
def test_shared_items_say_what_they_said(items: list[Item]) -> None:
    shared, now = Shared(), read_anew(items)
    for item in now:
        shared.share(item)
    assert now == items


@given(ITEMS)
def test_equal_values_are_held_once(item: Item) -> None:
    shared = Shared()
    first, second = read_anew([item, item])
    for one in (first, second):
        shared.share(one)
    assert first.language is second.language
    assert first.authors is second.authors
    assert all(one is other for one, other in zip(first.tags, second.tags, strict=True))
    assert (first.id is first.url) == (item.id == item.url)
