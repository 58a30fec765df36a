"""Entries that were deleted. Source: https://www.rfc-editor.org/rfc/rfc6721"""

from __future__ import annotations

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.values.dates import rfc3339
from feedsmith.checks.values.identifiers import identifier
from feedsmith.checks.vocabularies.atom.text import text_construct

_SPEC = "https://www.rfc-editor.org/rfc/rfc6721"

DEFINITIONS = (
    Definition(
        name="at:deleted-entry",
        parents=("atom:feed",),
        spec=f"{_SPEC}#section-3",
        once=False,
        attributes={
            "ref": Attribute((identifier,), required=True),
            "when": Attribute((rfc3339,), required=True),
        },
    ),
    Definition(
        name="at:by",
        parents=("at:deleted-entry",),
        spec=f"{_SPEC}#section-3",
        requires=("atom:name",),
    ),
    Definition(
        name="at:comment",
        parents=("at:deleted-entry",),
        spec=f"{_SPEC}#section-3",
        attributes={"type": Attribute()},
        looks=(text_construct,),
        open=True,
    ),
)
