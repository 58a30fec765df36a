"""Two people publish on two branches: git makes one ledger of theirs, and nobody sees a post twice.

Each branch here is built by `feedsmith build`, in a repository, and merged by git itself.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Require
from ledgers import SITE, day, ledger, post, record, text

from feedsmith.cli import main
from feedsmith.ledger import Ledger, Record, ledger_text, read_ledger

LINE = "feedsmith.lock merge=union\n"
ENOUGH = "40"
NOBODY = {
    **{
        f"GIT_{who}_{what}": "a@quay.example"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@pytest.fixture(autouse=True)
def has_git(require: Require) -> None:
    require(shutil.which("git") is not None, "git is missing: apt install git")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = ["git", "-C", str(folder), *arguments]
    env = {**os.environ, **NOBODY}
    return subprocess.run(run, env=env, capture_output=True, text=True, check=False)


class Repository:
    """A site in git."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True)
        (root / ".gitignore").write_text("public/\n.feedsmith/\n", "utf-8")
        feeds = '[feed]\nlimit = 0\n[feeds.tags]\nper = "tag"\nlimit = 0\n'
        config = f'[site]\nurl = "{SITE}"\ntitle = "Quay"\n{feeds}'
        (root / "feedsmith.toml").write_text(config, "utf-8")
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> None:
        """A command that has to end well."""
        done = git(self.root, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr

    def write(self, name: str, number: int, title: str = "", more: str = "") -> None:
        said = f"title: {title or name}\ndate: {day(number):%Y-%m-%d}\ntags: [tide]\n{more}"
        (self.root / "posts").mkdir(exist_ok=True)
        (self.root / "posts" / f"{name}.md").write_text(
            f"---\n{said}---\n{text(number)}\n", "utf-8"
        )

    def build(self, *options: str) -> None:
        arguments = ["build", str(self.root), "--now", "2027-11-01", *options]
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output

    def publish(self, *options: str) -> None:
        """Build and commit."""
        self.build(*options)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "Publish")

    @property
    def text(self) -> str:
        return (self.root / "feedsmith.lock").read_text("utf-8")

    @property
    def known(self) -> Ledger:
        return read_ledger(self.text.encode(), "feedsmith.lock")

    def branches(self, before: int, new: int) -> dict[str, Record]:
        """Two branches that add posts and edit different ones; what they know together."""
        for number in range(before):
            self.write(f"p{number}", number)
        if before:
            self.publish()
        else:
            self.git("add", "-A")
            self.git("commit", "-q", "-m", "Begin")
        self.git("branch", "other")
        together: dict[str, Record] = {}
        for at, branch in enumerate(("main", "other")):
            self.git("checkout", "-q", branch)
            for number in range(new):
                self.write(f"{branch}{number}", 100 + 50 * at + number)
            for number in range(before):
                if number % 5 == at:
                    self.write(f"p{number}", number, f"By {branch}", "updated: 2026-12-01\n")
            self.publish("--allow-flood", ENOUGH)
            together |= {
                i: r for i, r in self.known.records.items() if i not in together or r.updated
            }
        self.git("checkout", "-q", "main")
        return together


@pytest.fixture
def site(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "site")


def assert_nobody_sees_anything(site: Repository) -> None:
    """A build shows no more than subscribers know, and the next one changes nothing."""
    merged = site.known
    site.build()
    assert site.known == merged
    kept = site.text
    shutil.rmtree(site.root / "public")
    site.build()
    assert site.text == kept


@pytest.mark.parametrize("new", [1, 3, 20])
@pytest.mark.parametrize("before", [0, 2, 40], ids=["first build", "tiny", "grown"])
def test_what_two_branches_published_is_one_ledger(site: Repository, before: int, new: int) -> None:
    together = site.branches(before, new)
    assert len(together) == before + 2 * new
    site.git("merge", "-q", "-m", "Merge", "other")
    assert "<<<<<<<" not in site.text
    assert site.known.records == together
    assert_nobody_sees_anything(site)


def test_a_conflict_is_read_from_both_its_sides(site: Repository) -> None:
    site.build()
    (site.root / ".gitattributes").unlink()
    together = site.branches(2, 3)
    assert git(site.root, "merge", "-q", "other").returncode == 1
    assert re.findall(r"^<{7} ", site.text, re.MULTILINE)
    assert site.known.records == together
    site.build()
    assert "<<<<<<<" not in site.text
    assert_nobody_sees_anything(site)


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_so_is_one_that_tells_of_the_beginning_too(site: Repository, style: str) -> None:
    site.build()
    (site.root / ".gitattributes").unlink()
    together = site.branches(2, 3)
    site.git("config", "merge.conflictStyle", style)
    assert git(site.root, "merge", "-q", "other").returncode == 1
    assert re.findall(r"^\|{7}", site.text, re.MULTILINE)
    assert site.known.records == together


