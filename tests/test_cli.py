"""The command, as its users type it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from feedsmith import __version__
from feedsmith.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"
ESSAYS = str(FIXTURES / "essays")
NOW = ("--now", "2026-11-01")

POST = "---\ntitle: {title}\ndate: {date}\n---\n\nOne sentence.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def site(folder: Path, **posts: str) -> Path:
    """A small site whose posts are titled by their names and dated by their values."""
    (folder / "content").mkdir(parents=True)
    (folder / "feedsmith.toml").write_text(
        '[site]\nurl = "https://a.example/"\ntitle = "A"\n[content]\nfolder = "content"\n'
    )
    for name, date in posts.items():
        (folder / "content" / f"{name}.md").write_text(POST.format(title=name, date=date))
    return folder


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_version_is_told() -> None:
    assert run("--version").output == f"feedsmith {__version__}\n"


def test_help_shows_examples() -> None:
    assert "hugo && feedsmith build" in run("--help").output


def test_python_m_feedsmith_is_the_same_command() -> None:
    command = [sys.executable, "-m", "feedsmith", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == f"feedsmith {__version__}\n"


def test_clicks_shell_completion_knows_the_commands() -> None:
    environment = {**os.environ, "_FEEDSMITH_COMPLETE": "bash_complete"}
    environment |= {"COMP_WORDS": "feedsmith bu", "COMP_CWORD": "1"}
    command = [Path(sys.executable).parent / "feedsmith"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert said.stdout.strip() == "plain,build"


def test_build_says_where_the_three_feeds_are(tmp_path: Path) -> None:
    result = run("build", ESSAYS, "--into", tmp_path, *NOW)
    assert result.exit_code == 0
    for name in ("feed.xml", "atom.xml", "feed.json"):
        assert (tmp_path / name).is_file()
        assert name in result.output
    assert "6 posts, 6 in the feeds" in result.output
    assert "All good." in result.output


def test_a_second_run_changes_no_byte_and_no_mtime(tmp_path: Path) -> None:
    run("build", ESSAYS, "--into", tmp_path, *NOW)
    before = {
        p: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in tmp_path.iterdir()
    }
    result = run("build", ESSAYS, "--into", tmp_path, "--now", "2026-12-24")
    after = {p: (p.read_bytes(), p.stat().st_mtime_ns, p.stat().st_ino) for p in tmp_path.iterdir()}
    assert before == after
    assert result.output.count("unchanged") == 3


def test_into_leaves_the_site_as_it_is(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01")
    before = sorted(folder.rglob("*"))
    assert run("build", folder, "--into", tmp_path / "feeds").exit_code == 0
    assert sorted(folder.rglob("*")) == before


def test_output_names_the_folder_that_the_build_wrote(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01")
    assert run("build", folder, "--output", tmp_path / "web").exit_code == 0
    assert (tmp_path / "web" / "feed.xml").is_file()


def test_the_folder_it_stands_in_is_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site(tmp_path / "site", one="2026-01-01"))
    assert run("build").exit_code == 0
    assert (tmp_path / "site" / "public" / "feed.xml").is_file()


def items(folder: Path) -> list[str]:
    read = json.loads((folder / "feed.json").read_text("utf-8"))
    return [item["title"] for item in read["items"]]


def test_limit_keeps_the_newest(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01", two="2026-01-02", three="2026-01-03")
    run("build", folder, "--into", tmp_path, "--limit", 2)
    assert items(tmp_path) == ["three", "two"]
    run("build", folder, "--into", tmp_path, "--limit", 0)
    assert items(tmp_path) == ["three", "two", "one"]


def test_now_decides_what_is_in_the_future(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01", two="2026-01-02")
    run("build", folder, "--into", tmp_path, "--now", "2026-01-01T12:00")
    assert items(tmp_path) == ["one"]


def test_drafts_are_published_when_asked_for(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01", two="2026-01-02\ndraft: true")
    run("build", folder, "--into", tmp_path)
    assert items(tmp_path) == ["one"]
    run("build", folder, "--into", tmp_path, "--drafts")
    assert items(tmp_path) == ["two", "one"]


def test_config_may_stand_elsewhere(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01")
    (folder / "feedsmith.toml").rename(tmp_path / "other.toml")
    result = run("build", folder, "--config", tmp_path / "other.toml", "--into", tmp_path / "out")
    assert result.exit_code == 0


def test_a_problem_ends_with_1_and_the_sound_posts_are_published(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01", two="2026-02-30")
    result = run("build", folder, "--into", tmp_path)
    assert result.exit_code == 1
    assert "content/two.md" in result.output
    assert items(tmp_path) == ["one"]


def test_strict_counts_warnings(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01\nimage: /pictures/one picture|.png")
    append(folder / "content" / "one.md", "\n[x](javascript:alert(1))\n")
    assert run("build", folder, "--into", tmp_path).exit_code == 0
    assert run("build", folder, "--into", tmp_path, "--strict").exit_code == 1


def test_quiet_says_only_what_is_wrong(tmp_path: Path) -> None:
    assert run("build", ESSAYS, "--into", tmp_path, "--quiet", *NOW).output.strip() == ""


def test_the_json_report_is_json_alone(tmp_path: Path) -> None:
    result = run("build", FIXTURES / "troubles", "--into", tmp_path, "--report", "json", *NOW)
    report = json.loads(result.output)
    assert report["exit_code"] == result.exit_code == 1
    assert {feed["format"] for feed in report["feeds"]} == {"rss", "atom", "json"}
    fault = next(one for one in report["problems"] if one["code"] == "front-matter-unclosed")
    assert fault["file"] == "content/unclosed.md"
    assert fault["line"] == 1
    assert fault["mend"]


def test_misuse_ends_with_2_and_says_how_to_mend_it(tmp_path: Path) -> None:
    result = run("build", tmp_path)
    assert result.exit_code == 2
    assert "feedsmith init" in result.output
    assert run("build", tmp_path / "nowhere").exit_code == 2
    assert run("build", ESSAYS, "--now", "soon").exit_code == 2
    assert run("build", "--frobnicate").exit_code == 2


def test_a_wrong_selector_is_misuse(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01")
    append(folder / "feedsmith.toml", '[pages]\nbody = "a["\n')
    result = run("build", folder, "--into", tmp_path / "out")
    assert result.exit_code == 2
    assert "a[" in result.output


def test_a_fault_of_our_own_shows_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("feedsmith.pipeline.build", broken)
    result = run("build", ESSAYS, "--into", tmp_path)
    assert result.exit_code == 1
    assert "Fault in feedsmith: RuntimeError: a bug" in result.output
    assert "Traceback" not in result.output


def test_two_feeds_cannot_be_one_file(tmp_path: Path) -> None:
    folder = site(tmp_path / "site", one="2026-01-01")
    append(folder / "feedsmith.toml", '[feed]\nrss = "../feed.xml"\natom = "Feed.json"\n')
    result = run("build", folder, "--into", tmp_path / "out")
    assert result.exit_code == 1
    assert "output-path" in result.output
    assert not (tmp_path / "feed.xml").exists()


def test_init_writes_a_file_that_build_takes(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(POST.format(title="a", date="2026-01-01"))
    (tmp_path / "hugo.toml").write_text('baseURL = "https://b.example/"\ntitle = "B \\"b\\""\n')
    said = run("init", tmp_path)
    assert said.exit_code == 0
    assert "for a Hugo site" in said.output
    text = (tmp_path / "feedsmith.toml").read_text("utf-8")
    assert '# url = "https://b.example/"' in text
    assert run("build", tmp_path, "--into", tmp_path / "out").exit_code == 0
    uncommented = re.sub(r"(?m)^# (?=[a-z_]+ = |\[)", "", text)
    assert uncommented.count("\n# ") < text.count("\n# ") - 20
    (tmp_path / "feedsmith.toml").write_text(uncommented)
    (tmp_path / "posts.json").write_text("[]")
    (tmp_path / "subscribe.html").write_text("{{head}}")
    assert run("build", tmp_path, "--into", tmp_path / "out").exit_code == 0


def test_init_asks_for_the_address_when_nothing_says_it(tmp_path: Path) -> None:
    said = run("init", tmp_path)
    assert "write the site's address" in said.output
    assert '\nurl = "https://example.org/"' in (tmp_path / "feedsmith.toml").read_text("utf-8")


def test_init_replaces_a_file_only_when_told(tmp_path: Path) -> None:
    run("init", tmp_path)
    assert run("init", tmp_path).exit_code == 2
    assert run("init", tmp_path, "--force").exit_code == 0


def test_version_imports_no_heavy_package() -> None:
    code = (
        "import sys; from feedsmith.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "heavy = {'lxml', 'yaml', 'frontmatter', 'turbohtml', 'pyromark', 'feedgen'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == "[]"
