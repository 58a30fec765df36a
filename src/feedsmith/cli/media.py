"""`feedsmith media probe`: what recordings and pictures say of themselves, wherever they are."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from feedsmith.cli import options
from feedsmith.patterns import lazy_pattern

if TYPE_CHECKING:
    from feedsmith.cli.download import Stage
    from feedsmith.media import Probe

_SCHEME = lazy_pattern(r"([a-z][a-z0-9+.-]+)://", re.IGNORECASE)


@click.group()
def media() -> None:
    """Tell what media files say of themselves."""


@media.command()
@click.argument("files", metavar="URL_OR_FILE...", nargs=-1, required=True)
@click.option("--write", is_flag=True, help="Put the tables of URLs into the configuration.")
@click.option(
    "--config",
    type=options.FILE,
    help="The configuration, where it is not feedsmith.toml in this folder.",
)
@options.quiet
@click.pass_context
def probe(
    ctx: click.Context, files: tuple[str, ...], write: bool, config: Path | None, quiet: bool
) -> None:
    """Tell type, size, duration and chapters of media files.

    What counts is their content, not their names.

    A file is read. What is at a URL is downloaded, read and thrown away, and the table for it is
    printed that feedsmith.toml needs of recordings which are not in the site's output.

    \b
    Examples:
      feedsmith media probe talk.mp3                           a file
      feedsmith media probe --write https://cdn.example/7.mp3  into feedsmith.toml
    """
    from feedsmith.cli.progress import Progress
    from feedsmith.problems import FeedsmithError

    addresses = [_address(name) for name in files]
    if write and not any(addresses):
        raise click.UsageError(
            "--write is for URLs: feedsmith reads files in the output by itself."
        )
    target = _target(config) if write else None
    failed = False
    for name, url in zip(files, addresses, strict=True):
        try:
            if url is None:
                failed |= _tell_file(Path(name), quiet=quiet)
            else:
                with Progress(hidden=quiet) as progress:
                    found = _fetched(url, progress.stage)
                failed |= _tell_url(url, found, target, quiet=quiet)
        except FeedsmithError as error:
            click.echo(f"{click.style('Error:', fg='red', bold=True)} {error}", err=True)
            failed = True
    ctx.exit(1 if failed else 0)


def _address(name: str) -> str | None:
    """The address as feeds say it; `None` of a file, which has to be there."""
    from feedsmith.urls import absolute

    scheme = _SCHEME.match(name)
    if scheme is None:
        if not Path(name).is_file():
            raise click.BadParameter(f"{name} is no file. Name a file or an address with https.")
        return None
    url = absolute(name, name) if scheme[1].lower() in ("http", "https") else None
    if url is None:
        raise click.BadParameter(f"{name} is no address of the web. Write one with https.")
    return url


def _target(config: Path | None) -> Path:
    """The configuration to write to, which can be read."""
    from feedsmith.configuration import FILE, find_configuration, read_configuration
    from feedsmith.problems import FeedsmithError

    if config is None:
        config = find_configuration(Path()) or Path(FILE)
    elif not config.is_file():
        raise FeedsmithError(f"{config} is not there", "Name a file that is there with --config.")
    if config.is_file():
        read_configuration(config)
    return config


def _fetched(url: str, stage: Stage) -> Probe:
    """What is at the address, from a file that is gone afterwards."""
    from feedsmith.cli.download import download
    from feedsmith.media import probe

    with TemporaryDirectory(prefix="feedsmith-") as folder:
        file = Path(folder, "download")
        with file.open("wb") as opened:
            download(url, opened, stage)
        return probe(file)


def _tell_file(file: Path, *, quiet: bool) -> bool:
    """Print what is known of a file; whether something is wrong with it."""
    from feedsmith.cli.media_report import facts
    from feedsmith.media import probe
    from feedsmith.problems import FeedsmithError

    try:
        found = probe(file)
    except OSError as error:
        mend = "Let this user read the file."
        raise FeedsmithError(f"{file} cannot be read: {error.strerror}", mend) from error
    if not quiet:
        click.echo("\n".join([str(file), *(f"  {fact}" for fact in facts(found))]))
    return _complain(str(file), found)


def _tell_url(url: str, found: Probe, target: Path | None, *, quiet: bool) -> bool:
    """Print or write the table of a sound file; whether something is wrong or missing."""
    from feedsmith.cli.media_report import fault, notes, values
    from feedsmith.cli.media_tables import table

    if fault(found) is None and target is None:
        known = "" if quiet else "".join(f"# {note}\n" for note in notes(found))
        click.echo(table(url, values(found)) + known)
    elif fault(found) is None and target is not None:
        _write(target, url, found, quiet=quiet)
    return _complain(url, found)


def _write(target: Path, url: str, found: Probe, *, quiet: bool) -> None:
    from feedsmith.cli.media_report import values
    from feedsmith.cli.media_tables import with_table
    from feedsmith.publication.files import locked, replace_files

    text = target.read_bytes().decode("utf-8") if target.is_file() else ""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    made = mark + with_table(text.removeprefix(mark), url, values(found), target.name)
    with locked(target.parent):
        (written,) = replace_files(target.parent, {target.name: made.encode()})
    if not quiet:
        click.echo(f'{target}: [media."{url}"] {written.state}')


def _complain(name: str, found: Probe) -> bool:
    from feedsmith.cli.media_report import fault, gap

    wrong = fault(found) or gap(found)
    if wrong:
        click.echo(f"{name}: {wrong}", err=True)
    return wrong is not None
