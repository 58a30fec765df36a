"""`feedsmith link`: the links by which browsers and readers find the feeds from every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.discovery.survey import Surveyed, Surveyor
    from feedsmith.model import Document
    from feedsmith.site import Site

_AT_ONCE = 200
"""So many pages are in memory before they are written."""


@click.command()
@options.located()
@click.option("--write", is_flag=True, help="Put the links that are lacking into the pages.")
@click.pass_context
def link(
    ctx: click.Context, site: Path, output: Path | None, config: Path | None, write: bool
) -> None:
    """Tell which built pages of SITE (default: this folder) do not lead to its feeds.

    Run it after feedsmith build. With --write the links are put into the pages' heads; every other
    byte of a page stays, and a second run changes nothing.

    \b
    Examples:
      feedsmith link                  which pages lack a link, or have a wrong one
      feedsmith link --write          put the links in, after feedsmith build
      feedsmith link ../blog --write  of the site in another folder

    \b
    Exit codes: 0 every page leads to its feeds, 1 some do not, 2 misuse.
    """
    from feedsmith.cli.link_report import Told, as_text, exit_code
    from feedsmith.cli.progress import Progress
    from feedsmith.cli.sites import site_in
    from feedsmith.discovery.offers import offers
    from feedsmith.discovery.survey import Surveyor, page_files

    found = site_in(site, config, output)
    feeds = _published(found)
    files = list(page_files(found.output))
    surveyor = Surveyor(feeds, offers(feeds, found), found)
    with Progress(hidden=False) as progress:
        step = progress.stage("Reading pages", len(files))
        pages = _surveyed(files, surveyor, step)
        told = Told.of(_written(pages, found) if write else pages, written=write)
    click.echo(as_text(told, found))
    ctx.exit(exit_code(told))


def _published(site: Site) -> tuple[Document, ...]:
    """The feeds of the site that stand in its output.

    Raises FeedsmithError where none does.
    """
    from feedsmith.cli.in_memory import built
    from feedsmith.problems import FeedsmithError

    documents = built(site).documents
    there = tuple(one for one in documents if (site.output / one.path).is_file())
    if not there:
        raise FeedsmithError(
            f"none of the site's feeds stands in {site.output}",
            "Run feedsmith build first, or name the folder with --output.",
        )
    return there


def _surveyed(
    files: Iterable[Path], surveyor: Surveyor, step: Callable[[], None]
) -> Iterator[Surveyed]:
    for file in files:
        yield surveyor.surveyed(file)
        step()


def _written(pages: Iterable[Surveyed], site: Site) -> Iterator[Surveyed]:
    """The same pages; those that change are replaced, some at a time."""
    from feedsmith.publication.files import locked

    with locked(site.output):
        batch: list[Surveyed] = []
        for page in pages:
            yield page
            batch += [page] if page.data is not None else []
            if len(batch) == _AT_ONCE:
                _replace(batch, site.output)
                batch.clear()
        _replace(batch, site.output)


def _replace(pages: Sequence[Surveyed], folder: Path) -> None:
    """Puts the pages in place: one by one where names of two would be one on some systems."""
    from feedsmith.publication.files import replace_files
    from feedsmith.publication.paths import path_problems

    outputs = {one.path: one.data or b"" for one in pages}
    apart = [{path: data} for path, data in outputs.items()]
    for part in apart if path_problems(outputs) else [outputs]:
        replace_files(folder, part)
