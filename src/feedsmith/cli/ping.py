"""`feedsmith ping`: tells hubs which feeds have changed, after the site was deployed."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedsmith.publication.hubs import Ping, Post, Told
    from feedsmith.publication.topics import Topic
    from feedsmith.site import Site


@click.command()
@options.located("The folder that the feeds were written to.")
@click.option("--all", "every", is_flag=True, help="Announce feeds that have not changed, too.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would be announced, and open no connection."
)
@click.option(
    "--allow-local",
    is_flag=True,
    help="Allow hubs on this machine or its network, and http to these: for tests.",
)
@options.report
@click.pass_context
def ping(
    ctx: click.Context,
    site: Path,
    output: Path | None,
    config: Path | None,
    every: bool,
    dry_run: bool,
    allow_local: bool,
    report: str,
) -> None:
    """Tell hubs which feeds of SITE (default: this folder) have changed.

    Run it when the feeds can be fetched: after the site was deployed. Hubs are those of `hubs` and
    `cloud` under [feed]. What was announced before is not announced again.

    \b
    Examples:
      feedsmith ping                 after the upload
      feedsmith ping --dry-run       who would be told of what
      feedsmith ping || true         in a script that shall go on when a hub is away
    """
    from feedsmith.cli import ping_report as reports
    from feedsmith.cli.memory import keep, memory
    from feedsmith.cli.progress import Progress
    from feedsmith.cli.sites import site_in
    from feedsmith.publication.hubs import hubs, pings, tell
    from feedsmith.publication.pings import is_new, load, remembered, save

    found = site_in(site, config, output)
    known = hubs(found.feed.hubs, found.feed.cloud)
    asked = tuple(pings(known, _topics(found))) if known else ()
    if known and not asked:
        raise _nobody_named(found)
    file = memory(found, "pings.json")
    before = load(file)
    due: list[Ping] = [one for one in asked if every or is_new(one, before)]
    with Progress(hidden=report == "json" or dry_run) as progress:
        step = progress.stage("Telling hubs", len(due))
        post = None if dry_run else _post(allow_local=allow_local)
        told: list[Told] = []
        for one in tell(asked, frozenset(due).__contains__, post):
            told.append(one)
            if one.state != "unchanged":
                step()
    if file is not None and known and not dry_run:
        keep(file, partial(save, remembered(told, before, found.now)))
    click.echo(reports.as_json(told) if report == "json" else reports.as_text(known, told))
    ctx.exit(reports.exit_code(told))


def _topics(site: Site) -> Sequence[Topic]:
    """The feeds in the output folder that name a hub; raises FeedsmithError without a folder."""
    from feedsmith.problems import FeedsmithError
    from feedsmith.publication.topics import topics

    own = [one.paths.values() for one in (site, *site.translations)]
    beside = [one.paths.values() for one in site.variants]
    try:
        return tuple(topics(site.built, chain.from_iterable((*own, *beside))))
    except OSError as error:
        raise FeedsmithError(
            f"{error.filename or site.output} cannot be read: {error.strerror}",
            "Build the site and its feeds first, or name the folder with --output.",
        ) from error


def _nobody_named(site: Site) -> Exception:
    from feedsmith.problems import FeedsmithError

    return FeedsmithError(
        f"no feed in {site.output} names a hub of the configuration",
        "Run feedsmith build and deploy its feeds first, or name the folder with --output.",
    )


def _post(*, allow_local: bool) -> Post:
    from feedsmith.publication.wire import post

    return partial(post, allow_local=allow_local)
