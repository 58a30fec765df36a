"""What a check found, as SARIF 2.1.0, which code scanners read.

Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import msgspec

from feedsmith import __version__
from feedsmith.checking import Checked
from feedsmith.checks.families import catalogue
from feedsmith.checks.rules import Rule
from feedsmith.problems import Level, Place, Problem

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS: Mapping[Level, str] = {"error": "error", "warning": "warning", "hint": "note"}


def as_sarif(checked: Checked) -> str:
    """One run, with the rules that found something."""
    used = sorted({problem.code for problem in checked.problems})
    rules = [catalogue()[code] for code in used]
    driver = {
        "name": "feedsmith",
        "version": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(name)}} for name in checked.feeds],
        "results": [_result(one, used.index(one.code)) for one in checked.problems],
    }
    said = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Wrong:\n{rule.wrong}\n\nRight:\n{rule.right}"},
        "helpUri": rule.spec,
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(problem: Problem, rule: int) -> dict[str, object]:
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _LEVELS[problem.level],
        "message": {"text": f"{problem.what}. {problem.mend}"},
        "locations": [_location(problem.place)],
    }


def _location(place: Place) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(place.file)}}
    if place.line is not None:
        region = {"startLine": place.line}
        if place.column is not None:
            region["startColumn"] = place.column
        physical["region"] = region
    location: dict[str, object] = {"physicalLocation": physical}
    if place.field is not None:
        location["logicalLocations"] = [{"fullyQualifiedName": place.field}]
    return location


def _uri(name: str) -> str:
    """A file's name as an address, relative where the name is; standard input has none."""
    if name == "-":
        return "stdin:/"
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
