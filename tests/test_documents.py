"""README and docs say what is true: every command runs, every option and key is there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import handbook
import pytest
from commands import COMMANDS
from conftest import Golden

import feedsmith
from feedsmith.checks.families import catalogue
from feedsmith.configuration import (
    Author,
    Configuration,
    ContentTable,
    FeedTable,
    MediaTable,
    PagesTable,
    PodcastTable,
    SiteTable,
    VariantTable,
    read_configuration,
)
from feedsmith.loaders.frontmatter import fields
from feedsmith.text import fold_key

ROOT = Path(__file__).parent.parent
PYTHON_ONLY = {"from_feedgen", "to_feedgen"}


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def commands_of(name: str, marker: str) -> str:
    """The shell block below a marker in a document."""
    match = re.search(rf"<!-- {marker} -->\n```sh\n(.*?)```", read(name), re.S)
    assert match, marker
    return match[1].strip()


def test_readmes_first_command_builds_a_fixture_site_where_it_says(tmp_path: Path) -> None:
    command = commands_of("README.md", "first command")
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q . && ")
    build = command.rpartition(" && ")[2].replace(".venv/bin/feedsmith", "feedsmith")
    shutil.copytree(ROOT / "fixtures" / "essays", tmp_path / "fixtures" / "essays")
    program = Path(sys.executable).parent / "feedsmith"
    arguments = [str(program), *build.split()[1:]]
    run = subprocess.run(arguments, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    for name in ("out/feed.xml", "out/atom.xml", "out/feed.json"):
        assert name in run.stdout
        assert name in read("README.md")
        assert (tmp_path / name).is_file()


def test_ci_runs_readmes_commands_word_for_word() -> None:
    script = read(".ci/run")
    assert "README.md" in script
    for marker in ("first command", "second command"):
        assert commands_of("README.md", marker)
        assert marker in script


def parameters(command: click.Command) -> Iterator[click.Parameter]:
    """Those of a command and, where it is a group, of the commands in it."""
    yield from command.params
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        yield from parameters(inner)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_is_documented(command: str) -> None:
    text = read("docs/commands.md")
    section = text.partition(f"## feedsmith {command}\n")[2].partition("\n## ")[0]
    for parameter in parameters(COMMANDS[command]):
        if isinstance(parameter, click.Option):
            for name in parameter.opts:
                assert f"`{name}" in section, name
        if isinstance(parameter, click.Option) and isinstance(parameter.type, click.Choice):
            for choice in parameter.type.choices:
                assert f"{parameter.opts[0]} {choice}" in section


def test_every_command_is_documented() -> None:
    documented = re.findall(r"^## feedsmith (\w+)$", read("docs/commands.md"), re.M)
    assert documented == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("header", "table"),
    [
        ("[site]", SiteTable),
        ("[content]", ContentTable),
        ("[pages]", PagesTable),
        ("[feed]", FeedTable),
        ("[podcast]", PodcastTable),
        ("[feeds.NAME]", VariantTable),
        ('[media."URL"]', MediaTable),
    ],
)
def test_every_key_is_documented(header: str, table: type) -> None:
    section = read("docs/configuration.md").partition(f"## {header}\n")[2].partition("\n## ")[0]
    documented = re.findall(r"^\| `(\w+)` \|", section, re.M)
    assert documented == list(table.__annotations__)


def test_every_table_is_documented() -> None:
    text = read("docs/configuration.md")
    for name in Configuration.__struct_fields__:
        assert f"## [{name}" in text or f"| `{name}` |" in text, name
    for name in Author.__struct_fields__:
        assert f"`{name}`" in text


def test_every_front_matter_name_is_documented() -> None:
    text = {fold_key(word) for word in re.findall(r"`_?([\w.]+)`", read("docs/front-matter.md"))}
    for name in fields.KNOWN - {"layout", "type", "aliases", "alias", "redirectfrom", "build"}:
        parts = {word.partition(".")[0] for word in text}
        assert name in text | parts, name


@pytest.mark.parametrize("name", ["docs/library.md"])
def test_the_programs_in_the_documents_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "fixtures" / "essays", tmp_path / "fixtures" / "essays")
    monkeypatch.chdir(tmp_path)
    programs = re.findall(r"```python\n(.*?)```", read(name), re.S)
    assert programs
    names: dict[str, object] = {"__name__": "example"}
    for program in programs:
        exec(compile(program, name, "exec"), names)
    assert (tmp_path / "out" / "feed.json").is_file()


def test_init_proposes_every_key() -> None:
    from feedsmith.cli.init import configuration

    tables = {
        "site": SiteTable,
        "content": ContentTable,
        "pages": PagesTable,
        "feed": FeedTable,
        "podcast": PodcastTable,
        "feeds.newsletter": VariantTable,
        'media."https://cdn.example/show/ep7.mp3"': MediaTable,
    }
    parts = re.split(r"^(?:# )?\[(.*)\]$", configuration(None), flags=re.M)[1:]
    proposed = {
        header: sorted(re.findall(r"^(?:# )?(\w+) = ", part, re.M))
        for header, part in zip(parts[::2], parts[1::2], strict=True)
    }
    proposed["feeds.newsletter"] = sorted(proposed["feeds.newsletter"] + proposed.pop("feeds.tags"))
    assert proposed == {header: sorted(table.__annotations__) for header, table in tables.items()}


def test_what_init_proposes_can_be_read_with_every_comment_taken_away(tmp_path: Path) -> None:
    from feedsmith.cli.init import configuration

    file = tmp_path / "feedsmith.toml"
    file.write_text(re.sub(r"^# (?=\w+ = |\[)", "", configuration(None), flags=re.M), "utf-8")
    assert read_configuration(file).feeds["newsletter"].limit == 5


def test_every_public_name_is_there() -> None:
    for name in feedsmith.__all__:
        assert getattr(feedsmith, name) is not None
    with pytest.raises(AttributeError):
        feedsmith.nothing  # noqa: B018


def test_every_rule_of_check_is_documented(golden: Golden) -> None:
    golden(ROOT / "docs" / "checks.md", handbook.page(catalogue().values()).encode())


def test_the_changelog_has_the_version() -> None:
    assert "## Unreleased" in read("CHANGELOG.md") or feedsmith.__version__ in read("CHANGELOG.md")


def test_links_between_documents_lead_somewhere() -> None:
    for file in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text("utf-8")):
            if file.name != "front-matter.md" or target != "other-post.md":
                assert (file.parent / target).exists(), f"{file.name}: {target}"
