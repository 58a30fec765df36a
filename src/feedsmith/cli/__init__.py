"""The command line: one file a command. Each imports what it needs when it runs."""

from __future__ import annotations

import os
from importlib import import_module

import click

from feedsmith import __version__
from feedsmith.problems import FeedsmithError

NAMES = (
    *("adopt", "build", "check", "convert", "diff", "explain", "headers", "init", "link", "media"),
    *("ping", "preview"),
)
"""The commands: each is the function of this name, in the module of this name."""


class _Commands(click.Group):
    """Imports the command that was typed; shows a fault of use without a traceback (code 2)."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's
        return list(NAMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in NAMES:
            return None
        command: click.Command = getattr(import_module(f"feedsmith.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except FeedsmithError as error:
            click.echo(f"{click.style('Error:', fg='red', bold=True)} {error}", err=True)
            ctx.exit(2)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("FEEDSMITH_TRACEBACK"):
                raise
            click.echo(_fault(error), err=True)
            ctx.exit(1)


def _fault(error: Exception) -> str:
    """A fault of feedsmith's own, without its traceback."""
    name = click.style("Fault in feedsmith:", fg="red", bold=True)
    return (
        f"{name} {type(error).__name__}: {error}\n"
        "  No feed is half written. Report it with the output of FEEDSMITH_TRACEBACK=1 feedsmith …"
    )


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Shell completion: docs/commands.md.",
)
@click.version_option(__version__, package_name="feedsmith", message="feedsmith %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Publish RSS, Atom and JSON feeds of a site that its generator has built.

    \b
    Examples:
      hugo && feedsmith build              feeds of the site in this folder
      feedsmith build ../blog              of the site in another folder
      feedsmith build --into /tmp/preview  write them elsewhere, leave the site as it is
      feedsmith build --report json        the result for a program
      feedsmith adopt https://old.example/feed  take over the ids that its subscribers know
      feedsmith diff                       what subscribers would see if it were built now
      feedsmith check public               what is wrong with the feeds of a built site
      feedsmith explain posts/hello.md     why a post is in the feeds or not
      feedsmith convert old.xml --to json  an existing feed in another format
      feedsmith init                       write a commented feedsmith.toml
      feedsmith link --write               let every page lead to the feeds
      feedsmith headers nginx              how a server serves them well
      feedsmith media probe talk.mp3       what a recording or a picture says of itself
      feedsmith ping                       tell hubs what has changed, after deployment
      feedsmith preview --open             the feeds as readers will show them

    Exit codes: 0 good, 1 something was wrong (what is sound is published), 2 misuse.
    """
    if os.environ.get("NO_COLOR"):  # https://no-color.org/
        ctx.color = False
