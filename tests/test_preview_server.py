"""The preview answers this machine's browser for what it has made, and refuses everything else."""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from chromium import browser, program
from patience import patience
from previewing import NOW, Client, copied, seen, serving, shown

from feedsmith.cli.preview import look
from feedsmith.detection import detect_site
from feedsmith.media.cache import MediaFiles
from feedsmith.preview.following import Following, Sources, places
from feedsmith.preview.looks import key
from feedsmith.problems import FeedsmithError
from feedsmith.site import Site

PROGRAM = Path(sys.executable).parent / "feedsmith"
MOST = 10
"""Seconds until a change must be shown; it is a small part of one on most machines."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    site = copied("essays", tmp_path_factory.mktemp("site"))
    (site / ".git").mkdir()
    (site / ".git" / "config").write_text("secret")
    for name in (".env", "feedsmith.lock", "out.png"):
        (site / "public" / name).write_text("secret")
    (site / "public" / "out.png").unlink()
    (site / "public" / "out.png").symlink_to("/etc/passwd")
    (site / "feedsmith.lock").unlink(missing_ok=True)
    with shown(seen(site)) as client:
        yield client


def raw(port: int, said: bytes) -> bytes:
    """What the server says to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(said)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while data := connection.recv(2**16):
                answer += data
        except ConnectionResetError:
            pass
        return answer


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.[01] (\d{3}) ", answer)
    assert found, answer[:80]
    return int(found[1])


def get(client: Client, target: str, host: str | None = None) -> bytes:
    said = f"127.0.0.1:{client.port}" if host is None else host
    return raw(client.port, f"GET {target} HTTP/1.1\r\nHost: {said}\r\n\r\n".encode("latin-1"))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:PORT.evil.example",
        "127.0.0.1:PORT@evil.example",
        "127.0.0.2:PORT",
        "[::1]:PORT",
        "0.0.0.0:PORT",
        "localhost.evil.example:PORT",
        "localhost:",
        "2130706433:PORT",
        "",
    ],
)
def test_another_host_is_refused(client: Client, host: str) -> None:
    assert status(get(client, "/", host.replace("PORT", str(client.port)))) == 421


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_this_machines_names_are_answered(client: Client, name: str) -> None:
    assert status(get(client, "/", f"{name}:{client.port}")) == 200


def test_no_host_and_two_hosts_are_refused(client: Client) -> None:
    assert status(raw(client.port, b"GET / HTTP/1.1\r\n\r\n")) == 421
    assert status(raw(client.port, b"GET / HTTP/1.0\r\n\r\n")) == 421
    mine = f"Host: 127.0.0.1:{client.port}\r\n"
    both = f"GET / HTTP/1.1\r\n{mine}Host: evil.example\r\n\r\n"
    assert status(raw(client.port, both.encode())) == 421
    assert status(raw(client.port, f"GET / HTTP/1.1\r\n{mine}{mine}\r\n".encode())) == 421


@pytest.mark.parametrize(
    "target",
    [
        "/../feedsmith.toml",
        "/static/../looks.py",
        "/static/%2e%2e/looks.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static%2flive.js",
        "/static%5clive.js",
        "/static\\live.js",
        "//",
        "//static/live.js",
        "///etc/passwd",
        "/static/live.js\0",
        "/static/live.js%00",
        "/static/live.js?a=b",
        "/static/live.js#a",
        "/static/live.js/",
        "/static/",
        "/static",
        "/site/",
        "/site/out.png",
        "/out.png",
        "/images/drawer.png",
        "/.git/config",
        "/.env",
        "/feedsmith.lock",
        "/feedsmith.toml",
        "/feed.xml",
        "/etc/passwd",
        "http://evil.example/",
        "http://127.0.0.1/static/live.js",
        "file:///etc/passwd",
        "*",
        "static/live.js",
        "/STATIC/LIVE.JS",
        "/" + "a" * 60000,
    ],
)
def test_what_was_not_made_is_not_found(client: Client, target: str) -> None:
    answer = get(client, target)
    assert status(answer) == 404
    for word in (b"secret", b"root:", b"Traceback", b"[site]", b"evil", b"aaaa"):
        assert word not in answer


