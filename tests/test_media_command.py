"""`feedsmith media probe`: of files, and of what a server sends, well or badly."""

from __future__ import annotations

import io
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import media_bytes as made
import pytest
import small_media
from click.testing import CliRunner, Result
from patience import patience

from feedsmith.cli import main
from feedsmith.cli.download import Limits, download
from feedsmith.configuration import read_configuration
from feedsmith.problems import FeedsmithError

EPISODE = small_media.mp3(20)
FILES = {
    "/ep.mp3": EPISODE,
    "/ep%20two.m4a": made.m4a(nero=[(0, "Intro")], title="Zwei"),
    "/cut.mp3": EPISODE[: len(EPISODE) // 2],
    "/ep.aac": bytes([0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC]) + bytes(200),
    "/page.mp3": b"<!doctype html><title>Gone</title>",
    "/letter.mp3": b"Dear listeners",
    "/empty.mp3": b"",
}
REDIRECTS = {
    "/moved.mp3": "/again.mp3",
    "/again.mp3": "/ep.mp3",
    "/circle.mp3": "/circle.mp3",
    "/local.mp3": "file:///etc/hosts",
}


class Handler(BaseHTTPRequestHandler):
    """Serves FILES; misbehaves where the path says so."""

    protocol_version = "HTTP/1.1"
    timeout = 10

    def do_GET(self) -> None:
        if self.path in FILES:
            self.answer(200, FILES[self.path])
        elif self.path in REDIRECTS:
            self.answer(302, b"", Location=REDIRECTS[self.path])
        elif self.path == "/short.mp3":
            self.answer(200, EPISODE, length=len(EPISODE) + 1)
            self.close_connection = True
        elif self.path == "/huge.mp3":
            self.answer(200, b"", length=2**50)
            self.close_connection = True
        elif self.path in ("/endless.mp3", "/slow.mp3"):
            self.stream(0.0 if self.path == "/endless.mp3" else 0.05)
        elif self.path == "/silent.mp3":
            time.sleep(1)
            self.close_connection = True
        elif self.path == "/nonsense.mp3":
            self.wfile.write(b"nonsense\r\n\r\n")
            self.close_connection = True
        elif self.path == "/locked.mp3":
            self.answer(403, b"no")
        else:
            self.answer(404, b"not here")

    def answer(self, status: int, data: bytes, length: int | None = None, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def stream(self, pause: float) -> None:
        """Send chunks until nobody wants more, or ten seconds have passed."""
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        began = time.monotonic()
        try:
            while time.monotonic() - began < 10:
                self.wfile.write(b"400\r\n" + bytes(1024) + b"\r\n")
                time.sleep(pause)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command runs in; no proxy stands between it and the server."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("no_proxy", "*")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["media", "probe", *arguments])


def test_a_file_is_told_of(here: Path) -> None:
    (here / "ep.m4a").write_bytes(FILES["/ep%20two.m4a"])
    result = run("ep.m4a")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "ep.m4a",
        f"  size: {len(FILES['/ep%20two.m4a'])} bytes",
        "  type: audio/mp4",
        "  duration: 0:01:00",
        "  bit rate: 0 kbit/s",
        "  title: Zwei",
        "  chapter: 0:00:00 Intro",
    ]


def test_a_picture_is_told_of(here: Path) -> None:
    (here / "cover.png").write_bytes(small_media.png(8, 6, 6))
    assert "  picture: 8 × 6 pixels, RGB, with transparency\n" in run("cover.png").stdout


def test_many_chapters_are_counted(here: Path) -> None:
    (here / "ep.m4a").write_bytes(made.m4a(nero=[(n, f"Part {n}") for n in range(25)]))
    assert "  and 5 chapters more\n" in run("ep.m4a").stdout


@pytest.mark.parametrize("name", ["ep.mp3", "moved.mp3"])
def test_the_table_of_an_address_is_printed(name: str, server: str) -> None:
    result = run(f"{server}/{name}")
    assert result.exit_code == 0, result.output
    assert tomllib.loads(result.stdout) == {
        "media": {f"{server}/{name}": {"size": len(EPISODE), "duration": 20, "type": "audio/mpeg"}}
    }
    assert "# bit rate: 8 kbit/s\n" in result.stdout


def test_an_address_is_written_as_feeds_say_it(server: str) -> None:
    assert f'[media."{server}/ep%20two.m4a"]' in run(f"{server}/ep two.m4a").stdout


def test_nothing_is_left_of_a_download(server: str) -> None:
    before = set(Path(tempfile.gettempdir()).glob("feedsmith-*"))
    run(f"{server}/ep.mp3")
    assert set(Path(tempfile.gettempdir()).glob("feedsmith-*")) <= before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.mp3", "the server answers 404 Not Found"),
        ("locked.mp3", "the server answers 403 Forbidden"),
        ("circle.mp3", "its redirects lead in a circle"),
        ("local.mp3", "its redirects lead in a circle, or to no address of the web"),
        ("short.mp3", f"broke off after {len(EPISODE)} of {len(EPISODE) + 1} bytes"),
        ("huge.mp3", "larger than 4294967296 bytes"),
        ("nonsense.mp3", "the transfer broke off (BadStatusLine"),
        ("cut.mp3", "the file is cut short"),
        ("page.mp3", "this is a web page"),
        ("letter.mp3", "no media file that is known"),
        ("empty.mp3", "the file is empty"),
    ],
)
def test_what_goes_wrong_is_told_and_nothing_printed(name: str, said: str, server: str) -> None:
    result = run(f"{server}/{name}")
    assert result.exit_code == 1
    assert f"{server}/{name}: " in result.stderr
    assert said in result.stderr
    assert result.stdout == ""


