"""What the reading of a post asks of the disk is noted, all of it."""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from feedsmith import disk
from feedsmith.bodies import prepare_item
from feedsmith.cache.shelves import known_by
from feedsmith.detection import detect_site
from feedsmith.links import LINK, Links
from feedsmith.loaders.frontmatter.posts import post_files
from feedsmith.loaders.pages.index import PageIndex
from feedsmith.loaders.pages.scan import page_files, scan_page
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site
from feedsmith.sources import _read, read_sources

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
SITES = sorted([FIXTURES / "essays", FIXTURES / "show", *(FIXTURES / "sites").iterdir()])


def site_of(folder: Path) -> list[Site]:
    try:
        site = detect_site(folder, NOW)
    except FeedsmithError:
        return []
    return [site, *site.translations]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The paths that anybody asks the system for."""
    paths: set[str] = set()

    def watched(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            if args and isinstance(args[0], str | os.PathLike):
                paths.add(os.fspath(args[0]))
            return real(*args, **kwargs)

        return call

    for home, name in ((os, "stat"), (os, "lstat"), (os, "listdir"), (os, "scandir")):
        monkeypatch.setattr(home, name, watched(getattr(home, name)))
    monkeypatch.setattr(io, "open", watched(io.open))
    monkeypatch.setattr(builtins, "open", watched(builtins.open))
    return paths


def unnoted(asked: set[str], notes: disk.Notes, root: Path) -> set[str]:
    """Paths of the site that were asked for, but are in no note."""
    known = {of for _, of, _ in notes.noted}
    whole = tuple(
        f"{of}/" for question, of, _ in notes.noted if question in ("below", "every state")
    )
    own = {path for path in asked if path.startswith(f"{root}/")}
    return {path for path in own - known if not f"{path}/".startswith(whole)}


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.name)
def test_no_post_is_read_past_the_notes(folder: Path, asked: set[str]) -> None:
    for site in site_of(folder):
        index = PageIndex(site) if site.built.has_pages else None
        output = site.built
        for home, file in list(post_files(site)):
            place = home, str(file)
            with disk.noting() as notes:
                asked.clear()
                _read(place, site=site, index=index, output=output)
            assert unnoted(asked, notes, site.root) == set(), place


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.name)
def test_no_page_is_read_past_the_notes(folder: Path, asked: set[str]) -> None:
    for site in site_of(folder):
        for file in list(page_files(site.output)) if site.output.is_dir() else ():
            with disk.noting() as notes:
                asked.clear()
                scan_page(file, site)
            assert unnoted(asked, notes, site.root) == set(), file


class _Followed(Links):
    """Tells which links asked the disk, and forgets what: each is noted by itself."""

    asked: set[str]
    asking: frozenset[str] = frozenset()

    def lead(self, reference: str, page_url: str, source: str) -> str | None:
        before = set(self.asked)
        found = super().lead(reference, page_url, source)
        if self.asked != before:
            self.asking |= {"\0".join((reference, page_url, source))}
            self.asked &= before
        return found


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.name)
def test_no_body_is_prepared_past_the_notes(folder: Path, asked: set[str]) -> None:
    for site in site_of(folder):
        items = read_sources(site).items
        for item in items:
            links = _Followed(items, site.built)
            with disk.noting() as notes:
                asked.clear()
                links.asked = asked
                prepare_item(item, site, links)
            assert links.asking <= {of for question, of, _ in notes.noted if question == LINK}
            page = site.built.file(item.url) or site.root
            source = site.root / item.place.file if item.place else page
            same = {str(path) for one in (page, source) for path in (one, *one.parents)}
            assert unnoted(asked, notes, site.root) <= same, item.url


def test_the_watch_sees_what_goes_past(asked: set[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("text", "utf-8")
    with disk.noting() as notes:
        asked.clear()
        (tmp_path / "a.md").read_text("utf-8")
    assert unnoted(asked, notes, tmp_path) == {str(tmp_path / "a.md")}


FIELDS_NOT_READ = {
    *("now", "ledger", "paths", "show", "variants", "problems", "translations", "feed"),
}


@pytest.mark.parametrize("field", sorted(set(Site.__struct_fields__) - FIELDS_NOT_READ))
def test_a_site_that_differs_is_another_one(field: str) -> None:
    [site] = site_of(FIXTURES / "essays")
    detected = replace(site.detected, settings={"other": 1})
    others = {"generator": site.generator._replace(name="other"), "detected": detected}
    changed = replace(site, **{field: others.get(field, "other")})
    assert known_by(changed) != known_by(site)
    assert known_by(replace(site, now=datetime(2020, 1, 1, tzinfo=UTC))) == known_by(site)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=20), other=st.binary(max_size=20))
def test_by_content_only_another_content_is_a_change(
    tmp_path: Path, data: bytes, other: bytes
) -> None:
    file = tmp_path / "file"
    file.write_bytes(data)
    with disk.noting(by_content=True) as notes:
        assert disk.read(file) == data
    file.write_bytes(other)
    assert disk.Answers(by_content=True).are(notes.noted) == (data == other)


def test_every_answer_that_changes_is_seen(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/one").write_text("1", "utf-8")
    with disk.noting() as notes:
        disk.is_file(tmp_path / "two")
        disk.size(tmp_path / "folder/one")
        disk.names(tmp_path / "folder")
        disk.below(tmp_path, {})
        disk.anything_below(tmp_path, {})
    assert disk.Answers().are(notes.noted)
    for question in notes.noted:
        assert disk.Answers().are((question,))
    (tmp_path / "two").write_text("2", "utf-8")
    (tmp_path / "folder/one").write_text("11", "utf-8")
    (tmp_path / "folder/three").write_text("3", "utf-8")
    assert not [one for one in notes.noted if disk.Answers().are((one,))]


def test_a_question_that_nobody_knows_has_no_answer() -> None:
    assert not disk.Answers().are((("what else", "file", "yes"),))


@pytest.mark.parametrize("by_content", [False, True])
def test_work_that_is_done_once_is_noted_by_all_who_ask(by_content: bool, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("a")
    known: dict[str, tuple[bytes, disk.Noted]] = {}
    with disk.noting(by_content=by_content) as alone:
        assert disk.read(file) == b"a"
    for _ in range(2):
        with disk.noting(by_content=by_content) as notes:
            assert disk.once("a", known, lambda: disk.read(file)) == b"a"
        assert notes.noted == alone.noted
        file.write_text("never looked at")


def test_notes_of_an_inner_reading_are_its_own(tmp_path: Path) -> None:
    with disk.noting() as outer:
        with disk.noting() as inner:
            disk.is_file(tmp_path)
        assert inner.noted
    assert outer.noted == ()
