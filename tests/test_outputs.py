"""What a build made, as bytes: when they are asked for, and never what no reader could parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from written import HOME, MILL, POST, document, written

from feedsmith import publish_feed
from feedsmith.model import Document, Format
from feedsmith.outputs import Outputs, parts_of
from feedsmith.pipeline import Build, write
from feedsmith.plugins import Plugins, installed
from feedsmith.publication import drafts
from feedsmith.publishing import publish
from feedsmith.vocabularies import Vocabulary

FORMATS: tuple[Format, ...] = ("rss", "atom", "json")
REFUSED = ("\x00", "\x08", "\x0b", "\x1f", "\ufffe", "\uffff")


class Counting:
    """Writers that note which documents they write."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def plugins(self) -> Plugins:
        return installed()._replace(writers=dict.fromkeys(FORMATS, self.write))

    def write(self, one: Document, vocabularies: Sequence[Vocabulary]) -> Iterator[bytes]:
        self.asked.append(one.path)
        yield from installed().writers[one.format](one, vocabularies)  # type: ignore[misc]  # in parts


def test_a_document_is_written_when_it_is_asked_for_and_no_other() -> None:
    counting = Counting()
    outputs = write([document(one, POST) for one in FORMATS], counting.plugins())
    assert list(outputs) == ["feed.xml", "atom.xml", "feed.json"]
    assert len(outputs) == 3
    assert "atom.xml" in outputs
    assert counting.asked == []
    assert outputs["atom.xml"] == written(document("atom", POST))
    assert counting.asked == ["atom.xml"]


def test_what_is_no_document_stands_beside_them_and_in_place_of_one_of_its_path() -> None:
    files = {"feed.css": b"a {}", "feed.xml": b"<opml/>"}
    outputs = Outputs([document("rss", POST), document("atom", POST)], installed(), files=files)
    assert list(outputs) == ["feed.xml", "atom.xml", "feed.css"]
    assert (outputs["feed.xml"], outputs["feed.css"]) == (b"<opml/>", b"a {}")


@pytest.mark.parametrize("small", [0, 2**23])
def test_a_publication_writes_each_document_once(
    small: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "SMALL", small)
    counting = Counting()
    documents = tuple(document(one, POST) for one in FORMATS)
    paths = tuple(one.path for one in documents)
    made = Build(documents, write(documents, counting.plugins()), (), 1, None, paths)
    publish(made, tmp_path)
    assert counting.asked == list(paths)
    assert {one: (tmp_path / one).read_bytes() for one in paths} == dict(made.outputs)


def test_a_writer_may_give_all_bytes_at_once(tmp_path: Path) -> None:
    def shouting(one: Document, vocabularies: Sequence[Vocabulary]) -> bytes:
        return written(one).replace(b"Flour", b"FLOUR") + b" " * len(vocabularies)

    plugins = installed()._replace(writers={"rss": shouting})
    shown = document("rss", POST)
    outputs = write((shown,), plugins)
    assert b"<title>FLOUR</title>" in outputs["feed.xml"]
    publish(Build((shown,), outputs, (), 1, None, ("feed.xml",)), tmp_path)
    assert (tmp_path / "feed.xml").read_bytes() == outputs["feed.xml"]


def test_the_parts_of_plain_outputs_are_their_bytes() -> None:
    assert list(parts_of({"a": b"1"}, "a")) == [b"1"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_parts_of_a_document_are_its_bytes(format: Format) -> None:
    shown = document(format, *(replace(POST, id=f"{HOME}{number}/") for number in range(20)))
    outputs = write((shown,), installed())
    parts = list(parts_of(outputs, shown.path))
    assert len(parts) > 20
    assert b"".join(parts) == outputs[shown.path]


@pytest.mark.parametrize("unclean", REFUSED)
@pytest.mark.parametrize("field", ["title", "body", "url"])
@pytest.mark.parametrize("format", ["rss", "atom"])
def test_a_character_that_xml_cannot_carry_is_refused_by_whoever_reads_the_bytes(
    format: Format, field: str, unclean: str
) -> None:
    post = replace(POST, **{field: f"{getattr(POST, field)}{unclean}{'long ' * 99}"})
    outputs = write((document(format, post),), installed())
    with pytest.raises(ValueError, match="XML can carry neither"):
        outputs[document(format).path]


@pytest.mark.parametrize("unclean", REFUSED)
@pytest.mark.parametrize("field", ["title", "body"])
def test_a_character_that_xml_cannot_carry_is_not_published(
    field: str, unclean: str, tmp_path: Path
) -> None:
    post = replace(POST, **{field: f"{getattr(POST, field)}{unclean}"})
    published = publish_feed(replace(MILL, items=(post,)), tmp_path, HOME)
    assert {one.place.file for one in published.problems} == {"feed.xml", "atom.xml"}
    assert {one.level for one in published.problems} == {"error"}
    assert {one.name for one in tmp_path.iterdir()} == {"feed.json"}
