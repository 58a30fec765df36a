from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from feedsmith import build, detect_site
from feedsmith.generators import Source
from feedsmith.loaders.pages.index import PageIndex

TEXT = (
    "<p>The first boat I ever repaired sank twice before it floated, and I tell everybody.</p>" * 3
)
MAY = datetime(2024, 5, 7, tzinfo=UTC)
JUNE = datetime(2024, 6, 1, tzinfo=UTC)


def index(root: Path, pages: dict[str, tuple[str, datetime]], head: str = "") -> PageIndex:
    """The index of a site whose pages have these titles and days, by path."""
    (root / "feedsmith.toml").write_text('[site]\nurl = "https://example.org/log/"\n', "utf-8")
    for path, (title, day) in pages.items():
        file = root / "public" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"<head>{head}</head><main><h1>{title}</h1><time>{day:%Y-%m-%d}</time>{TEXT}</main>",
            "utf-8",
        )
    return PageIndex(detect_site(root, datetime(2026, 1, 1, tzinfo=UTC)))


def source(path: str, title: str = "", day: datetime | None = MAY, **more: str) -> Source:
    return Source(path=PurePosixPath(path), title=title, published=day, local=day, **more)  # type: ignore[arg-type]  # slug and url are texts


def test_a_page_is_found_by_its_files_name(tmp_path: Path) -> None:
    pages = index(tmp_path, {"blog/knots/index.html": ("Knots", MAY), "ropes.html": ("Ropes", MAY)})
    assert (
        pages.find(source("2024-05-07-knots.md", "Knots")) == "https://example.org/log/blog/knots/"
    )
    assert pages.find(source("ropes/index.md", "Ropes")) == "https://example.org/log/ropes.html"


def test_a_page_is_found_by_its_title(tmp_path: Path) -> None:
    pages = index(tmp_path, {"a-b-r-and-d.html": ("“A &amp; B”: R&amp;D", MAY)})
    found = pages.find(source("letters.md", '"A & B": R&D'))
    assert found == "https://example.org/log/a-b-r-and-d.html"


def test_a_page_is_found_by_the_slug_and_by_the_address_that_were_typed(tmp_path: Path) -> None:
    pages = index(
        tmp_path, {"p/quay.html": ("Called otherwise", MAY), "x/y/index.html": ("Z", MAY)}
    )
    assert pages.find(source("a.md", "", slug="quay")) == "https://example.org/log/p/quay.html"
    for typed in ("/x/y/", "x/y", "https://example.org/log/x/y/index.html"):
        assert pages.find(source("a.md", "", url=typed)) == "https://example.org/log/x/y/"
    assert pages.find(source("a.md", "", url="https://elsewhere.example/x/y/")) is None


def test_the_day_tells_pages_of_one_title_apart(tmp_path: Path) -> None:
    pages = index(tmp_path, {"n-1.html": ("Notes", MAY), "n-2.html": ("Notes", JUNE)})
    assert pages.find(source("may.md", "Notes", MAY)) == "https://example.org/log/n-1.html"
    assert pages.find(source("june.md", "Notes", JUNE)) == "https://example.org/log/n-2.html"
    assert pages.find(source("never.md", "Notes", None)) is None


def test_two_pages_of_one_title_and_day_are_nobodys_without_a_name(tmp_path: Path) -> None:
    pages = index(tmp_path, {"n-1.html": ("Notes", MAY), "n-2.html": ("Notes", MAY)})
    assert pages.find(source("first.md", "Notes")) is None
    assert pages.find(source("n-2.md", "Notes")) == "https://example.org/log/n-2.html"


def test_no_page_is_given_to_two_sources(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name in ("one", "two"):
        text = "---\ntitle: Notes\ndate: 2026-05-05\n---\n\nTied in May.\n"
        (tmp_path / "posts" / f"{name}.md").write_text(text, "utf-8")
    (tmp_path / "public").mkdir()
    page = "<h1>Notes</h1><time datetime=2026-05-05></time><p>Tied in May.</p>"
    (tmp_path / "public" / "notes.html").write_text(page, "utf-8")
    (tmp_path / "feedsmith.toml").write_text(
        '[site]\nurl = "https://example.org/"\n[content]\nfolder = "posts"\n', "utf-8"
    )
    made = build(detect_site(tmp_path, datetime(2026, 11, 1, tzinfo=UTC)))
    assert [item.url for item in made.documents[0].feed.items] == ["https://example.org/notes.html"]
    assert [problem.code for problem in made.problems] == ["post-doubled"]


def test_a_name_alone_does_not_join_another_post(tmp_path: Path) -> None:
    pages = index(tmp_path, {"index-of-may/knots.html": ("Reef knots", JUNE)})
    assert pages.find(source("knots.md", "Splices", MAY)) is None
    assert pages.find(source("knots.md", "Splices", JUNE)) is not None


def test_aliases_are_no_pages(tmp_path: Path) -> None:
    head = '<meta http-equiv="refresh" content="0; url=/knots/">'
    assert (
        index(tmp_path, {"old/knots.html": ("Knots", MAY)}, head).find(source("knots.md")) is None
    )


def test_a_page_is_where_its_canonical_address_leads_to_it(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://example.org/log/knots">'
    pages = index(tmp_path, {"knots/index.html": ("Knots", MAY)}, head)
    assert [one.url for one in pages.pages] == ["https://example.org/log/knots"]
    foreign = '<link rel="canonical" href="https://elsewhere.example/knots">'
    pages = index(tmp_path, {"knots/index.html": ("Knots", MAY)}, foreign)
    assert [one.url for one in pages.pages] == ["https://example.org/log/knots/"]
