"""Jekyll's collections: the addresses are those that Jekyll 4.3.1 printed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import build, detect_site

NOW = datetime(2026, 11, 1, tzinfo=UTC)

PRINTED = [
    ("date", "", ["/essays/deep/two.html", "/essays/One-Essay.html"]),
    ("date", "/words/:title/", ["/words/second/", "/words/One-Essay/"]),
    ("date", "/:collection/:name:output_ext", ["/essays/two.html", "/essays/one-essay.html"]),
    ("date", "/x/:path/", ["/x/deep/two/", "/x/One-Essay/"]),
    ("pretty", "", ["/essays/deep/two/", "/essays/One-Essay/"]),
    ("/:title/", "", ["/essays/deep/two/", "/essays/One-Essay/"]),
    ("/blog/:slug.html", "", ["/essays/deep/two.html", "/essays/One-Essay.html"]),
]


def site(folder: Path, style: str, own: str, more: str = "") -> Path:
    """A site with two dated documents, an undated one, and a collection that is not built."""
    permalink = f"    permalink: {own}\n" if own else ""
    files = {
        "_config.yml": f"url: https://c.example\npermalink: {style}\ncollections:\n  essays:\n"
        f"    output: true\n{permalink}  people: {{output: true}}\n  hidden: {{output: false}}\n"
        f"defaults:\n- scope: {{path: '', type: essays}}\n  values: {{author: Ada}}\n{more}",
        "Gemfile": 'gem "jekyll"\n',
        "_essays/One-Essay.md": "---\ntitle: One\ndate: 2026-01-05\n---\n\nOne.\n",
        "_essays/deep/two.md": "---\ntitle: Two\ndate: 2026-01-06\nslug: second\n---\n\nTwo.\n",
        "_people/ada.md": "---\ntitle: Undated\n---\n\nA person.\n",
        "_hidden/h.md": "---\ntitle: Hidden\ndate: 2026-01-07\n---\n\nHidden.\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(("style", "own", "printed"), PRINTED)
def test_documents_stand_where_jekyll_puts_them(
    style: str, own: str, printed: list[str], tmp_path: Path
) -> None:
    made = build(detect_site(site(tmp_path, style, own), NOW))
    found = [item.url.removeprefix("https://c.example") for item in made.documents[0].feed.items]
    assert found == printed
    assert [problem.code for problem in made.problems] == ["date-missing"]


def test_defaults_of_the_collection_are_its_documents(tmp_path: Path) -> None:
    feed = build(detect_site(site(tmp_path, "date", ""), NOW)).documents[0].feed
    assert {person.name for item in feed.items for person in item.authors} == {"Ada"}


def test_collections_may_have_a_folder_of_their_own(tmp_path: Path) -> None:
    site(tmp_path, "date", "", "collections_dir: gathered\n")
    (tmp_path / "gathered").mkdir()
    (tmp_path / "_essays").rename(tmp_path / "gathered" / "_essays")
    feed = build(detect_site(tmp_path, NOW)).documents[0].feed
    assert [item.url for item in feed.items] == [
        "https://c.example/essays/deep/two.html",
        "https://c.example/essays/One-Essay.html",
    ]
