"""Real sites, built by real generators: the acceptance check that their own feeds fail.

The sites lie outside of the project; FEEDSMITH_SHARED names their folder.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = os.environ.get("FEEDSMITH_SHARED", "")
pytestmark = pytest.mark.skipif(not SHARED, reason="FEEDSMITH_SHARED names no folder of sites")


@pytest.mark.parametrize("generator", ["eleventy", "hugo", "jekyll", "mkdocs-material", "pelican"])
def test_the_feeds_of_a_real_site_hold_the_whole_acceptance_check(
    generator: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(Path(SHARED, "sites", generator, "site"), site)
    feedsmith = [sys.executable, "-m", "feedsmith", "build", str(site)]
    feedsmith += ["--into", str(tmp_path / "feeds")]
    run = subprocess.run(feedsmith, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    for name in ("feed.xml", "atom.xml", "feed.json"):
        feed = tmp_path / "feeds" / name
        compare = [sys.executable, f"{SHARED}/sites/compare.py", generator, str(feed)]
        held = subprocess.run(compare, capture_output=True, text=True, check=False)
        assert held.returncode == 0, held.stdout + held.stderr
