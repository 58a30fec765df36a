"""Publishing is all or nothing per file, whatever kills it, fills the disk or reads meanwhile."""

from __future__ import annotations

import errno
import itertools
import os
import random
import stat
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from feedsmith.problems import FeedsmithError
from feedsmith.publication import drafts
from feedsmith.publication.files import (
    Contents,
    Sound,
    Written,
    locked,
    replace_files,
    replace_with,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OLD, NEW = b"old " * 1000, b"new and longer " * 1000
PATHS = ("ledger.txt", "feed.xml", "tags/a/feed.xml")
CALLS = ("open", "write", "fsync", "replace")
FAULTS = (errno.ENOSPC, errno.EACCES, errno.EIO)

# Publishes version after version; each file is its version's number, over and over.
PUBLISHER = """
import itertools, pathlib, sys
from feedsmith.publication.files import locked, replace_files
folder, paths = pathlib.Path(sys.argv[1]), sys.argv[2:]
with locked(folder):
    for version in itertools.count(1):
        content = f"{version:08} ".encode() * 30_000
        replace_files(folder, dict.fromkeys(paths, content))
        if version == 1:
            print("ready", flush=True)
"""

HOLDER = """
import pathlib, sys
from feedsmith.publication.files import locked
with locked(pathlib.Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


def started(program: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """A child process that has said it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def ended(child: subprocess.Popen[str]) -> None:
    with child:
        child.kill()


def version(content: bytes) -> int:
    """The version a file is of; fails when the file is torn."""
    first = content[:9]
    assert content == first * 30_000, "a torn file"
    return int(first)


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder whose first two files are old ones; the third is to be created."""
    folder = tmp_path / "public"
    folder.mkdir()
    for path in PATHS[:2]:
        (folder / path).write_bytes(OLD)
    return folder


def failing(monkeypatch: pytest.MonkeyPatch, call: str, error: int, calls: Iterator[bool]) -> None:
    """Let os.`call` fail with `error` whenever `calls` gives True."""
    sound = getattr(os, call)

    def perhaps(*arguments: object, **named: object) -> object:
        if next(calls):
            raise OSError(error, os.strerror(error))
        return sound(*arguments, **named)

    monkeypatch.setattr(os, call, perhaps)


def only(number: int) -> Iterator[bool]:
    """True for one call, counted from 0."""
    return (index == number for index in itertools.count())


def test_outputs_are_written_and_told_in_order(folder: Path) -> None:
    (folder / "feed.xml").write_bytes(NEW)
    written = replace_files(folder, dict.fromkeys(PATHS, NEW))
    root = folder.resolve()
    assert written == (
        Written("ledger.txt", root / "ledger.txt", "changed", len(NEW)),
        Written("feed.xml", root / "feed.xml", "unchanged", len(NEW)),
        Written("tags/a/feed.xml", root / "tags/a/feed.xml", "created", len(NEW)),
    )
    assert files_below(folder) == dict.fromkeys(PATHS, NEW)


@pytest.fixture
def beyond_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is longer than OLD is on the disk before it is known whether it is to be there."""
    monkeypatch.setattr(drafts, "SMALL", len(OLD))


def untold(path: str, found: Sound) -> None:
    """Nobody asks what was found."""


def given(parts: Sequence[bytes], *, is_sound: bool = True) -> Contents[Sound]:
    """A feed that comes in parts, and what is found of it."""
    return Contents(("feed.xml",), lambda _: iter(parts), lambda *_: Sound(is_sound), untold)


@pytest.mark.usefixtures("beyond_memory")
def test_parts_beyond_memory_are_put_in_place_in_their_order(folder: Path) -> None:
    parts = [b"%d " % number * 700 for number in range(20)]
    (written,) = replace_with(given(parts), folder)
    assert written.size == (folder / "feed.xml").stat().st_size == sum(map(len, parts))
    assert files_below(folder) == {"ledger.txt": OLD, "feed.xml": b"".join(parts)}


@pytest.mark.usefixtures("beyond_memory")
@pytest.mark.parametrize("old", [NEW, NEW[::-1], NEW + b"!", OLD])
def test_parts_beyond_memory_leave_a_file_alone_that_holds_them(old: bytes, folder: Path) -> None:
    (folder / "feed.xml").write_bytes(old)
    before = (folder / "feed.xml").stat()
    (written,) = replace_with(given([NEW]), folder)
    after = (folder / "feed.xml").stat()
    assert written.state == ("unchanged" if old == NEW else "changed")
    assert (after.st_ino == before.st_ino) == (old == NEW)
    assert files_below(folder) == {"ledger.txt": OLD, "feed.xml": NEW}


@pytest.mark.usefixtures("beyond_memory")
@pytest.mark.parametrize("content", [b"small", NEW])
def test_what_is_not_sound_is_looked_at_whole_and_leaves_the_old_file(
    content: bytes, folder: Path
) -> None:
    seen: list[bytes] = []

    def look(path: str, stream: BinaryIO) -> Sound:
        seen.append(stream.read())
        return Sound(path != "feed.xml")

    contents = Contents(PATHS, lambda _: iter([content]), look, untold)
    written = replace_with(contents, folder)
    assert seen == [content] * 3
    assert [one.path for one in written] == ["ledger.txt", "tags/a/feed.xml"]
    expected = {"ledger.txt": content, "feed.xml": OLD, "tags/a/feed.xml": content}
    assert files_below(folder) == expected


@pytest.mark.usefixtures("beyond_memory")
@pytest.mark.parametrize("path", ["feed.xml", "new/feed.xml"])
def test_what_is_not_sound_leaves_neither_file_nor_folder(path: str, folder: Path) -> None:
    contents = Contents((path,), lambda _: iter([NEW]), lambda *_: Sound(is_sound=False), untold)
    assert replace_with(contents, folder) == ()
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)
    assert not (folder / "new").exists()


