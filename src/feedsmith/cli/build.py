"""`feedsmith build`: the feeds of a site, after its generator has run."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from feedsmith.cli import report as reports
    from feedsmith.site import Site

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("site", type=_FOLDER, default=".")
@click.option("--output", type=_FOLDER, help="The folder that the build wrote its pages to.")
@click.option("--into", type=_FOLDER, help="Write the feeds below this folder instead.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration, where it is not SITE/feedsmith.toml.",
)
@click.option("--limit", type=click.IntRange(min=0), help="How many posts; 0 for all.")
@click.option("--drafts", is_flag=True, help="Publish drafts and hidden posts too.")
@click.option(
    "--now", metavar="TIME", help="Publish what is dated up to this time, not the clock's."
)
@click.option(
    "--allow-flood",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="Publish though up to N posts of a feed come to its subscribers as new.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=64),
    default=1,
    show_default=True,
    help="How many processes read and prepare posts.",
)
@click.option(
    "--rehash",
    is_flag=True,
    help="Know files by what is in them: after a checkout their times tell nothing.",
)
@click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
@click.option("--report", type=click.Choice(["text", "json"]), default="text", help="For whom.")
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
    jobs: int,
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
    from feedsmith.cli.memory import keep, memory, recalling
    from feedsmith.cli.progress import Progress
    from feedsmith.discovery.unlinked import unlinked
    from feedsmith.media.cache import MediaFiles
    from feedsmith.plugins import installed
    from feedsmith.publication.attributes import merge_both

    found = adjusted(site_in(site, config, now), output, limit, drafts=drafts)
    into = into and into.resolve()
    known = memory(found, "media.json")
    media = MediaFiles.load(known, found.root) if known else MediaFiles(root=found.root)
    with ExitStack() as stack:
        progress = stack.enter_context(Progress(hidden=quiet or report == "json"))
        executor = _executor(jobs, stack)
        recall = stack.enter_context(recalling(found, by_content=rehash, is_kept=into is None))
        workshop = pipeline.Workshop(
            installed(), executor, progress.stage, media, allow_flood, recall
        )
        made = pipeline.build(found, workshop)
    ledger = into / found.ledger.name if into else None
    publication = publishing.publish(made, into or found.output, ledger)
    made = made._replace(problems=(*made.problems, *unlinked(made.documents, found)))
    kept = publication.ledger
    if known is not None and into is None:
        keep(known, media.save)
    if kept is not None and kept.state == "created" and into is None:
        merge_both(kept.file)
    result = reports.Result.of(found, made, publication, strict=strict)
    said = reports.as_json(result) if report == "json" else reports.as_text(result, quiet=quiet)
    click.echo(said)
    is_typed = sys.argv[1:2] == [ctx.info_name]
    if known is not None and into is None and is_typed and result.is_unchanged and not rehash:
        _remember(result, began, said, fixed=now is not None)
    ctx.exit(result.exit_code)


def _remember(result: reports.Result, began: float, said: str, *, fixed: bool) -> None:
    """So that the same command can be answered at once for as long as nothing changes.

    fixed: whether the time was typed, so that none comes at which the result is another.
    """
    from feedsmith.cache.up_to_date import Answer, remember

    site, until = result.site, result.build.until
    folders = (site.root, site.output, *site.content)
    files = (
        site.root / one
        for one in (site.config, site.choice.source, site.feed.subscribe_template)
        if one
    )
    with suppress(OSError):
        remember(
            str(site.root),
            sys.argv[1:],
            (map(str, folders), map(str, files)),
            (began, until.timestamp() if until and not fixed else None),
            Answer(said, result.exit_code),
        )


def site_in(folder: Path, config: Path | None, now: str | None = None) -> Site:
    """The site that is recognized there. now: the time as typed, `None` for the clock's."""
    from datetime import UTC

    from feedsmith.dates import UnreadableDate, read_date
    from feedsmith.detection import detect_site

    site = detect_site(folder, datetime.now(UTC), config)
    if now is None:
        return site
    from msgspec.structs import replace

    try:
        return replace(site, now=read_date(now, site.zone).moment)
    except UnreadableDate as error:
        raise click.BadParameter(f"{error.what}. {error.mend}", param_hint="--now") from error


def adjusted(
    site: Site, output: Path | None, limit: int | None = None, *, drafts: bool = False
) -> Site:
    """The site as the options want it."""
    from msgspec.structs import replace

    if output is not None:
        site = replace(site, output=output.resolve())
    if limit is not None:
        site = replace(site, feed=replace(site.feed, limit=limit))
    if drafts:
        site = replace(site, choice=replace(site.choice, drafts=True))
    return site


def _executor(jobs: int, stack: ExitStack) -> Executor | None:
    if jobs == 1:
        return None
    from concurrent.futures import ProcessPoolExecutor

    return stack.enter_context(ProcessPoolExecutor(jobs))
