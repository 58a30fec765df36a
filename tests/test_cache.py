"""What earlier runs kept changes nothing but the time that a run takes."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import pytest
from cached_site import CachedSite, build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feedsmith import bodies, pipeline, publishing, sources
from feedsmith.cache import program as programs
from feedsmith.checks.documents import check_feed
from feedsmith.checks.grammar import Context
from feedsmith.loaders.frontmatter.posts import SourceFile
from feedsmith.model import Item
from feedsmith.problems import Place, Problem

NAMES = ("ant", "bee", "cat", "dog", "eel", "fox")
TEXTS = (
    "Short.",
    "Other, [there](bee.md).",
    "A much longer text, with a [link](/bee/).",
    "![x](pic.png) Seen.",
)
CACHE = ".feedsmith/cache.sqlite"


class Edit(NamedTuple):
    """What an author does to a post. rest: numbers that choose the details."""

    kind: str
    name: str
    rest: int


EDITS = st.builds(
    Edit,
    st.sampled_from(
        ("write", "delete", "rename", "draft", "picture", "page", "no page", "expire", "touch")
    ),
    st.sampled_from(NAMES),
    st.integers(0, 1000),
)


def edit(site: CachedSite, one: Edit) -> None:
    """Do it, where there is such a post; else write it."""
    text, day = TEXTS[one.rest % 4], 1 + one.rest % 28
    tags = ("red", "red, green", "blue")[one.rest % 3]
    there = one.name in site.names()
    page = site.root / "public" / one.name / "index.html"
    if one.kind == "delete" and there:
        site.delete(one.name)
    elif one.kind == "rename" and there:
        other = NAMES[one.rest % len(NAMES)]
        file = site.root / f"content/{one.name}.md"
        file.replace(file.with_stem(other))
    elif one.kind == "touch" and there:
        site.age(site.root / f"content/{one.name}.md")
    elif one.kind == "picture":
        site.write(f"public/{one.name}/pic.png", "x" * (1 + one.rest % 3))
    elif one.kind == "no page" and page.is_file():
        page.unlink()
    elif one.kind == "page" and site.pages:
        site.page(one.name, text)
    else:
        extra = {"draft": "draft: true\n", "expire": f"expiry_date: 2026-06-{day:02}\n"}
        image = "image: pic.png\n" if one.rest % 5 == 0 else ""
        site.post(one.name, text, day=day, tags=tags, extra=extra.get(one.kind, "") + image)


@pytest.mark.parametrize("pages", [False, True])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(edits=st.lists(EDITS, min_size=2, max_size=7), step=st.integers(1, 3))
def test_a_warm_build_is_a_cold_build(pages: bool, edits: list[Edit], step: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        site = CachedSite(Path(folder, "site"), pages=pages)
        for name in NAMES[:3]:
            site.post(name, TEXTS[0], day=3, tags="red")
        site.build()
        for at in range(0, len(edits), step):
            for one in edits[at : at + step]:
                edit(site, one)
            apart = site.copied(Path(folder, f"cold{at}"))
            rehashed = site.copied(Path(folder, f"hashed{at}"))
            expected = build(apart, "--jobs", "1")
            (rehashed / ".feedsmith").mkdir()
            (rehashed / CACHE).write_bytes((site.root / CACHE).read_bytes())
            assert build(rehashed, "--rehash") == expected
            assert site.build("--jobs", "2" if at == 0 else "1") == expected
            again = build(site.copied(Path(folder, f"again{at}")), "--jobs", "2")
            assert site.build() == again


@pytest.fixture
def site(tmp_path: Path) -> CachedSite:
    """Three posts that were built once."""
    site = CachedSite(tmp_path / "site", pages=False)
    for day, name in enumerate(NAMES[:3], 1):
        site.post(name, f"The text of {name}.", day=day, tags="red")
    site.build()
    return site


def read_by(site: CachedSite, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
    """The posts that a build reads."""
    read, real = [], sources._read

    def noted(place: SourceFile, **others: object) -> object:
        read.append(Path(place[1]).stem)
        return real(place, **others)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(sources, "_read", noted)
        site.build(*options)
    return read


def test_no_post_is_read_twice(site: CachedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_by(site, monkeypatch) == []


def prepared_by(site: CachedSite, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
    """The posts whose bodies a build prepares."""
    done, real = [], bodies.prepare_item

    def noted(item: Item, *others: object) -> object:
        done.append(item.title.removeprefix("Post "))
        return real(item, *others)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "prepare_item", noted)
        site.build(*options)
    return sorted(done)


def test_no_body_is_prepared_twice(site: CachedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert prepared_by(site, monkeypatch) == []
    for name in NAMES[:3]:
        site.age(site.root / f"content/{name}.md")
    assert prepared_by(site, monkeypatch) == []


def test_only_what_was_changed_is_prepared(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("bee", "Another text.", day=2, tags="red")
    assert prepared_by(site, monkeypatch) == ["bee"]
    site.post("cat", "The text of cat.", day=2, tags="blue")
    assert prepared_by(site, monkeypatch) == ["cat"]


def test_a_link_that_leads_elsewhere_is_prepared_anew(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("ant", "See [there](bee.md).", day=1, tags="red")
    site.build()
    site.post("bee", "The text of bee.", day=2, tags="red", extra="slug: wasp\n")
    assert prepared_by(site, monkeypatch) == ["ant", "bee"]
    assert b"https://a.example/wasp/" in site.build()[1]["public/feed.json"]


def checked_by(site: CachedSite, monkeypatch: pytest.MonkeyPatch, *options: str) -> list[str]:
    """The documents that a build checks, by their addresses."""
    done, real = [], check_feed

    def noted(stream: BinaryIO, context: Context) -> Iterator[Problem]:
        done.append(str(context.url).removeprefix("https://a.example/"))
        return real(stream, context)

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "check_feed", noted)
        site.build(*options)
    return sorted(done)


def test_no_document_is_checked_twice(site: CachedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checked_by(site, monkeypatch) == []
    site.post("dog", "A new one.", day=5, tags="blue")
    own = ["atom.xml", "feed.json", "feed.xml"]
    assert checked_by(site, monkeypatch) == [*own, "tags/blue/feed.xml"]
    assert checked_by(site, monkeypatch) == []


def test_a_document_at_another_address_is_checked(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site.root / "feedsmith.toml"
    file.write_text(file.read_text("utf-8").replace("a.example", "b.example"), "utf-8")
    assert len(checked_by(site, monkeypatch)) == 4


def test_a_document_with_an_error_is_checked_each_time(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(stream: BinaryIO, context: Context) -> Iterator[Problem]:  # noqa: ARG001
        yield Problem(code="x", level="error", place=Place(""), what="it is wrong", mend="Mend it.")

    with monkeypatch.context() as patched:
        patched.setattr(publishing, "check_feed", wrong)
        site.post("dog", "A new one.", day=5, tags="blue")
        site.build()
    assert "feed.xml" in checked_by(site, monkeypatch)
    assert checked_by(site, monkeypatch) == []


def test_only_what_was_changed_is_read(site: CachedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.post("bee", "Another text.", day=2, tags="red")
    assert read_by(site, monkeypatch) == ["bee"]


def test_another_configuration_reads_every_post(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = site.root / "feedsmith.toml"
    file.write_text(file.read_text("utf-8").replace("/:slug/", "/posts/:slug/"), "utf-8")
    assert read_by(site, monkeypatch) == ["ant", "bee", "cat"]


def test_another_release_reads_every_post(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "program", lambda *_: "another")
    assert read_by(site, monkeypatch) == ["ant", "bee", "cat"]
    assert read_by(site, monkeypatch) == []


def test_a_date_that_passes_is_seen(site: CachedSite) -> None:
    site.post("dog", "For later.", day=20, tags="red")
    assert "Post dog" not in str(site.build()[1]["public/feed.json"])
    assert "Post dog" not in str(site.build()[1]["public/feed.json"])
    assert "Post dog" in str(site.build("--now", "2026-06-21")[1]["public/feed.json"])


def test_a_file_that_was_just_changed_is_read_again(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    coarse = int(time.time()) * 10**9  # the disk keeps no fractions of seconds
    os.utime(site.root / "content/bee.md", ns=(coarse, coarse))
    os.utime(site.root / "content/cat.md", ns=(coarse + 10**12, coarse + 10**12 + 1))
    assert read_by(site, monkeypatch) == ["bee", "cat"]
    assert read_by(site, monkeypatch) == ["bee", "cat"]
    os.utime(site.root / "content/bee.md", ns=(coarse - 10**10, coarse - 10**10))
    assert read_by(site, monkeypatch) == ["bee", "cat"]
    assert read_by(site, monkeypatch) == ["cat"]


def test_by_their_content_files_are_known_whatever_their_times(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_by(site, monkeypatch, "--rehash") == ["ant", "bee", "cat"]
    for name in NAMES[:3]:
        site.age(site.root / f"content/{name}.md")
    assert read_by(site, monkeypatch, "--rehash") == []
    file = site.root / "content/bee.md"
    changed = file.stat().st_mtime_ns
    file.write_text(file.read_text("utf-8").replace("text of bee", "word of bee"), "utf-8")
    os.utime(file, ns=(changed, changed))
    assert read_by(site, monkeypatch, "--rehash") == ["bee"]


def test_nothing_is_kept_into_another_folder(
    site: CachedSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (site.root / CACHE).read_bytes()
    site.post("bee", "Another text.", day=2, tags="red")
    assert read_by(site, monkeypatch, "--into", str(tmp_path / "else")) == ["bee"]
    assert (site.root / CACHE).read_bytes() == before


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_dropped(site: CachedSite, data: bytes) -> None:
    expected = site.build()
    (site.root / CACHE).write_bytes(data)
    assert site.build() == expected
    assert site.build() == expected
    assert sqlite3.connect(site.root / CACHE).execute("SELECT count(*) FROM kept").fetchone()[0]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(where=st.floats(0, 1), length=st.integers(1, 3000), byte=st.integers(0, 255))
def test_whatever_is_damaged_in_a_cache_does_no_harm(
    site: CachedSite, where: float, length: int, byte: int
) -> None:
    expected = site.build()
    file = site.root / CACHE
    data = bytearray(file.read_bytes())
    at = int(where * len(data))
    data[at : at + length] = bytes([byte]) * len(data[at : at + length])
    file.write_bytes(data)
    assert site.build() == expected


def test_a_record_that_was_tampered_with_is_not_used(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sqlite3.connect(site.root / CACHE) as connection:
        connection.execute("UPDATE kept SET data = replace(data, 'Post bee', 'Post fly')")
    assert "bee" in read_by(site, monkeypatch)


def test_without_sqlite_there_is_no_cache(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "feedsmith.cache.store", None)
    assert read_by(site, monkeypatch) == ["ant", "bee", "cat"]


def test_another_run_may_hold_the_cache(site: CachedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(site.root / CACHE) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert read_by(site, monkeypatch) == ["ant", "bee", "cat"]
    assert read_by(site, monkeypatch) == []


def test_the_cache_is_no_part_of_version_control(site: CachedSite) -> None:
    assert (site.root / ".feedsmith/.gitignore").read_text("utf-8") == "*\n"
