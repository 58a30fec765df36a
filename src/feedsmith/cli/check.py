"""`feedsmith check`: what is wrong with feeds, and with the links of pages to them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options

if TYPE_CHECKING:
    from feedsmith.checks.rules import Profile

_PROFILES = ("w3c", "apple", "spotify", "psp-1", "newsletter")


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--as",
    "url",
    metavar="URL",
    help="The address that a feed is served at, or the root of a folder.",
)
@click.option(
    "--profile",
    "profiles",
    type=click.Choice(_PROFILES),
    multiple=True,
    help="Also what this directory or tool asks for; may be given several times.",
)
@options.form("text", "json", "sarif", "github")
@options.strict
@click.option("--explain", "code", metavar="CODE", help="Explain one rule, and check nothing.")
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[str, ...],
    url: str | None,
    profiles: tuple[Profile, ...],
    form: str,
    strict: bool,
    code: str | None,
) -> None:
    """Check feeds: RSS, Atom and JSON Feed files, folders, or - for standard input.

    In a folder every feed is found, and each page's links to feeds are followed. Nothing is
    fetched: what is behind an address is not looked at.

    \b
    Examples:
      feedsmith check public                      all feeds of a built site
      feedsmith check feed.xml --profile apple    a podcast, before it is submitted
      curl -s https://example.org/feed.xml |
        feedsmith check - --as https://example.org/feed.xml
      feedsmith check --explain rss-guid          why a rule is there, with examples
    """
    from feedsmith.cli.check_report import WRITERS, exit_code, explanation

    if code is not None:
        click.echo(explanation(code))
        return
    if not paths:
        raise click.UsageError("Name a feed, a folder, or - for standard input.", ctx)
    from feedsmith.checking import check_paths

    checked = check_paths(paths, url, profiles, stdin=sys.stdin.buffer)
    click.echo(WRITERS[form](checked), nl=form != "github")
    ctx.exit(exit_code(checked, strict=strict))
