"""How long the check of a large feed takes, beside feedparser's reading of the same file.

Run: python bench/check_large_feed.py [--items 10000] [--rounds 3]
Each program runs alone in a process of its own, in turns (A B A B …); medians are printed, with the
peak of memory. There is no other validator that runs offline, so the peer only reads.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

from feedsmith.model import Feed, Item, Person
from feedsmith.publishing import publish_feed

_WORDS = [
    "bread",
    "rye",
    "flour",
    "oven",
    "water",
    "salt",
    "morning",
    "table",
    "crust",
    "starter",
    "time",
    "baker",
    "shop",
    "street",
]
_CHECK = """from feedsmith.checking import check_paths
print(len(check_paths([{0!r}]).problems))"""
_PEAK = "import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
_READ = "import feedparser; print(len(feedparser.parse({0!r}).entries))"


def corpus(folder: Path, items: int) -> None:
    """Write a feed of this many posts of 300 to 900 words, in all three formats."""
    chance = random.Random(7)  # noqa: S311 (a corpus, not a secret)
    start = datetime(2026, 1, 1, tzinfo=UTC)
    posts = tuple(_post(number, start, chance) for number in range(items))
    feed = Feed(
        id="https://example.org/",
        title="Bakery",
        home_url="https://example.org/",
        authors=(Person(name="Ann Baker"),),
        updated=start,
        language="en",
        items=posts,
    )
    publish_feed(feed, folder, "https://example.org/")


def _post(number: int, start: datetime, chance: random.Random) -> Item:
    url = f"https://example.org/posts/{number}/"
    paragraphs = [_paragraph(url, chance) for _ in range(chance.randint(4, 12))]
    return Item(
        id=url,
        url=url,
        title=f"Post {number}",
        body="\n".join(paragraphs),
        summary=" ".join(chance.choices(_WORDS, k=30)),
        published=start - timedelta(hours=number),
        authors=(Person(name="Ann Baker"),),
        tags=tuple(chance.sample(_WORDS, 3)),
    )


def _paragraph(url: str, chance: random.Random) -> str:
    words = " ".join(chance.choices(_WORDS, k=75))
    picture = f'<img src="{url}oven.jpg" alt="The oven" width="600" height="400">'
    return f'<p>{words} <a href="{url}more/">more</a> {words[:40]} &amp; so on.</p><p>{picture}</p>'


def measured(program: str) -> tuple[float, float]:
    """Seconds, and the peak of memory in MiB, of a Python program in a process of its own."""
    start = time.perf_counter()
    code = f"{program}\n{_PEAK}"
    run = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return time.perf_counter() - start, int(run.stdout.split()[-1]) / unit


def main() -> None:
    """Print a line for each format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            # A child's peak of memory begins with its parent's: this process has to stay small.
            apart.submit(corpus, Path(name), arguments.items).result()
        print(f"{'file':10} {'MB':>6} {'check':>8} {'MiB':>6} {'feedparser':>11} {'MiB':>6} ratio")
        for file in ("feed.xml", "atom.xml", "feed.json"):
            print(_line(Path(name) / file, arguments.rounds))


def _line(path: Path, rounds: int) -> str:
    programs = {"check": _CHECK, "read": _READ}
    if path.suffix == ".json":
        programs.pop("read")  # feedparser reads no JSON Feed
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
    for _ in range(rounds):
        for name, program in programs.items():
            times[name].append(measured(program.format(str(path))))
    seconds = {name: statistics.median(one[0] for one in runs) for name, runs in times.items()}
    memory = {name: max(one[1] for one in runs) for name, runs in times.items()}
    line = f"{path.name:10} {path.stat().st_size / 1e6:6.1f} {seconds['check']:7.2f}s"
    line += f" {memory['check']:6.0f}"
    if "read" in seconds:
        ratio = seconds["read"] / seconds["check"]
        line += f" {seconds['read']:10.2f}s {memory['read']:6.0f} {ratio:6.1f}"
    return line


if __name__ == "__main__":
    main()
