"""What runs remember of a site lies closed in its folder when they have ended."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import detect_site, pipeline
from feedsmith.cache.recall import Recall
from feedsmith.cli.memory import recalling
from feedsmith.plugins import installed
from feedsmith.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of one post, of which a run has remembered everything, and one post more."""
    (tmp_path / "feedsmith.toml").write_text(
        '[site]\nurl = "https://mill.example/"\n[content]\nfolder = "posts"\n', "utf-8"
    )
    posted(tmp_path, 1)
    found = detect_site(tmp_path, datetime(2026, 11, 1, tzinfo=UTC))
    with recalling(found) as recall:
        pipeline.build(found, pipeline.Workshop(installed(), recall=recall))
    posted(tmp_path, 2)
    return found


def posted(root: Path, day: int) -> None:
    file = root / "posts" / f"{day}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"---\ntitle: {day}\ndate: 2026-01-0{day}\n---\nText.\n", "utf-8")
    os.utime(file, (1_700_000_000, 1_700_000_000))  # what has just been written is not remembered


def remembered(site: Site) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (site.root / ".feedsmith").iterdir()}


def built(site: Site, recall: Recall | None, *, fails: bool = False) -> None:
    pipeline.build(site, pipeline.Workshop(installed(), recall=recall))
    if fails:
        raise KeyError


def test_a_run_that_keeps_nothing_leaves_what_is_remembered_as_it_was(site: Site) -> None:
    before = remembered(site)
    with recalling(site, is_kept=False) as recall:
        built(site, recall)
    assert recall is not None
    assert remembered(site) == before


def test_a_run_that_fails_leaves_what_is_remembered_as_it_was(site: Site) -> None:
    before = remembered(site)
    with pytest.raises(KeyError), recalling(site) as recall:
        built(site, recall, fails=True)
    assert recall is not None
    assert remembered(site) == before
