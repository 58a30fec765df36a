"""Several processes publish what one does, byte for byte, and clean up after each other."""

from __future__ import annotations

import errno
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pytest

from feedsmith import Build, FeedsmithError, build, detect_site, publish
from feedsmith.cache.store import Store
from feedsmith.cache.verdicts import Verdicts
from feedsmith.forks import Crew
from feedsmith.publication import drafts
from feedsmith.publication.files import Contents, Sound, replace_with
from feedsmith.publishing import Publication
from feedsmith.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="one process does it all elsewhere")

NOW = datetime(2026, 11, 1, tzinfo=UTC)
SITE = '[site]\nurl = "https://example.org/"\ntitle = "Notes"\n[content]\nfolder = "posts"\n'
THREE = 'formats = ["rss", "atom", "json"]\n'
TAGS = f'[feeds.tags]\nper = "tag"\n{THREE}'
LONG = f"[feed]\nlimit = 0\n{THREE}"
POSTS = 30
OLD, NEW = b"old " * 1000, b"new and longer " * 1000
PATHS = ("a.xml", "b/c/d.xml", "b/e.xml", "f.xml")
Tree = dict[str, bytes]


@pytest.fixture(params=[TAGS, LONG], ids=["tags", "long"])
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    """Feeds of thirty posts, by tag or in one long feed."""
    return site(tmp_path, request.param)


def site(root: Path, table: str = TAGS) -> Build:
    (root / "posts").mkdir()
    for number in range(POSTS):
        tags = f"[t{number % 7}, t{number % 5}]"
        said = f"title: Post {number}\ndate: 2026-01-{number + 1:02}\ntags: {tags}"
        text = f"---\n{said}\n---\n\nThe *{number}th* post.\n"
        (root / "posts" / f"{number}.md").write_text(text, "utf-8")
    (root / "feedsmith.toml").write_text(SITE + table, "utf-8")
    return build(detect_site(root, NOW))


def below(folder: Path) -> Tree:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() if file.is_file() else b"folder"
        for file in folder.rglob("*")
    }


def published(
    made: Build, folder: Path, jobs: int, verdicts: Verdicts | None = None
) -> Publication:
    """What was done, with the ledger among the files."""
    return publish(made, folder, folder / "feedsmith.lock", verdicts, Workers(jobs))


def told(publication: Publication, folder: Path) -> list[tuple[object, ...]]:
    """The same of any folder."""
    files = (*publication.written, *([publication.ledger] if publication.ledger else []))
    placed = [one._replace(file=one.file.relative_to(folder.resolve())) for one in files]
    return [tuple(placed), publication.problems]


def no_process_is_left() -> bool:
    """Whether this one has no children."""
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.parametrize("jobs", [2, 3])
def test_several_processes_write_what_one_does(made: Build, jobs: int, tmp_path: Path) -> None:
    one, more = tmp_path / "one", tmp_path / "more"
    first, second = published(made, one, 1), published(made, more, jobs)
    assert told(first, one) == told(second, more)
    assert below(one) == below(more)
    assert len(first.written) >= len(made.documents) >= 3
    assert no_process_is_left()


def test_several_processes_leave_alone_what_is_there(made: Build, tmp_path: Path) -> None:
    published(made, tmp_path / "public", 2)
    again = published(made, tmp_path / "public", 2)
    assert {one.state for one in again.written} == {"unchanged"}


def test_what_is_refused_is_the_same_in_the_same_order(tmp_path: Path) -> None:
    made = site(tmp_path)
    wrong = [one.path for one in made.documents][1::4]
    spoiled = {path: made.outputs[path].replace(b"2026", b"1826") for path in wrong}
    outputs = {path: spoiled.get(path, b"") or made.outputs[path] for path in made.outputs}
    outputs[wrong[0]] = b"no feed"
    broken = made._replace(outputs=outputs)
    one, more = tmp_path / "one", tmp_path / "more"
    first, second = published(broken, one, 1), published(broken, more, 2)
    assert told(first, one) == told(second, more)
    assert below(one) == below(more)
    assert {problem.level for problem in first.problems} == {"error"}
    assert first.problems[0].code == "output-strange"
    assert not (more / wrong[0]).exists()


