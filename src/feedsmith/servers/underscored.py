"""The file `_headers` of Netlify and Cloudflare Pages.

Sources: https://docs.netlify.com/manage/routing/headers/,
https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feedsmith.configuration.groups import SLUG
from feedsmith.patterns import lazy_pattern
from feedsmith.servers.rules import COMMON, Rule, single

CLOUDFLARE_LIMIT = 100
"""So many rules does Cloudflare Pages read of a file."""
_NAME = ":slug"
_IN_PART = lazy_pattern(r"[^/]\{slug\}|\{slug\}[^/]|\*")
_IN_WORD = lazy_pattern(r"\{slug\}\w")


def netlify(rules: Sequence[Rule]) -> str:
    """The rules for Netlify, where a name stands for a whole part of a path, never in values."""
    return _blocks(
        one
        for rule in single(rules, echoed=False)
        for one in (rule.apart() if _IN_PART.search(rule.path) else (rule,))
    )


def cloudflare(rules: Sequence[Rule]) -> str:
    """The rules for Cloudflare Pages, which puts what stood for a name in the path into values."""
    return _blocks(
        one for rule in rules for one in (rule.apart() if _IN_WORD.search(rule.path) else (rule,))
    )


def number_of_rules(text: str) -> int:
    """How many rules a whole file has."""
    return sum(line[:1] not in ("", " ", "\t", "#") for line in text.splitlines())


def _blocks(rules: Iterable[Rule]) -> str:
    return "\n".join(_block(rule) for rule in rules)


def _block(rule: Rule) -> str:
    path = rule.path.replace(SLUG, _NAME)
    own = f"{rule.origin}{path}" if rule.is_pattern else rule.urls[0]
    headers = [("Content-Type", rule.content_type), *COMMON]
    link = rule.link(own)
    headers += [("Link", link)] if link else []
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers)
