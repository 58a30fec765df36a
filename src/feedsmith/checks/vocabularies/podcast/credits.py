"""The podcast namespace's tags of a show or an episode: people, places, money, licences, talk.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from feedsmith.checks import structure
from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.names import country
from feedsmith.checks.values.numbers import non_negative_integer, one_of
from feedsmith.checks.vocabularies.podcast.forms import (
    EPISODE,
    SHOW,
    document,
    listed,
    not_empty,
    optional,
    recommends,
    required,
    secure_file,
    secure_page,
    within,
)
from feedsmith.checks.vocabularies.podcast.lists import (
    CHAT_PROTOCOLS,
    CREATIVE_COMMONS,
    GROUPS,
    LICENSES,
    ROLES,
    SOCIAL_PROTOCOLS,
)
from feedsmith.checks.vocabularies.podcast.places import geo, osm
from feedsmith.checks.vocabularies.podcast.proposals import former
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem
from feedsmith.text import one_line, shorten

LICENSE = Rule(
    code="podcast-license-unnamed",
    level="error",
    title="A licence is neither a known identifier nor linked",
    why="Nobody can tell what is allowed: a licence that is not on the list needs its address.",
    spec=document("license"),
    frame="rss-channel",
    wrong="<podcast:license>Free for bakers</podcast:license>",
    right='<podcast:license url="https://example.org/license">Free for bakers</podcast:license>',
)
DISABLED = Rule(
    code="podcast-comments-disabled",
    level="warning",
    title="Comments are disabled and offered at once",
    why="`disabled` stands alone: apps cannot tell whether comments are wanted.",
    spec=document("socialInteract"),
    frame="rss-item",
    wrong='<podcast:socialInteract protocol="disabled" uri="https://example.social/@ann/1"/>',
    right='<podcast:socialInteract protocol="disabled"/>',
)
CHAT_SERVER = Rule(
    code="podcast-chat-server",
    level="warning",
    title="The server of a chat is not the name of a host",
    why="Apps put the name into their own connection; an address with a scheme or path fails.",
    spec=document("chat"),
    frame="rss-channel",
    wrong='<podcast:chat server="irc://irc.example.org/" protocol="irc" accountId="@ann"/>',
    right='<podcast:chat server="irc.example.org" protocol="irc" accountId="@ann"/>',
)
AI_CONTENT = Rule(
    code="podcast-ai-content",
    level="warning",
    title="Whether artificial intelligence took part is not told by true or false",
    why="Apps read true or false as with `itunes:explicit`, and nothing from other words.",
    spec=document("txt"),
    frame="rss-item",
    wrong='<podcast:txt purpose="ai-content">yes</podcast:txt>',
    right='<podcast:txt purpose="ai-content">true</podcast:txt>',
)

_CREATIVE_COMMONS = lazy_pattern(CREATIVE_COMMONS)
_COMMON = tuple(
    f"cc-by{kind}-4.0" for kind in ("", "-sa", "-nd", "-nc", "-nc-sa", "-nc-nd")
) + tuple(one for one in LICENSES if len(one) > 2)
_MEANT = {"all-rights-reserved": "arr", "public-domain": "cc0-1.0", "cc0": "cc0-1.0"}
_HOST = lazy_pattern(r"(?:[\w-]+\.)*[\w-]+\.?(?::\d+)?|\[[\da-f:.]+\](?::\d+)?", re.IGNORECASE)


def license_named(node: Node, _: Context) -> Iterator[Problem]:
    """A licence that is not on the list has an address."""
    typed = one_line(node.text)
    known = typed.lower()
    if not known or known in LICENSES or _CREATIVE_COMMONS.fullmatch(known):
        return
    if "url" not in node.attributes:
        spot = node.spot()
        plain = re.sub(r"[\s_()]+", "-", known).strip("-")
        near = (
            [_MEANT[plain]] if plain in _MEANT else get_close_matches(plain[:100], _COMMON, 1, 0.8)
        )
        mend = f"Write {near[0].upper()}, if that is meant, or a" if near else "A"
        what = f'{spot.name} is "{shorten(typed, 60)}", which is not on the list of licences'
        yield LICENSE.problem(spot, what, f'{mend}dd url="…" with the address of its text.')


def social(node: Node, context: Context) -> Iterator[Problem]:
    """A post to answer, or nothing at all where comments are disabled."""
    protocol = node.attributes.get("protocol", "").strip().lower()
    if protocol == "disabled":
        yield from _disabled(node)
        return
    if "uri" not in node.attributes:
        yield from structure.attribute_missing(node, "uri", document("socialInteract"))
    together = node.parent is not None and node.parent.seen[node.name] > 1
    yield from recommends("accountId", *(("priority",) if together else ()))(node, context)


def _disabled(node: Node) -> Iterator[Problem]:
    spot, said = node.spot(), f'{node.spot().name} says protocol="disabled"'
    more = [name for name in node.attributes if name != "protocol" and not name.startswith("xml:")]
    if more:
        what = f"{said} and `{more[0]}`"
        yield DISABLED.problem(spot, what, "Remove all attributes but the protocol.")
    if node.parent is not None and node.parent.seen[node.name] > 1:
        what = f"{said} beside other {spot.name}"
        yield DISABLED.problem(spot, what, "Keep this one alone, or remove it.")


def chat_server(node: Node, _: Context) -> Iterator[Problem]:
    """The name of a host, with a port if need be."""
    typed = node.attributes.get("server", "").strip()
    if "server" in node.attributes and not _HOST.fullmatch(typed):
        spot = node.spot("server")
        name = re.sub(r"^[a-z+]+://|/.*$", "", typed, flags=re.IGNORECASE).partition("/")[0]
        mend = f'Write server="{name}".' if _HOST.fullmatch(name) else "Write irc.example.org."
        what = f'{spot.name} is "{shorten(typed, 60)}", not the name of a host'
        yield CHAT_SERVER.problem(spot, what, mend)


def ai_content(node: Node, _: Context) -> Iterator[Problem]:
    """The one purpose whose text has a form."""
    purpose, typed = node.attributes.get("purpose", "").strip(), node.text.strip()
    if purpose == "ai-content" and typed.lower() not in ("true", "false"):
        what = f'{node.spot().name} with purpose="ai-content" says "{shorten(typed, 40)}"'
        yield AI_CONTENT.problem(node.spot(), what, "Write true or false.")


_BOTH = (*SHOW, *EPISODE)

DEFINITIONS = (
    Definition(
        name="podcast:funding",
        parents=_BOTH,
        spec=document("funding"),
        once=False,
        text=(within(128),),
        attributes={"url": required(secure_page)},
    ),
    Definition(
        name="podcast:person",
        parents=_BOTH,
        spec=document("person"),
        once=False,
        text=(not_empty, within(128)),
        attributes={
            "role": optional(listed(ROLES)),
            "group": optional(listed(GROUPS)),
            "img": optional(secure_file),
            "href": optional(secure_page),
        },
    ),
    Definition(
        name="podcast:location",
        parents=_BOTH,
        spec=document("location"),
        once=False,
        text=(not_empty, within(128)),
        attributes={
            "rel": optional(one_of("subject", "creator")),
            "geo": optional(geo),
            "osm": optional(osm),
            "country": optional(country),
        },
    ),
    Definition(
        name="podcast:license",
        parents=_BOTH,
        spec=document("license"),
        text=(not_empty, within(128)),
        attributes={"url": optional(secure_page)},
        looks=(license_named,),
    ),
    Definition(
        name="podcast:txt",
        parents=_BOTH,
        spec=document("txt"),
        once=False,
        text=(within(4000),),
        attributes={"purpose": optional(within(128))},
        looks=(ai_content,),
    ),
    Definition(
        name="podcast:socialInteract",
        parents=_BOTH,
        spec=document("socialInteract"),
        once=False,
        attributes={
            "protocol": required(listed(SOCIAL_PROTOCOLS)),
            "uri": optional(secure_page),
            "accountId": optional(),
            "accountUrl": optional(secure_page),
            "priority": optional(non_negative_integer),
            "platform": optional(former),
            "pubDate": optional(former),
            "podcastAccountId": optional(former),
            "podcastAccountUrl": optional(former),
        },
        looks=(social,),
    ),
    Definition(
        name="podcast:chat",
        parents=_BOTH,
        spec=document("chat"),
        attributes={
            "server": required(),
            "protocol": required(listed(CHAT_PROTOCOLS)),
            "accountId": optional(),
            "space": optional(),
            "embedUrl": optional(former),
        },
        looks=(chat_server, recommends("accountId")),
    ),
)
