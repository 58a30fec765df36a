"""`feedsmith preview`: what readers will show, on a page of this machine alone."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from feedsmith.differences.values import FeedDifference
    from feedsmith.media.cache import MediaFiles
    from feedsmith.model import Item
    from feedsmith.pipeline import Build, Workshop
    from feedsmith.preview.looks import Changes, Look
    from feedsmith.preview.server import Server
    from feedsmith.preview.tables import Table
    from feedsmith.site import Site

_FOLDER = click.Path(file_okay=False, path_type=Path)
PORT = 8731


@click.command()
@click.argument("site", type=_FOLDER, default=".")
@click.option("--output", type=_FOLDER, help="The folder that the build wrote its pages to.")
@click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The configuration, where it is not SITE/feedsmith.toml.",
)
@click.option("--limit", type=click.IntRange(min=0), help="How many posts; 0 for all.")
@click.option("--drafts", is_flag=True, help="Show drafts and hidden posts too.")
@click.option("--now", metavar="TIME", help="Show what is dated up to this time, not the clock's.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Where it is served; 0 for any free port. Else {PORT}, or any where that is taken.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@click.option(
    "--remote-pictures", is_flag=True, help="Load pictures that are not in the output, too."
)
def preview(
    site: Path,
    output: Path | None,
    config: Path | None,
    limit: int | None,
    drafts: bool,
    now: str | None,
    port: int | None,
    opens: bool,
    remote_pictures: bool,
) -> None:
    """Show the feeds of SITE as readers will, before subscribers see them.

    A page on this machine alone; it follows every change of the site's files. Builds in memory and
    writes nothing. Ctrl-C ends it.

    \b
    Examples:
      feedsmith preview --open      the site in this folder
      feedsmith preview --drafts    with what is not published yet
      feedsmith preview --port 9000
    """
    from feedsmith.cli.build import adjusted, site_in
    from feedsmith.preview.following import Following, Sources

    def found() -> Site:
        return adjusted(site_in(site, config, now), output, limit, drafts=drafts)

    looks = _looks(found())
    following = Following(Sources(found, looks), remote=remote_pictures)
    with _server(port, following.present) as server:
        following.start()
        click.echo(f"Preview: {server.address}\n  Ctrl-C ends it.")
        if opens:
            click.launch(server.address)
        try:
            server.serve_forever(0.2)
        except KeyboardInterrupt:
            click.echo()
        following.stop()


def _server(port: int | None, present: Callable[[], Table]) -> Server:
    from feedsmith.preview.server import Server

    try:
        return Server(PORT if port is None else port, present)
    except OSError as error:
        if port is None and error.errno in (errno.EADDRINUSE, errno.EACCES):
            return Server(0, present)
        raise FeedsmithError(
            f"nothing can be served at port {port}: {error.strerror}",
            "Name another with --port, or leave it out.",
        ) from error


def _looks(site: Site) -> Callable[[Site], Look]:
    """How a site looks. What is read of media files is kept in memory from build to build."""
    from feedsmith.cli.memory import CACHE
    from feedsmith.media.cache import MediaFiles

    media = MediaFiles.load(site.root / CACHE / "media.json", site.root)
    return lambda found: look(found, media)


def look(site: Site, media: MediaFiles) -> Look:
    """The site's feeds as they would be published now. Raises FeedsmithError."""
    from feedsmith import pipeline, publishing
    from feedsmith.differences.verdict import verdict
    from feedsmith.plugins import installed
    from feedsmith.preview.looks import Look
    from feedsmith.publication.paths import path_problems

    made = pipeline.build(site, pipeline.Workshop(installed(), media=media))
    feeds = _differences(site, made, pipeline.Workshop(installed()))
    return Look(
        site=site,
        build=made,
        problems=(*path_problems(made.paths), *publishing.floods(made), *made.problems),
        changes={one.name: _changes(one) for one in feeds},
        verdict=verdict(feeds),
        media=media,
    )


def _differences(site: Site, made: Build, workshop: Workshop) -> tuple[FeedDifference, ...]:
    """What subscribers see otherwise than in the output's feeds."""
    from feedsmith.cli.against import published
    from feedsmith.differences.documents import Made, differences
    from feedsmith.ledger.remembering import Memory
    from feedsmith.pipeline import current, load

    def posts() -> Iterator[Item]:
        for one in (site, *site.translations):
            yield from load(one, workshop)[0]

    memory = made.memory or Memory(site.ledger)
    known = published(tuple(current(made.documents)), made.outputs, site, memory)
    compared = tuple(one for one in made.documents if one.path in known)
    return differences(Made(compared, made.outputs, memory, posts), known, by_ledger=True)


def _changes(feed: FeedDifference) -> Changes:
    """A feed's difference in the words of `feedsmith diff`."""
    from feedsmith.cli import diff_report as words
    from feedsmith.preview.looks import Changes, Mark

    formats = words.formats_of(feed)
    marks = [
        Mark(
            id=one.change.id,
            kind=one.change.kind,
            said=words.HEADINGS[one.change.kind],
            title=one.change.title or one.change.url,
            day=words.day(one.change).strip(),
            notes=tuple(_both(words.NOTES[one.change.kind](one.change), words.only(one, formats))),
        )
        for one in feed.changes
    ]
    return Changes(
        compared=words.compared_with(feed),
        first=feed.is_first,
        head=feed.head,
        marks=tuple(marks),
        sizes=tuple(words.sizes(feed)),
        told=feed.told,
    )


def _both(notes: Iterable[str], only: Iterable[str]) -> Iterator[str]:
    yield from notes
    yield from only
