"""Whatever ends a publication: files are old or new, no id is forgotten, the next run mends all."""

from __future__ import annotations

import errno
import importlib
import io
import json
import os
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median_low
from types import ModuleType
from typing import Any, BinaryIO, NamedTuple

import pytest
from publisher import (
    LEDGER,
    Publisher,
    Step,
    Tree,
    contents,
    damage,
    edit,
    hastily,
    history,
    known,
    lay_out,
    made,
    naively,
    recovered,
    soundly,
    temporary,
    visible,
)

from feedsmith import FeedsmithError, Problem, check, publishing
from feedsmith.checks.grammar import Context
from feedsmith.publication import drafts

PROGRAM = Path(__file__).with_name("publisher.py")
KILLS = 1000
VERSION = 4
"""The one that the tests of faults publish: a folder is new in it, and a post is taken back."""
CHANGES = (
    *("open", "write", "fsync", "close", "replace", "unlink", "mkdir", "rmdir", "chmod", "flock"),
)
LOOKS = ("stat", "lstat", "fstat", "readlink", "scandir", "read")
"""Calls that change nothing: a process that ends at one leaves what it leaves at the next."""
SYSTEM = {"os": {*CHANGES, *LOOKS} - {"read", "flock"}, "fcntl": {"flock"}}
"""Where the calls are; `read` and `write` are of what is opened by `io.open`, too."""
PLANTED = ".feedsmith-" + "0" * 32
"""A temporary file of a run that was killed long ago."""

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows cannot fork a process")

Call = Callable[..., Any]
Fault = Callable[[str, Call, tuple[Any, ...]], Any]
"""Does a call, of a name and with these arguments, wrongly."""


class Site(NamedTuple):
    """A site before a version is published.

    before: what lies on the disk. mended: what the next run left, by what it found on the disk.
    """

    root: Path
    steps: tuple[Step, ...]
    version: int
    before: Tree
    mended: dict[object, list[str]]

    @property
    def step(self) -> Step:
        return self.steps[self.version]

    def lay_out(self) -> None:
        lay_out(self.root, self.before)
        (self.root / PLANTED).write_bytes(b"")
        (self.root / "public/feed.xml").chmod(0o666)  # more than the umask leaves

    def damage(self) -> list[str]:
        return damage(self.root, self.before, self.step.tree)

    def publish(self, publisher: Publisher = soundly) -> None:
        publisher(self.step.build, self.root / "public")

    def lost(self) -> list[str]:
        """What the next run does not put right."""
        rubbish = {file.parent for file in temporary(self.root)}
        found = (frozenset(contents(self.root).items()), frozenset(rubbish))
        if found not in self.mended:
            with faulty():
                self.mended[found] = recovered(self.root, self.version, self.steps)
        return self.mended[found]


_ITEM = """<item><title>Loaf {0}</title><link>https://bakery.example/loaf-{0}/</link>
<guid isPermaLink="false">https://bakery.example/?p={0}</guid>
<pubDate>0{1} Jan 2026 00:00:00 GMT</pubDate></item>"""
_ITEMS = "".join(_ITEM.format(number, number + 1) for number in range(2, 6))
OTHER = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>The Bakery</title><link>https://bakery.example/</link>
<description>By another program.</description>{_ITEMS}</channel></rss>
""".encode()
BEFORE_ALL = {"public/feed.xml": OTHER, "public/everything.xml": b"This is no feed.\n"}


@pytest.fixture(params=["a later run", "the first run"])
def site(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site about to be published: after other versions, or where another's feeds stand.

    In a later run one half of the files, the larger ones, are too large for memory: they are on the
    disk before it is known whether they are to be there.
    """
    if request.param == "a later run":
        steps = history(tmp_path, VERSION + 1)
        sizes = map(len, steps[VERSION].build.outputs.values())
        monkeypatch.setattr(drafts, "SMALL", median_low(sizes))
        return Site(tmp_path, steps, VERSION, steps[VERSION - 1].tree, {})
    edit(tmp_path, 0)
    lay_out(tmp_path, BEFORE_ALL)
    build = made(tmp_path)
    soundly(build, tmp_path / "public")
    return Site(tmp_path, (Step(build, contents(tmp_path)),), 0, BEFORE_ALL, {})


