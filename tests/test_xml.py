"""XML as values and as bytes, and the characters that it can carry."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from strategies import CONTROL_TEXTS, NASTY_TEXTS, texts
from written import attributes

from feedsmith import xml
from feedsmith.text import clean_text, is_clean
from feedsmith.xml import Element, Frame, element, parse, serialize, written

XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"x": "https://x.example/", "y": "https://y.example/"}
TAGS = ("plain", "x:one", "x:two", "y:three")


@pytest.mark.parametrize("value", [None, ""])
def test_an_element_that_would_say_nothing_is_none(value: str | None) -> None:
    assert list(element("x:one", value)) == []
    assert list(element("x:one", value, {"a": None})) == []
    assert list(element("x:one", value, {}, ())) == []


def test_an_attribute_without_a_value_vanishes_and_the_others_stay_in_order() -> None:
    (made,) = element("x:one", None, {"b": 2, "none": None, "a": "", "c": 0})
    assert made.attributes == (("b", "2"), ("a", ""), ("c", "0"))


def test_nought_is_something_to_say() -> None:
    assert list(element("x:one", 0)) == [Element("x:one", "0")]


def test_children_are_something_to_say() -> None:
    (made,) = element("x:one", children=element("x:two", "inside"))
    assert made == Element("x:one", children=(Element("x:two", "inside"),))


def test_only_used_prefixes_are_declared_in_the_order_of_their_names() -> None:
    inner = Element("y:three", "t", (("x:kind", "k"),))
    assert serialize(Element("root", children=(inner,)), NAMESPACES).splitlines()[1] == (
        b'<root xmlns:x="https://x.example/" xmlns:y="https://y.example/">'
    )
    assert b"xmlns" not in serialize(Element("root", "t"), NAMESPACES)


def test_a_prefix_is_declared_once_at_the_root() -> None:
    many = tuple(Element("x:one", str(number)) for number in range(3))
    assert serialize(Element("root", children=many), NAMESPACES).count(b"xmlns") == 1


def test_the_xml_prefix_needs_no_declaration() -> None:
    data = serialize(Element("root", "t", (("xml:lang", "en"),)), NAMESPACES)
    assert data.splitlines()[1] == b'<root xml:lang="en">t</root>'


def test_a_text_that_looks_like_a_declaration_is_kept() -> None:
    needle = ' xmlns:xml="http://www.w3.org/XML/1998/namespace"'
    for root in (
        Element("root", needle),
        Element("root", None, (("a", needle),), (Element("x:one", needle),)),
    ):
        read = parse(serialize(root, NAMESPACES, default="https://d.example/"))
        assert read.text == needle or (read.get("a"), read[0].text) == (needle, needle)


def test_names_without_a_prefix_are_in_the_default_namespace_and_attributes_are_not() -> None:
    root = parse(serialize(Element("root", "t", (("a", "b"),)), {}, default="https://d.example/"))
    assert root.tag == "{https://d.example/}root"
    assert attributes(root) == {"a": "b"}


def test_the_document_is_utf_8_with_a_declaration_and_a_last_line_end() -> None:
    data = serialize(Element("root", "Mühle 👩\u200d🌾"), {})
    assert data.startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<root>")
    assert "Mühle 👩\u200d🌾".encode() in data
    assert data.endswith(b"</root>\n")


def test_each_element_has_its_line_and_a_text_is_not_touched_by_it() -> None:
    inner = Element("b", children=(Element("c", "  two\n\nlines "),))
    assert serialize(Element("a", children=(inner, Element("d", "x"))), {}).splitlines()[1:] == [
        b"<a>",
        b"  <b>",
        b"    <c>  two",
        b"",
        b"lines </c>",
        b"  </b>",
        b"  <d>x</d>",
        b"</a>",
    ]


@pytest.mark.parametrize("value", NASTY_TEXTS + CONTROL_TEXTS)
def test_a_text_is_read_back_as_it_was_from_element_and_attribute(value: str) -> None:
    root = parse(serialize(Element("root", value, (("a", value), ("x:b", value))), NAMESPACES))
    assert root.text == value
    assert attributes(root) == {"a": value, "{https://x.example/}b": value}


def test_the_end_of_a_cdata_section_is_escaped_and_nothing_is_a_cdata_section() -> None:
    data = serialize(Element("root", "a ]]> b <![CDATA[ c"), {})
    assert b"]]&gt;" in data
    assert b"<![CDATA[" not in data


def trees() -> st.SearchStrategy[Element]:
    """Elements with text or children, never both, as vocabularies make them."""
    name = st.sampled_from(TAGS)
    attribute = st.tuples(st.sampled_from(("a", "b", "x:c", "xml:lang")), texts())
    own = st.lists(attribute, max_size=2, unique_by=lambda pair: pair[0]).map(tuple)
    leaves = st.builds(Element, name, texts(), own, st.just(()))
    return st.recursive(
        leaves,
        lambda inner: st.builds(
            Element, name, st.none(), own, st.lists(inner, min_size=1, max_size=3).map(tuple)
        ),
        max_leaves=8,
    )


def as_value(read: etree._Element) -> Element:
    """What was read, as the value that it was written from."""
    local = etree.QName(read).localname
    name = f"{read.prefix}:{local}" if read.prefix else local
    known = {uri: prefix for prefix, uri in NAMESPACES.items()}
    known["http://www.w3.org/XML/1998/namespace"] = "xml"
    said = tuple(
        (re.sub(r"\{(.*)\}", lambda match: known[match[1]] + ":", key), value)
        for key, value in attributes(read).items()
    )
    children = tuple(as_value(child) for child in read)
    return Element(name, None if children else read.text or "", said, children)


@settings(deadline=None, max_examples=60)
@given(trees())
def test_any_tree_is_read_back_as_it_was(root: Element) -> None:
    assert as_value(parse(serialize(root, NAMESPACES))) == root


def test_equal_values_give_equal_bytes() -> None:
    first, second = (
        serialize(Element("r", None, (("a", "1"),), (Element("x:one", "t"),)), dict(order))
        for order in (NAMESPACES.items(), reversed(NAMESPACES.items()))
    )
    assert first == second


@given(st.text())
def test_any_text_once_cleaned_is_carried(value: str) -> None:
    cleaned = clean_text(value)
    assert is_clean(cleaned)
    assert clean_text(cleaned) == cleaned
    assert (parse(serialize(Element("root", cleaned), {})).text or "") == cleaned


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_cleaning_leaves_what_xml_can_carry(value: str) -> None:
    assert clean_text(value) == value


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("\x00nul \x0b \x1b[31m", "\ufffdnul \ufffd \ufffd[31m"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("\ufffe\uffff", "\ufffd\ufffd"),
        ("tab\t and 👩\u200d🌾", "tab\t and 👩\u200d🌾"),
    ],
)
def test_each_character_that_xml_cannot_carry_is_replaced(typed: str, cleaned: str) -> None:
    assert clean_text(typed) == cleaned
    assert is_clean(typed) is (typed.replace("\r\n", "\n").replace("\r", "\n") == cleaned)


@pytest.mark.parametrize("unclean", ["\x00", "\x0b", "\ud83d", "\uffff"])
def test_what_was_not_cleaned_is_refused_rather_than_written(unclean: str) -> None:
    for root in (Element("root", unclean), Element("root", None, (("a", unclean),))):
        with pytest.raises((ValueError, UnicodeEncodeError)):
            serialize(root, {})


def as_lxml_writes(root: Element) -> bytes:
    """The same document by lxml's incremental file: an independent second writer."""
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as output:
        output.write_declaration()
        _by_lxml(output, root, "\n", {"xml": XML} | _declared(root))
    needless = f' xmlns:xml="{XML}"'.encode()
    return buffer.getvalue().replace(needless, b"", 1) + b"\n"


