"""`feedsmith check` as a person, a program, a code scanner and a pull request use it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from checking import framed
from click.testing import CliRunner, Result
from conftest import Require

from feedsmith.checks.families import catalogue
from feedsmith.cli import main

WRONG = framed("rss-item", "<pubDate>7 May 2024, in the morning</pubDate>\n<mood>Glad</mood>")
RIGHT = framed("rss-item", "")
SCHEMA = (
    Path(__file__).parent
    / "readers/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
)


def check(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("feeds, old").mkdir()
    name = "feeds, old/100%.xml"
    Path(name).write_text(WRONG, "utf-8")
    return name


def test_a_sound_feed_is_good(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RIGHT, "utf-8")
    result = check(str(tmp_path / "feed.xml"))
    assert result.exit_code == 0, result.output
    assert result.output == "1 feed checked: all good.\n"


def test_a_fault_ends_with_1_and_says_what_where_and_how(wrong: str) -> None:
    result = check(wrong)
    assert result.exit_code == 1
    assert wrong in result.output
    assert "11:1: error: " in result.output
    assert "[date-rfc822]" in result.output
    assert "there is no <mood> in <item> [element-unknown]" in result.output
    assert result.output.endswith("1 feed checked: 2 errors.\n")


def test_strict_counts_warnings() -> None:
    document = RIGHT.replace("<item>", "<item><atom:title>A</atom:title>").replace(
        "<guid>https://example.org/rye/</guid>", ""
    )
    document = document.replace("<atom:title>A</atom:title>", "")
    assert check("-", stdin=document).exit_code == 0
    assert check("-", "--strict", stdin=document).exit_code == 1


def test_standard_input_is_read() -> None:
    result = check("-", "--as", "https://example.org/feed.xml", stdin=RIGHT)
    assert (result.exit_code, result.output) == (0, "1 feed checked: all good.\n")


def test_the_address_is_compared_with_the_feeds_own() -> None:
    assert "self-differs" in check("-", "--as", "https://example.org/x.xml", stdin=RIGHT).output


def test_many_of_a_kind_are_counted() -> None:
    mood = "<mood>Glad</mood>" * 30
    result = check("-", stdin=framed("rss-item", mood))
    assert result.output.count("there is no <mood>") == 5
    assert "and 25 more [element-unknown]" in result.output
    assert (
        len(
            json.loads(check("-", "--format", "json", stdin=framed("rss-item", mood)).output)[
                "problems"
            ]
        )
        == 30
    )


def test_json_is_for_programs(wrong: str) -> None:
    said = json.loads(check(wrong, "--format", "json").output)
    assert said["feeds"] == [wrong]
    assert said["pages"] == 0
    problem = next(one for one in said["problems"] if one["code"] == "element-unknown")
    assert problem["file"] == wrong
    assert problem["line"] == 12
    assert problem["column"] == 1
    assert problem["field"] == "/rss/channel/item[1]/mood"
    assert problem["level"] == "error"
    assert problem["spec"].startswith("https://")


def test_github_annotates_file_and_line(wrong: str) -> None:
    lines = check(wrong, "--format", "github").output.splitlines()
    start = "::error file=feeds%2C old/100%25.xml,line=12,col=1,title=element-unknown::there is no"
    assert any(line.startswith(start) for line in lines)
    assert all(line.startswith("::") for line in lines)


def sarif(*arguments: str) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(check(*arguments, "--format", "sarif").output)
    return said


def test_sarif_is_valid_by_its_public_schema(wrong: str, require: Require) -> None:
    require(SCHEMA.is_file(), "npm ci --prefix tests/readers brings the schema of SARIF")
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(sarif(wrong))


def test_sarif_names_rule_file_line_and_column(wrong: str) -> None:
    (run,) = sarif(wrong)["runs"]
    result = next(one for one in run["results"] if one["ruleId"] == "element-unknown")
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == "element-unknown"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "feeds%2C%20old/100%25.xml"
    assert place["region"] == {"startLine": 12, "startColumn": 1}


def test_sarif_of_nothing_is_valid_too(tmp_path: Path, require: Require) -> None:
    require(SCHEMA.is_file(), "npm ci --prefix tests/readers brings the schema of SARIF")
    (tmp_path / "feed.xml").write_text(RIGHT, "utf-8")
    said = sarif(str(tmp_path / "feed.xml"))
    assert said["runs"][0]["results"] == []
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(said)


def test_a_profile_asks_for_more() -> None:
    assert check("-", stdin=RIGHT).exit_code == 0
    assert check("-", "--profile", "apple", stdin=RIGHT).exit_code == 1
    assert check("-", "--profile", "w3c", stdin=RIGHT).exit_code == 0


@pytest.mark.parametrize("code", ["element-missing", "xml-ampersand", "page-feed-missing"])
def test_explain_tells_the_rule_with_examples_and_source(code: str) -> None:
    rule = catalogue()[code]
    output = check("--explain", code).output
    for said in (rule.code, rule.level, rule.title, rule.why, rule.spec, "Wrong:", "Right:"):
        assert said in output


def test_a_code_that_is_no_rule_is_misuse_and_near_ones_are_named() -> None:
    result = check("--explain", "xml-ampersands")
    assert result.exit_code == 2
    assert "Did you mean xml-ampersand" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Name a feed"),
        (["nothing.xml"], "nothing.xml cannot be read"),
        (["https://example.org/feed.xml"], "curl -s https://example.org/feed.xml"),
        (["-", "--profile", "bing"], "bing"),
    ],
)
def test_misuse_ends_with_2(arguments: list[str], said: str) -> None:
    result = check(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_several_paths_are_checked_together(wrong: str) -> None:
    Path("right.xml").write_text(RIGHT, "utf-8")
    result = check(wrong, "right.xml")
    assert result.output.endswith("2 feeds checked: 2 errors.\n")


def test_a_pipe_that_closes_early_shows_no_traceback(tmp_path: Path) -> None:
    many = tmp_path / "many.xml"
    many.write_text(framed("rss-item", "<mood/>" * 20_000), "utf-8")
    program = f"{sys.executable} -m feedsmith check {many} --format json | head -c 100"
    run = subprocess.run(program, shell=True, capture_output=True, text=True, check=False)
    assert "Traceback" not in run.stderr