class _File:
    """An open file whose reading and writing can go wrong."""

    def __init__(self, file: Any, watched: Callable[[str, Call], Call]) -> None:
        self._file = file
        self.seek = file.seek
        self.read = watched("read", file.read)
        self.write = watched("write", file.write)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


@contextmanager
def faulty(
    fault: Fault | None = None, number: int = -1, *, lasting: bool = False
) -> Iterator[list[str]]:
    """Gives the names of all calls on files; the one of this number, from 0, goes wrong.

    lasting: so do all after it. Nothing waits for the disk meanwhile, for no power is cut here, and
    a document is checked once.
    """
    calls: list[str] = []

    def watched(name: str, sound: Call) -> Call:
        def call(*arguments: Any, **named: Any) -> Any:
            calls.append(name)
            index = len(calls) - 1
            if fault and (index == number or (lasting and index > number >= 0)):
                return fault(name, partial(sound, **named), arguments)
            return sound(*arguments, **named)

        return call

    def opened(*arguments: Any, **named: Any) -> _File:
        return _File(watched("open", sound_open)(*arguments, **named), watched)

    sound_open = io.open
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        patch.setattr(publishing, "check_feed", checked)
        for module, name in _system():
            patch.setattr(module, name, watched(name, getattr(module, name)))
        patch.setattr(io, "open", opened)
        yield calls


def checked(stream: BinaryIO, context: Context) -> tuple[Problem, ...]:
    return _checked(stream.read(), context.url)


_checked = cache(check)


def _system() -> Iterator[tuple[ModuleType, str]]:
    """The calls that this system has."""
    for place, names in SYSTEM.items():
        if find_spec(place):
            module = importlib.import_module(place)
            yield from ((module, name) for name in names if hasattr(module, name))


def failing(error: int) -> Fault:
    def fault(name: str, sound: Call, arguments: tuple[Any, ...]) -> Any:
        if name == "close":  # it is closed all the same, as systems do
            sound(*arguments)
        raise OSError(error, os.strerror(error))

    return fault