@pytest.mark.usefixtures("beyond_memory")
def test_parts_that_fail_to_come_keep_every_old_file(folder: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield NEW
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        replace_with(Contents(PATHS, lambda _: parts(), lambda *_: Sound(), untold), folder)
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)


@pytest.mark.usefixtures("beyond_memory")
def test_the_first_file_is_asked_for_when_all_others_are_known(folder: Path) -> None:
    looked: list[str] = []

    def look(path: str, _: BinaryIO) -> Sound:
        looked.append(path)
        return Sound()

    contents = Contents(PATHS[1:], lambda _: iter([NEW]), look, untold)
    first = folder / "first.txt"
    written = replace_with(contents, folder, first, lambda: " ".join(looked).encode())
    assert [one.path for one in written] == ["first.txt", *PATHS[1:]]
    assert first.read_text() == " ".join(PATHS[1:])


def test_order_is_that_of_the_outputs_and_not_of_their_names(folder: Path) -> None:
    paths = ("z.xml", "feed.xml", "a.xml")
    assert tuple(item.path for item in replace_files(folder, dict.fromkeys(paths, NEW))) == paths


def test_empty_file_and_line_ends_are_written_as_they_are(folder: Path) -> None:
    outputs = {"empty.xml": b"", "ends.xml": b"a\r\nb\nc\rd\x1a\0"}
    replace_files(folder, outputs)
    assert outputs.items() <= files_below(folder).items()


def test_unchanged_file_keeps_time_and_inode(folder: Path) -> None:
    os.utime(folder / "feed.xml", ns=(1_000_000_001, 1_000_000_001))
    before = (folder / "feed.xml").stat()
    (written,) = replace_files(folder, {"feed.xml": OLD})
    after = (folder / "feed.xml").stat()
    assert written.state == "unchanged"
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_file_of_the_same_size_and_other_bytes_is_replaced(folder: Path) -> None:
    (written,) = replace_files(folder, {"feed.xml": OLD[::-1]})
    assert written.state == "changed"
    assert (folder / "feed.xml").read_bytes() == OLD[::-1]


def test_hard_link_to_the_old_file_keeps_the_old_bytes(folder: Path) -> None:
    (folder / "copy.xml").hardlink_to(folder / "feed.xml")
    replace_files(folder, {"feed.xml": NEW})
    assert (folder / "copy.xml").read_bytes() == OLD


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o666, 0o444])
def test_existing_file_keeps_its_mode(folder: Path, mode: int) -> None:
    (folder / "feed.xml").chmod(mode)
    replace_files(folder, {"feed.xml": NEW})
    assert (folder / "feed.xml").stat().st_mode & 0o7777 == mode


