"""`feedsmith diff`: what subscribers will see, before anything is published."""

from __future__ import annotations

from pathlib import Path

import click

from feedsmith.cli import options


@click.command()
@options.site
@click.option(
    "--against",
    metavar="PUBLISHED",
    help="What subscribers know: a folder of feeds, a feed, or an address; one that ends with / is "
    "the live site's. Else what stands in the output, or the ledger.",
)
@options.output()
@options.config
@options.limit
@options.now("Build")
@options.allow_flood("As for build: up to N posts of a feed may come to its subscribers as new.")
@options.form("text", "json", "markdown")
@click.pass_context
def diff(
    ctx: click.Context,
    site: Path,
    against: str | None,
    output: Path | None,
    config: Path | None,
    limit: int | None,
    now: str | None,
    allow_flood: int,
    form: str,
) -> None:
    """Tell what subscribers of SITE's feeds would see if they were built now.

    Builds in memory and writes nothing.

    \b
    Examples:
      feedsmith diff                                  since the last build
      feedsmith diff --against https://example.org/   since what is live
      feedsmith diff --against old/feed.xml           since another program's feed
      feedsmith diff --format markdown                for a pull request

    \b
    Exit codes: 0 subscribers see no difference, 3 they do, 1 build would publish nothing,
    2 misuse.
    """
    from feedsmith import publishing
    from feedsmith.cli.against import compared
    from feedsmith.cli.diff_markdown import as_markdown
    from feedsmith.cli.diff_report import Result, as_json, as_text
    from feedsmith.cli.in_memory import built
    from feedsmith.cli.sites import site_in

    found = site_in(site, config, output, now=now, limit=limit)
    made = built(found, allowed=allow_flood, hidden=form != "text")
    feeds = compared(found, made, against)
    result = Result(found, made, against, feeds, publishing.floods(made))
    writers = {"text": as_text, "json": as_json, "markdown": as_markdown}
    click.echo(writers[form](result))
    ctx.exit(result.exit_code)