def test_a_recording_without_a_duration_is_printed_and_told(server: str) -> None:
    result = run(f"{server}/ep.aac")
    assert result.exit_code == 1
    assert "raw AAC" in result.stderr
    assert tomllib.loads(result.stdout)["media"][f"{server}/ep.aac"] == {
        "size": 207,
        "type": "audio/aac",
    }


def test_one_failure_does_not_keep_the_rest(server: str) -> None:
    result = run(f"{server}/none.mp3", f"{server}/ep.mp3")
    assert result.exit_code == 1
    assert f'[media."{server}/ep.mp3"]' in result.stdout


def test_a_server_that_is_not_there_is_told() -> None:
    result = run("http://127.0.0.1:9/ep.mp3")
    assert result.exit_code == 1
    assert "the server cannot be reached" in result.stderr


@pytest.mark.parametrize(
    ("name", "limits", "said"),
    [
        ("endless.mp3", Limits(size=100_000), "larger than 100000 bytes"),
        ("slow.mp3", Limits(seconds=0.3), "longer than 0 seconds"),
        ("silent.mp3", Limits(patience=0.3), "nothing came for 0 seconds"),
    ],
)
def test_downloads_are_bounded(name: str, limits: Limits, said: str, server: str) -> None:
    with patience(), pytest.raises(FeedsmithError, match=said):
        download(f"{server}/{name}", io.BytesIO(), lambda _, __: lambda: None, limits)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.mp3"], "nothing.mp3 is no file"),
        (["ftp://example.org/ep.mp3"], "no address of the web"),
        (["https://"], "no address of the web"),
        ([], "Missing argument"),
        (["--write", "ep.mp3"], "--write is for URLs"),
        (["--write", "--config", "no.toml", "http://127.0.0.1:9/"], "no.toml is not there"),
        (["--write", "--config", "bad.toml", "http://127.0.0.1:9/"], "bad.toml:1: unknown key"),
    ],
)
def test_misuse_is_told_before_anything_is_fetched(
    arguments: list[str], said: str, here: Path
) -> None:
    (here / "ep.mp3").write_bytes(EPISODE)
    (here / "bad.toml").write_text("sit = 1\n", "utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


TYPED = """# Our show
[site]
url = "https://example.org/"  # here

[feed]
limit = 5
"""


def test_a_table_is_added_and_all_else_stays(here: Path, server: str) -> None:
    (here / "feedsmith.toml").write_text(TYPED, "utf-8")
    result = run("--write", f"{server}/ep.mp3", f"{server}/ep%20two.m4a")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f'feedsmith.toml: [media."{server}/ep.mp3"] changed\n')
    text = (here / "feedsmith.toml").read_text("utf-8")
    assert text.startswith(TYPED + f'\n[media."{server}/ep.mp3"]\nsize = ')
    tables = read_configuration(here / "feedsmith.toml").media
    assert tables[f"{server}/ep.mp3"].seconds == 20
    assert tables[f"{server}/ep%20two.m4a"].type == "audio/mp4"


