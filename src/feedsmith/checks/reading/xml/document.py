"""XML read once, from beginning to end: each item is handed out when it closes, then dropped.

Nothing is fetched, no entity grows, and depth and size have limits. Source:
https://www.w3.org/TR/xml/, https://docs.python.org/3/library/pyexpat.html
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO
from xml.parsers import expat

from feedsmith.checks.namespaces import PREFIXES, prefix_of
from feedsmith.checks.reading.xml.encoding import Encoding, encoding_of
from feedsmith.checks.reading.xml.faults import (
    entities,
    ill_formed,
    too_big,
    too_deep,
    undecodable,
    undefined_entity,
    unknown_encoding,
)
from feedsmith.checks.reading.xml.tree import Node
from feedsmith.problems import Place

CHUNK = 1 << 16
DEEPEST = 200
LARGEST = 1 << 28
ENTITIES = 64
LONGEST_ENTITY = 1000
RECORDS = frozenset({"item", "atom:entry"})


class XmlReader:
    """Reads one document. `records()` yields each item, at last the root.

    declared: prefix and namespace of each declaration, with its place. doctype: the name of the
    root and the public and system identifier, if there is one.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.declared: list[tuple[str | None, str, Place]] = []
        self.doctype: tuple[str, str | None, str | None] | None = None
        self.encoding = Encoding("utf-8", 0, None)
        self.xml_version: str | None = None
        self._stream = stream
        self._open: list[Node] = []
        self._closed: list[Node] = []
        self._names: dict[str, tuple[str, str, str | None]] = {}
        self._keys: dict[str, str] = {}
        self._entities = 0
        self._size = 0
        self._fed = 0
        self._tail = b""
        self._parser = self._made()

    def records(self) -> Iterator[Node]:
        """Yield each item or entry as it closes, without keeping it, and the root at the end.

        Raises Unreadable where the document is not well-formed.
        """
        try:
            for text in self._decoded():
                self._parse(text, final=False)
                yield from self._handed_out()
            self._parse("", final=True)
        finally:
            yield from self._handed_out()

    def _handed_out(self) -> Iterator[Node]:
        closed, self._closed = self._closed, []
        for node in closed:
            yield node
            if node.parent is not None:
                node.parent.children.remove(node)
                _let_go(node)

    def _decoded(self) -> Iterator[str]:
        chunk = self._stream.read(CHUNK)
        self.encoding = encoding_of(chunk)
        if self.encoding.codec is None:
            raise unknown_encoding(self._place(), self.encoding.declared or "")
        decoder = codecs.getincrementaldecoder(self.encoding.codec)()
        chunk = chunk[self.encoding.skip :]
        while chunk:
            self._size += len(chunk)
            if self._size > LARGEST:
                raise too_big(self._place(), LARGEST >> 20)
            yield from self._characters(decoder, chunk)
            chunk = self._stream.read(CHUNK)
        yield from self._characters(decoder, b"", final=True)

    def _characters(
        self, decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False
    ) -> Iterator[str]:
        try:
            yield decoder.decode(chunk, final)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(error.encoding, "replace")
            self._parse(before, final=False)
            wrong = error.object[error.start : error.end]
            declared = self.encoding.declared or "UTF-8"
            raise undecodable(self._place(), declared, wrong) from error

    def _parse(self, text: str, *, final: bool) -> None:
        data = text.encode("utf-8", "surrogatepass")
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            place = Place("", error.lineno, self._where(), error.offset + 1)
            around = self._tail + data
            at = self._parser.ErrorByteIndex - self._fed + len(self._tail)
            before = around[max(0, at - 40) : max(0, at)].decode("utf-8", "replace")
            rest = around[max(0, at) : at + 80].decode("utf-8", "replace")
            raise ill_formed(error.code, place, before, rest, self._open) from error
        self._fed += len(data)
        self._tail = data[-80:] or self._tail

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.buffer_size = CHUNK
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartNamespaceDeclHandler = self._namespace
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype_found
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.ExternalEntityRefHandler = self._external
        return parser

    def _place(self) -> Place:
        parser = self._parser
        return Place("", parser.CurrentLineNumber, self._where(), parser.CurrentColumnNumber + 1)

    def _where(self) -> str | None:
        return self._open[-1].path() if self._open else None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) >= DEEPEST:
            raise too_deep(self._place(), DEEPEST)
        called = self._names.get(name) or self._names.setdefault(name, _parted(name))
        parent = self._open[-1] if self._open else None
        named = self._named(attributes) if attributes else attributes
        parser = self._parser
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        node = Node(*called, named, parent, line, column)
        if parent is not None:
            parent.adopt(node)
        self._open.append(node)

    def _named(self, attributes: dict[str, str]) -> dict[str, str]:
        known = self._keys
        return {
            known.get(key) or known.setdefault(key, _attribute(key)): value
            for key, value in attributes.items()
        }

    def _end(self, _: str) -> None:
        node = self._open.pop()
        if not self._open or (node.name in RECORDS and len(self._open) < 3):
            self._closed.append(node)

    def _text(self, text: str) -> None:
        self._open[-1].pieces.append(text)

    def _namespace(self, prefix: str | None, address: str | None) -> None:
        self.declared.append((prefix, address or "", self._place()))

    def _declaration(self, version: str, *_: object) -> None:
        self.xml_version = version

    def _doctype_found(self, name: str, system: str | None, public: str | None, _: object) -> None:
        self.doctype = (name, public, system)

    def _entity(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        self._entities += 1
        long = value is not None and (len(value) > LONGEST_ENTITY or "&" in value)
        if parameter or value is None or long or self._entities > ENTITIES:
            raise entities(self._place(), name)

    def _skipped(self, name: str, parameter: int) -> None:
        if not parameter:
            raise undefined_entity(self._place(), name)

    def _external(self, *_: object) -> int:
        return 1


def _let_go(node: Node) -> None:
    """Part elements from those above them, so that no rubbish must be searched for."""
    for one in node.children:
        if one.children:
            _let_go(one)
    node.children.clear()


def _parted(name: str) -> tuple[str, str, str | None]:
    """Part expat's `address local prefix` into our name, the address, and the prefix written."""
    parts = name.split(" ")
    if len(parts) == 1:
        return name, "", None
    namespace, local, prefix = parts[0], parts[1], parts[2] if len(parts) > 2 else None
    usual = prefix_of(namespace)
    return f"{usual}:{local}" if usual else f"{{{namespace}}}{local}", namespace, prefix


def _attribute(name: str) -> str:
    if " " not in name:
        return name
    parts = name.split(" ")
    usual = PREFIXES.get(parts[0]) or prefix_of(parts[0])
    return f"{usual}:{parts[1]}" if usual else f"{{{parts[0]}}}{parts[1]}"
