"""One POST to a server that may be slow, hostile or gone: bounded in time, size and place.

The connection goes to the very address that was looked at; nothing is followed, no proxy is asked.
Sources: https://www.rfc-editor.org/rfc/rfc9112, https://docs.python.org/3/library/http.client.html
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from http import HTTPStatus
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode, urlsplit

from feedsmith import __version__
from feedsmith.publication.public_addresses import is_public
from feedsmith.publication.redaction import redacted, without_secrets
from feedsmith.text import shorten
from feedsmith.urls import DEFAULT_PORTS, absolute

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EXCERPT = 400

_Place = tuple[str | int | bytes, ...]
"""As the socket module has it: the address as numbers first, then the port."""


class Limits(NamedTuple):
    """seconds: for all of it, from the first question for an address on. size: bytes of answer."""

    seconds: float = 10
    size: int = 2**16


LIMITS = Limits()


class Answer(NamedTuple):
    """What came of a POST. status: `None` where no answer came. reason: why it was no success."""

    status: int | None
    reason: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the server took it: 2xx to the POST itself, and nothing else."""
        return self.status is not None and 200 <= self.status < 300


class _Refused(Exception):
    """Where no connection is made to, or why one is given up; in words for the reader."""


class _Deadline(NamedTuple):
    """A moment of the monotonic clock."""

    end: float

    def left(self) -> float:
        """Seconds that are left. Raises TimeoutError when there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class _Target(NamedTuple):
    """An address, taken apart. authority: as the header `Host` wants it."""

    secure: bool
    host: str
    port: int
    authority: str
    path: str


def post(
    url: str,
    form: Mapping[str, str],
    limits: Limits = LIMITS,
    *,
    allow_local: bool = False,
) -> Answer:
    """Send a form, and say what came of it; never raises.

    allow_local: also to addresses that only this machine or its network knows, to these by http
    too.
    """
    deadline = _Deadline(time.monotonic() + limits.seconds)
    try:
        target = _target(url, allow_local=allow_local)
        with _connected(target, deadline, allow_local=allow_local) as plain:
            if not target.secure:
                return _exchanged(plain, url, _request(target, form), deadline, limits)
            plain.settimeout(deadline.left())
            with ssl.create_default_context().wrap_socket(
                plain, server_hostname=target.host
            ) as secured:
                return _exchanged(secured, url, _request(target, form), deadline, limits)
    except TimeoutError:
        return Answer(None, f"it did not answer within {limits.seconds:g} seconds")
    except (_Refused, OSError, http.client.HTTPException, ValueError) as error:
        return Answer(None, _reason(error))


def _target(url: str, *, allow_local: bool) -> _Target:
    address = absolute(url, "") or ""
    if not address.startswith(("http://", "https://")):
        raise _Refused("that is no web address: write it whole, with https://")
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    if not secure and not allow_local:
        raise _Refused("it is http, and nobody is told anything but by https")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    port = parts.port or int(DEFAULT_PORTS[parts.scheme])
    return _Target(secure, parts.hostname or "", port, parts.netloc.rpartition("@")[2], path)


def _connected(target: _Target, deadline: _Deadline, *, allow_local: bool) -> socket.socket:
    """A connection to the first address of the host that is allowed and answers."""
    found = dict.fromkeys(_resolved(target, deadline))
    fitting = [(one, place) for one, place in found if _fits(place[0], target, allow_local)]
    if not fitting:
        places = ", ".join(dict.fromkeys(str(place[0]) for _, place in found))
        if allow_local:
            raise _Refused(f"its address {places} is on the internet, where only https is spoken")
        raise _Refused(f"its address {places} is not on the public internet")
    failure: OSError | None = None
    for number, (family, place) in enumerate(fitting):
        try:
            return _opened(family, place, deadline.left() / (len(fitting) - number))
        except OSError as error:
            failure = error
    raise failure or TimeoutError


def _opened(family: int, place: _Place, seconds: float) -> socket.socket:
    plain = socket.socket(family, socket.SOCK_STREAM)
    try:
        plain.settimeout(seconds)
        plain.connect(place)
    except OSError:
        plain.close()
        raise
    return plain


def _fits(address: object, target: _Target, allow_local: bool) -> bool:
    if is_public(str(address)):
        return target.secure
    return allow_local


def _resolved(target: _Target, deadline: _Deadline) -> Sequence[tuple[int, _Place]]:
    """Family and socket address of each address of the host, as the system orders them.

    The system's resolver cannot be interrupted: it is asked by a thread, for which nobody waits
    when the time is over.
    """
    answers: SimpleQueue[list[tuple[int, _Place]] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            answers.put([(family, place) for family, _, _, _, place in found])
        except (OSError, ValueError) as error:
            answers.put(error)

    Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise _Refused("its name leads to no address") from answer
    return answer


def _request(target: _Target, form: Mapping[str, str]) -> bytes:
    body = urlencode(form)
    lines = (
        f"POST {target.path} HTTP/1.1",
        f"Host: {target.authority}",
        f"User-Agent: feedsmith/{__version__}",
        "Accept: */*",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("ascii") + body.encode("ascii")


def _exchanged(
    sock: socket.socket, url: str, request: bytes, deadline: _Deadline, limits: Limits
) -> Answer:
    unsent = memoryview(request)
    while unsent:
        sock.settimeout(deadline.left())
        unsent = unsent[sock.send(unsent) :]
    incoming = _Incoming(sock, deadline, limits.size)
    response = http.client.HTTPResponse(incoming, method="POST")  # type: ignore[arg-type]  # it reads only
    response.begin()
    if 200 <= response.status < 300:
        return Answer(response.status)
    return Answer(response.status, _refusal(url, response))


class _Incoming(io.RawIOBase):
    """What a server sends, until the deadline and up to so many bytes."""

    def __init__(self, sock: socket.socket, deadline: _Deadline, size: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self._left = size

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what readers pass
        """The next bytes. Raises TimeoutError, and _Refused when there were too many."""
        if not self._left:
            raise _Refused("its answer does not come to an end")
        self._sock.settimeout(self._deadline.left())
        got = self._sock.recv_into(memoryview(buffer)[: self._left])
        self._left -= got
        return got

    def makefile(self, mode: str) -> io.BufferedReader:  # noqa: ARG002 -- as a socket has it
        """Itself, as the reader of responses wants it."""
        return io.BufferedReader(self)


def _refusal(url: str, response: http.client.HTTPResponse) -> str:
    """The status in words, where a redirect leads, and what the server says of it in plain text."""
    known = {status.value: status.phrase for status in HTTPStatus}
    said = f"it answers {response.status} {known.get(response.status, '')}".rstrip()
    if 300 <= response.status < 400:
        typed = response.getheader("Location")
        location = absolute(typed, url) if typed else None
        where = f"to {redacted(location)}" if location else "to nowhere"
        return f"{said}, {where}; it is not followed"
    words = _words(response)
    return f"{said}: {without_secrets(words, url)}" if words else said


def _words(response: http.client.HTTPResponse) -> str:
    """The beginning of an answer in plain text, without what could steer a terminal."""
    if (response.getheader("Content-Type") or "").partition(";")[0].strip() != "text/plain":
        return ""
    try:
        start = response.read(_EXCERPT).decode("utf-8", "replace")
    except (_Refused, OSError, http.client.HTTPException, ValueError):
        return ""
    shown = "".join(sign if sign.isprintable() else " " for sign in start)
    return shorten(" ".join(shown.split()), 100)


def _reason(error: Exception) -> str:
    if isinstance(error, _Refused):
        return str(error)
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate cannot be trusted ({error.verify_message})"
    if isinstance(error, ssl.SSLError):
        return f"no secure connection came about ({error.reason or 'TLS'})"
    if isinstance(error, http.client.RemoteDisconnected):
        return "it closed the connection without an answer"
    if isinstance(error, OSError):
        return f"it cannot be reached ({error.strerror or type(error).__name__})"
    return "what it answers is not HTTP"