def half_written(name: str, sound: Call, arguments: tuple[Any, ...]) -> Any:
    if name != "write":
        return sound(*arguments)
    *file, content = arguments
    return sound(*file, content[: len(content) // 2 + 1])


def full(name: str, sound: Call, arguments: tuple[Any, ...]) -> Any:
    """A disk that takes half of what is written, and then no more."""
    if name == "write" and len(arguments[-1]) > 1:
        return half_written(name, sound, arguments)
    if name in ("write", "mkdir"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return sound(*arguments)


class Refusal(NamedTuple):
    """How the system refuses, and in which calls. lasting: from one call on, in all of them."""

    fault: Fault
    calls: tuple[str, ...] = (*CHANGES, *LOOKS)
    lasting: bool = False


REFUSALS = {
    "no space": Refusal(failing(errno.ENOSPC), CHANGES),
    "input/output error": Refusal(failing(errno.EIO)),
    "permission denied": Refusal(failing(errno.EACCES)),
    "short write": Refusal(half_written, ("write",)),
    "full disk": Refusal(full, CHANGES, lasting=True),
    "disk that is gone": Refusal(failing(errno.EIO), lasting=True),
}


def test_publishing_makes_the_calls_that_are_made_to_fail(site: Site) -> None:
    site.lay_out()
    with faulty() as calls:
        site.publish()
    made = Counter(calls)
    assert len(calls) > 100
    expected = {
        "open",
        "write",
        "fsync",
        "replace",
        "mkdir",
        "close",
        "flock",
        "read",
        "unlink",
        "chmod",
    }
    assert expected <= made.keys()
    changed = [path for path, data in site.step.tree.items() if site.before.get(path) != data]
    assert made["replace"] == len(changed) > 5
    assert not site.damage()


@pytest.mark.parametrize("kind", REFUSALS)
def test_no_refusal_of_the_system_costs_subscribers_anything(
    kind: str, site: Site, record_property: Callable[[str, object], None]
) -> None:
    refusal, outcomes = REFUSALS[kind], Counter[str]()
    for number, name in enumerate(_calls(site)):
        if name not in refusal.calls:
            continue
        site.lay_out()
        with faulty(refusal.fault, number, lasting=refusal.lasting) as calls:
            try:
                site.publish()
                outcome = "published"
            except FeedsmithError:
                outcome = "refused"
        outcomes[outcome] += 1
        at = f"{kind} at call {number}, {calls[number]}"
        assert not site.damage(), at
        if outcome == "published":
            assert contents(site.root) == site.step.tree, at
        if kind != "disk that is gone":
            assert {file.name for file in temporary(site.root)} <= {PLANTED}, at
        assert not site.lost(), at
    record_property(kind, dict(outcomes))
    usual = "published" if kind == "short write" else "refused"
    assert outcomes[usual] > 5, outcomes
    assert outcomes.keys() == {"published"} or kind != "short write"


def _calls(site: Site, publisher: Publisher = soundly) -> list[str]:
    """The calls on files that an undisturbed publication makes."""
    site.lay_out()
    with faulty() as calls:
        site.publish(publisher)
    assert len(calls) > 20
    return calls


class Ending(NamedTuple):
    """How a process ends at a call. code: of its exit. tidy: whether it could clean up."""

    fault: Fault
    code: int
    tidy: bool


def ending(how: Call, *, done: bool = False, half: bool = False) -> Fault:
    """Ends the process instead of a call; or after it is done, or half done."""

    def fault(name: str, sound: Call, arguments: tuple[Any, ...]) -> Any:
        try:
            if done or half:
                (half_written if half else _as_it_is)(name, sound, arguments)
        finally:
            how()

    return fault


def _as_it_is(_: str, sound: Call, arguments: tuple[Any, ...]) -> Any:
    return sound(*arguments)


def interrupt() -> None:
    raise KeyboardInterrupt


DEAD, INTERRUPTED, EXITED = 9, 130, 7
ENDINGS = {
    "interruption before": Ending(ending(interrupt), INTERRUPTED, tidy=True),
    "interruption after": Ending(ending(interrupt, done=True), INTERRUPTED, tidy=True),
    "exit before": Ending(ending(partial(sys.exit, EXITED)), EXITED, tidy=True),
    "death before": Ending(ending(partial(os._exit, DEAD)), DEAD, tidy=False),
    "death after": Ending(ending(partial(os._exit, DEAD), done=True), DEAD, tidy=False),
    "death in a write": Ending(ending(partial(os._exit, DEAD), half=True), DEAD, tidy=False),
}


def _child(work: Call, *arguments: Any) -> int:
    """A process that does the work."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work(*arguments)
            code = 0
        except KeyboardInterrupt:
            code = INTERRUPTED
        except SystemExit:
            code = EXITED
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return child


def _code(child: int) -> int:
    """The exit code of a process, once it has ended."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _ended(site: Site, publisher: Publisher, fault: Fault, number: int) -> None:
    with faulty(fault, number):
        site.publish(publisher)


@forking
@pytest.mark.parametrize("kind", ENDINGS)
def test_no_end_of_the_process_costs_subscribers_anything(kind: str, site: Site) -> None:
    end = ENDINGS[kind]
    changing = [number for number, name in enumerate(_calls(site)) if name in CHANGES]
    assert len(changing) > 20
    for number in changing:
        site.lay_out()
        at = f"{kind} call {number}"
        assert _code(_child(_ended, site, soundly, end.fault, number)) == end.code, at
        assert not site.damage(), at
        if end.tidy:
            assert {file.name for file in temporary(site.root)} <= {PLANTED}, at
        assert not site.lost(), at


@forking
@pytest.mark.parametrize(
    ("publisher", "faults"),
    [(naively, ("neither old nor new", "not in the ledger")), (hastily, ("not in the ledger",))],
    ids=["naive", "hasty"],
)
def test_a_careless_publisher_is_seen_to_do_damage(
    publisher: Publisher, faults: tuple[str, ...], tmp_path: Path
) -> None:
    steps = history(tmp_path, VERSION + 1)
    site = Site(tmp_path, steps, VERSION, steps[VERSION - 1].tree, {})
    found = []
    for number, name in enumerate(_calls(site, publisher)):
        if name not in CHANGES:
            continue
        site.lay_out()
        _code(_child(_ended, site, publisher, ENDINGS["death after"].fault, number))
        found.append("; ".join(site.damage()))
    for fault in faults:
        assert sum(fault in one for one in found) >= 5, fault


def kills(folder: Path, publisher: Publisher, *numbers: int) -> subprocess.Popen[bytes]:
    folder.mkdir()
    arguments = (folder, publisher.__name__, *numbers)
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), *map(str, arguments)], stdout=subprocess.PIPE
    )


