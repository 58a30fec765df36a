"""The schemas of the three formats, proved by documents that they must accept and refuse."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from feedsmith.checks.schema import XmlFormat, json_schema, schema_errors, xml_schema
from feedsmith.model import Format

CASES = Path(__file__).parent.parent / "fixtures" / "schemas"
FORMATS: tuple[Format, ...] = ("atom", "rss", "json")
Kind = Literal["valid", "invalid"]

W3C_CASES = Path(os.environ.get("FEEDSMITH_SHARED", "nowhere")) / "w3c-cases"
needs_w3c_cases = pytest.mark.skipif(
    not (W3C_CASES / "labels.json").is_file(),
    reason="FEEDSMITH_SHARED names no folder with the W3C validator's cases",
)

# What the schemas were measured to do with the cases of the W3C feed validator. What they miss is
# no grammar's business: other vocabularies, doubled ids and links, weekdays, registered languages.
ACCEPTED_VALID = {"atom": 132, "rss": 137}
REFUSED_INVALID = {"atom": 275, "rss": 105}

# Valid only because the W3C validator is lenient, and why the schema is not.
LENIENT: dict[XmlFormat, dict[str, str]] = {
    "atom": {},
    "rss": {
        "rss20/data-types-email/rfc2368.xml": "a mailto: address with an escaped name as an author",
        "rss20/data-types-datetime/everything.xml": "two-digit years and comments within dates",
    },
}


def case_paths(kind: Kind) -> list[Path]:
    folders = [CASES / name / kind for name in FORMATS]
    return [path for folder in folders for path in sorted(folder.iterdir())]


def format_of(path: Path) -> Format:
    return cast(Format, path.parent.parent.name)


def errors_in(path: Path) -> list[str]:
    name = format_of(path)
    if name == "json":
        document = json.loads(path.read_bytes())
        return [
            error.message for error in Draft202012Validator(json_schema()).iter_errors(document)
        ]
    return schema_errors(path.read_bytes(), name)


def case_name(path: Path) -> str:
    return path.relative_to(CASES).as_posix()


@pytest.mark.parametrize("path", case_paths("valid"), ids=case_name)
def test_a_valid_document_is_accepted(path: Path) -> None:
    assert errors_in(path) == []


@pytest.mark.parametrize("path", case_paths("invalid"), ids=case_name)
def test_an_invalid_document_is_refused(path: Path) -> None:
    assert errors_in(path) != []


@pytest.mark.parametrize("path", case_paths("invalid"), ids=case_name)
def test_an_invalid_case_is_one_edit_away_from_a_valid_one(path: Path) -> None:
    assert min(edits(path, valid) for valid in (path.parent.parent / "valid").iterdir()) == 1


def edits(one: Path, other: Path) -> int:
    """Return in how many places the lines of two files differ."""
    before, after = (path.read_text(encoding="utf-8").splitlines() for path in (one, other))
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(tag != "equal" for tag, *_ in steps)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_cases_of_both_kinds(name: str) -> None:
    assert len(list((CASES / name / "valid").iterdir())) >= 6
    assert len(list((CASES / name / "invalid").iterdir())) >= 25


ATOM = "{http://www.w3.org/2005/Atom}"
PEOPLE_AND_LINKS = {"author", "category", "contributor", "link"}


@pytest.mark.parametrize(
    ("case", "parent", "repeatable"),
    [
        ("atom/valid/metadata-in-any-order.xml", "feed", {*PEOPLE_AND_LINKS, "entry"}),
        ("atom/valid/source-names-the-author.xml", "entry", PEOPLE_AND_LINKS),
        ("atom/valid/source-names-the-author.xml", "source", PEOPLE_AND_LINKS),
        ("atom/valid/entries-take-the-feeds-author.xml", "author", set()),
        ("rss/valid/channel-with-every-element.xml", "channel", {"category", "item"}),
        ("rss/valid/channel-with-every-element.xml", "image", set()),
        ("rss/valid/channel-with-every-element.xml", "textInput", set()),
        ("rss/valid/item-with-every-element.xml", "item", {"category", "enclosure"}),
    ],
)
def test_what_is_said_once_is_refused_twice(case: str, parent: str, repeatable: set[str]) -> None:
    for child in children(case, parent):
        child.addnext(deepcopy(child))
        name = etree.QName(child).localname
        refused = bool(schema_errors(document_of(child), xml_format(case)))
        assert refused is (name not in repeatable), name


@pytest.mark.parametrize(
    ("case", "parent", "required"),
    [
        ("atom/valid/metadata-in-any-order.xml", "feed", {"id", "title", "updated", "author"}),
        ("atom/valid/entries-take-the-feeds-author.xml", "author", {"name"}),
        ("rss/valid/channel-with-every-element.xml", "channel", {"title", "link", "description"}),
        ("rss/valid/channel-with-every-element.xml", "image", {"url", "title", "link"}),
        (
            "rss/valid/channel-with-every-element.xml",
            "textInput",
            {"title", "description", "name", "link"},
        ),
        ("rss/valid/item-with-every-element.xml", "item", set()),
    ],
)
def test_only_what_is_required_may_not_be_left_out(
    case: str, parent: str, required: set[str]
) -> None:
    for child in children(case, parent):
        holder = cast(etree._Element, child.getparent())
        holder.remove(child)
        refused = bool(schema_errors(document_of(holder), xml_format(case)))
        name = etree.QName(child).localname
        assert refused is (name in required), name


@pytest.mark.parametrize(
    ("case", "element"),
    [
        ("rss/valid/channel-with-every-element.xml", "cloud"),
        ("rss/valid/item-with-every-element.xml", "enclosure"),
        ("rss/valid/item-with-every-element.xml", "source"),
    ],
)
def test_an_element_with_an_attribute_less_is_refused(case: str, element: str) -> None:
    names = list(find(case, element).attrib)
    assert names
    for name in names:
        changed = find(case, element)
        del changed.attrib[name]
        assert schema_errors(document_of(changed), "rss") != [], name


FULL_JSON = ("feed-with-every-member", "item-with-every-member", "version-one-with-its-author")


@pytest.mark.parametrize("name", FULL_JSON)
def test_a_json_value_of_another_kind_is_refused(name: str) -> None:
    for document, holder, key in json_places(name):
        holder[key] = [[]]
        assert not Draft202012Validator(json_schema()).is_valid(document), key


@pytest.mark.parametrize("name", FULL_JSON)
@pytest.mark.parametrize("surplus", [{"lamp": {}}, {"_lamp": "lit"}, {"_lamp.v2": {}}, {"_": {}}])
def test_a_json_object_with_a_surplus_member_is_refused(
    name: str, surplus: dict[str, object]
) -> None:
    for document, holder, _ in json_places(name):
        if isinstance(holder, dict):
            holder.update(surplus)
            assert not Draft202012Validator(json_schema()).is_valid(document), holder


def json_places(name: str) -> Iterator[tuple[Any, Any, Any]]:
    """Yield a document, a container in it and a key of that, each in a document of its own."""
    text = (CASES / "json" / "valid" / f"{name}.json").read_text(encoding="utf-8")
    for position in range(len(list(containers(json.loads(text))))):
        document = json.loads(text)
        yield document, *list(containers(document))[position]


def containers(value: Any) -> Iterator[tuple[Any, Any]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from containers(inner)


def find(case: str, name: str) -> etree._Element:
    """Return the first element of that local name in a freshly read case."""
    root = etree.fromstring((CASES / case).read_bytes())
    return next(root.iter(name, f"{ATOM}{name}"))


def children(case: str, parent: str) -> Iterator[etree._Element]:
    """Yield each child of the element, every one in a document of its own."""
    for position in range(len(find(case, parent))):
        yield find(case, parent)[position]


def xml_format(case: str) -> XmlFormat:
    return "atom" if case.startswith("atom/") else "rss"


def document_of(element: etree._Element) -> bytes:
    return etree.tostring(element.getroottree())


@pytest.mark.parametrize(
    ("case", "line"),
    [
        ("atom/invalid/link-without-href.xml", 17),
        ("atom/invalid/entry-without-content-or-alternate.xml", 24),
        ("atom/invalid/date-without-a-zone.xml", 5),
        ("rss/invalid/enclosure-without-length.xml", 15),
        ("rss/invalid/image-too-wide.xml", 19),
        ("rss/invalid/item-without-title-and-description.xml", 7),
    ],
)
def test_the_first_error_names_the_line_of_the_fault(case: str, line: int) -> None:
    assert errors_in(CASES / case)[0].startswith(f"line {line}: ")


def test_a_document_that_is_not_well_formed_has_one_error() -> None:
    (error,) = errors_in(CASES / "rss" / "invalid" / "tag-not-closed.xml")
    assert error.startswith("line 7: ")
    assert "title" in error


def test_an_empty_document_has_an_error_too() -> None:
    assert schema_errors(b"", "atom")[0].startswith("line 1: ")


def test_an_entity_is_not_expanded() -> None:
    plain = (CASES / "rss" / "valid" / "smallest-channel.xml").read_bytes()
    address = b"https://mill.example/"
    declared = plain.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY mill "' + address + b'">]>\n<rss')
    used = declared.replace(b"<link>" + address, b"<link>&mill;")
    assert schema_errors(declared, "rss") == []
    assert schema_errors(used, "rss") != []


def test_an_error_of_one_document_is_not_told_of_the_next() -> None:
    assert errors_in(CASES / "atom" / "invalid" / "id-empty.xml") != []
    assert errors_in(CASES / "atom" / "valid" / "smallest-feed.xml") == []


def test_a_schema_is_read_once() -> None:
    assert xml_schema("atom") is xml_schema("atom")
    assert json_schema() is json_schema()


def test_the_json_schema_is_one_by_its_own_draft() -> None:
    Draft202012Validator.check_schema(json_schema())


def w3c_cases(name: XmlFormat, *, invalid: bool) -> list[tuple[str, bytes]]:
    """Return file and bytes of each case with the format's root element and this verdict."""
    labels = json.loads((W3C_CASES / "labels.json").read_bytes())
    chosen = [label["file"] for label in labels if label["w3c_invalid"] is invalid]
    cases = ((file, (W3C_CASES / file).read_bytes()) for file in chosen)
    return [(file, data) for file, data in cases if root_format(data) == name]


def root_format(data: bytes) -> XmlFormat | None:
    try:
        tag = etree.fromstring(data, etree.XMLParser(resolve_entities=False)).tag
    except etree.XMLSyntaxError:
        return None
    if tag in ("{http://www.w3.org/2005/Atom}feed", "{http://www.w3.org/2005/Atom}entry"):
        return "atom"
    return "rss" if tag == "rss" else None


@needs_w3c_cases
@pytest.mark.parametrize("name", ["atom", "rss"])
def test_every_valid_w3c_case_is_accepted_but_the_lenient_ones(name: XmlFormat) -> None:
    cases = w3c_cases(name, invalid=False)
    refused = {file for file, data in cases if schema_errors(data, name)}
    assert refused == set(LENIENT[name])
    assert len(cases) - len(refused) >= ACCEPTED_VALID[name]


@needs_w3c_cases
@pytest.mark.parametrize("name", ["atom", "rss"])
def test_no_fewer_invalid_w3c_cases_are_refused_than_measured(name: XmlFormat) -> None:
    cases = w3c_cases(name, invalid=True)
    assert sum(bool(schema_errors(data, name)) for _, data in cases) >= REFUSED_INVALID[name]
