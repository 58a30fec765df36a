"""`feedsmith build` checks what it is about to publish, and keeps the old file of what is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import Problem, build, detect_site, publish
from feedsmith.pipeline import Build

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Build:
    (tmp_path / "feedsmith.toml").write_text(
        '[site]\nurl = "https://a.example/"\ntitle = "Bakery"\n[content]\nfolder = "posts"\n'
    )
    (tmp_path / "posts").mkdir()
    for day, name in ((2, "rye"), (1, "wheat")):
        text = f"---\ntitle: {name.title()}\ndate: 2026-01-0{day}\nmood: glad\n---\n\nBread.\n"
        (tmp_path / "posts" / f"{name}.md").write_text(text)
    return build(detect_site(tmp_path, NOW))


def spoiled(made: Build, path: str, old: str, new: str) -> Build:
    data = made.outputs[path].decode()
    assert old in data
    return made._replace(outputs={**made.outputs, path: data.replace(old, new).encode()})


def published(made: Build, folder: Path) -> tuple[Problem, ...]:
    return publish(made, folder).problems


def test_what_feedsmith_makes_is_published(made: Build, tmp_path: Path) -> None:
    assert published(made, tmp_path) == ()
    assert {one.name for one in tmp_path.iterdir()} >= {"feed.xml", "atom.xml", "feed.json"}


@pytest.mark.parametrize(
    ("path", "old", "new", "field"),
    [
        ("feed.xml", "Thu, 01 Jan 2026", "Mon, 01 Jan 2026", "date"),
        ("feed.xml", '<link>https://a.example/wheat/</link>', "<link>wheat</link>", "url"),
        ("atom.xml", "<id>https://a.example/wheat/</id>", "<id>tag:x:wheat</id>", "guid"),
        ("feed.json", '"id": "https://a.example/wheat/"', '"id": " "', "guid"),
    ],
)  # fmt: skip
def test_an_error_keeps_the_old_file_and_names_post_and_field(
    path: str, old: str, new: str, field: str, made: Build, tmp_path: Path
) -> None:
    published(made, tmp_path)
    before = (tmp_path / path).read_bytes()
    wrong = published(spoiled(made, path, old, new), tmp_path)
    assert (tmp_path / path).read_bytes() == before
    assert {problem.level for problem in wrong} == {"error"}
    assert {problem.place.file for problem in wrong} == {"posts/wheat.md"}
    assert {problem.place.field for problem in wrong} == {field}
    assert path in wrong[0].what


def test_the_other_documents_are_published_all_the_same(made: Build, tmp_path: Path) -> None:
    wrong = spoiled(made, "feed.xml", "Thu, 01 Jan 2026", "Mon, 01 Jan 2026")
    assert len(published(wrong, tmp_path)) == 1
    assert not (tmp_path / "feed.xml").exists()
    assert (tmp_path / "atom.xml").exists()


def test_an_error_of_the_feed_itself_is_named_by_its_line(made: Build, tmp_path: Path) -> None:
    wrong = spoiled(made, "feed.xml", "<title>Bakery</title>", "")
    problems = published(wrong, tmp_path)
    assert {problem.place.file for problem in problems} == {"feed.xml"}
    assert all(problem.place.line for problem in problems)


def test_warnings_do_not_keep_a_document_back(made: Build, tmp_path: Path) -> None:
    warned = spoiled(made, "feed.xml", "01 Jan 2026", "01 Jan 1926".replace("Thu, ", ""))
    warned = spoiled(warned, "feed.xml", "Thu, 01 Jan 1926", "01 Jan 1926")
    assert published(warned, tmp_path) == ()
    assert (tmp_path / "feed.xml").exists()


@pytest.mark.usefixtures("made")
def test_an_id_that_subscribers_know_stays_whatever_its_form(tmp_path: Path) -> None:
    post = tmp_path / "posts" / "wheat.md"
    post.write_text(post.read_text().replace("mood: glad", "guid: 'tag:x:wheat'"))
    typed = build(detect_site(tmp_path, NOW))
    assert [one.code for one in published(typed, tmp_path)] == ["id-tag"]
    assert published(build(detect_site(tmp_path, NOW)), tmp_path) == (), "RSS has shown it"
    assert "<id>tag:x:wheat</id>" in (tmp_path / "atom.xml").read_text()