def test_private_file_is_open_to_nobody_else_while_it_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    sound = os.write

    def write(descriptor: int, content: memoryview) -> int:
        modes.append(os.fstat(descriptor).st_mode & 0o7777)
        return sound(descriptor, content)

    (folder / "feed.xml").chmod(0o600)
    monkeypatch.setattr(os, "write", write)
    replace_files(folder, {"feed.xml": NEW})
    assert modes == [0o600]


@pytest.mark.parametrize(("mask", "mode"), [(0, 0o666), (0o027, 0o640), (0o077, 0o600)])
def test_new_file_gets_the_mode_the_umask_leaves(folder: Path, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        replace_files(folder, {"new.xml": NEW})
    finally:
        os.umask(before)
    assert (folder / "new.xml").stat().st_mode & 0o7777 == mode


def test_link_at_the_target_is_replaced_and_not_written_through(folder: Path) -> None:
    secret = folder.parent / "secret"
    secret.write_bytes(OLD)
    secret.chmod(0o700)
    (folder / "feed.xml").unlink()
    (folder / "feed.xml").symlink_to(secret)
    (written,) = replace_files(folder, {"feed.xml": NEW})
    assert written.state == "changed"
    assert not (folder / "feed.xml").is_symlink()
    assert (folder / "feed.xml").read_bytes() == NEW
    assert not (folder / "feed.xml").stat().st_mode & 0o100, "the mode of a file elsewhere"
    assert secret.read_bytes() == OLD


def test_link_to_identical_bytes_is_replaced_too(folder: Path) -> None:
    (folder / "link.xml").symlink_to("feed.xml")
    (written,) = replace_files(folder, {"link.xml": OLD})
    assert written.state == "changed"
    assert not (folder / "link.xml").is_symlink()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipe_at_the_target_is_replaced_without_waiting_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.xml")
    replace_files(folder, {"pipe.xml": b""})
    assert (folder / "pipe.xml").is_file()


def test_folder_link_to_the_outside_is_refused(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (folder / "tags").symlink_to(outside, target_is_directory=True)
    with pytest.raises(FeedsmithError, match="outside of the output folder"):
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert files_below(outside) == {}
    assert (folder / "feed.xml").read_bytes() == OLD


def test_folder_links_in_a_circle_are_a_fault_of_use(folder: Path) -> None:
    (folder / "tags").symlink_to("tags", target_is_directory=True)
    with pytest.raises(FeedsmithError, match="tags/a/feed"):
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert (folder / "feed.xml").read_bytes() == OLD


def test_two_outputs_that_a_link_makes_one_file_are_refused(folder: Path) -> None:
    (folder / "blog").mkdir()
    (folder / "posts").symlink_to("blog", target_is_directory=True)
    with pytest.raises(FeedsmithError, match="are the same file"):
        replace_files(folder, {"blog/a.xml": OLD, "posts/a.xml": NEW})


@pytest.mark.parametrize("paths", [("../feed.xml",), ("feed.xml", "FEED.xml"), ("a", "a/b")])
def test_unsound_outputs_are_refused_before_anything_is_written(
    folder: Path, paths: tuple[str, ...]
) -> None:
    with pytest.raises(FeedsmithError):
        replace_files(folder, dict.fromkeys(("first.xml", *paths), NEW))
    assert files_below(folder.parent) == {"public/ledger.txt": OLD, "public/feed.xml": OLD}


def test_folder_at_the_target_is_named_and_nothing_is_written(folder: Path) -> None:
    (folder / "tags/a/feed.xml").mkdir(parents=True)
    with pytest.raises(FeedsmithError, match=r"tags/a/feed\.xml: there is a folder") as raised:
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert "Remove the folder" in raised.value.mend
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)


def test_file_in_a_folders_place_is_named_and_nothing_is_written(folder: Path) -> None:
    (folder / "tags").write_bytes(OLD)
    with pytest.raises(FeedsmithError, match=r"tags/a/feed\.xml: Not a directory") as raised:
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert "stands where a folder is needed" in raised.value.mend
    assert (folder / "feed.xml").read_bytes() == OLD


@pytest.mark.parametrize("error", FAULTS, ids=os.strerror)
@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_fault_while_staging_keeps_every_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, error: int
) -> None:
    failing(monkeypatch, call, error, only(number))
    with pytest.raises(FeedsmithError) as raised:
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    monkeypatch.undo()
    assert raised.value.what.endswith(f"{PATHS[number]}: {os.strerror(error)}")
    assert raised.value.mend
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)
    assert not (folder / "tags").exists(), "a folder made for nothing"


