"""Lektor: a real site, the addresses that its pages' places give, what stays hidden."""

from __future__ import annotations

from pathlib import Path

import pytest
from dialect_sites import NOW, assert_as_meant, assert_whole_bodies, paths, read, write

from feedsmith.detection import detect_site
from feedsmith.generators import lektor
from feedsmith.problems import FeedsmithError

PROJECT = "[project]\nname = Notes\nurl = https://example.org/sub/\n"
POST = "title: x\n---\npub_date: 2026-03-01\n---\nbody: Body."


def site(root: Path, pages: dict[str, str], project: str = PROJECT) -> Path:
    files = {f"content/{folder}/contents.lr": text for folder, text in pages.items()}
    return write(root, {"notes.lektorproject": project, "content/contents.lr": "title: y"} | files)


def below(root: Path) -> dict[str, str | None]:
    found = paths(root)
    return {
        file.removeprefix("content/").removesuffix("/contents.lr"): path
        for file, path in found.items()
        if path is not None
    }


def test_a_real_site_is_read_as_its_author_meant() -> None:
    assert_as_meant("lektor")


def test_bodies_of_a_real_site_are_whole_and_hold_nothing_else() -> None:
    assert_whole_bodies("lektor")


def test_addresses_are_the_folders_with_their_slugs(tmp_path: Path) -> None:
    pages = {
        "blog": "_slug: notes\n---\ntitle: Blog",
        "blog/a": POST,
        "blog/b": f"_slug: other\n---\n{POST}",
        "blog/c": f"_slug: 2026/03/c\n---\n{POST}",
        "blog/d": f"_slug: d.html\n---\n{POST}",
        "plain/deep/e": POST,
    }
    assert below(site(tmp_path, pages)) == {
        "blog/a": "notes/a/",
        "blog/b": "notes/other/",
        "blog/c": "notes/2026/03/c/",
        "blog/d": "notes/d.html",
        "plain/deep/e": "plain/deep/e/",
    }


def test_hidden_pages_and_those_below_them_stay_hidden(tmp_path: Path) -> None:
    pages = {
        "a": f"_hidden: yes\n---\n{POST}",
        "b": f"_discoverable: no\n---\n{POST}",
        "c": "_hidden: yes\n---\ntitle: c",
        "c/inner": POST,
        "c/shown": f"_hidden: no\n---\n{POST}",
        "c/deep": "title: d",
        "c/deep/er": POST,
        "d": POST,
    }
    assert below(site(tmp_path, pages)) == {"c/shown": "c/shown/", "d": "d/"}


def test_translations_are_no_posts_of_their_own(tmp_path: Path) -> None:
    root = write(site(tmp_path, {"a": POST}), {"content/a/contents+de.lr": POST})
    assert "content/a/contents+de.lr" not in read(root)


def test_the_project_describes_the_site(tmp_path: Path) -> None:
    project = PROJECT + "locale = de_AT\npath = tree\noutput_path = www\n[servers.x]\ntarget = y\n"
    files = {"n.lektorproject": project, "tree/content/a/contents.lr": POST}
    found = detect_site(write(tmp_path, files), NOW)
    assert (found.title, found.language, found.output.name) == ("Notes", "de-AT", "www")
    assert paths(tmp_path) == {"tree/content/a/contents.lr": "a/"}


def test_the_output_is_the_folder_that_is_there(tmp_path: Path) -> None:
    root = site(tmp_path, {"a": POST})
    assert detect_site(root, NOW).output.name == "build"
    write(root, {"public/index.html": "<p>Home"})
    assert detect_site(root, NOW).output.name == "public"


@pytest.mark.parametrize("text", ["no section\n", "[project\n"])
def test_a_broken_project_is_named(text: str, tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError, match=r"n\.lektorproject cannot be read"):
        lektor.detect(write(tmp_path, {"n.lektorproject": text}))


def test_another_folder_is_none_of_lektors(tmp_path: Path) -> None:
    assert lektor.detect(write(tmp_path, {"content/contents.lr": POST})) is None
