"""Addresses and identifiers, as feeds may and may not write them."""

from collections.abc import Iterable

import pytest

from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Check, Spot
from feedsmith.checks.values.addresses import (
    absolute_uri,
    is_absolute,
    is_reference,
    reference,
    web_address,
)
from feedsmith.checks.values.identifiers import canonical, identifier, uuid
from feedsmith.problems import Problem

ELEMENT: Spot = Node("link", "", None, {}, None, 3, 1).spot()
ATTRIBUTE: Spot = Node("enclosure", "", None, {}, None, 3, 1).spot("url")


def codes(check: Check, value: str, spot: Spot = ELEMENT) -> list[str]:
    return [problem.code for problem in check(value, spot)]


def only(problems: Iterable[Problem]) -> Problem:
    (problem,) = problems
    return problem


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://localhost:4000/a.mp3",
        "https://[2001:db8::1]:8080/rye/",
        "https://[fe80::1%25eth0]/",
        "https://user:secret@example.org/",
        "https://example.org/a?b=c&d=%20#",
        "ftp://example.org/a",
        "mailto:ann@example.org",
        "tel:+49301234",
        "urn:isbn:9780141036144",
        "magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a",
        "\n  https://example.org/rye/\n",
    ],
)
def test_an_absolute_address_of_any_scheme_is_right(address: str) -> None:
    assert codes(absolute_uri, address) == []


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "address-not-absolute"),
        ("  ", "address-not-absolute"),
        ("/rye/", "address-not-absolute"),
        ("//example.org/rye/", "address-not-absolute"),
        ("www.example.org", "address-not-absolute"),
        ("example.org:8080/rye", "address-not-absolute"),
        ("insert link here", "address-not-absolute"),
        ("https:/rye/", "address-without-host"),
        ("https:///rye/", "address-without-host"),
        ("http://:80/", "address-without-host"),
        ("https://example.org:port/", "address-without-host"),
        ("https://[2001:db8::zz]/", "address-without-host"),
        ("https://example.org/rye bread", "address-characters"),
        ("https://example.org/<rye>", "address-characters"),
        ("https://example.org/a|b", "address-characters"),
        ("https://example.org/a\\b", "address-characters"),
        ("https://example.org/a\nb", "address-characters"),
        ("https://example.org/100%", "address-characters"),
        ("https://example.org/?tags[]=rye", "address-characters"),
        ("https://example.org/brötchen", "address-not-ascii"),
        ("https://bäcker.example/", "address-not-ascii"),
        ("javascript:alert(1)", "address-scheme-unknown"),
    ],
)
def test_a_wrong_address_is_found_once(address: str, code: str) -> None:
    assert codes(absolute_uri, address) == [code]


def test_letters_beyond_ascii_are_mended_as_a_browser_writes_them() -> None:
    mend = only(absolute_uri("https://bäcker.example/brötchen", ELEMENT)).mend
    assert "https://xn--bcker-gra.example/br%C3%B6tchen" in mend


def test_a_host_without_a_scheme_is_mended_with_one() -> None:
    assert "https://www.example.org" in only(absolute_uri("www.example.org", ELEMENT)).mend


def test_blanks_around_an_attribute_belong_to_it() -> None:
    assert codes(web_address, " https://example.org/a.mp3", ATTRIBUTE) == ["address-characters"]


@pytest.mark.parametrize("address", ["ftp://example.org/a.mp3", "file:///a.mp3", "data:,a"])
def test_only_the_web_is_fetched(address: str) -> None:
    assert codes(web_address, address) == ["address-not-web"]


def test_a_relative_file_is_not_absolute_rather_than_not_of_the_web() -> None:
    assert codes(web_address, "a.mp3", ATTRIBUTE) == ["address-not-absolute"]


@pytest.mark.parametrize("address", ["~jane/", "/a", "//example.org/ä", "#rye", "?a=b", "ä/ö"])
def test_atom_takes_relative_references_of_any_letters(address: str) -> None:
    assert codes(reference, address) == []
    assert is_reference(address)
    assert not is_absolute(address)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("\nhttps://example.org/\n", "text-whitespace"),
        ("enter homepage here", "address-characters"),
        ('chart"s', "address-characters"),
        ("https:///a", "address-without-host"),
        ("", "text-blank"),
    ],
)
def test_a_wrong_reference_is_found(address: str, code: str) -> None:
    assert codes(reference, address) == [code]


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/rye/",
        "https://example.org/rye?",
        "https://example.org/rye#",
        "https://example.org/brötchen",
        "tag:example.org,2024:rye",
        "tag:ann@example.org,2024-05:",
        "tag:example.org,2024-02-29:/rye/?a=b#c",
        "urn:isbn:9780141036144",
        "URN:example:a/b?=c#d",
        "urn:uuid:1225C695-cfb8-4ebb-aaaa-80da344efa6a",
    ],
)
def test_a_good_identifier_is_right(written: str) -> None:
    assert codes(identifier, written) == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "address-not-absolute"),
        ("example.org", "address-not-absolute"),
        ("insert id here", "address-characters"),
        (" https://example.org/", "text-whitespace"),
        ("\ntag:example.org,2024:rye", "text-whitespace"),
        ("tag:example.org,2023-02-29:rye", "id-tag"),
        ("tag:example.org,2024-5-7:rye", "id-tag"),
        ("tag:example.org,24:rye", "id-tag"),
        ("tag:example.org:rye", "id-tag"),
        ("tag:exa mple.org,2024:rye", "id-tag"),
        ("tag:exa*mple.org,2024:rye", "id-tag"),
        ("tag:example.org,2024:{rye}", "id-tag"),
        ("urn:x:rye", "id-urn"),
        ("urn:my+bakery:rye", "id-urn"),
        ("urn:bakery:", "id-urn"),
        ("urn:bakery-:rye", "id-urn"),
        ("urn:uuid:1225c695", "id-uuid"),
    ],
)
def test_a_wrong_identifier_is_found(written: str, code: str) -> None:
    assert codes(identifier, written) == [code]


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Http://Example.org", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://:@example.org/a", "http://example.org/a"),
        ("http://example.org/a/./b/../c/", "http://example.org/a/c/"),
        ("http://example.org/..", "http://example.org/"),
        ("http://example.org/%7eann/%c3%87?%3a", "http://example.org/~ann/%C3%87?%3A"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("MAILTO:ann@example.org", "MAILTO:ann@example.org"),
    ],
)
def test_an_address_has_one_usual_form(written: str, usual: str) -> None:
    assert canonical(written) == usual
    assert canonical(usual) == usual


def test_an_identifier_in_another_form_is_a_warning() -> None:
    problem = only(identifier("https://Example.org/rye/", ELEMENT))
    assert (problem.code, problem.level) == ("id-not-canonical", "warning")
    assert "https://example.org/rye/" in problem.mend


def test_a_uuid_has_its_digits_in_five_groups() -> None:
    assert codes(uuid, "917393e3-1b1e-5cef-ace4-edaa54e1f810") == []
    assert codes(uuid, "917393e31b1e5ceface4edaa54e1f810") == ["id-uuid"]
    assert codes(uuid, "") == ["id-uuid"]
