"""Another package may bring rules of its own, by the entry point `feedsmith.checks`."""

from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from types import ModuleType

import pytest
from checking import codes, framed
from installing import install

from feedsmith.checks import families, xml_feeds
from feedsmith.checks.grammar import Context
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import FeedsmithError, Problem

GLAD = Rule(
    code="mood-glad",
    level="warning",
    title="A title is not glad",
    why="Bread makes glad.",
    spec="https://example.org/mood",
    frame="rss-item",
    wrong="<title>Rye</title>",
    right="<title>Rye!</title>",
)


def glad(node: Node, _: Context) -> Iterator[Problem]:
    if not node.text.endswith("!"):
        yield GLAD.problem(node.spot(), "the title is not glad", "Write `!` behind it.")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    module = ModuleType("mood")
    module.GLAD, module.LOOKS = GLAD, {"title": (glad,)}  # type: ignore[attr-defined]
    monkeypatch.setattr(metadata.EntryPoint, "load", lambda _: module)
    install(tmp_path, monkeypatch, "feedsmith.checks", "mood")
    forget()
    yield
    forget()


def forget() -> None:
    families.vocabularies.cache_clear()
    families.usual.cache_clear()
    xml_feeds.asked.cache_clear()
    families.catalogue.cache_clear()
    families.grammar.cache_clear()


@pytest.mark.usefixtures("installed")
def test_its_rules_hold_like_ours() -> None:
    assert "mood-glad" in codes(framed("rss-item", GLAD.wrong))
    assert families.catalogue()["mood-glad"] is GLAD


def test_without_it_they_do_not() -> None:
    assert "mood-glad" not in codes(framed("rss-item", GLAD.wrong))


def test_one_that_cannot_be_loaded_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, "feedsmith.checks", "no_such_module")
    forget()
    with pytest.raises(FeedsmithError, match="no_such_module cannot be loaded"):
        families.vocabularies()
    monkeypatch.undo()
    forget()
