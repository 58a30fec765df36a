"""XML elements as plain values, and how they become bytes.

A vocabulary yields values, never strings of markup: an absent value is no element, and which
namespaces a document declares follows from the prefixes that stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from io import BytesIO
from typing import NamedTuple, Protocol

from lxml import etree

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


_NEEDLESS = f' xmlns:xml="{XML_NAMESPACE}"'.encode()
"""lxml's incremental file knows the prefix `xml` only when told, and then declares it."""


class Element(NamedTuple):
    """An element: `name` with its prefix (`dc:creator`), then text or children."""

    name: str
    text: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element, ...] = ()


def element(
    name: str,
    text: str | int | None = None,
    attributes: Mapping[str, str | int | None] | None = None,
    children: Iterable[Element] = (),
) -> Iterator[Element]:
    """One element, or none when it would say nothing: no text, no attribute, no child.

    Attributes whose value is `None` vanish too.
    """
    said = {key: str(value) for key, value in (attributes or {}).items() if value is not None}
    inside = tuple(children)
    if text in (None, "") and not said and not inside:
        return
    yield Element(name, None if text is None else str(text), tuple(said.items()), inside)


class _Output(Protocol):
    """What is used of lxml's incremental file."""

    def element(self, tag: str, attrib: Mapping[str, str], nsmap: object = None) -> _Context: ...

    def write(self, text: str) -> None: ...


class _Context(Protocol):
    def __enter__(self) -> object: ...

    def __exit__(self, *exc: object) -> object: ...


def serialize(
    root: Element,
    namespaces: Mapping[str, str],
    default: str | None = None,
    stylesheet: str | None = None,
) -> bytes:
    """The document as UTF-8, one element a line.

    namespaces: prefix → address of every prefix that may stand in it; only the used are declared.
    default: the namespace of names without a prefix. stylesheet: the address of its CSS.
    """
    declared = {prefix: namespaces[prefix] for prefix in sorted(_prefixes(root))}
    buffer = BytesIO()
    with etree.xmlfile(buffer, encoding="utf-8") as output:
        output.write_declaration()
        if stylesheet is not None:
            output.write(_styled(stylesheet))
        nsmap: dict[str | None, str] = {None: default} if default else {}
        nsmap.update({"xml": XML_NAMESPACE} | declared)
        _write(output, root, _Names(declared, default), nsmap, "\n")
    return buffer.getvalue().replace(_NEEDLESS, b"", 1) + b"\n"


def _styled(address: str) -> etree._ProcessingInstruction:
    """That browsers show the document with this CSS: https://www.w3.org/TR/xml-stylesheet/"""
    said = f'type="text/css" href="{escape(address)}"'
    instruction = etree.ProcessingInstruction("xml-stylesheet", said)
    instruction.tail = "\n"
    return instruction


class _Names(NamedTuple):
    declared: Mapping[str, str]
    default: str | None

    def qualified(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        if colon:
            return f"{{{XML_NAMESPACE if prefix == 'xml' else self.declared[prefix]}}}{local}"
        return f"{{{self.default}}}{name}" if self.default else name

    def attributes(self, value: Element) -> dict[str, str]:
        return {
            (self.qualified(key) if ":" in key else key): text for key, text in value.attributes
        }


def _write(output: _Output, value: Element, names: _Names, nsmap: object, indent: str) -> None:
    with output.element(names.qualified(value.name), names.attributes(value), nsmap):
        if value.text:
            output.write(value.text)
        for child in value.children:
            output.write(indent + "  ")
            _write(output, child, names, None, indent + "  ")
        if value.children:
            output.write(indent)


def _prefixes(value: Element) -> set[str]:
    names = [value.name, *(key for key, _ in value.attributes)]
    found = {name.partition(":")[0] for name in names if ":" in name} - {"xml"}
    for child in value.children:
        found |= _prefixes(child)
    return found


def parse(data: bytes) -> etree._Element:
    """Reads XML safely: no entities of its own, no network, libxml2's limits on size and depth.

    Raises `lxml.etree.XMLSyntaxError` when it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)
