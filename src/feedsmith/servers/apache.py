"""Apache httpd 2.4: sections for `.htaccess` or a virtual host.

Sources: https://httpd.apache.org/docs/2.4/mod/mod_headers.html#header,
https://httpd.apache.org/docs/2.4/expr.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from feedsmith.servers.rules import COMMON, Rule, expression, single


def apache(rules: Sequence[Rule]) -> str:
    """The rules for Apache, which compares decoded addresses."""
    blocks = ("\n".join(_section(rule)) + "\n" for rule in single(rules, echoed=True))
    return "<IfModule mod_headers.c>\n" + "\n".join(blocks) + "</IfModule>\n"


def _section(rule: Rule) -> Iterator[str]:
    own = f"{rule.origin}%{{REQUEST_URI}}" if rule.is_plain else rule.urls[0]
    link = rule.link(own)
    yield f'<If "%{{REQUEST_URI}} {_place(rule)}">'
    for name, value in (("Content-Type", rule.content_type), *COMMON):
        yield f'    Header set {name} "{value}"'
    if link:
        escaped = link.replace('"', '\\"')
        yield f'    Header set Link "expr={escaped}"'
    yield "</If>"


def _place(rule: Rule) -> str:
    return f"=~ m#{expression(rule.path, _escaped)}#"


def _escaped(text: str) -> str:
    """A text in a regular expression between `#`, without a quotation mark."""
    return re.sub(r"[^\w/-]", lambda one: _sign(one[0]), text)


def _sign(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if sign in "\"'#%\\" else f"\\{sign}"
