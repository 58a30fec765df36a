"""Jekyll's collections besides posts. Source: https://jekyllrb.com/docs/collections/

A document of a collection that is built (`output: true`) is a post when it has a date.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from feedsmith.generators.settings import Settings, look, once, text


@once
def collections_folder(settings: Settings) -> tuple[str, ...]:
    """The folder below the source in which all collections stand, as parts of a path."""
    return PurePosixPath((text(settings, "collections_dir") or "").strip("/")).parts


def below_collections(path: PurePosixPath, settings: Settings) -> tuple[str, ...] | None:
    """The parts of a path below that folder; `None` where it is not below it."""
    above, parts = collections_folder(settings), path.parts
    return parts[len(above) :] if parts[: len(above)] == above else None


def collection_of(path: PurePosixPath, settings: Settings) -> str | None:
    """The built collection that a file belongs to; `None` for posts and for all other files."""
    inside = below_collections(path, settings) or ()
    first = inside[0] if len(inside) > 1 else ""
    name = first.removeprefix("_")
    if not first.startswith("_") or name in ("posts", "drafts"):
        return None
    return name if look(settings, f"collections.{name}.output") is True else None


def patterns(name: str, settings: Settings) -> Iterable[str]:
    """Where a collection's documents may stand: by its own pattern, else by the site's style."""
    own = text(settings, f"collections.{name}.permalink")
    if own:
        return (own,)
    style = text(settings, "permalink") or "date"
    folder, file = "/:collection/:path/", "/:collection/:path:output_ext"
    return (folder, file) if style == "pretty" or style.endswith("/") else (file, folder)


def document_path(path: PurePosixPath, settings: Settings) -> str:
    """A document's path below its collection, without its ending."""
    inside = below_collections(path, settings) or ()
    return PurePosixPath(*inside[1:]).with_suffix("").as_posix()
