"""docs/checks.md, made of the rules themselves."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from feedsmith.checks.rules import Rule

INTRODUCTION = """# Rules of `feedsmith check`

Made from the rules themselves: the same text is shown by `feedsmith check --explain CODE`. Each
example is proved by a test: the wrong one is found, the right one is not. An **error** makes a feed
invalid: some readers refuse it or lose something, and `feedsmith build` does not publish it. A
**warning** costs readers something. A **hint** is worth knowing. How these verdicts compare with
those of the W3C's validator is told in [validators.md](validators.md).
"""


def page(rules: Iterable[Rule]) -> str:
    """The whole page: a list of codes by family, then each rule."""
    listed = list(rules)
    return "\n".join([INTRODUCTION, *_contents(listed), *(_section(rule) for rule in listed)])


def _contents(rules: list[Rule]) -> Iterator[str]:
    for family, group in groupby(rules, lambda rule: rule.code.partition("-")[0]):
        links = ", ".join(f"[{rule.code}](#{rule.code})" for rule in group)
        yield f"- **{family}**: {links}"
    yield ""


def _section(rule: Rule) -> str:
    level = f"{rule.level.capitalize()}{f', profile `{rule.profile}`' if rule.profile else ''}."
    parts = [f"## {rule.code}\n\n{level} {rule.title}. {rule.why} ([source]({rule.spec}))\n"]
    for name, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        if example:
            parts.append(f"{name}:\n\n{_fenced(_short(example), rule)}\n")
    return "\n".join(parts)


def _short(example: str) -> str:
    return example if len(example) <= 1000 else example[:1000] + " …"


def _fenced(example: str, rule: Rule) -> str:
    language = "json" if rule.frame.startswith("json") else "xml"
    if rule.frame == "page":
        language = "html"
    return f"```{language}\n{example.strip()}\n```"
