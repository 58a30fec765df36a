"""The grammars of RSS 2.0, Atom 1.0 and JSON Feed 1.1, as schemas. Source: `schemas/`.

A schema is the floor below the rules: it says what a document may hold, not what readers need.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from lxml import etree

XmlFormat = Literal["atom", "rss"]

_SCHEMAS = files("feedsmith.checks") / "schemas"
_SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"


@cache
def xml_schema(name: XmlFormat) -> etree.RelaxNG:
    """Return the RELAX NG grammar of the format, read once."""
    return etree.RelaxNG(_grammar(name))


@cache
def json_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of JSON Feed, read once: not to be changed."""
    text = (_SCHEMAS / "jsonfeed.schema.json").read_text(encoding="utf-8")
    return cast(dict[str, object], json.loads(text))


def schema_errors(data: bytes, format: XmlFormat) -> list[str]:
    """Return what the format's schema refuses in a document, as `line 12: …`; empty when nothing.

    A document that is not well-formed has one error: the place where reading stopped. No entity
    is expanded and nothing is fetched.
    """
    try:
        root = etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        return [f"line {error.lineno or 1}: {error.msg}"]
    found = (*_refusals(root, format), *_broken_assertions(root, format))
    return [f"line {line}: {message}" for line, message in found]


def _refusals(root: etree._Element, name: XmlFormat) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each place that the grammar refuses, the cause first.

    libxml2 gives no line to an element too many: the one that then fails, its parent, has one.
    """
    schema = xml_schema(name)
    schema.validate(root)
    line = root.sourceline or 1
    found = []
    for entry in reversed(list(schema.error_log)):
        line = entry.line or line
        found.append((line, entry.message))
    yield from reversed(found)


def _broken_assertions(root: etree._Element, name: XmlFormat) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each Schematron assertion that does not hold."""
    for rule in _grammar(name).iter(f"{_SCHEMATRON}rule"):
        prefixes = {prefix: uri for prefix, uri in rule.nsmap.items() if prefix}
        places = root.xpath(f"//{rule.get('context')}", namespaces=prefixes)
        for element in cast(list[etree._Element], places):
            for claim in rule:
                if not element.xpath(f"boolean({claim.get('test')})", namespaces=prefixes):
                    yield cast(int, element.sourceline), claim.text or ""


@cache
def _grammar(name: XmlFormat) -> etree._Element:
    return etree.fromstring((_SCHEMAS / f"{name}.rng").read_bytes(), _parser())


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
