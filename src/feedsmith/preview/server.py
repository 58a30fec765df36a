"""Serves the preview to this machine alone.

It answers GET and HEAD for addresses that are in the present table, and nothing else; no path is
ever made from what was asked for. Source: https://www.rfc-editor.org/rfc/rfc9110
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from typing import BinaryIO

from feedsmith.patterns import lazy_pattern
from feedsmith.preview.resources import FILE_POLICY, Resource
from feedsmith.preview.site_files import SiteFile, opened
from feedsmith.preview.tables import Table

HOST = "127.0.0.1"
_RANGE = lazy_pattern(r"bytes=(\d*)-(\d*)")
_WAIT = 10
"""Seconds that a request may take to arrive."""
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Connection": "close",
}
_SAID = {
    HTTPStatus.METHOD_NOT_ALLOWED: "The preview answers GET and HEAD.",
    HTTPStatus.MISDIRECTED_REQUEST: "The preview answers to 127.0.0.1 and localhost alone.",
}


class Server(ThreadingHTTPServer):
    """Bound to this machine. present: gives the table of the newest state."""

    daemon_threads = True
    allow_reuse_address = os.name == "posix"  # elsewhere it would take a port that is in use

    def __init__(self, port: int, present: Callable[[], Table]) -> None:
        super().__init__((HOST, port), _Handler)
        self.present = present
        names = (HOST, "localhost")
        self.hosts = {f"{name}:{self.server_port}" for name in names}
        self.hosts |= set(names) if self.server_port == 80 else set()

    @property
    def address(self) -> str:
        """Where it is to be opened."""
        return f"http://{HOST}:{self.server_port}/"

    def server_bind(self) -> None:
        """Without asking the network for this machine's name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[0], self.server_address[1]  # type: ignore[assignment]  # of IPv4: a name and a number

    def handle_error(self, request: object, client_address: object) -> None:
        """Browsers hang up when they like: that is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "feedsmith"
    sys_version = ""
    timeout = _WAIT

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Whatever method is asked for that is none of the two below is refused."""
        if name.startswith("do_"):
            return lambda: self._answer(self._refuse_method)
        raise AttributeError(name)

    def do_GET(self) -> None:
        self._answer(self._serve)

    def do_HEAD(self) -> None:
        self._answer(self._serve)

    def _answer(self, work: Callable[[], None]) -> None:
        hosts = self.headers.get_all("Host", []) if hasattr(self, "headers") else []
        try:
            if [one.strip().lower() in self.server.hosts for one in hosts] != [True]:
                self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            else:
                work()
        except ConnectionError:
            raise
        except Exception as error:  # a page that cannot be made says so, and the next one can
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, f"feedsmith failed: {error}")

    def _serve(self) -> None:
        target = self.requestline.split()[1]
        table = self.server.present()
        file = table.file(target)
        if file is not None:
            self._serve_file(file)
            return
        found = table.resources.get(target)
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        self._send(status, found or table.missing)

    def _send(self, status: HTTPStatus, resource: Resource) -> None:
        data = resource.make()
        self._head(status, resource.mime_type, resource.policy, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)

    def _serve_file(self, file: SiteFile) -> None:
        stream = opened(file)
        if stream is None:
            self._refuse(HTTPStatus.NOT_FOUND)
            return
        with stream:
            size = os.fstat(stream.fileno()).st_size
            part = _part(self.headers.get("Range"), size)
            start, end = part or (0, size)
            status = HTTPStatus.PARTIAL_CONTENT if part else HTTPStatus.OK
            more = {"Accept-Ranges": "bytes", "Cross-Origin-Resource-Policy": "cross-origin"}
            if part:
                more["Content-Range"] = f"bytes {start}-{end - 1}/{size}"
            self._head(status, file.mime_type, FILE_POLICY, end - start, more)
            if self.command != "HEAD":
                stream.seek(start)
                self._copy(stream, end - start)

    def _copy(self, stream: BinaryIO, size: int) -> None:
        while size > 0 and (data := stream.read(min(size, 2**16))):
            self.wfile.write(data)
            size -= len(data)

    def _refuse_method(self) -> None:
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)

    def _refuse(self, status: HTTPStatus, said: str = "") -> None:
        data = f"{said or _SAID.get(status, status.phrase)}\n".encode("utf-8", "replace")
        more = {"Allow": "GET, HEAD"} if status == HTTPStatus.METHOD_NOT_ALLOWED else {}
        self._head(status, "text/plain; charset=utf-8", FILE_POLICY, len(data), more)
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(
        self,
        status: HTTPStatus,
        mime_type: str,
        policy: str,
        size: int,
        more: dict[str, str] | None = None,
    ) -> None:
        self.close_connection = True
        self.send_response(status)
        given = {
            "Content-Type": mime_type,
            "Content-Length": str(size),
            "Content-Security-Policy": policy,
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in (_HEADERS | given | (more or {})).items():
            self.send_header(name, value)
        self.end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """For what is no request: too long, or not HTTP; nothing of it is said again."""
        with suppress(OSError):
            self._refuse(HTTPStatus(code))

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: the page shows what there is to see."""


def _part(asked: str | None, size: int) -> tuple[int, int] | None:
    """The one part of a file that is asked for, as start and end; `None` for the whole."""
    found = _RANGE.fullmatch(asked or "")
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        start, end = max(0, size - int(found[2])), size
    else:
        start, end = int(found[1]), min(size, int(found[2]) + 1) if found[2] else size
    return (start, end) if start < end else None
