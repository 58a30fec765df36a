"""Whatever the model holds, the documents pass their grammars and feedparser reads them."""

from __future__ import annotations

import json
from typing import Literal

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from lxml import etree
from msgspec.structs import replace
from strategies import NASTY_TEXTS, documents
from written import POST, document, read_by_feedparser, written

from feedsmith.checks.schema import json_schema, schema_errors
from feedsmith.model import Document

few = settings(deadline=None, max_examples=40)
VERSIONS = {"rss": "rss20", "atom": "atom10"}


@few
@given(documents("rss"))
def test_any_model_is_valid_rss(made: Document) -> None:
    assert schema_errors(written(made), "rss") == []


@few
@given(documents("atom"))
def test_any_model_is_valid_atom(made: Document) -> None:
    assert schema_errors(written(made), "atom") == []


@few
@given(documents("json"))
def test_any_model_is_a_valid_json_feed(made: Document) -> None:
    found = Draft202012Validator(json_schema()).iter_errors(json.loads(written(made)))
    assert [error.message for error in found] == []


@few
@given(documents("rss") | documents("atom"))
def test_feedparser_reads_any_model_without_complaint(made: Document) -> None:
    read = read_by_feedparser(written(made), made.format)
    assert read.version == VERSIONS[made.format]
    assert not read.bozo, read.get("bozo_exception")
    assert len(read.entries) == len(made.feed.items)


@pytest.mark.parametrize("format", ["rss", "atom"])
@pytest.mark.parametrize("title", NASTY_TEXTS)
def test_feedparser_reads_the_title_that_was_typed(
    title: str, format: Literal["rss", "atom"]
) -> None:
    read = read_by_feedparser(written(document(format, replace(POST, title=title))), format)
    assert read.entries[0].title == title.strip()


@few
@given(documents("rss") | documents("atom"))
def test_neither_cdata_nor_xhtml_is_written(made: Document) -> None:
    data = written(made)
    assert b"<![CDATA[" not in data
    read = etree.fromstring(data)
    assert "http://www.w3.org/1999/xhtml" not in {
        etree.QName(each).namespace for each in read.iter()
    }
    texts = read.iter("{http://www.w3.org/2005/Atom}content", "{http://www.w3.org/2005/Atom}title")
    assert {each.get("type") for each in texts} <= {None, "html"}
