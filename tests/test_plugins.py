"""The parts that are there: our own, and those of packages installed beside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import metadata
from typing import get_args

import pytest
from msgspec.structs import replace
from written import POST, document, written

from feedsmith import plugins
from feedsmith.model import Document, Format, Item
from feedsmith.problems import FeedsmithError
from feedsmith.vocabularies import Vocabulary
from feedsmith.xml import Element, element


def test_our_own_parts_are_found_by_their_files_in_the_order_of_names() -> None:
    parts = plugins.installed()
    found_prefixes = [vocabulary.prefix for vocabulary in parts.vocabularies]
    assert found_prefixes == sorted(found_prefixes)
    assert {"atom", "content", "dc", "media"} <= set(found_prefixes)
    assert set(get_args(Format)) <= set(parts.writers)


def test_each_vocabulary_has_a_prefix_and_an_address_of_its_own() -> None:
    parts = plugins.installed().vocabularies
    assert len({each.prefix for each in parts}) == len({each.uri for each in parts}) == len(parts)


def mood(_: Document, item: Item) -> Iterator[Element]:
    yield from element("mood:is", str(item.extra.get("mood") or ""))


MOOD = Vocabulary("mood", "https://mood.example/ns", item=mood)

Points = Callable[[str], list[metadata.EntryPoint]]


@pytest.fixture
def with_entry_points(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Points], None]]:
    """Another package's entry points, seen by a plugin search that starts anew."""

    def install(points: Points) -> None:
        monkeypatch.setattr(metadata, "entry_points", lambda *, group: points(group))
        plugins.installed.cache_clear()

    yield install
    plugins.installed.cache_clear()


def point(value: str, group: str) -> list[metadata.EntryPoint]:
    if group != "feedsmith.vocabularies":
        return []
    return [metadata.EntryPoint("mood", value, group)]


def test_another_packages_vocabulary_speaks_after_our_own(
    with_entry_points: Callable[[Points], None],
) -> None:
    with_entry_points(lambda group: point("test_plugins:MOOD", group))
    data = written(document("rss", replace(POST, extra={"mood": "floury & fine"})))
    assert b"<mood:is>floury &amp; fine</mood:is>" in data
    assert b'xmlns:mood="https://mood.example/ns"' in data
    assert b"mood" not in written(document("rss", POST))


def test_a_plugin_that_cannot_be_loaded_is_named(
    with_entry_points: Callable[[Points], None],
) -> None:
    with_entry_points(lambda group: point("no_such_package.mood:VOCABULARY", group))
    with pytest.raises(FeedsmithError, match=r"no_such_package\.mood:VOCABULARY"):
        plugins.installed()
