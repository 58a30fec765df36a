"""`feedsmith build`: the feeds of a site, after its generator has run."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.cli import report as reports


@click.command()
@options.site
@options.output()
@click.option("--into", type=options.FOLDER, help="Write the feeds below this folder instead.")
@options.config
@options.limit
@options.drafts("Publish")
@options.now("Publish")
@options.allow_flood("Publish though up to N posts of a feed come to its subscribers as new.")
@options.strict
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=64),
    help="How many processes read posts and make feeds. As many as it takes, if not said.",
)
@click.option(
    "--rehash",
    is_flag=True,
    help="Know files by what is in them: after a checkout their times tell nothing.",
)
@options.quiet
@options.report
@click.pass_context
def build(
    ctx: click.Context,
    site: Path,
    output: Path | None,
    into: Path | None,
    config: Path | None,
    limit: int | None,
    drafts: bool,
    now: str | None,
    allow_flood: int,
    strict: bool,
    jobs: int | None,
    rehash: bool,
    quiet: bool,
    report: str,
) -> None:
    """Write the feeds of SITE (default: this folder).

    SITE is the folder of the site's source, or of its built pages. Sites of fourteen generators are
    recognized by their own configuration; feedsmith.toml describes any other, and overrides what a
    generator's says.

    \b
    Examples:
      hugo && feedsmith build                    the site in this folder, after its build
      feedsmith build --into /tmp/preview        leave the site as it is
      feedsmith build --drafts --now 2030-01-01  what is still to come, too
      feedsmith build --report json              the result for a program
    """
    began = time.time()
    from feedsmith import pipeline, publishing
    from feedsmith.cli import report as reports
    from feedsmith.cli.memory import MEDIA, keep, media_files, memory, recalling
    from feedsmith.cli.progress import Progress
    from feedsmith.cli.sites import site_in
    from feedsmith.discovery.unlinked import unlinked
    from feedsmith.plugins import installed
    from feedsmith.publication.attributes import merge_both
    from feedsmith.workers import Workers

    found = site_in(site, config, output, now=now, limit=limit, drafts=drafts)
    into = into and into.resolve()
    known, media = memory(found, MEDIA), media_files(found)
    ledger = into / found.ledger.name if into else None
    with recalling(found, by_content=rehash, is_kept=into is None) as recall:
        with Progress(hidden=quiet or report == "json") as progress, Workers(jobs) as workers:
            workshop = pipeline.Workshop(
                installed(), workers, progress.stage, media, allow_flood, recall
            )
            made = pipeline.build(found, workshop)
        verdicts = recall.verdicts if recall else None
        publication = publishing.publish(made, into or found.output, ledger, verdicts, workers)
    made = made._replace(problems=(*made.problems, *unlinked(made.documents, found)))
    kept = publication.ledger
    if known is not None and into is None:
        keep(known, media.save)
    attributes = None
    if kept is not None and kept.state == "created" and into is None:
        attributes = merge_both(kept.file)
    result = reports.Result.of(found, made, publication, strict=strict)
    tell = reports.as_json if report == "json" else partial(reports.as_text, quiet=quiet)
    click.echo(tell(result))
    is_typed = sys.argv[1:2] == [ctx.info_name]
    coming = result.next if known is not None and into is None and is_typed and not rehash else None
    if coming is not None:
        _remember(coming, began, tell(coming), attributes, fixed=now is not None)
    ctx.exit(result.exit_code)


def _remember(
    result: reports.Result, began: float, said: str, attributes: Path | None, *, fixed: bool
) -> None:
    """So that the same command can be answered at once for as long as nothing changes.

    attributes: git's, where they were written. fixed: whether the time was typed, so that none
    comes at which the result is another.
    """
    from feedsmith.cache.up_to_date import Answer, remember

    site, until = result.site, result.build.until
    folders = (site.root, site.output, *site.content)
    files = (
        site.root / one
        for one in (site.config, site.choice.source, site.feed.subscribe_template)
        if one
    )
    own = {str(one.file): one.size for one in result.files}
    with suppress(OSError):
        own |= {str(attributes): attributes.stat().st_size} if attributes else {}
        remember(
            str(site.root),
            sys.argv[1:],
            (map(str, folders), map(str, files), own),
            (began, until.timestamp() if until and not fixed else None),
            Answer(said, result.exit_code),
        )
