"""A small site that is published over and over, and what is wrong with what a publisher left.

As a program it is killed while at it, so often, or until so many kills did damage:
python tests/publisher.py FOLDER PUBLISHER SEED KILLS [DAMAGES]
"""

from __future__ import annotations

import json
import math
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from feedsmith import Build, FeedsmithError, build, detect_site, publish
from feedsmith.ledger import ledger_text, read_ledger
from feedsmith.ledger.remembering import remembered
from feedsmith.publication.files import replace_files

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LEDGER = "feedsmith.lock"
CONFIGURATION = """
[site]
url = "https://bakery.example/"
title = "The Bakery"

[content]
folder = "posts"

[feed]
limit = 5
deleted_entries = true

[feeds.everything]
rss = "everything.xml"
limit = 4
archive = 4

[feeds.tags]
per = "tag"
rss = "tags/{slug}/feed.xml"
limit = 3
"""
WORDS = (
    *("flour", "water", "salt", "rye", "wheat", "spelt", "seeds", "yeast", "butter", "malt"),
    *("knead", "fold", "rest", "rise", "shape", "score", "bake", "cool", "slice", "toast"),
    *("warm", "dark", "round", "long", "sour", "sweet", "coarse", "soft", "thick", "crisp"),
)

Publisher = Callable[[Build, Path], object]
Tree = Mapping[str, bytes]


class Step(NamedTuple):
    """A version of the site: what a build made of it, and what lies on the disk once published."""

    build: Build
    tree: Tree


