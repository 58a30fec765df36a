"""Hostile posts in the preview, in a real browser: nothing runs, loads from elsewhere or moves.

The feeds are written from items that nobody has sanitized: the preview shows what is in a document,
whoever wrote it. As a control, the same payloads are opened as pages of their own.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from chromium import Browser, browser, program
from msgspec.structs import replace
from payloads import PAYLOADS, aimed
from previewing import Client, copied, seen, shown
from shown import SHOW

from feedsmith.model import Item, Person
from feedsmith.pipeline import write
from feedsmith.plugins import installed
from feedsmith.preview.looks import Changes, Look, Mark, item_key, key
from feedsmith.problems import Place, Problem
from feedsmith.text import clean_text

Require = Callable[[bool, str], None]
FIRE_RAW = 150
"""So many of them at least do something in a page of their own; others need a person's hand."""


class Beacon(ThreadingHTTPServer):
    """Hears which payloads did something. raw: the payloads as pages."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hearing)
        self.heard: set[int] = set()

    def handle_error(self, request: object, client_address: object) -> None:
        """Pages that lead elsewhere hang up."""

    @property
    def payloads(self) -> list[str]:
        """All of them, aimed here."""
        return [aimed(one, self.server_port, at) for at, one in enumerate(PAYLOADS)]


class _Hearing(BaseHTTPRequestHandler):
    server: Beacon

    def do_GET(self) -> None:
        _, kind, number = (self.path.partition("?")[0] + "/").split("/")[:3]
        if kind == "hit":
            self.server.heard.add(int(number))
        data = self._page(kind, number).encode("utf-8", "replace")
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET  # noqa: N815

    def _page(self, kind: str, number: str) -> str:
        if kind == "raw" and number.isdecimal():
            return f"<!DOCTYPE html><title>raw</title>{self.server.payloads[int(number)]}"
        return ""

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""


@pytest.fixture(scope="module")
def beacon() -> Iterator[Beacon]:
    with Beacon() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def window(require: Require, tmp_path: Path) -> Iterator[Browser]:
    """A browser of its own for each test: what fires opens windows that stay."""
    path = program(require)
    with browser(path, tmp_path / "profile") as opened:
        opened.window(1280, 900)
        yield opened


def hostile(payload: str, like: Item, number: int) -> Item:
    """A post with the payload wherever somebody can type."""
    said = clean_text(payload)
    return replace(
        like,
        id=f"https://essays.example.org/{number}/",
        url=f"https://essays.example.org/{number}/",
        title=said,
        summary=said,
        body=f"<p>Before.</p>{said}",
        authors=(Person(name=said),),
        tags=(said,),
        image=None,
    )


def hostile_look(folder: Path, payloads: list[str]) -> Look:
    """Feeds of hostile posts, and everything else that is told in the payloads' words."""
    made = seen(copied("essays", folder))
    like = made.documents[0].feed.items[0]
    items = tuple(hostile(one, like, number) for number, one in enumerate(payloads))
    every = clean_text("".join(payloads[:60]))
    show = replace(SHOW, title=every, author=every, cover=None)
    feeds = [
        replace(one, feed=replace(one.feed, title=every, items=items, show=show))
        for one in made.documents
    ]
    place = Place(every, 1, every)
    problem = Problem(code="a", level="error", place=place, what=every, mend=every)
    marks = tuple(Mark(one.id, "new", "new", one.title, "", (one.title,)) for one in items)
    return made._replace(
        build=made.build._replace(
            documents=tuple(feeds), outputs=write(feeds, installed(), ("podcast",))
        ),
        problems=(problem,),
        verdict=every,
        changes={feeds[0].feed.name: Changes(every, head=(every,), marks=marks, sizes=(every,))},
    )


@contextmanager
def previewed(folder: Path, beacon: Beacon) -> Iterator[Client]:
    with shown(hostile_look(folder, beacon.payloads)) as client:
        yield client


def test_enough_payloads_are_not_alike() -> None:
    assert len(set(PAYLOADS)) >= 200
    assert all("HIT" in one or "RUN" in one or "PATH" in one or "=b'" in one for one in PAYLOADS)


def test_the_payloads_do_something_where_they_are_not_held(window: Browser, beacon: Beacon) -> None:
    beacon.heard.clear()
    for number in range(len(PAYLOADS)):
        url = f"http://127.0.0.1:{beacon.server_port}/raw/{number}"
        window.call("Page.navigate", url=url)
        window.pause(0.12)
    window.pause(1)
    assert len(beacon.heard) >= FIRE_RAW


def calm(window: Browser, beacon: Beacon, address: str, page: str) -> None:
    """Nothing was heard, and the page is still the one that was opened."""
    assert beacon.heard == set(), (page, [PAYLOADS[one] for one in beacon.heard])
    assert window.value("location.href") == address + page
    assert window.value("document.title") != "FIRED"
    strays = (
        "document.querySelectorAll('script:not([src=\"/static/live.js\"]), base, object').length"
    )
    assert window.value(strays) == 0


def test_no_page_does_anything(window: Browser, beacon: Beacon, tmp_path: Path) -> None:
    with previewed(tmp_path, beacon) as client:
        beacon.heard.clear()
        for name in ("feed.xml", "atom.xml", "feed.json"):
            for view in ("", "podcast", "document", "problems", "changes"):
                page = f"/{key(name)}/{view}"
                window.open(client.address + page)
                window.pause(0.2)
                calm(window, beacon, client.address, page)
        for page in ("/", "/problems", "/nowhere"):
            window.open(client.address + page)
            calm(window, beacon, client.address, page)


@pytest.mark.parametrize(("name", "step"), [("feed.xml", 1), ("feed.json", 6)])
def test_no_post_does_anything_even_when_it_is_clicked(
    name: str, step: int, window: Browser, beacon: Beacon, tmp_path: Path
) -> None:
    with previewed(tmp_path, beacon) as client:
        beacon.heard.clear()
        place = "(() => { const one = document.querySelector('iframe'); one.scrollIntoView();"
        place += " const box = one.getBoundingClientRect(); return [box.x + 60, box.y + 60]; })()"
        for item in client.document(name).feed.items[::step]:
            page = f"/{key(name)}/post/{item_key(item)}"
            window.open(client.address + page)
            window.click(*window.value(place))
            calm(window, beacon, client.address, page)
        window.pause(0.5)
        assert beacon.heard == set()


def test_no_frame_does_anything_where_it_is_opened_by_itself(
    window: Browser, beacon: Beacon, tmp_path: Path
) -> None:
    with previewed(tmp_path, beacon) as client:
        beacon.heard.clear()
        for kind in ("frame", "mail"):
            for item in client.document().feed.items[::4]:
                page = f"/{key('feed.xml')}/{kind}/{item_key(item)}"
                window.open(client.address + page)
                window.click(300, 300)
                calm(window, beacon, client.address, page)
        window.pause(0.5)
        assert beacon.heard == set()
