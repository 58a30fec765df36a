"""Replies and what they reply to. Source: https://www.rfc-editor.org/rfc/rfc4685"""

from __future__ import annotations

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.identifiers import identifier
from feedsmith.checks.values.names import mime_type
from feedsmith.checks.values.numbers import non_negative_integer
from feedsmith.checks.vocabularies.parents import FEEDS, ITEMS

_SPEC = "https://www.rfc-editor.org/rfc/rfc4685"

DEFINITIONS = (
    Definition(
        name="thr:in-reply-to",
        parents=(*FEEDS, *ITEMS),
        spec=f"{_SPEC}#section-3",
        once=False,
        attributes={
            "ref": Attribute((identifier,), required=True),
            "href": Attribute((reference,)),
            "type": Attribute((mime_type,)),
            "source": Attribute((reference,)),
        },
        open=True,
    ),
    Definition(
        name="thr:total",
        parents=ITEMS,
        spec=f"{_SPEC}#section-5",
        text=(non_negative_integer,),
    ),
)