def test_a_line_that_both_branches_changed_keeps_the_first_beginning(site: Repository) -> None:
    site.write("tide", 1)
    site.publish()
    site.git("branch", "other")
    for branch, updated in (("main", 9), ("other", 5)):
        site.git("checkout", "-q", branch)
        site.write("tide", 1, f"By {branch}", f"updated: 2026-12-0{updated}\n")
        site.publish()
    git(site.root, "merge", "-q", "main")
    assert len(site.known.records) == 1
    (known,) = site.known.records.values()
    assert (known.title, known.published and known.published.date()) == ("By main", day(1).date())


def test_a_post_that_moved_on_one_branch_is_known_where_git_kept_its_old_line(
    site: Repository,
) -> None:
    for number in range(2):
        site.write(f"p{number}", number)
    site.publish()
    ids = set(site.known.records)
    site.git("checkout", "-q", "-b", "other")
    site.write("p1", 1, "Told again")
    site.publish()
    site.git("checkout", "-q", "main")
    (site.root / "posts" / "p0.md").rename(site.root / "posts" / "moved.md")
    site.publish()
    site.git("merge", "-q", "-m", "Merge", "other")
    assert site.text.count("/posts/p0/") == 4  # of its old line and of its new one
    site.build()
    assert set(site.known.records) == ids
    assert {one.url for one in site.known.records.values()} == {
        f"{SITE}posts/moved/",
        f"{SITE}posts/p1/",
    }


def test_without_the_line_two_branches_seldom_meet(tmp_path: Path) -> None:
    """Where git is not told of the union, as on GitHub's own button, the order has to do."""
    chance = random.Random(7)
    conflicts = 0
    for _ in range(200):
        names = [f"{chance.getrandbits(64):x}" for _ in range(102)]
        records = [record(post(name, day(1)), "<p>Fog.</p>") for name in names]
        base, ours, theirs = records[:100], records[:101], [*records[:100], records[101]]
        for name, known in (("base", base), ("ours", ours), ("theirs", theirs)):
            (tmp_path / name).write_bytes(ledger_text(ledger(*known)))
        merged = git(tmp_path, "merge-file", "-p", "ours", "base", "theirs")
        conflicts += merged.returncode
        both = read_ledger(merged.stdout.encode(), "feedsmith.lock")
        assert both == ledger(*records)
    assert conflicts <= 10


def attributes(folder: Path) -> str | None:
    file = folder / ".gitattributes"
    return file.read_text("utf-8") if file.is_file() else None


def test_git_is_told_once(site: Repository) -> None:
    site.build()
    assert attributes(site.root) == LINE
    assert "merge: union" in git(site.root, "check-attr", "merge", "feedsmith.lock").stdout
    site.write("tide", 1)
    site.build()
    assert attributes(site.root) == LINE
    (site.root / ".gitattributes").unlink()
    site.build()
    assert attributes(site.root) is None


@pytest.mark.parametrize(
    ("known", "after"),
    [
        ("*.png binary\n", f"*.png binary\n{LINE}"),
        ("*.png binary", f"*.png binary\n{LINE}"),
        ("", LINE),
        ("feedsmith.lock -text\n", "feedsmith.lock -text\n"),
        ("# no union for feedsmith.lock\n", "# no union for feedsmith.lock\n"),
    ],
)
def test_what_git_was_told_before_stays(site: Repository, known: str, after: str) -> None:
    (site.root / ".gitattributes").write_text(known, "utf-8")
    site.build()
    assert attributes(site.root) == after


def test_a_site_in_a_folder_of_a_repository_has_its_own_line(site: Repository) -> None:
    inner = Repository(site.root / "blog")
    shutil.rmtree(inner.root / ".git")
    inner.build()
    assert attributes(inner.root) == LINE
    assert attributes(site.root) is None


def test_a_second_work_tree_is_git_too(site: Repository, tmp_path: Path) -> None:
    site.git("add", "-A")
    site.git("commit", "-q", "-m", "Begin")
    site.git("worktree", "add", "-q", str(tmp_path / "second"))
    second = CliRunner().invoke(main, ["build", str(tmp_path / "second")], catch_exceptions=False)
    assert second.exit_code == 0
    assert attributes(tmp_path / "second") == LINE


def test_outside_git_nothing_is_said(site: Repository) -> None:
    shutil.rmtree(site.root / ".git")
    site.build()
    assert attributes(site.root) is None
    assert (site.root / "feedsmith.lock").is_file()


def test_feeds_that_are_written_elsewhere_have_a_ledger_and_nothing_else(
    site: Repository,
) -> None:
    into = site.root / "preview"
    site.write("tide", 1)
    site.build("--into", str(into))
    assert (into / "feedsmith.lock").is_file()
    assert attributes(into) is None
    assert attributes(site.root) is None
    assert not (site.root / "feedsmith.lock").exists()


def test_where_git_cannot_be_told_the_feeds_are_published(site: Repository) -> None:
    (site.root / ".gitattributes").mkdir()
    site.build()
    assert (site.root / "public" / "feed.xml").is_file()
