"""A run that would change nothing says at once what the last one said, which changed nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cached_site import NOW, CachedSite

from feedsmith.cache.up_to_date import answer

SCRIPT = """
import atexit, sys
from feedsmith import start
sys.argv = ["feedsmith", *sys.argv[1:]]
atexit.register(lambda: print("\\n".join(sorted(sys.modules)), file=sys.stderr))
start.main()
"""
OURS = {
    *("feedsmith", "feedsmith.start", "feedsmith.cache", "feedsmith.cache.program"),
    "feedsmith.cache.up_to_date",
    "feedsmith.disk",
}
STANDARD = set(sys.stdlib_module_names)
BYTECODE = tempfile.TemporaryDirectory()
COMPILED = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": BYTECODE.name}
"""So that not every run compiles every module."""


def run(site: CachedSite, *options: str, **environment: str) -> tuple[str, set[str], int]:
    """What the command says in a process of its own, what that imported, and its exit code."""
    command = [sys.executable, "-c", SCRIPT, "build", *options]
    told = subprocess.run(
        command,
        cwd=site.root,
        env={**os.environ, **COMPILED, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return told.stdout, set(told.stderr.split("\n")) - {""}, told.returncode


def is_at_once(site: CachedSite, *options: str, **environment: str) -> bool:
    """Whether the answer was known; then it must be that of the run itself."""
    said, modules, code = run(site, *options, **environment)
    if "click" in modules:
        return False
    (site.root / ".feedsmith/run.json").unlink()
    again, _, code_again = run(site, *options, **environment)
    assert (said, code) == (again, code_again)
    return True


@pytest.fixture
def site(tmp_path: Path) -> CachedSite:
    """Three posts and a note to come, built until nothing changed."""
    site = CachedSite(tmp_path / "site", pages=True)
    for day, name in enumerate(("ant", "bee", "cat"), 1):
        site.post(name, f"The text of {name}.", day=day, tags="red")
    settle(site)
    return site


def wait() -> None:
    """Until what was written is older than the next run by more than a tick."""
    time.sleep(0.05)


def settle(site: CachedSite, *options: str) -> None:
    """Build until nothing changes."""
    site.build()
    wait()
    run(site, *options)


def test_an_up_to_date_run_imports_next_to_nothing(site: CachedSite) -> None:
    said, modules, code = run(site)
    assert "unchanged" in said
    assert code == 0
    assert {one for one in modules if one.startswith("feedsmith")} == OURS
    others = {one.partition(".")[0] for one in modules} - STANDARD - {"feedsmith"}
    assert {one for one in others if not one.startswith(("_", "sitecustomize"))} <= NO_PACKAGE


NO_PACKAGE = {"sitecustomize", "usercustomize", "distutils-precedence"}


def test_it_says_what_the_run_itself_says(site: CachedSite) -> None:
    assert is_at_once(site)


def test_it_is_known_since_the_run_that_wrote_the_feeds(site: CachedSite) -> None:
    site.post("bee", "Another text.", day=2, tags="red")
    wait()
    said, _, _ = run(site)
    assert " changed" in said
    assert is_at_once(site)


def test_it_is_known_since_the_first_run(tmp_path: Path) -> None:
    site = CachedSite(tmp_path / "site", pages=True)
    (site.root / ".git").mkdir()
    site.post("ant", "The text of ant.", day=1, tags="red")
    wait()
    said, _, _ = run(site)
    assert "created" in said
    assert (site.root / ".gitattributes").is_file()
    assert is_at_once(site)


def test_what_is_spoiled_right_after_the_run_is_mended(site: CachedSite) -> None:
    site.post("bee", "Another text.", day=2, tags="red")
    wait()
    run(site)
    site.write("public/feed.xml", "spoiled")
    assert not is_at_once(site)


def test_what_is_wrong_beside_what_stood_there_is_looked_at_again(site: CachedSite) -> None:
    (site.root / "feedsmith.lock").unlink()
    feed = (site.root / "public/feed.xml").read_text("utf-8")
    site.write("public/feed.xml", feed.replace("</guid>", "?other</guid>"))
    wait()
    said, _, _ = run(site)
    assert "feed-adopted" in said
    assert not is_at_once(site)


@pytest.mark.parametrize(
    "change",
    [
        lambda site: site.post("bee", "Another text.", day=2, tags="red"),
        lambda site: site.age(site.root / "content/bee.md"),
        lambda site: site.post("dog", "A new one.", day=4, tags="red"),
        lambda site: site.delete("bee"),
        lambda site: site.page("bee", "Another page."),
        lambda site: site.write("public/picture.png", "x"),
        lambda site: site.write("feedsmith.toml", "[site]\nurl = 'https://b.example/'\n"),
        lambda site: (site.root / "public/feed.xml").unlink(),
        lambda site: site.write("public/feed.xml", "spoiled"),
        lambda site: (site.root / "feedsmith.lock").unlink(),
        lambda site: (site.root / "content/none").symlink_to("nowhere"),
    ],
)
def test_whatever_is_changed_it_runs(site: CachedSite, change) -> None:  # type: ignore[no-untyped-def]
    change(site)
    assert not is_at_once(site)


def test_what_a_link_leads_to_counts(site: CachedSite, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/note.txt").write_text("one", "utf-8")
    (site.root / "content/linked").symlink_to(tmp_path / "shared")
    (tmp_path / "shared/round").symlink_to(tmp_path / "shared")
    settle(site)
    (tmp_path / "shared/note.txt").write_text("other", "utf-8")
    assert not is_at_once(site)


def test_other_options_are_another_question(site: CachedSite) -> None:
    assert not is_at_once(site, "--quiet")


def test_the_question_may_name_the_site(site: CachedSite) -> None:
    settle(site, str(site.root), "--report", "json")
    assert is_at_once(site, str(site.root), "--report", "json")


def test_another_terminal_setting_is_another_question(site: CachedSite) -> None:
    assert not is_at_once(site, NO_COLOR="1")


def test_a_post_that_is_due_ends_it(site: CachedSite) -> None:
    kept = site.root / ".feedsmith/run.json"
    site.post("dog", "For later.", day=4, tags="red")
    text = (site.root / "content/dog.md").read_text("utf-8")
    site.write("content/dog.md", text.replace("2026-06-04", "2126-06-04"))
    settle(site)
    known = json.loads(kept.read_text("utf-8"))
    assert known["until"] == datetime(2126, 6, 4, tzinfo=UTC).timestamp()
    kept.write_text(json.dumps(known | {"until": time.time() - 1}), "utf-8")
    assert not is_at_once(site)


def test_a_clock_that_was_set_back_ends_it(site: CachedSite) -> None:
    kept = site.root / ".feedsmith/run.json"
    known = json.loads(kept.read_text("utf-8"))
    kept.write_text(json.dumps(known | {"after": time.time() + 60}), "utf-8")
    assert not is_at_once(site)


def test_a_time_that_was_typed_never_passes(site: CachedSite) -> None:
    settle(site, "--now", NOW)
    assert json.loads((site.root / ".feedsmith/run.json").read_text("utf-8"))["until"] is None
    assert is_at_once(site, "--now", NOW)


def test_another_release_runs(site: CachedSite) -> None:
    kept = site.root / ".feedsmith/run.json"
    known = json.loads(kept.read_text("utf-8"))
    kept.write_text(json.dumps(known | {"program": "another"}), "utf-8")
    assert not is_at_once(site)


@pytest.mark.parametrize("said", ["", "[]", "{}", "null", '{"after": "x"}', "\x00\xff", "{" * 9000])
def test_a_damaged_answer_is_none(site: CachedSite, said: str) -> None:
    kept = site.root / ".feedsmith/run.json"
    kept.write_text(said, "utf-8")
    assert not is_at_once(site)


def test_each_part_of_an_answer_may_be_anything(
    site: CachedSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site.root)
    kept = site.root / ".feedsmith/run.json"
    known = json.loads(kept.read_text("utf-8"))
    assert answer(["build"], time.time()) is not None
    for name in known:
        others: tuple[object, ...] = (None, 7, "x", [], {}, [1], [None])
        for other in others:
            kept.write_text(json.dumps({**known, name: other}), "utf-8")
            found = answer(["build"], time.time())
            assert found is None or name in ("code", "until", "said", "after")


def test_a_run_with_new_times_knows_nothing_for_sure(site: CachedSite) -> None:
    (site.root / "content/bee.md").touch()
    now = time.time_ns() + 60 * 10**9
    os.utime(site.root / "content/bee.md", ns=(now, now))
    run(site)
    assert not is_at_once(site)


def test_a_rehash_always_looks(site: CachedSite) -> None:
    settle(site, "--rehash")
    assert not is_at_once(site, "--rehash")


def test_colours_are_for_terminals(site: CachedSite) -> None:
    assert "\x1b" not in run(site)[0]
    assert "\x1b" in json.loads((site.root / ".feedsmith/run.json").read_text("utf-8"))["said"]
