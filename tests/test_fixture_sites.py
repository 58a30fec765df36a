"""What the fixture sites teach: every form of a date, every trouble, every script."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feedsmith import Build, Item, build, detect_site
from feedsmith.pipeline import Workshop, load
from feedsmith.plugins import installed

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def posts(site: str) -> dict[str, Item]:
    """All items of a fixture site by their file below its content folder."""
    items, *_ = load(detect_site(FIXTURES / site, NOW), Workshop(installed()))
    return {str(one.place.file).removeprefix("content/"): one for one in items if one.place}


def expected(site: str) -> dict[str, object]:
    read: dict[str, object] = json.loads((FIXTURES / site / "expected.json").read_text("utf-8"))
    return read


@pytest.fixture(scope="module")
def troubles() -> Build:
    return build(detect_site(FIXTURES / "troubles", NOW))


def test_every_form_of_a_date_is_the_moment_that_was_meant() -> None:
    items = posts("dates")
    said = {
        file: {"published": one.published, "updated": one.updated} for file, one in items.items()
    }
    meant = {
        file: {key: value and datetime.fromisoformat(value) for key, value in dates.items()}
        for file, dates in expected("dates").items()
        if isinstance(dates, dict)
    }
    assert said == meant


def test_each_faulty_post_is_named_with_its_fault_and_each_sound_one_published(
    troubles: Build,
) -> None:
    shown = {one.place.file for one in troubles.documents[0].feed.items if one.place}
    items, *_ = load(detect_site(FIXTURES / "troubles", NOW), Workshop(installed()))
    sound = {one.place.file for one in items if one.place}
    errors = {one.place.file: one for one in troubles.problems if one.level == "error"}
    for name, verdict in expected("troubles").items():
        file = f"content/{name}"
        if verdict == "sound":
            assert file in sound, name
            assert file not in errors, name
        elif verdict is None:
            assert file not in sound, name
        else:
            assert file not in shown, name
            assert errors[file].code == verdict
    files = {path.name for path in (FIXTURES / "troubles" / "content").iterdir()}
    assert files == set(expected("troubles"))


def test_each_error_says_where_and_how_to_mend_it(troubles: Build) -> None:
    for problem in troubles.problems:
        if problem.level != "hint":
            assert problem.place.line, problem
            assert len(problem.mend) > 10, problem


def test_the_troubles_come_to_an_end_and_show_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "feedsmith", "build", str(FIXTURES / "troubles")]
    command += ["--into", str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 1
    assert "Traceback" not in run.stdout + run.stderr


def test_drafts_future_posts_and_undated_pages_stay_out() -> None:
    shown = {one.url.rpartition("/essays/")[2] for one in posts("essays").values()}
    assert len(shown) == 6
    assert not shown & {"an-unfinished-map/", "to-be-opened-later/"}
    assert "content/about.md" not in posts("essays")


def test_names_in_any_script_become_addresses_that_are_encoded_once() -> None:
    for item in posts("scripts").values():
        assert item.url.isascii()
        assert "%25" not in item.url
        assert item.language
        assert item.authors
        assert item.image is None or item.image.url.isascii()