def edit(site: Path, version: int) -> None:
    """Write the posts of a version: each adds one, mends one, and every fourth takes one back."""
    posts = site / "posts"
    shutil.rmtree(posts, ignore_errors=True)
    posts.mkdir(parents=True)
    (site / "feedsmith.toml").write_text(CONFIGURATION, "utf-8")
    for number in range(version // 4, version + 6):
        day = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
        mended = "Mended since." if number < version + 5 else ""
        head = f"title: Loaf {number}\ndate: {day:%Y-%m-%d}\ntags: [kind-{number // 3}]"
        recipe = " ".join(random.Random(number).choices(WORDS, k=200))
        text = f"---\n{head}\n---\n\n{recipe}. {mended}\n"
        (posts / f"loaf-{number}.md").write_text(text, "utf-8")


def made(site: Path) -> Build:
    return build(detect_site(site, NOW))


def history(site: Path, steps: int) -> tuple[Step, ...]:
    """Versions of the site, each published by an undisturbed run; nothing of them stays."""
    walked = []
    for version in range(steps):
        edit(site, version)
        new = made(site)
        soundly(new, site / "public")
        walked.append(Step(new, contents(site)))
    lay_out(site, {})
    return tuple(walked)


def lay_out(site: Path, tree: Tree) -> None:
    """Let the ledger and the output be these files and no others."""
    for file in list(published(site)):
        if file.relative_to(site).as_posix() not in tree:
            file.unlink()
    present = contents(site)
    for path, data in tree.items():
        if present.get(path) != data:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            (site / path).write_bytes(data)
    for folder, folders, files in os.walk(site / "public", topdown=False):
        if not any((files, *(Path(folder, one).exists() for one in folders))):
            Path(folder).rmdir()


def published(site: Path) -> Iterator[Path]:
    """All files that publishing may have written."""
    yield from (file for file in site.iterdir() if file.name.startswith((LEDGER, ".feedsmith-")))
    yield from (file for file in (site / "public").rglob("*") if file.is_file())


def contents(site: Path) -> dict[str, bytes]:
    """The ledger and the output, without temporary files."""
    files = (file for file in published(site) if not file.name.startswith(".feedsmith-"))
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def temporary(site: Path) -> list[Path]:
    """The temporary files that lie about."""
    return [file for file in published(site) if file.name.startswith(".feedsmith-")]


def soundly(build: Build, folder: Path) -> None:
    """As feedsmith does it."""
    publication = publish(build, folder)
    assert publication.problems == (), publication.problems


def naively(build: Build, folder: Path) -> None:
    """Writes through what stands there, and the ledger at last."""
    for path, data in build.outputs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        with (folder / path).open("wb") as file:
            file.write(data)
    assert build.memory is not None
    with build.memory.file.open("wb") as file:
        file.write(ledger_text(remembered(build.memory, build.documents)))


def hastily(build: Build, folder: Path) -> None:
    """Replaces each file at once, and the ledger at last."""
    assert build.memory is not None
    replace_files(folder, build.outputs)
    kept = ledger_text(remembered(build.memory, build.documents))
    replace_files(build.memory.file.parent, {}, build.memory.file, kept)


PUBLISHERS: Mapping[str, Publisher] = {
    publisher.__name__: publisher for publisher in (soundly, naively, hastily)
}


def damage(site: Path, before: Tree, after: Tree) -> list[str]:
    """What is wrong with the files, of which each is to be as before or as after a publication."""
    now = contents(site)
    torn = [
        path
        for path in sorted(before.keys() | after.keys() | now.keys())
        if now.get(path) not in (before.get(path), after.get(path, before.get(path)))
    ]
    return [f"{path} is neither old nor new" for path in torn] + _unknown(now, before, torn)


def _unknown(now: Tree, before: Tree, torn: list[str]) -> list[str]:
    """What subscribers can see and the ledger does not tell of."""
    if LEDGER not in now:
        changed = [path for path in now if now[path] != before.get(path)]
        return [f"{path} was published before the ledger" for path in changed]
    try:
        told = known(now[LEDGER])
    except FeedsmithError as error:
        return [str(error)]
    feeds = {path: data for path, data in now.items() if path != LEDGER and path not in torn}
    return [
        f"{path} shows {id}, which is not in the ledger"
        for path, data in feeds.items()
        for id in visible(data)
        if id not in told
    ]


@cache
def known(ledger: bytes) -> frozenset[str]:
    """The ids that a ledger tells of. Raises FeedsmithError where it cannot be read."""
    return frozenset(read_ledger(ledger, LEDGER).records)


@cache
def visible(data: bytes) -> list[str]:
    """The ids of the items in a feed, read without feedsmith."""
    if data.startswith(b"{"):
        return [item["id"] for item in json.loads(data)["items"]]
    if not data.startswith(b"<"):
        return []
    root = etree.fromstring(data)
    items = (*root.iterfind("{*}channel/{*}item/{*}guid"), *root.iterfind("{*}entry/{*}id"))
    return [item.text or "" for item in items]


class Figures(NamedTuple):
    """What kills left behind.

    old, new, between: how many left nothing done, all done, some done. temporary: how many left
    temporary files. damaged: what was found to be wrong, by kill. unfinished: what the next run
    did not put right.
    """

    kills: int
    old: int
    between: int
    new: int
    temporary: int
    damaged: list[list[str]]
    unfinished: list[str]


def killed(
    site: Path, publisher: Publisher, seed: int, kills: int, damages: float = math.inf
) -> Figures:
    """What is left by a publisher that is killed while it works, and by the next runs.

    It ends after so many kills, or as soon as so many of them did damage.
    """
    steps, moments = history(site, 12), random.Random(seed)
    longest, number, count = 0.1, 0, 0
    states, rubbish = dict.fromkeys(("old", "between", "new"), 0), 0
    damaged: list[list[str]] = []
    unfinished: list[str] = []
    while count < kills and len(damaged) < damages:
        before, step = contents(site), steps[number]
        finished = _interrupted(step.build, site, publisher, moments.uniform(0, longest))
        longest *= 0.9 if finished else 1.02  # so most are killed, at any moment of their work
        count += not finished
        wrong = damage(site, before, step.tree)
        if not finished:
            states[_state(contents(site), before, step)] += 1
            rubbish += bool(temporary(site))
        if wrong:
            damaged.append(wrong)
            lay_out(site, before)
        number += contents(site).get(LEDGER) == step.tree[LEDGER]
        if number == len(steps) or moments.random() < 0.03:
            version = min(number, len(steps) - 1)
            unfinished += recovered(site, version, steps)
            number = (version + 1) % len(steps)
            if number == 0:
                lay_out(site, {})
    return Figures(kills=count, **states, temporary=rubbish, damaged=damaged, unfinished=unfinished)


def _state(now: Tree, before: Tree, step: Step) -> str:
    return "old" if now == before else "new" if now == {**before, **step.tree} else "between"


def _interrupted(build: Build, site: Path, publisher: Publisher, seconds: float) -> bool:
    """Whether the publisher was done before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.write(writing, b"begun")
            publisher(build, site / "public")
            os.write(writing, b"done")
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    assert os.read(reading, 5) == b"begun"
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    said = os.read(reading, 4)
    os.close(reading)
    assert os.waitstatus_to_exitcode(status) in (0, -signal.SIGKILL), "the publisher failed"
    return said == b"done"


def recovered(site: Path, version: int, steps: tuple[Step, ...]) -> list[str]:
    """What a usual run does not put right, compared with a site that nobody disturbed."""
    edit(site, version)
    soundly(made(site), site / "public")
    now, right = contents(site), steps[version].tree
    differing = [
        path for path in sorted(now.keys() | right.keys()) if now.get(path) != right.get(path)
    ]
    return [f"{path} differs" for path in differing] + [f"{one} is left" for one in temporary(site)]


if __name__ == "__main__":
    _folder, _publisher, *_numbers = sys.argv[1:]
    _figures = killed(Path(_folder), PUBLISHERS[_publisher], *map(int, _numbers))
    sys.stdout.write(json.dumps(_figures._asdict()))
