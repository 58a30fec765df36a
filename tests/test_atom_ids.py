"""An id as Atom takes it: https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6"""

from __future__ import annotations

import pytest
from hypothesis import given
from msgspec.structs import replace
from strategies import ids
from written import HOME, MILL, POST, document, text, tree

from feedsmith.atom_ids import identifier, original

ENTRY = "a:entry"


@pytest.mark.parametrize(
    "id",
    [
        POST.url,
        "http://mill.example/?p=12&preview=no",
        "https://mill.example/%c3%a9",
        "https://mill.example/é/#zwei",
        "HTTPS://MILL.example:443/a/../b",
        "tag:mill.example,2026:flour",
        "urn:uuid:6BA7B810-9dad-11d1-80b4-00c04fd430c8",
    ],
)
def test_an_id_that_is_an_address_is_kept_byte_for_byte(id: str) -> None:
    root = tree(document("atom", replace(POST, id=id), feed=replace(MILL, id=id)))
    assert text(root, "a:id") == id
    assert text(root, f"{ENTRY}/a:id") == id


@pytest.mark.parametrize(
    ("id", "urn"),
    [
        ("post-12", "urn:x-feedsmith:post-12"),
        ("2026/05/é", "urn:x-feedsmith:2026%2F05%2F%C3%A9"),
        ("Notes: on grinding", "urn:x-feedsmith:Notes%3A%20on%20grinding"),
        ("2026:12", "urn:x-feedsmith:2026%3A12"),
        ("100% rye", "urn:x-feedsmith:100%25%20rye"),
        ("post:12", "urn:x-feedsmith:post%3A12"),
        ("mailto:", "urn:x-feedsmith:mailto%3A"),
        ("https://mill.example/a b", "urn:x-feedsmith:https%3A%2F%2Fmill.example%2Fa%20b"),
        ("https://mill.example/100%", "urn:x-feedsmith:https%3A%2F%2Fmill.example%2F100%25"),
        ("https://mill.example/\n", "urn:x-feedsmith:https%3A%2F%2Fmill.example%2F%0A"),
    ],
)
def test_any_other_id_stands_within_a_urn(id: str, urn: str) -> None:
    root = tree(document("atom", replace(POST, id=id), feed=replace(MILL, id=id)))
    assert text(root, "a:id") == urn
    assert text(root, f"{ENTRY}/a:id") == urn


def test_the_urn_does_not_move_with_the_address() -> None:
    here, there = replace(POST, id="post-12"), replace(POST, id="post-12", url=HOME + "moved/")
    before, after = (tree(document("atom", post)) for post in (here, there))
    assert text(before, f"{ENTRY}/a:id") == text(after, f"{ENTRY}/a:id")


@given(ids(), ids())
def test_two_ids_stay_two(first: str, second: str) -> None:
    assert (identifier(first) == identifier(second)) is (first == second)


@given(ids())
def test_the_id_can_be_told_from_what_atom_says(id: str) -> None:
    assert original(identifier(id)) == id
