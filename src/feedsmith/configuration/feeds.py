"""The tables of further feeds and of files elsewhere: [feeds.NAME] and [media."URL"]."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from feedsmith.conditions import Condition
from feedsmith.configuration.tables import Table
from feedsmith.configuration.values import Seconds
from feedsmith.model import Format

Per = Literal["tag", "category", "author", "section", "language"]
"""What posts have in common that stand in a feed of their own."""


class VariantTable(Table, frozen=True):
    """[feeds.NAME]: a feed beside the site's own. What is not said is as in [feed].

    archive, complete: as said here, never as in [feed]. formats: RSS alone where nothing is said,
    and those whose path is; of `podcast` those of the site's own feed. rss, atom, json: paths below
    the output folder. email: whether bodies are made safe for e-mail. episodes: whether only posts
    with an episode are in it. per: a feed for each of the posts' tags, authors …; `{slug}` in its
    paths is then the name of one. least: of how many posts there has to be one. where: which posts
    are in it.
    """

    title: str | None = None
    description: str | None = None
    limit: Annotated[int, msgspec.Meta(ge=0)] | None = None
    archive: Annotated[int, msgspec.Meta(ge=1)] | None = None
    complete: bool = False
    content: Literal["full", "summary"] | None = None
    formats: tuple[Format, ...] | None = None
    rss: str | None = None
    atom: str | None = None
    json: str | None = None
    email: bool | None = None
    episodes: bool | None = None
    per: Per | None = None
    least: Annotated[int, msgspec.Meta(ge=1)] | None = None
    where: Condition | None = None


class MediaTable(Table, frozen=True):
    """[media."URL"]: what there is to know of a file that does not stand in the output folder.

    size: bytes. duration: seconds, or a text such as "1:02:03". type: a media type.
    """

    size: Annotated[int, msgspec.Meta(gt=0)] | None = None
    duration: Seconds | None = None
    type: str | None = None

    @property
    def seconds(self) -> float | None:
        """How long it plays."""
        return None if self.duration is None else float(self.duration)