def figures(program: subprocess.Popen[bytes]) -> dict[str, Any]:
    said, _ = program.communicate()
    assert program.returncode == 0
    found: dict[str, Any] = json.loads(said)
    return found


@forking
def test_a_thousand_kills_damage_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    programs = [kills(tmp_path / f"{seed}", soundly, seed, KILLS // 2) for seed in (1, 2)]
    found = [figures(one) for one in programs]
    for seed, one in enumerate(found, 1):
        record_property(f"kills from seed {seed}", one)
        assert (one["damaged"], one["unfinished"]) == ([], []), one
        assert one["kills"] == KILLS // 2
    for left in (("old",), ("between", "new"), ("temporary",)):
        assert sum(one[name] for one in found for name in left) > 20, (left, found)


@forking
@pytest.mark.parametrize("publisher", [naively, hastily])
def test_kills_damage_what_a_careless_publisher_writes(
    publisher: Publisher, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    found = figures(kills(tmp_path / "site", publisher, 3, KILLS, 6))
    record_property(f"kills of {publisher.__name__}", found)
    assert len(found["damaged"]) > 5, found


def test_a_second_run_is_refused_at_every_rename_of_the_first(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    sound, elsewhere = os.replace, tmp_path_factory.mktemp("elsewhere")
    renamed = []

    def replace(source: Path, destination: Path) -> None:
        for folder in (site.root / "public", elsewhere):
            with pytest.raises(FeedsmithError, match="Another feedsmith run is writing to"):
                soundly(site.step.build, folder)
        sound(source, destination)
        renamed.append(destination.name)

    site.lay_out()
    monkeypatch.setattr(os, "replace", replace)
    site.publish()
    assert renamed[0] == LEDGER
    assert contents(site.root) == site.step.tree
    assert not list(elsewhere.iterdir())


def test_a_run_that_read_the_ledger_before_another_wrote_it_forgets_nothing(tmp_path: Path) -> None:
    steps = history(tmp_path, VERSION + 1)
    lay_out(tmp_path, steps[VERSION - 1].tree)
    late = steps[VERSION].build
    with (tmp_path / LEDGER).open("ab") as ledger:
        ledger.write(b"# A line of another run.\n")
    before = contents(tmp_path)
    with pytest.raises(FeedsmithError, match="changed by somebody else") as raised:
        soundly(late, tmp_path / "public")
    assert raised.value.mend == "Run feedsmith again."
    assert contents(tmp_path) == before
    assert not recovered(tmp_path, VERSION, steps)


def _add(site: Path, name: str, count: int) -> None:
    """Add posts one by one, each published with what others have added meanwhile."""
    for number in range(count):
        draft = site / f"{name}.draft"
        draft.write_text(f"---\ntitle: {name} {number}\ndate: 2026-02-01\n---\n\n{name * number}\n")
        draft.rename(site / "posts" / f"{name}-{number}.md")
        for _ in range(1000):
            with suppress(FeedsmithError):
                soundly(made(site), site / "public")
                break
            time.sleep(0.002)
        else:
            raise AssertionError("never let in")


@forking
def test_runs_at_once_that_try_again_lose_no_id(tmp_path: Path) -> None:
    names = ("morning", "evening")
    recovered(tmp_path, 0, history(tmp_path, 1))
    children = [_child(_add, tmp_path, name, 8) for name in names]
    assert [_code(child) for child in children] == [0, 0]
    ids = {f"https://bakery.example/{name}-{number}/" for name in names for number in range(8)}
    assert ids <= known((tmp_path / LEDGER).read_bytes())
    assert not damage(tmp_path, contents(tmp_path), {})


class Seen(NamedTuple):
    """What a reader met. torn: of what is in no version. missing: files that were there before."""

    polls: int
    torn: int
    missing: int
    versions: int
    unknown: int


def polled(site: Path, steps: tuple[Step, ...], publisher: Publisher, rounds: int) -> Seen:
    """What a reader meets who reads the feeds again and again while all versions are published."""

    def publish_all() -> None:
        for step in steps * rounds:
            publisher(step.build, site / "public")

    whole = {path: {step.tree.get(path) for step in steps} for path in steps[0].tree}
    pairs: set[tuple[str, bytes, bytes]] = set()
    child, polls, missing = _child(publish_all), 0, 0
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        for path in whole.keys() - {LEDGER}:
            polls += 1
            try:
                pairs.add((path, (site / path).read_bytes(), (site / LEDGER).read_bytes()))
            except FileNotFoundError:
                missing += any(path == met for met, _, _ in pairs)
    met = {(path, data) for path, data, _ in pairs} | {(LEDGER, data) for _, _, data in pairs}
    torn = {(path, data) for path, data in met if data not in whole[path]}
    unknown = [
        path
        for path, data, ledger in pairs
        if torn.isdisjoint({(path, data), (LEDGER, ledger)})
        and not known(ledger).issuperset(visible(data))
    ]
    return Seen(polls, len(torn), missing, len(met - torn), len(unknown))


@forking
def test_a_reader_meets_whole_files_alone_and_ids_that_are_known(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    seen = polled(tmp_path, history(tmp_path, 30), soundly, rounds=1)
    record_property("a reader", seen._asdict())
    assert (seen.torn, seen.missing, seen.unknown) == (0, 0, 0), seen
    assert seen.polls > seen.versions > 20, seen


@forking
def test_a_reader_meets_torn_files_of_a_naive_publisher(tmp_path: Path) -> None:
    seen = polled(tmp_path, history(tmp_path, 12), naively, rounds=40)
    assert seen.torn, seen


@pytest.mark.skipif(sys.platform == "win32", reason="folders cannot be flushed there")
def test_the_ledger_is_on_the_disk_before_the_first_feed_is_renamed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[object] = []
    rename, flush = os.replace, os.fsync

    def replace(source: Path, destination: Path) -> None:
        rename(source, destination)
        events.append(destination.name)

    def fsync(descriptor: int) -> None:
        flush(descriptor)
        events.append(os.fstat(descriptor).st_ino)

    site.lay_out()
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "fsync", fsync)
    site.publish()
    at = events.index(LEDGER)
    assert events[at + 1] == site.root.stat().st_ino
    assert all(isinstance(event, int) for event in events[:at]), "a feed before the ledger"