@pytest.mark.parametrize(
    "method",
    [
        "POST",
        "PUT",
        "DELETE",
        "OPTIONS",
        "PATCH",
        "TRACE",
        "CONNECT",
        "PROPFIND",
        "get",
        "__init__",
    ],
)
def test_only_get_and_head_are_answered(client: Client, method: str) -> None:
    said = f"{method} / HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nContent-Length: 0\r\n\r\n"
    answer = raw(client.port, said.encode())
    assert status(answer) == 405
    assert b"Allow: GET, HEAD" in answer


def test_a_foreign_host_learns_nothing_by_other_methods(client: Client) -> None:
    assert status(raw(client.port, b"POST / HTTP/1.1\r\nHost: evil.example\r\n\r\n")) == 421


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\n" + b"A: a\r\n" * 200 + b"\r\n", 431),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
        (b"GET / a HTTP/1.1\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_is_refused_without_a_traceback(
    client: Client, said: bytes, wanted: int
) -> None:
    answer = raw(client.port, said)
    assert b"Traceback" not in answer
    assert wanted == status(answer) if answer.startswith(b"HTTP/") else len(answer) < 100
    assert client.ask("/").status == 200


def test_nobody_outside_of_this_machine_is_answered(client: Client) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.2", 0))
        one.settimeout(5)
        with pytest.raises(OSError, match=r"refused"):
            one.connect(("127.0.0.2", client.port))


def test_head_says_what_get_would(client: Client) -> None:
    get, head = client.ask("/"), client.ask("/", "HEAD")
    assert head.body == b""
    assert head.headers["Content-Length"] == str(len(get.body))


