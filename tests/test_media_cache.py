"""Media files are read once, and again only when they change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import small_media

from feedsmith.media import Probe, probe
from feedsmith.media.cache import MediaFiles


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "ep1.mp3").write_bytes(small_media.mp3(20))
    return tmp_path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were read."""
    names: list[str] = []

    def counted(file: Path) -> Probe:
        names.append(file.name)
        return probe(file)

    monkeypatch.setattr("feedsmith.media.cache.probe", counted)
    return names


def saved(site: Path) -> Path:
    """A cache that knows the episode."""
    files = MediaFiles(root=site)
    files.probe(site / "public" / "ep1.mp3")
    files.save(site / ".cache" / "media.json")
    return site / ".cache" / "media.json"


def test_a_file_is_read_once(site: Path, reads: list[str]) -> None:
    files = MediaFiles(root=site)
    first = files.probe(site / "public" / "ep1.mp3")
    assert files.probe(site / "public" / ".." / "public" / "ep1.mp3") == first
    assert reads == ["ep1.mp3"]


def test_a_later_run_reads_nothing(site: Path, reads: list[str]) -> None:
    path = saved(site)
    reads.clear()
    found = MediaFiles.load(path, site).probe(site / "public" / "ep1.mp3")
    assert found.duration == pytest.approx(20, abs=0.1)
    assert reads == []


def test_a_site_that_moved_keeps_its_cache(site: Path, reads: list[str]) -> None:
    path = saved(site)
    assert str(site) not in path.read_text("utf-8")
    moved = site.rename(site.with_name("moved"))
    reads.clear()
    MediaFiles.load(moved / ".cache" / "media.json", moved).probe(moved / "public" / "ep1.mp3")
    assert reads == []


@pytest.mark.parametrize("change", ["size", "time"])
def test_a_changed_file_is_read_again(change: str, site: Path, reads: list[str]) -> None:
    path = saved(site)
    episode = site / "public" / "ep1.mp3"
    status = episode.stat()
    if change == "size":
        episode.write_bytes(small_media.mp3(10))
        os.utime(episode, ns=(status.st_atime_ns, status.st_mtime_ns))
    else:
        os.utime(episode, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    reads.clear()
    found = MediaFiles.load(path, site).probe(episode)
    assert found.size == episode.stat().st_size
    assert reads == ["ep1.mp3"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"version": 1}',
        b'{"version": 1, "files": {"public/ep1.mp3": {"size": "large"}}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_cache_is_dropped(data: bytes, site: Path, reads: list[str]) -> None:
    path = saved(site)
    path.write_bytes(data)
    reads.clear()
    files = MediaFiles.load(path, site)
    files.probe(site / "public" / "ep1.mp3")
    files.save(path)
    assert reads == ["ep1.mp3"]
    assert json.loads(path.read_bytes())["files"].keys() == {"public/ep1.mp3"}


def test_a_cache_of_another_version_is_dropped(site: Path, reads: list[str]) -> None:
    path = saved(site)
    kept = json.loads(path.read_bytes())
    path.write_text(json.dumps({**kept, "version": kept["version"] - 1}), "utf-8")
    reads.clear()
    MediaFiles.load(path, site).probe(site / "public" / "ep1.mp3")
    assert reads == ["ep1.mp3"]


def test_no_cache_is_an_empty_one(site: Path) -> None:
    assert MediaFiles.load(site / "none.json", site).probe(site / "public" / "ep1.mp3").size > 0


def test_files_that_no_run_asks_for_are_forgotten(site: Path) -> None:
    path = saved(site)
    (site / "public" / "ep2.mp3").write_bytes(small_media.mp3(10))
    files = MediaFiles.load(path, site)
    files.probe(site / "public" / "ep2.mp3")
    files.save(path)
    assert json.loads(path.read_bytes())["files"].keys() == {"public/ep2.mp3"}


def test_a_cache_that_says_the_same_is_not_written(site: Path) -> None:
    path = saved(site)
    before = path.stat()
    files = MediaFiles.load(path, site)
    files.probe(site / "public" / "ep1.mp3")
    files.save(path)
    assert path.stat() == before


def test_the_same_files_make_the_same_bytes(site: Path) -> None:
    (site / "public" / "cover.png").write_bytes(small_media.png(8, 8))
    written = []
    for names in (["ep1.mp3", "cover.png"], ["cover.png", "ep1.mp3"]):
        files = MediaFiles(root=site)
        for name in names:
            files.probe(site / "public" / name)
        files.save(site / "cache.json")
        written.append((site / "cache.json").read_bytes())
    assert written[0] == written[1]


def test_a_write_that_fails_leaves_the_old_cache_alone(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(site)
    before = path.read_bytes()
    (site / "public" / "ep2.mp3").write_bytes(small_media.mp3(10))
    files = MediaFiles.load(path, site)
    files.probe(site / "public" / "ep2.mp3")

    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="full"):
        files.save(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["media.json"]


def test_a_missing_file_is_an_oserror(site: Path) -> None:
    with pytest.raises(FileNotFoundError):
        MediaFiles(root=site).probe(site / "public" / "none.mp3")
