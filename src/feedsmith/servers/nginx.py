"""nginx: locations for a `server` block.

Sources: https://nginx.org/en/docs/http/ngx_http_core_module.html#location,
https://nginx.org/en/docs/http/ngx_http_charset_module.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feedsmith.patterns import lazy_pattern
from feedsmith.servers.rules import COMMON, TYPES, XML, Rule, decoded, expression, single

_SIGNS = lazy_pattern(r"[.+?^$()|\[\]{}\\]")
_ASKED = "\N{NULL}"
"""Stands for the address that was asked for, until no `$` can be one of nginx's names."""


def nginx(rules: Sequence[Rule]) -> str:
    """The rules for nginx, which compares decoded addresses.

    The type stands alone and the charset beside it, for that is how `gzip_types` finds it.
    """
    return "\n".join("\n".join(_location(one)) + "\n" for one in single(rules, echoed=True))


def _location(rule: Rule) -> Iterator[str]:
    kind = TYPES[rule.format]
    yield f"location {_place(rule)} {{"
    yield "    types { }"
    yield f"    default_type {kind};"
    if kind == XML:
        yield "    charset utf-8;"
    for name, value in COMMON:
        yield f"    add_header {name} {_quoted(value)};"
    own = f"{rule.origin}{_ASKED}" if rule.is_pattern else rule.urls[0]
    if link := rule.link(own):
        yield f"    add_header Link {_quoted(link.replace('$', '%24').replace(_ASKED, '$uri'))};"
    yield "}"


def _place(rule: Rule) -> str:
    if not rule.is_pattern:
        return f"= {_quoted(decoded(rule.path))}"
    return "~ " + _quoted(expression(rule.path, lambda text: _SIGNS.sub(r"\\\g<0>", text)))


def _quoted(value: str) -> str:
    """A value as nginx reads it: in quotes where it has more than letters, digits and the like."""
    if re.fullmatch(r"[\w./:*-]+", value, re.ASCII):
        return value
    quote = "'" if "'" not in value else '"'
    return quote + re.sub(r"\\(?=[\\'\"])|" + quote, lambda one: "\\" + one[0], value) + quote
