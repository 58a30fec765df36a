"""Same input, same bytes, whatever the zone, locale, hash seed, clock or number of processes."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import documents
from written import PATHS, written

from feedsmith.model import MIME_TYPES, Document, Format

ESSAYS = Path(__file__).parent.parent / "fixtures" / "essays"
NOW = "2026-11-01T00:00:00Z"

SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"},
    {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
    {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "TZ": "XYZ+11:30"},
)


def build(
    site: Path,
    into: Path,
    *options: str,
    surroundings: Mapping[str, str] | None = None,
    now: str = NOW,
) -> dict[str, bytes]:
    """The bytes of each feed that a new process makes of the site."""
    command = [sys.executable, "-m", "feedsmith", "build", str(site), "--into", str(into)]
    into.mkdir()
    done = subprocess.run(
        [*command, "--now", now, *options],
        env={**os.environ, **(surroundings or {})},
        cwd=into.parent,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return {name: (into / name).read_bytes() for name in PATHS.values()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The feeds of the essays, built once in the surroundings of this run."""
    return build(ESSAYS, tmp_path_factory.mktemp("usual") / "feeds")


def test_the_feeds_that_are_compared_have_posts_in_them(usual: dict[str, bytes]) -> None:
    assert all(data.count(b"The Tide Table") > 0 for data in usual.values())
    assert usual[PATHS["rss"]].count(b"<item>") > 3


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda each: each["TZ"])
def test_zone_locale_and_hash_seed_change_no_byte(
    surroundings: dict[str, str], usual: dict[str, bytes], tmp_path: Path
) -> None:
    assert build(ESSAYS, tmp_path / "feeds", surroundings=surroundings) == usual


def test_two_processes_write_what_one_does(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert build(ESSAYS, tmp_path / "feeds", "--jobs", "2") == usual


def test_a_later_clock_changes_no_byte(usual: dict[str, bytes], tmp_path: Path) -> None:
    assert build(ESSAYS, tmp_path / "feeds", now="2026-11-17T13:37:01.5+05:45") == usual


def test_where_the_site_lies_and_when_its_files_were_written_changes_no_byte(
    usual: dict[str, bytes], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "zwischen den Jahren" / "site"
    for source in sorted(ESSAYS.rglob("*"), reverse=True):
        target = elsewhere / source.relative_to(ESSAYS)
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    assert build(elsewhere, tmp_path / "feeds") == usual


def test_building_again_over_the_first_changes_no_byte(
    usual: dict[str, bytes], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(ESSAYS, site)
    first = build(site, tmp_path / "first")
    for name, data in first.items():
        (site / "public" / name).write_bytes(data)
    assert build(site, tmp_path / "second") == first == usual


@pytest.mark.parametrize("format", MIME_TYPES)
def test_a_document_from_another_process_has_the_same_bytes(format: Format) -> None:
    @settings(deadline=None, max_examples=30)
    @given(documents(format))
    def alike(made: Document) -> None:
        assert written(pickle.loads(pickle.dumps(made))) == written(made)

    alike()
