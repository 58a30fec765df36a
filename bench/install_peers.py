"""Install what feedsmith is compared with into bench/.peers/: python bench/install_peers.py.

Pinned in requirements.txt and package.json of bench/peer_files/. The packages of Node need npm;
without it they are passed over.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from pathlib import Path

PINNED = Path(__file__).parent / "peer_files"
FOLDER = Path(__file__).parent / ".peers"


def main() -> None:
    """Install both kinds."""
    venv.create(FOLDER / "python", with_pip=True)
    python = FOLDER / "python" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    requirements = str(PINNED / "requirements.txt")
    _run([str(python), "-m", "pip", "install", "--quiet", "-r", requirements])
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not there: Eleventy, feed and feedsmith of npm are not installed")
        return
    shutil.copy(PINNED / "package.json", FOLDER / "package.json")
    _run([npm, "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--silent"])


def _run(command: list[str]) -> None:
    print(" ".join(command), flush=True)
    subprocess.run(command, check=True)  # noqa: S603 (pip and npm)


if __name__ == "__main__":
    main()
