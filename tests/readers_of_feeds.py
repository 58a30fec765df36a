"""People who have subscribed to a feed: how many of its items their readers show them as new.

Two kinds of readers: one that goes by ids alone, byte for byte, as Newsboat and rss2email do; and
lemon24's `reader`. Source: https://reader.readthedocs.io/
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import unquote
from urllib.request import urlopen

from lxml import etree
from reader import make_reader

ATOM = "{http://www.w3.org/2005/Atom}"
GUID = "{https://podcastindex.org/namespace/1.0}guid"


class Entry(NamedTuple):
    """What a reader takes from an item; id: byte for byte, `None` where there is none."""

    id: str | None
    url: str | None
    title: str | None


def entries(data: bytes) -> list[Entry]:
    """The items of an RSS, Atom or JSON feed, in its order; as readers do, it forgives faults."""
    if data.lstrip().startswith(b"{"):
        items = json.loads(data)["items"]
        return [Entry(one.get("id"), one.get("url"), one.get("title")) for one in items]
    root = etree.fromstring(data, etree.XMLParser(recover=True))
    return [_of_rss(one) for one in root.iter("item")] or [
        _of_atom(e) for e in root.iter(f"{ATOM}entry")
    ]


def _of_rss(item: etree._Element) -> Entry:
    said = {name: item.findtext(name) for name in ("guid", "link", "title")}
    return Entry(*((value and value.strip()) or None for value in said.values()))


def _of_atom(entry: etree._Element) -> Entry:
    links = {one.get("rel", "alternate"): one.get("href") for one in entry.iter(f"{ATOM}link")}
    return Entry(
        entry.findtext(f"{ATOM}id"), links.get("alternate"), entry.findtext(f"{ATOM}title")
    )


class Subscriber(Protocol):
    """Somebody's reader, and one feed in it."""

    def new(self) -> int:
        """Look at the feed again: so many of its items have not been shown before."""


class ByIds:
    """A reader that knows an item by its id, else by its address."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._seen: set[str | None] = set()

    def new(self) -> int:
        with urlopen(self._url) as answer:
            keys = {one.id or one.url for one in entries(answer.read())}
        unseen = keys - self._seen
        self._seen |= keys
        return len(unseen)


class Lemon:
    """lemon24's `reader`."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._reader = make_reader(":memory:")
        self._reader.add_feed(url)

    def new(self) -> int:
        updated = self._reader.update_feed(self._url)
        return updated.new if updated else 0


class Audience:
    """Subscribers of both kinds to each of a site's feeds; the feeds are shown to them at once."""

    def __init__(self, site: str, paths: Sequence[str]) -> None:
        self._all: list[Subscriber] = [
            kind(site + path) for path in paths for kind in (ByIds, Lemon)
        ]
        self.at_first = self.new()

    def new(self) -> set[int]:
        """How many items are shown as new: one number where all are shown the same."""
        return {one.new() for one in self._all}


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which the files of a folder are served, as they are at that moment."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None: ...

        def do_GET(self) -> None:
            file = folder / unquote(self.path).lstrip("/")
            data = file.read_bytes() if file.is_file() else b""
            self.send_response(200 if data else 404)
            is_json = data.lstrip().startswith(b"{")
            self.send_header("Content-Type", "application/feed+json" if is_json else "text/xml")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
