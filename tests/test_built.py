"""Which file of the output stands behind an address, and which address a reference means."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath

import pytest

from feedsmith import disk
from feedsmith.built import Output

FILES = (
    *("index.html", "about.html", "tides/index.html", "images/hero.jpg", "caf\u00e9/index.html"),
    *("two words.html", "100%.html", "a+b.html", "tides/chart.png", "notes/2026/index.html"),
)


@pytest.fixture
def built(tmp_path: Path) -> Output:
    """A site under a base path."""
    return make(tmp_path / "public", "https://example.org/log/")


def make(folder: Path, url: str) -> Output:
    for name in FILES:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    (folder.parent / "secret.html").touch()
    return Output(folder, url)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "index.html"),
        ("index.html", "index.html"),
        ("about.html", "about.html"),
        ("about", "about.html"),
        ("about/", "about.html"),
        ("tides/", "tides/index.html"),
        ("tides", "tides/index.html"),
        ("tides/index.html", "tides/index.html"),
        ("tides/?page=2#low", "tides/index.html"),
        ("images/hero.jpg", "images/hero.jpg"),
        ("caf%C3%A9/", "caf\u00e9/index.html"),
        ("caf\u00e9/", "caf\u00e9/index.html"),
        ("two%20words.html", "two words.html"),
        ("100%25.html", "100%.html"),
        ("a+b.html", "a+b.html"),
        ("a%2Bb.html", "a+b.html"),
        ("%74ides/", "tides/index.html"),
    ],
)
def test_an_address_is_the_file_it_serves(built: Output, path: str, name: str) -> None:
    assert built.file(f"https://example.org/log/{path}") == built.folder / name


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/log/missing/",
        "https://example.org/log/images/",
        "https://example.org/log/caf%E9/",
        "https://example.org/",
        "https://example.org/tides/",
        "https://example.org/logs/tides/",
        "https://other.example/log/tides/",
        "https://example.org:8443/log/tides/",
        "https://example.org/log/../secret.html",
        "https://example.org/log/%2e%2e/secret.html",
        "https://example.org/log/..%2Fsecret.html",
        "https://example.org/log/tides/%2e%2e/%2e%2e/secret.html",
        "https://example.org/log//etc/passwd",
        "https://example.org/log/%2Fetc/passwd",
        "https://example.org/log/tides%00.html",
        "mailto:ines@example.org",
        "https://example.org/log/" + "a" * 5_000,
        "https://example.org/log/" + "%F0%9F%8C%8A" * 100,
    ],
)  # fmt: skip
def test_what_is_not_served_here_is_no_file(built: Output, url: str) -> None:
    assert built.file(url) is None


def test_the_folder_of_the_base_path_itself_is_the_home_page(built: Output) -> None:
    assert built.file("https://example.org/log") == built.folder / "index.html"


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_a_link_in_a_circle_is_no_file(built: Output) -> None:
    (built.folder / "loop").symlink_to(built.folder / "loop")
    assert built.file("https://example.org/log/loop") is None


def test_a_site_without_a_base_path_serves_the_same_files(tmp_path: Path) -> None:
    root = make(tmp_path / "public", "https://example.org/")
    assert root.file("https://example.org/tides/") == root.folder / "tides/index.html"
    assert root.file("https://example.org//etc/passwd") is None


PAGE = "https://example.org/log/tides/"
HERO = "https://example.org/log/images/hero.jpg"


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("/log/images/hero.jpg", HERO),
        ("/images/hero.jpg", HERO),
        ("images/hero.jpg", HERO),
        ("../images/hero.jpg", HERO),
        ("  /images/hero.jpg ", HERO),
        ("chart.png", "https://example.org/log/tides/chart.png"),
        ("./chart.png", "https://example.org/log/tides/chart.png"),
        ("#low", "https://example.org/log/tides/#low"),
        ("/two words.html", "https://example.org/log/two%20words.html"),
        ("/caf\u00e9/", "https://example.org/log/caf%C3%A9/"),
        ("/missing.png", "https://example.org/missing.png"),
        ("missing.png", "https://example.org/log/tides/missing.png"),
        ("https://cdn.example/images/hero.jpg", "https://cdn.example/images/hero.jpg"),
        ("//cdn.example/images/hero.jpg", "https://cdn.example/images/hero.jpg"),
        ("mailto:ines@example.org", "mailto:ines@example.org"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("/../../secret.html", "https://example.org/secret.html"),
        ("a" * 5_000, "https://example.org/log/tides/" + "a" * 5_000),
    ],
)
def test_a_reference_means_the_file_that_is_there(
    built: Output, reference: str, address: str | None
) -> None:
    assert built.locate(reference, PAGE) == address


def test_a_place_is_looked_up_once_and_noted_by_all_who_ask(
    built: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted, asked = list[disk.Noted](), list[str]()
    is_file = disk.is_file

    def watched(file: str) -> bool:
        asked.append(file)
        return is_file(file)

    monkeypatch.setattr(disk, "is_file", watched)
    for page in (PAGE, "https://example.org/log/ropes/"):
        with disk.noting() as notes:
            assert built.locate("/images/hero.jpg", page, PurePosixPath("notes/a.md")) == HERO
        noted.append(notes.noted)
    assert len(set(noted)) == 1
    assert noted[0]
    assert len(set(asked)) == len(asked) > 0


@pytest.mark.parametrize("name", ["index.html", "about.html", "posts/a.html", "posts/a/index.html"])
def test_a_folder_with_a_page_has_been_built(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert Output(tmp_path, "https://example.org/").has_pages


@pytest.mark.parametrize("name", ["feed.xml", "images/hero.jpg", "CNAME"])
def test_a_folder_without_pages_has_not_been_built(name: str, tmp_path: Path) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).touch()
    assert not Output(tmp_path, "https://example.org/").has_pages


def test_a_folder_that_is_not_there_has_not_been_built(tmp_path: Path) -> None:
    assert not Output(tmp_path / "public", "https://example.org/").has_pages