def test_every_answer_forbids_what_is_not_needed(client: Client) -> None:
    document = f"/{key('feed.xml')}/"
    picture = re.search(r'src="(/site/[^"]+)"', client.page(document))
    assert picture
    for path in ("/", document, "/nowhere", "/version", "/static/live.js", picture[1]):
        headers = client.ask(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "unsafe-eval" not in headers["Content-Security-Policy"]
        wanted = "cross-origin" if path == picture[1] else "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == wanted
        assert "Access-Control-Allow-Origin" not in headers
    page = client.ask("/").headers["Content-Security-Policy"]
    for said in ("script-src 'self'", "form-action 'none'", "base-uri 'none'", "frame-src 'self'"):
        assert said in page
    assert "unsafe-inline" not in page


def test_a_page_that_cannot_be_made_says_so_and_the_next_one_can(tmp_path: Path) -> None:
    made = seen(copied("essays", tmp_path))
    broken = made.build._replace(outputs={**made.build.outputs, "feed.xml": None})  # type: ignore[dict-item]  # what no build makes
    with shown(made._replace(build=broken)) as client:
        answer = client.ask(f"/{key('feed.xml')}/document")
        assert answer.status == 500
        assert "Traceback" not in answer.text
        assert client.ask("/").status == 200


def test_a_file_that_became_a_link_is_not_served(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    with shown(seen(site)) as client:
        found = re.search(r'src="(/site/[^"]+)"', client.view(""))
        assert found
        assert client.ask(found[1]).status == 200
        for picture in (site / "public" / "images").iterdir():
            picture.unlink()
            picture.symlink_to("/etc/passwd")
        answer = client.ask(found[1])
        assert (answer.status, b"root:" in answer.body) == (404, False)


@contextmanager
def followed(folder: Path, site: Callable[[], Site] | None = None) -> Iterator[Client]:
    """A preview that follows a site."""
    media = MediaFiles(root=folder)
    sources = Sources(site or (lambda: detect_site(folder, NOW)), lambda one: look(one, media))
    following = Following(sources, remote=False)
    following.start()
    try:
        with serving(following.present) as client:
            until(lambda: client.page("/version").endswith('-1"}'))
            yield client
    finally:
        following.stop()


def until(claim: Callable[[], bool]) -> float:
    """Wait until something is so; the seconds that it took."""
    began = time.monotonic()
    while not claim():
        assert time.monotonic() - began < MOST, "it has not been shown"
        time.sleep(0.02)
    return time.monotonic() - began


def test_a_changed_post_is_shown_by_itself(
    tmp_path: Path, record_testsuite_property: Callable[[str, object], None]
) -> None:
    site = copied("essays", tmp_path)
    post = site / "content" / "essays" / "the-tide-table.md"
    with patience(), followed(site) as client:
        before = client.page("/version")
        assert "An Edited Title" not in client.view("")
        text = post.read_text("utf-8")
        post.write_text(text.replace("The Tide Table", "An Edited Title", 1), "utf-8")
        seconds = until(lambda: "An Edited Title" in client.view(""))
        record_testsuite_property("seconds until a change is shown", round(seconds, 3))
        assert client.page("/version") != before


def test_a_page_in_a_browser_shows_the_change_without_being_asked(
    tmp_path: Path, require: Callable[[bool, str], None]
) -> None:
    path = program(require)
    site = copied("essays", tmp_path)
    post = site / "content" / "essays" / "the-tide-table.md"
    with patience(), followed(site) as client, browser(path, tmp_path / "profile") as window:
        window.open(f"{client.address}/{key('feed.xml')}/")
        text = post.read_text("utf-8")
        post.write_text(text.replace("The Tide Table", "An Edited Title", 1), "utf-8")
        window.pause(1)
        until(lambda: "An Edited Title" in window.value("document.body?.textContent ?? ''"))


def test_a_new_post_the_configuration_and_the_pages_are_followed(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    posts = site / "content" / "essays"
    with patience(), followed(site) as client:
        (posts / "new.md").write_text("---\ntitle: Brand New\ndate: 2026-10-01\n---\nText.\n")
        until(lambda: "Brand New" in client.view(""))
        (posts / "new.md").unlink()
        until(lambda: "Brand New" not in client.view(""))
        file = site / "feedsmith.toml"
        said = file.read_text("utf-8")
        file.write_text(said.replace("Slow Instruments", "Quick Instruments"), "utf-8")
        until(lambda: "Quick Instruments" in client.page("/"))
        shutil.rmtree(site / "public")
        until(lambda: "Picture that is not in the output" in client.view(""))
        shutil.copytree(copied("essays", tmp_path / "again") / "public", site / "public")
        until(lambda: "Picture that is not in the output" not in client.view(""))
        (site / "public" / "images" / "room.png").unlink()
        until(lambda: "Picture that is not in the output" in client.view(""))


def test_an_error_is_shown_over_the_last_good_state_until_it_is_mended(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    file = site / "feedsmith.toml"
    said = file.read_text("utf-8")
    with patience(), followed(site) as client:
        file.write_text(said.replace("[site]", "[sight]"), "utf-8")
        until(lambda: 'role="alert"' in client.view(""))
        assert "The Tide Table" in client.view("")
        file.write_text(said, "utf-8")
        until(lambda: 'role="alert"' not in client.view(""))


def test_a_fault_of_feedsmiths_own_is_shown_without_a_traceback(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    broken: list[Exception] = []

    def found() -> Site:
        if broken:
            raise broken[0]
        return detect_site(site, NOW)

    with patience(), followed(site, found) as client:
        broken.append(KeyError("oops"))
        (site / "content" / "a.md").write_text("a")
        until(lambda: "feedsmith failed: KeyError" in client.page("/"))
        assert "Traceback" not in client.page("/")


def test_what_is_watched_is_content_pages_and_configuration(tmp_path: Path) -> None:
    site = detect_site(copied("essays", tmp_path), NOW)
    found = places(site)
    for folder in (*site.content, site.output):
        assert any(folder.is_relative_to(one) for one in found.deep)
    assert site.root in found.flat


def started(folder: Path, *options: str) -> tuple[subprocess.Popen[str], Client]:
    """The command, and what it serves."""
    process = subprocess.Popen(
        [str(PROGRAM), "preview", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
    assert said, process.stderr and process.stderr.read()
    return process, Client(int(said[1]))


def test_the_command_serves_until_it_is_interrupted_and_writes_nothing(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    before = {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*")}
    process, client = started(site, "--port", "0")
    with patience():
        until(lambda: "The Tide Table" in client.ask(f"/{key('feed.xml')}/").text)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate()
    assert (process.returncode, errors) == (0, "")
    assert {one: one.stat().st_mtime_ns for one in tmp_path.rglob("*")} == before


def test_a_port_that_is_taken_is_misuse_where_it_was_asked_for(tmp_path: Path) -> None:
    site = copied("essays", tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        run = subprocess.run(
            [str(PROGRAM), "preview", str(site), "--port", port],
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 2
    assert f"nothing can be served at port {port}" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_folder_without_a_site_is_misuse(tmp_path: Path) -> None:
    with pytest.raises(FeedsmithError):
        detect_site(tmp_path, NOW)
    run = subprocess.run(
        [str(PROGRAM), "preview", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert "No site was recognized" in run.stderr
