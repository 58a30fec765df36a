"""Downloads one file for a look at it: bounded in size and time, told in the author's words.

Source: https://docs.python.org/3/library/urllib.request.html
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from feedsmith import __version__
from feedsmith.cli.progress import Progress
from feedsmith.problems import FeedsmithError

_AT_ONCE = 2**16
STEP = 2**20
"""Bytes between two steps of the progress bar."""
_MENDS = {
    401: "The file must be there for everyone; feed readers have no password.",
    403: "The file must be there for everyone; ask its host to let programs fetch it.",
    404: "Correct the address, or upload the file.",
    410: "Correct the address, or upload the file again.",
    429: "The server asks to wait; try again later.",
}


class Limits(NamedTuple):
    """size: bytes. seconds: for all of it. patience: seconds without any byte."""

    size: int = 4 * 2**30
    seconds: float = 3600
    patience: float = 30


LIMITS = Limits()


class NotThere(FeedsmithError):
    """The server has nothing under this address."""


Stage = Callable[[str, int], Callable[[], None]]
"""Begins to show how far something is: its name and how many steps it has."""


def download(url: str, into: BinaryIO, stage: Stage, limits: Limits = LIMITS) -> None:
    """Write what this address serves, redirects followed. Raises FeedsmithError."""
    deadline = time.monotonic() + limits.seconds
    headers = {"User-Agent": f"feedsmith/{__version__}", "Accept-Encoding": "identity"}
    request = Request(url.partition("#")[0], headers=headers)  # noqa: S310 -- no handler of files is asked
    try:
        with _opener().open(request, timeout=limits.patience) as response:
            _copy(url, response, into, stage, limits, deadline)
    except HTTPError as error:
        error.close()
        raise _refused(url, error) from None
    except TimeoutError:
        raise _silent(url, limits) from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _silent(url, limits) from None
        raise _unreachable(url, error.reason) from None
    except (http.client.HTTPException, ConnectionError, ssl.SSLError, ValueError) as error:
        said = f"{type(error).__name__}: {error}".removesuffix(": ")
        raise _failed(url, f"the transfer broke off ({said})") from None
    except OSError as error:
        raise _failed(url, f"the transfer failed ({error.strerror or error})") from None


def downloaded_feed(url: str, seconds: float) -> bytes:
    """What this address serves, if it is no larger than feeds may be. Raises FeedsmithError."""
    from feedsmith.loaders.feeds import BIGGEST

    into = BytesIO()
    with Progress(hidden=True) as progress:
        download(url, into, progress.stage, Limits(size=BIGGEST, seconds=seconds))
    return into.getvalue()


def _opener() -> OpenerDirector:
    """Of the web alone: a redirect must not lead to a file of this computer."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        UnknownHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPDefaultErrorHandler,
        HTTPRedirectHandler,
        HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _copy(
    url: str,
    response: http.client.HTTPResponse,
    into: BinaryIO,
    stage: Stage,
    limits: Limits,
    deadline: float,
) -> None:
    promised = _promised(response)
    if promised is not None and promised > limits.size:
        raise _too_large(url, limits)
    step = stage("downloading", (promised or limits.size) // STEP + 1)
    got = 0
    while data := response.read1(_AT_ONCE):
        steps = (got + len(data)) // STEP - got // STEP
        got += len(data)
        if got > limits.size:
            raise _too_large(url, limits)
        if time.monotonic() > deadline:
            raise _failed(url, f"it took longer than {limits.seconds:.0f} seconds")
        into.write(data)
        for _ in range(steps):
            step()
    if promised is not None and got < promised:
        raise _failed(url, f"the transfer broke off after {got} of {promised} bytes")


def _promised(response: http.client.HTTPResponse) -> int | None:
    """How many bytes are to come, where the server says so."""
    typed = response.headers.get("Content-Length", "")
    chunked = "Transfer-Encoding" in response.headers
    return int(typed) if typed.isdecimal() and len(typed) < 20 and not chunked else None


def _refused(url: str, error: HTTPError) -> FeedsmithError:
    if 300 <= error.code < 400:
        return FeedsmithError(
            f"{url}: its redirects lead in a circle, or to no address of the web",
            "Write the address that the file is at in the end.",
        )
    mend = _MENDS.get(error.code, "Open the address in a browser; try again later.")
    kind = NotThere if error.code == 404 else FeedsmithError
    return kind(f"{url}: the server answers {error.code} {error.reason}", mend)


def _silent(url: str, limits: Limits) -> FeedsmithError:
    return _failed(url, f"nothing came for {limits.patience:.0f} seconds")


def _unreachable(url: str, reason: object) -> FeedsmithError:
    said = getattr(reason, "strerror", None) or reason
    return FeedsmithError(
        f"{url}: the server cannot be reached ({said})", "Check the address and the connection."
    )


def _too_large(url: str, limits: Limits) -> FeedsmithError:
    return FeedsmithError(
        f"{url}: it is larger than {limits.size} bytes",
        "Type its size, type and duration into feedsmith.toml yourself.",
    )


def _failed(url: str, what: str) -> FeedsmithError:
    return FeedsmithError(f"{url}: {what}", "Try again later.")
