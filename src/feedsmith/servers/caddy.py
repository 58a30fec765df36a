"""Caddy: matchers and headers for a site block.

Sources: https://caddyserver.com/docs/caddyfile/directives/header,
https://caddyserver.com/docs/caddyfile/matchers#path
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedsmith.configuration.groups import SLUG
from feedsmith.servers.rules import COMMON, Rule, single

_ASKED = "{http.request.orig_uri.path}"


def caddy(rules: Sequence[Rule]) -> str:
    """The rules for Caddy: one for all feeds that have the same headers."""
    alike: dict[tuple[str, str | None], list[str]] = {}
    for rule in single(rules, echoed=True):
        own = f"{rule.origin}{_ASKED}" if rule.is_plain else rule.urls[0]
        alike.setdefault((rule.content_type, rule.link(own)), []).append(rule.path)
    blocks = (
        "\n".join(_block(f"@feeds{number}", paths, *headers)) + "\n"
        for number, (headers, paths) in enumerate(alike.items(), start=1)
    )
    return "\n".join(blocks)


def _block(name: str, paths: Sequence[str], kind: str, link: str | None) -> Iterator[str]:
    yield f"{name} path {' '.join(path.replace(SLUG, '*') for path in paths)}"
    yield f"header {name} {{"
    for header, value in (("Content-Type", kind), *COMMON):
        yield f'    {header} "{value}"'
    if link:
        yield f"    Link `{link}`"
    yield "}"
