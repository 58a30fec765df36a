"""The parts that are there: our own, and those of packages installed beside."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import get_args

import pytest
from installing import install
from msgspec.structs import replace
from written import POST, document, written

from feedsmith import plugins
from feedsmith.entry_points import brought
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

Lay = Callable[[str], None]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lay]:
    """Another package, for a search that starts anew."""

    def laid(value: str) -> None:
        install(tmp_path, monkeypatch, "feedsmith.vocabularies", value)
        plugins.installed.cache_clear()

    yield laid
    plugins.installed.cache_clear()


def test_another_packages_vocabulary_speaks_after_our_own(
    lay: Lay,
) -> None:
    lay("test_plugins:MOOD")
    data = written(document("rss", replace(POST, extra={"mood": "floury & fine"})))
    assert b"<mood:is>floury &amp; fine</mood:is>" in data
    assert b'xmlns:mood="https://mood.example/ns"' in data
    assert b"mood" not in written(document("rss", POST))


def test_a_plugin_that_cannot_be_loaded_is_named(
    lay: Lay,
) -> None:
    lay("no_such_package.mood:VOCABULARY")
    with pytest.raises(FeedsmithError, match=r"no_such_package\.mood:VOCABULARY"):
        plugins.installed()


def test_nothing_is_asked_of_packages_where_none_names_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other-1.0.dist-info").mkdir()
    (tmp_path / "other-1.0.dist-info" / "entry_points.txt").write_text("[pytest11]\nx = x\n")
    (tmp_path / "bare.egg-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "absent")])
    monkeypatch.setattr(metadata, "entry_points", None)
    assert list(brought("vocabularies")) == []


@pytest.mark.parametrize("name", ["old.egg", "archive.zip"])
def test_what_cannot_be_looked_into_is_asked(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "old.egg":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(b"PK")
    place = tmp_path if name == "old.egg" else tmp_path / name
    point = metadata.EntryPoint("path", "os:path", "feedsmith.vocabularies")
    monkeypatch.setattr(sys, "path", [str(place)])
    monkeypatch.setattr(metadata, "entry_points", lambda **_: [point])
    assert list(brought("vocabularies")) == [("path", os.path)]
