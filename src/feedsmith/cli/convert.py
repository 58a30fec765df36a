"""`feedsmith convert`: an existing feed in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.model import Format

_FORMATS = ("rss", "atom", "json")


@click.command()
@click.argument("feed", type=click.Path(dir_okay=False, allow_dash=True))
@click.option("--to", "to", type=click.Choice(_FORMATS), required=True, help="The new format.")
@click.option("--url", metavar="URL", help="Where the new document will be served.")
@click.option(
    "--from",
    "source",
    metavar="URL",
    help="Where the old one was served, where it does not say so itself.",
)
@click.option(
    "--into", type=options.FILE, help="The file to write; else it goes to standard output."
)
def convert(feed: str, to: Format, url: str | None, source: str | None, into: Path | None) -> None:
    """Write FEED (an RSS, Atom or JSON Feed file, or - for standard input) in another format.

    Ids and dates stay as they are, so that no reader shows anything twice. Bodies are sanitized
    and made absolute.

    \b
    Examples:
      feedsmith convert old.xml --to json                  print it as JSON Feed
      feedsmith convert old.xml --to atom --into atom.xml  write a file
    """
    from feedsmith.problems import FeedsmithError
    from feedsmith.publication.files import locked, replace_files
    from feedsmith.publishing import convert_feed

    try:
        with click.open_file(feed, "rb") as file:
            data = file.read()
    except OSError as error:
        raise FeedsmithError(
            f"{feed} cannot be read: {error.strerror}", "Name a file that is there."
        ) from error
    made, problems = convert_feed(data, to, source=source, url=url)
    for problem in problems:
        click.echo(str(problem), err=True)
    if into is None:
        click.echo(made, nl=False)
    else:
        with locked(into.parent):
            (written,) = replace_files(into.parent, {into.name: made})
        click.echo(f"{into}: {written.state}")
    if any(problem.level == "error" for problem in problems):
        sys.exit(1)
