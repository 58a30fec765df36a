"""The fixture sites' feeds, byte for byte; rewritten by `pytest --update-golden`."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from feedsmith import build, detect_site
from feedsmith.checks.schema import schema_errors

FIXTURES = Path(__file__).parent.parent / "fixtures"
GOLDEN = Path(__file__).parent / "golden"
SITES = ("essays", "dates", "troubles", "scripts")
NOW = datetime(2026, 11, 1, tzinfo=UTC)

Golden = Callable[[Path, bytes], None]


@pytest.mark.parametrize("site", SITES)
def test_feeds_are_as_they_were_read_and_approved(site: str, golden: Golden) -> None:
    made = build(detect_site(FIXTURES / site, NOW))
    assert set(made.outputs) == {"feed.xml", "atom.xml", "feed.json", "feed.css"}
    for document in made.documents:
        golden(GOLDEN / site / document.path, made.outputs[document.path])


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("site", SITES)
def test_feedparser_finds_nothing_amiss_in_a_golden_feed(site: str, path: str) -> None:
    data = (GOLDEN / site / path).read_bytes()
    read = feedparser.parse(data)
    assert not read.bozo, read.get("bozo_exception")
    assert read.entries


@pytest.mark.parametrize("site", SITES)
def test_golden_feeds_follow_the_schemas(site: str) -> None:
    assert schema_errors((GOLDEN / site / "feed.xml").read_bytes(), "rss") == []
    assert schema_errors((GOLDEN / site / "atom.xml").read_bytes(), "atom") == []
