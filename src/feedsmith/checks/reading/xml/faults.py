"""Why a document cannot be read at all, with the likely cause. Source: https://www.w3.org/TR/xml/"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple
from xml.parsers.expat import errors

from msgspec.structs import replace

from feedsmith.checks.reading.xml.tree import Node
from feedsmith.checks.rules import Rule
from feedsmith.problems import Place, Problem

_XML = "https://www.w3.org/TR/xml/"
_ENTITIES = "https://www.rssboard.org/rss-profile#data-types-characterdata"

SYNTAX = Rule(
    code="xml-syntax",
    level="error",
    title="The document is not well-formed XML",
    why="XML readers stop at the first fault: nothing behind it is seen by anyone.",
    spec=f"{_XML}#sec-well-formed",
    frame="rss-item",
    wrong="<title>Bread <b>and</title>",
    right="<title>Bread and butter</title>",
)
AMPERSAND = Rule(
    code="xml-ampersand",
    level="error",
    title="An ampersand stands alone",
    why="In XML `&` begins an entity. Readers stop here and show nothing that follows.",
    spec=f"{_XML}#syntax",
    frame="rss-item",
    wrong="<title>Bread & butter</title>",
    right="<title>Bread &amp; butter</title>",
)
LESS_THAN = Rule(
    code="xml-less-than",
    level="error",
    title="A less-than sign stands alone",
    why="In XML `<` begins an element. Readers stop here and show nothing that follows.",
    spec=f"{_XML}#syntax",
    frame="rss-item",
    wrong="<title>1 < 2</title>",
    right="<title>1 &lt; 2</title>",
)
CONTROL = Rule(
    code="xml-control-character",
    level="error",
    title="A character stands there that XML cannot carry",
    why="No escape helps: XML 1.0 has no place for control characters, and readers stop here.",
    spec=f"{_XML}#charsets",
    frame="rss-item",
    wrong="<title>Bell &#7; and whistle</title>",
    right="<title>Bell and whistle</title>",
)
UNDEFINED_ENTITY = Rule(
    code="xml-entity-undefined",
    level="error",
    title="A named entity is not defined in XML",
    why="XML knows five names (amp, lt, gt, quot, apos); those of HTML stop a reader.",
    spec=_ENTITIES,
    frame="rss-item",
    wrong="<title>Bread&nbsp;and butter</title>",
    right="<title>Bread&#160;and butter</title>",
)
PREFIX = Rule(
    code="xml-prefix-undeclared",
    level="error",
    title="A prefix is used that no xmlns declares",
    why="A prefix without a declaration is not well-formed: readers stop here.",
    spec="https://www.w3.org/TR/xml-names/#ns-decl",
    frame="rss-item",
    wrong="<unknown:mood>Glad</unknown:mood>",
    right='<x:mood xmlns:x="https://example.org/mood">Glad</x:mood>',
)
UNDECODABLE = Rule(
    code="xml-encoding",
    level="error",
    title="Bytes stand there that are no characters of the declared encoding",
    why="Readers stop here, or show other characters than were meant.",
    spec=f"{_XML}#charencoding",
    frame="rss-document",
    wrong='<?xml version="1.0" encoding="us-ascii"?>\n<rss version="2.0"><channel><title>Café'
    "</title><link>https://example.org/</link><description>A</description></channel></rss>",
    right='<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>Café'
    "</title><link>https://example.org/</link><description>A</description></channel></rss>",
)
UNKNOWN_ENCODING = Rule(
    code="xml-encoding-unknown",
    level="error",
    title="The declared encoding does not exist",
    why="A reader that does not know the encoding cannot read the document.",
    spec=f"{_XML}#charencoding",
    frame="rss-document",
    wrong='<?xml version="1.0" encoding="utf-9"?>\n<rss version="2.0"><channel><title>A'
    "</title><link>https://example.org/</link><description>A</description></channel></rss>",
    right='<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel><title>A'
    "</title><link>https://example.org/</link><description>A</description></channel></rss>",
)
ENTITIES = Rule(
    code="xml-entities",
    level="error",
    title="The document declares entities that refer to others, to files, or are very long",
    why="That is how entity bombs and file thefts are built; careful readers refuse the feed.",
    spec="https://www.w3.org/TR/xml/#sec-entity-decl",
    frame="rss-document",
    wrong='<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<rss version="2.0"><channel>'
    "<title>&b;</title><link>https://example.org/</link><description>A</description>"
    "</channel></rss>",
    right='<rss version="2.0"><channel><title>ha ha</title><link>https://example.org/</link>'
    "<description>A</description></channel></rss>",
)
TOO_DEEP = Rule(
    code="xml-too-deep",
    level="error",
    title="Elements are nested too deep",
    why="Real feeds need no more than twenty levels; readers have limits of their own.",
    spec=f"{_XML}#sec-logical-struct",
    frame="rss-item",
    wrong=f'<x:a xmlns:x="https://example.org/mood">{"<x:a>" * 220}{"</x:a>" * 220}</x:a>',
    right='<x:a xmlns:x="https://example.org/mood"><x:a/></x:a>',
)
TOO_BIG = Rule(
    code="feed-too-big",
    level="error",
    title="The document is larger than 256 MiB",
    why="No reader takes it: most stop at a few MiB. Use fewer items, or archives (RFC 5005).",
    spec="https://www.rfc-editor.org/rfc/rfc5005",
    frame="rss-document",
    wrong="",
    right='<rss version="2.0"><channel><title>A</title><link>https://example.org/</link>'
    "<description>A</description></channel></rss>",
)


class Unreadable(Exception):
    """Reading stopped; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Here(NamedTuple):
    """A spot that is known by its place alone."""

    place: Place
    name: str = "the document"


