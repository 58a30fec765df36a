"""`feedsmith headers`: what a server has to know to serve the feeds well."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.servers import Kind
    from feedsmith.site import Site

_KINDS = ("netlify", "cloudflare", "nginx", "caddy", "apache")


@click.command()
@click.argument("kind", metavar="SERVER", type=click.Choice(_KINDS))
@options.located()
@click.option("--write", is_flag=True, help="Put it into the server's file in the output folder.")
def headers(kind: Kind, site: Path, output: Path | None, config: Path | None, write: bool) -> None:
    """Print the configuration with which SERVER serves the feeds of SITE (default: this folder).

    SERVER is netlify, cloudflare, nginx, caddy or apache. With --write it is put into _headers
    (netlify, cloudflare) or .htaccess (apache) in the output folder, between two marks; the rest of
    that file stays.

    \b
    Examples:
      feedsmith headers nginx            to be included in a server block
      feedsmith headers netlify --write  into _headers, after each build
    """
    from feedsmith.cli.in_memory import built
    from feedsmith.cli.sites import site_in
    from feedsmith.servers import FILES, KINDS
    from feedsmith.servers.rules import rules

    if write and kind not in FILES:
        raise click.UsageError(f"{kind} reads no file in the output folder: leave --write out.")
    found = site_in(site, config, output)
    text = KINDS[kind](rules(built(found).documents, found))
    if write:
        text = _put(text, FILES[kind], found)
    else:
        click.echo(text, nl=False)
    if kind == "cloudflare":
        _tell_limit(text)


def _put(text: str, name: str, site: Site) -> str:
    """Writes the lines into the file of this name, and gives back the whole of it."""
    from feedsmith.problems import FeedsmithError
    from feedsmith.publication.files import locked, replace_files
    from feedsmith.servers.block import with_block

    file = site.output / name
    if not site.output.is_dir():
        raise FeedsmithError(
            f"{site.output} is not there", "Build the site first, or name it with --output."
        )
    with locked(site.output):
        data = with_block(file.read_bytes() if file.is_file() else b"", text, str(file))
        (written,) = replace_files(site.output, {name: data})
    click.echo(f"  {written.file}  {written.state}")
    return data.decode("utf-8", "replace")


def _tell_limit(text: str) -> None:
    from feedsmith.servers.underscored import CLOUDFLARE_LIMIT, number_of_rules

    number = number_of_rules(text)
    if number > CLOUDFLARE_LIMIT:
        click.echo(
            f"Cloudflare Pages reads {CLOUDFLARE_LIMIT} rules of a file, and there are {number}: "
            "the last ones have no effect.",
            err=True,
        )
