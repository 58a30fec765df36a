"""What `--help` says to somebody who types a command for the first time."""

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner
from commands import COMMANDS

from feedsmith.cli import main


def commands() -> Iterator[tuple[str, click.Command]]:
    for name, command in COMMANDS.items():
        inner = command.commands if isinstance(command, click.Group) else {}
        yield from ((f"{name} {one}", inner[one]) for one in inner)
        if not inner:
            yield name, command


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=str)
def test_the_help_of_every_command_has_examples_that_can_be_typed(
    name: str, command: click.Command
) -> None:
    said = CliRunner().invoke(main, [*name.split(), "--help"], terminal_width=80).output
    examples = re.findall(r"^    .*?(feedsmith .+?)(?:  |\n)", said.partition("Examples:")[2], re.M)
    assert len(examples) >= 2, said
    for example in examples:
        words = shlex.split(example.partition("|")[0])
        assert words[: 1 + len(name.split())] == ["feedsmith", *name.split()]
        options = {option for one in command.params for option in one.opts}
        assert {word for word in words if word.startswith("--")} <= options