def too_big(place: Place, mebibytes: int) -> Unreadable:
    """Reading stopped at the limit of size."""
    mend = "Publish fewer items, or split the feed."
    return Unreadable(TOO_BIG.problem(Here(place), f"it is larger than {mebibytes} MiB", mend))


def too_deep(place: Place, levels: int) -> Unreadable:
    """Reading stopped at the limit of depth."""
    what = f"elements are nested more than {levels} levels deep"
    return Unreadable(TOO_DEEP.problem(Here(place), what, "Look for elements never closed."))


def unknown_encoding(place: Place, declared: str) -> Unreadable:
    """The declaration names no encoding."""
    what = f'the XML declaration says encoding="{declared}", which is no encoding'
    mend = 'Save the file as UTF-8 and write encoding="utf-8".'
    return Unreadable(UNKNOWN_ENCODING.problem(Here(place), what, mend))


def undecodable(place: Place, declared: str, wrong: bytes) -> Unreadable:
    """The bytes are no characters in the encoding."""
    said = wrong[:4].hex(" ").upper()
    what = f"the bytes {said} are no character in {declared}"
    mend = "Save the file as UTF-8, and let the XML declaration say so or be silent."
    return Unreadable(UNDECODABLE.problem(Here(place), what, mend))


def entities(place: Place, name: str) -> Unreadable:
    """An entity is declared that a safe reader does not follow."""
    what = f"the entity `{name}` refers to another one or to a file, is very long, or one of many"
    mend = "Write the characters themselves, and leave the document type declaration out."
    return Unreadable(ENTITIES.problem(Here(place), what, mend))


def undefined_entity(place: Place, name: str) -> Unreadable:
    """A name that only HTML knows."""
    what = f"`&{name};` is not defined in XML"
    mend = "Write the character itself, or its number: `&#160;` for `&nbsp;`."
    return Unreadable(UNDEFINED_ENTITY.problem(Here(place), what, mend))


