"""Bodies that lie in a file say what they said in memory."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import IO, Any

import pytest
from msgspec.structs import replace

from feedsmith.model import Item
from feedsmith.spool import Spool

LOADED = Item(id="1", url="https://mill.example/1/", title="Grüße", tags=("flour", "wind"))
BODY = "<p>Zoë’s 🌾 mill</p>"


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[IO[bytes]]:
    """The files that were made."""
    made: list[IO[bytes]] = []
    from tempfile import TemporaryFile

    def noted(**how: Any) -> IO[bytes]:
        made.append(TemporaryFile(**how))  # noqa: SIM115 -- whoever asked closes it
        return made[-1]

    monkeypatch.setattr("tempfile.TemporaryFile", noted)
    return made


def prepared(body: str, source: str | None = None) -> Item:
    return replace(LOADED, body=body, source=source, tags=("flour", "wind"))


def test_a_text_that_has_no_room_is_read_from_the_file(files: list[IO[bytes]]) -> None:
    item = Spool(room=0).item(prepared(BODY, "Zoë’s 🌾 mill"), LOADED)
    assert (item.body, item.source, item.title) == (BODY, "Zoë’s 🌾 mill", "Grüße")
    assert len(files) == 1
    assert files[0].seek(0, 2) == len(BODY.encode()) + len("Zoë’s 🌾 mill".encode())


def test_texts_are_read_in_any_order_between_others_that_come(files: list[IO[bytes]]) -> None:
    spool = Spool(room=0)
    items = [spool.item(prepared(f"{BODY}{number}"), LOADED) for number in range(3)]
    assert [one.body for one in reversed(items)] == [f"{BODY}{one}" for one in (2, 1, 0)]
    assert spool.item(prepared("after"), LOADED).body == "after"
    assert items[1].body == f"{BODY}1"
    assert len(files) == 1


def test_what_there_is_room_for_makes_no_file(files: list[IO[bytes]]) -> None:
    spool = Spool(room=len(BODY))
    assert spool.item(prepared(BODY), LOADED).body == BODY
    assert not files


def test_an_item_without_a_body_has_none(files: list[IO[bytes]]) -> None:
    item = Spool(room=0).item(LOADED, LOADED)
    assert (item.body, item.source) == (None, None)
    assert not files


def test_what_is_replaced_is_replaced() -> None:
    item = Spool(room=0).item(prepared(BODY), LOADED)
    assert replace(item, id="2").body == BODY
    assert replace(item, body=None).body is None
    assert replace(item, body="other").body == "other"


def test_what_was_known_before_is_held_once() -> None:
    again = replace(LOADED, body=BODY, tags=(*LOADED.tags[:1], "wind"))
    assert Spool(room=0).item(again, LOADED).tags is LOADED.tags


def test_the_file_is_closed_when_its_items_are_gone(files: list[IO[bytes]]) -> None:
    item = Spool(room=0).item(prepared(BODY), LOADED)
    assert not files[0].closed
    del item
    assert files[0].closed


def test_a_text_stays_in_memory_where_the_disk_has_no_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(**_: object) -> IO[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    item = Spool(room=0).item(prepared(BODY), replace(LOADED, published=datetime.now(UTC)))
    assert item.body == BODY
