"""The podcast namespace's tags of the whole show.

Source: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from feedsmith.checks.grammar import Context, Definition
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule, Spot
from feedsmith.checks.values.dates import rfc822
from feedsmith.checks.values.identifiers import uuid
from feedsmith.checks.values.names import mime_type
from feedsmith.checks.values.numbers import non_negative_integer, one_of, true_false
from feedsmith.checks.values.people import email_address
from feedsmith.checks.vocabularies.podcast.forms import (
    SHOW,
    document,
    listed,
    not_empty,
    optional,
    recommends,
    required,
    secure_file,
    within,
)
from feedsmith.checks.vocabularies.podcast.lists import LISTS, MEDIUMS, SERVICES
from feedsmith.patterns import lazy_pattern
from feedsmith.problems import Problem

_GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"

GUID_VERSION = Rule(
    code="podcast-guid-version",
    level="hint",
    title="The podcast's guid is not one made from its address",
    why="Directories make the guid (a UUID of version 5) from the feed's address. If they gave the "
    "show one before this was chosen, the two do not agree.",
    spec=document("guid"),
    frame="rss-channel",
    wrong="<podcast:guid>f47ac10b-58cc-4372-a567-0e02b2c3d479</podcast:guid>",
    right=f"<podcast:guid>{_GUID}</podcast:guid>",
)
MEDIUM_CONTENT = Rule(
    code="podcast-medium-content",
    level="warning",
    title="The feed does not hold what its medium promises",
    why="A list or a publisher's feed says which other feeds belong to it by `podcast:remoteItem`; "
    "apps that open it as a list find nothing else.",
    spec=document("medium"),
    frame="rss-channel",
    wrong="<podcast:medium>musicL</podcast:medium>",
    right="<podcast:medium>musicL</podcast:medium>\n"
    f'<podcast:remoteItem feedGuid="{_GUID}" itemGuid="song-1" medium="music"/>',
)
PUBLISHER = Rule(
    code="podcast-publisher-link",
    level="error",
    title="The publisher is not named by one link to its feed",
    why="Apps look for exactly one `podcast:remoteItem` whose medium is `publisher`.",
    spec=document("publisher"),
    frame="rss-channel",
    wrong=f'<podcast:publisher><podcast:remoteItem feedGuid="{_GUID}"/></podcast:publisher>',
    right=f'<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="{_GUID}" '
    'feedUrl="https://example.org/publisher.xml"/></podcast:publisher>',
)

_UUID = lazy_pattern(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


def version_5(value: str, spot: Spot) -> Iterator[Problem]:
    """A UUID made from a name, not at random."""
    typed = value.strip()
    if _UUID.fullmatch(typed) and typed[14] != "5":
        what = f'{spot.name} is "{typed}", a UUID of version {typed[14]}'
        mend = "Keep it if the show is known by it already, otherwise make one from the address."
        yield GUID_VERSION.problem(spot, what, mend)


def medium_content(node: Node, _: Context) -> Iterator[Problem]:
    """A list or a publisher's feed names other feeds, and a list has no items of its own."""
    medium, above = node.text.strip(), node.parent
    if above is None or medium not in (*LISTS, "publisher"):
        return
    spot, said = node.spot(), f'{node.spot().name} is "{medium}"'
    if not above.seen["podcast:remoteItem"]:
        what = f"{said}, but there is no <podcast:remoteItem>"
        yield MEDIUM_CONTENT.problem(spot, what, "Add a <podcast:remoteItem> for each entry.")
    if medium == "publisher" and not above.seen["podcast:guid"]:
        what = f"{said}, but there is no <podcast:guid>"
        yield MEDIUM_CONTENT.problem(spot, what, "Add the <podcast:guid> that the shows link to.")
    if medium in LISTS and above.seen["item"]:
        what = f"{said}, but there are items beside the list"
        usual = "podcast" if medium == "mixed" else medium.removesuffix("L")
        yield MEDIUM_CONTENT.problem(spot, what, f"Write {usual}, or remove the items.")


def publisher_link(node: Node, _: Context) -> Iterator[Problem]:
    """Exactly one link, to a feed of the medium `publisher`."""
    links = list(node.all("podcast:remoteItem"))
    if not links:
        return
    if len(links) > 1:
        what = f"{node.spot().name} has {len(links)} <podcast:remoteItem>"
        yield PUBLISHER.problem(node.spot(), what, "Keep the one of the publisher's feed.")
    for link in links:
        if link.attributes.get("medium", "").strip() != "publisher":
            what = f'{link.spot().name} in {node.spot().name} is not medium="publisher"'
            yield PUBLISHER.problem(link.spot("medium"), what, 'Write medium="publisher".')
    yield from recommends("feedUrl")(links[0], Context())


DEFINITIONS = (
    Definition(
        name="podcast:locked",
        parents=SHOW,
        spec=document("locked"),
        text=(one_of("yes", "no"),),
        attributes={"owner": optional(email_address)},
    ),
    Definition(
        name="podcast:block",
        parents=SHOW,
        spec=document("block"),
        once=False,
        text=(one_of("yes", "no"),),
        attributes={"id": optional(listed(SERVICES))},
    ),
    Definition(
        name="podcast:guid",
        parents=SHOW,
        spec=document("guid"),
        text=(uuid, version_5),
    ),
    Definition(
        name="podcast:medium",
        parents=SHOW,
        spec=document("medium"),
        text=(one_of(*MEDIUMS),),
        looks=(medium_content,),
    ),
    Definition(
        name="podcast:podping",
        parents=SHOW,
        spec=document("podping"),
        attributes={"usesPodping": optional(true_false)},
    ),
    Definition(
        name="podcast:podpingAuth",
        parents=("podcast:podping",),
        spec=document("podping"),
        once=False,
        attributes={"account": required()},
    ),
    Definition(
        name="podcast:trailer",
        parents=SHOW,
        spec=document("trailer"),
        once=False,
        text=(not_empty, within(128)),
        attributes={
            "url": required(secure_file),
            "pubdate": required(rfc822),
            "length": optional(non_negative_integer),
            "type": optional(mime_type),
            "season": optional(non_negative_integer),
        },
        looks=(recommends("length", "type"),),
    ),
    Definition(
        name="podcast:podroll",
        parents=SHOW,
        spec=document("podroll"),
        requires=("podcast:remoteItem",),
    ),
    Definition(
        name="podcast:publisher",
        parents=SHOW,
        spec=document("publisher"),
        requires=("podcast:remoteItem",),
        looks=(publisher_link,),
    ),
    Definition(
        name="podcast:remoteItem",
        parents=(
            *SHOW,
            "podcast:podroll",
            "podcast:publisher",
            "podcast:valueTimeSplit",
        ),
        spec=document("remoteItem"),
        once=False,
        attributes={
            "feedGuid": required(uuid),
            "feedUrl": optional(secure_file),
            "itemGuid": optional(),
            "medium": optional(one_of(*MEDIUMS)),
            "title": optional(),
        },
    ),
)
