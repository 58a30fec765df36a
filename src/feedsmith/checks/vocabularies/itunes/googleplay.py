"""Google's podcast elements. Google Podcasts ended in 2024; the elements still stand in feeds.

Source: https://support.google.com/podcast-publishers/answer/9889544
"""

from __future__ import annotations

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.rules import Check
from feedsmith.checks.values.addresses import absolute_uri, web_address
from feedsmith.checks.values.people import email_address

_SPEC = "https://support.google.com/podcast-publishers/answer/9889544"
_BOTH = ("channel", "item")


def _element(name: str, *checks: Check) -> Definition:
    return Definition(name=f"googleplay:{name}", parents=_BOTH, spec=_SPEC, text=checks)


def _empty(name: str, attribute: str, *checks: Check, once: bool = True) -> Definition:
    return Definition(
        name=f"googleplay:{name}",
        parents=_BOTH,
        spec=_SPEC,
        once=once,
        attributes={attribute: Attribute(checks, required=True)},
    )


DEFINITIONS = (
    _element("author"),
    _element("block"),
    _element("description"),
    _element("explicit"),
    _element("email", email_address),
    _element("owner", email_address),
    _element("new-feed-url", absolute_uri),
    _empty("image", "href", web_address),
    _empty("category", "text", once=False),
)
