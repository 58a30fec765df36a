"""How often `feedsmith check` agrees with the W3C's validator on its cases: docs/validators.md.

The cases are no part of the project: FEEDSMITH_SHARED names the folder that holds them.
"""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))
import w3c_agreement

CASES = Path(os.environ.get("FEEDSMITH_SHARED", "")) / "w3c-cases"

pytestmark = pytest.mark.skipif(
    not os.environ.get("FEEDSMITH_SHARED"),
    reason="FEEDSMITH_SHARED names no folder with the W3C validator's cases",
)


@pytest.fixture(scope="module")
def verdicts() -> list[w3c_agreement.Verdict]:
    return list(w3c_agreement.verdicts(CASES, CASES / "labels.json"))


def share(good: list[bool]) -> float:
    return sum(good) / len(good)


@pytest.mark.parametrize("invalid", [False, True], ids=["valid", "invalid"])
def test_the_verdicts_agree(verdicts: list[w3c_agreement.Verdict], invalid: bool) -> None:
    these = [one.agrees for one in verdicts if one.case["w3c_invalid"] is invalid]
    assert share(these) >= 0.99


def test_errors_name_what_they_are_about(verdicts: list[w3c_agreement.Verdict]) -> None:
    assert share([one.named for one in verdicts if one.named is not None]) >= 0.95


def test_the_table_has_a_line_for_each_folder(verdicts: list[w3c_agreement.Verdict]) -> None:
    lines = list(w3c_agreement.table(verdicts))
    folders = {one.case["folder"] for one in verdicts}
    assert [line.split()[0] for line in lines] == ["folder", *sorted(folders), "all"]
