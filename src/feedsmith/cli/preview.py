"""`feedsmith preview`: what readers will show, on a page of this machine alone."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options
from feedsmith.problems import FeedsmithError

if TYPE_CHECKING:
    from feedsmith.differences.values import FeedDifference
    from feedsmith.media.cache import MediaFiles
    from feedsmith.preview.looks import Changes, Look
    from feedsmith.preview.server import Server
    from feedsmith.preview.tables import Table
    from feedsmith.site import Site

PORT = 8731


@click.command()
@options.located()
@options.limit
@options.drafts("Show")
@options.now("Show")
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
    from feedsmith.cli.sites import site_in
    from feedsmith.preview.following import Following, Sources

    def found() -> Site:
        return site_in(site, config, output, now=now, limit=limit, drafts=drafts)

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
    from feedsmith.cli.memory import media_files

    media = media_files(site)
    return lambda found: look(found, media)


def look(site: Site, media: MediaFiles) -> Look:
    """The site's feeds as they would be published now. Raises FeedsmithError."""
    from feedsmith import publishing
    from feedsmith.cli.against import compared
    from feedsmith.cli.in_memory import built
    from feedsmith.differences.verdict import verdict
    from feedsmith.preview.looks import Look
    from feedsmith.publication.paths import path_problems

    made = built(site, media)
    feeds = compared(site, made)
    return Look(
        site=site,
        build=made,
        problems=(*path_problems(made.paths), *publishing.floods(made), *made.problems),
        changes={one.name: _changes(one) for one in feeds},
        verdict=verdict(feeds),
        media=media,
    )


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
