"""What an editor's server adds to entries. Source: https://www.rfc-editor.org/rfc/rfc5023"""

from __future__ import annotations

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.dates import rfc3339
from feedsmith.checks.values.numbers import one_of

_SPEC = "https://www.rfc-editor.org/rfc/rfc5023"

DEFINITIONS = (
    Definition(
        name="app:edited",
        parents=("atom:entry",),
        spec=f"{_SPEC}#section-10.2",
        text=(rfc3339,),
    ),
    Definition(
        name="app:control",
        parents=("atom:entry",),
        spec=f"{_SPEC}#section-13.1",
    ),
    Definition(
        name="app:draft",
        parents=("app:control",),
        spec=f"{_SPEC}#section-13.1.1",
        text=(one_of("yes", "no"),),
    ),
    Definition(
        name="app:collection",
        parents=("atom:feed", "atom:source"),
        spec=f"{_SPEC}#section-8.3.3",
        attributes={"href": Attribute((reference,), required=True)},
        requires=("atom:title",),
    ),
    Definition(
        name="app:accept",
        parents=("app:collection",),
        spec=f"{_SPEC}#section-8.3.4",
        once=False,
        text=(),
    ),
    Definition(
        name="app:categories",
        parents=("app:collection",),
        spec=f"{_SPEC}#section-7.2.1",
        once=False,
        attributes={
            "href": Attribute((reference,)),
            "fixed": Attribute((one_of("yes", "no"),)),
            "scheme": Attribute((reference,)),
        },
    ),
)