def _by_lxml(output: Any, value: Element, indent: str, nsmap: dict[str, str] | None) -> None:
    said = {_qualified(key): text for key, text in value.attributes}
    with output.element(_qualified(value.name), said, nsmap):
        output.write(value.text or "")
        for child in value.children:
            output.write(indent + "  ")
            _by_lxml(output, child, indent + "  ", None)
        output.write(indent if value.children else "")


def _qualified(name: str) -> str:
    prefix, colon, local = name.rpartition(":")
    return f"{{{ {**NAMESPACES, 'xml': XML}[prefix] }}}{local}" if colon else local


def _declared(root: Element) -> dict[str, str]:
    names = {root.name, *(key for key, _ in root.attributes)}
    found = {name.partition(":")[0] for name in names if ":" in name} - {"xml"}
    inside = [_declared(child) for child in root.children]
    known = {prefix: NAMESPACES[prefix] for prefix in found}
    return dict(sorted({**known, **dict(pair for one in inside for pair in one.items())}.items()))


@settings(deadline=None)
@given(trees())
def test_the_bytes_are_those_that_lxml_would_write(root: Element) -> None:
    assert serialize(root, NAMESPACES) == as_lxml_writes(root)


def test_every_character_is_escaped_as_lxml_does_it() -> None:
    codes = (*range(0x250), 0x2028, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0x10000, 0x10FFFF)
    every = clean_text("".join(map(chr, codes)).replace("\r", "")) + "\r"
    for text in (every, f"{every[:90]}\r", every * 9):
        root = Element("root", text, (("a", text), ("x:b", text)))
        assert serialize(root, NAMESPACES) == as_lxml_writes(root)


@settings(deadline=None)
@given(st.lists(trees(), min_size=1, max_size=5), st.sampled_from([0, 100, 2**24]))
def test_a_document_in_parts_is_the_same_however_little_is_held(
    children: list[Element], held: int
) -> None:
    inner = Element("x:one", None, (("a", "b"),))
    frame = Frame((Element("root", None, (("version", "2.0"),)), inner), NAMESPACES)
    whole = Element(
        "root", None, (("version", "2.0"),), (replace(inner, children=tuple(children)),)
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml, "_HELD", held)
        parts = list(written(frame, lambda: ((child,) for child in children)))
    assert len(parts) == len(children) + 2
    assert b"".join(parts) == serialize(whole, NAMESPACES)


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a>&nbsp;</a>", b"<a/><b/>", b"\xff"])
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse(data)


def test_an_entity_of_the_documents_own_is_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the recipe", encoding="utf-8")
    for declared in ('"the recipe"', f'SYSTEM "{secret.as_uri()}"'):
        root = parse(f"<!DOCTYPE r [<!ENTITY e {declared}>]><r>&e;</r>".encode())
        assert "the recipe" not in etree.tostring(root, encoding="unicode")
        assert root.text is None


def test_a_document_nested_without_end_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse(b"<a>" * 100_000 + b"</a>" * 100_000)