def test_a_document_that_was_found_sound_by_several_is_not_checked_again(
    made: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def checked(*_: object) -> None:
        raise AssertionError("it is checked again")

    store = Store(tmp_path / "store", "test")
    verdicts = Verdicts(store)
    published(made, tmp_path / "one", 2, verdicts)
    verdicts.save(store)
    monkeypatch.setattr("feedsmith.publishing.check_feed", checked)
    published(made, tmp_path / "two", 2, Verdicts(store))
    assert below(tmp_path / "one") == below(tmp_path / "two")


@pytest.fixture(params=[1 << 20, 100], ids=["in memory", "beyond memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An output folder with one old file; the others are to be made."""
    monkeypatch.setattr(drafts, "SMALL", request.param)
    folder = tmp_path / "public"
    folder.mkdir()
    (folder / PATHS[0]).write_bytes(OLD)
    return folder


def replaced(folder: Path, look: Callable[[str, BinaryIO], Sound], jobs: int = 3) -> list[str]:
    """The paths of what was written, and of what was learned."""
    learned: list[str] = []
    crew = Crew(jobs, (1,) * len(PATHS))
    content = Contents(
        PATHS, lambda _: iter([NEW]), look, lambda path, _: learned.append(path), crew
    )
    written = replace_with(content, folder, folder / "first.txt", lambda: b"first")
    assert learned == list(PATHS)
    return [one.path for one in written]


def sound(*_: object) -> Sound:
    return Sound()


def test_files_are_put_in_place_in_their_order(folder: Path) -> None:
    assert replaced(folder, sound) == ["first.txt", *PATHS]
    assert {path: (folder / path).read_bytes() for path in PATHS} == dict.fromkeys(PATHS, NEW)
    assert len(below(folder)) == len(PATHS) + 1 + 2


def test_what_is_not_sound_leaves_neither_file_nor_folder(folder: Path) -> None:
    paths = replaced(folder, lambda path, _: Sound(path != "b/c/d.xml"))
    assert paths == ["first.txt", "a.xml", "b/e.xml", "f.xml"]
    assert not (folder / "b" / "c").exists()


class Others(NamedTuple):
    """Whether this process is another than the test's, which waits until that is known."""

    parent: int
    mark: Path

    def __bool__(self) -> bool:
        if os.getpid() != self.parent:
            self.mark.mkdir(exist_ok=True)
            return True
        deadline = time.monotonic() + 60
        while not self.mark.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        return False


@pytest.fixture
def is_another(tmp_path: Path) -> Others:
    return Others(os.getpid(), tmp_path / "mark")


@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_a_disk_that_refuses_in_any_process_keeps_every_old_file(
    call: str, folder: Path, is_another: Others, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, parent = getattr(os, call), os.getpid()

    def refuses(*arguments: Any, **named: Any) -> Any:
        if os.getpid() != parent and is_another:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments, **named)

    def look(*_: object) -> Sound:
        return Sound(bool(is_another) or True)

    monkeypatch.setattr(os, call, refuses)
    with pytest.raises(FeedsmithError, match="No space left") as refused:
        replaced(folder, look)
    assert "Free some space" in refused.value.mend
    assert below(folder) == {PATHS[0]: OLD}
    assert no_process_is_left()


def test_a_process_that_dies_keeps_every_old_file(folder: Path, is_another: Others) -> None:
    def look(*_: object) -> Sound:
        if is_another:
            os.kill(os.getpid(), signal.SIGKILL)
        return Sound()

    with pytest.raises(FeedsmithError, match="was ended by the system"):
        replaced(folder, look)
    assert below(folder) == {PATHS[0]: OLD}
    assert no_process_is_left()


def test_a_process_that_dies_while_it_writes_leaves_no_temporary_file(
    folder: Path, is_another: Others, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def dies(descriptor: int) -> None:
        if is_another:
            os.kill(os.getpid(), signal.SIGKILL)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", dies)
    with pytest.raises(FeedsmithError, match="was ended by the system"):
        replaced(folder, sound)
    assert below(folder) == {PATHS[0]: OLD}


def test_an_interruption_ends_the_others_and_leaves_nothing(
    folder: Path, is_another: Others
) -> None:
    def look(*_: object) -> Sound:
        if is_another:
            time.sleep(600)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replaced(folder, look)
    assert below(folder) == {PATHS[0]: OLD}
    assert no_process_is_left()


def test_results_come_in_the_order_of_the_tasks() -> None:
    weights = [number % 5 for number in range(2500)]
    assert Crew(3, weights).each(lambda number: number * 2) == [2 * n for n in range(2500)]


def test_every_process_has_a_share(tmp_path: Path) -> None:
    def met(_: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        return os.getpid()

    assert len(set(Crew(3, [1] * 30).each(met))) == 3


def test_the_heaviest_task_is_begun_first() -> None:
    begun: list[int] = []
    Crew(1, [1, 2, 1, 9]).each(begun.append)
    assert begun == [3, 1, 0, 2]


def test_of_many_faults_the_first_in_order_is_raised() -> None:
    def fails(number: int) -> None:
        if number in (3, 20):
            raise FeedsmithError(f"task {number}", "Mend it.")

    with pytest.raises(FeedsmithError, match="task 3") as found:
        Crew(3, [*repeat(1, 20), *repeat(9, 10)]).each(fails)
    assert found.value.mend == "Mend it."


def test_a_fault_of_the_program_shows_where_it_was() -> None:
    def fails(number: int) -> float:
        return 1 / number

    with pytest.raises(RuntimeError, match=r"(?s)return 1 / number.*ZeroDivisionError"):
        Crew(2, [1, 1, 1]).each(fails)


def test_where_no_process_can_be_made_this_one_does_it_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused() -> int:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", refused)
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    assert set(Crew(3, [1] * 5).each(lambda _: os.getpid())) == {os.getpid()}
    assert len(list(Path("/proc/self/fd").iterdir())) == descriptors


def test_processes_end_when_their_parent_is_gone(tmp_path: Path) -> None:
    done = tmp_path / "done"
    done.touch()

    def work(number: int) -> None:
        if os.getpid() == parent:
            os.kill(parent, signal.SIGKILL)
        time.sleep(0.3)
        with done.open("a") as stream:
            stream.write(f"{number}\n")

    child = os.fork()
    if child == 0:
        parent = os.getpid()
        Crew(2, [1] * 40).each(work)
    os.waitpid(child, 0)
    time.sleep(1.5)
    assert len(done.read_text().splitlines()) <= 2  # the share that was begun


def test_few_items_are_worth_no_process() -> None:
    assert Workers().crew([20, 20, 20, 0]) is None
    assert Workers(1).crew([10_000] * 3) is None
    assert Workers(2).crew([10_000]) is None
    assert Workers(2).crew([1, 1]) == Crew(2, (1, 1))
