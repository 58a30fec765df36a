"""Media RSS: what is said of a media object, its title, picture, category, hash and credits.

Source: https://www.rssboard.org/media-rss#optional-elements
"""

from __future__ import annotations

from collections.abc import Iterator

from feedsmith.checks.grammar import Attribute, Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.checks.values.addresses import absolute_uri
from feedsmith.checks.values.html import html, plain_text
from feedsmith.checks.values.names import language
from feedsmith.checks.values.numbers import one_of, positive_integer
from feedsmith.checks.vocabularies.media.roles import EBU_ROLES
from feedsmith.checks.vocabularies.media.values import SPEC, either, given, moment, nearest
from feedsmith.checks.vocabularies.parents import FEEDS_AND_ITEMS
from feedsmith.problems import Problem
from feedsmith.text import shorten

PLACES = (*FEEDS_AND_ITEMS, "media:content", "media:group")
"""Where each of these elements may stand: what holds others says it for all of them."""

ROLE = Rule(
    code="media-role",
    level="error",
    title="A credit names a role that its list does not have",
    why="Readers know people's roles by the words of one list, in lower case; another word is "
    "dropped, or the person with it.",
    spec=f"{SPEC}#media-credit",
    frame="rss-item",
    wrong='<media:credit role="Baker">Ann Baker</media:credit>',
    right='<media:credit role="photographer">Ann Baker</media:credit>',
)
ADULT = Rule(
    code="media-adult",
    level="hint",
    title="Media RSS says adult content in another way today",
    why="`media:adult` was replaced by `media:rating` long ago; newer readers look only there.",
    spec=f"{SPEC}#media-rating",
    frame="rss-item",
    wrong="<media:adult>false</media:adult>",
    right="<media:rating>nonadult</media:rating>",
)

_TEXTS = Attribute((given(one_of("plain", "html")),))
_PIXELS = Attribute((given(positive_integer),))
_MOMENT = Attribute((given(moment),))


def _said(node: Node, _: Context) -> Iterator[Problem]:
    check = html if node.attributes.get("type") == "html" else plain_text
    yield from check(node.text, node.spot())


def _old(node: Node, _: Context) -> Iterator[Problem]:
    adult = node.text.strip().lower() == "true"
    mend = f"Write <media:rating>{'adult' if adult else 'nonadult'}</media:rating>."
    yield ADULT.problem(node.spot(), f"{node.spot().name} is out of use", mend)


def _role(node: Node, _: Context) -> Iterator[Problem]:
    role = node.attributes.get("role")
    if not role:
        return
    listed = (node.attributes.get("scheme") or "urn:ebu") == "urn:ebu"
    if (role in EBU_ROLES) if listed else (role == role.lower()):
        return
    spot = node.spot("role")
    if listed:
        near = nearest(role, EBU_ROLES)
        meant = f'Write role="{near}", if that is meant' if near else "Choose a role of that list"
        mend = f"{meant}, or name another list by `scheme`."
        yield ROLE.problem(spot, f'{spot.name} is "{shorten(role, 40)}": no role of EBU', mend)
    else:
        what = f'{spot.name} is "{shorten(role, 40)}", with capital letters'
        yield ROLE.problem(spot, what, f'Write role="{role.lower()}".')


def _listing(node: Node, _: Context) -> Iterator[Problem]:
    scheme = node.attributes.get("scheme")
    if scheme and scheme != "urn:ebu":
        yield from absolute_uri(scheme, node.spot("scheme"))


DEFINITIONS = (
    *(
        Definition(
            name=name,
            parents=PLACES,
            spec=f"{SPEC}#{name.replace(':', '-')}",
            text=(),
            attributes={"type": _TEXTS},
            looks=(_said,),
        )
        for name in ("media:title", "media:description")
    ),
    Definition(
        name="media:keywords",
        parents=PLACES,
        spec=f"{SPEC}#media-keywords",
        once=False,
        text=(),
    ),
    Definition(
        name="media:thumbnail",
        parents=PLACES,
        spec=f"{SPEC}#media-thumbnails",
        once=False,
        attributes={
            "url": Attribute((absolute_uri,), required=True),
            "height": _PIXELS,
            "width": _PIXELS,
            "time": _MOMENT,
        },
    ),
    Definition(
        name="media:category",
        parents=PLACES,
        spec=f"{SPEC}#media-category",
        once=False,
        text=(),
        attributes={
            "scheme": Attribute((given(absolute_uri),)),
            "label": Attribute((given(plain_text),)),
        },
    ),
    Definition(
        name="media:player",
        parents=PLACES,
        spec=f"{SPEC}#media-player",
        once=False,
        attributes={
            "url": Attribute((absolute_uri,), required=True),
            "height": _PIXELS,
            "width": _PIXELS,
        },
    ),
    Definition(
        name="media:credit",
        parents=PLACES,
        spec=f"{SPEC}#media-credit",
        once=False,
        text=(),
        attributes={"role": Attribute(), "scheme": Attribute()},
        looks=(_role, _listing),
    ),
    Definition(
        name="media:copyright",
        parents=PLACES,
        spec=f"{SPEC}#media-copyright",
        text=(plain_text,),
        attributes={"url": Attribute((given(absolute_uri),))},
    ),
    Definition(
        name="media:text",
        parents=PLACES,
        spec=f"{SPEC}#media-text",
        once=False,
        text=(),
        attributes={
            "type": _TEXTS,
            "lang": Attribute((given(language),)),
            "start": _MOMENT,
            "end": _MOMENT,
        },
        looks=(_said,),
    ),
    Definition(
        name="media:adult",
        parents=PLACES,
        spec=f"{SPEC}#media-adult",
        text=(either,),
        looks=(_old,),
    ),
)