def ill_formed(
    code: int, place: Place, before: str, rest: str, still: Sequence[Node]
) -> Unreadable:
    """The problem for expat's error: `before` and `rest` are the text around the place."""
    here = Here(place)
    name = re.match(r"&(\w[\w.-]*);", rest)
    if _is(code, errors.XML_ERROR_UNDEFINED_ENTITY):
        return undefined_entity(place, name[1] if name else "…")
    if _is(code, errors.XML_ERROR_UNBOUND_PREFIX):
        prefix = re.match(r"<?/?([\w.-]+):", rest)
        said = f" `{prefix[1]}`" if prefix else ""
        mend = 'Declare it on the root element: xmlns:prefix="address of the namespace".'
        return Unreadable(PREFIX.problem(here, f"the prefix{said} is not declared", mend))
    if control := _control(code, rest):
        mend = "Remove the character: no escape makes it legal."
        return Unreadable(CONTROL.problem(here, f"the character {control} stands there", mend))
    if alone := re.search(r"&#?\w*$", before):
        mend = "Write `&amp;` for it, in addresses too."
        sign = Here(_before(place, len(alone[0])))
        return Unreadable(AMPERSAND.problem(sign, "an ampersand stands alone", mend))
    if before.endswith("<") or (rest.startswith("<") and _is(code, errors.XML_ERROR_INVALID_TOKEN)):
        mend = "Write `&lt;` for it."
        sign = Here(_before(place, int(before.endswith("<"))))
        return Unreadable(LESS_THAN.problem(sign, "a less-than sign stands alone", mend))
    what, mend = _cause(code, before, still)
    return Unreadable(SYNTAX.problem(here, what, mend))


def _before(place: Place, characters: int) -> Place:
    """Where the fault began: expat stops behind the sign."""
    return replace(place, column=max(1, (place.column or 1) - characters))


def _is(code: int, message: str) -> bool:
    return errors.codes[message] == code


def _control(code: int, rest: str) -> str | None:
    reference = re.match(r"&#(?:x([0-9a-fA-F]+)|(\d+));", rest)
    if reference and _is(code, errors.XML_ERROR_BAD_CHAR_REF):
        return f"`{reference[0]}`"
    first = rest[:1]
    if first and (first < " " or "\ud7ff" < first < "\ue000" or first in "\ufffe\uffff"):
        return f"U+{ord(first):04X}"
    return None


def _cause(code: int, before: str, still: Sequence[Node]) -> tuple[str, str]:
    inside = f"<{still[-1].shown}>" if still else ""
    opened = f", opened in line {still[-1].line}," if still else ""
    causes = {
        errors.XML_ERROR_TAG_MISMATCH: (
            f"{inside}{opened} is closed by another name",
            f"Close {inside} where it ends; HTML inside must be escaped.",
        ),
        errors.XML_ERROR_NO_ELEMENTS: (
            f"the document ends while {inside} is open" if still else "the document is empty",
            "The file is cut off: write it again, and look whether the disk was full.",
        ),
        errors.XML_ERROR_UNCLOSED_TOKEN: (
            "the document ends inside a tag",
            "The file is cut off: write it again, and look whether the disk was full.",
        ),
        errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: (
            "something stands behind the end of the root element",
            "End the document there: often a program printed a message behind it.",
        ),
        errors.XML_ERROR_MISPLACED_XML_PI: (
            "the XML declaration is not the first thing in the file",
            "Remove the blanks, lines or messages before `<?xml`.",
        ),
        errors.XML_ERROR_DUPLICATE_ATTRIBUTE: (
            "an attribute is written twice in one tag",
            "Keep one of the two.",
        ),
        errors.XML_ERROR_SYNTAX: (
            "the document does not begin with an element",
            "A feed begins with `<rss` or `<feed`: often a program printed a message before it.",
        ),
    }
    known = {errors.codes[message]: cause for message, cause in causes.items()}
    if code not in known and "--" in before[-3:]:
        return "`--` stands inside a comment", "Leave one of the hyphens out."
    if code not in known and before.endswith("]]"):
        return "`]]>` stands in the text", "Write `]]&gt;`."
    return known.get(code) or (
        "a tag or attribute is not written as XML wants it",
        'Look at the quotes: every attribute is written name="value".',
    )
