"""`feedsmith diff`: what subscribers will see, before anything is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from feedsmith.differences.values import FeedDifference
    from feedsmith.model import Item
    from feedsmith.pipeline import Build, Workshop
    from feedsmith.site import Site

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("site", type=_FOLDER, default=".")
@click.option(
    "--against",
    metavar="PUBLISHED",
    help="What subscribers know: a folder of feeds, a feed, or an address; one that ends with / is "
    "the live site's. Else what stands in the output, or the ledger.",
)
@click.option("--output", type=_FOLDER, help="The folder that the build wrote its pages to.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration, where it is not SITE/feedsmith.toml.",
)
@click.option("--limit", type=click.IntRange(min=0), help="How many posts; 0 for all.")
@click.option("--now", metavar="TIME", help="Build what is dated up to this time, not the clock's.")
@click.option(
    "--allow-flood",
    metavar="N",
    type=click.IntRange(min=0),
    default=0,
    help="As for build: up to N posts of a feed may come to its subscribers as new.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For whom the result is written.",
)
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
    from feedsmith.cli.build import adjusted, site_in
    from feedsmith.cli.diff_markdown import as_markdown
    from feedsmith.cli.diff_report import Result, as_json, as_text

    found = adjusted(site_in(site, config, now), output, limit)
    made, workshop = _built(found, allow_flood, hidden=form != "text")
    feeds = _differences(found, made, workshop, against)
    result = Result(found, made, against, feeds, publishing.floods(made))
    writers = {"text": as_text, "json": as_json, "markdown": as_markdown}
    click.echo(writers[form](result))
    ctx.exit(result.exit_code)


def _built(site: Site, allowed: int, *, hidden: bool) -> tuple[Build, Workshop]:
    """The build, and what it was made with; what was read of media files is not kept."""
    from feedsmith import pipeline
    from feedsmith.cli.memory import CACHE
    from feedsmith.cli.progress import Progress
    from feedsmith.media.cache import MediaFiles
    from feedsmith.plugins import installed

    media = MediaFiles.load(site.root / CACHE / "media.json", site.root)
    with Progress(hidden=hidden) as progress:
        workshop = pipeline.Workshop(installed(), None, progress.stage, media, allowed)
        return pipeline.build(site, workshop), pipeline.Workshop(installed())


def _differences(
    site: Site, made: Build, workshop: Workshop, against: str | None
) -> tuple[FeedDifference, ...]:
    from feedsmith.cli.against import named, published
    from feedsmith.differences.documents import Made, differences
    from feedsmith.ledger.remembering import Memory
    from feedsmith.pipeline import current

    documents = tuple(current(made.documents))
    memory = made.memory or Memory(site.ledger)
    known = (
        named(against, documents) if against else published(documents, made.outputs, site, memory)
    )
    compared = tuple(one for one in documents if one.path in known)
    posts = partial(_posts, site, workshop)
    result = Made(compared, made.outputs, memory, posts)
    return differences(result, known, by_ledger=against is None)


def _posts(site: Site, workshop: Workshop) -> Iterable[Item]:
    """Every post of the site in all its languages."""
    from feedsmith.pipeline import load

    def each() -> Iterator[Item]:
        for one in (site, *site.translations):
            yield from load(one, workshop)[0]

    return each()
