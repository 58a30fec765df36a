"""Atom's person constructs: author and contributor, each with name, uri and e-mail.

Source: https://www.rfc-editor.org/rfc/rfc4287#section-3.2
"""

from __future__ import annotations

from feedsmith.checks.grammar import Attribute, Definition
from feedsmith.checks.values.addresses import reference
from feedsmith.checks.values.html import not_blank
from feedsmith.checks.values.people import email_address, person_name
from feedsmith.checks.vocabularies.parents import FEEDS, ITEMS

_SPEC = "https://www.rfc-editor.org/rfc/rfc4287#section-3.2"

PEOPLE = ("atom:author", "atom:contributor", "at:by")
"""The elements that hold a person."""

DEFINITIONS = (
    *(
        Definition(
            name=name,
            parents=(*FEEDS, *ITEMS),
            spec=_SPEC,
            once=False,
            attributes={"rdf:parseType": Attribute()},
            requires=("atom:name",),
        )
        for name in ("atom:author", "atom:contributor")
    ),
    Definition(
        name="atom:name",
        parents=PEOPLE,
        spec=f"{_SPEC}.1",
        text=(not_blank, person_name),
    ),
    Definition(
        name="atom:uri",
        parents=PEOPLE,
        spec=f"{_SPEC}.2",
        text=(not_blank, reference),
    ),
    Definition(
        name="atom:email",
        parents=PEOPLE,
        spec=f"{_SPEC}.3",
        text=(email_address,),
    ),
)