@pytest.mark.parametrize("error", FAULTS, ids=os.strerror)
@pytest.mark.parametrize("number", range(3))
def test_fault_of_a_rename_leaves_the_files_before_it_new_and_the_rest_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: int
) -> None:
    failing(monkeypatch, "replace", error, only(number))
    with pytest.raises(FeedsmithError, match=os.strerror(error)):
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    monkeypatch.undo()
    old, new = dict.fromkeys(PATHS[:2], OLD), dict.fromkeys(PATHS[:number], NEW)
    assert files_below(folder) == old | new


@pytest.mark.parametrize("error", FAULTS, ids=os.strerror)
@pytest.mark.parametrize("call", CALLS)
def test_every_single_fault_leaves_whole_files_and_a_later_run_succeeds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: int
) -> None:
    for number in itertools.count():
        folder = tmp_path / str(number)
        replace_files(folder, dict.fromkeys(PATHS, OLD))
        with monkeypatch.context() as patch:
            failing(patch, call, error, only(number))
            try:
                replace_files(folder, dict.fromkeys(PATHS, NEW))
            except FeedsmithError as fault:
                assert str(folder) in fault.what  # noqa: PT017 -- the run without a fault ends this
            else:
                break
        contents = files_below(folder)
        assert contents.keys() == set(PATHS)
        assert set(contents.values()) <= {OLD, NEW}
        replace_files(folder, dict.fromkeys(PATHS, NEW))
        assert files_below(folder) == dict.fromkeys(PATHS, NEW)
    assert number >= len(PATHS)


def test_disk_that_fills_in_the_middle_of_a_file_keeps_every_old_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, left = os.write, len(NEW) + 100

    def write(descriptor: int, content: memoryview) -> int:
        nonlocal left
        if left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        count = sound(descriptor, content[:left])
        left -= count
        return count

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(FeedsmithError, match=r"feed\.xml: No space left") as raised:
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert "Free some space" in raised.value.mend
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)


def test_short_writes_are_continued(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = os.write
    monkeypatch.setattr(os, "write", lambda file, content: sound(file, content[:7]))
    replace_files(folder, {"feed.xml": NEW})
    assert (folder / "feed.xml").read_bytes() == NEW


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS], ids=os.strerror)
def test_folder_that_cannot_be_written_is_reported_with_the_mend(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    failing(monkeypatch, "open", error, itertools.repeat(True))
    with pytest.raises(FeedsmithError, match=r"ledger\.txt") as raised:
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert raised.value.mend.startswith(("Let this user write", "Make that disk writable"))
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)


def test_interruption_leaves_no_temporary_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_files(folder, dict.fromkeys(PATHS, NEW))
    assert files_below(folder) == dict.fromkeys(PATHS[:2], OLD)


def test_file_system_that_cannot_flush_folders_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, "fsync", errno.EINVAL, only(1))
    replace_files(folder, {"feed.xml": NEW})
    assert (folder / "feed.xml").read_bytes() == NEW


def test_every_file_is_flushed_before_the_first_rename_and_folders_after_the_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[str] = []
    flush, rename = os.fsync, os.replace

    def fsync(descriptor: int) -> None:
        events.append("flush")
        flush(descriptor)

    def replace(source: Path, destination: Path) -> None:
        events.append("rename")
        rename(source, destination)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "replace", replace)
    replace_files(folder, dict.fromkeys(PATHS, NEW))
    folders = ["flush"] * 3  # the output folder, tags and tags/a
    assert events == ["flush"] * 3 + ["rename"] * 3 + folders


