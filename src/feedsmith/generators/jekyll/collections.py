"""Jekyll's collections besides posts. Source: https://jekyllrb.com/docs/collections/

A document of a collection that is built (`output: true`) is a post when it has a date.
"""

from collections.abc import Iterable
from pathlib import PurePosixPath

from feedsmith.generators.settings import Settings, look, text


def collections_folder(settings: Settings) -> PurePosixPath:
    """The folder below the source in which all collections stand."""
    return PurePosixPath((text(settings, "collections_dir") or "").strip("/"))


def collection_of(path: PurePosixPath, settings: Settings) -> str | None:
    """The built collection that a file belongs to; `None` for posts and for all other files."""
    above = collections_folder(settings)
    inside = path.relative_to(above) if path.is_relative_to(above) else PurePosixPath()
    first = inside.parts[0] if len(inside.parts) > 1 else ""
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
    inside = path.relative_to(collections_folder(settings))
    return PurePosixPath(*inside.parts[1:]).with_suffix("").as_posix()
