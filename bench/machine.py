"""On what was measured, and when."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


def machine() -> str:
    """Processors, memory and system in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    parts = [f"{cores} cores", _found("/proc/cpuinfo", "model name") or platform.machine()]
    memory = _found("/proc/meminfo", "MemTotal").split(" ")[0]
    parts += [f"{int(memory) / 2**20:.0f} GiB"] if memory else []
    release = platform.release().partition("-")[0]
    parts += [f"{platform.system()} {release}", f"Python {platform.python_version()}"]
    return ", ".join(parts)


def today() -> str:
    """The day, in UTC."""
    return f"{datetime.now(UTC):%Y-%m-%d}"


def _found(file: str, key: str) -> str:
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except OSError:
        return ""
    found = (line.partition(":") for line in lines)
    return next((value.strip() for name, _, value in found if name.strip() == key), "")