def test_temporary_files_lie_beside_their_targets_under_names_nobody_can_guess(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources: list[Path] = []
    rename = os.replace

    def replace(source: Path, destination: Path) -> None:
        assert source.parent == destination.parent
        sources.append(source)
        rename(source, destination)

    monkeypatch.setattr(os, "replace", replace)
    replace_files(folder, dict.fromkeys(PATHS, NEW))
    replace_files(folder, dict.fromkeys(PATHS, OLD))
    assert len({source.name for source in sources}) == 6
    assert all(source.name.startswith(".feedsmith-") for source in sources)


def test_leftovers_of_a_killed_run_are_removed_and_nothing_else(folder: Path) -> None:
    leftover = folder / (".feedsmith-" + "0" * 32)
    kept = (folder / ".feedsmith-notes", folder / ".feedsmith", folder / (leftover.name + ".txt"))
    for file in (leftover, *kept):
        file.write_bytes(b"")
    replace_files(folder, {"feed.xml": OLD})
    assert not leftover.exists()
    assert all(file.exists() for file in kept)


def test_kill_at_any_moment_leaves_whole_files_in_order(tmp_path: Path) -> None:
    moments = random.Random(7)
    leftovers = 0
    for _ in range(40):
        child = started(PUBLISHER, tmp_path, *PATHS)
        time.sleep(moments.uniform(0, 0.03))
        ended(child)
        leftovers += any(tmp_path.rglob(".feedsmith-*"))
        versions = [version((tmp_path / path).read_bytes()) for path in PATHS]
        assert versions == sorted(versions, reverse=True), "a feed ahead of the ledger"
        assert versions[0] - versions[-1] <= 1
    assert leftovers, "no kill came in the middle of a publication"
    with locked(tmp_path):
        replace_files(tmp_path, dict.fromkeys(PATHS, NEW))
    assert files_below(tmp_path) == dict.fromkeys(PATHS, NEW)


def test_reader_never_meets_a_torn_or_missing_file(tmp_path: Path) -> None:
    child = started(PUBLISHER, tmp_path, *PATHS)
    try:
        end = time.monotonic() + 1.5
        seen = [version((tmp_path / PATHS[1]).read_bytes())]
        while time.monotonic() < end:
            seen.append(version((tmp_path / PATHS[1]).read_bytes()))
    finally:
        ended(child)
    assert seen == sorted(seen)
    assert len(set(seen)) > 5, "too few publications met"


def test_second_process_is_refused_while_the_first_holds_the_lock(tmp_path: Path) -> None:
    child = started(HOLDER, tmp_path)
    try:
        with pytest.raises(FeedsmithError, match="Another feedsmith run is writing to") as raised:
            locked(tmp_path).__enter__()
        assert raised.value.mend == "Wait for it to end, then run again."
    finally:
        ended(child)


def test_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    ended(started(HOLDER, tmp_path))
    with locked(tmp_path):
        pass


def test_second_thread_is_refused_too(tmp_path: Path) -> None:
    faults: list[FeedsmithError] = []

    def second() -> None:
        try:
            locked(tmp_path).__enter__()
        except FeedsmithError as fault:
            faults.append(fault)

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(faults) == 1


def test_folder_is_locked_however_it_is_spelled(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    (tmp_path / "link").symlink_to("public", target_is_directory=True)
    with locked(tmp_path / "link"), pytest.raises(FeedsmithError, match="Another feedsmith run"):
        locked(tmp_path / "public" / ".." / "public").__enter__()


def test_other_folders_are_not_locked(tmp_path: Path) -> None:
    with locked(tmp_path / "one"), locked(tmp_path / "two"):
        pass


def test_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path):
        _ = 1 / 0
    with locked(tmp_path):
        pass


def test_lock_makes_the_folder_and_leaves_nothing_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "public"
    with locked(folder):
        assert list(folder.iterdir()) == []
    assert list(folder.iterdir()) == []


def test_file_in_the_output_folders_place_is_a_fault_of_use(tmp_path: Path) -> None:
    (tmp_path / "public").write_bytes(b"")
    with pytest.raises(FeedsmithError, match=r"Cannot lock .*public"):
        locked(tmp_path / "public").__enter__()


@pytest.mark.skipif(sys.platform == "win32", reason="the other way is the only one there")
def test_file_system_without_folder_locks_is_locked_in_the_temporary_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    sound = fcntl.flock

    def flock(descriptor: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        sound(descriptor, operation)

    folder, temporary = tmp_path / "public", tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with locked(folder), pytest.raises(FeedsmithError, match="Another feedsmith run"):
        locked(folder).__enter__()
    with locked(folder):
        assert list(folder.iterdir()) == []
    assert len(list(temporary.iterdir())) == 1
