"""Where the addresses in bodies lead, whoever wrote them and however often they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedsmith import disk
from feedsmith.built import Output
from feedsmith.links import POST, Links
from feedsmith.model import Item
from feedsmith.problems import Place

SITE = "https://example.org/blog/"
FILES = (
    "content/posts/tide.md",
    "content/posts/2024-05-07-fog.md",
    "content/posts/ropes/index.md",
    "content/notes/ropes/index.md",
    "content/notes/knots.mdx",
    "content/notes/tide.html",
    "content/index/index.md",
)


def address(file: str) -> str:
    return f"{SITE}{file.replace('/', '-')}/"


def links(folder: Path, *files: str) -> Links:
    posts = [Item(id=file, url=address(file), place=Place(file)) for file in files]
    return Links(posts, Output(folder, SITE))


def page(folder: Path, path: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<p>Tide.</p>")


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("tide.md", "content/posts/tide.md"),
        ("../posts/tide.md#high", "content/posts/tide.md#high"),
        (f"{POST}tide", "content/posts/tide.md"),
        (f"{POST}fog#two", "content/posts/2024-05-07-fog.md#two"),
        (f"{POST}ropes", "content/posts/ropes/index.md"),
        (f"{POST}notes/ropes", "content/notes/ropes/index.md"),
        (f"{POST}knots", "content/notes/knots.mdx"),
    ],
)
def test_a_link_to_a_source_leads_to_its_page(reference: str, file: str, tmp_path: Path) -> None:
    path, sign, fragment = file.partition("#")
    known = links(tmp_path, *FILES)
    there = known.lead(reference, f"{SITE}a/", "content/posts/a.md")
    assert there == address(path) + sign + fragment


def test_a_name_that_several_posts_end_in_is_the_nearest_ones(tmp_path: Path) -> None:
    known = links(tmp_path, *FILES)
    for folder in ("posts", "notes"):
        there = known.lead(f"{POST}ropes", f"{SITE}a/", f"content/{folder}/a.md")
        assert there == address(f"content/{folder}/ropes/index.md")


def test_a_post_that_nobody_wrote_is_a_path_of_the_site(tmp_path: Path) -> None:
    page(tmp_path, "eels/index.html")
    known = links(tmp_path, *FILES)
    assert known.lead(f"{POST}eels", f"{SITE}a/", "content/posts/a.md") == f"{SITE}eels/"


@given(
    st.lists(st.sampled_from((*FILES, "a/index.md", "a.md", "a/tide.markdown")), unique=True),
    st.sampled_from(("tide", "posts/tide", "a", "index", "notes/ropes", "a/index", "index/index")),
)
def test_a_shortcode_finds_the_first_file_whose_path_ends_so(files: list[str], path: str) -> None:
    endings = tuple(f"/{path}{end}" for end in (".md", ".markdown", ".mdx", "/index.md", ".html"))
    expected = next((address(file) for file in files if f"/{file}".endswith(endings)), None)
    there = links(Path("nowhere"), *files).lead(POST + path, f"{SITE}a/", "elsewhere/a.md")
    assert expected in (there, None)


@pytest.mark.parametrize("reference", ["/blog/tide/", "../tide/", "../gone/"])
def test_a_place_is_looked_up_once_for_all_posts(
    reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(tmp_path, "tide/index.html")
    known, asked = links(tmp_path), list[str]()
    is_file = disk.is_file

    def noted(file: str) -> bool:
        asked.append(file)
        return is_file(file)

    monkeypatch.setattr(disk, "is_file", noted)
    place = f"{SITE}{'gone' if 'gone' in reference else 'tide'}/"
    for name in ("a", "b"):
        assert known.lead(reference, f"{SITE}{name}/", f"content/{name}.md") == place
    assert asked
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("reference", ["tide/", "./tide/", "", "?page=2", "#top", "../tide.png"])
def test_an_address_that_depends_on_the_page_is_each_posts_own(
    reference: str, tmp_path: Path
) -> None:
    shared = links(tmp_path, *FILES)
    for folder in ("a", "b/c", "d"):
        url, source = f"{SITE}{folder}/", f"content/{folder}.md"
        assert shared.lead(reference, url, source) == links(tmp_path).lead(reference, url, source)


def test_a_path_from_the_root_of_another_host_is_that_hosts(tmp_path: Path) -> None:
    known = links(tmp_path)
    assert known.lead("/tide/", f"{SITE}a/", "a.md") == "https://example.org/tide/"
    assert known.lead("/tide/", "https://other.example/a/", "a.md") == "https://other.example/tide/"
