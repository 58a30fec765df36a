"""What a check found, for a person, a program, a code scanner or a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from itertools import groupby

import click
import msgspec

from feedsmith import __version__
from feedsmith.checking import Checked
from feedsmith.checks.families import catalogue
from feedsmith.cli.report import COLOURS, counted, problem_as_json
from feedsmith.cli.sarif import as_sarif
from feedsmith.problems import FeedsmithError, Level, Problem

SHOWN = 5
"""How many problems of one kind a person is shown for one file."""

_LEVELS: tuple[Level, ...] = ("error", "warning", "hint")


def exit_code(checked: Checked, *, strict: bool) -> int:
    """1 when an error was found, or a warning when strict."""
    grave = {"error", "warning"} if strict else {"error"}
    return int(any(problem.level in grave for problem in checked.problems))


def as_text(checked: Checked) -> str:
    """Paragraphs, one for a file, and a verdict."""
    parts = list(_files(checked))
    parts.append(_verdict(checked))
    return "\n\n".join(parts)


def _files(checked: Checked) -> Iterator[str]:
    order = {file: number for number, file in enumerate(checked.feeds)}

    def by_file(problem: Problem) -> tuple[int, str]:
        return order.get(problem.place.file, len(order)), problem.place.file

    for (_, file), group in groupby(sorted(checked.problems, key=by_file), by_file):
        yield "\n".join([click.style(file, bold=True), *_lines(list(group))])


def _lines(problems: list[Problem]) -> Iterator[str]:
    """The problems of a file in its own order; of those alike, the first few."""
    seen: Counter[str] = Counter()
    total = Counter(problem.code for problem in problems)
    problems.sort(key=lambda one: (one.place.line or 0, one.place.column or 0))
    for problem in problems:
        seen[problem.code] += 1
        if seen[problem.code] > SHOWN:
            continue
        where = ":".join(str(n) for n in (problem.place.line, problem.place.column) if n)
        level = click.style(problem.level, fg=COLOURS[problem.level])
        start = f"  {where}: {level}" if where else f"  {level}"
        yield f"{start}: {problem.what} [{problem.code}]\n    {problem.mend}"
    for code, number in total.items():
        if number > SHOWN:
            yield f"  … and {number - SHOWN} more [{code}] (--format json lists all)"


def _verdict(checked: Checked) -> str:
    looked = counted(len(checked.feeds), "feed")
    if checked.pages:
        looked += f" and {counted(checked.pages, 'page')}"
    levels = Counter(problem.level for problem in checked.problems)
    found = [counted(levels[level], level) for level in _LEVELS if levels[level]]
    if not found:
        return f"{looked} checked: " + click.style("all good.", fg="green")
    return f"{looked} checked: {', '.join(found)}."


def as_json(checked: Checked) -> str:
    """For a program; its shape is in docs/commands.md."""
    said = {
        "feedsmith": __version__,
        "feeds": list(checked.feeds),
        "pages": checked.pages,
        "problems": [problem_as_json(one) for one in checked.problems],
    }
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()


_GITHUB: Mapping[Level, str] = {"error": "error", "warning": "warning", "hint": "notice"}


def as_github(checked: Checked) -> str:
    """Workflow commands, which GitHub shows beside the lines they are about.

    Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "".join(f"{_command(problem)}\n" for problem in checked.problems)


def _command(problem: Problem) -> str:
    place = problem.place
    said = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    properties = ",".join(f"{k}={_property(str(v))}" for k, v in said.items() if v is not None)
    message = _escaped(f"{problem.what}. {problem.mend}")
    return f"::{_GITHUB[problem.level]} {properties}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


WRITERS: Mapping[str, Callable[[Checked], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def explanation(code: str) -> str:
    """One rule: what it wants, why, who says so, and how it is done wrong and right."""
    rule = catalogue().get(code)
    if rule is None:
        near = get_close_matches(code, catalogue(), 3, 0.5)
        mend = f"Did you mean {', '.join(near)}?" if near else "docs/checks.md lists all rules."
        raise FeedsmithError(f"there is no rule {code}", mend)
    level = click.style(rule.level, fg=COLOURS[rule.level])
    profile = f" (with --profile {rule.profile})" if rule.profile else ""
    lines = [
        f"{click.style(rule.code, bold=True)}: {level}{profile}",
        "",
        f"{rule.title}.",
        rule.why,
    ]
    if rule.wrong:
        lines += ["", "Wrong:", _indented(rule.wrong)]
    lines += ["", "Right:", _indented(rule.right), "", f"Source: {rule.spec}"]
    return "\n".join(lines)


def _indented(text: str) -> str:
    shown = text if len(text) <= 800 else text[:800] + " …"
    return "\n".join(f"  {line}" for line in shown.splitlines())
