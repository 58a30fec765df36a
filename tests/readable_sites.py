"""Sites whose feeds people read in a browser: one in English, one in Arabic."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from feedsmith import Build, build, detect_site

ESSAYS = Path(__file__).parent.parent / "fixtures" / "essays"
NOW = datetime(2026, 11, 1, tzinfo=UTC)

BAKER = """
[site]
url = "https://khubz.example/"
title = "دفتر الخبّاز"
description = "ملاحظات عن الخبز والعجين"
language = "ar"
[content]
folder = "posts"
"""
POSTS: Mapping[str, str] = {
    "salt": "date: 2026-07-01",
    "faults": 'title: "أخطاء شائعة في العجن (والحلول)"\ndate: 2026-05-15',
    "morning": 'title: "رائحة الفرن <في> الصباح & المساء"\ndate: 2026-04-14',
    "baguette": 'title: "Baguette: la mie"\ndate: 2026-03-13\nlanguage: fr',
    "flour": f'title: "{" ".join(["كيف تختار الطحين المناسب"] * 5)}"\ndate: 2026-02-12',
}
NAMES = ("essays", "baker")


def lay_out(folder: Path, name: str, configuration: str = "") -> Path:
    """Write the sources of a site; configuration: more of it."""
    if name == "essays":
        shutil.copytree(ESSAYS, folder, ignore=shutil.ignore_patterns("public"))
    else:
        (folder / "posts").mkdir(parents=True)
        (folder / "feedsmith.toml").write_text(BAKER, "utf-8")
        for post, head in POSTS.items():
            text = f"---\n{head}\n---\n\nنص قصير عن **الخبز** والملح والماء.\n"
            (folder / "posts" / f"{post}.md").write_text(text, "utf-8")
    with (folder / "feedsmith.toml").open("a", encoding="utf-8") as file:
        file.write(configuration)
    return folder


def made(folder: Path) -> Build:
    return build(detect_site(folder, NOW))


def write(outputs: Mapping[str, bytes], folder: Path) -> Path:
    """Lay a build's files into a folder, without a ledger."""
    for path, data in outputs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder
