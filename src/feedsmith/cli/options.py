"""The arguments and options that several commands take, each of them once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)
_PAGES = "The folder that the build wrote its pages to."

site = click.argument("site", type=FOLDER, default=".")
config = click.option(
    "--config", type=FILE, help="The configuration, where it is not SITE/feedsmith.toml."
)
limit = click.option("--limit", type=click.IntRange(min=0), help="How many posts; 0 for all.")
strict = click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
quiet = click.option("--quiet", "-q", is_flag=True, help="Say only what is wrong.")
report = click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", help="For whom."
)


def output(help: str = _PAGES) -> Callable[[Command], Command]:
    """Where the site stands when it is built."""
    return click.option("--output", type=FOLDER, help=help)


def located(output_help: str = _PAGES) -> Callable[[Command], Command]:
    """A site: its folder, its output and its configuration."""

    def decorated(command: Command) -> Command:
        return site(output(output_help)(config(command)))

    return decorated


def elsewhere(help: str) -> Callable[[Command], Command]:
    """The site's folder, where the command's argument is something else."""
    return click.option("--site", type=FOLDER, default=".", help=help)


def now(verb: str) -> Callable[[Command], Command]:
    """The time that counts. verb: what the command does with posts."""
    said = f"{verb} what is dated up to this time, not the clock's."
    return click.option("--now", metavar="TIME", help=said)


def drafts(verb: str) -> Callable[[Command], Command]:
    """Whether hidden posts count. verb: what the command does with posts."""
    return click.option("--drafts", is_flag=True, help=f"{verb} drafts and hidden posts too.")


def allow_flood(help: str) -> Callable[[Command], Command]:
    """How many posts may come as new."""
    return click.option(
        "--allow-flood", metavar="N", type=click.IntRange(min=0), default=0, help=help
    )


def form(*forms: str) -> Callable[[Command], Command]:
    """For whom the command writes; the first is for a person."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        show_default=True,
        help="For whom the result is written.",
    )
