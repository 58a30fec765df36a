"""XML elements as plain values, and how they become bytes.

A vocabulary yields values, never strings of markup: an absent value is no element, and which
namespaces a document declares follows from the prefixes that stand in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

import msgspec
from lxml import etree
from msgspec.structs import replace

from feedsmith.patterns import lazy_pattern

_HELD = 2**23
"""So many bytes of a document are held until its namespaces are known."""
_LONG = 200
"""A text of more characters is escaped faster as bytes."""
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_BEGINS = b"\xef\xbf"
"""With which U+FFFE and U+FFFF begin, and little else."""
_NO_CHARACTER = lazy_pattern(_BEGINS + b"[\xbe\xbf]")


class Element(msgspec.Struct, frozen=True, gc=False):
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
) -> tuple[Element, ...]:
    """One element, or none when it would say nothing: no text, no attribute, no child.

    Attributes whose value is `None` vanish too.
    """
    if not attributes and children == ():
        return () if text is None or text == "" else (Element(name, str(text)),)
    said = _present(attributes) if attributes else ()
    inside = tuple(children)
    if (text is None or text == "") and not said and not inside:
        return ()
    return (Element(name, None if text is None else str(text), said, inside),)


def _present(attributes: Mapping[str, str | int | None]) -> tuple[tuple[str, str], ...]:
    return tuple([(key, str(value)) for key, value in attributes.items() if value is not None])


class Frame(NamedTuple):
    """What stands around the parts of a document.

    around: the elements that are open around all of them, the root first. namespaces: prefix →
    address of every prefix that may stand in it; only the used are declared. default: the namespace
    of names without a prefix. stylesheet: the address of its CSS.
    """

    around: Sequence[Element]
    namespaces: Mapping[str, str]
    default: str | None = None
    stylesheet: str | None = None


def serialize(
    root: Element,
    namespaces: Mapping[str, str],
    default: str | None = None,
    stylesheet: str | None = None,
) -> bytes:
    """The document as UTF-8, one element a line, as `written` has it, and `sound`."""
    names: set[str] = set()
    _collect((root,), names)
    frame = Frame((root,), namespaces, default, stylesheet)
    inside = _bytes((_declaring(frame, names),), "\n", names)
    return b"".join(sound((_prolog(frame), inside, b"\n")))


def written(frame: Frame, parts: Callable[[], Iterable[Iterable[Element]]]) -> Iterator[bytes]:
    """The document as UTF-8, one element a line, part by part.

    parts: what is inside the frame, some elements at a time; asked for a second time where the
    document is long, since its namespaces are known only when all of it is. The texts are trusted;
    whoever cannot do so reads the parts by way of `sound`.
    """
    names: set[str] = set()
    _collect(frame.around, names)
    indent = "\n" + "  " * len(frame.around)
    held: list[bytes] = []
    size = 0
    for part in parts():
        if size < _HELD:
            held.append(_bytes(part, indent, names))
            size += len(held[-1])
        else:
            _collect(part, names)
    yield _opening(frame, names)
    yield from held
    if size >= _HELD:
        number = len(held)
        held.clear()
        yield from (_bytes(part, indent, names) for part in islice(parts(), number, None))
    yield _closing(frame)


def sound(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same parts. Raises ValueError where a character is in them that XML cannot carry."""
    for part in parts:
        kept = part.translate(None, _CONTROLS)
        if len(kept) < len(part) or (_BEGINS in part and _NO_CHARACTER.search(part)):
            raise ValueError("XML can carry neither control characters nor U+FFFE and U+FFFF")
        yield part


def _prolog(frame: Frame) -> bytes:
    """The declaration, and that browsers show the document with its CSS.

    Source: https://www.w3.org/TR/xml-stylesheet/
    """
    said = "<?xml version='1.0' encoding='utf-8'?>"
    if frame.stylesheet is not None:
        said += f'\n<?xml-stylesheet type="text/css" href="{_quoted(frame.stylesheet)}"?>'
    return said.encode()


def _opening(frame: Frame, names: Iterable[str]) -> bytes:
    """All that stands before the parts. names: those in the whole document."""
    opened = (_declaring(frame, names), *frame.around[1:])
    tags = (
        f"\n{'  ' * depth}<{one.name}{_said(one.attributes, set())}>{_escaped(one.text or '')}"
        for depth, one in enumerate(opened)
    )
    return _prolog(frame) + "".join(tags).encode()


def _closing(frame: Frame) -> bytes:
    depths = reversed(list(enumerate(frame.around)))
    return "".join([f"\n{'  ' * depth}</{one.name}>" for depth, one in depths]).encode() + b"\n"


def _declaring(frame: Frame, names: Iterable[str]) -> Element:
    """The root, with the namespaces of the prefixes that stand in these names."""
    prefixes = {name.partition(":")[0] for name in names if ":" in name} - {"xml"}
    declared = [(f"xmlns:{prefix}", frame.namespaces[prefix]) for prefix in sorted(prefixes)]
    if frame.default:
        declared.insert(0, ("xmlns", frame.default))
    root = frame.around[0]
    return replace(root, attributes=(*declared, *root.attributes))


def _bytes(elements: Iterable[Element], indent: str, names: set[str]) -> bytes:
    """Elements as they stand in a document. names: those of elements and attributes are added."""
    out: list[bytes] = []
    for one in elements:
        _add(out, names, one, indent)
    return b"".join(out)


def _add(out: list[bytes], names: set[str], value: Element, indent: str) -> None:
    name, text, children = value.name, value.text or "", value.children
    names.add(name)
    said = _said(value.attributes, names) if value.attributes else ""
    if children:
        out.append(f"{indent}<{name}{said}>{_escaped(text)}".encode())
        for child in children:
            _add(out, names, child, indent + "  ")
        out.append(f"{indent}</{name}>".encode())
    elif len(text) > _LONG:
        out += (f"{indent}<{name}{said}>".encode(), _long(text), f"</{name}>".encode())
    else:
        out.append(f"{indent}<{name}{said}>{_escaped(text)}</{name}>".encode())


def _said(attributes: Iterable[tuple[str, str]], names: set[str]) -> str:
    """The attributes as they stand in a tag."""
    said = ""
    for key, text in attributes:
        names.add(key)
        said += f' {key}="{_quoted(text)}"'
    return said


def _collect(elements: Iterable[Element], names: set[str]) -> None:
    for value in elements:
        names.add(value.name)
        names.update([key for key, _ in value.attributes])
        _collect(value.children, names)


def _escaped(text: str) -> str:
    r"""A text as content. `\r` would be read as `\n`."""
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return text.replace("\r", "&#13;")
    return text


def _long(text: str) -> bytes:
    """The same of a long text."""
    data = text.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return data.replace(b"\r", b"&#13;")


def _quoted(text: str) -> str:
    """A text as an attribute's value, where white space would be read as blanks."""
    text = _escaped(text)
    if '"' in text or "\n" in text or "\t" in text:
        return text.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def parse(data: bytes) -> etree._Element:
    """Reads XML safely: no entities of its own, no network, libxml2's limits on size and depth.

    Raises `lxml.etree.XMLSyntaxError` when it is not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(data, parser)
