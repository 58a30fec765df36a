"""The layers of docs/design.md, held by reading the imports."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "feedsmith"

LEAVES = {
    "disk",
    "problems",
    "dates",
    "durations",
    "month_names",
    "urls",
    "text",
    "media_types",
    "permalinks",
} | {
    *("latin", "slugs"),
}
SITE = {"site", "built", "configuration", "generators", "model", "showing", "shows"}
LOADED = LEAVES | SITE | {"loaders", "preparations"}

MAY_IMPORT: dict[str, set[str]] = {
    "problems": set(),
    "month_names": set(),
    "dates": {"month_names"},
    "durations": set(),
    "urls": set(),
    "text": set(),
    "media_types": set(),
    "permalinks": set(),
    "latin": set(),
    "slugs": {"latin"},
    "shows": set(),
    "words": set(),
    "atom_ids": set(),
    "clouds": set(),
    "podcast_categories": set(),
    "media": {"shows", "text"},
    "podcast_tags": {"dates", "durations", "media_types", "problems", "shows", "text"},
    "model": {"problems", "shows"},
    "markdown": {"text"},
    "xml": set(),
    "outlines": {"model", "text", "xml"},
    "outputs": {"model", "plugins", "vocabularies", "xml"},
    "readable": {"configuration", "model", "problems", "site"},
    "subscribe_page": LEAVES | SITE | {"words"},
    "discovery": LEAVES | SITE | {"checks", "publication", "subscribe_page"},
    "servers": LEAVES | SITE,
    "ledger": {"atom_ids", "model", "problems"},
    "recognition": LEAVES | SITE | {"feedset", "ledger", "loaders"},
    "finishing": LEAVES
    | SITE
    | {"feedset", "ledger", "media", "newsletters", "podcasts", "preparations", "recognition"}
    | {"sources"},
    "differences": {"atom_ids", "checks", "ledger", "loaders", "model", "problems"},
    "built": {"disk", "model", "urls"},
    "generators": LEAVES | {"disk", "model"},
    "conditions": {"dates", "model", "text"},
    "configuration": {"conditions", "dates", "durations", "model", "problems", "shows"},
    "showing": {"configuration", "media_types", "model", "podcast_categories", "podcast_tags"}
    | {"conditions", "problems", "shows", "urls"},
    "site": LEAVES | SITE,
    "entry_points": {"problems"},
    "patterns": set(),
    "plugins": {"entry_points", "generators", "vocabularies", "writers"},
    "detection": LEAVES | SITE | {"plugins"},
    "loaders": LEAVES | SITE | {"markdown", "podcast_tags", "shows"},
    "preparations": LEAVES | SITE,
    "feedset": LEAVES | SITE,
    "podcasts": LEAVES | {"checks", "media", "model", "shows", "site"},
    "vocabularies": {"model", "podcast_tags", "podcasts", "shows", "xml", "dates", "text"}
    | {"atom_ids", "words"},
    "writers": {"atom_ids", "clouds", "model", "shows", "xml", "dates", "text", "vocabularies"}
    | {"words"},
    "checks": {
        "built",
        "entry_points",
        "dates",
        "media",
        "media_types",
        "model",
        "podcast_categories",
        "problems",
    }
    | {"text", "urls", "xml"},
    "feed_files": {"checks", "model"},
    "checking": {"built", "checks", "feed_files", "media", "problems", "urls"},
    "tracing": {"model", "problems"},
    "publication": {"built", "checks", "clouds", "feed_files", "forks", "model", "problems"}
    | {"text", "urls"},
    "links": {"built", "dates", "disk", "model", "problems", "urls"},
    "data": LOADED,
    "disk": set(),
    "forks": {"problems"},
    "workers": {"forks"},
    "cache": LOADED | {"__init__", "bodies", "links"},
    "start": {"cache", "cli"},
    "newsletters": {"media_types", "model", "preparations", "problems"},
    "markdown_sources": {"markdown", "preparations", "text", "urls"},
    "bodies": LOADED | {"ledger", "links", "markdown_sources"},
    "pipeline": LEAVES
    | SITE
    | {"bodies", "cache", "disk", "feedset", "finishing", "ledger", "links", "loaders", "media"}
    | {
        "outlines",
        "outputs",
        "workers",
        "plugins",
        "podcasts",
        "readable",
        "recognition",
        "sources",
        "spool",
        "subscribe_page",
    }
    | {"vocabularies"},
    "publishing": LEAVES
    | SITE
    | {
        "bodies",
        "cache",
        "checks",
        "finishing",
        "ledger",
        "loaders",
        "outputs",
        "pipeline",
        "plugins",
    }
    | {"publication", "tracing", "workers", "writers"},
    "preview": {"atom_ids", "built", "checking", "loaders", "media", "media_types", "model"}
    | {"newsletters", "pipeline", "podcasts", "problems", "shows", "site", "subscribe_page"}
    | {"text", "urls"},
    "sharing": {"model"},
    "sources": LOADED | {"cache", "data", "sharing"},
    "spool": {"model"},
    "explain": LOADED | {"bodies", "feedset", "ledger", "links", "recognition", "sources"},
    "interop": LEAVES | {"model", "preparations", "xml"},
    "cli": LEAVES
    | SITE
    | {"checking", "checks", "detection", "differences", "explain", "ledger", "loaders", "media"}
    | {
        "cache",
        "feed_files",
        "pipeline",
        "plugins",
        "workers",
        "publication",
        "publishing",
        "recognition",
        "writers",
    }
    | {"discovery", "preview", "servers"},
    "__main__": {"start"},
    "__init__": {
        "checking",
        "detection",
        "interop",
        "model",
        "pipeline",
        "problems",
        "publishing",
        "site",
    },
}
"""Which rooms each room may import; itself always."""

OUTSIDE: dict[str, set[str]] = {
    "model": {"msgspec"},
    "problems": {"msgspec"},
    "shows": {"msgspec"},
    "words": {"msgspec"},
    "media": {"imagesize", "msgspec", "tinytag"},
    "markdown": {"pyromark", "turbohtml"},
    "markdown_sources": {"turbohtml"},
    "xml": {"lxml", "msgspec"},
    "generators": {"msgspec", "turbohtml", "yaml"},
    "conditions": {"msgspec"},
    "configuration": {"msgspec"},
    "sharing": {"msgspec"},
    "showing": {"msgspec"},
    "site": {"msgspec"},
    "built": {"msgspec"},
    "data": {"msgspec"},
    "cache": {"msgspec"},
    "detection": {"msgspec"},
    "loaders": {"feedparser", "frontmatter", "msgspec", "turbohtml", "yaml"},
    "preparations": {"turbohtml"},
    "newsletters": {"msgspec"},
    "feedset": {"msgspec"},
    "podcasts": {"msgspec"},
    "writers": {"msgspec"},
    "checks": {"lxml", "msgspec", "turbohtml"},
    "checking": {"msgspec"},
    "tracing": {"msgspec"},
    "bodies": {"msgspec"},
    "finishing": {"msgspec"},
    "ledger": {"msgspec"},
    "differences": {"msgspec"},
    "readable": {"msgspec"},
    "discovery": {"turbohtml"},
    "recognition": {"msgspec"},
    "pipeline": {"msgspec"},
    "publication": {"msgspec"},
    "publishing": {"msgspec"},
    "interop": {"feedgen", "lxml", "msgspec"},
    "preview": {"msgspec", "turbohtml", "watchfiles"},
    "cli": {"click", "msgspec"},
}
"""Which third-party packages each room may import; none where it is not named."""

STANDARD = set(__import__("sys").stdlib_module_names)
STRANGERS = ("generators", "vocabularies", "writers", "feedset")
"""Rooms whose files do not import one another, but for the parts they share."""
SHARED = {
    "generators": {
        *("settings", "python", "javascript", "javascript_tokens", "javascript_values"),
        "material_blog",
    },
    "vocabularies": set(),
    "writers": set(),
    "feedset": {"site", "groups"},
}
"""What the files of such a room may share."""


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    allowed = MAY_IMPORT[room(path)] | {room(path), "patterns"}
    for imported in imports(path):
        parts = imported.split(".")
        if parts[0] == "feedsmith" and parts[1] != "__version__":
            assert parts[1] in allowed, f"{name(path)} imports {imported}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_room_imports_only_the_packages_it_is_given(path: Path) -> None:
    allowed = OUTSIDE.get(room(path), set()) | STANDARD | {"feedsmith"}
    for imported in imports(path):
        assert imported.split(".")[0] in allowed, f"{name(path)} imports {imported}"


@pytest.mark.parametrize("kind", STRANGERS)
def test_siblings_are_strangers(kind: str) -> None:
    files = {path.stem for path in (SOURCE / kind).glob("*.py")} - {"__init__"}
    for path in (SOURCE / kind).glob("*.py"):
        for imported in imports(path):
            parts = imported.split(".")
            if parts[:2] == ["feedsmith", kind] and len(parts) > 2 and parts[2] in files:
                sibling = parts[2]
                known = SHARED[kind] | {path.stem}
                assert sibling in known, imported


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_holds_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_begins_by_saying_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_the_clock_is_read_only_at_the_ends(path: Path) -> None:
    if room(path) not in {"cli", "publication", "preview", "start"}:
        text = path.read_text("utf-8")
        assert "datetime.now(" not in text
        assert "time.time(" not in text


def test_every_room_is_in_the_table() -> None:
    assert {room(path) for path in modules()} == set(MAY_IMPORT)
