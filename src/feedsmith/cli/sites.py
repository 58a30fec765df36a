"""The site that a command is about, as its options want it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from feedsmith.site import Site


def site_in(
    folder: Path,
    config: Path | None,
    output: Path | None = None,
    *,
    now: str | None = None,
    limit: int | None = None,
    drafts: bool = False,
) -> Site:
    """The site that is recognized there; what no option says stays as the site has it.

    now: the time as typed, `None` for the clock's. Raises FeedsmithError where there is no site.
    """
    from msgspec.structs import replace

    from feedsmith.detection import detect_site

    site = detect_site(folder, datetime.now(UTC), config)
    if now is not None:
        site = replace(site, now=_moment(now, site))
    if output is not None:
        site = replace(site, output=output.resolve())
    if limit is not None:
        site = replace(site, feed=replace(site.feed, limit=limit))
    if drafts:
        site = replace(site, choice=replace(site.choice, drafts=True))
    return site


def _moment(typed: str, site: Site) -> datetime:
    from feedsmith.dates import UnreadableDate, read_date

    try:
        return read_date(typed, site.zone).moment
    except UnreadableDate as error:
        raise click.BadParameter(f"{error.what}. {error.mend}", param_hint="--now") from error
