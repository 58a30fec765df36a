"""Which files are read: regular ones below the content folder, in one order everywhere."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest

from feedsmith import disk
from feedsmith.detection import detect_site
from feedsmith.loaders.frontmatter.files import fits, source_files
from feedsmith.loaders.frontmatter.posts import post_files, read_post

NOW = datetime(2026, 11, 1, tzinfo=UTC)
POST = b"---\ntitle: Tides\ndate: 2026-05-07\n---\nWords.\n"
needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="a thing of POSIX file systems")


def write(root: Path, *names: str) -> Path:
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(POST)
    return root


def found(folder: Path, *leave_out: str) -> list[str]:
    left_out = [folder / name for name in leave_out]
    return [Path(file).relative_to(folder).as_posix() for file in source_files(folder, left_out)]


def test_files_come_in_the_order_of_their_names_bytes(tmp_path: Path) -> None:
    names = ["B.md", "a.md", "a/z.md", "a-b.md", "é.md", "z.md", "a/b/c.md", "10.md", "9.md"]
    assert found(write(tmp_path, *names)) == [
        *("10.md", "9.md", "B.md", "a/b/c.md", "a/z.md", "a-b.md", "a.md", "z.md", "é.md")
    ]


@pytest.mark.parametrize("ending", ["md", "markdown", "mdown", "mkd", "mkdn", "mkdown", "html",
                                    "htm", "MD"])  # fmt: skip
def test_endings_of_markdown_and_html_are_known(ending: str, tmp_path: Path) -> None:
    assert found(write(tmp_path, f"a.{ending}")) == [f"a.{ending}"]


@pytest.mark.parametrize("name", ["a.txt", "md", "a.md.bak", "a.mdx~", "a", "a.jpg"])
def test_other_files_are_no_sources(name: str, tmp_path: Path) -> None:
    assert found(write(tmp_path, name)) == []


@pytest.mark.parametrize(
    "name", [".git/a.md", ".obsidian/x/a.md", "node_modules/p/README.md", "._a.md", ".a.md"]
)
def test_hidden_files_and_folders_are_not_read(name: str, tmp_path: Path) -> None:
    assert found(write(tmp_path, name, "b.md")) == ["b.md"]


def test_folders_left_out_are_not_gone_into(tmp_path: Path) -> None:
    assert found(write(tmp_path, "public/a.md", "publican/b.md"), "public") == ["publican/b.md"]


@needs_posix
def test_a_fifo_is_passed_over_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    assert found(write(tmp_path, "b.md")) == ["b.md"]


def test_a_folder_with_the_name_of_a_file_is_gone_into(tmp_path: Path) -> None:
    assert found(write(tmp_path, "x.md/y.md")) == ["x.md/y.md"]


@needs_posix
def test_a_link_to_a_file_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    write(tmp_path, "secret.md")
    (tmp_path / "content" / "a.md").symlink_to(tmp_path / "secret.md")
    assert found(tmp_path / "content") == []


@needs_posix
def test_a_link_to_a_folder_outside_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "content/b.md")
    (tmp_path / "content" / "a").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert found(tmp_path / "content") == ["b.md"]


@needs_posix
def test_links_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path, "a/b.md")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.md").symlink_to(tmp_path / "self.md")
    assert found(tmp_path) == ["a/b.md"]


@needs_posix
def test_a_name_that_is_not_utf_8_is_read_and_shown_as_bytes(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/"\n', "utf-8")
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.md")).write_bytes(POST)
    except OSError:
        pytest.skip("this file system has only UTF-8 names")
    site = detect_site(tmp_path, NOW)
    [(folder, file)] = post_files(site)
    post = read_post(folder, file, site, None)
    assert post.item is not None
    assert post.item.place is not None
    assert post.item.place.file == "caf\\xe9.md"
    post.item.url.encode("ascii")


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: str | Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    write(tmp_path, "a.md")
    (tmp_path / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/"\n', "utf-8")
    monkeypatch.setattr(disk, "read", refused)
    site = detect_site(tmp_path, NOW)
    [(folder, file)] = post_files(site)
    assert [one.code for one in read_post(folder, file, site, None).problems] == ["file-unreadable"]


def test_a_file_that_has_gone_meanwhile_is_told(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/"\n', "utf-8")
    site = detect_site(tmp_path, NOW)
    [(folder, file)] = post_files(site)
    Path(file).unlink()
    assert [one.code for one in read_post(folder, file, site, None).problems] == ["file-unreadable"]


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a.md", "*.md", True),
        ("posts/a.md", "*.md", False),
        ("posts/a.md", "**/*.md", True),
        ("a.md", "**/*.md", True),
        ("posts/a.md", "posts/*", True),
        ("posts/deep/a.md", "posts/*", False),
        ("posts/deep/a.md", "posts/**", True),
        ("posts/deep/a.md", "posts/**/a.md", True),
        ("posts/a.md", "posts/**/a.md", True),
        ("posts/a.md", "/posts/a.md", True),
        ("posts/a.md", "posts/?.md", True),
        ("posts/ab.md", "posts/[ab]*.md", True),
        ("posts/a.md", "post/*", False),
        ("posts/a.md", "**", True),
    ],
)
def test_a_pattern_fits_whole_paths(path: str, pattern: str, expected: bool) -> None:
    assert fits(PurePosixPath(path), [pattern], []) is expected
    assert fits(PurePosixPath(path), [], [pattern]) is not expected


def test_an_unwanted_pattern_goes_before_a_wanted_one() -> None:
    assert not fits(PurePosixPath("posts/a.md"), ["posts/*"], ["**/a.md"])


def test_patterns_of_the_configuration_choose_the_posts(tmp_path: Path) -> None:
    config = (
        '[site]\nurl = "https://example.org/"\n'
        '[content]\nfolder = "content"\nposts = ["posts/**", "notes/*"]\nexclude = ["**/old-*"]\n'
    )
    (tmp_path / "feedsmith.toml").write_text(config, "utf-8")
    names = ["about.md", "posts/a.md", "posts/x/b.md", "posts/x/old-c.md", "notes/d.md"]
    write(tmp_path / "content", *names, "notes/deep/e.md")
    chosen = [
        Path(file).relative_to(folder) for folder, file in post_files(detect_site(tmp_path, NOW))
    ]
    assert [path.as_posix() for path in chosen] == ["notes/d.md", "posts/a.md", "posts/x/b.md"]


def test_the_output_below_the_content_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/"\n', "utf-8")
    write(tmp_path, "a.md", "public/a.md", "vendor/b.md")
    assert [Path(file).name for _, file in post_files(detect_site(tmp_path, NOW))] == ["a.md"]
