"""Every rule of `feedsmith check` is proved by its own examples: the wrong one, and the right."""

import pytest
from checking import codes, framed

from feedsmith.checks.families import catalogue
from feedsmith.checks.grammar import Context
from feedsmith.checks.rules import Rule

ELSEWHERE = {"feed-too-big", "json-encoding"}
"""Codes whose wrong example would be too big, or cannot be shown; each has a test of its own."""

RULES = [rule for rule in catalogue().values() if rule.frame not in ("page", "folder")]


def context(rule: Rule) -> Context:
    profiles = frozenset({rule.profile} if rule.profile else ())
    return Context("https://example.org/feed.xml", profiles)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_is_found(rule: Rule) -> None:
    if rule.code not in ELSEWHERE:
        assert rule.code in codes(framed(rule.frame, rule.wrong), context(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_right_example_is_not(rule: Rule) -> None:
    assert rule.code not in codes(framed(rule.frame, rule.right), context(rule))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_right_example_has_no_error_at_all(rule: Rule) -> None:
    from checking import found

    errors = [p for p in found(framed(rule.frame, rule.right), context(rule)) if p.level == "error"]
    assert errors == []


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
def test_a_rule_says_all_that_explain_shows(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.spec.startswith("https://")
    assert rule.right.strip()