def test_a_table_is_replaced_where_it_stands(here: Path, server: str) -> None:
    old = f"[ media . '{server}/ep.mp3' ] # mine\nsize = 1\n\n# Next\n[feed]\nlimit = 5\n"
    (here / "feedsmith.toml").write_text(old, "utf-8")
    assert run("--write", f"{server}/ep.mp3").exit_code == 0
    assert (here / "feedsmith.toml").read_text("utf-8") == (
        f'[media."{server}/ep.mp3"]\nsize = {len(EPISODE)}\nduration = 20\ntype = "audio/mpeg"\n'
        "\n# Next\n[feed]\nlimit = 5\n"
    )


def test_what_the_file_does_not_say_stays_as_typed(here: Path, server: str) -> None:
    old = f'[media."{server}/ep.aac"]\nsize = 1\nduration = "30:00"\n'
    (here / "feedsmith.toml").write_text(old, "utf-8")
    assert run("--write", f"{server}/ep.aac").exit_code == 1
    written = read_configuration(here / "feedsmith.toml").media[f"{server}/ep.aac"]
    assert (written.size, written.seconds, written.type) == (207, 1800, "audio/aac")


def test_writing_twice_changes_nothing(here: Path, server: str) -> None:
    run("--write", f"{server}/ep.mp3")
    before = (here / "feedsmith.toml").read_bytes()
    assert run("--write", f"{server}/ep.mp3").stdout.endswith("unchanged\n")
    assert (here / "feedsmith.toml").read_bytes() == before


def test_line_ends_and_byte_order_marks_stay(here: Path, server: str) -> None:
    (here / "feedsmith.toml").write_bytes(b"\xef\xbb\xbf[feed]\r\nlimit = 5")
    assert run("--write", f"{server}/ep.mp3").exit_code == 0
    written = (here / "feedsmith.toml").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf[feed]\r\nlimit = 5\r\n\r\n[media.")
    assert written.count(b"\n") == written.count(b"\r\n")


def test_pyproject_has_its_tables_below_tool(here: Path, server: str) -> None:
    (here / "pyproject.toml").write_text("[tool.feedsmith.feed]\nlimit = 5\n", "utf-8")
    for _ in range(2):
        assert run("--write", f"{server}/ep.mp3").exit_code == 0
    assert (here / "pyproject.toml").read_text("utf-8").count("[tool.feedsmith.media.") == 1
    assert read_configuration(here / "pyproject.toml").media[f"{server}/ep.mp3"].seconds == 20
    assert not (here / "feedsmith.toml").exists()


def test_a_configuration_that_is_typed_in_another_way_is_left_alone(
    here: Path, server: str
) -> None:
    old = f'media = {{ "{server}/ep.mp3" = {{ size = 1 }} }}\n'
    (here / "feedsmith.toml").write_text(old, "utf-8")
    result = run("--write", f"{server}/ep.mp3")
    assert result.exit_code == 1
    assert "cannot be written there" in result.stderr
    assert (here / "feedsmith.toml").read_text("utf-8") == old


@pytest.mark.parametrize("name", ["cut.mp3", "none.mp3", "page.mp3"])
def test_nothing_is_written_of_what_is_broken(name: str, here: Path, server: str) -> None:
    assert run("--write", f"{server}/{name}").exit_code == 1
    assert not (here / "feedsmith.toml").exists()


def test_quiet_says_what_is_wrong_alone(here: Path, server: str) -> None:
    (here / "ep.mp3").write_bytes(EPISODE)
    assert run("-q", "ep.mp3").output == ""
    assert run("-q", "--write", f"{server}/ep.mp3").output == ""
    assert "#" not in run("-q", f"{server}/ep.mp3").output
    assert "404" in run("-q", f"{server}/none.mp3").output
