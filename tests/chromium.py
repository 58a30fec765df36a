"""A Chromium for tests: it shows one page that reports, or is steered over two pipes.

Source: https://chromedevtools.github.io/devtools-protocol/
"""

from __future__ import annotations

import base64
import fcntl
import itertools
import json
import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds: what a page does ends long before."""

_START = """import os, sys
for place, end in ((3, sys.argv[1]), (4, sys.argv[2])):
    os.dup2(int(end), place)
os.execvp(sys.argv[3], sys.argv[3:])"""
"""Chromium reads from the third and writes to the fourth of its open files."""


_QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
NOBODY = "MAP * ~NOTFOUND"
"""Whom a page may ask: nobody by name, or this machine too."""
THIS_MACHINE = f"{NOBODY}, EXCLUDE 127.0.0.1"
SCHEMES = {"dark": 0, "light": 1}


def program(require: Callable[[bool, str], None]) -> str:
    """Where a Chromium is. require: the fixture, which skips the test where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((path for name in names if (path := shutil.which(name))), None)
    require(path is not None, "no Chromium found: apt-get install chromium")
    return str(path)


def report(
    path: str, url: str, profile: Path, *more: str, scheme: str = "light", asked: str = NOBODY
) -> str:
    """What a page has written between REPORTS and END when it has come to its end."""
    arguments = [
        path,
        *_QUIET,
        *("--virtual-time-budget=60000", "--dump-dom", f"--host-resolver-rules={asked}"),
        f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
        *(f"--user-data-dir={profile}", *more, url),
    ]
    finished = subprocess.run(arguments, capture_output=True, timeout=240, check=True)
    match = re.search(r"REPORTS(.*)END</pre>", finished.stdout.decode("utf-8"), re.DOTALL)
    assert match is not None, "the page did not come to its end"
    return match[1]


class Browser:
    """One window. asked: every address that any of its pages and frames wanted to load."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._rest = b""
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        page = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=page, flatten=True)
        self._session = session["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked for since the events were last emptied."""
        sent = (one for one in self.events if one["method"] == "Network.requestWillBeSent")
        return [one["params"]["request"]["url"] for one in sent]

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to one command; what happens meanwhile is kept."""
        number = next(self._numbers)
        said = {"id": number, "method": method, "params": params}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._to, json.dumps(said).encode() + b"\0")
        while True:
            message = self._message(PATIENCE)
            assert message is not None, f"{method} was not answered"
            if message.get("id") == number:
                assert "error" not in message, (method, message["error"])
                answer: dict[str, Any] = message["result"]
                return answer
            self.events.append(message)

    def _message(self, seconds: float) -> dict[str, Any] | None:
        until = time.monotonic() + seconds
        while b"\0" not in self._rest:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self._back], [], [], left)[0]:
                return None
            data = os.read(self._back, 2**20)
            assert data, "Chromium has ended"
            self._rest += data
        message, _, self._rest = self._rest.partition(b"\0")
        read: dict[str, Any] = json.loads(message)
        return read

    def open(self, url: str) -> None:
        """Show a page, and wait until all of it is loaded, frames too."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def wait_for(self, method: str) -> None:
        """Until this has happened."""
        until = time.monotonic() + PATIENCE
        while not any(one["method"] == method for one in self.events):
            message = self._message(until - time.monotonic())
            assert message is not None, f"{method} did not happen"
            self.events.append(message)

    def pause(self, seconds: float) -> None:
        """Let pages do what they will."""
        until = time.monotonic() + seconds
        while (message := self._message(max(0, until - time.monotonic()))) is not None:
            self.events.append(message)

    def value(self, expression: str) -> Any:
        """What an expression gives in the page; promises are waited for."""
        found = self.call(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def window(self, width: int, height: int, scheme: str = "light") -> None:
        """The window's size, and whether the system is dark or light."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", features=features)

    def click(self, x: float, y: float) -> None:
        """Move there and click."""
        where = {"x": x, "y": y}
        self.call("Input.dispatchMouseEvent", type="mouseMoved", **where)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **where)

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """Keep what the window shows as a PNG."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        file.write_bytes(base64.b64decode(data))


@contextmanager
def browser(path: str, profile: Path) -> Iterator[Browser]:
    """A browser that asks nobody but this machine for anything."""
    (theirs_in, ours_out), (ours_in, theirs_out) = os.pipe(), os.pipe()
    ends = [fcntl.fcntl(one, fcntl.F_DUPFD, 10) for one in (theirs_in, theirs_out)]
    arguments = [
        path,
        *_QUIET,
        *("--remote-debugging-pipe", "--disable-popup-blocking"),
        "--disable-features=IsolateSandboxedIframes",  # else what frames ask for is not told
        f"--host-resolver-rules={THIS_MACHINE}",
        f"--user-data-dir={profile}",
    ]
    start = [sys.executable, "-c", _START, *map(str, ends), *arguments]
    process = subprocess.Popen(start, pass_fds=ends, stderr=subprocess.DEVNULL)
    for one in (theirs_in, theirs_out, *ends):
        os.close(one)
    try:
        yield Browser(ours_out, ours_in)
    finally:
        process.terminate()
        process.wait(20)
        os.close(ours_out)
        os.close(ours_in)
