"""How often `feedsmith check` and the W3C feed validator agree, by folder of its test cases.

Run with the folder of the cases and their labels: python bench/w3c_agreement.py CASES [--list]
labels.json holds, for each file, the validator's verdict and what the case itself expects.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from feedsmith.checks.documents import check_feed
from feedsmith.checks.grammar import Context
from feedsmith.problems import Problem


class Verdict(NamedTuple):
    """One case: what the validator says, what feedsmith says, and whether it named the culprit."""

    case: Mapping[str, Any]
    problems: tuple[Problem, ...]

    @property
    def invalid(self) -> bool:
        """Whether feedsmith finds an error."""
        return any(problem.level == "error" for problem in self.problems)

    @property
    def agrees(self) -> bool:
        """Whether the two verdicts are the same."""
        return self.invalid is bool(self.case["w3c_invalid"])

    @property
    def named(self) -> bool | None:
        """Whether an error names the element or attribute the case is about; `None` if none is."""
        params = self.case["params"]
        wanted = params.get("attr") or params.get("element")
        if self.case["kind"] != "error" or not wanted:
            return None
        said = (f"{one.place.field} {one.what}" for one in self.problems if one.level == "error")
        return any(wanted.lower() in text.lower() for text in said)


def verdicts(folder: Path, labels: Path) -> Iterator[Verdict]:
    """Check each case as if it were served at its own address."""
    for case in json.loads(labels.read_text("utf-8")):
        data = (folder / case["file"]).read_bytes()
        yield Verdict(case, tuple(check_feed(BytesIO(data), Context(case["base"]))))


def table(found: list[Verdict]) -> Iterator[str]:
    """A line a folder, and one for all."""
    folders: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in found:
        folders[verdict.case["folder"]].append(verdict)
    yield f"{'folder':12} {'valid':>14} {'invalid':>14} {'named':>14}"
    for name, these in [*sorted(folders.items()), ("all", found)]:
        valid = [one.agrees for one in these if not one.case["w3c_invalid"]]
        invalid = [one.agrees for one in these if one.case["w3c_invalid"]]
        named = [one.named for one in these if one.named is not None]
        yield f"{name:12} {_share(valid):>14} {_share(invalid):>14} {_share(named):>14}"


def _share(good: list[bool]) -> str:
    return f"{sum(good)}/{len(good)} {sum(good) / len(good):4.0%}" if good else "–"


def disagreements(found: list[Verdict]) -> Iterator[str]:
    """Each case whose verdict differs, or whose culprit is not named."""
    for one in found:
        if one.agrees and one.named is not False:
            continue
        case = one.case
        yield f"{case['file']}: expects {case['expect']} {case['params']}; {case['description']}"
        yield f"    W3C: {', '.join(case['w3c_errors']) or 'valid'}"
        for problem in one.problems:
            yield f"    {problem.level} {problem.code} {problem.place.field}: {problem.what}"


def main() -> None:
    """Print the table, and with --list the disagreements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="the folder of the cases")
    parser.add_argument("--labels", type=Path, help="instead of labels.json in that folder")
    parser.add_argument("--list", action="store_true", help="name every disagreement")
    parser.add_argument("--only", default="", help="only files whose path contains this")
    arguments = parser.parse_args()
    labels = arguments.labels or arguments.cases / "labels.json"
    found = [one for one in verdicts(arguments.cases, labels) if arguments.only in one.case["file"]]
    if arguments.list:
        print("\n".join(disagreements(found)))
    print("\n".join(table(found)))


if __name__ == "__main__":
    main()
