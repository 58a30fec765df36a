"""bench/sampling.py: each look counts for the part of the work that was at it."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

BENCH = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(BENCH))

from corpus import write_site  # noqa: E402 (its folder was not known)
from sampling import MODULES, OTHER, PARTS, START, part, shares  # noqa: E402

LOOK = "import sys\ndef look(inner): return inner() if inner else sys._getframe()"


def frame(module: str, *inner: str) -> FrameType:
    """Where the last of these modules is, called by the one before it."""
    space: dict[str, Any] = {"__name__": module}
    exec(LOOK, space)
    found: FrameType = space["look"](partial(frame, *inner) if inner else None)
    return found


@pytest.mark.parametrize(
    ("modules", "title"),
    [
        (("feedsmith.cli", "feedsmith.pipeline"), OTHER),
        (("feedsmith.sources", "feedsmith.loaders.frontmatter.posts"), "reading posts"),
        (("feedsmith.loaders.frontmatter.posts", "feedsmith.urls", "re"), "reading posts"),
        (("feedsmith.bodies", "feedsmith.loaders.frontmatter.bodies", "pyromark"), "Markdown"),
        (("feedsmith.bodies", "feedsmith.ledger.sketch"), "sketches"),
        (("feedsmith.recognition", "feedsmith.ledger.matching"), "ids"),
        (("feedsmith.checks.values.html", "importlib._bootstrap"), MODULES),
        (("elsewhere",), OTHER),
    ],
)
def test_a_look_counts_for_the_nearest_caller_in_a_room(
    modules: tuple[str, ...], title: str
) -> None:
    assert part(frame(*modules)) == title


def test_every_part_has_its_share_of_the_whole_time() -> None:
    found = shares({"writing": 3, OTHER: 1}, start=0.2, total=1.0)
    assert found[START] == pytest.approx(0.2)
    assert (found["writing"], found[OTHER]) == pytest.approx((0.6, 0.2))
    assert list(found) == list(PARTS)
    assert sum(found.values()) == pytest.approx(1)


def test_a_run_is_done_as_ever_and_tells_its_shares(tmp_path: Path) -> None:
    write_site(30, tmp_path / "site")
    command = [sys.executable, str(BENCH / "sampling.py"), str(tmp_path / "told"), "build"]
    subprocess.run([*command, str(tmp_path / "site"), "-q", "--jobs", "1"], check=True)
    (line,) = (tmp_path / "told").read_text().splitlines()
    told = json.loads(line)
    assert sum(told.values()) == pytest.approx(1)
    assert told[MODULES] > 0
    assert (tmp_path / "site" / "public" / "feed.xml").is_file()
