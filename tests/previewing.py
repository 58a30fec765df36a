"""A preview for tests: a small site with everything in it, and its server."""

from __future__ import annotations

import http.client
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from feedsmith import detect_site
from feedsmith.cli.preview import look
from feedsmith.media.cache import MediaFiles
from feedsmith.model import Document
from feedsmith.preview.looks import Look, key
from feedsmith.preview.server import Server
from feedsmith.preview.tables import Table, table

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def copied(name: str, folder: Path) -> Path:
    """One of the fixture sites, to be changed at will."""
    return Path(shutil.copytree(FIXTURES / name, folder / name))


def seen(site: Path) -> Look:
    """How a site looks now."""
    return look(detect_site(site, NOW), MediaFiles(root=site))


class Answer(NamedTuple):
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


class Client(NamedTuple):
    """Asks a preview."""

    port: int
    look: Look | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
        """The answer to a request as a browser would send it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return Answer(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """What stands there."""
        answer = self.ask(path)
        assert answer.status == 200, path
        return answer.text

    def document(self, name: str = "feed.xml") -> Document:
        """A document of the site by its path."""
        assert self.look is not None
        return next(one for one in self.look.documents if one.path == name)

    def view(self, name: str, document: str = "feed.xml") -> str:
        """A view of a document."""
        return self.page(f"/{key(document)}/{name}")


@contextmanager
def serving(present: Callable[[], Table], look: Look | None = None) -> Iterator[Client]:
    """A server of what is present, as long as it is asked."""
    with Server(0, present) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield Client(server.server_port, look)
        server.shutdown()


@contextmanager
def shown(look: Look, *, remote: bool = False) -> Iterator[Client]:
    """A server of one state."""
    made = table("v-1", look, None, remote=remote)
    with serving(lambda: made, look) as client:
        yield client
