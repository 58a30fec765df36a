"""The commands of the command line, each imported."""

import click

from feedsmith.cli import NAMES, main


def _command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found is not None
    return found


COMMANDS = {name: _command(name) for name in NAMES}
