"""One POST to a hub: what counts as taken, what is never waited for, where nothing is sent."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Require
from hub import Hub, running
from patience import patience

from feedsmith.publication.public_addresses import is_public
from feedsmith.publication.redaction import redacted, without_secrets
from feedsmith.publication.wire import Answer, Limits, post

FORM = {"hub.mode": "publish", "hub.url": "https://a.example/feed.xml?a=1&b=ü"}
SOON = Limits(seconds=0.3)
PUBLIC = "93.184.215.14"

NOT_PUBLIC = [
    *("127.0.0.1", "127.8.8.8", "10.0.0.8", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
    *("198.18.0.1", "::1", "::", "fe80::1%lo", "fec0::1", "fc00::1", "fd12::1", "ff02::1"),
    *("ff0e::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.8", f"::ffff:{PUBLIC}"),
    *("::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::5db8:d70e", "64:ff9b:1::7f00:1"),
    *("2002:7f00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "100::1"),
]


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running() as one:
        yield one


def named(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """From here on every name leads to these addresses; what is asked for is kept in the list."""
    asked = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        families = [socket.AF_INET6 if ":" in one else socket.AF_INET for one in addresses]
        rest = [(0, 0) if ":" in one else () for one in addresses]
        return [
            (family, socket.SOCK_STREAM, 6, "", (one, port, *more))
            for family, one, more in zip(families, addresses, rest, strict=True)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def unreachable(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """From here on no connection comes about; where one is wanted to is kept in the list."""
    wanted: list[object] = []

    class Socket(socket.socket):
        def connect(self, address: object) -> None:
            wanted.append(address)
            raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "socket", Socket)
    return wanted


@pytest.mark.parametrize("status", [200, 202, 204])
def test_2xx_to_the_post_is_success(status: int, hub: Hub) -> None:
    assert post(hub.url(f"/{status}"), FORM, allow_local=True) == Answer(status)
    (request,) = hub.requests
    assert (request.method, request.path, request.form) == ("POST", f"/{status}", FORM)
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert request.headers["host"] == f"127.0.0.1:{hub.port}"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_a_failure_that_names_where_it_led(status: int, hub: Hub) -> None:
    answer = post(hub.url(f"/{status}"), FORM, allow_local=True)
    assert not answer.is_good
    assert answer.reason.endswith(f"to {hub.url('/elsewhere?key=…')}; it is not followed")
    assert [(one.method, one.path) for one in hub.requests] == [("POST", f"/{status}")]


@pytest.mark.parametrize("status", [304, 400, 404, 410, 429, 500, 503, 600])
def test_any_other_status_is_a_failure(status: int, hub: Hub) -> None:
    answer = post(hub.url(f"/{status}"), FORM, allow_local=True)
    assert (answer.is_good, answer.status) == (False, status)
    assert f"it answers {status}" in answer.reason


def test_what_a_hub_says_in_plain_text_is_told_without_what_steers_a_terminal(hub: Hub) -> None:
    answer = post(hub.url("/400?token=abc"), FORM, allow_local=True)
    assert answer.reason == ("it answers 400 Bad Request: Bad hub.url: no [31m such topic, token=…")


@pytest.mark.parametrize("mood", ["drip-headers", "drip-lines", "silent"])
def test_the_deadline_is_one_for_all_of_it(mood: str, hub: Hub) -> None:
    with patience():
        answer = post(hub.url(f"/{mood}"), FORM, SOON, allow_local=True)
    assert answer == Answer(None, "it did not answer within 0.3 seconds")


def test_a_hub_that_never_accepts_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf, patience():
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}/"
        assert "did not answer" in post(url, FORM, SOON, allow_local=True).reason


def test_a_greeting_that_does_not_end_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf, patience():
        url = f"https://127.0.0.1:{deaf.getsockname()[1]}/"
        assert "did not answer" in post(url, FORM, SOON, allow_local=True).reason


def test_a_resolver_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait() and [])
    try:
        with patience():
            assert "did not answer" in post("https://hub.example/", FORM, SOON).reason
    finally:
        over.set()


@pytest.mark.parametrize("mood", ["drip-body", "flood-body"])
def test_what_follows_a_success_is_not_waited_for(mood: str, hub: Hub) -> None:
    with patience():
        assert post(hub.url(f"/{mood}"), FORM, allow_local=True) == Answer(200)


def test_what_follows_a_failure_is_waited_for_until_the_deadline(hub: Hub) -> None:
    with patience():
        answer = post(hub.url("/drip-failure"), FORM, SOON, allow_local=True)
    assert answer == Answer(500, "it answers 500 Internal Server Error")


def test_of_a_flood_a_line_is_told(hub: Hub) -> None:
    with patience():
        answer = post(hub.url("/flood-failure"), FORM, allow_local=True)
    assert answer.status == 500
    assert answer.reason.endswith("xy xy…")
    assert len(answer.reason) < 150


@pytest.mark.parametrize(
    ("mood", "said"),
    [
        ("flood-headers", "its answer does not come to an end"),
        ("flood-continue", "its answer does not come to an end"),
        ("garbage", "what it answers is not HTTP"),
        ("close", "it closed the connection without an answer"),
    ],
)
def test_what_is_no_answer_is_told(mood: str, said: str, hub: Hub) -> None:
    with patience():
        assert post(hub.url(f"/{mood}"), FORM, allow_local=True) == Answer(None, said)


def test_a_broken_body_leaves_the_status(hub: Hub) -> None:
    answer = post(hub.url("/wrong-chunks"), FORM, allow_local=True)
    assert answer == Answer(500, "it answers 500 Internal Server Error")


def test_no_more_is_read_than_the_limit(hub: Hub) -> None:
    limits = Limits(size=20)
    assert "not come to an end" in post(hub.url("/202"), FORM, limits, allow_local=True).reason


def test_a_hub_that_is_not_there_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as once:
        port = once.getsockname()[1]
    answer = post(f"http://127.0.0.1:{port}/", FORM, allow_local=True)
    assert answer.reason == "it cannot be reached (Connection refused)"


def test_a_name_that_leads_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert post("https://hub.example/", FORM) == Answer(None, "its name leads to no address")


@pytest.mark.parametrize(
    "url", ["hub.example.org", "ftp://hub.example/", "https://", "file:///etc/hosts", "//a/", ""]
)
def test_what_is_no_web_address_is_told(url: str) -> None:
    assert "no web address" in post(url, FORM, allow_local=True).reason


def test_no_line_can_be_added_to_the_request(hub: Hub) -> None:
    post(hub.url("/204?a=\r\nX-Mine: 1\r\n\r\n"), {"hub.url": "a\r\nb"}, allow_local=True)
    (request,) = hub.requests
    assert "x-mine" not in request.headers
    assert request.form == {"hub.url": "a\r\nb"}


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_no_connection_is_made_to_what_is_not_public(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, address)
    wanted = unreachable(monkeypatch)
    answer = post("https://hub.example/", FORM)
    assert answer.reason == f"its address {address} is not on the public internet"
    assert wanted == []


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07::1"])
def test_what_is_public_is_known(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url", ["https://127.0.0.1/", "https://2130706433/", "https://[::1]/", "https://localhost/"]
)
def test_no_spelling_of_this_machine_is_connected_to(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = unreachable(monkeypatch)
    assert not post(url, FORM).is_good
    assert wanted == []


def test_http_is_for_this_network_alone(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "it is http" in post(hub.url("/204"), FORM).reason
    assert hub.connections == 0
    named(monkeypatch, PUBLIC)
    wanted = unreachable(monkeypatch)
    assert "only https" in post("http://hub.example/", FORM, allow_local=True).reason
    assert wanted == []


def test_the_connection_goes_to_the_address_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, wanted = named(monkeypatch, "127.0.0.1", PUBLIC), unreachable(monkeypatch)
    post("https://hub.example:8443/", FORM)
    assert asked == ["hub.example"]
    assert wanted == [(PUBLIC, 8443)]


def test_the_next_address_is_tried_where_one_does_not_answer(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, "::1", "127.0.0.1")
    assert post(f"http://hub.example:{hub.port}/204", FORM, allow_local=True) == Answer(204)


def test_neither_proxies_nor_credentials_come_into_it(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    url = hub.url("/204").replace("//", "//ann:secret@")
    assert post(url, FORM, allow_local=True) == Answer(204)
    assert "secret" not in str(hub.requests)
    assert "authorization" not in hub.requests[0].headers


Certificate = Callable[[str], Path]


@pytest.fixture
def certificate(tmp_path: Path, require: Require) -> Certificate:
    """Makes a key and a certificate for a name, in one file."""
    openssl = shutil.which("openssl")
    require(openssl is not None, "openssl is missing: apt install openssl")

    def make(name: str) -> Path:
        key, made = tmp_path / "key.pem", tmp_path / "made.pem"
        command = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout {key}"
        command += f" -out {made} -days 2 -subj /CN={name} -addext subjectAltName=DNS:{name}"
        subprocess.run([str(openssl), *command.split()], check=True, capture_output=True)
        made.write_bytes(made.read_bytes() + key.read_bytes())
        return made

    return make


def test_a_secure_hub_is_known_by_its_name(
    certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate("hub.example")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    named(monkeypatch, "127.0.0.1")
    with running(context) as hub:
        url = f"https://hub.example:{hub.port}/204"
        strange = post(url, FORM, allow_local=True)
        assert strange.reason.startswith("its certificate cannot be trusted (self-signed")
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        assert post(url, FORM, allow_local=True) == Answer(204)
        assert hub.requests[-1].headers["host"] == f"hub.example:{hub.port}"
        other = post(url.replace("hub.", "other."), FORM, allow_local=True)
        assert "Hostname mismatch" in other.reason
        assert len(hub.requests) == 1


def test_a_hub_that_speaks_no_tls_is_told(hub: Hub) -> None:
    answer = post(hub.url("/204").replace("http:", "https:"), FORM, SOON, allow_local=True)
    assert answer.status is None
    assert hub.requests == []


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://hub.example/", "https://hub.example/"),
        ("https://ann:secret@hub.example:1/a", "https://…@hub.example:1/a"),
        ("https://a@b:c@hub.example/", "https://…@hub.example/"),
        ("https://hub.example/a?token=x&b=y#z", "https://hub.example/a?token=…&b=…"),
        ("https://hub.example/?secret", "https://hub.example/?…"),
        ("https://hub.example/?secret&b=y", "https://hub.example/?…&b=…"),
        ("https://hub.example/?b=y&secret", "https://hub.example/?b=…&…"),
        ("https://hub.example/?", "https://hub.example/?"),
    ],
)
def test_what_may_be_secret_is_hidden(url: str, shown: str) -> None:
    assert redacted(url) == shown


def test_a_secret_that_comes_back_is_hidden() -> None:
    said = "no user ann with s3 cret, nor abc"
    assert without_secrets(said, "https://ann:s3%20cret@a.example/?t=abc") == (
        "no user … with …, nor …"
    )
