"""What a build makes now, for commands that write none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedsmith.cli.memory import media_files
from feedsmith.cli.progress import Progress

if TYPE_CHECKING:
    from feedsmith.media.cache import MediaFiles
    from feedsmith.pipeline import Build
    from feedsmith.site import Site


def built(
    site: Site, media: MediaFiles | None = None, *, allowed: int = 0, hidden: bool = True
) -> Build:
    """The site's feeds. media: what is read of media files, if the caller keeps it in memory.

    allowed: so many posts may come as new. hidden: whether nobody sees how far it is.
    """
    from feedsmith import pipeline
    from feedsmith.plugins import installed

    with Progress(hidden=hidden) as progress:
        workshop = pipeline.Workshop(
            installed(),
            steps=progress.stage,
            media=media_files(site) if media is None else media,
            allowed=allowed,
        )
        return pipeline.build(site, workshop)
