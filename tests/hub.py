"""A hub on this machine, spoken to by real connections, that behaves as badly as its paths say."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import NamedTuple
from urllib.parse import parse_qsl

PAUSE = 0.02
ELSEWHERE = "/elsewhere?key=hidden"


class Request(NamedTuple):
    """What was sent. headers: by their names in small letters."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, str]


class Hub:
    """Answers in threads, until it is stopped. mood: how it behaves, where its paths do not say."""

    def __init__(self, secured: ssl.SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self.mood = "204"
        self._secured = secured
        self._stopped = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def stop(self) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _accept(self) -> None:
        self._listening.settimeout(PAUSE)
        while not self._stopped.is_set():
            try:
                connection, _ = self._listening.accept()
            except TimeoutError:
                continue
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:  # ValueError: it was no request
            connection.settimeout(5)
            if self._secured is None:
                self._answer(connection)
                return
            with self._secured.wrap_socket(connection, server_side=True) as secured:
                self._answer(secured)

    def _answer(self, connection: socket.socket) -> None:
        request = _read(connection)
        self.requests.append(request)
        mood = request.path.partition("?")[0].strip("/")
        mood = self.mood if mood in ("", "hub", "ping") else mood
        if mood in _ODD:
            _ODD[mood](self, connection)
        else:
            connection.sendall(_response(int(mood)))

    def drip(self, connection: socket.socket, start: bytes, each: bytes, pause: float) -> None:
        """Send a part after another, until nobody wants more."""
        connection.sendall(start)
        while not self._stopped.wait(pause):
            connection.sendall(each)


def _read(connection: socket.socket) -> Request:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(4096) or b"\r\n\r\n"
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    headers = {name.lower(): value for name, _, value in pairs}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(4096)
    method, path, *_ = first.split(" ")
    return Request(method, path, headers, dict(parse_qsl(body.decode("ascii"))))


def _response(status: int) -> bytes:
    said = b"Bad hub.url: no\x1b[31m such\r\ntopic, token=abc" if status == 400 else b""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(said)}"]
    lines += ["Content-Type: text/plain; charset=utf-8"] if said else []
    lines += [f"Location: {ELSEWHERE}"] if 300 <= status < 400 else []
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii") + said


_ENDLESS = b"HTTP/1.1 %d Whatever\r\nContent-Type: text/plain\r\nContent-Length: 9999999999\r\n\r\n"
_ODD: dict[str, Callable[[Hub, socket.socket], None]] = {
    "drip-headers": lambda hub, to: hub.drip(to, b"HTTP/1.1 200 OK\r\nX: ", b"x", PAUSE),
    "drip-lines": lambda hub, to: hub.drip(to, b"HTTP/1.1 200 OK\r\n", b"X: 1\r\n", PAUSE),
    "drip-body": lambda hub, to: hub.drip(to, _ENDLESS % 200, b"x", PAUSE),
    "drip-failure": lambda hub, to: hub.drip(to, _ENDLESS % 500, b"x", PAUSE),
    "flood-body": lambda hub, to: hub.drip(to, _ENDLESS % 200, b"x " * 8192, 0),
    "flood-failure": lambda hub, to: hub.drip(to, _ENDLESS % 500, b"xy " * 8192, 0),
    "flood-headers": lambda hub, to: hub.drip(to, b"HTTP/1.1 200 OK\r\nX: ", b"x" * 8192, 0),
    "flood-continue": lambda hub, to: hub.drip(to, b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0),
    "garbage": lambda _, to: to.sendall(b"\x00\xff nothing of the kind\r\n\r\n"),
    "wrong-chunks": lambda _, to: to.sendall(
        b"HTTP/1.1 500 No\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    ),
    "close": lambda _, __: None,
    "silent": lambda hub, to: hub.drip(to, b"", b"", 1),
}
"""What no status line says."""


@contextmanager
def running(secured: ssl.SSLContext | None = None) -> Iterator[Hub]:
    """A hub, for as long as it is needed."""
    hub = Hub(secured)
    try:
        yield hub
    finally:
        hub.stop()
